import Core

/// Where a household lives on the ground, as somebody measured it. Voluntary, never public, and seen only by who says what for.
public struct HouseholdPoint: Hashable, Sendable, Codable {
    public typealias ID = Identifier<HouseholdPoint>

    public var id: ID
    public var household: Household.ID
    public var point: GroundPoint
    /// The day on which it was measured.
    public var measuredOn: CalendarDate
    public var recordedAt: Instant
    /// When it was replaced or taken away, with why; a row is never changed otherwise.
    public var endedAt: Instant?
    public var endReason: String?

    public init(
        id: ID, household: Household.ID, point: GroundPoint, measuredOn: CalendarDate, recordedAt: Instant, endedAt: Instant? = nil,
        endReason: String? = nil
    ) {
        self.id = id
        self.household = household
        self.point = point
        self.measuredOn = measuredOn
        self.recordedAt = recordedAt
        self.endedAt = endedAt
        self.endReason = endReason
    }

    /// Farther than this from every other point of its village, a point is asked about. Scattered hamlets lie wide apart: it is a
    /// question, never a refusal.
    public static let likelyMetres = 3_000
}
