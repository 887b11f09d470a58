/// A telephone number of Vietnam, kept in the international form and read as people write it.
///
/// - Source: Thông tư 22/2014/TT-BTTTT (numbering plan): mobile numbers are `0(3|5|7|8|9)` and 8 digits, fixed ones `02` and 9
///   digits with the code of the area. Mobile numbers of 11 digits were converted in 2018.
public struct PhoneNumber: Hashable, Sendable {
    /// The form that is stored: `+84912345678`.
    public let e164: String

    public enum Problem: Error, Hashable, Sendable {
        case empty
        case notANumber
        /// Nine digits (ten of a fixed or a former number): a spreadsheet took the leading zero.
        case lostZero(proposal: PhoneNumber)
        /// Two numbers in one cell: which of them is kept is for a person to say.
        case severalNumbers
        case wrongLength(Int)
        /// As many digits as a number has, but no operator or area has the beginning.
        case unknownPrefix(String)
    }

    /// Blanks, dots, hyphens, brackets, a leading apostrophe, `+84`, `0084` and `84` for the zero are forgiven.
    public init(_ text: String) throws(Problem) {
        let cleaned = text.cleanedLine
        guard !cleaned.isEmpty else { throw .empty }
        guard cleaned.utf8.count <= 100 else { throw .notANumber }
        let groups = Self.groups(of: cleaned)
        if groups.count(where: { Self.isLongEnough($0.digits) }) > 1 { throw .severalNumbers }
        guard groups.count == 1, let group = groups.first, !group.isSpoilt else { throw .notANumber }
        try self.init(digits: group.digits, isInternational: group.isInternational)
    }

    /// A stored number; `nil` for anything that this type would not have stored.
    public init?(e164: String) {
        guard e164.hasPrefix("+84"), let number = try? PhoneNumber(e164), number.e164 == e164 else { return nil }
        self = number
    }

    /// The number as it is dialled in the country: `0912345678`.
    public var national: String { "0" + e164.dropFirst(3) }

    public var isMobile: Bool { e164.utf8.count == 12 }

    /// `0912 345 678`; a fixed number with its area apart: `0234 382 3456`, `024 3825 3456`.
    public var shown: String {
        let digits = Array(national)
        let cuts = isMobile ? [4, 7] : digits.starts(with: "024") || digits.starts(with: "028") ? [3, 7] : [4, 7]
        return "\(String(digits[..<cuts[0]])) \(String(digits[cuts[0]..<cuts[1]])) \(String(digits[cuts[1]...]))"
    }

    /// `0912 ••• 678`: how the log names it.
    public var masked: String {
        let digits = national
        return "\(digits.prefix(4)) \(String(repeating: "•", count: max(0, digits.count - 7))) \(digits.suffix(3))"
    }

    private init(digits: [UInt8], isInternational: Bool) throws(Problem) {
        var digits = digits
        if digits.starts(with: Array("0084".utf8)) {
            digits.removeFirst(4)
            digits = Self.withZero(digits)
        } else if digits.starts(with: Array("84".utf8)), isInternational || digits.count >= 11 {
            digits.removeFirst(2)
            digits = Self.withZero(digits)
        } else if isInternational {
            throw .unknownPrefix(String(decoding: digits.prefix(3), as: UTF8.self))
        }
        guard digits.first == 48 else {
            // Both readings of what is left must be a number, or nothing is proposed.
            if let proposal = try? PhoneNumber(national: [48] + digits) { throw .lostZero(proposal: proposal) }
            throw .wrongLength(digits.count)
        }
        try self.init(national: digits)
    }

    /// Reads `0…` with all its digits.
    private init(national digits: [UInt8]) throws(Problem) {
        guard digits.count == 10 || digits.count == 11 else {
            // Two numbers that were written without anything between them.
            if digits.count >= 20, digits.count <= 22, digits[10] == 48 || digits[digits.count - 10] == 48 { throw .severalNumbers }
            throw .wrongLength(digits.count)
        }
        let text = String(decoding: digits, as: UTF8.self)
        if digits.count == 10 {
            guard Array("35789".utf8).contains(digits[1]) else { throw .unknownPrefix(String(text.prefix(3))) }
            e164 = "+84" + text.dropFirst()
        } else if digits[1] == UInt8(ascii: "2") {
            e164 = "+84" + text.dropFirst()
        } else if let present = Self.converted[String(text.prefix(4))] {
            e164 = "+84" + present.dropFirst() + text.dropFirst(4)
        } else {
            throw .unknownPrefix(String(text.prefix(4)))
        }
    }

    /// Prefixes of the former mobile numbers of 11 digits, and what they became.
    private static let converted = Dictionary(
        LegacyEncoding.table(PackageResources.phone_prefixes_txt), uniquingKeysWith: { first, _ in first })

    /// What follows the code of the country: some write the zero again.
    private static func withZero(_ digits: [UInt8]) -> [UInt8] { digits.first == 48 ? digits : [48] + digits }

    private static func isLongEnough(_ digits: [UInt8]) -> Bool { digits.count >= 8 }

    private struct Group {
        var digits: [UInt8] = []
        var isInternational = false
        /// Something stood in it that no number has.
        var isSpoilt = false
    }

    /// Digits parted where another number may begin; an empty group is left out when it holds nothing strange.
    private static func groups(of text: String) -> [Group] {
        var groups = [Group()]
        for (index, scalar) in text.unicodeScalars.enumerated() {
            switch scalar {
            case "0"..."9": groups[groups.count - 1].digits.append(UInt8(scalar.value))
            case "+" where groups[groups.count - 1].digits.isEmpty: groups[groups.count - 1].isInternational = true
            case "+", "/", ";", ",", "|", "&": groups.append(Group(isInternational: scalar == "+"))
            case "'" where index == 0, " ", ".", "(", ")": break
            case "-", "–":
                // A hyphen parts groups of digits within a number, and whole numbers from each other.
                if groups[groups.count - 1].digits.count >= 9 { groups.append(Group()) }
            default:
                if isLongEnough(groups[groups.count - 1].digits) { groups.append(Group()) }
                groups[groups.count - 1].isSpoilt = true
            }
        }
        let filled = groups.filter { !$0.digits.isEmpty || $0.isSpoilt }
        // A blank may also stand between two numbers: 0912345678 0987654321.
        if filled.count == 1, filled[0].digits.count >= 18, let two = halves(filled[0].digits) { return two }
        return filled
    }

    private static func halves(_ digits: [UInt8]) -> [Group]? {
        for cut in [10, 11] where cut < digits.count {
            let parts = [Array(digits[..<cut]), Array(digits[cut...])]
            if parts.allSatisfy({ (try? PhoneNumber(national: $0)) != nil }) { return parts.map { Group(digits: $0) } }
        }
        return nil
    }
}
