import Access
import Core
import Database
import Law
import Monitoring
import Programme
import Registry
import Store

/// Says what stands in the way, at once.
public struct RaiseObstacle: Operation {
    public static let name = "RaiseObstacle"
    public static let permission = Permission.doDuties

    public var plan: LoadedPlan.ID
    public var agency: Agency.ID
    /// The code of a project of the plan; empty for the plan as a whole.
    public var project: String
    public var title: String
    public var text: String

    public init(plan: LoadedPlan.ID, agency: Agency.ID, project: String, title: String, text: String) {
        self.plan = plan
        self.agency = agency
        self.project = project
        self.title = title
        self.text = text
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let agency = try transaction.agency(agency) else { throw StoreError.notFound }
        return agency.area
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Obstacle.ID> {
        let book = try context.planBook(plan, in: transaction)
        var lacks: [PlanLack] = []
        if !book.own.contains(agency) { lacks.append(.otherAgency) }
        if title.isEmpty { lacks.append(.titleMissing) }
        if !project.isEmpty, !book.plan.projects.contains(where: { $0.code == project }) { lacks.append(.projectUnknown) }
        try context.refuse(lacks)
        let obstacle = Obstacle(
            id: context.key(), plan: plan, agency: agency, project: project, title: title, text: text, raisedOn: context.today,
            recordedAt: context.now)
        try transaction.insert(obstacle, officer: context.officer?.id)
        return Performed(
            obstacle.id, subjects: [obstacle.id.subject, plan.subject], detail: ["project": project, "day": context.today.iso])
    }
}

/// Leads an obstacle to an agency or to the Chair, or gives guidance on it: whoever collects, and leaders. The agency to which it was led
/// answers too.
public struct AnswerObstacle: Operation {
    public static let name = "AnswerObstacle"
    public static let permission = Permission.viewProgramme

    public var obstacle: Obstacle.ID
    /// `routed`, `escalated` or `answered`.
    public var kind: Obstacle.StepKind
    public var agency: Agency.ID?
    public var text: String
    public var document: String

    public init(obstacle: Obstacle.ID, kind: Obstacle.StepKind, agency: Agency.ID?, text: String, document: String) {
        self.obstacle = obstacle
        self.kind = kind
        self.agency = agency
        self.text = text
        self.document = document
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        let (book, found, place) = try context.obstacle(obstacle, in: transaction)
        // Where it was led to an agency for which the officer acts, that agency answers.
        guard kind == .answered, let turn = found.turn(on: context.today), book.own.contains(turn), let agency = book.agency(turn) else {
            return place
        }
        return agency.area
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        let (book, found, place) = try context.obstacle(obstacle, in: transaction)
        let mayAnswer =
            context.officer.map { $0.may(.answerObstacles, on: context.today) } ?? true
            && Desk.isInside(place, context.scope(for: .answerObstacles), context)
        let isTheirTurn = kind == .answered && found.turn(on: context.today).map(book.own.contains) ?? false
        let isOwn = (kind == .closed || kind == .reopened) && book.own.contains(found.agency)
        guard mayAnswer || isTheirTurn || isOwn else { throw PlanRefusal(.otherAgency) }
        var lacks: [PlanLack] = []
        if !found.allows(kind, on: context.today) { lacks.append(.stepWrong) }
        if text.isEmpty { lacks.append(.textMissing) }
        if kind == .routed, agency.map({ book.agency($0) == nil }) ?? true { lacks.append(.agencyMissing) }
        try context.refuse(lacks)
        try transaction.insert(
            Obstacle.Step(
                id: context.key(), kind: kind, agency: kind == .routed ? agency : nil, text: text, document: document, on: context.today,
                at: context.now), of: found.id, officer: context.officer?.id)
        return Performed(true, subjects: [found.id.subject, found.plan.subject], detail: ["kind": kind.rawValue, "document": document])
    }
}

extension OperationContext {
    /// An obstacle with its plan, and the unit of the agency that raised it.
    func obstacle(
        _ id: Obstacle.ID, in transaction: any ReadTransaction
    ) throws -> (book: PlanBook, obstacle: Obstacle, place: Area.ID) {
        guard let plan = try transaction.planOfObstacle(id) else { throw StoreError.notFound }
        let book = try planBook(plan, in: transaction)
        guard let obstacle = book.obstacles.first(where: { $0.id == id }), let agency = book.agency(obstacle.agency) else {
            throw StoreError.notFound
        }
        return (book, obstacle, agency.area)
    }
}
