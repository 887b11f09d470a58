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

@Suite struct `Lists that say a thing twice, or otherwise than the record` {
    private let lists = `Taking in the list of a commune`()
    private typealias Lists = `Taking in the list of a commune`

    private static func line(_ number: Int, _ head: String, _ name: String, _ change: [Int: String] = [:]) -> [String] {
        Lists.line(number, head, name, change)
    }

    private static let (father, mother, son) = ("Nguyễn Văn Tèo", "Trần Thị Mận", "Nguyễn Văn Tí")
    /// On record without a number; the son has one.
    private static let family = [
        line(1, father, father), line(1, father, mother, [3: "Vợ", 4: "05/06/1982", 5: "Nữ"]),
        line(1, father, son, [4: "01/02/2001", 6: "046201001234"]),
    ]

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
                standard: standard, $0)
        }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var lines: [[String]]
        var code: ListNotice.Code
        /// Where it is told.
        var cells: [String]
        var says: String
        /// Households that come anew, change, and are kept out.
        var lanes: [Int]
    }

    private static func changed(_ change: [Int: [Int: String]]) -> [[String]] {
        family.enumerated().map { row, line in line.enumerated().map { change[row]?[$0.offset] ?? $0.element } }
    }

    private static let newer = [11: "2", 12: "31/QĐ-UBND", 13: "21/11/2026"]

    static let cases = [
        Case(
            testDescription: "the household again right below, by another decision",
            lines: family + changed([0: newer, 1: newer, 2: newer]), code: .householdRepeated, cells: ["5"],
            says: "dòng này ghi “Hộ nghèo, quyết định số 15/QĐ-UBND ngày 20/10/2026”, dòng kia ghi “Hộ cận nghèo", lanes: [0, 0, 1]),
        Case(
            testDescription: "the household again elsewhere, by another decision",
            lines: family + [line(2, "Lê Văn Cà", "Lê Văn Cà")] + changed([0: newer, 1: newer, 2: newer]), code: .householdRepeated,
            cells: ["5", "9"], says: "có hai lần trong danh sách", lanes: [1, 0, 2]),
        Case(
            testDescription: "a household that is not on record, twice",
            lines: [line(1, "Lê Văn Cà", "Lê Văn Cà"), line(2, "Lê Văn Na", "Lê Văn Na"), line(3, "Lê Văn Cà", "Lê Văn Cà")],
            code: .householdRepeated, cells: ["7"], says: "ở dòng 7 và dòng 5. Giữ lần đúng", lanes: [2, 0, 1]),
        Case(
            testDescription: "another class without a decision",
            lines: changed(Dictionary(uniqueKeysWithValues: (0...2).map { ($0, [11: "2", 12: "", 13: ""]) })),
            code: .classChangedUndecided, cells: ["M5"], says: "Hộ nghèo → Hộ cận nghèo nhưng chưa có quyết định", lanes: [0, 1, 0]),
        Case(
            testDescription: "the household under another head, without number or code",
            lines: [
                line(1, mother, mother, [4: "05/06/1982", 5: "Nữ"]), line(1, mother, father, [3: "Chồng"]),
                line(1, mother, son, [4: "2001"]),
            ], code: .householdOfMembers, cells: ["D5"], says: "vào cột “Mã hộ” (tệp chưa có: thêm cột ấy) ở mọi dòng của hộ",
            lanes: [0, 0, 1]),
        Case(
            testDescription: "the widow alone", lines: [line(1, mother, mother, [4: "1982", 5: "Nữ"])], code: .householdOfMembers,
            cells: ["D5"], says: "Trần Thị Mận đang ở hộ H", lanes: [0, 0, 1]),
        Case(
            testDescription: "the head with other marks", lines: [line(1, "Nguyễn Vân Teo", "Nguyễn Vân Teo")], code: .householdOfMembers,
            cells: ["D5"], says: "đang ở hộ H", lanes: [0, 0, 1]),
        Case(
            testDescription: "the head alone, born a year later", lines: [line(1, father, father, [4: "02/03/1981"])],
            code: .householdOfMembers, cells: ["D5"], says: "ghi khác ngày sinh", lanes: [0, 0, 1]),
        Case(
            testDescription: "the head in another village", lines: [line(1, father, father, [9: "Thôn 2 Bình Tiến"])],
            code: .householdOfMembers, cells: ["D5"], says: "Thôn 1 Bình Tiến", lanes: [0, 0, 1]),
        Case(
            testDescription: "a wife who has her own household now",
            lines: [
                family[0], family[2], line(2, mother, mother, [4: "05/06/1982", 5: "Nữ"]),
                line(2, mother, "Lê Thị Na", [4: "2012", 5: "Nữ"]),
            ], code: .householdOfMembers, cells: ["D7"], says: "Nếu tách hộ: dùng Tách hộ ở trang hộ H", lanes: [0, 0, 1]),
        Case(
            testDescription: "a member born in another year", lines: changed([1: [4: "1983"]]), code: .memberMaybe, cells: ["D6"],
            says: "họ tên hoặc ngày sinh ghi khác", lanes: [0, 0, 1]),
        Case(
            testDescription: "another name under a number", lines: changed([2: [2: "Trần Quốc Bảo"]]), code: .numberOfAnother,
            cells: ["H7"], says: "là của Nguyễn Văn Tí (sinh 01/02/2001) cùng hộ này", lanes: [0, 0, 1]),
        Case(
            testDescription: "another spelling under a number", lines: changed([2: [2: "Nguyễn Văn Tý"]]), code: .nameChanged,
            cells: ["D7"], says: "“Nguyễn Văn Tí”, danh sách ghi “Nguyễn Văn Tý”", lanes: [0, 1, 0]),
        Case(
            testDescription: "a member written otherwise, without a number", lines: changed([1: [2: "Trần Thị Mân", 4: "1982"]]),
            code: .memberMaybe, cells: ["D6"], says: "Có thể là Trần Thị Mận (sinh 05/06/1982) đang có trong hộ H", lanes: [0, 0, 1]),
        Case(
            testDescription: "rows of one household with others between",
            lines: [family[0], family[1], line(2, "Lê Văn Cà", "Lê Văn Cà"), family[2]], code: .rowsApart, cells: ["5", "8"],
            says: "Các dòng của hộ Nguyễn Văn Tèo không đứng liền nhau (dòng 5, 8)", lanes: [1, 0, 2]),
        Case(
            testDescription: "no row of the head",
            lines: [line(2, "Lê Văn Cà", "Lê Văn Cà"), line(3, "Hồ Văn Bí", "Hồ Thị Na", [4: "2010", 5: "Nữ"])], code: .headMissing,
            cells: ["C6"], says: "Hãy thêm một dòng cho Hồ Văn Bí với quan hệ “Chủ hộ”", lanes: [1, 0, 1]),
        Case(
            testDescription: "another number", lines: changed([2: [6: "046201001243"]]), code: .numberChanged, cells: ["H7"],
            says: "0462••••1234, danh sách ghi 0462••••1243", lanes: [0, 1, 0]),
        Case(
            testDescription: "a member above the head", lines: [[""] + family[1].dropFirst(), [""] + family[0].dropFirst()],
            code: .rowsApart,
            cells: ["5", "6"], says: "Dòng 5 của hộ Nguyễn Văn Tèo đứng trước dòng của chủ hộ (dòng 6)", lanes: [0, 0, 2]),
        Case(
            testDescription: "another sex", lines: changed([1: [5: "Nam"]]), code: .sexChanged, cells: ["G6"],
            says: "Giới tính trong hệ thống là Nữ, danh sách ghi Nam", lanes: [0, 1, 0]),
        Case(
            testDescription: "day and month the other way round", lines: changed([1: [4: "06/05/1982"]]), code: .birthChanged,
            cells: ["F6"], says: "Ngày sinh trong hệ thống là 05/06/1982, danh sách ghi 06/05/1982", lanes: [0, 1, 0]),
        Case(
            testDescription: "a second wife", lines: family + [line(1, father, "Lê Thị Na", [3: "Vợ", 4: "1985", 5: "Nữ"])],
            code: .spouseTwice, cells: ["E8"], says: "Hộ đã có Trần Thị Mận là vợ hoặc chồng", lanes: [0, 1, 0]),
        Case(
            testDescription: "one running number for two households",
            lines: [line(2, "Lê Văn Cà", "Lê Văn Cà"), line(2, "Hồ Văn Bí", "Hồ Văn Bí")], code: .householdNumberTwice, cells: ["B6"],
            says: "Số thứ tự hộ 2 ghi cho hai hộ: Lê Văn Cà (dòng 5) và Hồ Văn Bí", lanes: [2, 0, 0]),
        Case(
            testDescription: "somebody again by the year alone", lines: family + [line(1, father, son, [4: "2001"])], code: .membersAlike,
            cells: ["D8"], says: "cùng họ tên, năm sinh với dòng 7 của hộ", lanes: [0, 0, 1]),
        Case(
            testDescription: "somebody new in two households, by the year alone",
            lines: [
                line(1, "Lê Văn Cà", "Lê Văn Cà"), line(1, "Lê Văn Cà", "Lê Thị Na", [4: "2003", 5: "Nữ"]),
                line(2, "Hồ Văn Bí", "Hồ Văn Bí"), line(2, "Hồ Văn Bí", "Lê Thị Na", [3: "Con dâu", 4: "2003", 5: "Nữ"]),
            ], code: .personTwice, cells: ["D8"], says: "cùng họ tên, ngày sinh với dòng 6", lanes: [2, 0, 0]),
        Case(
            testDescription: "cells joined over a household", lines: changed([1: [0: "", 1: "", 9: ""], 2: [0: "", 1: "", 9: ""]]),
            code: .cellsShared, cells: ["0"], says: "Ở 1 hộ (dòng đầu: 5) tên thôn chỉ ghi ở một dòng", lanes: [0, 0, 0]),
        Case(
            testDescription: "no number of a decision", lines: changed([0: [12: "", 13: ""], 1: [12: "", 13: ""], 2: [12: "", 13: ""]]),
            code: .decisionMissing, cells: ["0"],
            says: "1 hộ nghèo, hộ cận nghèo không ghi số quyết định công nhận: Nguyễn Văn Tèo (dòng 5)",
            lanes: [0, 0, 0]),
        Case(
            testDescription: "somebody new in two households",
            lines: [
                line(1, "Lê Văn Cà", "Lê Văn Cà"), line(1, "Lê Văn Cà", "Lê Thị Na", [4: "07/08/2003", 5: "Nữ"]),
                line(2, "Hồ Văn Bí", "Hồ Văn Bí"), line(2, "Hồ Văn Bí", "Lê Thị Na", [3: "Con dâu", 4: "07/08/2003", 5: "Nữ"]),
            ], code: .personTwice, cells: ["D8"], says: "cùng họ tên, ngày sinh với dòng 6", lanes: [2, 0, 0]),
        Case(
            testDescription: "a decision with two days in the list",
            lines: [
                line(2, "Lê Văn Cà", "Lê Văn Cà", [12: "40/QĐ-UBND"]),
                line(3, "Lê Văn Na", "Lê Văn Na", [12: "40/QĐ-UBND", 13: "21/10/2026"]),
            ],
            code: .decisionOfTwoDays, cells: ["O6"], says: "ghi hai ngày: 21/10/2026 ở dòng này, 20/10/2026 ở dòng 5", lanes: [2, 0, 0]),
        Case(
            testDescription: "a decision with another day on record", lines: [line(2, "Lê Văn Cà", "Lê Văn Cà", [13: "21/10/2026"])],
            code: .decisionOfTwoDays, cells: ["O5"], says: "20/10/2026 trong hệ thống", lanes: [1, 0, 0]),
        Case(
            testDescription: "somebody new without a birth", lines: family + [line(1, father, "Nguyễn Văn Sửu", [4: ""])],
            code: .birthMissing, cells: ["F8"], says: "Nguyễn Văn Sửu: Chưa ghi ngày sinh", lanes: [0, 1, 0]),
        Case(
            testDescription: "a member of another household in one that is not on record yet",
            lines: [line(2, "Lê Văn Cà", "Lê Văn Cà"), line(2, "Lê Văn Cà", son, [3: "Con rể", 4: "01/02/2001", 6: "046201001234"])],
            code: .numberElsewhere, cells: ["H6"], says: "xóa dòng này, nhập danh sách để có hộ", lanes: [0, 0, 1]),
    ]

    @Test(arguments: TestRecords.engines) func `are told at the cell, and add nobody twice`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 20) { records in
            _ = try await lists.apply(try await list(records, Self.family), records)
            for item in Self.cases {
                let plan = try await plan(records, try await list(records, item.lines))
                let notices = plan.notices.filter { $0.code == item.code }
                let found = plan.notices.map { "\($0.code) \($0.column)\($0.row)" }
                let cells = notices.map { "\($0.column)\($0.row)" }
                #expect(cells == item.cells, "\(item.testDescription): \(found)")
                let sentences = notices.map { ImportWords.sentence($0) }
                #expect(sentences.contains { $0.contains(item.says) }, "\(item.testDescription): \(sentences)")
                #expect([.add, .change, .refused].map { plan.count($0) } == item.lanes, "\(item.testDescription): \(found)")
                let english = notices.map { ImportWords.sentence($0, .en) }
                #expect(!english.joined().contains("\t"), "\(item.testDescription): \(english)")
            }
        }
    }

    @Test func `mean the same when they are as on record, in other years and under other numbers`() async throws {
        try await withRecords(.sqlite, households: 20) { records in
            _ = try await lists.apply(try await list(records, Self.family), records)
            let quiet: Set<ListNotice.Code> = [
                .householdRepeated, .rowsApart, .householdOfMembers, .memberMaybe, .nameChanged, .classChangedUndecided, .decisionOfTwoDays,
                .birthMissing,
            ]
            let harmless = [
                Self.family, Self.family + [Self.line(2, "Lê Văn Cà", "Lê Văn Cà", [13: "21/10/2025"])],
                Self.changed(Dictionary(uniqueKeysWithValues: (0...2).map { ($0, [11: "Hộ nghèo phát sinh"]) })),
                Self.changed(Dictionary(uniqueKeysWithValues: (0...2).map { ($0, [11: "N"]) })),
                // A list without marks knows less.
                Self.changed([2: [2: "Nguyen Van Ti"]]),
                Self.family + [Self.line(2, Self.mother, Self.mother, [4: "1982", 5: "Nữ"])],
                Self.family + [Self.line(1, Self.father, "Nguyễn Văn Tư", [4: "2001"])],
                [
                    Self.line(1, "Lê Văn Cà", "Lê Văn Cà", [6: "046080001111"]), Self.line(2, "Lê Văn Na", "Lê Văn Na"),
                    Self.line(3, "Lê Văn Cà", "Lê Văn Cà", [6: "046080002222"]),
                ],
            ]
            for lines in harmless {
                let plan = try await plan(records, try await list(records, lines))
                let found = plan.notices.filter { quiet.contains($0.code) }
                #expect(found.isEmpty && plan.count(.refused) == 0, "\(lines.map { $0[2] }): \(found)")
                #expect(plan.changes(naming: records.law.codeLists).flatMap(\.fields).allSatisfy { $0.name == .newMember })
            }
        }
    }

    @Test func `come in after the split that is advised`() async throws {
        try await withRecords(.sqlite, households: 20) { records in
            _ = try await lists.apply(try await list(records, Self.family), records)
            let scope = AreaScope(communes: [records.keys[Lists.unit]!])
            let (row, members) = try await records.database.read {
                let id = try $0.householdsNamed(["man", "tran"], within: scope, limit: 2)[0]
                return (try $0.householdRow(id)!, try $0.members(of: id))
            }
            let wife = try #require(members.first { $0.person.name == Self.mother })
            _ = try await records.desk.performAsSystem(
                SplitHousehold(
                    household: row.household.id, householdVersion: row.household.version, leaving: [wife.membership.id],
                    head: wife.membership.id, village: row.household.village, on: TestRecords.today, reason: "ở riêng"))
            let lines = Self.cases.first { $0.testDescription.hasPrefix("a wife who has her own") }!.lines
            let plan = try await plan(records, try await list(records, lines))
            #expect(plan.notices.filter(\.code.isError).isEmpty, "\(plan.notices.map(\.code))")
            #expect((plan.count(.same), plan.count(.change), plan.count(.add)) == (1, 1, 0))
            let told = plan.changes(naming: records.law.codeLists)[0].fields.map { ListedChangeWords.sentence($0) }
            #expect(told.contains("Lê Thị Na – thêm thành viên, tính từ ngày 24/11/2026"), "\(told)")
        }
    }

    @Test func `come in when what is advised is done`() async throws {
        try await withRecords(.sqlite, households: 20) { records in
            _ = try await lists.apply(try await list(records, Self.family), records)
            let scope = AreaScope(communes: [records.keys[Lists.unit]!])
            func household(_ words: [String]) async throws -> (row: HouseholdRow, members: [Member]) {
                try await records.database.read {
                    let id = try $0.householdsNamed(words, within: scope, limit: 2)[0]
                    return (try $0.householdRow(id)!, try $0.members(of: id).filter { $0.membership.leftOn == nil })
                }
            }
            // Another head: the code in each line.
            let family = try await household(["man", "tran"])
            var coded = try await list(
                records, Self.cases.first { $0.testDescription.hasPrefix("the household under another head") }!.lines)
            coded.households[0].code = family.row.household.code
            let outcome = try await lists.apply(coded, records)
            #expect((outcome.summary.add, outcome.summary.change, outcome.summary.errors) == (0, 1, 0))
            // Whoever joins a household that is not on record yet: without their line first, then received.
            let lines = Self.cases.last!.lines
            #expect(try await lists.apply(try await list(records, Array(lines.prefix(1))), records).summary.add == 1)
            let (former, receiving) = (try await household(["man", "tran"]), try await household(["ca", "le"]))
            let son = try #require(former.members.first { $0.person.name == Self.son })
            _ = try await records.desk.performAsSystem(
                TransferMember(
                    household: former.row.household.id, householdVersion: former.row.household.version, membership: son.membership.id,
                    into: receiving.row.household.id, receivingVersion: receiving.row.household.version, relation: .childInLaw,
                    on: TestRecords.today, reason: "ở rể"))
            let again = try await plan(records, try await list(records, lines))
            #expect((again.count(.same), again.notices.count(where: \.code.isError)) == (1, 0), "\(again.notices.map(\.code))")
        }
    }
}
