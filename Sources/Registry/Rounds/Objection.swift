import Core
import Law

/// What somebody has against a posted list.
public struct Objection: Hashable, Sendable {
    public typealias ID = Identifier<Objection>

    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// A household was left out of the review or of the list.
        case leftOut = "left-out"
        /// A household is on the list and should not be.
        case wronglyListed = "wrongly-listed"
        /// The points or answers are wrong.
        case points
        /// Members, place or group of the household are written wrong.
        case facts
        /// Meeting, survey or posting were not done as prescribed.
        case procedure
        case other

        /// Whether the class of the household is disputed.
        public var isAboutClass: Bool { self == .leftOut || self == .wronglyListed || self == .points }
    }

    public enum Result: String, Hashable, Sendable, Codable, CaseIterable {
        case upheld, rejected
    }

    public var id: ID
    public var round: ReviewRound.ID
    public var household: Household.ID
    public var kind: Kind
    /// Who objects, and how they can be reached; a person may object without a name.
    public var raisedBy: String
    public var contact: String
    public var receivedOn: CalendarDate
    public var statement: String
    /// What was brought or named as proof.
    public var evidence: String
    public var recordedAt: Instant
    public var result: Result?
    public var answer: String
    public var answeredOn: CalendarDate?
    public var answeredAt: Instant?

    public init(
        id: ID, round: ReviewRound.ID, household: Household.ID, kind: Kind, raisedBy: String, contact: String, receivedOn: CalendarDate,
        statement: String, evidence: String, recordedAt: Instant
    ) {
        self.id = id
        self.round = round
        self.household = household
        self.kind = kind
        self.raisedBy = raisedBy
        self.contact = contact
        self.receivedOn = receivedOn
        self.statement = statement
        self.evidence = evidence
        self.recordedAt = recordedAt
        answer = ""
    }

    public var isOpen: Bool { result == nil }

    public func answered(_ result: Result, _ answer: String, on day: CalendarDate, at instant: Instant) -> Objection {
        var objection = self
        (objection.result, objection.answer, objection.answeredOn, objection.answeredAt) = (result, answer, day, instant)
        return objection
    }
}
