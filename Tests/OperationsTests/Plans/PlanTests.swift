import Access
import Core
import Database
import Law
import Monitoring
import Operations
import Programme
import Registry
import Store
import TestSupport
import Testing

@Suite struct `The plan of a town` {
    private func day(_ text: String) -> CalendarDate { CalendarDate(iso: text)! }

    @Test(arguments: TestRecords.engines)
    func `a plan is loaded once, a new text adds and withdraws duties, and a duty with a report is not dropped`(_ engine: Engine)
        async throws
    {
        try await withRecords(engine, on: day("2023-01-31")) { records in
            let play = try await PlanPlay(records)
            let text = try PlanPlay.text()
            func load(_ text: String) async throws -> LoadPlan.Outcome {
                try await play.desk.performAsSystem(LoadPlan(ProgrammePlan(file: PlanPlay.file, text: text)))
            }
            let again = try await load(text)
            #expect(!again.isChanged && again.version == 1 && again.added == 0)
            #expect(again.agencies == 19 && again.openQuestions == ["lead-of-4-1", "day-of-monthly-report"])
            // Without legal aid, with one more task.
            let line = text.split(separator: "\n").first { $0.contains("code: VI.7-tro-giup") }!
            let changed = text.replacing(line, with: line.replacing("VI.7-tro-giup", with: "VI.7-tu-van"))
            let second = try await load(changed)
            #expect(second.isChanged && second.version == 2 && second.added == 1 && second.withdrawn == 1)
            #expect(second.duties == again.duties)
            let third = try await load(text + "\n")
            #expect(third.version == 3 && third.added == 0 && third.withdrawn == 1)
            try await play.write(play.duty("unit-plan", of: play.commune), as: play.commune)
            let without = text.replacing("code: unit-plan", with: "code: other-plan")
            #expect(await play.lacks { _ = try await load(without) } == [.dutyInUse("unit-plan")])
            #expect(
                await play.lacks { _ = try await load(text.replacing("unit: \"480\"", with: "unit: \"999\"")) } == [.unitUnknown("999")])
        }
    }

    @Test(arguments: TestRecords.engines)
    func `an answer with its document gives the deadlines; what was kept in time stays so`(_ engine: Engine) async throws {
        try await withRecords(engine, on: day("2023-01-31")) { records in
            let play = try await PlanPlay(records)
            let administrator = try await records.officer("quan-tri", .administrator, in: "tinh-thua-thien-hue")
            func answer(_ value: String, _ document: String = "45/UBND-LĐ") async throws {
                _ = try await play.desk.perform(
                    AnswerPlanQuestion(plan: play.plan, question: "day-of-monthly-report", value: value, document: document),
                    as: administrator)
            }
            #expect(await play.lacks { try await answer("31", "") } == [.answerWrong, .documentMissing])
            #expect(try await play.duty("monthly-report", of: play.commune, month: 2).dueOn == nil)
            try await answer("20")
            #expect(try await play.duty("monthly-report", of: play.commune, month: 2).dueOn == day("2023-02-20"))
            play.clock.set("2023-02-20")
            try await play.write(play.duty("monthly-report", of: play.commune, month: 2), as: play.commune)
            try await answer("18", "50/UBND-LĐ")
            let duty = try await play.duty("monthly-report", of: play.commune, month: 2)
            #expect(duty.dueOn == day("2023-02-20"))
            #expect(try await play.book(as: play.commune).standing(duty) == .done(day("2023-02-20"), late: 0))
            #expect(try await play.duty("monthly-report", of: play.commune, month: 4).dueOn == day("2023-04-18"))
            await #expect(throws: DeskError.notPermitted(.managePlans)) {
                try await play.desk.perform(
                    AnswerPlanQuestion(plan: play.plan, question: "lead-of-4-1", value: "labour", document: "x"), as: play.commune)
            }
        }
    }

    @Test(arguments: TestRecords.engines)
    func `each sees and does their own duties, whoever collects sees all, is reminded of whom to remind`(_ engine: Engine) async throws {
        try await withRecords(engine, on: day("2023-01-31")) { records in
            let play = try await PlanPlay(records)
            let own = try await play.book(as: play.commune)
            #expect(own.agencies.map(\.function) == [.commune] && own.own.count == 1)
            #expect(try await play.book(as: play.labour).agencies.count == 19)
            let task = try await play.duty("VI.3-3.1", of: play.economy)
            func note(_ kind: DutyNote.Kind, as officer: Officer, on: String = "2023-02-01", evidence: String = "") async throws {
                _ = try await play.desk.perform(
                    NoteDuty(duty: task.id, kind: kind, on: day(on), percent: 40, text: "Đã họp", evidence: evidence), as: officer)
            }
            #expect(await play.lacks { try await note(.done, as: play.economy) } == [.evidenceMissing])
            #expect(await play.lacks { try await note(.progress, as: play.economy, on: "2023-02-02") } == [.dayInFuture])
            #expect(await play.lacks { try await note(.progress, as: play.labour) } == [.otherAgency])
            await #expect(throws: DeskError.outsideArea) { try await note(.progress, as: play.commune) }
            try await note(.progress, as: play.economy)
            try await note(.done, as: play.economy, evidence: "07/HD-KT ngày 01/02/2023")
            #expect(try await play.book(as: play.economy).standing(task) == .done(day("2023-02-01"), late: 0))
            #expect(await play.lacks { try await note(.done, as: play.economy, evidence: "x") } == [.isDone])
            let plan = try await play.duty("unit-plan", of: play.economy)
            let ticked = await play.lacks {
                _ = try await play.desk.perform(
                    NoteDuty(duty: plan.id, kind: .done, on: day("2023-02-01"), percent: nil, text: "x", evidence: "x"), as: play.economy)
            }
            #expect(ticked == [.isReport])
            _ = try await play.desk.perform(FollowDuty(duty: task.id, .reopen(reason: "Chưa có văn bản")), as: play.labour)
            #expect(try await play.book(as: play.economy).standing(task) == .open(left: 333))

            // Five working days before the plan is due, everybody is to be reminded; who was reminded is not again until the next rung.
            #expect(try await play.book(as: play.labour).remindersDue().isEmpty)
            play.clock.set("2023-02-17")
            try await play.write(play.duty("unit-plan", of: play.commune), as: play.commune)
            #expect(try await play.book(as: play.labour).remindersDue().count == 18)
            _ = try await play.desk.perform(FollowDuty(duty: plan.id, .remind(text: "Còn 5 ngày")), as: play.labour)
            #expect(try await play.book(as: play.labour).remindersDue().count == 17)
            play.clock.set("2023-03-02")
            let due = try await play.book(as: play.labour).remindersDue()
            #expect(due.count == 18 && due.allSatisfy { $0.rung.recipient == .chair })
            #expect(try await play.book(as: play.labour).overdue(on: day("2023-03-02")).count == 18)
        }
    }

    @Test(arguments: TestRecords.engines)
    func `bad input 197: a report that is late, withdrawn, sent back, handed in again stays version by version`(_ engine: Engine)
        async throws
    {
        try await withRecords(engine, households: 120, on: day("2023-01-31")) { records in
            let play = try await PlanPlay(records)
            _ = try await play.desk.performAsSystem(
                AnswerPlanQuestion(plan: play.plan, question: "day-of-monthly-report", value: "20", document: "45/UBND-LĐ"))
            let duty = try await play.duty("monthly-report", of: play.commune, month: 2)
            // The month is not over: its figures can still change.
            #expect(await play.lacks { try await play.write(duty, as: play.commune) } == [.periodNotOver(day("2023-02-14"))])
            try await play.write(duty, as: play.commune, submits: false)
            #expect(await play.lacks { try await play.write(duty, as: play.labour) } == [.otherAgency])
            play.clock.set("2023-02-22")
            #expect(await play.lacks { try await play.write(duty, as: play.commune, results: "") } == [.textMissing])
            try await play.write(duty, as: play.commune)
            func standing() async throws -> Duty.Standing { try await play.book(as: play.commune).standing(duty) }
            #expect(try await standing() == .done(day("2023-02-22"), late: 2))
            #expect(await play.lacks { try await play.write(duty, as: play.commune) } == [.standsSubmitted])

            // Withdrawn it is as if never handed in; handed in again, the later day counts.
            func withdraw(_ reason: String) async throws {
                _ = try await play.desk.perform(WithdrawProgressReport(duty: duty.id, reason: reason), as: play.commune)
            }
            #expect(await play.lacks { try await withdraw("") } == [.reasonMissing])
            try await withdraw("Nhầm số")
            #expect(try await standing() == .overdue(days: 2))
            play.clock.set("2023-02-23")
            try await play.write(duty, as: play.commune)
            #expect(try await standing() == .done(day("2023-02-23"), late: 3))

            // Sent back, the duty is open again; the day of the first version stays.
            func answer(_ accepts: Bool, _ note: String, as officer: Officer? = nil) async throws {
                _ = try await play.desk.perform(
                    AnswerProgressReport(duty: duty.id, accepts: accepts, note: note), as: officer ?? play.labour)
            }
            #expect(await play.lacks { try await answer(false, "") } == [.reasonMissing])
            try await answer(false, "Thiếu kết quả Dự án 2")
            #expect(try await standing() == .overdue(days: 3))
            play.clock.set("2023-02-27")
            try await play.write(duty, as: play.commune, results: "Bổ sung Dự án 2")
            try await answer(true, "")
            #expect(try await standing() == .done(day("2023-02-23"), late: 3))
            #expect(await play.lacks { try await withdraw("Sửa") } == [.notSubmitted])
            let versions = try await records.database.read { try $0.reports(of: duty.id) }
            #expect(versions.map(\.state) == [.withdrawn, .returned, .accepted])
            #expect(versions.map { $0.content[.results] } == ["Đã làm", "Đã làm", "Bổ sung Dự án 2"])
            // On the cut-off day the report of January was late.
            #expect(versions.last?.content.figure(.dutiesOverdue)?.value == 1)
            await #expect(throws: DeskError.notPermitted(.runProgramme)) { try await answer(true, "", as: play.commune) }
        }
    }

    @Test(arguments: TestRecords.engines)
    func `figures of reports are those of the register, the consolidation says who is missing and where the difference lies`(
        _ engine: Engine
    ) async throws {
        try await withRecords(engine, households: 300, on: day("2023-03-15")) { records in
            let play = try await PlanPlay(records, on: "2023-03-16")
            let month = ReportingMonth(year: 2023, month: 3)!
            let duty = try await play.duty("monthly-report", of: play.commune, month: 3)
            try await play.write(duty, as: play.commune)
            try await play.write(play.duty("monthly-report", of: play.other, month: 3), as: play.other)
            try await play.write(play.duty("monthly-report", of: play.economy, month: 3), as: play.economy)
            let book = try await play.book(as: play.labour, contentsOf: month)
            let (areas, law) = (records.shelves.areas, records.shelves.law)
            let sum = try await records.database.read {
                try ReportFigures(book, areas, law).consolidation(of: month, in: $0)
            }
            #expect(sum.lines.count == 19 && sum.missing.count == 16)
            // Against a count of the list of the day, household by household.
            let line = try #require(sum.lines.first { $0.agency == duty.agency })
            let villages = areas.descendants(of: records.keys["c-20035-binh-tien"]!, at: .village, on: month.data.upperBound).map(\.area)
            let counted = try await records.database.read { transaction in
                try PovertyClass.allCases.reduce(into: [PovertyClass: Int]()) { counts, povertyClass in
                    var filter = HouseholdFilter()
                    filter.classes = [povertyClass]
                    let view = Viewpoint(day: month.data.upperBound, map: month.data.upperBound)
                    counts[povertyClass] = try transaction.stateTotals(filter, found: nil, in: Set(villages), from: view).households
                }
            }
            #expect(line.report?.content.figure(.poor)?.value == counted[.poor])
            #expect(line.report?.content.figure(.nearPoor)?.value == counted[.nearPoor])
            #expect(line.changed.isEmpty)
            // The difference between the sum of the reports and the records is the missing communes, one by one.
            let difference = sum.difference(.poor)
            #expect(difference.count { $0.isMissing } == difference.count)
            #expect(difference.map(\.difference).reduce(0, +) == sum.now(.poor)! - sum.reported(.poor)!)
        }
    }

    @Test(arguments: TestRecords.engines)
    func `an obstacle is led, answered by whose turn it is, and closed by who raised it`(_ engine: Engine) async throws {
        try await withRecords(engine, on: day("2023-01-31")) { records in
            let play = try await PlanPlay(records)
            let book = try await play.book(as: play.labour)
            let commune = try await play.book(as: play.commune).own.first!
            func raise(_ project: String, _ title: String, agency: Agency.ID) async throws -> Obstacle.ID {
                try await play.desk.perform(
                    RaiseObstacle(plan: play.plan, agency: agency, project: project, title: title, text: "Chưa có hướng dẫn"),
                    as: play.commune)
            }
            let economy = book.agencies.first { $0.function == .economy }!.id
            #expect(await play.lacks { _ = try await raise("DA9", "", agency: commune) } == [.titleMissing, .projectUnknown])
            let id = try await raise("DA2", "Hồ sơ dự án cộng đồng", agency: commune)
            func step(_ kind: Obstacle.StepKind, _ agency: Agency.ID?, _ text: String, as officer: Officer) async throws {
                _ = try await play.desk.perform(
                    AnswerObstacle(obstacle: id, kind: kind, agency: agency, text: text, document: ""), as: officer)
            }
            #expect(await play.lacks { try await step(.routed, nil, "", as: play.labour) } == [.textMissing, .agencyMissing])
            #expect(await play.lacks { try await step(.answered, nil, "Tự trả lời", as: play.commune) } == [.otherAgency])
            #expect(await play.lacks { try await step(.answered, nil, "Chưa đến lượt", as: play.economy) } == [.otherAgency])
            try await step(.routed, economy, "Chuyển Phòng Kinh tế", as: play.labour)
            #expect(try await play.book(as: play.economy).obstacles.first?.turn(on: day("2023-02-01")) == economy)
            play.clock.set("2023-02-06")
            try await step(.answered, nil, "Theo Thông tư 09/2022", as: play.economy)
            #expect(await play.lacks { try await step(.answered, nil, "Nữa", as: play.labour) } == [.stepWrong])
            try await step(.reopened, nil, "Chưa rõ biểu mẫu", as: play.commune)
            try await step(.escalated, nil, "Trình Chủ tịch", as: play.labour)
            try await step(.answered, nil, "Chủ tịch giao Phòng Kinh tế ban hành mẫu", as: play.chair)
            try await step(.closed, nil, "Đã làm được", as: play.commune)
            let obstacle = try #require(try await play.book(as: play.commune).obstacles.first)
            #expect(obstacle.state(on: day("2023-02-06")) == .closed && obstacle.steps.count == 6)
            // As it stood before.
            #expect(obstacle.state(on: day("2023-02-03")) == .routed && obstacle.isOpen(on: day("2023-02-03")))
            #expect(!obstacle.isOpen(on: day("2023-01-31")))
            // Another commune does not see it.
            #expect(try await play.book(as: play.other).obstacles.isEmpty)
        }
    }
}
