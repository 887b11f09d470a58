import Access
import Core
import Database
import Finance
import Law
import Registry
import Store

/// Draws up whom a support is to be paid, each with the amount. Nothing is paid by it.
public struct DrawUpPayments: Operation {
    public static let name = "DrawUpPayments"
    public static let permission = Permission.keepFunds
    public static let isSeparated = true

    public var line: BudgetLine.ID
    public var unit: Area.ID
    public var subject: String
    public var period: String
    public var groups: Set<PaymentList.Group>
    public var document: String
    public var decidedOn: CalendarDate
    public var items: [PaymentItem]

    public init(
        line: BudgetLine.ID, unit: Area.ID, subject: String, period: String, groups: Set<PaymentList.Group>, document: String,
        decidedOn: CalendarDate, items: [PaymentItem]
    ) {
        self.line = line
        self.unit = unit
        self.subject = subject
        self.period = period
        self.groups = groups
        self.document = document
        self.decidedOn = decidedOn
        self.items = items
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { unit }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<PaymentList.ID> {
        let line = try transaction.line(line)
        func refuse(_ reason: FundRefusal.Reason) throws { throw FundRefusal(reason, kind: .payment) }
        if subject.isEmpty || period.isEmpty { try refuse(.subjectMissing) }
        if groups.isEmpty { try refuse(.groupsMissing) }
        if document.isEmpty { try refuse(.documentMissing) }
        if decidedOn > context.today { try refuse(.dayInFuture) }
        if !context.lies(unit, in: line.holder, on: decidedOn) { try refuse(.unitMissing) }
        if items.isEmpty { try refuse(.listEmpty) }
        if items.contains(where: { !(1...1_000_000_000_000).contains($0.amount) }) { try refuse(.amountMissing) }
        let ids = items.map(\.household)
        let rows = try transaction.householdRows(ids)
        let twice = Dictionary(grouping: ids, by: { $0 }).filter { $0.value.count > 1 }.keys
        if !twice.isEmpty { try refuse(.householdsTwice(twice.compactMap { rows[$0]?.household.code }.sorted())) }
        // Only households of the unit: a list shows no other.
        let villages = try PaymentEligibility(on: decidedOn, for: groups, of: unit, context.areas, context.law).villages
        let stays = try transaction.paymentFacts(of: ids).stays
        let strange = ids.filter { id in !(stays[id] ?? []).contains { villages.contains($0.village) } }
        if !strange.isEmpty { try refuse(.householdsUnknown(strange.compactMap { rows[$0]?.household.code }.sorted())) }
        let list = PaymentList(
            id: context.key(), line: line.id, unit: unit, subject: subject, period: period, groups: groups, document: document,
            decidedOn: decidedOn, recordedAt: context.now)
        try transaction.insert(list, items, officer: context.officer?.id)
        return Performed(
            list.id, subjects: [list.id.subject, unit.subject] + ids.map(\.subject),
            detail: [
                "support": subject, "voucher": document, "households": String(ids.count), "listAmount": String(PaymentBook.sum(of: items)),
            ])
    }
}

/// Gives a list up that was not paid.
public struct CancelPayments: Operation {
    public static let name = "CancelPayments"
    public static let permission = Permission.keepFunds

    public var list: PaymentList.ID
    public var reason: String

    public init(_ list: PaymentList.ID, reason: String) {
        self.list = list
        self.reason = reason
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let list = try transaction.paymentList(list) else { throw StoreError.notFound }
        return list.unit
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        guard let found = try transaction.paymentList(list) else { throw StoreError.notFound }
        if reason.isEmpty { throw FundRefusal(.reasonMissing, kind: .payment) }
        guard case .drawnUp = found.state else { throw FundRefusal(.listDone, kind: .payment) }
        try transaction.cancel(list, reason: reason, at: context.now)
        return Performed(true, subjects: [list.subject], detail: ["support": found.subject, "reason": reason])
    }
}
