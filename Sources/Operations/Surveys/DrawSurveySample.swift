import Access
import Core
import Database
import Law
import Registry
import Store

/// Draws the households of a survey by lot. It is done once: whoever needs another sample cancels the survey with a reason and opens one anew,
/// so that nobody draws until the sample pleases.
public struct DrawSurveySample: Operation {
    public static let name = "DrawSurveySample"
    public static let permission = Permission.openRounds

    public var survey: Survey.ID
    public var plan: SurveySample.Plan

    public init(_ survey: Survey.ID, _ plan: SurveySample.Plan) {
        self.survey = survey
        self.plan = plan
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        try transaction.unit(of: survey)
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Int> {
        let book = try context.surveyBook(survey, Self.permission, in: transaction)
        guard book.survey.state == .prepared else {
            throw SurveyRefusal(book.survey.sample == nil ? .notCollecting : .drawnAlready)
        }
        let found = try transaction.surveyFrame(book.survey.frame, within: AreaScope(communes: book.communes))
        let frame = context.ordered(found)
        var lacks: [SurveyLack] = []
        if frame.isEmpty {
            lacks.append(.frameEmpty)
        } else if !(1...frame.count).contains(plan.size) {
            lacks.append(.sizeWrong(of: frame.count))
        }
        let least = SurveySample.least(plan, of: frame.map(\.candidate))
        if lacks.isEmpty, plan.size < least { lacks.append(.strataLeftOut(least: least)) }
        if plan.perVillage < 1 { lacks.append(.perVillageWrong) }
        try context.refuse(lacks)
        let bits = Digest(of: "\(context.randomness.bits())-\(context.randomness.bits())").hex
        let sample = SurveySample(plan: plan, seed: String(bits.prefix(16)), drawnAt: context.now)
        let drawn = sample.drawn(of: frame.map(\.candidate))
        try transaction.insert(sample, frame, drawn: drawn, of: survey, officer: context.officer?.id)
        return Performed(
            drawn.count, subjects: [survey.subject],
            detail: [
                "survey": book.survey.title, "method": plan.method.rawValue, "seed": sample.seed, "together": String(drawn.count),
                "of": String(frame.count),
            ])
    }
}

extension OperationContext {
    /// By village in Vietnamese order, then as they come.
    fileprivate func ordered(_ frame: [SurveyCandidate]) -> [SurveyCandidate] {
        let villages = Dictionary(grouping: frame, by: \.candidate.village)
        let known = villages.keys.compactMap { areas.lastKnown(of: $0, on: today) }.sorted { one, other in
            let (first, second) = (place(of: one), place(of: other))
            return first == second ? one.precedes(other) : first.lexicographicallyPrecedes(second)
        }
        return known.flatMap { villages[$0.area] ?? [] }
    }

    private func place(of village: AreaVersion) -> [UInt8] {
        village.parent.flatMap { areas.lastKnown(of: $0, on: today)?.name.naturalSortKey } ?? []
    }
}

/// Gives households of a survey to somebody who asks them, or takes them back.
public struct AssignSurvey: Operation {
    public static let name = "AssignSurvey"
    public static let permission = Permission.runRounds

    public var survey: Survey.ID
    /// The commune or village of the households.
    public var unit: Area.ID
    /// `nil` takes them back.
    public var interviewer: Officer.ID?

    public init(_ survey: Survey.ID, unit: Area.ID, interviewer: Officer.ID?) {
        self.survey = survey
        self.unit = unit
        self.interviewer = interviewer
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { unit }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Int> {
        let book = try context.surveyBook(survey, Self.permission, in: transaction)
        guard book.survey.state == .collecting else { throw SurveyRefusal(.notCollecting) }
        let own = book.rows(in: unit)
        guard !own.isEmpty else { throw SurveyRefusal(.notInSample) }
        if let interviewer {
            guard let officer = try transaction.officer(interviewer) else { throw StoreError.notFound }
            let scope = AreaScope(of: officer, for: .submitReviewSheet, in: context.areas, on: context.today)
            guard own.allSatisfy({ scope.contains(village: $0.village, commune: $0.commune) }) else {
                throw SurveyRefusal(.interviewerNotHere)
            }
        }
        try transaction.assignSurvey(survey, own.map(\.household), to: interviewer)
        return Performed(
            own.count, subjects: [survey.subject], detail: ["survey": book.survey.title, "together": String(own.count)])
    }
}
