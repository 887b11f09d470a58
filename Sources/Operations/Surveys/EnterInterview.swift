import Access
import Core
import Database
import Law
import Registry
import Store

/// Takes down what a household of a survey answered, or why it did not. A later visit takes the place of an earlier one; both stay.
public struct EnterInterview: Operation {
    public static let name = "EnterInterview"
    public static let permission = Permission.submitReviewSheet
    public static let isSeparated = true

    public var survey: Survey.ID
    public var household: Household.ID
    public var outcome: SurveyResponse.Outcome
    public var day: CalendarDate
    public var answers: [SurveyAnswer]
    public var note: String

    public init(
        _ survey: Survey.ID, _ household: Household.ID, _ outcome: SurveyResponse.Outcome, on day: CalendarDate,
        answers: [SurveyAnswer] = [], note: String = ""
    ) {
        self.survey = survey
        self.household = household
        self.outcome = outcome
        self.day = day
        self.answers = outcome == .done ? answers : []
        self.note = note
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let row = try transaction.household(household, within: context.scope(for: Self.permission)) else { throw StoreError.notFound }
        return row.household.village
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<SurveyResponse.ID> {
        let book = try context.surveyBook(survey, Self.permission, in: transaction)
        guard let row = book.rows.first(where: { $0.household == household }) else { throw SurveyRefusal(.notInSample) }
        var lacks: [SurveyLack] = []
        if book.survey.state != .collecting { lacks.append(.notCollecting) }
        if book.replaced.contains(household) { lacks.append(.replacedAlready) }
        if day > context.today { lacks.append(.dayInFuture) }
        if day < book.survey.startsOn { lacks.append(.dayBefore(book.survey.startsOn)) }
        if outcome == .done {
            let members = try transaction.members(of: household).present(on: day)
            let problems = book.survey.questionnaire.problems(of: answers, persons: members.map(\.person.id))
            if !problems.isEmpty { lacks.append(.answers(problems)) }
        } else if note.isEmpty {
            lacks.append(.reasonMissing)
        }
        try context.refuse(lacks)
        let response = SurveyResponse(
            id: context.key(), household: household, outcome: outcome, interviewedOn: day, answers: answers, note: note,
            recordedAt: context.now)
        try transaction.insert(response, of: survey, officer: context.officer?.id)
        return Performed(
            response.id, subjects: [survey.subject, household.subject],
            detail: ["survey": book.survey.title, "code": row.code, "outcome": outcome.rawValue, "day": day.iso])
    }
}

/// Puts the next household of the lottery in the place of one that could not be asked, by the rule that was set with the sample.
public struct ReplaceHousehold: Operation {
    public static let name = "ReplaceHousehold"
    public static let permission = Permission.runRounds

    public var survey: Survey.ID
    public var household: Household.ID

    public init(_ survey: Survey.ID, _ household: Household.ID) {
        self.survey = survey
        self.household = household
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let row = try transaction.household(household, within: context.scope(for: Self.permission)) else { throw StoreError.notFound }
        return row.household.village
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Household.ID> {
        let book = try context.surveyBook(survey, Self.permission, in: transaction)
        guard let row = book.rows.first(where: { $0.household == household }), let sample = book.survey.sample else {
            throw SurveyRefusal(.notInSample)
        }
        var lacks: [SurveyLack] = []
        if book.survey.state != .collecting { lacks.append(.notCollecting) }
        if book.replaced.contains(household) { lacks.append(.replacedAlready) }
        // Only who was visited in vain: nobody is exchanged before somebody went there.
        let outcome = book.responses[household]?.outcome
        if sample.plan.replacement == .none || outcome == nil || outcome == .done { lacks.append(.notReplaceable) }
        try context.refuse(lacks)
        let candidates = try transaction.surveyCandidates(of: survey)
        let present = try transaction.presentHouseholds(among: candidates.map(\.candidate.household))
        let taken = Set(book.whole.map(\.household)).union(candidates.map(\.candidate.household).filter { !present.contains($0) })
        guard let next = sample.next(after: row.draw, of: candidates.map(\.candidate), taken: taken) else {
            throw SurveyRefusal(.noReplacement)
        }
        try transaction.replaceInSurvey(survey, household, by: next.household, row.draw, interviewer: row.interviewer)
        return Performed(
            next.household, subjects: [survey.subject, household.subject, next.household.subject],
            detail: ["survey": book.survey.title, "code": row.code, "otherCode": next.code])
    }
}
