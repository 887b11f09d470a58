import Core

/// Two people of the registry who may be one, and what was decided of them. The one with the smaller key comes first.
public struct PersonPair: Hashable, Sendable {
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// Nobody has decided.
        case open
        /// Looked at and left for later.
        case later
        case different
        case same
    }

    public var first: Person.ID
    public var second: Person.ID

    public init(_ one: Person.ID, _ other: Person.ID) {
        first = min(one, other)
        second = max(one, other)
    }

    public var people: [Person.ID] { [first, second] }

    /// `first.second`, as addresses write it.
    public var text: String { "\(first).\(second)" }

    public init?(text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let first = Person.ID(parts[0]), let second = Person.ID(parts[1]), first < second else { return nil }
        self.init(first, second)
    }
}
