import Access
import Core
import Database
import Law
import Operations
import Registry
import Store
import TestSupport
import Testing

@Suite struct `Sheets put right and withdrawn` {
    private func sheet(_ household: Household.ID, on day: String = "2026-10-20", points: Int?, noLabour: Bool = false) -> ReviewSheet {
        ReviewSheet(
            id: ReviewSheet.ID(high: 0, low: 0), household: household, reviewedOn: CalendarDate(iso: day)!, residence: .rural,
            incomePoints: points, pointsOrigin: points == nil ? .none : .entered, monthlyIncomePerPerson: nil,
            deprivations: Deprivations(deprived: 0b1011), causes: 2, hasNoLabourCapacity: noLabour, note: "")
    }

    /// A household with what is on record of its sheets, and its version at each step.
    private struct Book {
        let records: TestRecords
        let officer: Officer
        let household: Household.ID

        func version() async throws -> Int { try await row().household.version }

        func row() async throws -> HouseholdRow { try await records.database.read { try $0.householdRow(household)! } }

        func history() async throws -> SheetHistory { try await records.database.read { try $0.sheetHistory(of: household) } }

        func counting() async throws -> ReviewSheet.ID? { try await history().counting?.sheet.id }

        func submit(_ sheet: ReviewSheet, replacing: ReviewSheet.ID? = nil) async throws -> ReviewSheet.ID {
            try await records.desk.perform(
                SubmitReviewSheet(sheet, householdVersion: try await version(), replacing: replacing), as: officer
            ).sheet
        }

        func correct(_ id: ReviewSheet.ID, _ sheet: ReviewSheet, reason: String = "ghi nhầm điểm") async throws -> ReviewSheet.ID {
            try await records.desk.perform(
                CorrectReviewSheet(sheet, correcting: id, reason: reason, householdVersion: try await version()), as: officer
            ).sheet
        }

        func withdraw(_ id: ReviewSheet.ID, reason: String = "nhập nhầm hộ") async throws {
            _ = try await records.desk.perform(
                WithdrawReviewSheet(id, of: household, reason: reason, householdVersion: try await version()), as: officer)
        }

        func restore(_ id: ReviewSheet.ID) async throws {
            _ = try await records.desk.perform(
                RestoreReviewSheet(id, of: household, reason: "rút nhầm", householdVersion: try await version()), as: officer)
        }
    }

    private func with(_ engine: Engine, _ body: (Book) async throws -> Void) async throws {
        try await withRecords(engine, households: 60) { records in
            let officer = try await records.officer("vung-cao", .communeOfficer, in: "m-20035-binh-dien")
            let scope = AreaScope(communes: [records.keys["m-20035-binh-dien"]!])
            let row = try await records.database.read {
                try $0.households(HouseholdFilter(), found: nil, within: scope, limit: 1, offset: 0)[0]
            }
            try await body(Book(records: records, officer: officer, household: row.household.id))
        }
    }

    @Test(arguments: TestRecords.engines) func `the former one counts again when the one in its place is withdrawn, and back`(
        _ engine: Engine
    ) async throws {
        try await with(engine) { book in
            let first = try await book.submit(sheet(book.household, points: 120))
            let afterFirst = try await book.records.database.read { try $0.recordClock() }
            let second = try await book.correct(first, sheet(book.household, points: 300, noLabour: true))
            let afterSecond = try await book.records.database.read { try $0.recordClock() }
            #expect(try await book.counting() == second)
            #expect(try await book.row().flags.contains(.noLabourCapacity))
            try await book.withdraw(second)
            #expect(try await book.counting() == first)
            #expect(try await book.row().flags.contains(.noLabourCapacity) == false)
            var history = try await book.history()
            #expect(history.sheets.first { $0.sheet.id == second }?.isWithdrawn ?? false)
            #expect(history.lastChange(of: second)?.reason == "nhập nhầm hộ" && history.lastChange(of: first)?.after == nil)
            try await book.restore(second)
            #expect(try await book.counting() == second)
            #expect(try await book.row().flags.contains(.noLabourCapacity))
            history = try await book.history()
            #expect(history.sheets.first { $0.sheet.id == first }?.replacedBy == second)
            // As known at each moment: the page of one household and the list of many say the same.
            for (moment, id, points) in [(afterFirst, first, 120), (afterSecond, second, 300)] {
                let (sheets, totals) = try await book.records.database.read { transaction in
                    (
                        try transaction.sheets(of: book.household, upTo: TestRecords.today, knownAt: moment),
                        try transaction.reviewTotals(of: [book.household], upTo: TestRecords.today, knownAt: moment, pointsEach: 10)
                    )
                }
                #expect(sheets.first { $0.stands }?.sheet.id == id)
                #expect(totals[book.household]?.incomePoints == points)
            }
            let events = try await book.records.database.read { try $0.events(about: book.household, limit: 9) }
            #expect(
                events.map(\.operation) == ["RestoreReviewSheet", "WithdrawReviewSheet", "CorrectReviewSheet", "SubmitReviewSheet"])
            #expect(events[2].detail.contains("\"class.after\":\"not_poor\"") && events[2].detail.contains("\"class.before\":\"poor\""))
        }
    }

    @Test(arguments: TestRecords.engines) func `a correction may be of another day; between a withdrawal and its end another may come`(
        _ engine: Engine
    ) async throws {
        try await with(engine) { book in
            let first = try await book.submit(sheet(book.household, points: 120))
            let moved = try await book.correct(first, sheet(book.household, on: "2026-10-21", points: 120))
            try await book.withdraw(moved)
            #expect(try await book.counting() == first)
            try await book.withdraw(first)
            let other = try await book.submit(sheet(book.household, on: "2026-10-21", points: 90))
            do {
                try await book.restore(moved)
                Issue.record("two sheets of one day")
            } catch SheetRefusal.otherOfDay(let found) { #expect(found == other) }
            try await book.withdraw(other)
            try await book.restore(moved)
            #expect(try await book.counting() == moved)
        }
    }

    @Test(arguments: TestRecords.engines) func `in a round a withdrawn sheet is owed again; brought back it is agreed on as before`(
        _ engine: Engine
    ) async throws {
        try await withRecords(engine, households: 120) { records in
            let play = try await RoundPlay(records)
            let round = try await play.open()
            _ = try await play.desk.perform(DrawUpList(round: round, commune: play.commune), as: play.officer)
            for row in try await play.book(round).rows { try await play.survey(row.facts.household, as: .poor) }
            try await play.throughVillages(round)
            let first = try await play.book(round).rows[0]
            let household = first.facts.household
            let id = try #require(first.facts.sheet?.id)
            func state() async throws -> ReviewCase.State {
                let book = try await play.book(round)
                return try #require(book.rows.first { $0.facts.household == household }.map(book.state))
            }
            func version() async throws -> Int { try await records.database.read { try $0.householdRow(household)!.household.version } }
            #expect(try await state() == .agreed(.poor))
            _ = try await play.desk.perform(
                WithdrawReviewSheet(id, of: household, reason: "nhầm hộ", householdVersion: try await version()), as: play.officer)
            #expect(try await state() == .toSurvey)
            _ = try await play.desk.perform(
                RestoreReviewSheet(id, of: household, reason: "rút nhầm", householdVersion: try await version()), as: play.officer)
            #expect(try await state() == .agreed(.poor))
            // A correction is another sheet: nobody has agreed on it yet. Withdrawn, the one that was agreed on counts again.
            let stored = try await records.database.read { try $0.sheet(id)!.sheet }
            var changed = stored
            changed.incomePoints = 300
            let corrected = try await play.desk.perform(
                CorrectReviewSheet(changed, correcting: id, reason: "cộng sai", householdVersion: try await version()), as: play.officer
            ).sheet
            #expect(try await state() == .scored(.notPoor))
            _ = try await play.desk.perform(
                WithdrawReviewSheet(corrected, of: household, reason: "cộng đúng", householdVersion: try await version()),
                as: play.officer)
            #expect(try await state() == .agreed(.poor))
        }
    }

    @Test(arguments: TestRecords.engines) func `no reason, a sheet that stands no more, another's area: nothing is done`(
        _ engine: Engine
    ) async throws {
        try await with(engine) { book in
            let first = try await book.submit(sheet(book.household, points: 120))
            func refusal(_ body: () async throws -> Void) async throws -> SheetRefusal? {
                do { try await body() } catch let refusal as SheetRefusal { return refusal }
                return nil
            }
            if case .reasonMissing? = try await refusal({ try await book.withdraw(first, reason: "  ") }) {} else { Issue.record() }
            if case .standsNoMore? = try await refusal({ try await book.restore(first) }) {} else { Issue.record() }
            try await book.withdraw(first)
            if case .standsNoMore? = try await refusal({ try await book.withdraw(first) }) {} else { Issue.record() }
            if case .standsNoMore? = try await refusal({ _ = try await book.correct(first, sheet(book.household, points: 1)) }) {
            } else {
                Issue.record()
            }
            let stranger = try await book.records.officer("dong-bang", .communeOfficer, in: "m-19996-huong-tra")
            await #expect(throws: DeskError.outsideArea) {
                try await book.records.desk.perform(
                    RestoreReviewSheet(first, of: book.household, reason: "thử", householdVersion: 1), as: stranger)
            }
            #expect(try await book.counting() != first)
        }
    }
}
