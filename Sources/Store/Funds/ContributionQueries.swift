import Access
import Core
import Database
import Finance
import Registry

extension ReadTransaction {
    /// What `units` received in a year, those taken out too, the newest first.
    public func contributions(of units: [Area.ID], year: Int, limit: Int = 20_000) throws -> [Contribution] {
        try rows(
            """
            SELECT \(sql: Self.contributionColumns) FROM contribution
             WHERE unit_id IN \(units) AND received_on >= \("\(year)-01-01") AND received_on <= \("\(year)-12-31")
             ORDER BY received_on DESC, recorded_at DESC, id LIMIT \(limit)
            """, Self.contribution)
    }

    public func contribution(_ id: Contribution.ID) throws -> Contribution? {
        try first("SELECT \(sql: Self.contributionColumns) FROM contribution WHERE id = \(id)", Self.contribution)
    }

    /// Every unit that received something.
    public func contributionUnits() throws -> [Area.ID] {
        try rows("SELECT DISTINCT unit_id FROM contribution ORDER BY unit_id") { try $0.key(0) }
    }

    /// The years in which something was received, the newest first.
    public func contributionYears(of units: [Area.ID]) throws -> [Int] {
        try rows("SELECT DISTINCT substr(received_on, 1, 4) FROM contribution WHERE unit_id IN \(units) ORDER BY 1 DESC") {
            Int(try $0.text(0)) ?? 0
        }
    }

    private static var contributionColumns: SQL {
        """
        id, unit_id, received_on, giver_kind, giver, form, purpose, amount, quantity, household_id, document, note, void_reason,
        recorded_at
        """
    }

    private static func contribution(_ row: Row) throws -> Contribution {
        guard let kind = Contribution.GiverKind(rawValue: try row.text(3)), let form = Contribution.Form(rawValue: try row.text(5)),
            let purpose = Contribution.Purpose(rawValue: try row.text(6))
        else { throw StoreError.unreadable("contribution") }
        return Contribution(
            id: try row.key(0), unit: try row.key(1), receivedOn: try row.day(2), giverKind: kind, giver: try row.text(4), form: form,
            purpose: purpose, amount: try row.int64(7), quantity: try row.text(8), household: try row.keyOrNil(9),
            document: try row.text(10), note: try row.text(11), voidReason: try row.text(12), recordedAt: try row.instant(13))
    }
}

extension WriteTransaction {
    public func insert(_ contribution: Contribution, officer: Officer.ID?) throws {
        try execute(
            """
            INSERT INTO contribution (id, unit_id, received_on, giver_kind, giver, form, purpose, amount, quantity, household_id, document,
                                      note, officer_id, recorded_at)
            VALUES (\(contribution.id), \(contribution.unit), \(contribution.receivedOn), \(contribution.giverKind.rawValue),
                    \(contribution.giver), \(contribution.form.rawValue), \(contribution.purpose.rawValue), \(contribution.amount),
                    \(contribution.quantity), \(contribution.household), \(contribution.document), \(contribution.note), \(officer),
                    \(contribution.recordedAt))
            """)
    }

    /// Takes a contribution out of all sums; it stays with the reason.
    public func void(_ contribution: Contribution.ID, reason: String, officer: Officer.ID?, at now: Instant) throws {
        let changed = try execute(
            """
            UPDATE contribution SET voided_at = \(now), void_reason = \(reason), voided_by = \(officer)
             WHERE id = \(contribution) AND voided_at IS NULL
            """)
        guard changed == 1 else { throw StoreError.changedMeanwhile }
    }
}
