import Access
import Core
import Database
import Finance
import Registry
import Store

/// Enters what a unit received for the poor outside the budget.
public struct RecordContribution: Operation {
    public static let name = "RecordContribution"
    public static let permission = Permission.keepFunds

    public var unit: Area.ID
    public var receivedOn: CalendarDate
    public var giverKind: Contribution.GiverKind
    public var giver: String
    public var form: Contribution.Form
    public var purpose: Contribution.Purpose
    public var amount: Int64
    public var quantity: String
    public var household: Household.ID?
    public var document: String
    public var note: String

    public init(
        of unit: Area.ID, receivedOn: CalendarDate, giverKind: Contribution.GiverKind, giver: String, form: Contribution.Form,
        purpose: Contribution.Purpose, amount: Int64, quantity: String, household: Household.ID?, document: String, note: String
    ) {
        self.unit = unit
        self.receivedOn = receivedOn
        self.giverKind = giverKind
        self.giver = giver
        self.form = form
        self.purpose = purpose
        self.amount = amount
        self.quantity = quantity
        self.household = household
        self.document = document
        self.note = note
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { unit }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Contribution.ID> {
        if giver.isEmpty { throw ContributionRefusal.giverMissing }
        if !(1...FundEntry.limit).contains(amount) { throw ContributionRefusal.amountMissing }
        if form != .money, quantity.isEmpty { throw ContributionRefusal.quantityMissing }
        if receivedOn > context.today { throw ContributionRefusal.dayInFuture }
        guard let known = context.areas.lastKnown(of: unit, on: context.today), known.level <= .commune else {
            throw ContributionRefusal.unitMissing
        }
        if purpose.isHouse, household == nil { throw ContributionRefusal.householdMissing }
        if let household {
            let standing = known.validUntil.map { min($0, receivedOn) } ?? receivedOn
            let villages = Set(
                context.areas.villages(of: context.areas.communes(of: unit, on: standing), on: standing).map(\.area))
            guard try transaction.stays(of: household).contains(where: { villages.contains($0.village) }) else {
                throw ContributionRefusal.householdUnknown
            }
        }
        let contribution = Contribution(
            id: context.key(), unit: unit, receivedOn: receivedOn, giverKind: giverKind, giver: giver, form: form, purpose: purpose,
            amount: amount, quantity: quantity, household: household, document: document, note: note, recordedAt: context.now)
        try transaction.insert(contribution, officer: context.officer?.id)
        return Performed(
            contribution.id, subjects: [contribution.id.subject, unit.subject] + [household?.subject].compactMap { $0 },
            detail: ["giver": giver, "amount": String(amount), "bookedOn": receivedOn.iso])
    }
}

/// Takes a contribution that was entered wrongly out of all sums, with the reason.
public struct VoidContribution: Operation {
    public static let name = "VoidContribution"
    public static let permission = Permission.keepFunds

    public var contribution: Contribution.ID
    public var reason: String

    public init(_ contribution: Contribution.ID, reason: String) {
        self.contribution = contribution
        self.reason = reason
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let found = try transaction.contribution(contribution) else { throw StoreError.notFound }
        return found.unit
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        guard let found = try transaction.contribution(contribution) else { throw StoreError.notFound }
        if reason.isEmpty { throw ContributionRefusal.reasonMissing }
        if !found.voidReason.isEmpty { throw ContributionRefusal.voidedAlready }
        try transaction.void(contribution, reason: reason, officer: context.officer?.id, at: context.now)
        return Performed(
            true, subjects: [contribution.subject, found.unit.subject] + [found.household?.subject].compactMap { $0 },
            detail: ["giver": found.giver, "amount": String(found.amount), "reason": reason])
    }
}
