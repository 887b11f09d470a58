import Access
import Core
import Database
import Registry

/// What a page may say of a point without showing it: that there is one, since when, by whom.
public struct PointNote: Hashable, Sendable {
    public var measuredOn: CalendarDate
    public var recordedAt: Instant
    public var officer: String?
    /// The household has moved since: the point is where it lived before.
    public var isOfFormerPlace: Bool
}

extension ReadTransaction {
    /// That the household has a point, not where.
    public func pointNote(of household: Household.ID) throws -> PointNote? {
        try first(
            """
            SELECT measured_on, recorded_at, officer.name,
                   EXISTS (SELECT 1 FROM household_stay
                            WHERE household_stay.household_id = household_point.household_id AND reason = 'movedIn'
                              AND valid_from > measured_on)
              FROM household_point LEFT JOIN officer ON officer.id = household_point.officer_id
             WHERE household_point.household_id = \(household) AND ended_at IS NULL
            """
        ) {
            PointNote(
                measuredOn: try $0.day(0), recordedAt: try $0.instant(1), officer: try $0.textOrNil(2), isOfFormerPlace: try $0.bool(3))
        }
    }

    /// Every point that was ever recorded of the household, the present one first, then the latest that ended.
    public func points(of household: Household.ID) throws -> [HouseholdPoint] {
        try rows(
            """
            SELECT id, household_id, latitude, longitude, measured_on, recorded_at, ended_at, end_reason FROM household_point
             WHERE household_id = \(household) ORDER BY ended_at DESC NULLS FIRST, id DESC
            """
        ) {
            HouseholdPoint(
                id: try $0.key(0), household: try $0.key(1), point: GroundPoint(latitude: try $0.int(2), longitude: try $0.int(3)),
                measuredOn: try $0.day(4), recordedAt: try $0.instant(5), endedAt: try $0.instantOrNil(6), endReason: try $0.textOrNil(7))
        }
    }

    /// The present points of the other households of a village, as far as these live where they were measured.
    public func points(in village: Area.ID, except household: Household.ID) throws -> [GroundPoint] {
        try rows(
            """
            SELECT latitude, longitude
              FROM household JOIN household_point ON household_point.household_id = household.id
             WHERE household.village_id = \(village) AND household.status = 'active' AND household_point.ended_at IS NULL
               AND household.id <> \(household)
               AND NOT EXISTS (SELECT 1 FROM household_stay
                                WHERE household_stay.household_id = household.id AND reason = 'movedIn' AND valid_from > measured_on)
             LIMIT 10000
            """
        ) { GroundPoint(latitude: try $0.int(0), longitude: try $0.int(1)) }
    }

    /// How many of the households ever had a point.
    public func pointCount(of households: [Household.ID]) throws -> Int {
        try stride(from: 0, to: households.count, by: 2_000).reduce(0) { sum, start in
            let part = Array(households[start..<min(start + 2_000, households.count)])
            let count = try first("SELECT count(DISTINCT household_id) FROM household_point WHERE household_id IN \(part)") {
                try $0.int(0)
            }
            return sum + (count ?? 0)
        }
    }
}

extension WriteTransaction {
    public func insert(_ point: HouseholdPoint, by officer: Officer.ID?) throws {
        try execute(
            """
            INSERT INTO household_point (id, household_id, latitude, longitude, measured_on, officer_id, recorded_at)
            VALUES (\(point.id), \(point.household), \(point.point.latitude), \(point.point.longitude), \(point.measuredOn), \(officer),
                    \(point.recordedAt))
            """)
    }

    /// Ends the present point of a household.
    public func endPoint(of household: Household.ID, at instant: Instant, reason: String) throws {
        try execute(
            """
            UPDATE household_point SET ended_at = \(instant), end_reason = \(reason)
             WHERE household_id = \(household) AND ended_at IS NULL
            """)
    }
}
