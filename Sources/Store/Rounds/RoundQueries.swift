import Access
import Core
import Database
import Law
import Registry

extension ReadTransaction {
    /// Every round in which a unit of `communes`, or one that became it, takes part: the newest first.
    public func rounds(with communes: Set<Area.ID>) throws -> [ReviewRound] {
        try rows(
            """
            SELECT \(sql: Self.roundColumns) FROM review_round
             WHERE id IN (SELECT round_id FROM review_round_place WHERE area_id IN \(Array(communes).sorted()))
             ORDER BY year DESC, coalesce(month, 13) DESC, starts_on DESC, id DESC
            """, Self.round)
    }

    public func round(_ id: ReviewRound.ID) throws -> ReviewRound? {
        try first("SELECT \(sql: Self.roundColumns) FROM review_round WHERE id = \(id)", Self.round)
    }

    /// The communes that took part when the round was opened.
    public func places(of round: ReviewRound.ID) throws -> [Area.ID] {
        try rows("SELECT area_id FROM review_round_place WHERE round_id = \(round) ORDER BY area_id") { try $0.key(0) }
    }

    /// Every commune that took part in some round when it was opened.
    public func roundPlaces() throws -> [Area.ID] {
        try rows("SELECT DISTINCT area_id FROM review_round_place ORDER BY area_id") { try $0.key(0) }
    }

    /// Who has one of `roles` in one of `areas` on `day`, by name.
    public func officers(with roles: [Role], in areas: [Area.ID], on day: CalendarDate) throws -> [(id: Officer.ID, name: String)] {
        try rows(
            """
            SELECT DISTINCT officer.id, officer.name FROM officer_role JOIN officer ON officer.id = officer_id
             WHERE role IN \(roles.map(\.rawValue)) AND area_id IN \(areas) AND valid_from <= \(day)
               AND (valid_until IS NULL OR valid_until >= \(day)) AND disabled_at IS NULL ORDER BY officer.name, officer.id
            """
        ) { (try $0.key(0), try $0.text(1)) }
    }

    /// True when one of `communes` has a round of the kind and period already.
    public func hasRound(_ kind: ReviewKind, year: Int, month: Int?, with communes: Set<Area.ID>) throws -> Bool {
        try first(
            """
            SELECT 1 FROM review_round JOIN review_round_place ON round_id = id
             WHERE kind = \(kind.rawValue) AND year = \(year) AND coalesce(month, 0) = \(month ?? 0)
               AND area_id IN \(Array(communes).sorted()) LIMIT 1
            """
        ) { try $0.int(0) } != nil
    }

    /// The steps of a round in the order in which they were recorded, with who recorded them.
    public func steps(of round: ReviewRound.ID) throws -> [(step: RoundStep, officer: Officer.ID?)] {
        try rows(
            """
            SELECT id, round_id, area_id, step, kind, held_on, document, reason, recorded_at, officer_id FROM review_step
             WHERE round_id = \(round) ORDER BY recorded_at, id
            """
        ) { row in
            guard let step = ReviewStep(rawValue: try row.text(3)), let kind = RoundStep.Kind(rawValue: try row.text(4)) else {
                throw StoreError.unreadable("review_step")
            }
            return (
                RoundStep(
                    id: try row.key(0), round: try row.key(1), area: try row.key(2), step: step, kind: kind, on: try row.day(5),
                    document: try row.text(6), reason: try row.text(7), recordedAt: try row.instant(8)),
                try row.keyOrNil(9)
            )
        }
    }

    /// What administrators have confirmed of limits, the last of each after those before it.
    public func limitConfirmations() throws -> [LimitConfirmation] {
        try rows(
            "SELECT procedures, kind, limit_of, days, unit, document, recorded_at FROM limit_confirmation ORDER BY recorded_at, id"
        ) { row in
            guard let kind = ReviewKind(rawValue: try row.text(1)), let limit = ReviewProcedure.Limit(rawValue: try row.text(2)),
                let unit = TimeLimit.Unit(rawValue: try row.text(4))
            else { throw StoreError.unreadable("limit_confirmation") }
            return LimitConfirmation(
                procedures: try row.text(0), kind: kind, limit: limit, days: try row.int(3), unit: unit, document: try row.text(5),
                recordedAt: try row.instant(6))
        }
    }

    private static var roundColumns: SQL {
        "id, kind, year, month, unit_id, starts_on, ends_on, document, procedures, fingerprint, opened_at"
    }

    private static func round(_ row: Row) throws -> ReviewRound {
        guard let kind = ReviewKind(rawValue: try row.text(1)) else { throw StoreError.unreadable("review_round.kind") }
        return ReviewRound(
            id: try row.key(0), kind: kind, year: try row.int(2), month: try row.intOrNil(3), unit: try row.key(4),
            startsOn: try row.day(5), endsOn: try row.day(6), document: try row.text(7), procedures: try row.text(8),
            fingerprint: try row.text(9), openedAt: try row.instant(10))
    }
}

extension WriteTransaction {
    public func insert(_ round: ReviewRound, places: Set<Area.ID>, officer: Officer.ID?) throws {
        try execute(
            """
            INSERT INTO review_round
                   (id, kind, year, month, unit_id, starts_on, ends_on, document, procedures, fingerprint, officer_id, opened_at)
            VALUES (\(round.id), \(round.kind.rawValue), \(round.year), \(round.month), \(round.unit), \(round.startsOn),
                    \(round.endsOn), \(round.document), \(round.procedures), \(round.fingerprint), \(officer), \(round.openedAt))
            """)
        try insert(
            into: "review_round_place", columns: ["round_id", "area_id"],
            rows: places.sorted().lazy.map { [round.id.sqlValue, $0.sqlValue] })
    }

    /// Changes the unit's own calendar of a round.
    public func reschedule(_ round: ReviewRound.ID, startsOn: CalendarDate, endsOn: CalendarDate, document: String) throws {
        try execute(
            """
            UPDATE review_round SET starts_on = \(startsOn), ends_on = \(endsOn), document = \(document) WHERE id = \(round)
            """)
    }

    public func insert(_ steps: [RoundStep], officer: Officer.ID?) throws {
        try insert(
            into: "review_step",
            columns: ["id", "round_id", "area_id", "step", "kind", "held_on", "document", "reason", "officer_id", "recorded_at"],
            rows: steps.lazy.map {
                [
                    $0.id.sqlValue, $0.round.sqlValue, $0.area.sqlValue, .text($0.step.rawValue), .text($0.kind.rawValue),
                    $0.on.sqlValue, .text($0.document), .text($0.reason), officer.sqlValue, $0.recordedAt.sqlValue,
                ]
            })
    }

    public func insert(_ confirmation: LimitConfirmation, id: Identifier<LimitConfirmation>, officer: Officer.ID?) throws {
        try execute(
            """
            INSERT INTO limit_confirmation (id, procedures, kind, limit_of, days, unit, document, officer_id, recorded_at)
            VALUES (\(id), \(confirmation.procedures), \(confirmation.kind.rawValue), \(confirmation.limit.rawValue),
                    \(confirmation.days), \(confirmation.unit.rawValue), \(confirmation.document), \(officer),
                    \(confirmation.recordedAt))
            """)
    }
}
