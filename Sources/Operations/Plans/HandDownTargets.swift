import Access
import Core
import Database
import Law
import Monitoring
import Programme
import Registry
import Store

/// Asks of communes their shares of a target of the plan, with the document that hands them down. What stays as it was is not written again.
public struct HandDownTargets: Operation {
    public static let name = "HandDownTargets"
    public static let permission = Permission.runProgramme

    public var plan: LoadedPlan.ID
    public var target: String
    /// By commune, in units of the measure of the target; `nil` takes a share back.
    public var shares: [Area.ID: Int?]
    public var document: String

    public init(plan: LoadedPlan.ID, target: String, shares: [Area.ID: Int?], document: String) {
        self.plan = plan
        self.target = target
        self.shares = shares
        self.document = document
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        try transaction.plan(plan).area
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Int> {
        let book = try context.planBook(plan, in: transaction)
        guard let target = book.plan.targets.first(where: { $0.code == target }) else { throw PlanRefusal(.targetUnknown) }
        let breakdown = try TargetDesk(book, context.areas, context.law).breakdown(of: target, in: transaction)
        let held = try transaction.targetShares(of: plan).holding(of: target.code)
        let changed = shares.filter { held[$0.key]?.value != $0.value }.sorted { $0.key < $1.key }
        var lacks: [PlanLack] = []
        if document.isEmpty { lacks.append(.documentMissing) }
        if changed.isEmpty { lacks.append(.sharesUnchanged) }
        for (area, value) in changed {
            guard let line = breakdown.line(of: area) else { throw StoreError.notFound }
            let limit = target.measure == .fewerPoor ? line.opening : target.measure.limit
            if let value, !(0...limit).contains(value) { lacks.append(.shareTooLarge(area, limit: limit)) }
        }
        try context.refuse(lacks)
        for (area, value) in changed {
            try transaction.insert(
                TargetShare(target: target.code, area: area, value: value, document: document, at: context.now), of: plan,
                id: context.key(), officer: context.officer?.id)
        }
        return Performed(
            changed.count, subjects: [plan.subject] + changed.map(\.key.subject),
            detail: ["target": target.code, "communes": String(changed.count), "document": document])
    }
}
