import Core

/// Somebody of the registry whom a person who is about to be written down may be.
public struct KnownPerson: Hashable, Sendable {
    /// What may be told of somebody whom the asking officer sees.
    public struct Place: Hashable, Sendable {
        public var name: String
        public var household: Household.ID
        public var code: String
        public var head: String

        public init(name: String, household: Household.ID, code: String, head: String) {
            self.name = name
            self.household = household
            self.code = code
            self.head = head
        }
    }

    public var person: Person.ID
    /// The commune or ward where they are registered: all that is told of somebody beyond the area of the asking officer.
    public var unit: String
    /// `nil` beyond the area of the asking officer.
    public var place: Place?
    /// They belong to a household now.
    public var isPresent: Bool
    public var likeness: PersonLikeness

    public init(person: Person.ID, unit: String, place: Place?, isPresent: Bool, likeness: PersonLikeness) {
        self.person = person
        self.unit = unit
        self.place = place
        self.isPresent = isPresent
        self.likeness = likeness
    }

    /// They left every household and can be written into this one as who they are.
    public var canBeTaken: Bool { !isPresent && place != nil }

    /// How a form says that the person at a position is somebody else, or this one.
    public func anotherKey(_ position: Int) -> String { "another-\(position)-\(person)" }
    public func sameKey(_ position: Int) -> String { "same-\(position)-\(person)" }
}
