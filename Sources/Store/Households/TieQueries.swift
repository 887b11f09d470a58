import Access
import Core
import Database
import Registry

/// That an officer looked at the sheet of a household that is tied to another official.
public struct CaseApproval: Hashable, Sendable {
    public var sheet: ReviewSheet.ID
    public var officer: Officer.ID?
    public var note: String
    public var recordedAt: Instant

    public init(sheet: ReviewSheet.ID, officer: Officer.ID?, note: String, recordedAt: Instant) {
        self.sheet = sheet
        self.officer = officer
        self.note = note
        self.recordedAt = recordedAt
    }
}

extension ReadTransaction {
    /// What was declared of the households, ended declarations too, in the order in which it was.
    public func ties(of households: [Household.ID]) throws -> [OfficialTie] {
        var ties: [OfficialTie] = []
        for start in stride(from: 0, to: households.count, by: 2_000) {
            let part = Array(households[start..<min(start + 2_000, households.count)])
            ties += try rows("\(sql: Self.tieSelection) WHERE household_id IN \(part) ORDER BY recorded_at, id", Self.tie)
        }
        return ties
    }

    /// Those that hold, of the households of a round.
    public func ties(inRound round: ReviewRound.ID) throws -> [Household.ID: [OfficialTie]] {
        let found = try rows(
            """
            \(sql: Self.tieSelection) WHERE ended_at IS NULL
               AND household_id IN (SELECT household_id FROM review_case WHERE round_id = \(round)) ORDER BY recorded_at, id
            """, Self.tie)
        return Dictionary(grouping: found, by: \.household)
    }

    public func tie(_ id: OfficialTie.ID) throws -> OfficialTie? {
        try first("\(sql: Self.tieSelection) WHERE id = \(id)", Self.tie)
    }

    /// True when one of `subjects` is a household of the officer or of somebody near to them.
    public func isTied(_ officer: Officer.ID, toAnyOf subjects: [Identifier<AnySubject>]) throws -> Bool {
        try first(
            """
            SELECT 1 FROM official_tie WHERE officer_id = \(officer) AND ended_at IS NULL AND household_id IN \(subjects) LIMIT 1
            """
        ) { try $0.int(0) } != nil
    }

    /// The last approval of each household of a round.
    public func approvals(of round: ReviewRound.ID) throws -> [ReviewCase.ID: CaseApproval] {
        var approvals: [ReviewCase.ID: CaseApproval] = [:]
        try forEach(
            """
            SELECT case_id, case_approval.sheet_id, officer_id, note, recorded_at FROM case_approval
              JOIN review_case ON review_case.id = case_id WHERE round_id = \(round) ORDER BY recorded_at, case_approval.id
            """
        ) { row in
            approvals[try row.key(0)] = CaseApproval(
                sheet: try row.key(1), officer: try row.keyOrNil(2), note: try row.text(3), recordedAt: try row.instant(4))
        }
        return approvals
    }

    private static var tieSelection: SQL {
        "SELECT id, household_id, officer_id, official, post, relation, recorded_at, ended_at, end_reason FROM official_tie"
    }

    private static func tie(_ row: Row) throws -> OfficialTie {
        guard let relation = OfficialTie.Relation(rawValue: try row.text(5)) else { throw StoreError.unreadable("official_tie.relation") }
        var tie = OfficialTie(
            id: try row.key(0), household: try row.key(1), officer: try row.keyOrNil(2), official: try row.text(3), post: try row.text(4),
            relation: relation, recordedAt: try row.instant(6))
        tie.ending = try row.instantOrNil(7).map { .init(at: $0, reason: try row.text(8)) }
        return tie
    }
}

extension WriteTransaction {
    public func insert(_ tie: OfficialTie, by officer: Officer.ID?) throws {
        try execute(
            """
            INSERT INTO official_tie (id, household_id, officer_id, official, post, relation, declared_by, recorded_at, end_reason)
            VALUES (\(tie.id), \(tie.household), \(tie.officer), \(tie.official), \(tie.post), \(tie.relation.rawValue), \(officer),
                    \(tie.recordedAt), '')
            """)
    }

    /// - Throws: `StoreError.changedMeanwhile` when it was ended before.
    public func end(_ tie: OfficialTie.ID, _ ending: OfficialTie.Ending, by officer: Officer.ID?) throws {
        let changed = try execute(
            """
            UPDATE official_tie SET ended_at = \(ending.at), end_reason = \(ending.reason), ended_by = \(officer)
             WHERE id = \(tie) AND ended_at IS NULL
            """)
        guard changed == 1 else { throw StoreError.changedMeanwhile }
    }

    public func insert(_ approval: CaseApproval, id: Identifier<CaseApproval>, of reviewCase: ReviewCase.ID) throws {
        try execute(
            """
            INSERT INTO case_approval (id, case_id, sheet_id, note, officer_id, recorded_at)
            VALUES (\(id), \(reviewCase), \(approval.sheet), \(approval.note), \(approval.officer), \(approval.recordedAt))
            """)
    }
}
