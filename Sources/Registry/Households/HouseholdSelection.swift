import Core

/// Households that an officer picked, over several pages of a list, to change them together.
public struct HouseholdSelection: Hashable, Sendable {
    public typealias ID = Identifier<HouseholdSelection>

    /// More are not changed at once: they would come as a list.
    public static let limit = 2_000

    public var id: ID
    public var households: Set<Household.ID>

    public init(id: ID, households: Set<Household.ID> = []) {
        self.id = id
        self.households = households
    }
}
