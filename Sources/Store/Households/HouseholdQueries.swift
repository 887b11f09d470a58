import Access
import Core
import Database
import Law
import Registry

/// How many households and people a list holds.
public struct HouseholdTotals: Hashable, Sendable {
    public var households: Int
    public var persons: Int

    public init(households: Int, persons: Int) {
        self.households = households
        self.persons = persons
    }
}

extension ReadTransaction {
    /// One page of the households in `scope` that pass `filter`, in the filter's order and then by key.
    ///
    /// - Parameters:
    ///   - found: households that the filter's text was found to mean, from `householdsNamed`; `nil` without text.
    ///   - leading: groups of them that stand one before another, and before those in none.
    public func households(
        _ filter: HouseholdFilter, found: [Household.ID]?, leading: [[Household.ID]] = [], within scope: AreaScope, limit: Int, offset: Int
    ) throws -> [HouseholdRow] {
        let condition = filter.condition(
            found: found, within: scope, on: engine, hidingCommunes: filter.isReadInOrder(found: found, within: scope))
        guard offset >= Self.farOn else {
            let ordering: SQL =
                leading.isEmpty ? filter.ordering : "\(sql: Self.place(in: leading)), \(sql: filter.ordering)"
            return try rows(
                """
                SELECT \(sql: HouseholdRow.columns) FROM household
                 WHERE \(sql: condition) ORDER BY \(sql: ordering) LIMIT \(limit) OFFSET \(offset)
                """, HouseholdRow.init)
        }
        // Pages far on: the keys are counted off in the index alone, from the nearer end, and only the page is read.
        var (walk, limit, offset) = (filter, limit, offset)
        if filter.isCounted, filter.order != .classSince {
            let rest = try totals(filter, found: found, within: scope).households - offset
            guard rest > 0 else { return [] }
            if rest < offset {
                walk.descending.toggle()
                limit = min(limit, rest)
                offset = rest - limit
            }
        }
        return try rows(
            """
            SELECT \(sql: HouseholdRow.columns) FROM household WHERE household.id IN (
                SELECT household.id FROM household
                 WHERE \(sql: condition) ORDER BY \(sql: walk.ordering) LIMIT \(limit) OFFSET \(offset))
             ORDER BY \(sql: filter.ordering)
            """, HouseholdRow.init)
    }

    /// The place of the household's group, as a number to order by.
    private static func place(in groups: [[Household.ID]]) -> SQL {
        let cases = groups.indices.reduce("CASE" as SQL) { "\(sql: $0) WHEN household.id IN \(groups[$1]) THEN \($1)" }
        return "\(sql: cases) ELSE \(groups.count) END"
    }

    /// From which row on a page is counted off in the index.
    private static var farOn: Int { 1_000 }

    /// The totals of everything that passes `filter`, not of a page: from the kept counts, but of a text the rows are counted.
    public func totals(
        _ filter: HouseholdFilter, found: [Household.ID]?, within scope: AreaScope
    ) throws -> HouseholdTotals {
        let sql: SQL =
            filter.isCounted
            ? """
            SELECT CAST(coalesce(sum(households), 0) AS BIGINT), CAST(coalesce(sum(persons), 0) AS BIGINT)
              FROM household_count AS household WHERE \(sql: filter.rowCondition(within: scope))
            """
            : """
            SELECT count(*), CAST(coalesce(sum(household.persons), 0) AS BIGINT) FROM household
             WHERE \(sql: filter.condition(found: found, within: scope, on: engine))
            """
        return try first(sql) { HouseholdTotals(households: try $0.int(0), persons: try $0.int(1)) }
            ?? HouseholdTotals(households: 0, persons: 0)
    }

    public func household(_ id: Household.ID, within scope: AreaScope) throws -> HouseholdRow? {
        // One row by its key: whether it lies in the scope is asked of the row, not of an index over all communes.
        try householdRow(id).flatMap { scope.contains(village: $0.household.village, commune: $0.commune) ? $0 : nil }
    }

    /// The household wherever it lies: for what is done to records, never for what somebody is shown.
    public func householdRow(_ id: Household.ID) throws -> HouseholdRow? {
        try first("SELECT \(sql: HouseholdRow.columns) FROM household WHERE household.id = \(id)", HouseholdRow.init)
    }

    public func household(code: String, within scope: AreaScope) throws -> HouseholdRow? {
        try first(
            """
            SELECT \(sql: HouseholdRow.columns) FROM household
             WHERE household.code = \(code) AND \(sql: scope.condition())
            """, HouseholdRow.init)
    }

    /// Active households whose stored size or class differs from what memberships and open recognitions say.
    public func householdsWithStaleCounts() throws -> Int {
        try first(
            """
            SELECT count(*) FROM household
             WHERE status = 'active'
               AND (persons <> (SELECT count(*) FROM membership
                                 WHERE membership.household_id = household.id AND membership.left_on IS NULL)
                    OR (class <> 'none' AND NOT EXISTS (
                        SELECT 1 FROM recognition WHERE recognition.household_id = household.id
                           AND recognition.valid_until IS NULL AND recognition.class = household.class)))
            """
        ) { try $0.int(0) } ?? 0
    }

    /// How many households there are of each status.
    public func householdsByStatus() throws -> [HouseholdStatus: Int] {
        let counts = try rows("SELECT household.status, count(*) FROM household GROUP BY household.status") {
            (HouseholdStatus(rawValue: try $0.text(0)), try $0.int(1))
        }
        return counts.reduce(into: [:]) { all, entry in if let status = entry.0 { all[status] = entry.1 } }
    }

    public func hasNoHouseholds() throws -> Bool {
        try first("SELECT 1 FROM household LIMIT 1") { try $0.int(0) } == nil
    }

    /// The village of a household and its present commune, for the desk, which judges the right to change it.
    public func place(of household: Household.ID) throws -> (village: Area.ID, commune: Area.ID)? {
        try first("SELECT village_id, commune_id FROM household WHERE id = \(household)") {
            (try $0.key(0), try $0.key(1))
        }
    }

    /// Households by class in the villages of the scope, from the kept counts.
    public func counts(within scope: AreaScope) throws -> [(village: Area.ID, povertyClass: PovertyClass?, totals: HouseholdTotals)] {
        try rows(
            """
            SELECT household.village_id, household.class, CAST(sum(household.households) AS BIGINT),
                   CAST(sum(household.persons) AS BIGINT)
              FROM household_count AS household WHERE \(sql: scope.condition()) AND household.households > 0
             GROUP BY household.village_id, household.class ORDER BY household.village_id, household.class
            """
        ) { row in
            (
                try row.key(0), PovertyClass(rawValue: try row.text(1)),
                HouseholdTotals(households: try row.int(2), persons: try row.int(3))
            )
        }
    }
}

extension HouseholdFilter {
    /// Over many communes a page is found soonest by walking along the names: sorting 400,000 households for fifty costs
    /// half a second. Within one commune or village its own index is better.
    func isReadInOrder(found: [Household.ID]?, within scope: AreaScope) -> Bool {
        found == nil && batch == nil && village == nil && commune == nil && scope.communes.count > 1
    }

    func condition(found: [Household.ID]?, within scope: AreaScope, on engine: Engine, hidingCommunes: Bool = false) -> SQL {
        // What a search found or a batch touched is looked up by its keys, never by going through the communes. Over many communes the index of
        // classes is for one class in the order of names alone: to go through a class and sort it would be slow. PostgreSQL
        // knows by itself, from what it counted of the classes.
        let isByClass =
            engine == .postgres
            || found == nil && batch == nil && scope.villages.isEmpty && (!hidingCommunes || order == .name && wantedClasses.count == 1)
        let all: SQL = """
            household.status = 'active'
             AND \(sql: rowCondition(within: scope, hidingCommunes: hidingCommunes || found != nil || batch != nil, hidingClasses: !isByClass))
            """
        let condition: SQL =
            batch.map { batch in
                """
                \(sql: all) AND household.id IN (SELECT household_id FROM import_change WHERE batch_id = \(batch) AND entity = 'household')
                """
            } ?? all
        return found.map { "\(sql: condition) AND household.id IN \($0)" } ?? condition
    }

    private var wantedClasses: [String] { classes.map(\.rawValue).sorted() + (isUnclassified ? ["none"] : []) }

    /// Everything but the text: what `household_count` can answer too.
    func rowCondition(within scope: AreaScope, hidingCommunes: Bool = false, hidingClasses: Bool = false) -> SQL {
        var condition = scope.condition(on: hidingCommunes ? .householdWithoutIndex : .household)
        if let village { condition = "\(sql: condition) AND household.village_id = \(village)" }
        if let commune { condition = "\(sql: condition) AND household.commune_id = \(commune)" }
        if !wantedClasses.isEmpty {
            let column: SQL = hidingClasses ? "coalesce(household.class, '')" : "household.class"
            condition = "\(sql: condition) AND \(sql: column) IN \(wantedClasses)"
        }
        if !flags.isEmpty { condition = "\(sql: condition) AND household.flags & \(flags.rawValue) = \(flags.rawValue)" }
        if let ethnicity { condition = "\(sql: condition) AND household.ethnicity = \(ethnicity)" }
        return condition
    }

    var ordering: SQL {
        switch (order, descending) {
        case (.name, false): "household.head_sort_key, household.id"
        case (.name, true): "household.head_sort_key DESC, household.id DESC"
        case (.persons, false): "household.persons, household.head_sort_key, household.id"
        case (.persons, true): "household.persons DESC, household.head_sort_key DESC, household.id DESC"
        case (.code, false): "household.code"
        case (.code, true): "household.code DESC"
        case (.classSince, false): "household.class_since NULLS LAST, household.head_sort_key, household.id"
        case (.classSince, true): "household.class_since DESC NULLS LAST, household.head_sort_key DESC, household.id DESC"
        }
    }
}
