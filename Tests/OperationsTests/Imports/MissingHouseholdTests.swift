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

@Suite struct `A full list that lacks households of its villages` {
    private let lists = `Taking in the list of a commune`()
    private typealias Lists = `Taking in the list of a commune`

    private func list(_ records: TestRecords, _ lines: [[String]]) async throws -> HouseholdList {
        var read: HouseholdList?
        try await lists.workbook(lines) { read = try lists.read($0, records) }
        return try #require(read)
    }

    private func plan(_ records: TestRecords, _ list: HouseholdList, isSupplement: Bool = false) async throws -> ImportPlan {
        let standard = try records.law.ruleBook.national(on: TestRecords.today)
        return try await records.database.read {
            try ImportPlan(
                list, within: AreaScope(communes: [records.keys[Lists.unit]!]), in: records.shelves.areas, asOf: TestRecords.today,
                standard: standard, isSupplement: isSupplement, $0)
        }
    }

    private static let (one, two, three, four) = ("Lê Văn Cà", "Lê Văn Na", "Hồ Văn Bí", "Hồ Văn Ổi")
    private static let elsewhere = "Thôn 2 Bình Tiến"
    private static let all = [
        Lists.line(1, one, one, [4: "01/02/1980"]), Lists.line(2, two, two, [4: "01/02/1981", 11: "2"]),
        Lists.line(3, three, three, [4: "01/02/1982", 11: "Hộ không nghèo"]), Lists.line(4, four, four, [4: "01/02/1983", 9: elsewhere]),
    ]

    @Test(arguments: TestRecords.engines) func `names each of them, and is never the same as the record`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 0) { records in
            _ = try await lists.apply(try await list(records, Self.all), records)
            let full = try await plan(records, try await list(records, Self.all))
            #expect((full.missing, full.count(.same), full.questions) == (0, 4, []))

            let short = try await plan(records, try await list(records, [Self.all[0]]))
            let notices = short.notices.filter { $0.code == .householdMissing }
            // Neither who is not poor nor a village that the list does not name.
            #expect(notices.count == 1 && short.summary.missing == 1 && short.questions == [.missingHouseholds])
            let sentence = ImportWords.sentence(try #require(notices.first))
            #expect(sentence.hasPrefix("H") && sentence.contains("\(Self.two), Thôn 1 Bình Tiến, hộ cận nghèo"), "\(sentence)")
            #expect(!ImportWords.sentence(notices[0], .en).contains("\t"))

            let supplement = try await plan(records, try await list(records, [Self.all[0]]), isSupplement: true)
            #expect((supplement.missing, supplement.questions) == (0, []))

            let everywhere = try await plan(records, try await list(records, [Self.all[2], Self.all[3]]))
            #expect(everywhere.missing == 2, "\(everywhere.notices)")
        }
    }

    @Test func `are counted by village, and a village that the list is not about is said to be none of its`() async throws {
        try await withRecords(.sqlite, households: 0) { records in
            let here = (1...6).map { Lists.line($0, "Lê Văn \(Self.names[$0])", "Lê Văn \(Self.names[$0])") }
            let there = (7...13).map { Lists.line($0, "Hồ Văn \(Self.names[$0])", "Hồ Văn \(Self.names[$0])", [9: Self.elsewhere]) }
            _ = try await lists.apply(try await list(records, here + there), records)
            // One household of the other village, and all but one of this one.
            let plan = try await plan(records, try await list(records, Array(here.dropLast()) + [there[0]]))
            #expect(plan.missing == 7 && plan.questions == [.missingHouseholds] && plan.registered == 6)
            #expect(
                plan.missingVillages == [
                    VillageMissing(village: "Thôn 1 Bình Tiến", listed: 5, missing: 1, isUncovered: false),
                    VillageMissing(village: Self.elsewhere, listed: 1, missing: 6, isUncovered: true),
                ])
            #expect(plan.notices.count { $0.code == .householdMissing } == 1)
            let sentence = try #require(plan.notices.first { $0.code == .villageUncovered }.map { ImportWords.sentence($0) })
            #expect(sentence.contains("có vẻ không gồm \(Self.elsewhere): chỉ ghi 1 hộ") && sentence.contains("còn 6 hộ"), "\(sentence)")
            // Of one village alone the whole list is asked about.
            let alone = try await self.plan(records, try await list(records, [there[0]]))
            #expect(alone.missing == 6 && alone.missingVillages.map(\.isUncovered) == [false])
        }
    }

    private static let names = [
        "", "Cà", "Na", "Bí", "Ổi", "Me", "Mận", "Cam", "Quýt", "Bưởi", "Chanh", "Khế", "Sung", "Mít",
    ]

    @Test func `are not told of where a line is about them and is kept out`() async throws {
        try await withRecords(.sqlite, households: 0) { records in
            _ = try await lists.apply(try await list(records, Self.all), records)
            let plan = try await plan(
                records, try await list(records, [Self.all[0], Lists.line(2, Self.two, Self.two, [4: "01/02/1981", 5: "x", 11: "2"])]))
            #expect((plan.count(.refused), plan.missing) == (1, 0), "\(plan.notices)")
        }
    }

    @Test func `keep their number with the batch and stand in the answer, which can be sent again`() async throws {
        try await withRecords(.sqlite, households: 0) { records in
            _ = try await lists.apply(try await list(records, Self.all), records)
            let lines = [Self.all[0], Lists.line(5, "Hồ Văn Me", "Hồ Văn Me", [4: "05/02/1984"])]
            try await lists.workbook(lines) { path in
                let read = try lists.read(path, records)
                let plan = try await plan(records, read)
                let answer = path + "-answer.xlsx"
                try AnswerWorkbook.write(from: path, to: answer, notices: plan.notices, lane: [:])
                let reader = try TableFiles.open(answer)
                #expect(reader.sheets.map(\.name).last == ListWorkbookWords.missingSheet)
                let again = try lists.read(answer, records)
                #expect(again.households.count == 2 && !again.notices.contains { $0.code == .sheetSkipped })
                let outcome = try await lists.apply(read, records)
                #expect((outcome.summary.add, outcome.summary.missing) == (1, 1))
            }
        }
    }
}
