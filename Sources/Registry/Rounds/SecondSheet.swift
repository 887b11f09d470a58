import Core
import Law

/// A second sheet about a household of a round, kept apart from the sheets that count: it changes no class and no figure.
public struct SecondSheet: Hashable, Sendable {
    public typealias ID = Identifier<SecondSheet>

    public enum Purpose: String, Hashable, Sendable, Codable, CaseIterable {
        /// The level above asked the household again.
        case verified
        /// Another officer keyed the same paper again.
        case keyedAgain = "keyed_again"
    }

    /// What is still to be done about it.
    public enum Standing: Hashable, Sendable {
        /// Both say the same.
        case same
        /// The commune is to look again.
        case open
        /// A newer sheet stands since.
        case reviewedAgain
        /// The commune has said why the first sheet stays.
        case answered
    }

    public var id: ID
    public var reviewCase: ReviewCase.ID
    public var purpose: Purpose
    /// The sheet that it is compared with.
    public var first: ReviewSheet.ID
    public var sheet: ReviewSheet
    public var recordedAt: Instant
    /// What the commune said who looked again; empty until then.
    public var answer: String

    public init(
        id: ID, reviewCase: ReviewCase.ID, purpose: Purpose, first: ReviewSheet.ID, sheet: ReviewSheet, recordedAt: Instant,
        answer: String = ""
    ) {
        self.id = id
        self.reviewCase = reviewCase
        self.purpose = purpose
        self.first = first
        self.sheet = sheet
        self.recordedAt = recordedAt
        self.answer = answer
    }

    /// - Parameter standing: the sheet of the round that counts now.
    public func standing(_ comparison: SheetComparison, standing sheet: ReviewCase.Sheet?) -> Standing {
        guard comparison.isDifferent else { return .same }
        if !answer.isEmpty { return .answered }
        return sheet.map { $0.id != first && $0.recordedAt > recordedAt } ?? false ? .reviewedAgain : .open
    }
}

/// Two sheets about one household beside each other, under the standard of the round.
public struct SheetComparison: Hashable, Sendable {
    public enum Verdict: Hashable, Sendable {
        case same
        case different
        /// One of the two does not say: it counts neither way.
        case notComparable

        init<Value: Equatable>(_ first: Value?, _ second: Value?) {
            guard let first, let second else {
                self = .notComparable
                return
            }
            self = first == second ? .same : .different
        }
    }

    /// The class of each, from the poorest possible one on.
    public let firstPossible: [PovertyClass]
    public let secondPossible: [PovertyClass]
    /// Points A of the second less those of the first; `nil` where one has none.
    public let pointsDifference: Int?
    /// By the number of the indicator of sheet B2.
    public let indicators: [Int: Verdict]
    /// Questions of sheet B1 that both answered, and answered otherwise.
    public let questions: [String]
    public let income: Verdict
    public let causes: Verdict
    public let labour: Verdict
    public let day: Verdict

    /// - Parameter purpose: a household that is asked again on another day may say another day, cause or note.
    public init(_ first: ReviewSheet, _ second: ReviewSheet, under standard: PovertyStandard, _ purpose: SecondSheet.Purpose) {
        firstPossible = standard.classification(of: first.assessment).possible
        secondPossible = standard.classification(of: second.assessment).possible
        pointsDifference = first.incomePoints.flatMap { points in second.incomePoints.map { $0 - points } }
        func known(_ answer: Deprivations.Answer) -> Deprivations.Answer? { answer == .unknown ? nil : answer }
        indicators = Dictionary(
            uniqueKeysWithValues: standard.indicators.map { indicator in
                let (one, other) = (first.deprivations[indicator.number], second.deprivations[indicator.number])
                // Keyed twice, "not known" is an answer as any other.
                return (indicator.number, purpose == .keyedAgain ? Verdict(one, other) : Verdict(known(one), known(other)))
            })
        questions = Set(first.answers.keys).union(second.answers.keys)
            .filter { Verdict(first.answers[$0], second.answers[$0]) == .different }.sorted()
        let isKeyed = purpose == .keyedAgain
        income =
            isKeyed && (first.monthlyIncomePerPerson == nil) != (second.monthlyIncomePerPerson == nil)
            ? .different : Verdict(first.monthlyIncomePerPerson, second.monthlyIncomePerPerson)
        causes = isKeyed ? Verdict(first.causes, second.causes) : .notComparable
        labour = Verdict(first.hasNoLabourCapacity, second.hasNoLabourCapacity)
        day = isKeyed ? Verdict(first.reviewedOn, second.reviewedOn) : .notComparable
    }

    public var classes: Verdict {
        Verdict(firstPossible.count == 1 ? firstPossible : nil, secondPossible.count == 1 ? secondPossible : nil)
    }

    public var points: Verdict { pointsDifference.map { $0 == 0 ? .same : .different } ?? .notComparable }

    /// The numbers of the indicators that were answered otherwise.
    public var differentIndicators: [Int] { indicators.filter { $0.value == .different }.map(\.key).sorted() }

    public var isDifferent: Bool {
        !differentIndicators.isEmpty || !questions.isEmpty
            || [classes, points, income, causes, labour, day].contains(.different)
    }
}
