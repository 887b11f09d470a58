import Access
import Core
import Database
import Law
import Registry
import Store

/// Records that a village or a commune has finished a step. Minutes, posting and decision record their own.
public struct FinishStep: Operation {
    public static let name = "FinishStep"
    public static let permission = Permission.runRounds

    public var round: ReviewRound.ID
    public var unit: Area.ID
    public var step: ReviewStep
    public var on: CalendarDate
    /// Number and day of the document, where the step has one.
    public var document: String

    public init(round: ReviewRound.ID, unit: Area.ID, step: ReviewStep, on day: CalendarDate, document: String = "") {
        self.round = round
        self.unit = unit
        self.step = step
        self.on = day
        self.document = document
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { unit }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<ReviewStep> {
        try context.finish(self, Self.permission, in: transaction)
    }
}

/// Records that the results of a commune are official: the last step, which a level above it takes.
public struct MakeOfficial: Operation {
    public static let name = "MakeOfficial"
    public static let permission = Permission.closeRounds

    public var step: FinishStep

    public init(round: ReviewRound.ID, commune: Area.ID, on day: CalendarDate, document: String) {
        step = FinishStep(round: round, unit: commune, step: .official, on: day, document: document)
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { step.unit }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<ReviewStep> {
        try context.finish(step, Self.permission, in: transaction)
    }
}

/// Passes over a step that cannot be taken as prescribed: an act of the authority, with its reason and document.
public struct PassOverStep: Operation {
    public static let name = "PassOverStep"
    public static let permission = Permission.decideRounds

    public var round: ReviewRound.ID
    public var unit: Area.ID
    public var step: ReviewStep
    public var on: CalendarDate
    public var document: String
    public var reason: String

    public init(round: ReviewRound.ID, unit: Area.ID, step: ReviewStep, on day: CalendarDate, document: String, reason: String) {
        self.round = round
        self.unit = unit
        self.step = step
        self.on = day
        self.document = document
        self.reason = reason
    }

    /// A decision and what follows it are never passed over, but for certificates that were given on paper without the program.
    public static func mayPass(_ step: ReviewStep) -> Bool { step < .decision || step == .certificates }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { unit }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<ReviewStep> {
        let situation = try context.book(round, Self.permission, in: transaction).situation(of: unit)
        var lacks: [RoundLack] = []
        if situation.next?.step != step { lacks.append(situation.next.map { .notNext($0.step) } ?? .alreadyDecided) }
        if !Self.mayPass(step) { lacks.append(.hasItsOwnAct(step)) }
        if reason.isEmpty { lacks.append(.reasonMissing) }
        if document.isEmpty { lacks.append(.documentMissing) }
        if on > context.today { lacks.append(.dayInFuture) }
        try context.refuse(lacks)
        try transaction.insert(
            [context.step(step, .exception, of: unit, in: round, on: on, document: document, reason: reason)],
            officer: context.officer?.id)
        return Performed(
            step, subjects: [round.subject, unit.subject], detail: ["step": step.rawValue, "document": document, "reason": reason])
    }
}

/// Sets a village or a commune back to an earlier step, so that what went wrong can be done again. Nothing found so far is lost.
public struct SetBack: Operation {
    public static let name = "SetBack"
    public static let permission = Permission.runRounds

    public var round: ReviewRound.ID
    public var unit: Area.ID
    /// The last step that still counts.
    public var step: ReviewStep
    public var reason: String

    public init(round: ReviewRound.ID, unit: Area.ID, to step: ReviewStep, reason: String) {
        self.round = round
        self.unit = unit
        self.step = step
        self.reason = reason
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { unit }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<ReviewStep> {
        let situation = try context.book(round, Self.permission, in: transaction).situation(of: unit)
        let isOfPlace = step == .prepared || situation.procedure.step(step)?.place == situation.place
        var lacks: [RoundLack] = []
        if !isOfPlace || step >= situation.reached { lacks.append(.notNext(situation.reached)) }
        // A decision is put right by another decision.
        if situation.reached >= .decision { lacks.append(.alreadyDecided) }
        if reason.isEmpty { lacks.append(.reasonMissing) }
        try context.refuse(lacks)
        let day = max(situation.lastDay ?? context.today, context.today)
        try transaction.insert(
            [context.step(step, .back, of: unit, in: round, on: day, reason: reason)], officer: context.officer?.id)
        return Performed(step, subjects: [round.subject, unit.subject], detail: ["step": step.rawValue, "reason": reason])
    }
}

extension OperationContext {
    fileprivate func finish(
        _ step: FinishStep, _ permission: Permission, in transaction: any WriteTransaction
    ) throws -> Performed<ReviewStep> {
        let ownActs: [ReviewStep] = [.meeting, .posting, .decision] + (permission == .closeRounds ? [] : [.official])
        guard !ownActs.contains(step.step) else { throw RoundRefusal(.hasItsOwnAct(step.step)) }
        let situation = try book(step.round, permission, in: transaction).situation(of: step.unit)
        try refuse(situation.lacks(for: step.step, on: step.on, today: today, document: step.document))
        try transaction.insert(
            [self.step(step.step, of: step.unit, in: step.round, on: step.on, document: step.document)], officer: officer?.id)
        var detail = ["step": step.step.rawValue, "day": step.on.iso]
        if !step.document.isEmpty { detail["document"] = step.document }
        return Performed(step.step, subjects: [step.round.subject, step.unit.subject], detail: detail)
    }
}
