import Access
import Core
import Database
import Registry
import Store

/// Names another member as head: from a day on, or because the former had been written by mistake. Everybody's relation is told from the
/// new head, as far as the former relations tell it.
public struct ChangeHead: Operation {
    public static let name = "ChangeHead"
    public static let permission = Permission.editHousehold

    public var household: Household.ID
    /// The household's version on the page that was filled in.
    public var householdVersion: Int
    public var successor: Membership.ID
    /// The first day of the new head; `nil` where they were head all along.
    public var day: CalendarDate?
    public var reason: String

    public init(
        household: Household.ID, householdVersion: Int, successor: Membership.ID, on day: CalendarDate? = nil, reason: String
    ) {
        self.household = household
        self.householdVersion = householdVersion
        self.successor = successor
        self.day = day
        self.reason = reason
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let place = try transaction.place(of: household) else { throw StoreError.notFound }
        return place.village
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Membership.ID> {
        var change = try HouseholdChange(household, version: householdVersion, Self.permission, in: transaction, context)
        let before = change.members
        guard let named = before.first(where: { $0.membership.id == successor }) else { throw HouseholdRefusal(.successorNotMember) }
        var problems: [HouseholdProblem] = named.membership.relation == .head ? [.nothingChanged] : []
        if reason.isEmpty { problems.append(.reasonMissing) }
        if let day {
            if day > context.today { problems.append(.dayInFuture) }
            let first = named.membership.joinedOn
            if day < first { problems.append(.dayTooEarly(first: first)) }
        }
        guard problems.isEmpty else { throw HouseholdRefusal(problems) }
        change.members = before.headed(by: successor, on: day)
        for (old, new) in zip(before, change.members) where old != new { try transaction.update(new.membership) }
        let former = change.row.headName
        try change.save(as: .headChanged, on: day, reason: reason, in: transaction)
        var notes = ChangeNotes()
        notes.note("head", former, named.person.name)
        notes["day"] = day?.iso ?? ""
        notes["reason"] = reason
        return Performed(successor, subjects: [household.subject, named.person.id.subject], detail: notes.detail)
    }
}
