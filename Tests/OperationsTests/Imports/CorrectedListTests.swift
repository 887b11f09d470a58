import Access
import Core
import Database
import Exchange
import Law
import Monitoring
import Operations
import Registry
import Store
import TestSupport
import Testing
import Words

@Suite struct `Lists that put classes right` {
    private let lists = `Taking in the list of a commune`()
    private typealias Lists = `Taking in the list of a commune`

    private func found(_ records: TestRecords) async throws -> (row: HouseholdRow, recognitions: [Recognition]) {
        let scope = AreaScope(communes: [records.keys[Lists.unit]!])
        return try await records.database.read { transaction in
            let id = try transaction.householdsNamed(["teo", "nguy"], within: scope, limit: 2)[0]
            return (try transaction.householdRow(id)!, try transaction.recognitions(of: id))
        }
    }

    private func list(_ records: TestRecords, _ change: [Int: String]) async throws -> HouseholdList {
        var read: HouseholdList?
        try await lists.workbook([Lists.line(1, "Nguyễn Văn Tèo", "Nguyễn Văn Tèo", change)]) { read = try lists.read($0, records) }
        return try #require(read)
    }

    @Test(arguments: TestRecords.engines)
    func `under the same decision are offered as corrections, confirmed, counted apart and taken back`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 40) { records in
            #expect(try await lists.apply(try await list(records, [:]), records).summary.add == 1)
            let before = try await found(records)
            let corrected = try await list(records, [11: "2"])
            await #expect(throws: ApplyImport.Refusal.unconfirmed([], corrected: 1)) { try await lists.apply(corrected, records) }
            #expect(try await found(records).recognitions == before.recognitions)

            let outcome = try await lists.apply(corrected, records, confirmed: [.corrections])
            #expect((outcome.summary.change, outcome.summary.corrected) == (1, 1))
            let after = try await found(records)
            var wanted = before.recognitions[0]
            wanted.povertyClass = .nearPoor
            #expect(after.recognitions == [wanted])
            #expect((after.row.povertyClass, after.row.classSince) == (.nearPoor, before.row.classSince))
            #expect(try await records.database.read { try StateKeeper.staleHouseholds(in: $0) } == 0)
            #expect(try await lists.apply(corrected, records).summary.same == 1)

            _ = try await records.desk.performAsSystem(UndoImport(batch: try #require(outcome.batch), reason: "nhầm"))
            let undone = try await found(records)
            #expect(undone.recognitions == before.recognitions && undone.row.povertyClass == .poor)
        }
    }

    @Test func `of another decision of that day, or of an earlier one, leave the class and say why`() async throws {
        try await withRecords(.sqlite, households: 40) { records in
            _ = try await lists.apply(try await list(records, [:]), records)
            let standard = try records.law.ruleBook.national(on: TestRecords.today)
            let scope = AreaScope(communes: [records.keys[Lists.unit]!])
            for (change, code) in [
                ([11: "2", 12: "16/QĐ-UBND"], ListNotice.Code.decisionOfSameDay), ([11: "2", 13: "19/10/2026"], .olderThanRecord),
            ] {
                let list = try await list(records, change)
                let plan = try await records.database.read {
                    try ImportPlan(
                        list, within: scope, in: records.shelves.areas, asOf: TestRecords.today, standard: standard, $0)
                }
                #expect(plan.notices.contains { $0.code == code } && plan.count(.same) == 1 && plan.corrected == 0)
            }
        }
    }

    @Test(arguments: TestRecords.engines)
    func `with a newer decision of the same class record it, change no figure, and take it back`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 120) { records in
            _ = try await lists.apply(try await list(records, [:]), records)
            let before = try await found(records)
            func forms() async throws -> [FormTable] {
                var tables: [FormTable] = []
                for number in ["7.1", "7.2", "7.3", "7.4"] {
                    tables.append(try await records.form(number, records.keys[Lists.unit]!, 2026))
                }
                return tables
            }
            func texts() async throws -> [String] { try await forms().map { "\($0)" } }
            let figures = try await texts()
            let newer = try await list(records, [12: "31/QĐ-UBND", 13: "21/11/2026"])
            let standard = try records.law.ruleBook.national(on: TestRecords.today)
            let scope = AreaScope(communes: [records.keys[Lists.unit]!])
            func plan(_ list: HouseholdList) async throws -> ImportPlan {
                try await records.database.read {
                    try ImportPlan(
                        list, within: scope, in: records.shelves.areas, asOf: TestRecords.today, standard: standard, $0)
                }
            }
            let change = try #require(try await plan(newer).changes(naming: records.law.codeLists).first)
            #expect(
                change.fields.map { ListedChangeWords.sentence($0) } == [
                    "quyết định: 15/QĐ-UBND ngày 20/10/2026 → 31/QĐ-UBND ngày 21/11/2026"
                ])
            let outcome = try await lists.apply(newer, records)
            #expect((outcome.summary.change, outcome.summary.corrected) == (1, 0))
            let after = try await found(records)
            let day = CalendarDate(iso: "2026-11-21")!
            let recognitions = after.recognitions.sorted { $0.validFrom < $1.validFrom }
            #expect(recognitions.map(\.validUntil) == [day.adding(days: -1), nil] && recognitions.allSatisfy { $0.povertyClass == .poor })
            #expect((recognitions[1].decisionNumber, recognitions[1].decisionOn, after.row.classSince) == ("31/QĐ-UBND", day, day))
            #expect(try await records.database.read { try StateKeeper.staleHouseholds(in: $0) } == 0)
            #expect(try await texts() == figures)
            #expect(try await lists.apply(newer, records).summary.same == 1)
            // The former decision is older now: it is told.
            let older = try await plan(try await list(records, [:]))
            #expect(older.count(.same) == 1 && older.notices.contains { $0.code == .olderThanRecord && $0.column == "O" })
            _ = try await records.desk.performAsSystem(UndoImport(batch: try #require(outcome.batch), reason: "nhầm"))
            let undone = try await found(records)
            #expect(undone.recognitions == before.recognitions && undone.row.classSince == before.row.classSince)
        }
    }

    @Test func `give a decision on record the number that it had not, and say what is not recorded`() async throws {
        try await withRecords(.sqlite, households: 40) { records in
            _ = try await lists.apply(try await list(records, [12: ""]), records)
            let outcome = try await lists.apply(try await list(records, [:]), records)
            let recognitions = try await found(records).recognitions
            #expect(outcome.summary.change == 1 && recognitions.map(\.decisionNumber) == ["15/QĐ-UBND"])
            _ = try await records.desk.performAsSystem(UndoImport(batch: try #require(outcome.batch), reason: "nhầm"))
            #expect(try await found(records).recognitions.map(\.decisionNumber) == [""])
            _ = try await lists.apply(try await list(records, [:]), records)
            let standard = try records.law.ruleBook.national(on: TestRecords.today)
            let scope = AreaScope(communes: [records.keys[Lists.unit]!])
            for (change, code) in [
                ([12: "", 13: "21/11/2026"], ListNotice.Code.decisionNotRecorded), ([12: "16/QĐ-UBND"], .decisionOfSameDay),
            ] {
                let list = try await list(records, change)
                let plan = try await records.database.read {
                    try ImportPlan(list, within: scope, in: records.shelves.areas, asOf: TestRecords.today, standard: standard, $0)
                }
                #expect(plan.notices.contains { $0.code == code } && plan.count(.same) == 1, "\(plan.notices.map(\.code))")
            }
        }
    }

    @Test func `leave alone what a round of review decided`() async throws {
        try await withRecords(.sqlite, households: 200) { records in
            let play = try await RoundPlay(records)
            let (_, household, _) = try await play.applicants()
            let (row, members, open) = try await records.database.read { transaction in
                (
                    try transaction.householdRow(household)!, try transaction.members(of: household).filter { $0.membership.leftOn == nil },
                    try transaction.recognitions(of: household)[0]
                )
            }
            let listed = ListedHousehold(
                sheet: "a", row: 2, code: row.household.code, village: nil, povertyClass: open.povertyClass == .poor ? .nearPoor : .poor,
                decisionNumber: open.decisionNumber, decisionOn: open.decisionOn, hasNoLabourCapacity: nil, totals: ReviewTotals(),
                persons: members.map {
                    ListedPerson(
                        row: 2, name: $0.person.name, relation: $0.membership.relation, born: $0.person.born, sex: nil, ethnicity: nil,
                        personalNumber: nil)
                })
            let standard = try records.law.ruleBook.national(on: open.decisionOn)
            let plan = try await records.database.read {
                try ImportPlan(
                    HouseholdList(households: [listed], notices: [], rows: 1), within: AreaScope(communes: [play.commune]),
                    in: records.shelves.areas, asOf: open.decisionOn, standard: standard, $0)
            }
            #expect(plan.notices.contains { $0.code == .decidedByRound } && plan.corrected == 0, "\(plan.notices)")
        }
    }
}
