import Access
import Core
import Database
import Law
import Monitoring
import Programme
import Registry
import Store

/// Writes an inspection down before its work begins, or writes it anew: who looks at whom, when, with whom, by which checklist.
public struct PlanInspection: Operation {
    public static let name = "PlanInspection"
    public static let permission = Permission.doDuties

    /// What is written down.
    public struct Content: Hashable, Sendable {
        public var kind: Inspection.Kind
        public var inspector: Agency.ID
        public var board: String
        public var subject: Agency.ID
        public var project: String
        public var title: String
        public var scope: String
        public var document: String
        public var startsOn: CalendarDate
        public var endsOn: CalendarDate
        public var notifiedOn: CalendarDate?
        public var members: [Inspection.Member]
        public var items: [Inspection.Item]

        public init(
            kind: Inspection.Kind, inspector: Agency.ID, board: String = "", subject: Agency.ID, project: String, title: String,
            scope: String, document: String, startsOn: CalendarDate, endsOn: CalendarDate, notifiedOn: CalendarDate? = nil,
            members: [Inspection.Member], items: [Inspection.Item]
        ) {
            self.kind = kind
            self.inspector = inspector
            self.board = kind == .community ? board : ""
            self.subject = subject
            self.project = project
            self.title = title
            self.scope = scope
            self.document = document
            self.startsOn = startsOn
            self.endsOn = endsOn
            self.notifiedOn = notifiedOn
            self.members = members.sorted { Self.rank($0.part) < Self.rank($1.part) }
            self.items = items
        }

        private static func rank(_ part: Inspection.Member.Part) -> Int { Inspection.Member.Part.allCases.firstIndex(of: part)! }
    }

    public var plan: LoadedPlan.ID
    /// `nil` for a new one.
    public var known: Inspection.ID?
    public var content: Content

    public init(_ content: Content, in plan: LoadedPlan.ID, anew known: Inspection.ID? = nil) {
        self.content = content
        self.plan = plan
        self.known = known
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let agency = try transaction.agency(content.inspector) else { throw StoreError.notFound }
        return agency.area
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Inspection.ID> {
        let book = try context.planBook(plan, in: transaction)
        guard book.own.contains(content.inspector) else { throw InspectionRefusal(.notInspector) }
        let earlier = try known.map { try context.inspection($0, in: transaction).inspection }
        if let earlier {
            guard earlier.plan == plan else { throw StoreError.notFound }
            guard book.own.contains(earlier.inspector) else { throw InspectionRefusal(.notInspector) }
            guard earlier.steps.isEmpty else { throw InspectionRefusal(.underWay) }
        }
        let inspection = Inspection(
            id: earlier?.id ?? context.key(), plan: plan, kind: content.kind, inspector: content.inspector, board: content.board,
            subject: content.subject, project: content.project, title: content.title, scope: content.scope, document: content.document,
            startsOn: content.startsOn, endsOn: content.endsOn, notifiedOn: content.notifiedOn, members: content.members,
            items: content.items.map { Inspection.Item(text: $0.text, citation: $0.citation) }, recordedAt: context.now)
        try context.refuse(inspection.lacks(in: book.loaded))
        if earlier == nil {
            try transaction.insert(inspection, officer: context.officer?.id)
        } else {
            try transaction.change(inspection)
        }
        return Performed(
            inspection.id, subjects: [inspection.id.subject, plan.subject],
            detail: [
                "inspection": content.title, "inspectionKind": content.kind.rawValue, "agency": book.name(content.subject),
                "from": content.startsOn.iso, "until": content.endsOn.iso, "voucher": content.document,
            ])
    }
}
