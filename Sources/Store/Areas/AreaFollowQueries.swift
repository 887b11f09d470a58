import Core
import Database
import Registry

/// A stay of a household that an act put into another village.
public struct FollowedStay: Hashable, Sendable {
    public var household: Household.ID
    /// The first day in the new village.
    public var validFrom: CalendarDate
    public var from: Area.ID
    public var to: Area.ID
    /// It went on from before the day and was cut there; else it began later and was moved as it was.
    public var wasCut: Bool

    public init(household: Household.ID, validFrom: CalendarDate, from: Area.ID, to: Area.ID, wasCut: Bool) {
        self.household = household
        self.validFrom = validFrom
        self.from = from
        self.to = to
        self.wasCut = wasCut
    }
}

extension ReadTransaction {
    /// Stays in `village` that reach to `day` or begin later, with the code of their household.
    public func stays(in village: Area.ID, reaching day: CalendarDate) throws -> [(
        household: Household.ID, code: String, from: CalendarDate
    )] {
        try rows(
            """
            SELECT household_id, code, valid_from FROM household_stay JOIN household ON household.id = household_id
             WHERE household_stay.village_id = \(village) AND (valid_until IS NULL OR valid_until >= \(day))
             ORDER BY household_id, valid_from
            """
        ) { (try $0.key(0), try $0.text(1), try $0.day(2)) }
    }

    public func followedStays(of act: AreaAct.ID) throws -> [FollowedStay] {
        try rows(
            """
            SELECT household_id, valid_from, from_village_id, to_village_id, was_cut FROM area_act_stay
             WHERE act_id = \(act) ORDER BY household_id, valid_from
            """
        ) { row in
            FollowedStay(
                household: try row.key(0), validFrom: try row.day(1), from: try row.key(2), to: try row.key(3),
                wasCut: try row.int(4) == 1)
        }
    }

    /// How many households have come to `villages` other than by `act`.
    public func householdsRegistered(in villages: [Area.ID], otherThanBy act: AreaAct.ID) throws -> Int {
        try first(
            """
            SELECT count(DISTINCT household_id) FROM household_stay WHERE village_id IN \(villages)
               AND NOT EXISTS (SELECT 1 FROM area_act_stay WHERE area_act_stay.household_id = household_stay.household_id
                                AND area_act_stay.valid_from = household_stay.valid_from AND act_id = \(act))
            """
        ) { try $0.int(0) } ?? 0
    }

    /// Present households and persons by village.
    public func population(ofVillages villages: [Area.ID]) throws -> [Area.ID: (households: Int, persons: Int)] {
        let found = try rows(
            """
            SELECT village_id, CAST(sum(households) AS BIGINT), CAST(sum(persons) AS BIGINT) FROM household_count
             WHERE village_id IN \(villages) GROUP BY village_id
            """
        ) { (try $0.key(0) as Area.ID, (try $0.int(1), try $0.int(2))) }
        return Dictionary(uniqueKeysWithValues: found)
    }

    /// The last recognition from `day` on of a household of `villages`: its number and its day.
    public func recognition(since day: CalendarDate, in villages: [Area.ID]) throws -> (number: String, on: CalendarDate)? {
        try first(
            """
            SELECT decision_number, decision_on FROM recognition
             WHERE decision_on >= \(day) AND decision_number <> ''
               AND household_id IN (SELECT id FROM household WHERE village_id IN \(villages))
             ORDER BY decision_on DESC LIMIT 1
            """
        ) { (try $0.text(0), try $0.day(1)) }
    }
}

extension WriteTransaction {
    /// Puts stays of one village into others.
    public func move(_ stays: [FollowedStay], by act: AreaAct.ID) throws {
        try insert(
            into: "area_act_stay", columns: ["act_id", "household_id", "valid_from", "from_village_id", "to_village_id", "was_cut"],
            rows: stays.lazy.map {
                [
                    act.sqlValue, $0.household.sqlValue, $0.validFrom.sqlValue, $0.from.sqlValue, $0.to.sqlValue,
                    .integer($0.wasCut ? 1 : 0),
                ]
            })
        for (pair, group) in Dictionary(grouping: stays, by: { [$0.from, $0.to] }) {
            let (from, to) = (pair[0], pair[1])
            if let day = group.first(where: \.wasCut)?.validFrom {
                let cut = group.filter(\.wasCut).map(\.household)
                try execute(
                    """
                    INSERT INTO household_stay (household_id, village_id, valid_from, valid_until, reason)
                    SELECT household_id, \(to), \(day), valid_until, \(HouseholdStay.Reason.unitChanged.rawValue) FROM household_stay
                     WHERE village_id = \(from) AND household_id IN \(cut) AND valid_from < \(day)
                       AND (valid_until IS NULL OR valid_until >= \(day))
                    """)
                try execute(
                    """
                    UPDATE household_stay SET valid_until = \(day.adding(days: -1))
                     WHERE village_id = \(from) AND household_id IN \(cut) AND valid_from < \(day)
                       AND (valid_until IS NULL OR valid_until >= \(day))
                    """)
            }
            for stay in group where !stay.wasCut {
                try execute(
                    """
                    UPDATE household_stay SET village_id = \(to)
                     WHERE household_id = \(stay.household) AND valid_from = \(stay.validFrom) AND village_id = \(from)
                    """)
            }
            try execute(
                """
                UPDATE household SET village_id = \(to), version = version + 1
                 WHERE village_id = \(from) AND id IN \(group.map(\.household))
                """)
        }
        try followNames(of: stays.map(\.household))
    }

    /// Notes that a stay came after `act`, so that undoing the act takes it back.
    public func note(_ stay: FollowedStay, of act: AreaAct.ID) throws {
        try execute(
            """
            INSERT INTO area_act_stay (act_id, household_id, valid_from, from_village_id, to_village_id, was_cut)
            VALUES (\(act), \(stay.household), \(stay.validFrom), \(stay.from), \(stay.to), \(stay.wasCut ? 1 : 0))
            ON CONFLICT (act_id, household_id, valid_from) DO UPDATE
               SET from_village_id = excluded.from_village_id, to_village_id = excluded.to_village_id, was_cut = excluded.was_cut
            """)
    }

    /// Forgets what acts did to stays of the household that are no more.
    public func forgetFollowedStays(of household: Household.ID) throws {
        try execute(
            """
            DELETE FROM area_act_stay
             WHERE household_id = \(household)
               AND NOT EXISTS (SELECT 1 FROM household_stay
                                WHERE household_stay.household_id = area_act_stay.household_id
                                  AND household_stay.valid_from = area_act_stay.valid_from AND village_id = to_village_id)
            """)
    }

    /// Takes the moves of `act` back.
    ///
    /// - Throws: `StoreError.changedMeanwhile` when a household has moved on since.
    public func takeBack(_ stays: [FollowedStay], of act: AreaAct.ID) throws {
        for stay in stays {
            let until = try first(
                """
                SELECT valid_until FROM household_stay
                 WHERE household_id = \(stay.household) AND valid_from = \(stay.validFrom) AND village_id = \(stay.to)
                """
            ) { try $0.dayOrNil(0) }
            guard let until else { throw StoreError.changedMeanwhile }
            if stay.wasCut {
                try execute("DELETE FROM household_stay WHERE household_id = \(stay.household) AND valid_from = \(stay.validFrom)")
                let reopened = try execute(
                    """
                    UPDATE household_stay SET valid_until = \(until)
                     WHERE household_id = \(stay.household) AND village_id = \(stay.from) AND valid_until = \(stay.validFrom.adding(days: -1))
                    """)
                guard reopened == 1 else { throw StoreError.changedMeanwhile }
            } else {
                try execute(
                    """
                    UPDATE household_stay SET village_id = \(stay.from)
                     WHERE household_id = \(stay.household) AND valid_from = \(stay.validFrom)
                    """)
            }
            try execute(
                """
                UPDATE household SET village_id = \(stay.from), version = version + 1
                 WHERE id = \(stay.household) AND village_id = \(stay.to)
                """)
        }
        try followNames(of: stays.map(\.household))
        try execute("DELETE FROM area_act_stay WHERE act_id = \(act)")
    }

    /// Puts the words by which the people of `households` are found under their present village.
    private func followNames(of households: [Household.ID]) throws {
        try execute(
            """
            UPDATE name_word SET village_id = (SELECT village_id FROM household WHERE household.id = name_word.household_id)
             WHERE person_id IN (SELECT person_id FROM membership WHERE household_id IN \(households))
            """)
    }

    /// Gives the households of `villages` the commune to which their village now belongs.
    ///
    /// - Parameters:
    ///   - communes: the present commune of each village.
    ///   - progress: told how many households of how many have come after.
    public func followCommunes(_ communes: [Area.ID: Area.ID], _ progress: (Int, Int) -> Void) throws -> Int {
        let total = try population(ofVillages: Array(communes.keys)).values.map(\.households).reduce(0, +)
        var moved = 0
        let groups = Dictionary(grouping: communes, by: \.value).mapValues { $0.map(\.key).sorted() }
        for (commune, villages) in groups.sorted(by: { $0.key < $1.key }) {
            moved += try execute(
                "UPDATE household SET commune_id = \(commune) WHERE village_id IN \(villages) AND commune_id <> \(commune)")
            progress(min(moved, total), total)
        }
        // Counts of nothing are left where households moved away; a search over a commune would walk through them.
        try execute("DELETE FROM household_count WHERE households = 0 AND persons = 0")
        return moved
    }
}
