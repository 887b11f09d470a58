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

@Suite struct `New households of people who are members of others` {
    private let lists = `Taking in the list of a commune`()
    private typealias Lists = `Taking in the list of a commune`

    private static let (father, son) = ("Nguyễn Văn Tèo", "Nguyễn Văn Tí")
    private static let family = [Lists.line(1, father, father), Lists.line(1, father, son, [4: "01/01/2001"])]
    private static let elsewhere = "Thôn 2 Bình Tiến"

    private static func split(_ born: String, _ change: [Int: String] = [:]) -> [[String]] {
        [
            Lists.line(1, son, son, [4: born].merging(change) { $1 }),
            Lists.line(1, son, "Lê Thị Na", [3: "Vợ", 4: "2002", 5: "Nữ"].merging(change.filter { $0.key == 9 }) { $1 }),
        ]
    }

    private func list(_ records: TestRecords, _ lines: [[String]]) async throws -> HouseholdList {
        var read: HouseholdList?
        try await lists.workbook(lines) { read = try lists.read($0, records) }
        return try #require(read)
    }

    private func plan(_ records: TestRecords, _ list: HouseholdList) async throws -> ImportPlan {
        let standard = try records.law.ruleBook.national(on: TestRecords.today)
        return try await records.database.read {
            try ImportPlan(
                list, within: AreaScope(communes: [records.keys[Lists.unit]!]), in: records.shelves.areas, asOf: TestRecords.today,
                standard: standard, isSupplement: true, $0)
        }
    }

    @Test(arguments: TestRecords.engines) func `are kept out and told what to do, and come in when that is done`(_ engine: Engine)
        async throws
    {
        try await withRecords(engine, households: 0) { records in
            _ = try await lists.apply(try await list(records, Self.family), records)
            for lines in [Self.split("2001"), Self.split("2001", [9: Self.elsewhere]), Self.split("05/06/2001")] {
                let doubt = try await plan(records, try await list(records, lines))
                #expect((doubt.count(.add), doubt.count(.refused)) == (0, 1), "\(doubt.notices.map(\.code))")
                let notice = try #require(doubt.notices.first { $0.code == .memberElsewhere })
                let sentence = ImportWords.sentence(notice)
                #expect(sentence.contains("Nếu là người ấy ra ở riêng: dùng Tách hộ ở trang hộ H"), "\(sentence)")
                #expect(sentence.hasSuffix("Nếu là người khác: ghi số định danh."), "\(sentence)")
            }
            // Somebody else, as advised.
            let other = try await plan(records, try await list(records, Self.split("2001", [6: "046201001234"])))
            #expect((other.count(.add), other.count(.refused)) == (1, 0), "\(other.notices.map(\.code))")
            // Whom the list names in their own household too are two.
            let both = try await plan(
                records,
                try await list(records, Self.family + Self.split("2001", [9: Self.elsewhere]).map { ["2"] + $0.dropFirst() }))
            #expect((both.count(.add), both.count(.same)) == (1, 1), "\(both.notices.map(\.code))")
            // Another member than the head joins a household that is not there yet.
            let joins = try await plan(
                records,
                try await list(
                    records,
                    [Lists.line(2, "Lê Văn Cà", "Lê Văn Cà"), Lists.line(2, "Lê Văn Cà", Self.son, [3: "Con rể", 4: "2001"])]))
            let sentence = try #require(joins.notices.first { $0.code == .memberElsewhere }.map { ImportWords.sentence($0) })
            #expect(sentence.contains("xóa dòng này, nhập danh sách để có hộ") && joins.count(.refused) == 1)
        }
    }
}
