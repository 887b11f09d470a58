import Access
import Core
import Database
import Finance
import Registry
import Store

/// Carries what was not spent of a year over into the next: an entry on the line of each, which stand and fall together.
public struct CarryFundsOver: Operation {
    public static let name = "CarryFundsOver"
    public static let permission = Permission.keepFunds

    public var line: BudgetLine.ID
    /// Whose part; `nil` for what was allotted to nobody.
    public var unit: Area.ID?
    public var amount: Int64
    public var bookedOn: CalendarDate
    public var document: String
    public var note: String

    public init(
        of line: BudgetLine.ID, unit: Area.ID?, amount: Int64, bookedOn: CalendarDate, document: String, note: String = ""
    ) {
        self.line = line
        self.unit = unit
        self.amount = amount
        self.bookedOn = bookedOn
        self.document = document
        self.note = note
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        try transaction.line(line).holder
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<FundEntry.ID> {
        let line = try transaction.line(line)
        try context.check(.carriedOut, amount, on: bookedOn, document: document, year: line.heads.year)
        let next = try transaction.openLine(line.heads.following, of: line.holder, new: context.key())
        let (out, into): (FundEntry.ID, FundEntry.ID) = (context.key(), context.key())
        let entries = [
            FundEntry(
                id: out, line: line.id, unit: unit, kind: .carriedOut, amount: amount, bookedOn: bookedOn, document: document, note: note,
                twin: into, recordedAt: context.now),
            FundEntry(
                id: into, line: next.id, unit: unit, kind: .carriedIn, amount: amount, bookedOn: bookedOn, document: document, note: note,
                twin: out, recordedAt: context.now),
        ]
        for entry in entries { try context.record(entry, in: transaction) }
        return Performed(
            out, subjects: [line.id.subject, next.id.subject, out.subject, into.subject] + [unit?.subject].compactMap { $0 },
            detail: entries[0].detail(line.heads))
    }
}
