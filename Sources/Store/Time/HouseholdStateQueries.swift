import Core
import Database
import Law
import Registry

/// A state as it is on record, with the moment since which it is known.
public struct RecordedState: Hashable, Sendable {
    public var state: HouseholdState
    public var recordedFrom: Instant
}

/// What stands for no end in `household_state`.
enum NoEnd {
    static let day = 99_991_231
    static let instant = Instant(milliseconds: 253_402_300_799_999)
}

extension ReadTransaction {
    /// The moment of the last change to households, 0 before any.
    public func recordClock() throws -> Instant {
        try first("SELECT at FROM record_clock") { try $0.instant(0) } ?? Instant(milliseconds: 0)
    }

    /// The moment of a change that is made `now`: later than that of every change before it, also where the clock was put back.
    public func moment(_ now: Instant) throws -> Instant { max(now, try recordClock().adding(milliseconds: 1)) }

    /// The next households whose states are to be derived again, in the order of keys.
    public func householdsWithDueStates(limit: Int) throws -> [Household.ID] {
        try rows("SELECT household_id FROM household_state_due ORDER BY household_id LIMIT \(limit)") { try $0.key(0) }
    }

    /// The states that are known now.
    public func presentStates(of households: [Household.ID]) throws -> [Household.ID: [RecordedState]] {
        let found = try rows(
            """
            SELECT \(sql: HouseholdState.columns), household_state.recorded_from FROM household_state
             WHERE household_id IN \(padded(households)) AND recorded_until = \(NoEnd.instant) ORDER BY household_id, valid_from
            """
        ) { RecordedState(state: try HouseholdState($0), recordedFrom: try $0.instant(HouseholdState.columnCount)) }
        return Dictionary(grouping: found, by: \.state.household)
    }

    /// The dated facts of households as they are known now; none of a household that is no more.
    public func facts(of households: [Household.ID]) throws -> [Household.ID: HouseholdFacts] {
        let asked = padded(households)
        var facts: [Household.ID: HouseholdFacts] = [:]
        facts.reserveCapacity(households.count)
        try forEach("SELECT id, code, address, head_name, head_sort_key, flags FROM household WHERE id IN \(asked)") { row in
            let id: Household.ID = try row.key(0)
            facts[id] = HouseholdFacts(
                household: id, code: try row.text(1), address: try row.text(2), headName: try row.text(3), headSortKey: try row.bytes(4),
                hasNoLabourCapacity: HouseholdFlags(rawValue: try row.int(5)).contains(.noLabourCapacity))
        }
        try forEach(
            """
            SELECT household_id, village_id, valid_from, valid_until, reason FROM household_stay
             WHERE household_id IN \(asked) ORDER BY household_id, valid_from
            """
        ) { row in
            let stay = HouseholdStay(
                household: try row.key(0), village: try row.key(1), validFrom: try row.day(2), validUntil: try row.dayOrNil(3),
                reason: HouseholdStay.Reason(rawValue: try row.text(4)) ?? .registered)
            facts[stay.household]?.stays.append(stay)
        }
        try forEach(
            """
            SELECT \(sql: Self.memberColumns) FROM membership JOIN person ON person.id = membership.person_id
             WHERE membership.household_id IN \(asked) ORDER BY membership.household_id, membership.id
            """
        ) { row in
            let member = try Self.member(row)
            facts[member.membership.household]?.members.append(member)
        }
        try forEach("SELECT \(sql: Self.recognitionColumns) FROM recognition WHERE household_id IN \(asked) ORDER BY household_id") {
            let recognition = try Self.recognition($0)
            facts[recognition.household]?.recognitions.append(recognition)
        }
        try forEach(
            """
            SELECT household_id, reviewed_on, no_labour_capacity FROM review_sheet
             WHERE household_id IN \(asked) AND replaced_by IS NULL ORDER BY household_id, reviewed_on
            """
        ) { row in
            facts[try row.key(0)]?.reviews.append((try row.day(1), try row.bool(2)))
        }
        return facts
    }

    /// Walks along all households in the order of keys.
    public func households(after last: Household.ID?, limit: Int) throws -> [Household.ID] {
        guard let last else { return try rows("SELECT id FROM household ORDER BY id LIMIT \(limit)") { try $0.key(0) } }
        return try rows("SELECT id FROM household WHERE id > \(last) ORDER BY id LIMIT \(limit)") { try $0.key(0) }
    }

    /// As many keys as one of few lengths, the last one repeated: each length is a statement of its own that is kept prepared.
    func padded(_ households: [Household.ID]) -> [Household.ID] {
        guard let last = households.last else { return [] }
        let length = [1, 40, 400].first { $0 >= households.count } ?? max(households.count, 2_000)
        return households + Array(repeating: last, count: length - households.count)
    }
}

extension WriteTransaction {
    /// Sets the clock of the records to `now`, or a little further where it stands there already, and dates the past rows of
    /// this transaction.
    @discardableResult
    public func advanceRecordClock(to now: Instant) throws -> Instant {
        try execute("UPDATE record_clock SET at = CASE WHEN at < \(now) THEN \(now) ELSE at + 1 END")
        let moment = try recordClock()
        try execute("UPDATE past_row SET recorded_at = \(moment) WHERE recorded_at = 0")
        return moment
    }

    public func removeDueStates(upTo last: Household.ID) throws {
        try execute("DELETE FROM household_state_due WHERE household_id <= \(last)")
    }

    /// Ends what was known until `moment`; what was first known at that very moment never was.
    public func endStates(_ states: [RecordedState], at moment: Instant) throws {
        for known in states {
            let (household, from) = (known.state.household, known.state.validFrom.packed)
            if known.recordedFrom >= moment {
                try execute(
                    """
                    DELETE FROM household_state WHERE household_id = \(household) AND valid_from = \(from)
                       AND recorded_from = \(known.recordedFrom)
                    """)
            } else {
                try execute(
                    """
                    UPDATE household_state SET recorded_until = \(moment) WHERE household_id = \(household) AND valid_from = \(from)
                       AND recorded_from = \(known.recordedFrom)
                    """)
            }
        }
    }

    public func insertStates(_ states: [HouseholdState], at moment: Instant) throws {
        try insert(
            into: "household_state",
            columns: [
                "household_id", "valid_from", "valid_until", "recorded_from", "recorded_until", "code", "village_id", "address", "head_id",
                "head_name", "head_sort_key", "persons", "class", "class_since", "flags", "child_until", "older_from", "ethnicity",
            ],
            rows: states.lazy.map { state in
                [
                    state.household.sqlValue, state.validFrom.packed.sqlValue, (state.validUntil?.packed ?? NoEnd.day).sqlValue,
                    moment.sqlValue, NoEnd.instant.sqlValue, .text(state.code), state.village.sqlValue, .text(state.address),
                    state.head.sqlValue, .text(state.headName), .blob(state.headSortKey), state.persons.sqlValue,
                    .text(state.povertyClass?.rawValue ?? "none"), (state.classSince?.packed ?? 0).sqlValue,
                    state.lastingFlags.rawValue.sqlValue, (state.childUntil?.packed ?? 0).sqlValue,
                    (state.olderFrom?.packed ?? NoEnd.day).sqlValue, .text(state.ethnicity ?? ""),
                ]
            })
    }

    /// Notes which households `moment` changed.
    public func insertRecordings(of households: [Household.ID], at moment: Instant) throws {
        try insert(
            into: "household_state_recording", columns: ["recorded_at", "household_id"],
            rows: households.lazy.map { [moment.sqlValue, $0.sqlValue] })
    }
}

extension HouseholdState {
    static let columns: SQL = """
        household_state.household_id, household_state.valid_from, household_state.valid_until, household_state.code,
        household_state.village_id, household_state.address, household_state.head_id, household_state.head_name,
        household_state.head_sort_key, household_state.persons, household_state.class, household_state.class_since,
        household_state.flags, household_state.child_until, household_state.older_from, household_state.ethnicity
        """
    static let columnCount = 16

    init(_ row: Row) throws {
        func day(_ column: Int) throws -> CalendarDate? {
            let number = try row.int(column)
            return number == 0 || number == NoEnd.day ? nil : CalendarDate(packed: number)
        }
        guard let validFrom = try day(1) else { throw StoreError.unreadable("household_state.valid_from") }
        let ethnicity = try row.text(15)
        self.init(
            household: try row.key(0), validFrom: validFrom, validUntil: try day(2), code: try row.text(3), village: try row.key(4),
            address: try row.text(5), head: try row.keyOrNil(6), headName: try row.text(7), headSortKey: try row.bytes(8),
            persons: try row.int(9), povertyClass: PovertyClass(rawValue: try row.text(10)), classSince: try day(11),
            lastingFlags: HouseholdFlags(rawValue: try row.int(12)), childUntil: try day(13), olderFrom: try day(14),
            ethnicity: ethnicity.isEmpty ? nil : ethnicity)
    }
}
