import Core
import Database
import Finance
import Registry

/// What of the ledger is asked for. Everything is narrowed by units, which come from the scope of whoever asks.
public struct FundFilter: Hashable, Sendable {
    public var year: Int?
    public var programme: String?
    /// A project with its sub-projects: `DA3` also means `DA3.1`.
    public var project: String?
    public var source: FundSource?
    public var capital: CapitalKind?
    /// Of entries: the first and the last day of their decision or voucher.
    public var since: CalendarDate?
    public var until: CalendarDate?

    public init(
        year: Int? = nil, programme: String? = nil, project: String? = nil, source: FundSource? = nil, capital: CapitalKind? = nil
    ) {
        self.year = year
        self.programme = programme
        self.project = project
        self.source = source
        self.capital = capital
    }

    var condition: SQL {
        var condition: SQL = "1 = 1"
        if let year { condition = "\(sql: condition) AND budget_line.year = \(year)" }
        if let programme { condition = "\(sql: condition) AND budget_line.programme = \(programme)" }
        if let project {
            condition = """
                \(sql: condition) AND (budget_line.project_code = \(project)
                  OR substr(budget_line.project_code, 1, \(project.count + 1)) = \(project + "."))
                """
        }
        if let source { condition = "\(sql: condition) AND budget_line.source = \(source.rawValue)" }
        if let capital { condition = "\(sql: condition) AND budget_line.capital = \(capital.rawValue)" }
        return condition
    }

    /// Of entries with their lines.
    var entryCondition: SQL {
        var condition = condition
        if let since { condition = "\(sql: condition) AND fund_entry.booked_on >= \(since)" }
        if let until { condition = "\(sql: condition) AND fund_entry.booked_on <= \(until)" }
        return condition
    }
}

extension ReadTransaction {
    /// Every unit that was given money or spends some.
    public func fundUnits() throws -> [Area.ID] {
        try rows("SELECT holder_id FROM budget_line UNION SELECT unit_id FROM budget_share ORDER BY 1") { try $0.key(0) }
    }

    /// The years that have a line, the newest first.
    public func fundYears(of units: [Area.ID]) throws -> [Int] {
        try rows(
            """
            SELECT DISTINCT year FROM budget_line
             WHERE holder_id IN \(units) OR id IN (SELECT line_id FROM budget_share WHERE unit_id IN \(units)) ORDER BY year DESC
            """
        ) { try $0.int(0) }
    }

    /// The lines that `units` were given or of which they spend a part.
    public func budgetLines(_ filter: FundFilter, of units: [Area.ID]) throws -> [BudgetLine] {
        try rows(
            """
            SELECT \(sql: Self.lineColumns) FROM budget_line
             WHERE \(sql: filter.condition)
               AND (holder_id IN \(units) OR id IN (SELECT line_id FROM budget_share WHERE unit_id IN \(units)))
             ORDER BY year DESC, project_code, source, capital, id
            """, Self.line)
    }

    public func budgetLine(_ id: BudgetLine.ID) throws -> BudgetLine? {
        try first("SELECT \(sql: Self.lineColumns) FROM budget_line WHERE id = \(id)", Self.line)
    }

    public func budgetLine(of holder: Area.ID, _ heads: BudgetLine.Heads) throws -> BudgetLine? {
        try first(
            """
            SELECT \(sql: Self.lineColumns) FROM budget_line
             WHERE holder_id = \(holder) AND programme = \(heads.programme) AND project_code = \(heads.project)
               AND source = \(heads.source.rawValue) AND capital = \(heads.capital.rawValue) AND year = \(heads.year)
            """, Self.line)
    }

    /// The parts of `units` in the lines.
    public func budgetShares(_ filter: FundFilter, of units: [Area.ID]) throws -> [BudgetShare] {
        try rows(
            """
            SELECT \(sql: Self.shareColumns) FROM budget_share JOIN budget_line ON budget_line.id = line_id
             WHERE \(sql: filter.condition) AND unit_id IN \(units) ORDER BY line_id, unit_id
            """, Self.share)
    }

    public func budgetShares(of line: BudgetLine.ID) throws -> [BudgetShare] {
        try rows("SELECT \(sql: Self.shareColumns) FROM budget_share WHERE line_id = \(line) ORDER BY unit_id", Self.share)
    }

    /// The sums of a line and of a unit's part in it; zero where nothing was entered.
    public func balance(of line: BudgetLine.ID, unit: Area.ID?) throws -> FundBalance {
        guard let line = try budgetLine(line) else { throw StoreError.notFound }
        let share = try unit.flatMap { unit in
            try first("SELECT \(sql: Self.shareColumns) FROM budget_share WHERE line_id = \(line.id) AND unit_id = \(unit)", Self.share)
        }
        return FundBalance(line: line.sums, share: share?.sums ?? ShareSums())
    }

    /// Lines and parts of `units` with their sums as of the days that the filter asks for, summed up from the entries.
    public func fundSums(
        _ filter: FundFilter, of units: [Area.ID]
    ) throws -> (lines: [BudgetLine], shares: [BudgetShare]) {
        let lines = try budgetLines(filter, of: units)
        let known = Set(units)
        var whole: [BudgetLine.ID: LineSums] = [:]
        var parts: [BudgetLine.ID: [Area.ID: ShareSums]] = [:]
        try forEach(
            """
            SELECT fund_entry.line_id, fund_entry.unit_id, kind, CAST(sum(amount) AS BIGINT)
              FROM fund_entry JOIN budget_line ON budget_line.id = fund_entry.line_id
             WHERE \(sql: filter.entryCondition) AND fund_entry.line_id IN \(lines.map(\.id))
             GROUP BY fund_entry.line_id, fund_entry.unit_id, kind
            """
        ) { row in
            guard let kind = FundEntry.Kind(rawValue: try row.text(2)) else { throw StoreError.unreadable("fund_entry.kind") }
            let (line, unit): (BudgetLine.ID, Area.ID?) = (try row.key(0), try row.keyOrNil(1))
            let before = FundBalance(line: whole[line] ?? LineSums(), share: unit.flatMap { parts[line]?[$0] } ?? ShareSums())
            let after = before.adding(kind, try row.int64(3), hasUnit: unit != nil)
            whole[line] = after.line
            if let unit { parts[line, default: [:]][unit] = after.share }
        }
        return (
            lines.compactMap { line in
                whole[line.id].map { BudgetLine(id: line.id, holder: line.holder, heads: line.heads, sums: $0) }
            },
            lines.flatMap { line in
                (parts[line.id] ?? [:]).filter { known.contains($0.key) }.sorted { $0.key < $1.key }
                    .map { BudgetShare(line: line.id, unit: $0.key, sums: $0.value) }
            }
        )
    }

    /// What was entered of the parts of `units`, and of whole lines that they hold, in each month.
    public func fundMonths(_ filter: FundFilter, of units: [Area.ID]) throws -> [FundMonth.Sum] {
        try rows(
            """
            SELECT substr(booked_on, 1, 7), kind, level, CAST(sum(amount) AS BIGINT)
              FROM fund_entry JOIN budget_line ON budget_line.id = fund_entry.line_id
             WHERE \(sql: filter.entryCondition)
               AND (fund_entry.unit_id IN \(units) OR (fund_entry.unit_id IS NULL AND budget_line.holder_id IN \(units)))
             GROUP BY substr(booked_on, 1, 7), kind, level ORDER BY 1, 2, 3
            """
        ) { row in
            guard let kind = FundEntry.Kind(rawValue: try row.text(1)), let first = CalendarDate(iso: try row.text(0) + "-01") else {
                throw StoreError.unreadable("fund_entry.kind")
            }
            return FundMonth.Sum(month: first, kind: kind, hasUnit: try row.text(2) == "unit", amount: try row.int64(3))
        }
    }

    /// Every line with its sums as they are kept.
    public func allBudgetLines() throws -> [BudgetLine] {
        try rows("SELECT \(sql: Self.lineColumns) FROM budget_line ORDER BY year, project_code, id", Self.line)
    }

    /// Every share with its sums as they are kept.
    public func allBudgetShares() throws -> [BudgetShare] {
        try rows("SELECT \(sql: Self.shareColumns) FROM budget_share ORDER BY line_id, unit_id", Self.share)
    }

    private static var lineColumns: SQL {
        """
        budget_line.id, holder_id, programme, project_code, source, capital, year, budget_line.assigned, budget_line.allotted,
        budget_line.carried, budget_line.lapsed
        """
    }

    private static var shareColumns: SQL {
        """
        line_id, unit_id, budget_share.allotted, committed, advanced, paid, settled, budget_share.carried, budget_share.lapsed
        """
    }

    private static func line(_ row: Row) throws -> BudgetLine {
        guard let source = FundSource(rawValue: try row.text(4)), let capital = CapitalKind(rawValue: try row.text(5)) else {
            throw StoreError.unreadable("budget_line")
        }
        return BudgetLine(
            id: try row.key(0), holder: try row.key(1),
            heads: .init(
                programme: try row.text(2), project: try row.text(3), source: source, capital: capital, year: try row.int(6)),
            sums: LineSums(
                assigned: try row.int64(7), allotted: try row.int64(8), carried: try row.int64(9), lapsed: try row.int64(10)))
    }

    private static func share(_ row: Row) throws -> BudgetShare {
        var sums = ShareSums()
        sums.allotted = try row.int64(2)
        sums.committed = try row.int64(3)
        sums.advanced = try row.int64(4)
        sums.paid = try row.int64(5)
        sums.settled = try row.int64(6)
        sums.carried = try row.int64(7)
        sums.lapsed = try row.int64(8)
        return BudgetShare(line: try row.key(0), unit: try row.key(1), sums: sums)
    }
}

extension WriteTransaction {
    /// The line with these heads, opened where there is none.
    public func openLine(_ heads: BudgetLine.Heads, of holder: Area.ID, new id: BudgetLine.ID) throws -> BudgetLine {
        try execute(
            """
            INSERT INTO budget_line (id, holder_id, programme, project_code, source, capital, year)
            VALUES (\(id), \(holder), \(heads.programme), \(heads.project), \(heads.source.rawValue), \(heads.capital.rawValue),
                    \(heads.year))
            ON CONFLICT (holder_id, programme, project_code, source, capital, year) DO NOTHING
            """)
        guard let line = try budgetLine(of: holder, heads) else { throw StoreError.notFound }
        return line
    }

    /// Keeps other writers from the sums of a line until the transaction ends, so that what is read of them now still holds when an entry
    /// is added.
    public func lock(_ line: BudgetLine.ID) throws {
        guard try execute("UPDATE budget_line SET assigned = assigned WHERE id = \(line)") == 1 else { throw StoreError.notFound }
    }
}
