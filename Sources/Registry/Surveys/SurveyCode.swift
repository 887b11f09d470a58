/// The short code on the printed sheet of a survey: `H0000065-K2601X`, the code of the household, a letter with the year and the number of
/// the survey in it, and the check character of `SheetCode`.
public struct SurveyCode: Hashable, Sendable {
    public let household: String
    public let year: Int
    public let number: Int

    private static let letter: Character = "K"

    public init(household: String, survey: Survey) {
        self.household = household.uppercased()
        (year, number) = (survey.year, survey.number)
    }

    /// Reads what was typed; `nil` for what is no code of a survey.
    ///
    /// - Throws: `.mistyped` where the check character is another one.
    public init?(_ typed: String) throws(SheetCode.Problem) {
        let text = SheetCode.plain(typed)
        guard text.count <= 60, let dash = text.lastIndex(of: "-"), dash > 0 else { return nil }
        let tag = text[(dash + 1)...]
        guard tag.count == 6, tag.first == Self.letter, let check = tag.last else { return nil }
        let digits = tag.dropFirst().dropLast()
        guard digits.allSatisfy({ ("0"..."9").contains($0) }), let year = Int(String(digits.prefix(2))),
            let number = Int(String(digits.suffix(2)))
        else { return nil }
        household = String(text[..<dash])
        (self.year, self.number) = (2_000 + year, number)
        guard check == SheetCode.check(household + Self.tag(self.year, number)) else { throw .mistyped }
    }

    public var text: String {
        let tag = Self.tag(year, number)
        return "\(household)-\(tag)\(SheetCode.check(household + tag))"
    }

    private static func tag(_ year: Int, _ number: Int) -> String {
        "\(letter)\(SheetCode.two(year % 100))\(SheetCode.two(number))"
    }
}
