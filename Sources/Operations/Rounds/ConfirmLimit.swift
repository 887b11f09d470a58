import Access
import Core
import Database
import Law
import Registry
import Store

/// Confirms a limit of the procedure with the document in which an administrator read it: from then on it counts for families.
public struct ConfirmLimit: Operation {
    public static let name = "ConfirmLimit"
    public static let permission = Permission.confirmLaw

    public var procedures: String
    public var kind: ReviewKind
    public var limit: ReviewProcedure.Limit
    public var days: Int
    public var unit: TimeLimit.Unit
    public var document: String
    /// The unit of the administrator.
    public var root: Area.ID

    public init(
        procedures: String, kind: ReviewKind, limit: ReviewProcedure.Limit, days: Int, unit: TimeLimit.Unit, document: String,
        root: Area.ID
    ) {
        self.procedures = procedures
        self.kind = kind
        self.limit = limit
        self.days = days
        self.unit = unit
        self.document = document
        self.root = root
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { root }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        guard let procedure = context.law.procedures(id: procedures)?[kind], procedure.limits.keys.contains(limit) else {
            throw StoreError.notFound
        }
        var lacks: [RoundLack] = []
        if document.isEmpty { lacks.append(.documentMissing) }
        if !(1...365).contains(days) { lacks.append(.voteUnreadable(1)) }
        try context.refuse(lacks)
        let confirmation = LimitConfirmation(
            procedures: procedures, kind: kind, limit: limit, days: days, unit: unit, document: document, recordedAt: context.now)
        try transaction.insert(confirmation, id: context.key(), officer: context.officer?.id)
        return Performed(
            true, subjects: [],
            detail: [
                "limit": "\(procedures).\(kind.rawValue).\(limit.rawValue)", "days": String(days), "unit": unit.rawValue,
                "document": document,
            ])
    }
}
