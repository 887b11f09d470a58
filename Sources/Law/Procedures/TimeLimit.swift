import Core

/// So many days within which, or at least for which, something is to be done.
public struct TimeLimit: Hashable, Sendable, Codable {
    public enum Unit: String, Hashable, Sendable, Codable, CaseIterable {
        /// Days on which offices of the State work.
        case working
        case calendar
    }

    public enum Bound: String, Hashable, Sendable, Codable {
        /// The authority has at most so long.
        case atMost = "at-most"
        /// A family has at least so long.
        case atLeast = "at-least"
    }

    public var days: Int
    public var unit: Unit
    public var bound: Bound

    public init(days: Int, unit: Unit, bound: Bound) {
        self.days = days
        self.unit = unit
        self.bound = bound
    }
}
