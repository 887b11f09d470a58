import Law

/// What a list does to the figures of a commune at the end of a year that is over: figures that may have been reported.
public struct YearShift: Hashable, Sendable, Codable {
    /// Households on a list, and the people in them.
    public struct Count: Hashable, Sendable, Codable {
        public var households: Int
        public var persons: Int

        public init(households: Int = 0, persons: Int = 0) {
            self.households = households
            self.persons = persons
        }
    }

    public struct Line: Hashable, Sendable, Codable {
        public var povertyClass: PovertyClass
        public var before: Count
        public var after: Count

        public init(_ povertyClass: PovertyClass, before: Count, after: Count) {
            self.povertyClass = povertyClass
            self.before = before
            self.after = after
        }
    }

    public var commune: Area.ID
    public var year: Int
    /// The classes of which the count becomes another.
    public var lines: [Line]

    public init(commune: Area.ID, year: Int, lines: [Line]) {
        self.commune = commune
        self.year = year
        self.lines = lines
    }
}
