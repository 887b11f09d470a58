import Access
import Core
import Database
import Finance
import Registry
import Store

/// Puts a wrong entry right by one against it, with the reason; both stay. Of money carried over both years are put right, of a payment to
/// households nobody of its list was paid by it.
public struct ReverseFundEntry: Operation {
    public static let name = "ReverseFundEntry"
    public static let permission = Permission.keepFunds

    public var entry: FundEntry.ID
    public var bookedOn: CalendarDate
    public var document: String
    public var reason: String

    public init(_ entry: FundEntry.ID, bookedOn: CalendarDate, document: String, reason: String) {
        self.entry = entry
        self.bookedOn = bookedOn
        self.document = document
        self.reason = reason
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let wrong = try transaction.fundEntry(entry)?.entry else { throw StoreError.notFound }
        return try transaction.place(of: wrong.kind, unit: wrong.unit, on: wrong.line)
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<FundEntry.ID> {
        guard let row = try transaction.fundEntry(entry) else { throw StoreError.notFound }
        let wrong = row.entry
        func refuse(_ reason: FundRefusal.Reason) throws { throw FundRefusal(reason, kind: wrong.kind, amount: wrong.amount) }
        if wrong.reverses != nil || row.reversedBy != nil { try refuse(.reversedAlready) }
        if wrong.kind == .carriedIn { try refuse(.reverseTheOther) }
        if reason.isEmpty { try refuse(.reasonMissing) }
        if document.isEmpty { try refuse(.documentMissing) }
        if bookedOn > context.today { try refuse(.dayInFuture) }
        if bookedOn < wrong.bookedOn { try refuse(.dayOutsideYear(wrong.bookedOn...context.today)) }
        var opposite = against(wrong, context)
        var entries = [opposite]
        if let twin = try wrong.twin.flatMap({ try transaction.fundEntry($0) }) {
            var other = against(twin.entry, context)
            other.twin = opposite.id
            opposite.twin = other.id
            // Where the next year has spent it, the money is not there to be taken back: that is told first.
            entries = [other, opposite]
        }
        for entry in entries { try context.record(entry, in: transaction) }
        if let list = wrong.list { try transaction.returnPayments(of: list) }
        var detail = opposite.detail(row.heads)
        detail["reason"] = reason
        return Performed(
            opposite.id,
            subjects: entries.flatMap { [$0.line.subject, $0.id.subject] } + [wrong.id.subject]
                + [wrong.unit?.subject, wrong.list?.subject].compactMap { $0 },
            detail: detail)
    }

    private func against(_ wrong: FundEntry, _ context: OperationContext) -> FundEntry {
        FundEntry(
            id: context.key(), line: wrong.line, unit: wrong.unit, kind: wrong.kind, amount: -wrong.amount, bookedOn: bookedOn,
            document: document, note: reason, reverses: wrong.id, list: wrong.list, recordedAt: context.now)
    }
}
