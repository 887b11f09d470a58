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

@Suite struct `Lists put right by hand, and batches over batches` {
    private let lists = `Taking in the list of a commune`()
    private typealias Lists = `Taking in the list of a commune`

    @Test(arguments: TestRecords.engines) func `recognizes the household registered from a faulty line and gives it class and points`(
        _ engine: Engine
    ) async throws {
        try await withRecords(engine, households: 40) { records in
            let scope = AreaScope(communes: [records.keys[Lists.unit]!])
            let lines = [Lists.line(1, "Nguyễn Văn Tèo", "Nguyễn Văn Tèo", [4: "30/02/1980", 16: "1; 7"])]
            try await lists.workbook(lines) { path in
                let list = try lists.read(path, records)
                #expect(try await lists.apply(list, records).summary.errors == 1)
                let village = try await records.database.read { try $0.activeHouseholds(within: scope)[0].household.village }
                let place = list.households[0].village ?? village
                let id = try await records.desk.performAsSystem(
                    RegisterHousehold(
                        village: place, address: "", registeredOn: CalendarDate(iso: "2026-10-20")!,
                        people: [
                            MemberFacts(
                                name: try PersonName("Nguyễn Văn Tèo"), relation: .head, sex: .male,
                                born: PartialDate(iso: "1980-02-28"))
                        ]))
                let outcome = try await lists.apply(list, records)
                #expect((outcome.summary.add, outcome.summary.change, outcome.summary.errors) == (0, 1, 0))
                let (row, totals, members) = try await records.database.read { transaction in
                    (
                        try transaction.householdRow(id),
                        try transaction.reviewTotals(within: scope, of: [id], upTo: TestRecords.today, pointsEach: 10)[id],
                        try transaction.members(of: id)
                    )
                }
                #expect(row?.povertyClass == .poor && row?.persons == 1)
                #expect(totals == ReviewTotals(incomePoints: 120, deprivationPoints: 40, causes: 0b100_0001))
                #expect(members.count == 1 && members[0].person.born?.iso == "1980-02-28")
                let again = try await lists.apply(list, records)
                #expect((again.summary.same, again.summary.errors, again.batch == nil) == (1, 0, true))
            }
        }
    }

    @Test(arguments: TestRecords.engines) func `takes back a batch over which another was taken in and taken back`(_ engine: Engine)
        async throws
    {
        try await withRecords(engine, households: 40) { records in
            let scope = AreaScope(communes: [records.keys[Lists.unit]!])
            func found() async throws -> [HouseholdRow] {
                try await records.database.read { transaction in
                    try transaction.householdsNamed(["teo", "nguyen"], within: scope, limit: 2).compactMap {
                        try transaction.household($0, within: scope)
                    }
                }
            }
            var lines = [Lists.line(1, "Nguyễn Văn Tèo", "Nguyễn Văn Tèo")]
            func take() async throws -> ImportBatch.ID {
                var batch: ImportBatch.ID?
                try await lists.workbook(lines) { path in batch = try await lists.apply(try lists.read(path, records), records).batch }
                return try #require(batch)
            }
            let first = try await take()
            lines[0][11] = "2"
            lines[0][13] = "21/11/2026"
            lines.append(Lists.line(1, "Nguyễn Văn Tèo", "Nguyễn Văn Tí", [4: "2001", 11: "2", 13: "21/11/2026"]))
            let second = try await take()
            lines[0][5] = "Nữ"
            let third = try await take()
            let row = try #require(try await found().first)
            // The batches over it still stand: they are named, the last one first, with the household.
            for (batch, over) in [(second, [third]), (first, [third, second])] {
                do {
                    _ = try await records.desk.performAsSystem(UndoImport(batch: batch, reason: "thử"))
                    Issue.record("taken back under \(over)")
                } catch UndoImport.Refusal.changedSince(let later) {
                    #expect(later.map(\.kind) == over.map { .list($0, file: "a.xlsx") })
                    #expect(later.map(\.households) == over.map { _ in [LaterWork.Touched(row)] })
                }
            }
            _ = try await records.desk.performAsSystem(UndoImport(batch: third, reason: "thử"))
            let version = try await found()[0].household.version
            _ = try await records.desk.performAsSystem(UndoImport(batch: second, reason: "thử"))
            let back = try await found()[0]
            #expect(back.povertyClass == .poor && back.persons == 1 && back.household.version > version)
            _ = try await records.desk.performAsSystem(UndoImport(batch: first, reason: "thử"))
            #expect(try await found().isEmpty)
        }
    }

    @Test func `names the sheets and acts that keep a batch from being taken back, each with its household`() async throws {
        try await withRecords(.sqlite, households: 40) { records in
            let lines = [Lists.line(1, "Nguyễn Văn Tèo", "Nguyễn Văn Tèo"), Lists.line(2, "Trần Thị Mận", "Trần Thị Mận")]
            var batch: ImportBatch.ID?
            try await lists.workbook(lines) { path in batch = try await lists.apply(try lists.read(path, records), records).batch }
            let undo = UndoImport(batch: try #require(batch), reason: "thử")
            func household(_ words: [String]) async throws -> HouseholdRow {
                let scope = AreaScope(communes: [records.keys[Lists.unit]!])
                return try await records.database.read {
                    try $0.householdRow(try $0.householdsNamed(words, within: scope, limit: 2)[0])!
                }
            }
            func refusal() async throws -> [LaterWork] {
                do {
                    _ = try await records.desk.performAsSystem(undo)
                    return []
                } catch UndoImport.Refusal.changedSince(let later) { return later }
            }
            let (first, second) = (try await household(["teo", "nguyen"]), try await household(["man", "tran"]))
            _ = try await records.desk.performAsSystem(
                CorrectHousehold(
                    household: first.household.id, householdVersion: first.household.version, address: "Xóm Đình"))
            let acted = try await refusal()
            #expect(acted.map(\.operation) == ["CorrectHousehold"] && acted[0].households.map(\.code) == [first.household.code])
            let areActs = acted.allSatisfy { $0.canBeTakenBack }
            #expect(areActs)
            _ = try await records.desk.performAsSystem(
                SubmitReviewSheet(
                    ReviewSheet(
                        id: ReviewSheet.ID(high: 0, low: 0), household: second.household.id, reviewedOn: TestRecords.today,
                        residence: .rural, incomePoints: 100, pointsOrigin: .entered, monthlyIncomePerPerson: nil,
                        deprivations: Deprivations(deprived: 0b111), causes: 1, hasNoLabourCapacity: false, note: ""),
                    householdVersion: second.household.version))
            let later = try await refusal()
            #expect(later.map(\.operation) == ["SubmitReviewSheet", "CorrectHousehold"], "\(later)")
            #expect(later[0].households.map(\.code) == [second.household.code] && !later[0].canBeTakenBack)
            if case .sheet(let sheet) = later[0].kind {
                let sheets = try await records.database.read { try $0.sheets(of: second.household.id) }
                #expect(sheets.map(\.sheet.id) == [sheet])
            } else {
                Issue.record("\(later[0])")
            }
        }
    }

    @Test func `tells a mistake of the household once, the village by its number in words, and points that cannot be`() async throws {
        try await withRecords(.sqlite, households: 5) { records in
            let lines = [
                Lists.line(1, "Nguyễn Văn Tèo", "Nguyễn Văn Tèo", [9: "Thôn Bốn Bình Tiến", 14: "999"]),
                Lists.line(1, "Nguyễn Văn Tèo", "Nguyễn Văn Tí", [4: "2001", 9: "Thôn Bốn Bình Tiến"]),
                Lists.line(1, "Nguyễn Văn Tèo", "Nguyễn Văn Sửu", [4: "2003", 9: "Thôn Bốn Bình Tiến"]),
                Lists.line(2, "Trần Thị Mận", "Trần Thị Mận", [9: "Thôn Bốn Bình Tiến"]),
            ]
            try await lists.workbook(lines) { path in
                let notices = try lists.read(path, records).notices
                let villages = notices.filter { $0.code == .villageUnknown }
                #expect(villages.map(\.row) == [5, 8] && villages[0].also == [6, 7])
                #expect(villages[0].proposal.hasPrefix("Thôn 4 Bình Tiến"), "\(villages[0].proposal)")
                #expect(ImportWords.sentence(villages[0]).contains("Dòng 6, 7 của hộ cũng vậy."))
                let points = notices.first { $0.code == .pointsUnlikely }
                #expect(points?.value == "999" && points?.row == 5)
            }
        }
    }

    @Test func `says which lines of a household differ, whose line it is, and what is written there`() async throws {
        try await withRecords(.sqlite, households: 5) { records in
            let lines = [
                Lists.line(1, "Nguyễn Văn Tèo", "Nguyễn Văn Tèo", [5: "Đàn ông"]),
                Lists.line(1, "Nguyễn Văn Tèo", "Nguyễn Văn Tí", [4: "2001", 11: "2", 15: "30"]),
                Lists.line(2, "Trần Thị Mận", "Trần Thị Mận", [5: "Nữ", 9: "Thôn 3 Bình Tiên A"]),
            ]
            try await lists.workbook(lines) { path in
                let notices = try lists.read(path, records).notices
                let differing = notices.filter { $0.code == .rowsContradict }
                #expect(
                    differing.map(\.row) == [6, 6]
                        && ImportWords.sentence(differing[0]).contains("dòng 5 ghi “Hộ nghèo”, dòng 6 ghi “Hộ cận nghèo”"))
                #expect(ImportWords.sentence(differing[0], .en).contains("class: row 5 says “poor”, row 6 “near_poor”"))
                let sex = notices.first { $0.code == .sexUnreadable }
                #expect(sex?.value == "Đàn ông" && sex?.person == "Nguyễn Văn Tèo")
                #expect(notices.first { $0.code == .villageUnknown }?.proposal.hasPrefix("Thôn 3 Bình Tiến") ?? false)
            }
        }
    }
}
