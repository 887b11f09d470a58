import Access
import Core
import Database
import Finance
import Law
import Monitoring
import Programme
import Registry
import Store

/// Made-up inspections of the year of the town's plan, told up to a day: one closed, one with a remedy that is late, one of the community.
public struct DemonstrationInspections: Operation {
    public static let name = "TellDemonstrationInspections"
    public static let permission = Permission.managePlans

    public struct Told: Sendable {
        public struct Found: Sendable {
            public var severity: Finding.Severity
            public var text: String
            public var recommendation: String
            /// Counted from the last day of the work.
            public var dueAfter: Int
            public var remediedAfter: Int?
            public var verifiedAfter: Int?
            public var remedy: String

            public init(
                _ severity: Finding.Severity, _ text: String, recommendation: String = "", dueAfter: Int = 0, remediedAfter: Int? = nil,
                verifiedAfter: Int? = nil, remedy: String = ""
            ) {
                self.severity = severity
                self.text = text
                self.recommendation = recommendation
                self.dueAfter = dueAfter
                self.remediedAfter = remediedAfter
                self.verifiedAfter = verifiedAfter
                self.remedy = remedy
            }
        }

        public var kind: Inspection.Kind
        public var inspector: Agency.Function
        /// Which of the communes is inspected, in the order of their names.
        public var commune: Int
        public var project: String
        public var title: String
        public var board: String
        public var scope: String
        public var starts: CalendarDate
        public var days: Int
        public var members: [Inspection.Member]
        public var findings: [Found]
        public var conclusion: String
        public var closedAfter: Int?

        public init(
            kind: Inspection.Kind, inspector: Agency.Function, commune: Int, project: String, title: String, board: String = "",
            scope: String, starts: CalendarDate, days: Int, members: [Inspection.Member], findings: [Found], conclusion: String,
            closedAfter: Int? = nil
        ) {
            self.kind = kind
            self.inspector = inspector
            self.commune = commune
            self.project = project
            self.title = title
            self.board = board
            self.scope = scope
            self.starts = starts
            self.days = days
            self.members = members
            self.findings = findings
            self.conclusion = conclusion
            self.closedAfter = closedAfter
        }
    }

    public var plan: LoadedPlan.ID
    public var told: [Told]
    /// Number and day of whatever needs one.
    public var document: String
    public var checklist: @Sendable (Agency, String, LoadedPlan) -> [Inspection.Item]
    public var until: CalendarDate

    public init(
        plan: LoadedPlan.ID, told: [Told], document: String, until: CalendarDate,
        checklist: @escaping @Sendable (Agency, String, LoadedPlan) -> [Inspection.Item]
    ) {
        self.plan = plan
        self.told = told
        self.document = document
        self.until = until
        self.checklist = checklist
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { try transaction.plan(plan).area }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Int> {
        let book = try PlanBook(plan, for: nil, in: transaction, context.areas, context.law, today: until)
        let communes = book.agencies.filter { $0.function == .commune }
        for told in told where told.starts.adding(days: told.kind == .adHoc ? -3 : -Self.ahead) <= until && !communes.isEmpty {
            guard let inspector = book.agencies.first(where: { $0.function == told.inspector }) else { continue }
            try tell(told, by: inspector, about: communes[told.commune % communes.count], book, in: transaction, context)
        }
        return Performed(told.count, subjects: [plan.subject], detail: ["until": until.iso])
    }

    /// Days from the plan of an inspection to its beginning.
    private static let ahead = 50

    private func tell(
        _ told: Told, by inspector: Agency, about subject: Agency, _ book: PlanBook, in transaction: any WriteTransaction,
        _ context: OperationContext
    ) throws {
        let ends = told.starts.adding(days: told.days - 1)
        let isOver = ends < until
        let items = checklist(subject, told.project, book.loaded).enumerated().map { index, item in
            var item = item
            if isOver { item.outcome = index == 1 ? .notMet : index % 5 == 4 ? .notApplicable : .met }
            return item
        }
        // Nobody is told long before of what is looked at out of turn.
        let planned = told.starts.adding(days: told.kind == .adHoc ? -3 : -Self.ahead)
        let inspection = Inspection(
            id: context.key(), plan: plan, kind: told.kind, inspector: inspector.id, board: told.board, subject: subject.id,
            project: told.project, title: told.title, scope: told.scope, document: document, startsOn: told.starts, endsOn: ends,
            notifiedOn: told.kind == .adHoc ? nil : planned, members: told.members, items: items, recordedAt: Instant(morningOf: planned))
        try transaction.insert(inspection, officer: nil)
        func step(_ kind: Inspection.StepKind, _ on: CalendarDate, _ text: String = "") throws {
            guard on <= until else { return }
            try transaction.insert(
                Inspection.Step(id: context.key(), kind: kind, text: text, document: document, on: on, at: Instant(morningOf: on)),
                of: inspection.id, officer: nil)
        }
        try step(.started, told.starts)
        let references = try references(of: subject, in: transaction)
        for (index, found) in told.findings.enumerated() where isOver {
            let asked =
                found.recommendation.isEmpty
                ? nil
                : Finding.Recommendation(text: found.recommendation, owner: subject.id, dueOn: ends.adding(days: found.dueAfter))
            let finding = Finding(
                id: context.key(), number: index + 1, severity: found.severity, text: found.text,
                reference: told.kind == .adHoc && index < references.count ? references[index] : nil, recommendation: asked,
                foundOn: ends, at: Instant(morningOf: ends))
            try transaction.insert(finding, of: inspection.id, officer: nil)
            for (kind, after) in [(Finding.StepKind.remedied, found.remediedAfter), (.verified, found.verifiedAfter)] {
                guard let on = after.map({ ends.adding(days: $0) }), on <= until else { continue }
                try transaction.insert(
                    Finding.Step(
                        id: context.key(), kind: kind, text: kind == .remedied ? found.remedy : "",
                        evidence: kind == .remedied ? document : "", on: on, at: Instant(morningOf: on)), of: finding.id, officer: nil)
            }
        }
        try step(.concluded, ends.adding(days: 12), told.conclusion)
        if let after = told.closedAfter { try step(.closed, ends.adding(days: after)) }
    }

    /// A list of payments of the unit and a household of it.
    private func references(of subject: Agency, in transaction: any ReadTransaction) throws -> [Finding.Reference] {
        guard let list = try transaction.paymentLists(of: [subject.area]).last else { return [] }
        let household = try transaction.paymentItems(of: list.id).first?.household
        return [.payments(list.id.subject)] + (household.map { [.household($0.subject)] } ?? [])
    }
}
