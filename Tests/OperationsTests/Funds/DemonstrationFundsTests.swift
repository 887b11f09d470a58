import Core
import Database
import Finance
import Operations
import Registry
import Store
import TestSupport
import Testing

/// The made-up money of 2023: a year from assigned to settled that holds, the same from the same seed.
@Suite struct DemonstrationFundsTests {
    private static func load(_ records: TestRecords, seed: UInt64, until: CalendarDate = Demonstration.lastDay) async throws {
        try await DemonstrationFunds(seed: seed, support: "Cây giống", symbol: "QĐ", until: until).load(through: records.desk)
    }

    private static func table(_ records: TestRecords, year: Int) async throws -> FundTable {
        try await records.database.read { transaction in
            let units = try transaction.fundUnits()
            let filter = FundFilter(year: year)
            return FundTable(
                lines: try transaction.budgetLines(filter, of: units), shares: try transaction.budgetShares(filter, of: units),
                units: Set(units))
        }
    }

    @Test(arguments: TestRecords.engines)
    func `is whole, sound and the same from the same seed`(_ engine: Engine) async throws {
        var entries: [[String]] = []
        for _ in 0..<2 {
            try await withRecords(engine, households: 300) { records in
                try await Self.load(records, seed: 5)
                let check = try await records.database.read { try LedgerCheck(in: $0) }
                #expect(check.isSound && check.entries > 300)
                let table = try await Self.table(records, year: 2023)
                let total = table.total
                let assigned = try #require(total.assigned)
                #expect(assigned > 13_000_000_000 && total.sums.allotted <= assigned)
                let rate = try #require(total.disbursedOfAssigned).percent
                #expect(rate > 70 && rate < 99)
                #expect(total.sums.settled == total.sums.paid && total.sums.advanced == 0 && total.sums.free == 0)
                // Nine communes and the town; every table comes to the same sum.
                #expect(table.byUnit.count == 10)
                for sums in [
                    table.byUnit.map(\.row.sums), table.byProject.map(\.row.sums), table.bySource.map(\.row.sums),
                ] {
                    #expect(sums.reduce(ShareSums(), +) == total.sums)
                }
                #expect(table.byProject.compactMap(\.row.assigned).reduce(0, +) == assigned)
                // As of a day late enough the entries come to what is kept; the months come to it too.
                let (later, half, months) = try await records.database.read { transaction in
                    let units = try transaction.fundUnits()
                    func table(until day: String) throws -> FundTable {
                        var filter = FundFilter(year: 2023)
                        filter.until = CalendarDate(iso: day)!
                        let (lines, shares) = try transaction.fundSums(filter, of: units)
                        return FundTable(lines: lines, shares: shares, units: Set(units))
                    }
                    let months = FundMonth.months(
                        of: 2023, try transaction.fundMonths(FundFilter(year: 2023), of: units), until: TestRecords.today)
                    return (try table(until: "2025-12-31"), try table(until: "2023-06-30"), months)
                }
                #expect(later.total == total && Set(later.shares) == Set(table.shares) && later.lines == table.lines)
                #expect(half.total.sums.advanced > 0 && half.total.sums.settled == 0 && half.total.sums.disbursed < total.sums.disbursed)
                #expect(months.count == 13 && months.map(\.disbursed).reduce(0, +) == total.sums.disbursed)
                #expect(months[5].standing.share == half.total.sums && months[5].standing.line.assigned == half.total.assigned)
                let next = try await Self.table(records, year: 2024).total
                #expect(next.assigned == total.sums.carried && next.sums.paid == total.sums.carried && next.sums.carried == 0)
                entries.append(
                    try await records.database.read { transaction in
                        try transaction.fundEntries(FundFilter(), of: transaction.fundUnits()).map {
                            "\($0.entry.bookedOn) \($0.entry.kind) \($0.entry.amount) \($0.entry.document) \($0.heads.project)"
                        }
                    })
            }
        }
        #expect(entries[0] == entries[1])
    }

    @Test func `is told up to a day, and no further`() async throws {
        try await withRecords(.sqlite, households: 60) { records in
            try await Self.load(records, seed: 5, until: CalendarDate(iso: "2023-09-15")!)
            let total = try await Self.table(records, year: 2023).total
            #expect(total.sums.settled == 0 && total.sums.advanced > 0 && total.sums.paid > 0 && total.sums.free > 0)
            let last = try await records.database.read { transaction in
                try transaction.fundEntries(FundFilter(), of: transaction.fundUnits()).last?.entry.bookedOn
            }
            #expect(try #require(last) <= CalendarDate(iso: "2023-09-15")!)
        }
    }
}
