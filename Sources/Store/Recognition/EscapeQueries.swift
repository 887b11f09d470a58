import Access
import Core
import Database
import Registry

extension ReadTransaction {
    /// Present households in the scope that were recognized as something better than poor between two days, with all their recognitions:
    /// those of whom a clock of the newly escaped may have begun then.
    public func households(
        recognizedFrom first: CalendarDate, until last: CalendarDate, within scope: AreaScope
    ) throws -> [(row: HouseholdRow, recognitions: [Recognition])] {
        let rows = try rows(
            """
            SELECT \(sql: HouseholdRow.columns) FROM household
             WHERE household.status = 'active' AND \(sql: scope.condition()) AND household.id IN (
                   SELECT household_id FROM recognition WHERE valid_from >= \(first) AND valid_from <= \(last) AND class <> 'poor')
             ORDER BY household.head_sort_key, household.id
            """, HouseholdRow.init)
        var recognitions: [Household.ID: [Recognition]] = [:]
        let ids = rows.map(\.household.id)
        for start in stride(from: 0, to: ids.count, by: 2_000) {
            let part = Array(ids[start..<min(start + 2_000, ids.count)])
            for recognition in try self.rows(
                "SELECT \(sql: Self.recognitionColumns) FROM recognition WHERE household_id IN \(part)", Self.recognition)
            {
                recognitions[recognition.household, default: []].append(recognition)
            }
        }
        return rows.map { ($0, recognitions[$0.household.id] ?? []) }
    }
}
