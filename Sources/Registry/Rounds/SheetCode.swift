import Law

/// The short code on a printed sheet, which finds the household and the round: `H0000065-N26K`, the code of the household, the letter of
/// the kind of review with year and month, and a check character.
///
/// The check character (ISO/IEC 7064, MOD 37,36) finds every single wrong character and every two neighbours in the wrong order.
public struct SheetCode: Hashable, Sendable {
    public enum Problem: Error, Hashable, Sendable {
        /// It does not look like such a code.
        case unreadable
        /// The check character is another one: something was read or typed wrongly.
        case mistyped
    }

    /// Of the household, in capitals.
    public let household: String
    public let kind: ReviewKind
    public let year: Int
    public let month: Int?

    public init(household: String, round: ReviewRound) {
        self.household = household.uppercased()
        (kind, year, month) = (round.kind, round.year, round.month)
    }

    /// Reads what was typed: case and blanks do not matter.
    public init(_ typed: String) throws(Problem) {
        let text = Self.plain(typed)
        guard text.count <= 60, let dash = text.lastIndex(of: "-"), dash > 0 else { throw .unreadable }
        let tag = text[(dash + 1)...]
        guard [4, 6].contains(tag.count), let letter = tag.first, let check = tag.last,
            let kind = ReviewKind.allCases.first(where: { Self.letter(of: $0) == letter })
        else { throw .unreadable }
        let digits = tag.dropFirst().dropLast()
        guard digits.allSatisfy({ ("0"..."9").contains($0) }), let year = Int(String(digits.prefix(2))) else { throw .unreadable }
        let month = digits.count == 4 ? Int(String(digits.suffix(2))) : nil
        household = String(text[..<dash])
        self.kind = kind
        self.year = 2_000 + year
        self.month = month
        guard check == Self.check(household + Self.tag(kind, self.year, month)) else { throw .mistyped }
    }

    public var text: String {
        let tag = Self.tag(kind, year, month)
        return "\(household)-\(tag)\(Self.check(household + tag))"
    }

    /// What was typed in capitals, without blanks, with one kind of hyphen.
    static func plain(_ typed: String) -> [Character] {
        typed.uppercased().filter { !$0.isWhitespace }.map { "‐‑–—−".contains($0) ? "-" : $0 }
    }

    static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    private static func letter(of kind: ReviewKind) -> Character {
        switch kind {
        case .yearly: "N"
        case .regular: "T"
        case .averageLiving: "M"
        }
    }

    private static func tag(_ kind: ReviewKind, _ year: Int, _ month: Int?) -> String {
        "\(letter(of: kind))\(two(year % 100))\(month.map(two) ?? "")"
    }

    private static let characters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")

    static func check(_ text: String) -> Character {
        var sum = 36
        for character in text {
            guard let value = characters.firstIndex(of: character) else { continue }
            let next = (sum + value) % 36
            sum = (next == 0 ? 36 : next) * 2 % 37
        }
        return characters[(37 - sum) % 36]
    }
}
