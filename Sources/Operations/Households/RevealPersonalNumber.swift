import Access
import Core
import Database
import Registry
import Store

/// Shows the whole personal number of a member to somebody who says what for. Nothing is changed; the log keeps who saw it.
public struct RevealPersonalNumber: Operation {
    public static let name = "RevealPersonalNumber"
    public static let permission = Permission.revealPersonalNumber

    public var household: Household.ID
    public var membership: Membership.ID
    public var purpose: String

    public init(household: Household.ID, membership: Membership.ID, purpose: String) {
        self.household = household
        self.membership = membership
        self.purpose = purpose
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let place = try transaction.place(of: household) else { throw StoreError.notFound }
        return place.village
    }

    /// The digits.
    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<String> {
        guard try transaction.household(household, within: context.scope(for: Self.permission)) != nil,
            let member = try transaction.members(of: household).first(where: { $0.membership.id == membership }),
            let digits = member.person.personalNumber
        else { throw StoreError.notFound }
        guard !purpose.isEmpty else { throw HouseholdRefusal(.reasonMissing) }
        return Performed(
            digits, subjects: [household.subject, member.person.id.subject],
            detail: ["person": member.person.name, "personalNumber": PersonalNumber.masked(digits), "purpose": purpose])
    }
}
