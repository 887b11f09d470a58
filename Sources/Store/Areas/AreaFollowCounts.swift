import Core
import Database
import Registry

/// What comes after an act on units besides households and officers.
public struct AreaFollowing: Hashable, Sendable {
    /// Households under review that nobody has decided about yet, and the rounds in which they are.
    public var cases = 0
    public var rounds = 0
    /// Certificates that were not revoked.
    public var certificates = 0
    /// Duties of agencies of units that end whose last day lies on the day or later, or is not known.
    public var duties = 0
    /// Targets handed down to units that end, and lines and shares of money that these hold.
    public var targets = 0
    public var moneyLines = 0

    public init() {}
}

extension ReadTransaction {
    /// - Parameters:
    ///   - villages: whose households get another commune or village.
    ///   - ended: the units that end on `day`.
    public func following(villages: [Area.ID], ended: [Area.ID], on day: CalendarDate) throws -> AreaFollowing {
        var following = AreaFollowing()
        func count(_ sql: SQL) throws -> Int { try first(sql) { try $0.int(0) } ?? 0 }
        let living: SQL = "(SELECT id FROM household WHERE village_id IN \(villages))"
        if !villages.isEmpty {
            let open: SQL = "review_case WHERE decision_id IS NULL AND household_id IN \(sql: living)"
            following.cases = try count("SELECT count(*) FROM \(sql: open)")
            following.rounds = try count("SELECT count(DISTINCT round_id) FROM \(sql: open)")
            following.certificates = try count(
                "SELECT count(*) FROM certificate WHERE revoked_at IS NULL AND household_id IN \(sql: living)")
        }
        guard !ended.isEmpty else { return following }
        following.duties = try count(
            """
            SELECT count(*) FROM duty JOIN agency ON agency.id = agency_id
             WHERE is_withdrawn = 0 AND (due_on IS NULL OR due_on >= \(day)) AND agency.area_id IN \(ended)
            """)
        following.targets = try count(
            "SELECT count(*) FROM (SELECT DISTINCT plan_id, target, area_id FROM target_share WHERE area_id IN \(ended)) AS handed")
        following.moneyLines = try count(
            """
            SELECT (SELECT count(*) FROM budget_line WHERE holder_id IN \(ended) AND year >= \(day.year))
                 + (SELECT count(*) FROM budget_share JOIN budget_line ON budget_line.id = line_id
                     WHERE unit_id IN \(ended) AND year >= \(day.year))
            """)
        return following
    }
}
