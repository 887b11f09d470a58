import Access
import Core
import Database
import Exchange
import Foundation
import Law
import Monitoring
import Operations
import Registry
import Store
import TestSupport
import Testing

@Suite struct `Taking in the list of a commune` {
    static let unit = "m-20035-binh-dien"
    private static let headings = [
        "STT hộ", "Họ tên chủ hộ", "Họ tên thành viên", "Quan hệ với chủ hộ", "Ngày, tháng, năm sinh", "Giới tính", "Số CCCD", "Xã",
        "Mã xã",
        "Thôn", "Dân tộc", "Phân loại hộ (1 nghèo, 2 cận nghèo)", "Số quyết định công nhận", "Ngày quyết định", "Điểm B1", "Điểm B2",
        "Nguyên nhân nghèo",
    ]

    /// A line as a commune writes it; single cells can be put otherwise.
    static func line(_ number: Int, _ head: String, _ name: String, _ change: [Int: String] = [:]) -> [String] {
        var cells = [
            String(number), head, name, head == name ? "Chủ hộ" : "Con", "02/03/1980", "Nam", "", "Xã Bình Điền", "20035",
            "Thôn 1 Bình Tiến",
            "Kinh", "1", "15/QĐ-UBND", "20/10/2026", "120", "40",
            "",
        ]
        for (index, text) in change { cells[index] = text }
        return cells
    }

    func workbook(_ lines: [[String]], _ body: (String) async throws -> Void) async throws {
        let path = NSTemporaryDirectory() + "giamngheo-list-" + UUID().uuidString + ".xlsx"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let writer = try XLSXWriter(path: path)
        writer.beginSheet("Danh sách")
        writer.write(.text("UBND XÃ BÌNH ĐIỀN"), row: 0, column: 0)
        writer.write(.text("DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO SAU KHI RÀ SOÁT"), row: 1, column: 0)
        for (row, cells) in ([Self.headings] + lines).enumerated() {
            for (column, text) in cells.enumerated() where !text.isEmpty { writer.write(.text(text), row: row + 3, column: column + 1) }
        }
        try writer.close()
        try await body(path)
    }

    func read(_ path: String, _ records: TestRecords, asOf day: CalendarDate = TestRecords.today) throws -> HouseholdList {
        try ListWorkbook(
            ListWorkbook.Context(
                unit: records.keys[Self.unit]!, asOf: day, today: TestRecords.today, areas: records.shelves.areas,
                codeLists: records.law.codeLists,
                standard: try records.law.ruleBook.national(on: TestRecords.today))
        ).read(path)
    }

    func apply(
        _ list: HouseholdList, _ records: TestRecords, asOf day: CalendarDate = TestRecords.today, confirmed: Set<ImportQuestion> = []
    ) async throws -> ApplyImport.Outcome {
        try await records.desk.performAsSystem(
            ApplyImport(
                list: list, unit: records.keys[Self.unit]!, asOf: day, fileName: "a.xlsx", fileDigest: [1], confirmed: confirmed))
    }

    /// What the registry says of the unit, as text: the same text is the same records.
    private func state(_ records: TestRecords) async throws -> [String] {
        let scope = AreaScope(communes: [records.keys[Self.unit]!])
        return try await records.database.read { transaction in
            let members = try transaction.presentMembers(within: scope)
            let recognitions = try transaction.presentRecognitions(within: scope)
            return try transaction.activeHouseholds(within: scope).map { row in
                let people = (members[row.household.id] ?? []).map {
                    "\($0.person.name)|\($0.person.born?.iso ?? "")|\($0.person.personalNumber ?? "")|\($0.membership.relation)"
                }.sorted()
                let classes = (recognitions[row.household.id] ?? []).map { "\($0.standard)|\($0.povertyClass)|\($0.validFrom)" }.sorted()
                return
                    "\(row.household.code) \(row.household.village) \(row.headName) \(row.persons) \(row.povertyClass?.rawValue ?? "") \(row.flags.rawValue) \(people) \(classes)"
            }
        }
    }

    @Test(arguments: TestRecords.engines) func `adds, then changes nothing, then exactly what was edited, and can be taken back`(
        _ engine: Engine
    ) async throws {
        try await withRecords(engine, households: 120) { records in
            let before = try await state(records)
            let lines = [
                Self.line(1, "Nguyễn Văn Tèo", "Nguyễn Văn Tèo"), Self.line(1, "Nguyễn Văn Tèo", "Nguyễn Văn Tí", [4: "2001"]),
                Self.line(2, "Trần Thị Mận", "Trần Thị Mận", [5: "Nữ", 11: "2"]),
            ]
            var added: ImportBatch.ID?
            try await workbook(lines) { path in
                let list = try read(path, records)
                let outcome = try await apply(list, records)
                #expect((outcome.summary.add, outcome.summary.change, outcome.summary.errors) == (2, 0, 0))
                added = outcome.batch
                let again = try await apply(list, records)
                #expect(again.batch == nil && again.summary.same == 2)
            }
            let afterAdding = try await state(records)
            #expect(afterAdding.count == before.count + 2)
            let found = try await records.database.read {
                try $0.householdsNamed(["teo", "nguy"], within: AreaScope(communes: [records.keys[Self.unit]!]), limit: 10)
            }
            #expect(found.count == 1)
            var edited = lines
            edited[2][11] = "1"
            edited[2][13] = "21/11/2026"
            try await workbook(edited) { path in
                let outcome = try await apply(try read(path, records), records)
                #expect((outcome.summary.add, outcome.summary.change, outcome.summary.same) == (0, 1, 1))
                let count = try await records.desk.performAsSystem(UndoImport(batch: try #require(outcome.batch), reason: "thử"))
                #expect(count == 1)
            }
            let afterUndo = try await state(records)
            #expect(afterUndo == afterAdding)
            let stale = try await records.database.read { try $0.householdsWithStaleCounts() }
            #expect(stale == 0)
            _ = added
        }
    }

    @Test(arguments: TestRecords.engines) func `takes back a batch that added, to the last row`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 60) { records in
            let before = try await state(records)
            try await workbook([Self.line(1, "Nguyễn Văn Tèo", "Nguyễn Văn Tèo")]) { path in
                let outcome = try await apply(try read(path, records), records)
                let batch = try #require(outcome.batch)
                _ = try await records.desk.performAsSystem(UndoImport(batch: batch, reason: "nhầm tệp"))
                await #expect(throws: UndoImport.Refusal.alreadyUndone) {
                    try await records.desk.performAsSystem(UndoImport(batch: batch, reason: "nhầm tệp"))
                }
            }
            let after = try await state(records)
            #expect(after == before)
        }
    }

    @Test(arguments: TestRecords.engines) func `gives back its own list without a change`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 250) { records in
            let scope = AreaScope(communes: [records.keys[Self.unit]!])
            let (rows, members, recognitions, totals) = try await records.database.read { transaction in
                (
                    try transaction.activeHouseholds(within: scope), try transaction.presentMembers(within: scope),
                    try transaction.presentRecognitions(within: scope),
                    try transaction.reviewTotals(within: scope, upTo: TestRecords.today, pointsEach: 10)
                )
            }
            #expect(totals.values.contains { $0.deprivationPoints == 40 && $0.causes != 0 })
            let path = NSTemporaryDirectory() + "giamngheo-round-" + UUID().uuidString + ".xlsx"
            defer { try? FileManager.default.removeItem(atPath: path) }
            let export = try ListExport(path: path, codeLists: records.law.codeLists, asOf: TestRecords.today, unit: "Xã Bình Điền")
            for row in rows {
                let recognition = recognitions[row.household.id]?.first { $0.povertyClass == row.povertyClass }
                export.add(
                    ExportedHousehold(
                        code: row.household.code, communeCode: "20035", communeName: "Xã Bình Điền",
                        villageName: records.shelves.areas.version(of: row.household.village, on: TestRecords.today)!.name,
                        povertyClass: row.povertyClass, decisionNumber: recognition?.decisionNumber ?? "",
                        decisionOn: recognition?.decisionOn,
                        hasNoLabourCapacity: row.flags.contains(.noLabourCapacity), isMinority: row.flags.contains(.ethnicMinority),
                        isMeritorious: row.flags.contains(.meritorious), totals: totals[row.household.id] ?? ReviewTotals(),
                        members: members[row.household.id] ?? []))
            }
            try export.close(facts: [])
            let outcome = try await apply(try read(path, records), records)
            #expect(outcome.batch == nil)
            #expect((outcome.summary.add, outcome.summary.change, outcome.summary.same, outcome.summary.errors) == (0, 0, rows.count, 0))
        }
    }

    @Test(arguments: TestRecords.engines) func `keeps the totals and causes that a list states, and takes them back`(_ engine: Engine)
        async throws
    {
        try await withRecords(engine, households: 40) { records in
            let scope = AreaScope(communes: [records.keys[Self.unit]!])
            func stated() async throws -> ReviewTotals? {
                try await records.database.read { transaction in
                    guard let id = try transaction.householdsNamed(["teo", "nguyen", "van"], within: scope, limit: 2).first else {
                        return nil
                    }
                    return try transaction.reviewTotals(within: scope, of: [id], upTo: TestRecords.today, pointsEach: 10)[id]
                }
            }
            var lines = [Self.line(1, "Nguyễn Văn Tèo", "Nguyễn Văn Tèo", [16: "1; 7"])]
            let earlier = TestRecords.today.adding(days: -20)
            try await workbook(lines) { path in _ = try await apply(try read(path, records, asOf: earlier), records, asOf: earlier) }
            #expect(try await stated() == ReviewTotals(incomePoints: 120, deprivationPoints: 40, causes: 0b100_0001))
            // What a later list leaves blank stays; what it says anew is one change.
            lines[0][14] = ""
            lines[0][13] = "21/10/2026"
            lines[0][16] = "Không có lao động"
            try await workbook(lines) { path in
                let outcome = try await apply(try read(path, records), records)
                #expect((outcome.summary.add, outcome.summary.change, outcome.summary.errors) == (0, 1, 0))
                #expect(try await stated() == ReviewTotals(incomePoints: 120, deprivationPoints: 40, causes: 0b100))
                #expect(try await apply(try read(path, records), records).summary.same == 1)
                _ = try await records.desk.performAsSystem(UndoImport(batch: try #require(outcome.batch), reason: "thử"))
            }
            #expect(try await stated()?.causes == 0b100_0001)
            // A cause that is none of the eight is named, and the rest of the line is taken.
            lines[0][16] = "Trời mưa"
            try await workbook(lines) { path in
                let list = try read(path, records)
                #expect(list.notices.contains { $0.code == .causeUnknown && $0.value == "Trời mưa" })
                #expect(list.notices.allSatisfy { !$0.code.isError })
            }
        }
    }

    @Test(arguments: TestRecords.engines) func `counts a household from the day of its decision, whatever the day of the list`(
        _ engine: Engine
    ) async throws {
        try await withRecords(engine, households: 40) { records in
            func figures(_ year: Int) async throws -> [Int?] {
                let table = try await records.form("7.2", records.keys[Self.unit]!, year)
                return ["1", "7", "9"].flatMap { column in
                    [FormTable.Split.households, .persons].map { table.cell(column, .all, $0)?.count }
                }
            }
            let before = (try await figures(2025), try await figures(2026))
            let lines = [
                Self.line(1, "Nguyễn Văn Tèo", "Nguyễn Văn Tèo", [13: "30/11/2025"]),
                Self.line(1, "Nguyễn Văn Tèo", "Nguyễn Văn Tí", [4: "15/03/2026", 13: "30/11/2025"]),
            ]
            try await workbook(lines) { path in
                _ = try await apply(try read(path, records), records, confirmed: [.pastYears])
                #expect(try await apply(try read(path, records), records).summary.same == 1)
            }
            let after = (try await figures(2025), try await figures(2026))
            func difference(_ old: [Int?], _ new: [Int?]) -> [Int] { zip(old, new).map { ($1 ?? 0) - ($0 ?? 0) } }
            // Households and persons of columns 1, 7 and 9: the child of 2026 is not counted in 2025.
            #expect(difference(before.0, after.0) == [0, 0, 1, 1, 1, 1])
            #expect(difference(before.1, after.1) == [1, 1, 0, 0, 1, 2])
        }
    }

    @Test(arguments: TestRecords.engines) func `lets the later of a list and a sheet speak`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 40) { records in
            let scope = AreaScope(communes: [records.keys[Self.unit]!])
            let lines = [Self.line(1, "Nguyễn Văn Tèo", "Nguyễn Văn Tèo")]
            try await workbook(lines) { path in _ = try await apply(try read(path, records), records) }
            let row = try await records.database.read { transaction in
                let id = try transaction.householdsNamed(["teo", "nguyen"], within: scope, limit: 1)[0]
                return try transaction.household(id, within: scope)!
            }
            func points() async throws -> Int? {
                try await records.database.read {
                    try $0.reviewTotals(within: scope, of: [row.household.id], upTo: TestRecords.today, pointsEach: 10)[row.household.id]?
                        .incomePoints
                }
            }
            #expect(try await points() == 120)
            // The list speaks of the day of its decision, 20/10/2026; the sheet was taken after it.
            let sheet = ReviewSheet(
                id: ReviewSheet.ID(high: 0, low: 0), household: row.household.id, reviewedOn: CalendarDate(iso: "2026-10-21")!,
                residence: .rural, incomePoints: 145, pointsOrigin: .entered, monthlyIncomePerPerson: nil, deprivations: Deprivations(),
                causes: 0, hasNoLabourCapacity: false, note: "")
            _ = try await records.desk.performAsSystem(SubmitReviewSheet(sheet, householdVersion: row.household.version))
            #expect(try await points() == 145)
            try await workbook(lines) { path in
                let outcome = try await apply(try read(path, records), records)
                #expect(outcome.summary.same == 1)
            }
            #expect(try await points() == 145)
        }
    }

    @Test func `takes nobody from totals and signatures, wherever they stand`() async throws {
        try await withRecords(.sqlite) { records in
            var total = [String](repeating: "", count: 17)
            (total[1], total[2], total[6]) = ("Tổng cộng", "12 hộ", "40 khẩu")
            var signature = [String](repeating: "", count: 17)
            (signature[2], signature[11]) = ("NGƯỜI LẬP BIỂU", "TM. ỦY BAN NHÂN DÂN")
            var names = [String](repeating: "", count: 17)
            (names[2], names[11]) = ("Nguyễn Văn Lập", "Trần Thị Chủ")
            let lines = [Self.line(1, "Nguyễn Văn Tèo", "Nguyễn Văn Tèo", [15: "33"]), total, signature, names]
            try await workbook(lines) { path in
                let list = try read(path, records)
                #expect(list.rows == 1 && list.households.count == 1)
                #expect(list.notices.filter(\.code.isError).isEmpty, "\(list.notices.filter(\.code.isError))")
                #expect(list.notices.filter { $0.code == .rowSkipped }.count == 3)
                // No number of indicators gives 33 points.
                #expect(list.notices.contains { $0.code == .pointsImpossible && $0.value == "33" })
            }
        }
    }

    @Test(arguments: TestRecords.engines) func `does not bring back who died, by name or by number`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 30) { records in
            let scope = AreaScope(communes: [records.keys[Self.unit]!])
            let lines = [
                Self.line(1, "Nguyễn Văn Tèo", "Nguyễn Văn Tèo"),
                Self.line(1, "Nguyễn Văn Tèo", "Nguyễn Văn Tí", [4: "2001", 6: "046201001234"]),
                Self.line(1, "Nguyễn Văn Tèo", "Nguyễn Văn Sửu", [4: "2003"]),
            ]
            try await workbook(lines) { path in _ = try await apply(try read(path, records), records) }
            let (row, members) = try await records.database.read { transaction in
                let id = try transaction.householdsNamed(["teo", "nguyen"], within: scope, limit: 1)[0]
                return (try transaction.household(id, within: scope)!, try transaction.members(of: id))
            }
            for (index, name) in ["Nguyễn Văn Tí", "Nguyễn Văn Sửu"].enumerated() {
                let member = members.first { $0.person.name == name }!
                _ = try await records.desk.performAsSystem(
                    EndMembership(
                        household: row.household.id, householdVersion: row.household.version + index, membership: member.membership.id,
                        reason: .died, leftOn: TestRecords.today))
            }
            try await workbook(lines) { path in
                let outcome = try await apply(try read(path, records), records)
                #expect((outcome.summary.add, outcome.summary.change, outcome.summary.same, outcome.summary.errors) == (0, 0, 1, 0))
            }
            #expect(try await records.database.read { try $0.household(row.household.id, within: scope)?.persons } == 1)
            // The number of the dead in another household is asked about.
            try await workbook([Self.line(2, "Lê Văn Tỏi", "Lê Văn Tỏi", [6: "046201001234"])]) { path in
                let list = try read(path, records)
                let standard = try records.law.ruleBook.national(on: TestRecords.today)
                let plan = try await records.database.read {
                    try ImportPlan(
                        list, within: scope, in: records.shelves.areas, asOf: TestRecords.today, standard: standard, $0)
                }
                #expect(plan.notices.contains { $0.code == .numberOfFormer } && plan.count(.refused) == 1)
            }
        }
    }

    @Test func `names each fault at its cell with what to do`() async throws {
        try await withRecords(.sqlite) { records in
            let cases: [(change: [Int: String], code: ListNotice.Code, proposal: String)] = [
                ([4: "30/02/1980"], .dateNoSuchDay, ""), ([4: "01/02/65"], .dateTwoDigitYear, "01/02/1965"),
                ([4: "1/1/2030"], .dateInFuture, ""),
                ([6: "46080001234"], .numberLostZero, "046080001234"), ([6: "46165001234"], .numberWrong, ""),
                ([6: "4.6165E+10"], .numberDigitsLost, ""),
                ([6: "123"], .numberWrong, ""),
                ([6: "0460800O1234"], .numberLostZero, "046080001234"), ([10: "27"], .ethnicityBareCode, ""),
                ([10: "Sao Hỏa"], .ethnicityUnknown, ""),
                ([11: "9"], .classUnreadable, ""), ([8: "20038", 7: ""], .unitObsolete, "20035 Xã Bình Điền"),
                ([8: "20035", 7: "Xã Bình Tiến"], .unitObsolete, "20035 – Xã Bình Điền"),
                ([8: "19996", 7: ""], .unitOther, "Xã Bình Điền"),
                ([8: "", 7: "Huong Van"], .unitAmbiguous, ""), ([8: "99999", 7: ""], .unitUnknown, "Xã Bình Điền"),
                ([9: "Thôn Mây"], .villageUnknown, ""),
                ([9: ""], .villageMissing, ""), ([3: "Con"], .headMissing, ""), ([2: "-"], .nameMissing, ""),
                ([2: "Иван Tuấn"], .nameUnacceptable, ""),
            ]
            for item in cases {
                var line = Self.line(1, "Nguyễn Văn Tèo", "Nguyễn Văn Tèo", item.change)
                if item.change[3] != nil { line[1] = "" }
                try await workbook([line]) { path in
                    let list = try read(path, records)
                    let notice = list.notices.first { $0.code == item.code }
                    #expect(notice != nil, "\(item.code): \(list.notices.map(\.code))")
                    #expect(notice?.row == 5, "\(item.code)")
                    if !item.proposal.isEmpty {
                        #expect(notice?.proposal.contains(item.proposal) ?? false, "\(item.code): \(notice?.proposal ?? "")")
                    }
                }
            }
        }
    }

    @Test func `reads old encodings, capitals, totals and signatures for what they are`() async throws {
        try await withRecords(.sqlite) { records in
            var old = Self.line(1, "NguyÔn V¨n TÌo", "NguyÔn V¨n TÌo")
            old[9] = "Th«n 1 B×nh TiÕn"
            var more = Self.line(2, "TrÇn ThÞ §µo", "TrÇn ThÞ §µo")
            more[9] = "Th«n 2 B×nh TiÕn"
            try await workbook([old, more, ["", "", "", "", "NGƯỜI LẬP BIỂU"], ["Tổng cộng", "2"]]) { path in
                let list = try read(path, records)
                #expect(list.households.map { $0.persons[0].name } == ["Nguyễn Văn Tèo", "Trần Thị Đào"])
                #expect(list.households.allSatisfy { $0.village != nil })
                #expect(list.notices.contains { $0.code == .decoded })
                #expect(list.notices.filter { $0.code == .rowSkipped }.count == 2)
                #expect(list.notices.filter(\.code.isError).isEmpty, "\(list.notices.filter(\.code.isError))")
            }
        }
    }

    @Test(arguments: TestRecords.engines) func `refuses a number that another household holds, and takes the rest`(_ engine: Engine)
        async throws
    {
        try await withRecords(engine, households: 60) { records in
            let scope = AreaScope(communes: [records.keys["m-19996-huong-tra"]!])
            let taken = try await records.database.read {
                try $0.presentMembers(within: scope).values.flatMap { $0 }.compactMap(\.person.personalNumber).sorted()[0]
            }
            try await workbook([Self.line(1, "Nguyễn Văn Tèo", "Nguyễn Văn Tèo", [6: taken]), Self.line(2, "Lê Văn Tỏi", "Lê Văn Tỏi")]) {
                path in
                let outcome = try await apply(try read(path, records), records)
                #expect((outcome.summary.add, outcome.summary.errors) == (1, 1))
            }
        }
    }
}
