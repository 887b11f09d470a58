import Access
import Core
import Database
import Registry

extension ReadTransaction {
    public func householdAct(_ id: HouseholdAct.ID) throws -> HouseholdAct? {
        try first("SELECT \(sql: Self.actColumns) FROM household_act WHERE id = \(id)", Self.act)
    }

    /// The act that event `seq` tells.
    public func householdAct(ofEvent seq: Int) throws -> HouseholdAct? {
        try first("SELECT \(sql: Self.actColumns) FROM household_act WHERE event_seq = \(seq)", Self.act)
    }

    /// The acts that changed something of these households, undone ones too, the latest first.
    public func householdActs(of households: [Household.ID]) throws -> [HouseholdAct] {
        try rows(
            """
            SELECT \(sql: Self.actColumns) FROM household_act
             WHERE id IN (SELECT act_id FROM household_act_change WHERE household_id IN \(households)) ORDER BY event_seq DESC
            """, Self.act)
    }

    /// The latest acts of households that live in `villages` or lived there before or after the act, the latest first.
    public func householdActs(in villages: [Area.ID], limit: Int) throws -> [HouseholdAct] {
        try rows(
            """
            SELECT \(sql: Self.actColumns) FROM household_act
             WHERE from_village_id IN \(villages) OR to_village_id IN \(villages) OR EXISTS (
                   SELECT 1 FROM household WHERE household.id = household_act.household_id AND household.village_id IN \(villages))
             ORDER BY recorded_at DESC, event_seq DESC LIMIT \(limit)
            """, Self.act)
    }

    /// Households of `villages` that were split off, came back, or took others in, and of which no review sheet has come since.
    public func householdsToReview(in villages: [Area.ID], limit: Int) throws -> [HouseholdRow] {
        let kinds = [HouseholdAct.Kind.split, .returned, .merged].map(\.rawValue)
        return try rows(
            """
            SELECT \(sql: HouseholdRow.columns) FROM household
             WHERE household.village_id IN \(villages) AND household.status = 'active' AND EXISTS (
                   SELECT 1 FROM household_act
                    WHERE coalesce(household_act.other_id, household_act.household_id) = household.id AND household_act.kind IN \(kinds)
                      AND household_act.undone_at IS NULL AND NOT EXISTS (
                          SELECT 1 FROM review_sheet
                           WHERE review_sheet.household_id = household.id AND review_sheet.replaced_by IS NULL
                             AND review_sheet.recorded_at > household_act.recorded_at))
             ORDER BY household.head_sort_key, household.id LIMIT \(limit)
            """, HouseholdRow.init)
    }

    /// Households that were split off over a stretch of days, and from which.
    func splits(after opening: CalendarDate, until closing: CalendarDate) throws -> [(household: Household.ID, origin: Household.ID)] {
        try rows(
            """
            SELECT other_id, household_id FROM household_act
             WHERE kind = \(HouseholdAct.Kind.split.rawValue) AND happened_on > \(opening) AND happened_on <= \(closing)
               AND undone_at IS NULL
            """
        ) { (try $0.key(0), try $0.key(1)) }
    }

    /// What an act changed, in the order in which it was noted.
    public func changes(of act: HouseholdAct.ID) throws -> [RowChange] {
        try rows(
            "SELECT seq, entity, row_id, household_id, before, after FROM household_act_change WHERE act_id = \(act) ORDER BY seq",
            RowChange.init)
    }

    /// How many households an act changed.
    public func householdsChanged(by act: HouseholdAct.ID) throws -> Int {
        try first("SELECT count(DISTINCT household_id) FROM household_act_change WHERE act_id = \(act)") { try $0.int(0) } ?? 0
    }

    /// Events after number `seq` about any of `subjects`, the earliest first.
    public func events(about subjects: [Identifier<AnySubject>], after seq: Int) throws -> [StoredEvent] {
        try rows(
            """
            SELECT \(sql: StoredEvent.columns) FROM event
             WHERE event.seq IN (SELECT seq FROM event_subject WHERE subject_id IN \(subjects) AND seq > \(seq)) ORDER BY event.seq
            """, StoredEvent.init)
    }

    /// The people with every membership of theirs.
    public func members(people: [Person.ID]) throws -> [Member] {
        try rows(
            """
            SELECT \(sql: Self.memberColumns) FROM person JOIN membership ON membership.person_id = person.id
             WHERE person.id IN \(people) ORDER BY membership.joined_on, membership.id
            """, Self.member)
    }

    /// How many officers keep a sheet of the household that is not finished.
    public func sheetDrafts(for household: Household.ID) throws -> Int {
        try first("SELECT count(*) FROM sheet_draft WHERE household_id = \(household)") { try $0.int(0) } ?? 0
    }

    private static var actColumns: SQL {
        """
        id, kind, household_id, other_id, made_code, from_village_id, to_village_id, happened_on, reason, recorded_at, event_seq,
        undone_at, undone_reason
        """
    }

    private static func act(_ row: Row) throws -> HouseholdAct {
        let text = try row.text(1)
        guard let kind = HouseholdAct.Kind(rawValue: text) else { throw StoreError.unreadable("household_act.kind \(text)") }
        var act = HouseholdAct(
            id: try row.key(0), kind: kind, household: try row.key(2), other: try row.keyOrNil(3), madeCode: try row.textOrNil(4),
            fromVillage: try row.key(5), toVillage: try row.key(6), happenedOn: try row.day(7), reason: try row.text(8),
            recordedAt: try row.instant(9), event: try row.int(10))
        act.undoneAt = try row.instantOrNil(11)
        act.undoneReason = try row.textOrNil(12)
        return act
    }
}

extension WriteTransaction {
    public func insert(_ act: HouseholdAct, officer: Officer.ID?, changes: [RowChange]) throws {
        try execute(
            """
            INSERT INTO household_act (id, kind, household_id, other_id, made_code, from_village_id, to_village_id, happened_on, reason,
                                       officer_id, recorded_at, event_seq)
            VALUES (\(act.id), \(act.kind.rawValue), \(act.household), \(act.other), \(act.madeCode), \(act.fromVillage), \(act.toVillage),
                    \(act.happenedOn), \(act.reason), \(officer), \(act.recordedAt), \(act.event))
            """)
        try insert(
            into: "household_act_change", columns: ["act_id", "seq", "entity", "row_id", "household_id", "before", "after"],
            rows: changes.lazy.map {
                [
                    act.id.sqlValue, $0.seq.sqlValue, .text($0.entity.rawValue), $0.row.sqlValue, $0.household.sqlValue,
                    .text($0.before), .text($0.after),
                ]
            })
    }

    public func markUndone(_ act: HouseholdAct.ID, by officer: Officer.ID?, reason: String, at instant: Instant) throws {
        try execute(
            """
            UPDATE household_act SET undone_at = \(instant), undone_by = \(officer), undone_reason = \(reason)
             WHERE id = \(act) AND undone_at IS NULL
            """)
    }

    /// Gives a recognition its former end again.
    public func restore(_ recognition: Recognition) throws {
        try execute("UPDATE recognition SET valid_until = \(recognition.validUntil) WHERE id = \(recognition.id)")
    }
}
