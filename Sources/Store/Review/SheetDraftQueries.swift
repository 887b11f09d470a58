import Access
import Core
import Database
import Registry

extension ReadTransaction {
    /// What the officer had typed of sheets of a household and not handed in, as `SheetDrafts` writes it.
    public func sheetDraft(of officer: Officer.ID, for household: Household.ID) throws -> (fields: String, savedAt: Instant)? {
        try first(
            "SELECT fields, saved_at FROM sheet_draft WHERE officer_id = \(officer) AND household_id = \(household)"
        ) { (try $0.text(0), try $0.instant(1)) }
    }
}

extension WriteTransaction {
    public func saveSheetDraft(of officer: Officer.ID, for household: Household.ID, fields: String, at instant: Instant) throws {
        try execute(
            """
            INSERT INTO sheet_draft (officer_id, household_id, fields, saved_at)
            VALUES (\(officer), \(household), \(fields), \(instant))
            ON CONFLICT (officer_id, household_id) DO UPDATE SET fields = excluded.fields, saved_at = excluded.saved_at
            """)
    }

    public func deleteSheetDraft(of officer: Officer.ID, for household: Household.ID) throws {
        try execute("DELETE FROM sheet_draft WHERE officer_id = \(officer) AND household_id = \(household)")
    }
}
