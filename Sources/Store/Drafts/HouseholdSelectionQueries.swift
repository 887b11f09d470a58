import Access
import Core
import Database
import Registry

extension ReadTransaction {
    /// A selection of the officer; nobody sees one of another.
    public func selection(_ id: HouseholdSelection.ID, of officer: Officer.ID) throws -> HouseholdSelection? {
        let known = try first("SELECT id FROM household_selection WHERE id = \(id) AND officer_id = \(officer)") {
            try $0.key(0) as HouseholdSelection.ID
        }
        guard let known else { return nil }
        let households: [Household.ID] = try rows(
            "SELECT household_id FROM household_selection_line WHERE selection_id = \(known)"
        ) { try $0.key(0) }
        return HouseholdSelection(id: known, households: Set(households))
    }

    /// Whether the officer may write the selection: it is theirs, or there is none yet.
    public func isSelectionOfNobodyElse(_ id: HouseholdSelection.ID, _ officer: Officer.ID) throws -> Bool {
        try first("SELECT 1 FROM household_selection WHERE id = \(id) AND officer_id <> \(officer)") { try $0.int(0) } == nil
    }

    /// Those of `households` that can be changed within the scope, by name of the head.
    public func activeHouseholds(_ households: Set<Household.ID>, within scope: AreaScope) throws -> [HouseholdRow] {
        try rows(
            """
            SELECT \(sql: HouseholdRow.columns) FROM household
             WHERE household.id IN \(households.sorted()) AND household.status = 'active' AND \(sql: scope.condition())
             ORDER BY household.head_sort_key, household.id
            """, HouseholdRow.init)
    }
}

extension WriteTransaction {
    /// Writes the selection as it is now.
    public func keep(_ selection: HouseholdSelection, of officer: Officer.ID, at instant: Instant) throws {
        try execute(
            """
            INSERT INTO household_selection (id, officer_id, made_at) VALUES (\(selection.id), \(officer), \(instant))
            ON CONFLICT (id) DO NOTHING
            """)
        try execute("DELETE FROM household_selection_line WHERE selection_id = \(selection.id)")
        try insert(
            into: "household_selection_line", columns: ["selection_id", "household_id"],
            rows: selection.households.sorted().lazy.map { [selection.id.sqlValue, $0.sqlValue] })
    }

    public func forgetSelections(madeBefore instant: Instant) throws {
        try execute(
            """
            DELETE FROM household_selection_line
             WHERE selection_id IN (SELECT id FROM household_selection WHERE made_at < \(instant))
            """)
        try execute("DELETE FROM household_selection WHERE made_at < \(instant)")
    }
}
