import Core

/// A person's stay in a household, by date. A person belongs to one household on one day.
public struct Membership: Hashable, Sendable, Codable {
    public typealias ID = Identifier<Membership>

    public var id: ID
    public var household: Household.ID
    public var person: Person.ID
    public var relation: Relation
    public var joinedOn: CalendarDate
    public var joinReason: JoinReason
    /// First day on which the person no longer belongs to the household.
    public var leftOn: CalendarDate?
    public var leaveReason: LeaveReason?

    public init(
        id: ID, household: Household.ID, person: Person.ID, relation: Relation, joinedOn: CalendarDate,
        joinReason: JoinReason, leftOn: CalendarDate? = nil, leaveReason: LeaveReason? = nil
    ) {
        self.id = id
        self.household = household
        self.person = person
        self.relation = relation
        self.joinedOn = joinedOn
        self.joinReason = joinReason
        self.leftOn = leftOn
        self.leaveReason = leaveReason
    }

    public func holds(on day: CalendarDate) -> Bool { joinedOn <= day && leftOn.map { day < $0 } ?? true }
}

/// Relation to the head of the household (quan hệ với chủ hộ).
public enum Relation: String, Hashable, Sendable, Codable, CaseIterable {
    case head, spouse, child, parent, sibling, grandparent, grandchild, childInLaw, parentInLaw, nieceOrNephew, other
}

public enum JoinReason: String, Hashable, Sendable, Codable, CaseIterable {
    /// First recorded with the household.
    case registered
    case born, married, movedIn, split, merged, corrected
}

public enum LeaveReason: String, Hashable, Sendable, Codable, CaseIterable {
    case died, married, movedAway, split, merged, corrected
}

/// A member as lists and pages show them: the person and the stay.
public struct Member: Hashable, Sendable {
    public var person: Person
    public var membership: Membership

    public init(person: Person, membership: Membership) {
        self.person = person
        self.membership = membership
    }
}

extension Sequence<Member> {
    /// The head on `day`, when there is exactly one.
    public func head(on day: CalendarDate) -> Member? {
        let heads = filter { $0.membership.relation == .head && $0.membership.holds(on: day) }
        return heads.count == 1 ? heads[0] : nil
    }
}
