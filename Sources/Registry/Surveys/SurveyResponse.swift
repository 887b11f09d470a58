import Core
import Law

/// What came of a visit to a household of a survey. It is never changed: a later one of the same household takes its place.
public struct SurveyResponse: Hashable, Sendable {
    public typealias ID = Identifier<SurveyResponse>

    public enum Outcome: String, Hashable, Sendable, Codable, CaseIterable {
        case done
        case absent, refused, unfit
        /// It lives there no more, or never did: it belongs to no survey of the place.
        case gone

        /// True where the household belongs to those whom the sample stands for.
        public var isEligible: Bool { self != .gone }
    }

    public var id: ID
    public var household: Household.ID
    public var outcome: Outcome
    public var interviewedOn: CalendarDate
    public var answers: [SurveyAnswer]
    public var note: String
    public var recordedAt: Instant

    public init(
        id: ID, household: Household.ID, outcome: Outcome, interviewedOn: CalendarDate, answers: [SurveyAnswer], note: String,
        recordedAt: Instant
    ) {
        self.id = id
        self.household = household
        self.outcome = outcome
        self.interviewedOn = interviewedOn
        self.answers = answers
        self.note = note
        self.recordedAt = recordedAt
    }
}

public struct SurveyAnswer: Hashable, Sendable {
    public enum Value: Hashable, Sendable {
        /// "yes", "no" or the code of an option.
        case choice(String)
        /// In thousandths.
        case number(Int64)
        case text(String)
    }

    public var question: String
    /// `nil` for a question about the household.
    public var person: Person.ID?
    public var value: Value

    public init(question: String, person: Person.ID? = nil, value: Value) {
        self.question = question
        self.person = person
        self.value = value
    }
}

public struct SurveyAnswerProblem: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case missing
        /// It is not asked after that answer to an earlier question.
        case notAsked(String)
        case unknownAnswer
        case outside(ClosedRange<Int>, unit: String)
        case tooManyDecimals(Int)
    }

    public var question: String
    public var person: Person.ID?
    public var kind: Kind

    public init(question: String, person: Person.ID?, kind: Kind) {
        self.question = question
        self.person = person
        self.kind = kind
    }
}

extension Questionnaire {
    /// True where a question is to be asked after those answers.
    public func asks(_ question: Question, _ answered: (String) -> SurveyAnswer.Value?) -> Bool {
        guard let condition = question.condition else { return true }
        if case .choice(let code)? = answered(condition.question) { return condition.answers.contains(code) }
        return false
    }

    /// What is wrong with the answers of an interview.
    ///
    /// - Parameter persons: those of the household on the day.
    public func problems(of answers: [SurveyAnswer], persons: [Person.ID]) -> [SurveyAnswerProblem] {
        let known = Dictionary(answers.map { (Key($0.question, $0.person), $0.value) }, uniquingKeysWith: { _, last in last })
        var problems: [SurveyAnswerProblem] = []
        for question in questions {
            for person in question.whom == .household ? [nil] : persons.map(Optional.some) {
                func fail(_ kind: SurveyAnswerProblem.Kind) { problems.append(.init(question: question.code, person: person, kind: kind)) }
                let isAsked = asks(question) { code in known[Key(code, self.question(code)?.whom == .person ? person : nil)] }
                guard let value = known[Key(question.code, person)] else {
                    if isAsked, question.isRequired { fail(.missing) }
                    continue
                }
                guard isAsked else {
                    fail(.notAsked(question.condition?.question ?? ""))
                    continue
                }
                switch (question.kind, value) {
                case (.yesNo, .choice(let code)), (.one, .choice(let code)):
                    if !question.choices.contains(code) { fail(.unknownAnswer) }
                case (.number(let unit, let range, let decimals), .number(let number)):
                    if number < Int64(range.lowerBound) * 1_000 || number > Int64(range.upperBound) * 1_000 {
                        fail(.outside(range, unit: unit))
                    }
                    if number % [1_000, 100, 10, 1][decimals] != 0 { fail(.tooManyDecimals(decimals)) }
                case (.text, .text): break
                default: fail(.unknownAnswer)
                }
            }
        }
        let strangers = answers.filter { answer in
            guard let question = question(answer.question) else { return true }
            return question.whom == .household ? answer.person != nil : answer.person.map { !persons.contains($0) } ?? true
        }
        return problems + strangers.map { SurveyAnswerProblem(question: $0.question, person: $0.person, kind: .unknownAnswer) }
    }

    private struct Key: Hashable {
        var question: String
        var person: Person.ID?

        init(_ question: String, _ person: Person.ID?) {
            self.question = question
            self.person = person
        }
    }
}
