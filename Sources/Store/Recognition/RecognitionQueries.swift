import Core
import Database
import Law
import Registry

extension ReadTransaction {
    /// Every recognition of the household, newest first.
    public func recognitions(of household: Household.ID) throws -> [Recognition] {
        try rows(
            """
            SELECT \(sql: Self.recognitionColumns) FROM recognition
             WHERE household_id = \(household) ORDER BY valid_from DESC, standard_id
            """, Self.recognition)
    }

    /// The open recognitions of many households at once.
    public func presentRecognitions(of households: [Household.ID]) throws -> [Household.ID: [Recognition]] {
        let found = try rows(
            """
            SELECT \(sql: Self.recognitionColumns) FROM recognition
             WHERE household_id IN \(households) AND valid_until IS NULL ORDER BY household_id, standard_id
            """, Self.recognition)
        return Dictionary(grouping: found, by: \.household)
    }

    static var recognitionColumns: SQL {
        "id, household_id, standard_id, class, valid_from, valid_until, decision_number, decision_on"
    }

    static func recognition(_ row: Row) throws -> Recognition {
        let text = try row.text(3)
        guard let povertyClass = PovertyClass(rawValue: text) else {
            throw StoreError.unreadable("recognition.class \(text)")
        }
        return Recognition(
            id: try row.key(0), household: try row.key(1), standard: try row.text(2), povertyClass: povertyClass,
            validFrom: try row.day(4), validUntil: try row.dayOrNil(5), decisionNumber: try row.text(6),
            decisionOn: try row.day(7))
    }
}

extension WriteTransaction {
    public func insert(_ recognitions: [Recognition], batch: ImportBatch.ID?, at instant: Instant) throws {
        try insert(
            into: "recognition",
            columns: [
                "id", "household_id", "standard_id", "class", "valid_from", "valid_until", "decision_number",
                "decision_on", "batch_id", "recorded_at",
            ],
            rows: recognitions.lazy.map {
                [
                    $0.id.sqlValue, $0.household.sqlValue, .text($0.standard), .text($0.povertyClass.rawValue),
                    $0.validFrom.sqlValue, $0.validUntil.sqlValue, .text($0.decisionNumber), $0.decisionOn.sqlValue,
                    batch.sqlValue, instant.sqlValue,
                ]
            })
    }

    /// Ends the open recognition of a household under a standard; `day` is the last day on which it holds.
    public func endRecognition(of household: Household.ID, standard: String, on day: CalendarDate) throws {
        try execute(
            """
            UPDATE recognition SET valid_until = \(day)
             WHERE household_id = \(household) AND standard_id = \(standard) AND valid_until IS NULL
            """)
    }
}
