/// A person's number as papers carry it: the 12 digits of the identity card, or the 9 of the former one.
///
/// - Source: Nghị định 137/2015/NĐ-CP, Điều 13; Luật Căn cước 2023, Điều 12: three digits of the place of birth
///   registration, one of century and sex, two of the year of birth, six at random. There is no check digit.
public struct PersonalNumber: Hashable, Sendable {
    public let digits: String

    public enum Problem: Error, Hashable, Sendable {
        case empty
        case wrongLength(Int)
        case notDigits
        /// Eleven digits: a spreadsheet took the leading zero.
        case lostZero(proposal: String)
        /// Letters that look like digits.
        case lookAlike(proposal: String)
        /// Excel kept only some digits of a long number.
        case digitsLost
        /// All digits alike, or 123456789012.
        case unlikely
    }

    /// What a person should look at; never a reason to refuse, because sex or birth may have been corrected later.
    public enum Warning: Hashable, Sendable, CaseIterable {
        case sexDiffers, birthYearDiffers, formerCard, madeUp
    }

    /// Blanks, dots, a leading apostrophe and a trailing `.0` are forgiven; nothing else is.
    ///
    /// A number is proposed only where it fits what is known of the person: who reads a proposal takes it.
    public init(_ text: String, sex: Sex? = nil, born: PartialDate? = nil) throws(Problem) {
        var raw = text.cleanedLine
        guard !raw.isEmpty else { throw .empty }
        if raw.hasPrefix("'") { raw.removeFirst() }
        if raw.hasSuffix(".0") { raw.removeLast(2) }
        if raw.uppercased().contains("E+") { throw .digitsLost }
        raw = raw.filter { $0 != " " && $0 != "." && $0 != "-" }
        guard raw.utf8.allSatisfy({ (48...57).contains($0) }) else {
            let repaired = String(raw.map { "oO".contains($0) ? "0" : "lI".contains($0) ? "1" : $0 })
            if repaired != raw, let number = try? PersonalNumber(repaired), number.isLikely(sex: sex, born: born) {
                throw .lookAlike(proposal: repaired)
            }
            throw .notDigits
        }
        switch raw.utf8.count {
        case 9, 12: break
        case 11:
            guard let number = try? PersonalNumber("0" + raw), number.isLikely(sex: sex, born: born) else { throw .wrongLength(11) }
            throw .lostZero(proposal: number.digits)
        default: throw .wrongLength(raw.utf8.count)
        }
        guard Set(raw).count > 1, raw != "123456789012", raw != "123456789" else { throw .unlikely }
        digits = raw
    }

    /// Digits 1–3: place of birth registration, `046` for Thừa Thiên Huế.
    public var place: Substring { digits.prefix(3) }

    /// A place that gives numbers, a century of somebody alive, and no other sex or year of birth than is known.
    private func isLikely(sex: Sex?, born: PartialDate?) -> Bool {
        guard let stated, stated.year < 2100 else { return false }
        let isPlace = place.hasPrefix("0") ? Int(place).map(Self.provinces.contains) ?? false : true
        return isPlace && warnings(sex: sex, born: born).isDisjoint(with: [.sexDiffers, .birthYearDiffers])
    }

    /// The provinces of before 1 July 2025 in which a birth was registered; a number keeps the code that it began with.
    ///
    /// - Source: Thông tư 59/2021/TT-BCA, Phụ lục I; read at thuvienphapluat.vn, "mã 63 tỉnh thành".
    private static let provinces: Set<Int> = [
        1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40, 42, 44, 45, 46, 48, 49, 51,
        52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96,
    ]

    /// Numbers that begin with 999 belong to nobody: the demonstration uses them.
    public var isMadeUp: Bool { digits.utf8.count == 12 && place == "999" }

    /// Sex and year of birth that the digits say; `nil` for the former card.
    public var stated: (sex: Sex, year: Int)? {
        let bytes = Array(digits.utf8).map { Int($0) - 48 }
        guard bytes.count == 12 else { return nil }
        return (bytes[3] % 2 == 0 ? .male : .female, 1900 + bytes[3] / 2 * 100 + bytes[4] * 10 + bytes[5])
    }

    /// Where the digits disagree with what is recorded of the person.
    public func warnings(sex: Sex?, born: PartialDate?) -> Set<Warning> {
        guard let stated else { return [.formerCard] }
        var warnings: Set<Warning> = isMadeUp ? [.madeUp] : []
        if let sex, sex != stated.sex { warnings.insert(.sexDiffers) }
        if let born, born.year != stated.year { warnings.insert(.birthYearDiffers) }
        return warnings
    }

    /// `0460••••1234`: how it is shown until somebody with the right asks for it.
    public static func masked(_ digits: String) -> String {
        guard digits.count >= 8 else { return String(repeating: "•", count: digits.count) }
        return digits.prefix(4) + String(repeating: "•", count: digits.count - 8) + digits.suffix(4)
    }
}
