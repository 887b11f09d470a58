import Access
import Core
import Database
import Foundation
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

    /// Columns 1 to 9 of forms 7.2 and 7.3, of all lines together.
    private func columns(_ register: RegisterYear) -> [String: [YearShift.Count]] {
        ["7.2": PovertyClass.poor, "7.3": .nearPoor].mapValues { povertyClass in
            let rows = register.movement(of: povertyClass)
            return (0..<9).map { column in
                .init(households: rows.map { $0.households[column] }.reduce(0, +), persons: rows.map { $0.persons[column] }.reduce(0, +))
            }
        }
    }

    /// What a list said of the columns of a year is what became of them.
    private func isTrue(_ shift: YearShift, _ before: RegisterYear, _ after: RegisterYear) -> Bool {
        let (old, new) = (columns(before), columns(after))
        let really = ["7.2", "7.3"].flatMap { form in
            zip(old[form]!, new[form]!).enumerated().filter { $0.element.0 != $0.element.1 }.map {
                YearShift.Column(form, $0.offset + 1, before: $0.element.0, after: $0.element.1)
            }
        }
        return shift.columns == really
    }

    /// A household of the registry as a list names it.
    private func listed(
        _ row: HouseholdRow, _ members: [Member], at line: Int, _ povertyClass: PovertyClass, _ number: String, _ day: String
    ) -> ListedHousehold {
        ListedHousehold(
            sheet: "a", row: line, code: row.household.code, village: nil, povertyClass: povertyClass, decisionNumber: number,
            decisionOn: CalendarDate(iso: day)!, hasNoLabourCapacity: nil, totals: ReviewTotals(),
            persons: members.filter { $0.membership.leftOn == nil }.enumerated().map {
                ListedPerson(
                    row: line + $0.offset, name: $0.element.person.name, relation: $0.element.membership.relation,
                    born: $0.element.person.born, sex: nil, ethnicity: nil, personalNumber: $0.element.person.personalNumber)
            })
    }

    @Test(arguments: TestRecords.engines) func `name the households of which one comes on a list and one leaves it, although sums stay`(
        _ engine: Engine
    ) async throws {
        try await withRecords(engine, households: 250) { records in
            let scope = AreaScope(communes: [records.keys[Lists.unit]!])
            let before = try await counts(records, 2025)
            let (rows, members, recognitions) = try await records.database.read {
                (try $0.activeHouseholds(within: scope), try $0.presentMembers(within: scope), try $0.presentRecognitions(within: scope))
            }
            let day = CalendarDate(iso: "2025-12-20")!
            func stays(_ povertyClass: PovertyClass) -> [HouseholdRow] {
                before.register.households.filter { $0.closeClass == povertyClass && $0.openClass == povertyClass && $0.closeRow != nil }
                    .compactMap { household in rows.first { $0.household.id == household.id } }
                    .filter { row in
                        recognitions[row.household.id]?.allSatisfy { $0.povertyClass == povertyClass && $0.validFrom < day } ?? false
                    }
            }
            let persons = Dictionary(uniqueKeysWithValues: before.register.households.map { ($0.id, $0.closePersons) })
            let pair = try #require(
                stays(.poor).lazy.compactMap { poor in
                    stays(.nearPoor).first { persons[$0.household.id] == persons[poor.household.id] }.map { (poor, $0) }
                }.first)
            let list = HouseholdList(
                households: [
                    listed(pair.0, members[pair.0.household.id]!, at: 2, .nearPoor, "7/QĐ-UBND", day.iso),
                    listed(pair.1, members[pair.1.household.id]!, at: 20, .poor, "8/QĐ-UBND", day.iso),
                ], notices: [], rows: 2)
            let apply = ApplyImport(
                list: list, unit: records.keys[Lists.unit]!, asOf: TestRecords.today, fileName: "a", fileDigest: [1])
            var told: [YearShift] = []
            do { _ = try await records.desk.performAsSystem(apply) } catch ApplyImport.Refusal.unconfirmed(let shifts, _) { told = shifts }
            let shift = try #require(told.first)
            #expect(told.map(\.year) == [2025] && shift.lines.count == 2 && shift.lines.allSatisfy { $0.before == $0.after })
            let movers = try #require(shift.movers)
            #expect(movers.map(\.code) == [pair.0.household.code, pair.1.household.code] && movers.map(\.row) == [2, 20])
            #expect(movers.map(\.from) == [.poor, .nearPoor] && movers.map(\.to) == [.nearPoor, .poor])
            #expect(YearShiftWords.change(movers[0]) == "hộ nghèo → hộ cận nghèo, quyết định số 7/QĐ-UBND ngày 20/12/2025")
            #expect(Set(shift.columns!.map { "\($0.form)-\($0.number)" }).isSuperset(of: ["7.2-2", "7.2-5", "7.3-2", "7.3-5"].prefix(2)))
            let sentence = YearShiftWords.sentence(shift, "Xã Bình Điền")
            #expect(sentence.contains("nhưng có hộ vào, hộ ra") && sentence.contains("biểu 7.2 cột 2: "), "\(sentence)")
            var confirmed = apply
            (confirmed.reason, confirmed.confirmed) = ("đổi diện", [.pastYears])
            _ = try await records.desk.performAsSystem(confirmed)
            let after = try await counts(records, 2025)
            #expect(isTrue(shift, before.register, after.register), "\(shift.columns!)")
            // The forms say so although no sum became another.
            #expect(after.register.lateLists.map(\.shift) == [shift.sums])
        }
    }

    @Test(arguments: TestRecords.engines) func `say which figures become others, ask, and leave a note on the forms`(
        _ engine: Engine
    ) async throws {
        try await withRecords(engine, households: 250) { records in
            let (register, before) = try await counts(records, 2025)
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
                #expect(told[0].movers?.map(\.head) == ["Nguyễn Văn Tèo", "Trần Thị Mận"] && isTrue(told[0], register, after.register))
                for line in told[0].lines {
                    #expect(before[line.povertyClass] == line.before && after.lines[line.povertyClass] == line.after)
                }
                #expect(after.lines[.poor]?.households == before[.poor]!.households + 1)
                #expect(after.lines[.poor]?.persons == before[.poor]!.persons + 2)
                #expect(after.register.lateLists.map(\.shift) == told.map(\.sums) && after.register.lateLists[0].file == "bo-sung.xlsx")
                let note = YearShiftWords.note(told[0], "Xã Bình Điền", file: "bo-sung.xlsx", on: TestRecords.today)
                #expect(note.contains("hộ nghèo \(before[.poor]!.households) → \(before[.poor]!.households + 1)"))
                let kept = try await records.database.read { (try $0.shifts(of: [batch])[batch], try $0.importBatch(batch)?.reason) }
                #expect(kept.0 == told.map(\.sums) && kept.1 == "sót khi rà soát")
                // Why is told in the history of those whom it is about.
                let detail = try await records.database.read { try $0.events(about: [batch.subject], after: 0)[0].detail }
                let facts = try JSONDecoder().decode([String: String].self, from: Data(detail.utf8))
                let concerned = facts["reasonFor"]?.split(separator: " ").map(String.init) ?? []
                #expect(concerned.count == 2 && EventWords.details(facts, of: concerned[0]) { $0 } == ["Lý do: sót khi rà soát"])
                #expect(EventWords.details(facts, of: batch.description) { $0 }.isEmpty)
                // The next year opens with the figures that changed.
                #expect(try await records.register(records.keys[Lists.unit]!, 2026).lateLists.map(\.shift) == told.map(\.sums))
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
            let listed = listed(row, people, at: 2, .nearPoor, "9/QĐ-UBND", "2025-12-30")
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
