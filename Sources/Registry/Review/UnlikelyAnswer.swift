import Core
import Law

/// An answer of a review sheet that the people of the household do not bear out: taken in when it was checked.
public enum UnlikelyAnswer: String, Hashable, Sendable, CaseIterable {
    /// Deprived in nutrition, which is measured in children under 16, of whom there are none.
    case nutritionWithoutChild
    /// Deprived in school attendance, and nobody is of 3 to under 16 years.
    case schoolWithoutChild
    /// More than half are said to depend on others, and fewer are under 16, of 60 years or more, or disabled.
    case dependantsTooFew
    /// “Another cause, to be stated”, and nothing is stated.
    case causeNotStated
    /// The answer of sheet B1 about the size of the household is of another number of persons than it has.
    case sizeDiffers

    /// The name of the indicator in the rules.
    private var indicator: String? {
        switch self {
        case .nutritionWithoutChild: "Nutrition"
        case .schoolWithoutChild: "Child school attendance"
        case .dependantsTooFew: "Dependants"
        case .causeNotStated, .sizeDiffers: nil
        }
    }

    /// The indicator that it is about under `standard`; `nil` where it is about none.
    public func number(in standard: PovertyStandard) -> Int? {
        indicator.flatMap { name in standard.indicators.first { $0.english == name }?.number }
    }

    /// The last of the eight causes, which has to be stated in words.
    public static let otherCause = 8

    /// The question of `table` whose answer on `sheet` is of another size of household than `persons`.
    public static func size(otherThan persons: Int, in sheet: ReviewSheet, _ table: ScoreTable?) -> ScoreTable.Question? {
        table?.questions.first { question in
            let chosen = question.options.first { $0.id == sheet.answers[question.id] }
            return chosen?.persons.map { !$0.contains(persons) } ?? false
        }
    }

    /// - Parameters:
    ///   - people: who belongs to the household on the day of the sheet. Whose birth is unknown may be of any age.
    ///   - table: the items that the sheet answers, where they are known.
    public static func all(
        in sheet: ReviewSheet, of people: [Person], under standard: PovertyStandard, _ table: ScoreTable? = nil
    ) -> [UnlikelyAnswer] {
        func nobody(_ mayBe: (Int) -> Bool) -> Bool {
            !people.contains { person in person.born.map { mayBe($0.age(on: sheet.reviewedOn)) } ?? true }
        }
        guard !people.isEmpty else { return [] }
        return allCases.filter { answer in
            let isDeprived = answer.number(in: standard).map { sheet.deprivations[$0] == .deprived } ?? false
            switch answer {
            case .nutritionWithoutChild: return isDeprived && nobody { $0 < 16 }
            case .schoolWithoutChild: return isDeprived && nobody { (3..<16).contains($0) }
            case .dependantsTooFew:
                let dependants = people.count { person in
                    person.isDisabled || person.born.map { !(16..<60).contains($0.age(on: sheet.reviewedOn)) } ?? true
                }
                return isDeprived && dependants * 2 <= people.count
            case .causeNotStated: return sheet.causeNumbers.contains(otherCause) && sheet.note.isEmpty
            case .sizeDiffers: return size(otherThan: people.count, in: sheet, table) != nil
            }
        }
    }
}
