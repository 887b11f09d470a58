import Access
import Core
import Database
import Registry

extension ReadTransaction {
    /// What the last list up to `day` states of the review of a household.
    public func statement(of household: Household.ID, upTo day: CalendarDate) throws -> ListStatement? {
        try first(
            """
            SELECT \(sql: Self.statementColumns) FROM list_statement
             WHERE household_id = \(household) AND stated_on <= \(day) ORDER BY stated_on DESC, recorded_at DESC, id DESC LIMIT 1
            """, Self.statement)
    }

    /// The totals of the last review up to `day`, by sheet or by list, whichever is later; of one day the one recorded later. Of the households in `scope`, or of `households` alone.
    ///
    /// - Parameter pointsEach: points of one deprived indicator.
    public func reviewTotals(
        within scope: AreaScope, of households: [Household.ID]? = nil, upTo day: CalendarDate, pointsEach: Int?
    ) throws -> [Household.ID: ReviewTotals] {
        var condition: SQL = "household.status = 'active' AND \(sql: scope.condition())"
        if let households { condition = "\(sql: condition) AND household.id IN \(households)" }
        var totals: [Household.ID: (totals: ReviewTotals, on: Int, at: Int64)] = [:]
        try stream(
            """
            SELECT household.id, review_sheet.reviewed_on, review_sheet.income_points, review_sheet.deprived, review_sheet.unknown,
                   review_sheet.causes, review_sheet.recorded_at
              FROM household JOIN review_sheet ON review_sheet.household_id = household.id
             WHERE \(sql: condition) AND review_sheet.replaced_by IS NULL AND review_sheet.reviewed_on <= \(day)
             ORDER BY household.id, review_sheet.reviewed_on
            """
        ) { row in
            let isAnswered = try row.int(4) == 0
            let count = UInt16(truncatingIfNeeded: try row.int(3)).nonzeroBitCount
            totals[try row.key(0)] = (
                ReviewTotals(
                    incomePoints: try row.intOrNil(2), deprivationPoints: isAnswered ? pointsEach.map { $0 * count } : nil,
                    causes: try row.int(5)), try row.packedDay(1), try row.int64(6)
            )
        }
        try stream(
            """
            SELECT household.id, list_statement.stated_on, list_statement.income_points, list_statement.deprivation_points,
                   list_statement.causes, list_statement.recorded_at
              FROM household JOIN list_statement ON list_statement.household_id = household.id
             WHERE \(sql: condition) AND list_statement.stated_on <= \(day)
             ORDER BY household.id, list_statement.stated_on, list_statement.recorded_at
            """
        ) { row in
            let (id, on, at): (Household.ID, Int, Int64) = (try row.key(0), try row.packedDay(1), try row.int64(5))
            let known = totals[id]
            guard known.map({ ($0.on, $0.at) <= (on, at) }) ?? true else { return }
            let stated = ReviewTotals(incomePoints: try row.intOrNil(2), deprivationPoints: try row.intOrNil(3), causes: try row.int(4))
            totals[id] = ((known?.totals ?? ReviewTotals()).overlaid(by: stated), on, at)
        }
        return totals.mapValues(\.totals)
    }

    /// What lists have stated of the households of a scope, by the day of which they state it.
    public func statedTotals(within scope: AreaScope) throws -> [Household.ID: [CalendarDate: ReviewTotals]] {
        var totals: [Household.ID: [CalendarDate: ReviewTotals]] = [:]
        try stream(
            """
            SELECT \(sql: Self.statementColumns)
              FROM household JOIN list_statement ON list_statement.household_id = household.id
             WHERE household.status = 'active' AND \(sql: scope.condition())
             ORDER BY household.id, list_statement.stated_on, list_statement.recorded_at
            """
        ) { row in
            let statement = try Self.statement(row)
            let known = totals[statement.household]?[statement.statedOn] ?? ReviewTotals()
            totals[statement.household, default: [:]][statement.statedOn] = known.overlaid(by: statement.totals)
        }
        return totals
    }

    static var statementColumns: SQL {
        """
        list_statement.id, list_statement.household_id, list_statement.stated_on, list_statement.income_points,
        list_statement.deprivation_points, list_statement.causes, list_statement.recorded_at
        """
    }

    static func statement(_ row: Row) throws -> ListStatement {
        ListStatement(
            id: try row.key(0), household: try row.key(1), statedOn: try row.day(2),
            totals: ReviewTotals(incomePoints: try row.intOrNil(3), deprivationPoints: try row.intOrNil(4), causes: try row.int(5)),
            recordedAt: try row.instant(6))
    }
}

extension WriteTransaction {
    public func insert(_ statements: [ListStatement], batch: ImportBatch.ID) throws {
        try insert(
            into: "list_statement",
            columns: ["id", "household_id", "stated_on", "income_points", "deprivation_points", "causes", "batch_id", "recorded_at"],
            rows: statements.lazy.map {
                [
                    $0.id.sqlValue, $0.household.sqlValue, $0.statedOn.sqlValue, $0.totals.incomePoints.sqlValue,
                    $0.totals.deprivationPoints.sqlValue, $0.totals.causes.sqlValue, batch.sqlValue, $0.recordedAt.sqlValue,
                ]
            })
    }

    public func deleteStatement(_ id: ListStatement.ID) throws { try execute("DELETE FROM list_statement WHERE id = \(id)") }
}
