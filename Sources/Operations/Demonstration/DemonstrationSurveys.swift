import Access
import Core
import Database
import Law
import Registry
import Store

/// Made-up surveys of a commune: one at the beginning of the year, closed, and one of the same questions at its end, still being asked.
public struct DemonstrationSurveys: Operation {
    public static let name = "TellDemonstrationSurveys"
    public static let permission = Permission.openRounds

    public var unit: Area.ID
    public var titles: [String]
    /// Number and day of the plan of a survey.
    public var document: String
    /// Why a household was not asked.
    public var absence: String
    public var questionnaire: Questionnaire
    public var seed: UInt64

    public init(in unit: Area.ID, titles: [String], document: String, absence: String, questionnaire: Questionnaire, seed: UInt64) {
        self.unit = unit
        self.titles = titles
        self.document = document
        self.absence = absence
        self.questionnaire = questionnaire
        self.seed = seed
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { unit }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Int> {
        let frame = try transaction.surveyFrame(.all, within: AreaScope(communes: [unit]))
        let random = SeededRandomness(seed: seed)
        let year = context.today.year
        var subjects: [Identifier<AnySubject>] = []
        for (index, title) in titles.enumerated() where frame.count >= 20 {
            let starts = CalendarDate(year: year, month: index == 0 ? 1 : 10, day: 5)!
            let survey = Survey(
                id: context.key(), year: year, number: index + 1, stage: index == 0 ? .baseline : .final, title: title, unit: unit,
                programme: context.law.programmes.last { $0.appliesFrom <= starts }?.id ?? "", frame: .all, startsOn: starts,
                endsOn: starts.adding(days: 80),
                document: document, questionnaire: questionnaire, openedAt: context.now)
            try transaction.insert(survey, officer: nil)
            let sample = SurveySample(
                plan: .init(
                    method: index == 0 ? .simple : .systematic, strata: .commune, size: min(60, frame.count / 2), replacement: .next),
                seed: String(Digest(of: "\(random.bits())").hex.prefix(16)), drawnAt: context.now)
            let drawn = sample.drawn(of: frame.map(\.candidate))
            try transaction.insert(sample, frame, drawn: drawn, of: survey.id, officer: nil)
            let members = try transaction.presentMembers(of: drawn.keys.sorted())
            // At the end some households are still to be visited.
            for (number, household) in drawn.keys.sorted().enumerated() where index == 0 || number % 8 != 7 {
                let isAway = number % 15 == 4
                try transaction.insert(
                    SurveyResponse(
                        id: context.key(), household: household, outcome: isAway ? .absent : .done,
                        interviewedOn: starts.adding(days: 7 + number % 30),
                        answers: isAway ? [] : answers((members[household] ?? []).map(\.person.id), isLater: index > 0, random),
                        note: isAway ? absence : "", recordedAt: context.now), of: survey.id, officer: nil)
            }
            if index == 0 {
                try transaction.insert(
                    Survey.Step(kind: .closed, reason: "", at: context.now), id: context.key(), of: survey.id, officer: nil)
            }
            subjects.append(survey.id.subject)
        }
        return Performed(subjects.count, subjects: subjects)
    }

    private func answers(_ people: [Person.ID], isLater: Bool, _ random: SeededRandomness) -> [SurveyAnswer] {
        var choices: [String: SurveyAnswer.Value] = [:]
        var answers: [SurveyAnswer] = []
        for question in questionnaire.questions {
            for person in question.whom == .household ? [nil] : people.map(Optional.some)
            where questionnaire.asks(question, { choices[$0] }) {
                let value: SurveyAnswer.Value
                switch question.kind {
                case .yesNo: value = .choice(random.chance(isLater ? 780 : 500) ? Questionnaire.yes : Questionnaire.no)
                case .one: value = .choice(random.pick(question.choices))
                case .number(_, let range, _):
                    // What people answer lies near the lower end of what can be answered.
                    let span = max(1, (range.upperBound - range.lowerBound) / 50)
                    value = .number(Int64(range.lowerBound + span / 4 + random.below(span / 2 + 1) + (isLater ? span / 10 : 0)) * 1_000)
                case .text: continue
                }
                answers.append(SurveyAnswer(question: question.code, person: person, value: value))
                if person == nil { choices[question.code] = value }
            }
        }
        return answers
    }
}
