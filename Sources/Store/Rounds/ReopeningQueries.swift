import Access
import Core
import Database
import Registry

extension ReadTransaction {
    /// What was asked about a round, in order.
    public func reopenings(of round: ReviewRound.ID) throws -> [RoundReopening] {
        try rows(
            """
            SELECT id, round_id, area_id, reason, document, officer_id, asked_at, is_granted, answer, answered_by, answered_at
              FROM review_reopening WHERE round_id = \(round) ORDER BY asked_at, id
            """
        ) { row in
            let answer: RoundReopening.Answer? =
                try row.isNull(7)
                ? nil
                : RoundReopening.Answer(
                    isGranted: try row.bool(7), note: try row.textOrNil(8) ?? "", by: try row.keyOrNil(9), at: try row.instant(10))
            return RoundReopening(
                id: try row.key(0), round: try row.key(1), commune: try row.key(2), reason: try row.text(3), document: try row.text(4),
                askedBy: try row.keyOrNil(5), askedAt: try row.instant(6), answer: answer)
        }
    }

    /// Round and commune of what was asked.
    public func placeOfReopening(_ id: RoundReopening.ID) throws -> (round: ReviewRound.ID, commune: Area.ID)? {
        try first("SELECT round_id, area_id FROM review_reopening WHERE id = \(id)") { (try $0.key(0), try $0.key(1)) }
    }
}

extension WriteTransaction {
    public func insert(_ reopening: RoundReopening, officer: Officer.ID?) throws {
        try execute(
            """
            INSERT INTO review_reopening (id, round_id, area_id, reason, document, officer_id, asked_at)
            VALUES (\(reopening.id), \(reopening.round), \(reopening.commune), \(reopening.reason), \(reopening.document), \(officer),
                    \(reopening.askedAt))
            """)
    }

    public func answer(_ reopening: RoundReopening.ID, isGranted: Bool, note: String, officer: Officer.ID?, at moment: Instant) throws {
        try execute(
            """
            UPDATE review_reopening SET is_granted = \(isGranted), answer = \(note), answered_by = \(officer), answered_at = \(moment)
             WHERE id = \(reopening) AND answered_at IS NULL
            """)
    }
}
