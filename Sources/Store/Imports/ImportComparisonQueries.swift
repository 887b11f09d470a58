import Access
import Core
import Database
import Registry

extension ReadTransaction {
    /// All active households of a scope, for comparing a list with.
    public func activeHouseholds(within scope: AreaScope) throws -> [HouseholdRow] {
        try rows(
            """
            SELECT \(sql: HouseholdRow.columns) FROM household
             WHERE household.status = 'active' AND \(sql: scope.condition()) ORDER BY household.id
            """, HouseholdRow.init)
    }

    /// The present members of all active households of a scope.
    public func presentMembers(within scope: AreaScope) throws -> [Household.ID: [Member]] {
        try members(within: scope, where: "membership.left_on IS NULL")
    }

    /// Those who left an active household of a scope.
    public func formerMembers(within scope: AreaScope) throws -> [Household.ID: [Member]] {
        try members(within: scope, where: "membership.left_on IS NOT NULL")
    }

    private func members(within scope: AreaScope, where belonging: SQL) throws -> [Household.ID: [Member]] {
        try byHousehold(
            """
            SELECT \(sql: Self.memberColumns)
              FROM household
              JOIN membership ON membership.household_id = household.id AND \(sql: belonging)
              JOIN person ON person.id = membership.person_id
             WHERE household.status = 'active' AND \(sql: scope.condition())
             ORDER BY membership.household_id, membership.id
            """, Self.member, \.membership.household)
    }

    /// Rows that come in the order of their households as a list for each. They are not held once more besides: of a large scope that is
    /// tens of megabytes.
    private func byHousehold<T>(
        _ sql: SQL, _ map: (Row) throws -> T, _ household: (T) -> Household.ID
    ) throws -> [Household.ID: [T]] {
        var groups: [Household.ID: [T]] = [:]
        var (current, group): (Household.ID?, [T]) = (nil, [])
        func close() {
            guard let current else { return }
            // A list of its own length, not with the room of the longest.
            groups[current] = group.map { $0 }
            group.removeAll(keepingCapacity: true)
        }
        try stream(sql) { row in
            let value = try map(row)
            if household(value) != current { close() }
            current = household(value)
            group.append(value)
        }
        close()
        return groups
    }

    /// The open recognitions of all active households of a scope.
    public func presentRecognitions(within scope: AreaScope) throws -> [Household.ID: [Recognition]] {
        try byHousehold(
            """
            SELECT recognition.id, recognition.household_id, recognition.standard_id, recognition.class, recognition.valid_from,
                   recognition.valid_until, recognition.decision_number, recognition.decision_on
              FROM household
              JOIN recognition ON recognition.household_id = household.id AND recognition.valid_until IS NULL
             WHERE household.status = 'active' AND \(sql: scope.condition())
             ORDER BY recognition.household_id, recognition.standard_id
            """, Self.recognition, \.household)
    }

    /// The days of the decisions of rounds of review, by their number.
    public func decisionsOfRounds() throws -> [String: Set<CalendarDate>] {
        let decisions = try rows("SELECT number, signed_on FROM review_decision") { (number: try $0.text(0), on: try $0.day(1)) }
        return Dictionary(decisions.map { ($0.number, [$0.on]) }) { $0.union($1) }
    }

    /// The active households of a scope that were entered one by one, by no list.
    public func householdsRegisteredByHand(within scope: AreaScope) throws -> Set<Household.ID> {
        Set(
            try rows(
                """
                SELECT household.id FROM household
                  JOIN household_act ON household_act.household_id = household.id
                   AND household_act.kind = \(HouseholdAct.Kind.registered.rawValue) AND household_act.undone_at IS NULL
                 WHERE household.status = 'active' AND \(sql: scope.condition())
                """
            ) { try $0.key(0) })
    }

    /// Who has which of `numbers` in the whole registry, with the household they belong to now.
    public func holders(ofNumbers numbers: [String]) throws -> [String: (person: Person.ID, household: Household.ID?)] {
        var holders: [String: (person: Person.ID, household: Household.ID?)] = [:]
        for start in stride(from: 0, to: numbers.count, by: 2_000) {
            let part = Array(numbers[start..<min(start + 2_000, numbers.count)])
            try forEach(
                """
                SELECT person.personal_number, person.id, household.id FROM person
                  LEFT JOIN person_link ON person_link.person_id = person.id AND \(sql: Self.isLastLink)
                  LEFT JOIN membership ON membership.person_id = coalesce(person_link.kept_id, person.id) AND membership.left_on IS NULL
                  LEFT JOIN household ON household.id = membership.household_id AND household.status = 'active'
                 WHERE person.personal_number IN \(part)
                """
            ) { row in
                let (number, household): (String, Household.ID?) = (try row.text(0), try row.keyOrNil(2))
                // Of several with one number, who belongs somewhere.
                if holders[number]?.household == nil { holders[number] = (try row.key(1), household) }
            }
        }
        return holders
    }

    /// Codes of the active households that have not exactly one present head, the first `limit` by code.
    public func householdsWithoutOneHead(limit: Int) throws -> [String] {
        try rows(
            """
            SELECT household.code FROM household
              LEFT JOIN membership ON membership.household_id = household.id AND membership.left_on IS NULL
               AND membership.relation = \(Relation.head.rawValue)
             WHERE household.status = 'active'
             GROUP BY household.id, household.code HAVING count(membership.id) <> 1 ORDER BY household.code LIMIT \(limit)
            """
        ) { try $0.text(0) }
    }

    /// The highest running number in the codes of households (`H0000123` → 123); 0 in an empty registry.
    public func highestHouseholdNumber() throws -> Int {
        let codes: [SQL] = [
            "SELECT code FROM household WHERE code >= 'H0' AND code < 'H:' ORDER BY code DESC LIMIT 1",
            // That of a household whose beginning was undone is not given again.
            "SELECT made_code FROM household_act WHERE made_code >= 'H0' AND made_code < 'H:' ORDER BY made_code DESC LIMIT 1",
        ]
        return try codes.compactMap { sql in try first(sql) { Int(try $0.text(0).dropFirst()) } ?? nil }.max() ?? 0
    }
}
