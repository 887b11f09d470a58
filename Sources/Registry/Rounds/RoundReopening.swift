import Core

/// That a round which is decided in a commune be opened again there, for households that were left out: asked by one officer, answered by
/// another. What was decided stays; a further decision covers the households that come in.
public struct RoundReopening: Hashable, Sendable {
    public typealias ID = Identifier<RoundReopening>

    public struct Answer: Hashable, Sendable {
        public var isGranted: Bool
        public var note: String
        public var by: Identifier<AnySubject>?
        public var at: Instant

        public init(isGranted: Bool, note: String, by officer: Identifier<AnySubject>?, at moment: Instant) {
            self.isGranted = isGranted
            self.note = note
            by = officer
            at = moment
        }
    }

    public var id: ID
    public var round: ReviewRound.ID
    public var commune: Area.ID
    public var reason: String
    /// Number and day of what it rests on.
    public var document: String
    public var askedBy: Identifier<AnySubject>?
    public var askedAt: Instant
    /// `nil` while it waits.
    public var answer: Answer?

    public init(
        id: ID, round: ReviewRound.ID, commune: Area.ID, reason: String, document: String, askedBy: Identifier<AnySubject>?,
        askedAt: Instant,
        answer: Answer? = nil
    ) {
        self.id = id
        self.round = round
        self.commune = commune
        self.reason = reason
        self.document = document
        self.askedBy = askedBy
        self.askedAt = askedAt
        self.answer = answer
    }

    public var isOpen: Bool { answer == nil }
    public var isGranted: Bool { answer?.isGranted ?? false }
}
