import Core

/// That a household is that of an official, or of somebody near to one, as it was declared. What decides on its class is then done by
/// others, and its sheet is looked at by another officer before the decision.
public struct OfficialTie: Hashable, Sendable {
    public typealias ID = Identifier<OfficialTie>

    public enum Relation: String, Hashable, Sendable, Codable, CaseIterable {
        /// The official's own household.
        case own
        case spouse, parent, child, sibling
        case other
    }

    public struct Ending: Hashable, Sendable {
        public var at: Instant
        public var reason: String

        public init(at: Instant, reason: String) {
            self.at = at
            self.reason = reason
        }
    }

    public var id: ID
    public var household: Household.ID
    /// The official's account, where there is one.
    public var officer: Identifier<AnySubject>?
    public var official: String
    public var post: String
    public var relation: Relation
    public var recordedAt: Instant
    public var ending: Ending?

    public init(
        id: ID, household: Household.ID, officer: Identifier<AnySubject>?, official: String, post: String, relation: Relation,
        recordedAt: Instant
    ) {
        self.id = id
        self.household = household
        self.officer = officer
        self.official = official
        self.post = post
        self.relation = relation
        self.recordedAt = recordedAt
    }

    public var holds: Bool { ending == nil }
}
