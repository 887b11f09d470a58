import Access
import Core
import Database
import Registry
import Store

/// Names another member as head. Everybody's relation is told from the new head, as far as the former relations tell it.
public struct ChangeHead: Operation {
    public static let name = "ChangeHead"
    public static let permission = Permission.editHousehold

    public var household: Household.ID
    /// The household's version on the page that was filled in.
    public var householdVersion: Int
    public var successor: Membership.ID
    public var reason: String

    public init(household: Household.ID, householdVersion: Int, successor: Membership.ID, reason: String) {
        self.household = household
        self.householdVersion = householdVersion
        self.successor = successor
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
        guard problems.isEmpty else { throw HouseholdRefusal(problems) }
        change.members = before.headed(by: successor)
        for (old, new) in zip(before, change.members) where old != new { try transaction.update(new.membership) }
        let former = change.row.headName
        try change.save(as: .headChanged, reason: reason, in: transaction)
        var notes = ChangeNotes()
        notes.note("head", former, named.person.name)
        notes["reason"] = reason
        return Performed(successor, subjects: [household.subject, named.person.id.subject], detail: notes.detail)
    }
}
