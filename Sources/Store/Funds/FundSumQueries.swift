import Core
import Database
import Finance
import Registry

extension ReadTransaction {
    /// The money of a year by project as it stood at the end of a day, of lines that `units` hold.
    public func fundSums(year: Int, heldBy units: [Area.ID], upTo day: CalendarDate) throws -> [String: [FundFigure: Int64]] {
        var sums: [String: [FundFigure: Int64]] = [:]
        try forEach(
            """
            SELECT project_code, fund_entry.kind, CASE WHEN fund_entry.unit_id IS NULL THEN 0 ELSE 1 END AS has_unit,
                   CAST(sum(amount) AS BIGINT)
              FROM fund_entry JOIN budget_line ON budget_line.id = fund_entry.line_id
             WHERE year = \(year) AND holder_id IN \(units) AND booked_on <= \(day) GROUP BY 1, 2, 3
            """
        ) { row in
            guard let kind = FundEntry.Kind(rawValue: try row.text(1)) else { throw StoreError.unreadable("fund_entry.kind") }
            let (project, hasUnit, amount) = (try row.text(0), try row.bool(2), try row.int64(3))
            for figure in FundFigure.allCases {
                sums[project, default: [:]][figure, default: 0] += amount * figure.factor(kind, hasUnit: hasUnit)
            }
        }
        return sums
    }
}
