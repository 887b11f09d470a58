import Access
import Core
import Database
import Registry

/// A pair as it was found, with what was decided of it.
public struct StoredPair: Hashable, Sendable {
    public var pair: PersonPair
    public var firstHousehold: Household.ID
    public var secondHousehold: Household.ID
    public var strength: PersonLikeness.Strength
    public var evidence: [PersonEvidence]
    public var foundAt: Instant
    public var state: PersonPair.State
    public var reason: String
    public var decidedBy: Officer.ID?
    public var decidedAt: Instant?
    /// The act that made the two one.
    public var act: HouseholdAct.ID?

    public init(
        pair: PersonPair, firstHousehold: Household.ID, secondHousehold: Household.ID, likeness: PersonLikeness, foundAt: Instant
    ) {
        self.pair = pair
        self.firstHousehold = firstHousehold
        self.secondHousehold = secondHousehold
        strength = likeness.strength
        evidence = likeness.evidence
        self.foundAt = foundAt
        state = .open
        reason = ""
    }

    static let columns: SQL = """
        first_id, second_id, first_household_id, second_household_id, strength, evidence, found_at, state, reason, decided_by, decided_at,
        act_id
        """

    init(_ row: Row) throws {
        pair = PersonPair(try row.key(0), try row.key(1))
        firstHousehold = try row.key(2)
        secondHousehold = try row.key(3)
        strength = PersonLikeness.Strength(rawValue: try row.int(4)) ?? .possible
        evidence = try row.text(5).split(separator: " ").compactMap { PersonEvidence(rawValue: String($0)) }
        foundAt = try row.instant(6)
        let text = try row.text(7)
        guard let state = PersonPair.State(rawValue: text) else { throw StoreError.unreadable("person_pair.state \(text)") }
        self.state = state
        reason = try row.text(8)
        decidedBy = try row.keyOrNil(9)
        decidedAt = try row.instantOrNil(10)
        act = try row.keyOrNil(11)
    }
}

extension ReadTransaction {
    public func pair(_ pair: PersonPair) throws -> StoredPair? {
        try first(
            "SELECT \(sql: StoredPair.columns) FROM person_pair WHERE first_id = \(pair.first) AND second_id = \(pair.second)",
            StoredPair.init)
    }

    /// Pairs of which one side at least belongs to a household of the scope, the surest first.
    public func pairs(
        _ state: PersonPair.State, strength: PersonLikeness.Strength? = nil, within scope: AreaScope, limit: Int, offset: Int = 0
    ) throws -> [StoredPair] {
        try rows(
            """
            SELECT \(sql: StoredPair.columns) FROM person_pair WHERE \(sql: Self.condition(state, strength, scope))
             ORDER BY strength DESC, first_id, second_id LIMIT \(limit) OFFSET \(offset)
            """, StoredPair.init)
    }

    /// How many pairs of the scope are in a state, by strength.
    public func pairCounts(_ state: PersonPair.State, within scope: AreaScope) throws -> [PersonLikeness.Strength: Int] {
        let rows = try rows(
            "SELECT strength, count(*) FROM person_pair WHERE \(sql: Self.condition(state, nil, scope)) GROUP BY strength"
        ) { (PersonLikeness.Strength(rawValue: try $0.int(0)) ?? .possible, try $0.int(1)) }
        return Dictionary(rows, uniquingKeysWith: +)
    }

    private static func condition(_ state: PersonPair.State, _ strength: PersonLikeness.Strength?, _ scope: AreaScope) -> SQL {
        let narrowed: SQL = strength.map { " AND strength = \($0.rawValue)" } ?? ""
        return """
            state = \(state.rawValue)\(sql: narrowed) AND (
               EXISTS (SELECT 1 FROM household WHERE household.id = person_pair.first_household_id AND \(sql: scope.condition()))
               OR EXISTS (SELECT 1 FROM household WHERE household.id = person_pair.second_household_id AND \(sql: scope.condition())))
            """
    }

    /// Every pair in which somebody of `people` stands.
    public func pairs(of people: [Person.ID]) throws -> [StoredPair] {
        try rows(
            "SELECT \(sql: StoredPair.columns) FROM person_pair WHERE first_id IN \(people) OR second_id IN \(people)", StoredPair.init)
    }
}

extension WriteTransaction {
    /// Keeps pairs that were found; one that was decided stays as it is.
    public func keep(_ pairs: [StoredPair]) throws {
        for start in stride(from: 0, to: pairs.count, by: 500) {
            let rows = pairs[start..<min(start + 500, pairs.count)].map { found in
                [
                    found.pair.first.sqlValue, found.pair.second.sqlValue, found.firstHousehold.sqlValue, found.secondHousehold.sqlValue,
                    found.strength.rawValue.sqlValue, .text(found.evidence.map(\.rawValue).joined(separator: " ")), found.foundAt.sqlValue,
                    .text(found.state.rawValue), .text(found.reason), found.decidedBy.sqlValue, found.decidedAt.sqlValue,
                ]
            }
            try execute(
                """
                INSERT INTO person_pair (first_id, second_id, first_household_id, second_household_id, strength, evidence, found_at, state,
                                         reason, decided_by, decided_at)
                VALUES \(rows: rows)
                ON CONFLICT (first_id, second_id) DO UPDATE
                   SET first_household_id = excluded.first_household_id, second_household_id = excluded.second_household_id,
                       strength = excluded.strength, evidence = excluded.evidence
                 WHERE person_pair.state <> 'same'
                """)
        }
    }

    /// Forgets pairs that nobody has decided.
    public func forget(_ pairs: [PersonPair]) throws {
        for pair in pairs {
            try execute(
                """
                DELETE FROM person_pair
                 WHERE first_id = \(pair.first) AND second_id = \(pair.second) AND state IN ('open', 'later')
                """)
        }
    }

    public func decide(
        _ pair: PersonPair, _ state: PersonPair.State, by officer: Officer.ID?, reason: String, act: HouseholdAct.ID? = nil,
        at instant: Instant
    ) throws {
        try execute(
            """
            UPDATE person_pair
               SET state = \(state.rawValue), decided_by = \(officer), decided_at = \(instant), reason = \(reason), act_id = \(act)
             WHERE first_id = \(pair.first) AND second_id = \(pair.second)
            """)
    }

    /// Opens the pairs that an act had made one.
    public func reopenPairs(of act: HouseholdAct.ID) throws {
        try execute(
            """
            UPDATE person_pair SET state = 'open', decided_by = NULL, decided_at = NULL, reason = '', act_id = NULL WHERE act_id = \(act)
            """)
    }
}
