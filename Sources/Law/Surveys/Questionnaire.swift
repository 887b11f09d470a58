import Core

/// The questions of a survey, as an editable file writes them down. A survey keeps the whole text with which it was opened.
public struct Questionnaire: Hashable, Sendable {
    public struct Option: Hashable, Sendable {
        public var code: String
        public var text: String
    }

    public enum Whom: String, Hashable, Sendable, CaseIterable {
        case household, person
    }

    public enum Kind: Hashable, Sendable {
        case yesNo
        /// One of them.
        case one([Option])
        /// In `unit`, with at most so many decimals; the range in whole units.
        case number(unit: String, range: ClosedRange<Int>, decimals: Int)
        case text
    }

    /// Asked only where an earlier question was answered so.
    public struct Condition: Hashable, Sendable {
        public var question: String
        public var answers: [String]
    }

    public struct Question: Hashable, Sendable {
        public var code: String
        public var text: String
        public var kind: Kind
        public var whom: Whom
        public var isRequired: Bool
        public var condition: Condition?

        /// What can be chosen; none for numbers and texts.
        public var choices: [String] {
            switch kind {
            case .yesNo: [Questionnaire.yes, Questionnaire.no]
            case .one(let options): options.map(\.code)
            case .number, .text: []
            }
        }

        /// True where answers to both mean the same, so that they may be laid beside each other.
        public func means(_ other: Question) -> Bool {
            code == other.code && text == other.text && kind == other.kind && whom == other.whom && condition == other.condition
        }
    }

    public static let yes = "yes"
    public static let no = "no"

    public var id: String
    public var title: String
    /// Of fewer answers nothing is shown.
    public var smallest: Int
    public var questions: [Question]
    public var content: String
    /// Of the text.
    public var fingerprint: String

    public func question(_ code: String) -> Question? { questions.first { $0.code == code } }

    public func questions(of whom: Whom) -> [Question] { questions.filter { $0.whom == whom } }
}
