import Core

/// The village in which a household lived over a stretch of days.
public struct HouseholdStay: Hashable, Sendable, Codable {
    public enum Reason: String, Hashable, Sendable, Codable, CaseIterable {
        /// `unitChanged`: the household stayed where it was and its village became another by an act on units.
        case registered, movedIn, split, corrected, unitChanged
    }

    public var household: Household.ID
    public var village: Area.ID
    public var validFrom: CalendarDate
    public var validUntil: CalendarDate?
    public var reason: Reason

    public init(
        household: Household.ID, village: Area.ID, validFrom: CalendarDate, validUntil: CalendarDate? = nil, reason: Reason
    ) {
        self.household = household
        self.village = village
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.reason = reason
    }
}
