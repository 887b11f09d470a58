import Access
import Core
import Database
import Finance
import Law
import Registry
import Store

/// Enters what a decision gave a unit for a project, or by how much it changed that. The line is opened where there is none.
public struct AssignFunds: Operation {
    public static let name = "AssignFunds"
    public static let permission = Permission.keepFunds

    public var holder: Area.ID
    public var heads: BudgetLine.Heads
    public var amount: Int64
    public var bookedOn: CalendarDate
    public var document: String
    public var note: String

    public init(
        _ heads: BudgetLine.Heads, of holder: Area.ID, amount: Int64, bookedOn: CalendarDate, document: String, note: String = ""
    ) {
        self.holder = holder
        self.heads = heads
        self.amount = amount
        self.bookedOn = bookedOn
        self.document = document
        self.note = note
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { holder }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<BudgetLine.ID> {
        guard (2000...2100).contains(heads.year), !heads.programme.isEmpty, !heads.project.isEmpty else {
            throw FundRefusal(.projectMissing, kind: .assignment)
        }
        // Where the law knows the programme, it knows its projects and what kinds of money each has.
        if let programme = context.law.programmes.first(where: { $0.id == heads.programme }), programme.missing == nil {
            guard let project = programme.project(heads.project) else { throw FundRefusal(.projectMissing, kind: .assignment) }
            if !project.capital.isEmpty, !project.capital.contains(where: { $0.rawValue == heads.capital.rawValue }) {
                throw FundRefusal(.capitalNotOfProject, kind: .assignment)
            }
        }
        try context.check(.assignment, amount, on: bookedOn, document: document, year: heads.year)
        guard let unit = context.areas.lastKnown(of: holder, on: context.today), unit.level <= .commune else {
            throw FundRefusal(.unitMissing, kind: .assignment)
        }
        let line = try transaction.openLine(heads, of: holder, new: context.key())
        let entry = FundEntry(
            id: context.key(), line: line.id, unit: nil, kind: .assignment, amount: amount, bookedOn: bookedOn, document: document,
            note: note, recordedAt: context.now)
        try context.record(entry, in: transaction)
        return Performed(line.id, subjects: [line.id.subject, entry.id.subject], detail: entry.detail(heads))
    }
}
