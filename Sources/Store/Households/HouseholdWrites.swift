import Core
import Database
import Law
import Registry

extension WriteTransaction {
    public func insert(_ households: [HouseholdRow], registeredOn day: CalendarDate) throws {
        try insert(
            into: "household",
            columns: [
                "id", "code", "village_id", "address", "status", "version", "registered_on", "commune_id", "head_id",
                "head_name", "head_sort_key", "persons", "class", "class_since", "flags", "ethnicity",
            ],
            rows: households.lazy.map { row in
                [
                    row.household.id.sqlValue, .text(row.household.code), row.household.village.sqlValue,
                    .text(row.household.address), .text(row.household.status.rawValue), row.household.version.sqlValue,
                    day.sqlValue, row.commune.sqlValue, row.head.sqlValue, .text(row.headName), .blob(row.headSortKey),
                    row.persons.sqlValue, .text(row.povertyClass?.rawValue ?? "none"), row.classSince.sqlValue,
                    row.flags.rawValue.sqlValue, row.ethnicity.sqlValue,
                ]
            })
    }

    /// Writes `row` over the row that had `version - 1`.
    ///
    /// - Throws: `StoreError.changedMeanwhile` when somebody else changed it since.
    public func update(_ row: HouseholdRow) throws {
        let changed = try execute(
            """
            UPDATE household
               SET village_id = \(row.household.village), address = \(row.household.address),
                   status = \(row.household.status.rawValue), version = \(row.household.version),
                   commune_id = \(row.commune), head_id = \(row.head), head_name = \(row.headName),
                   head_sort_key = \(row.headSortKey), persons = \(row.persons),
                   class = \(row.povertyClass?.rawValue ?? "none"), class_since = \(row.classSince),
                   flags = \(row.flags.rawValue), ethnicity = \(row.ethnicity)
             WHERE id = \(row.household.id) AND version = \(row.household.version - 1)
            """)
        guard changed == 1 else { throw StoreError.changedMeanwhile }
    }

    public func insertStays(_ stays: [HouseholdStay]) throws {
        try insert(
            into: "household_stay", columns: ["household_id", "village_id", "valid_from", "valid_until", "reason"],
            rows: stays.lazy.map {
                [$0.household.sqlValue, $0.village.sqlValue, $0.validFrom.sqlValue, $0.validUntil.sqlValue, .text($0.reason.rawValue)]
            })
    }

    /// Ends the open stay of a household on `day`, the last day that it holds.
    public func endStay(of household: Household.ID, on day: CalendarDate) throws {
        try execute(
            "UPDATE household_stay SET valid_until = \(day) WHERE household_id = \(household) AND valid_until IS NULL")
    }
}
