import Access
import Core
import Database
import Finance
import Registry

/// An entry with what of its line and of who made it is shown beside it.
public struct FundEntryRow: Hashable, Sendable {
    public var entry: FundEntry
    public var holder: Area.ID
    public var heads: BudgetLine.Heads
    /// The entry that put it right.
    public var reversedBy: FundEntry.ID?
    /// Name of the officer; `nil` where the system entered it.
    public var officer: String?
}

extension ReadTransaction {
    /// Entries about the parts of `units`, and about whole lines that they hold, in the order of their days.
    ///
    /// - Parameters:
    ///   - unit: only those about the part of this unit.
    ///   - holder: only those of lines that this unit holds.
    public func fundEntries(
        _ filter: FundFilter, kinds: [FundEntry.Kind] = [], unit: Area.ID? = nil, holder: Area.ID? = nil, of units: [Area.ID],
        limit: Int = 5_000
    ) throws -> [FundEntryRow] {
        var condition: SQL = """
            \(sql: filter.entryCondition) AND (fund_entry.unit_id IN \(units) OR (fund_entry.unit_id IS NULL AND budget_line.holder_id IN \(units)))
            """
        if !kinds.isEmpty { condition = "\(sql: condition) AND fund_entry.kind IN \(kinds.map(\.rawValue))" }
        if let unit { condition = "\(sql: condition) AND fund_entry.unit_id = \(unit)" }
        if let holder { condition = "\(sql: condition) AND budget_line.holder_id = \(holder)" }
        return try entryRows(where: condition, limit: limit)
    }

    /// All entries of a line, in the order of their days; those of `units` alone where they are given.
    public func fundEntries(of line: BudgetLine.ID, units: [Area.ID]?) throws -> [FundEntryRow] {
        var condition: SQL = "fund_entry.line_id = \(line)"
        if let units { condition = "\(sql: condition) AND fund_entry.unit_id IN \(units)" }
        return try entryRows(where: condition, limit: 20_000)
    }

    public func fundEntry(_ id: FundEntry.ID) throws -> FundEntryRow? {
        try entryRows(where: "fund_entry.id = \(id)", limit: 1).first
    }

    /// The payment of a list of households.
    public func fundEntry(of list: PaymentList.ID) throws -> FundEntryRow? {
        try entryRows(where: "fund_entry.list_id = \(list) AND fund_entry.reverses_id IS NULL", limit: 1).first
    }

    /// Every entry with its line, in the order in which they were made: for whoever sums them up again.
    public func forEachFundEntry(_ body: (FundEntry) throws -> Void) throws {
        try stream("SELECT \(sql: Self.entryColumns) FROM fund_entry ORDER BY seq") { try body(try Self.entry($0)) }
    }

    private func entryRows(where condition: SQL, limit: Int) throws -> [FundEntryRow] {
        try rows(
            """
            SELECT \(sql: Self.entryColumns), holder_id, programme, project_code, source, capital, year,
                   (SELECT other.id FROM fund_entry AS other WHERE other.reverses_id = fund_entry.id),
                   (SELECT name FROM officer WHERE officer.id = fund_entry.officer_id)
              FROM fund_entry JOIN budget_line ON budget_line.id = fund_entry.line_id
             WHERE \(sql: condition) ORDER BY booked_on, fund_entry.seq LIMIT \(limit)
            """
        ) { row in
            guard let source = FundSource(rawValue: try row.text(15)), let capital = CapitalKind(rawValue: try row.text(16)) else {
                throw StoreError.unreadable("budget_line")
            }
            return FundEntryRow(
                entry: try Self.entry(row), holder: try row.key(12),
                heads: .init(
                    programme: try row.text(13), project: try row.text(14), source: source, capital: capital, year: try row.int(17)),
                reversedBy: try row.keyOrNil(18), officer: try row.textOrNil(19))
        }
    }

    private static var entryColumns: SQL {
        """
        fund_entry.id, fund_entry.line_id, fund_entry.unit_id, fund_entry.kind, fund_entry.amount, fund_entry.booked_on,
        fund_entry.document, fund_entry.note, fund_entry.reverses_id, fund_entry.twin_id, fund_entry.list_id, fund_entry.recorded_at
        """
    }

    private static func entry(_ row: Row) throws -> FundEntry {
        guard let kind = FundEntry.Kind(rawValue: try row.text(3)) else { throw StoreError.unreadable("fund_entry.kind") }
        return FundEntry(
            id: try row.key(0), line: try row.key(1), unit: try row.keyOrNil(2), kind: kind, amount: try row.int64(4),
            bookedOn: try row.day(5), document: try row.text(6), note: try row.text(7), reverses: try row.keyOrNil(8),
            twin: try row.keyOrNil(9), list: try row.keyOrNil(10), recordedAt: try row.instant(11))
    }
}

extension WriteTransaction {
    /// Adds entries; the sums follow by themselves. Refused (`DatabaseError.check`) where they would break what must hold.
    public func insert(_ entries: [FundEntry], officer: Officer.ID?) throws {
        for entry in entries {
            try execute(
                """
                INSERT INTO fund_entry (id, line_id, unit_id, kind, level, amount, booked_on, document, note, reverses_id, twin_id,
                                        list_id, officer_id, recorded_at)
                VALUES (\(entry.id), \(entry.line), \(entry.unit), \(entry.kind.rawValue), \(entry.unit == nil ? "line" : "unit"),
                        \(entry.amount), \(entry.bookedOn), \(entry.document), \(entry.note), \(entry.reverses), \(entry.twin),
                        \(entry.list), \(officer), \(entry.recordedAt))
                """)
        }
    }
}
