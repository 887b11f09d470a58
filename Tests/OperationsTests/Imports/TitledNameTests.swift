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

@Suite struct `Heads on record whom a list writes with a title, a remark or a slip` {
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

    private static func line(_ name: String, _ born: String, _ change: [Int: String] = [:]) -> [String] {
        Lists.line(1, name, name, [4: born].merging(change) { $1 })
    }

    private static let known = [
        ("Châu Thị Oanh", "06/07/1975"), ("Hà Quang Hiếu", "08/09/1965"), ("Trần Ngọc Oanh", "1940"), ("Trần Ngọc Lan", "01/02/1964"),
        ("Châu Văn Thành", "03/04/1948"), ("Hồ Quang Hùng", "05/06/1943"), ("Hồ Văn Đức", "07/08/1939"), ("Bùi Thị Cô", "09/10/1951"),
        ("Lê Quốc Bảo", "11/12/1958"),
    ]

    /// The very household on record, told by what is read.
    private static let read = [
        ("Bà Châu Thị Oanh, 1975", "1975"), ("Mệ Hà Quang Hiếu 1965", "1965"), ("Cụ Hà Quang Hiếu", "1965"),
        ("Trần Ngọc Oanh (khuyết tật)", "1940"),
        ("Trần Ngọc Lan (Bé)", "1964"), ("Châu Văn Thành - Tèo", "1948"), ("ông Lê Quốc Bảo", "11/12/1958"), ("Bà Bùi Thị Cô", "1951"),
    ]

    /// May be the one on record, and kept out.
    private static let near = [
        ("Hồ Quang Hùngh", "1943"), ("Văn Đức 1939", "1939"), ("Lê Quốc Bảo", "1968"), ("Lê Quốc Bảo", "1985"),
        ("Bà Châu Thị Oanhh", "1975"),
    ]

    @Test(arguments: TestRecords.engines) func `bring no second household`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 0) { records in
            let whole = Self.known.enumerated().map { index, known in
                Lists.line(index + 1, known.0, known.0, [4: known.1])
            }
            #expect(try await lists.apply(try await list(records, whole), records).summary.add == Self.known.count)
            for (name, born) in Self.read {
                let plan = try await plan(records, [Self.line(name, born)])
                #expect([.add, .change, .same].map { plan.count($0) } == [0, 0, 1], "\(name): \(plan.notices.map(\.code))")
                let notice = try #require(plan.notices.first { $0.code == .nameAnnotated }, "\(name)")
                #expect(ImportWords.sentence(notice).contains("“\(name)”: đọc là “"), "\(name)")
            }
            for (name, born) in Self.near {
                let plan = try await plan(records, [Self.line(name, born)])
                #expect([.add, .refused].map { plan.count($0) } == [0, 1], "\(name) \(born): \(plan.notices.map(\.code))")
            }
            // With whole days of birth of two years, ten apart, they are two; then the one on record stands beside the new one.
            let other = try await plan(records, [Self.line("Lê Quốc Bảo", "20/05/1968")])
            #expect(other.count(.add) == 1 && other.additions.first?.near?.head == "Lê Quốc Bảo", "\(other.notices.map(\.code))")
        }
    }

    @Test(arguments: TestRecords.engines) func `keep what looks like a title where it stands on record`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 0) { records in
            let name = "Ông Ích Khiêm"
            let book = try await CommuneBook(records)
            try await book.perform(
                RegisterHousehold(
                    village: book.village, address: "", registeredOn: TestRecords.today,
                    people: [try CommuneBook.facts(name, sex: .male, born: "1980-03-02")]))
            let plan = try await plan(records, [Self.line(name, "02/03/1980")])
            #expect(plan.count(.add) == 0 && !plan.notices.contains { $0.code == .nameAnnotated || $0.code == .nameChanged })
        }
    }

    @Test func `wait where the list says that they have died`() async throws {
        try await withRecords(.sqlite, households: 0) { records in
            _ = try await lists.apply(try await list(records, [Self.line("Trần Ngọc Lan", "01/02/1964")]), records)
            let plan = try await plan(records, [Self.line("Trần Ngọc Lan (chết)", "1964")])
            #expect(plan.count(.refused) == 1)
            let notice = try #require(plan.notices.first { $0.code == .nameOfDeceased })
            #expect(ImportWords.sentence(notice).contains("ghi Mất ở trang hộ trước"))
        }
    }

    @Test(arguments: TestRecords.engines) func `stand beside the nearest on record, and a supplement asks about them`(_ engine: Engine)
        async throws
    {
        try await withRecords(engine, households: 0) { records in
            let whole = Self.known.enumerated().map { Lists.line($0.offset + 1, $0.element.0, $0.element.0, [4: $0.element.1]) }
            _ = try await lists.apply(try await list(records, whole), records)
            let like = try await plan(records, [Self.line("Châu Ngọc Oanh", "1990")])
            #expect(like.count(.add) == 1 && like.questions == [.newHouseholds], "\(like.notices.map(\.code))")
            #expect(like.additions.first?.near.map { [$0.head, $0.born, $0.povertyClass] } == ["Châu Thị Oanh", "06/07/1975", "poor"])
            let year = try await plan(records, [Self.line("Võ Hữu Thành", "1949")])
            #expect(year.additions.first?.near?.head == "Châu Văn Thành")
            let nobody = try await plan(records, [Self.line("Võ Hữu Thành", "1990")])
            #expect(nobody.count(.add) == 1 && nobody.questions.isEmpty && nobody.additions.first?.near == nil)
        }
    }
}
