import Access
import Core
import Database
import Law
import Monitoring
import Operations
import Registry
import Store
import TestSupport
import Testing
import Words

@Suite struct `Lists that change years that are over` {
    private let lists = `Taking in the list of a commune`()
    private typealias Lists = `Taking in the list of a commune`
    private let day = CalendarDate(iso: "2025-12-31")!

    private func counts(_ records: TestRecords, _ year: Int) async throws -> (
        register: RegisterYear, lines: [PovertyClass: YearShift.Count]
    ) {
        let register = try await records.register(records.keys[Lists.unit]!, year)
        var lines: [PovertyClass: YearShift.Count] = [:]
        for household in register.households where household.isListed {
            let old = lines[household.closeClass!] ?? .init()
            lines[household.closeClass!] = .init(households: old.households + 1, persons: old.persons + household.closePersons)
        }
        return (register, lines)
    }

    @Test(arguments: TestRecords.engines) func `say which figures become others, ask, and leave a note on the forms`(
        _ engine: Engine
    ) async throws {
        try await withRecords(engine, households: 250) { records in
            let before = try await counts(records, 2025).lines
            let decided = [13: "20/12/2025"]
            let lines = [
                Lists.line(1, "Nguyễn Văn Tèo", "Nguyễn Văn Tèo", decided),
                Lists.line(1, "Nguyễn Văn Tèo", "Nguyễn Văn Tí", [4: "2001", 13: "20/12/2025"]),
                Lists.line(2, "Trần Thị Mận", "Trần Thị Mận", [11: "2", 13: "20/12/2025"]),
                // Decided this year: no matter of the year before.
                Lists.line(3, "Lê Văn Cà", "Lê Văn Cà", [13: "20/01/2026"]),
            ]
            try await lists.workbook(lines) { path in
                let list = try lists.read(path, records)
                let apply = ApplyImport(
                    list: list, unit: records.keys[Lists.unit]!, asOf: TestRecords.today, fileName: "bo-sung.xlsx", fileDigest: [1])
                var told: [YearShift] = []
                do {
                    _ = try await records.desk.performAsSystem(apply)
                    Issue.record("taken in unasked")
                } catch ApplyImport.Refusal.unconfirmed(let shifts, _) { told = shifts }
                #expect(told.map(\.year) == [2025])
                #expect(try await counts(records, 2025).lines == before)
                var confirmed = apply
                (confirmed.reason, confirmed.confirmed) = ("sót khi rà soát", [.pastYears])
                let batch = try #require(try await records.desk.performAsSystem(confirmed).batch)
                let after = try await counts(records, 2025)
                for line in told[0].lines {
                    #expect(before[line.povertyClass] == line.before && after.lines[line.povertyClass] == line.after)
                }
                #expect(after.lines[.poor]?.households == before[.poor]!.households + 1)
                #expect(after.lines[.poor]?.persons == before[.poor]!.persons + 2)
                #expect(after.register.lateLists.map(\.shift) == told && after.register.lateLists[0].file == "bo-sung.xlsx")
                let note = YearShiftWords.note(told[0], "Xã Bình Điền", file: "bo-sung.xlsx", on: TestRecords.today)
                #expect(note.contains("hộ nghèo \(before[.poor]!.households) → \(before[.poor]!.households + 1)"))
                let kept = try await records.database.read { (try $0.shifts(of: [batch])[batch], try $0.importBatch(batch)?.reason) }
                #expect(kept.0 == told && kept.1 == "sót khi rà soát")
                // The next year opens with the figures that changed.
                #expect(try await records.register(records.keys[Lists.unit]!, 2026).lateLists.map(\.shift) == told)
                _ = try await records.desk.performAsSystem(UndoImport(batch: batch, reason: "thử"))
                let undone = try await counts(records, 2025)
                #expect(undone.lines == before && undone.register.lateLists.isEmpty)
            }
        }
    }

    @Test func `also where a household on record becomes another class or size then`() async throws {
        try await withRecords(.sqlite, households: 250) { records in
            let (before, scope) = (try await counts(records, 2025), AreaScope(communes: [records.keys[Lists.unit]!]))
            let rows = try await records.database.read { try $0.activeHouseholds(within: scope) }
            let poor = before.register.households.first { $0.isListed && $0.closeClass == .poor && $0.openClass == .poor }!
            let row = try #require(rows.first { $0.household.id == poor.id })
            let people = try await records.database.read { try $0.members(of: row.household.id) }
            let listed = ListedHousehold(
                sheet: "a", row: 2, code: row.household.code, village: nil, povertyClass: .nearPoor, decisionNumber: "9/QĐ-UBND",
                decisionOn: CalendarDate(iso: "2025-12-30")!, hasNoLabourCapacity: nil, totals: ReviewTotals(),
                persons: people.filter { $0.membership.leftOn == nil }.enumerated().map {
                    ListedPerson(
                        row: 2 + $0.offset, name: $0.element.person.name, relation: $0.element.membership.relation,
                        born: $0.element.person.born, sex: nil, ethnicity: nil, personalNumber: $0.element.person.personalNumber)
                })
            let list = HouseholdList(households: [listed], notices: [], rows: people.count)
            let apply = ApplyImport(
                list: list, unit: records.keys[Lists.unit]!, asOf: day, fileName: "a", fileDigest: [1], confirmed: [.pastYears])
            let outcome = try await records.desk.performAsSystem(apply)
            #expect(outcome.summary.change == 1)
            let after = try await counts(records, 2025)
            #expect(after.lines[.poor]!.households == before.lines[.poor]!.households - 1)
            #expect(after.register.lateLists.count == 1)
            for line in after.register.lateLists[0].shift.lines {
                #expect(before.lines[line.povertyClass] == line.before && after.lines[line.povertyClass] == line.after)
            }
        }
    }

    @Test func `are taken in unasked where the year has no figures yet`() async throws {
        try await withRecords(.sqlite) { records in
            try await lists.workbook([Lists.line(1, "Nguyễn Văn Tèo", "Nguyễn Văn Tèo", [13: "20/12/2025"])]) { path in
                let outcome = try await lists.apply(try lists.read(path, records, asOf: day), records, asOf: day)
                #expect(outcome.summary.add == 1)
            }
        }
    }
}
