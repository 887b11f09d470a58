import Core
import Database
import Law
import Registry

extension ReadTransaction {
    /// One page of the households of `villages` on the day of `view` that pass `filter`, in the filter's order and then by key.
    ///
    /// - Parameters:
    ///   - villages: of which the list may be made; place and commune of the filter are in them already.
    ///   - found: households that the filter's text was found to mean; `nil` without text.
    ///   - count: of all that pass, where it is known: pages of the second half are counted off from the end.
    public func states(
        _ filter: HouseholdFilter, found: [Household.ID]?, in villages: Set<Area.ID>, from view: Viewpoint, limit: Int, offset: Int,
        of count: Int? = nil
    ) throws -> [HouseholdState] {
        let condition = filter.stateCondition(found: found, in: villages, from: view)
        guard filter.order == .classSince else {
            guard let rest = count.map({ $0 - offset }), rest < offset else {
                return try states(filter, condition, limit: limit, offset: offset)
            }
            guard rest > 0 else { return [] }
            var backwards = filter
            backwards.descending.toggle()
            let rows = min(limit, rest)
            return try states(backwards, condition, limit: rows, offset: rest - rows).reversed()
        }
        // Households without a class come last in either direction: each part is walked along the index by itself.
        let (known, unknown): (SQL, SQL) = ("\(sql: condition) AND class_since > 0", "\(sql: condition) AND class_since = 0")
        let first = try states(filter, known, limit: limit, offset: offset)
        guard first.count < limit else { return first }
        let before =
            first.isEmpty && offset > 0
            ? try self.first("SELECT count(*) FROM household_state WHERE \(sql: known)") { try $0.int(0) } ?? 0 : offset + first.count
        return first + (try states(filter, unknown, limit: limit - first.count, offset: max(0, offset - before)))
    }

    private func states(_ filter: HouseholdFilter, _ condition: SQL, limit: Int, offset: Int) throws -> [HouseholdState] {
        // The keys of the page come from the index alone; only its own rows are read.
        try rows(
            """
            SELECT \(sql: HouseholdState.columns)
              FROM (SELECT household_id AS page_id, valid_from AS page_from, recorded_from AS page_recorded FROM household_state
                     WHERE \(sql: condition) ORDER BY \(sql: filter.stateOrdering) LIMIT \(limit) OFFSET \(offset)) AS page
              JOIN household_state ON household_state.household_id = page_id AND household_state.valid_from = page_from
                                  AND household_state.recorded_from = page_recorded
             ORDER BY \(sql: filter.stateOrdering)
            """, HouseholdState.init)
    }

    /// What one household was on the day of `view`; `nil` when it was in no village then.
    public func state(of household: Household.ID, from view: Viewpoint) throws -> HouseholdState? {
        try first(
            """
            SELECT \(sql: HouseholdState.columns) FROM household_state
             WHERE household_id = \(household) AND \(sql: view.condition)
            """, HouseholdState.init)
    }

    /// The totals of the day of `view`, counted row by row: for a few villages or a few households.
    public func stateTotals(
        _ filter: HouseholdFilter, found: [Household.ID]?, in villages: Set<Area.ID>, from view: Viewpoint
    ) throws -> HouseholdTotals {
        try first(
            """
            SELECT count(*), CAST(coalesce(sum(persons), 0) AS BIGINT) FROM household_state
             WHERE \(sql: filter.stateCondition(found: found, in: villages, from: view))
            """
        ) { HouseholdTotals(households: try $0.int(0), persons: try $0.int(1)) } ?? HouseholdTotals(households: 0, persons: 0)
    }

    /// How many households of the day of `view` lie in each village.
    public func stateCounts(
        _ filter: HouseholdFilter, found: [Household.ID]?, in villages: Set<Area.ID>, from view: Viewpoint
    ) throws -> [Area.ID: Int] {
        let counts = try rows(
            """
            SELECT village_id, count(*) FROM household_state
             WHERE \(sql: filter.stateCondition(found: found, in: villages, from: view)) GROUP BY village_id
            """
        ) { (try $0.key(0) as Area.ID, try $0.int(1)) }
        return Dictionary(uniqueKeysWithValues: counts)
    }

    /// The totals of every day at once, as they were known at `moment` (`nil`: now).
    public func stateSeries(_ filter: HouseholdFilter, in villages: Set<Area.ID>, knownAt moment: Instant?) throws -> StateSeries {
        var series = StateSeries()
        // PostgreSQL sums up beside the rows; SQLite, which is here already, would only sort them first.
        let grouping: SQL = engine == .postgres ? "GROUP BY 1, 2" : ""
        let sums: SQL = engine == .postgres ? "count(*), CAST(sum(persons) AS BIGINT)" : "1, persons"
        try stream(
            """
            SELECT \(sql: filter.stretchStart), \(sql: filter.stretchEnd), \(sql: sums) FROM household_state
             WHERE \(sql: Viewpoint.known(at: moment)) AND \(sql: filter.stretchCondition(in: villages)) \(sql: grouping)
            """
        ) { row in series.add(from: try row.int(0), end: try row.int(1), households: try row.int(2), persons: try row.int(3)) }
        series.sum()
        return series
    }

    /// The households that moments after `moment` changed, at most `limit`.
    public func householdsRecorded(after moment: Instant, limit: Int) throws -> [Household.ID] {
        try rows("SELECT DISTINCT household_id FROM household_state_recording WHERE recorded_at > \(moment) LIMIT \(limit)") {
            try $0.key(0)
        }
    }

    /// Brings totals that were known at `moment` up to date by the households that have changed since.
    public func update(
        _ series: inout StateSeries, _ filter: HouseholdFilter, in villages: Set<Area.ID>, from moment: Instant,
        by households: [Household.ID]
    ) throws {
        for start in stride(from: 0, to: households.count, by: 400) {
            let part = Array(households[start..<min(start + 400, households.count)])
            try forEach(
                """
                SELECT \(sql: filter.stretchStart), \(sql: filter.stretchEnd), persons, recorded_from, recorded_until FROM household_state
                 WHERE household_id IN \(part) AND (recorded_from > \(moment) OR recorded_until > \(moment))
                   AND \(sql: filter.stretchCondition(in: villages))
                """
            ) { row in
                let wasKnown = try row.instant(3) <= moment
                let isKnown = try row.instant(4) == NoEnd.instant
                guard wasKnown != isKnown else { return }
                series.add(
                    from: try row.int(0), end: try row.int(1), households: isKnown ? 1 : -1, persons: (isKnown ? 1 : -1) * (try row.int(2)))
            }
        }
        series.sum()
    }
}

extension Viewpoint {
    static func known(at moment: Instant?) -> SQL {
        guard let moment else { return "recorded_until = \(NoEnd.instant)" }
        return "recorded_from <= \(moment) AND recorded_until > \(moment)"
    }

    var condition: SQL { "valid_from <= \(day.packed) AND valid_until >= \(day.packed) AND \(sql: Self.known(at: knownAt))" }
}

extension HouseholdFilter {
    /// So few villages are looked up by their own index; of more, the list is walked along the names.
    private static let few = 3

    func stateCondition(found: [Household.ID]?, in villages: Set<Area.ID>, from view: Viewpoint) -> SQL {
        var condition: SQL = "\(sql: view.condition) AND \(sql: contentCondition(in: villages, isWalked: found != nil))"
        if flags.contains(.child) { condition = "\(sql: condition) AND child_until > \(view.day.packed)" }
        if flags.contains(.olderPerson) { condition = "\(sql: condition) AND older_from <= \(view.day.packed)" }
        return found.map { "\(sql: condition) AND household_id IN \($0)" } ?? condition
    }

    /// Everything but days and ages.
    private func contentCondition(in villages: Set<Area.ID>, isWalked: Bool) -> SQL {
        // `coalesce` keeps both engines from taking the index on villages and sorting all that it finds.
        var condition: SQL =
            isWalked || batch != nil || villages.count > Self.few
            ? "coalesce(village_id, household_id) IN \(villages.sorted())" : "village_id IN \(villages.sorted())"
        let wanted = classes.map(\.rawValue).sorted() + (isUnclassified ? ["none"] : [])
        if !wanted.isEmpty { condition = "\(sql: condition) AND class IN \(wanted)" }
        let lasting = flags.subtracting(.ofAge)
        if !lasting.isEmpty {
            condition = "\(sql: condition) AND household_state.flags & \(lasting.rawValue) = \(lasting.rawValue)"
        }
        if let ethnicity { condition = "\(sql: condition) AND ethnicity = \(ethnicity)" }
        if let batch {
            condition = """
                \(sql: condition)
                 AND household_id IN (SELECT household_id FROM import_change WHERE batch_id = \(batch) AND entity = 'household')
                """
        }
        return condition
    }

    /// The first day on which a state counts: with older people asked for, not before there is one.
    var stretchStart: SQL {
        flags.contains(.olderPerson) ? "CASE WHEN older_from > valid_from THEN older_from ELSE valid_from END" : "valid_from"
    }

    /// Twice the first day on which it no longer counts, or twice its last day and one more: numbers of days that order alike
    /// without a calendar.
    var stretchEnd: SQL {
        flags.contains(.child)
            ? "CASE WHEN child_until <= valid_until THEN 2 * child_until ELSE 2 * valid_until + 1 END" : "2 * valid_until + 1"
    }

    func stretchCondition(in villages: Set<Area.ID>) -> SQL {
        let condition = contentCondition(in: villages, isWalked: true)
        guard !flags.isDisjoint(with: .ofAge) else { return condition }
        return "\(sql: condition) AND 2 * \(sql: stretchStart) < \(sql: stretchEnd)"
    }

    /// By the class's first day only among households that have one.
    var stateOrdering: SQL {
        switch (order, descending) {
        case (.name, false): "head_sort_key, household_id"
        case (.name, true): "head_sort_key DESC, household_id DESC"
        case (.persons, false): "persons, head_sort_key, household_id"
        case (.persons, true): "persons DESC, head_sort_key DESC, household_id DESC"
        case (.code, false): "code"
        case (.code, true): "code DESC"
        case (.classSince, false): "class_since, head_sort_key, household_id"
        case (.classSince, true): "class_since DESC, head_sort_key DESC, household_id DESC"
        }
    }
}
