import Core
import Foundation
import Law
import Programme
import Registry
import TestSupport
import Testing

@Suite struct `Duties of a plan` {
    private let plan: ProgrammePlan
    private let calendar: WorkingCalendar

    init() throws {
        let folder = try LawFolder.load(TestFolder.law)
        calendar = folder.ruleBook.calendar
        let file = "plans/huong-tra-2023.yaml"
        plan = try ProgrammePlan(file: file, text: String(contentsOfFile: TestFolder.law + "/" + file, encoding: .utf8))
    }

    private func day(_ text: String) -> CalendarDate { CalendarDate(iso: text)! }

    private func key<Subject>(_ number: UInt64) -> Identifier<Subject> { Identifier(high: 1, low: number) }

    private func loaded(_ answers: [(String, String)] = []) -> LoadedPlan {
        let communes = (1...9).map { Agency(id: key(UInt64($0)), area: key(UInt64($0)), function: .commune, name: "Ủy ban nhân dân") }
        let others = plan.agencies.filter { $0.function != .commune }.enumerated().map {
            Agency(id: key(UInt64(100 + $0.offset)), area: key(100), function: $0.element.function, name: $0.element.name)
        }
        return LoadedPlan(
            id: key(1), area: key(100), plan: plan, agencies: communes + others,
            answers: answers.map { .init(question: $0.0, value: $0.1, document: "12/UBND", at: Instant(milliseconds: 0)) })
    }

    @Test func `the plan of 2023 has nine targets, eleven kinds of agencies, nine projects and two open questions`() {
        #expect(plan.targets.count == 9)
        #expect(plan.agencies.count == 11)
        #expect(plan.projects.map(\.code) == ["DA2", "DA3.1", "DA3.2", "DA4.1", "DA4.3", "DA6.1", "DA6.2", "DA7.1", "DA7.2"])
        #expect(loaded().openQuestions.map(\.id) == ["lead-of-4-1", "day-of-monthly-report"])
    }

    @Test func `every agency has its own plan and twelve reports to hand in, communes one each`() throws {
        let duties = try loaded().expectedDuties(calendar)
        #expect(duties.count { $0.key.code == "unit-plan" } == 19)
        #expect(duties.count { $0.key.code == "monthly-report" } == 19 * 12)
        #expect(duties.filter { $0.key.code == "unit-plan" }.allSatisfy { $0.dueOn == day("2023-02-24") })
        // The plan says no day: no deadline is made up.
        #expect(duties.filter { $0.key.code == "monthly-report" }.allSatisfy { $0.dueOn == nil })
        #expect(duties.count { $0.key.code == "VI.11-du-an-2" } == 9)
        #expect(duties.filter { $0.key.code == "VI.7-tro-giup" }.map(\.dueOn) == [day("2023-12-31")])
    }

    @Test func `an answered day becomes the deadline of every month, put off to the next working day`() throws {
        let duties = try loaded([("day-of-monthly-report", "20")]).expectedDuties(calendar).filter { $0.key.code == "monthly-report" }
        func due(_ month: Int) -> CalendarDate? { duties.first { $0.key.month?.month == month }?.dueOn }
        #expect(due(2) == day("2023-02-20"))
        // 20/05/2023 is a Saturday, 20/08/2023 a Sunday; Tết of 2023 is from 20 to 26 January.
        #expect(due(5) == day("2023-05-22"))
        #expect(due(8) == day("2023-08-21"))
        #expect(due(1) == day("2023-01-27"))
    }

    @Test func `an answer names who leads, the last one holds`() {
        let open = plan.projects[3]
        #expect(loaded().lead(of: open) == nil)
        #expect(loaded([("lead-of-4-1", "labour"), ("lead-of-4-1", "education")]).lead(of: open) == .education)
        #expect(loaded().lead(of: plan.projects[0]) == .commune)
    }

    @Test(arguments: [
        ("2023-02-20", nil, Duty.Standing.open(left: 4)), ("2023-02-24", nil, .open(left: 0)), ("2023-02-25", nil, .overdue(days: 1)),
        ("2023-03-01", "2023-02-24", .done(CalendarDate(iso: "2023-02-24")!, late: 0)),
        ("2023-03-01", "2023-02-27", .done(CalendarDate(iso: "2023-02-27")!, late: 3)),
        // Not done yet on the day that is asked about.
        ("2023-02-26", "2023-02-27", .overdue(days: 2)),
    ])
    func `the day of a deadline is in time, the day after is late`(on text: String, done: String?, expected: Duty.Standing) {
        let duty = Duty(id: key(1), plan: key(1), code: "unit-plan", agency: key(1), month: nil, dueOn: day("2023-02-24"))
        #expect(duty.standing(doneOn: done.map(day), on: day(text)) == expected)
    }

    @Test(arguments: [
        // Friday 24/02/2023: five working days before is the Friday before.
        ("2023-02-16", 0), ("2023-02-17", 1), ("2023-02-22", 1), ("2023-02-23", 2), ("2023-02-24", 3), ("2023-02-26", 3), ("2023-02-27", 4),
        ("2023-02-28", 4), ("2023-03-01", 5),
    ])
    func `the ladder of reminders counts working days`(on text: String, rungs: Int) throws {
        let reached = try plan.remindersReached(dueOn: day("2023-02-24"), on: day(text), calendar)
        #expect(reached.count == rungs)
        if rungs == 5 { #expect(reached.last?.rung.recipient == .chair) }
    }

    @Test func `a month of reports runs from the 15th to the 14th, also over the turn of the year`() {
        let january = ReportingMonth(year: 2023, month: 1)!
        #expect(january.data == day("2022-12-15")...day("2023-01-14"))
        #expect(january.calendar == day("2023-01-01")...day("2023-01-31"))
        #expect(january.previous.iso == "2022-12" && january.previous.next == january)
        #expect(ReportingMonth(iso: "2023-13") == nil && ReportingMonth(year: 2023, month: 0) == nil)
        #expect(ReportingMonth(packed: 202_302)?.calendar.upperBound == day("2023-02-28"))
        #expect(ReportingMonth(packed: 0) == nil)
    }

    @Test func `notes say when a duty was done, until it is opened again`() {
        func note(_ kind: DutyNote.Kind, _ on: String) -> DutyNote {
            DutyNote(id: key(1), duty: key(1), kind: kind, on: day(on), text: "x", at: Instant(milliseconds: 0))
        }
        #expect([note(.progress, "2023-03-01")].doneOn == nil)
        #expect([note(.done, "2023-03-01"), note(.comment, "2023-03-02")].doneOn == day("2023-03-01"))
        #expect([note(.done, "2023-03-01"), note(.reopened, "2023-03-02")].doneOn == nil)
    }
}
