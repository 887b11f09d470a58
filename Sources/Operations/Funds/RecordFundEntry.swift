import Access
import Core
import Database
import Finance
import Registry
import Store

/// Adds an entry to a line that there is: an adjustment, an allotment, what a unit did with its part, what closes the year.
public struct RecordFundEntry: Operation {
    public static let name = "RecordFundEntry"
    public static let permission = Permission.keepFunds

    public var line: BudgetLine.ID
    /// `nil` for what is about the whole line.
    public var unit: Area.ID?
    public var kind: FundEntry.Kind
    public var amount: Int64
    public var bookedOn: CalendarDate
    public var document: String
    public var note: String

    public init(
        _ kind: FundEntry.Kind, line: BudgetLine.ID, unit: Area.ID?, amount: Int64, bookedOn: CalendarDate, document: String,
        note: String = ""
    ) {
        self.line = line
        self.unit = unit
        self.kind = kind
        self.amount = amount
        self.bookedOn = bookedOn
        self.document = document
        self.note = note
    }

    /// What comes by operations of its own: money that opens a line, and money that passes between years.
    public static let kinds = FundEntry.Kind.allCases.filter { ![.assignment, .carriedIn, .carriedOut].contains($0) }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        try transaction.place(of: kind, unit: unit, on: line)
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<FundEntry.ID> {
        let line = try transaction.line(line)
        guard Self.kinds.contains(kind) else { throw FundRefusal(.amountMissing, kind: kind) }
        try context.check(kind, amount, on: bookedOn, document: document, year: line.heads.year)
        let unit = kind.isOfLine ? nil : unit
        if unit == nil, !kind.isOfLine, kind != .lapse { throw FundRefusal(.unitMissing, kind: kind) }
        if let unit, !context.lies(unit, in: line.holder, on: bookedOn) { throw FundRefusal(.unitMissing, kind: kind) }
        let entry = FundEntry(
            id: context.key(), line: line.id, unit: unit, kind: kind, amount: amount, bookedOn: bookedOn, document: document, note: note,
            recordedAt: context.now)
        try context.record(entry, in: transaction)
        return Performed(
            entry.id, subjects: [line.id.subject, entry.id.subject] + [unit?.subject].compactMap { $0 }, detail: entry.detail(line.heads))
    }
}
