import Access
import Core
import Database
import Finance
import Law
import Registry
import Store

/// Pays a list of households on a day. Each is looked at as it is on that day: whoever may not be paid is stopped with the reason and its
/// article, the others are paid by one entry of the ledger. It is done by somebody else than whoever drew the list up, who has seen and
/// confirmed exactly those that are stopped.
public struct PayHouseholds: Operation {
    public static let name = "PayHouseholds"
    public static let permission = Permission.approvePayments
    public static let isSeparated = true

    public var list: PaymentList.ID
    public var paidOn: CalendarDate
    public var voucher: String
    /// The households that were shown as stopped.
    public var stopped: Set<Household.ID>

    public init(_ list: PaymentList.ID, on day: CalendarDate, voucher: String, stopping stopped: Set<Household.ID>) {
        self.list = list
        self.paidOn = day
        self.voucher = voucher
        self.stopped = stopped
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let list = try transaction.paymentList(list) else { throw StoreError.notFound }
        return list.unit
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<FundEntry.ID> {
        let book = try PaymentBook(list, on: paidOn, in: transaction, context.areas, context.law)
        func refuse(_ reason: FundRefusal.Reason) throws { throw FundRefusal(reason, kind: .payment, balance: book.balance) }
        guard case .drawnUp = book.list.state else { throw FundRefusal(.listDone, kind: .payment) }
        if let officer = context.officer, try transaction.maker(of: list) == officer.id { try refuse(.ownList) }
        let amount = PaymentBook.sum(of: book.payable)
        if paidOn < book.list.decidedOn { try refuse(.dayOutsideYear(book.list.decidedOn...max(context.today, book.list.decidedOn))) }
        if Set(book.stopped.map(\.household)) != stopped { try refuse(.stopsNotConfirmed(book.stopped.count)) }
        if book.payable.isEmpty { try refuse(.everybodyStopped) }
        try context.check(.payment, amount, on: paidOn, document: voucher, year: book.line.heads.year)
        let entry = FundEntry(
            id: context.key(), line: book.line.id, unit: book.list.unit, kind: .payment, amount: amount, bookedOn: paidOn,
            document: voucher, note: book.list.subject, list: list, recordedAt: context.now)
        try context.record(entry, in: transaction)
        try transaction.close(list, book.items, paidOn: paidOn, voucher: voucher, officer: context.officer?.id, at: context.now)
        var detail = entry.detail(book.line.heads)
        detail["support"] = book.list.subject
        // In the history of a household it is not taken for what that one was given.
        detail["listAmount"] = detail.removeValue(forKey: "amount")
        detail["stoppedFor"] = book.stopped.map(\.household.description).joined(separator: " ")
        detail["paid"] = String(book.payable.count)
        detail["stopped"] = String(book.stopped.count)
        return Performed(
            entry.id,
            subjects: [list.subject, book.line.id.subject, entry.id.subject, book.list.unit.subject]
                + book.items.map(\.household.subject),
            detail: detail)
    }
}
