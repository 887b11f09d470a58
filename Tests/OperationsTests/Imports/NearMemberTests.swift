import Access
import Core
import Database
import Exchange
import Law
import Operations
import Registry
import Store
import TestSupport
import Testing
import Words

/// Somebody of a household on record comes as the head of one of their own, without number and with a slip in birth or name.
@Suite struct `Members on record whom a list writes as heads with a slip` {
    private let lists = `Taking in the list of a commune`()
    private typealias Lists = `Taking in the list of a commune`

    private func list(_ records: TestRecords, _ lines: [[String]]) async throws -> HouseholdList {
        var read: HouseholdList?
        try await lists.workbook(lines) { read = try lists.read($0, records) }
        return try #require(read)
    }

    private func plan(_ records: TestRecords, _ lines: [[String]]) async throws -> ImportPlan {
        let list = try await list(records, lines)
        let standard = try records.law.ruleBook.national(on: TestRecords.today)
        return try await records.database.read {
            try ImportPlan(
                list, within: AreaScope(communes: [records.keys[Lists.unit]!]), in: records.shelves.areas, asOf: TestRecords.today,
                standard: standard, isSupplement: true, $0)
        }
    }

    private static let head = "Đặng Thị Mai"

    private static func member(_ name: String, _ relation: String, _ born: String) -> [String] {
        Lists.line(1, head, name, [1: "", 3: relation, 4: born])
    }

    private static let known = [
        Lists.line(1, head, head, [4: "05/06/1979", 5: "Nữ"]), member("Hoàng Xuân Hiếu", "Chồng", "30/06/1977"),
        member("Dương Ngọc Ngọc", "Con", "07/12/2003"), member("Đỗ Thị Thu Yến", "Con", "2012"),
    ]

    private static let doubtful = [
        ("Hoàng Xuân Hiếu", "30/06/1976"), ("Hoàng Xuân Hiếu", "30/06/1987"), ("Hoàng Xuân Hiếu", "1978"),
        ("Hoàng Xuân Hiếu", "1967"), ("Dương Ngọc Ngọc", "17/12/2003"), ("Dương Ngọc Ngọc", "12/07/2003"), ("Đỗ Thu Yến", "2012"),
    ]

    @Test(arguments: TestRecords.engines) func `are kept out until a number tells them apart`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 0) { records in
            #expect(try await lists.apply(try await list(records, Self.known), records).summary.add == 1)
            for (name, born) in Self.doubtful {
                let plan = try await plan(records, [Lists.line(1, name, name, [4: born])])
                #expect([.add, .refused].map { plan.count($0) } == [0, 1], "\(name) \(born): \(plan.notices.map(\.code))")
                let sentences = plan.notices.filter(\.code.isError).map { ImportWords.sentence($0) }
                #expect(sentences.contains { $0.contains("H0000001") }, "\(name) \(born): \(sentences)")
            }
            // By a number, or a birth that no slip explains, they are another.
            for (change, born) in [([6: "046076001234"], "30/06/1976"), ([:], "12/03/1976")] as [([Int: String], String)] {
                let other = try await plan(records, [Lists.line(1, "Hoàng Xuân Hiếu", "Hoàng Xuân Hiếu", [4: born].merging(change) { $1 })])
                #expect(other.count(.add) == 1, "\(born): \(other.notices.map(\.code))")
            }
        }
    }
}
