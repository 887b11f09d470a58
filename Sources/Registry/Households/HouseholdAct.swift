import Core

/// One act on a household (biến động hộ): what was done, on which day it took effect, and what it began or ended beside it.
public struct HouseholdAct: Hashable, Sendable {
    public typealias ID = Identifier<HouseholdAct>

    /// By the name of the operation in the log.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case registered = "RegisterHousehold"
        case memberAdded = "AddMember"
        case memberCorrected = "CorrectPerson"
        case memberLeft = "EndMembership"
        case memberTransferred = "TransferMember"
        case headChanged = "ChangeHead"
        case corrected = "CorrectHousehold"
        /// Of many households at once; the act names one of them.
        case correctedTogether = "CorrectHouseholds"
        case split = "SplitHousehold"
        case merged = "MergeHouseholds"
        case moved = "MoveHousehold"
        case sentAway = "SendHouseholdAway"
        case returned = "BringHouseholdBack"
        case personsMerged = "MergePersons"
        case duplicateMerged = "MergeDuplicateHousehold"
    }

    public var id: ID
    public var kind: Kind
    public var household: Household.ID
    /// The household that was split off, or into which this one went.
    public var other: Household.ID?
    /// The code of a household that the act began.
    public var madeCode: String?
    public var fromVillage: Area.ID
    public var toVillage: Area.ID
    public var happenedOn: CalendarDate
    public var reason: String
    public var recordedAt: Instant
    /// The number of the event that tells it.
    public var event: Int
    public var undoneAt: Instant?
    public var undoneReason: String?

    public init(
        id: ID, kind: Kind, household: Household.ID, other: Household.ID? = nil, madeCode: String? = nil, fromVillage: Area.ID,
        toVillage: Area.ID, happenedOn: CalendarDate, reason: String, recordedAt: Instant, event: Int
    ) {
        self.id = id
        self.kind = kind
        self.household = household
        self.other = other
        self.madeCode = madeCode
        self.fromVillage = fromVillage
        self.toVillage = toVillage
        self.happenedOn = happenedOn
        self.reason = reason
        self.recordedAt = recordedAt
        self.event = event
    }

    public var households: [Household.ID] { [household] + [other].compactMap { $0 } }
}
