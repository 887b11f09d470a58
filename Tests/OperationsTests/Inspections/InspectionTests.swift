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

@Suite struct `Inspections of a plan` {
    private func day(_ text: String) -> CalendarDate { CalendarDate(iso: text)! }

    private func lacks(_ work: () async throws -> Void) async -> [InspectionLack] {
        do {
            try await work()
            return []
        } catch let refusal as InspectionRefusal {
            return refusal.lacks
        } catch {
            return []
        }
    }

    private func content(
        _ book: PlanBook, of subject: Agency.ID, kind: Inspection.Kind = .planned, by function: Agency.Function = .labour
    ) -> PlanInspection.Content {
        PlanInspection.Content(
            kind: kind, inspector: book.agencies.first { $0.function == function }!.id,
            board: kind == .community ? "Ban giám sát" : "", subject: subject, project: "DA2", title: "Kiểm tra Dự án 2",
            scope: "Quý I", document: "12/QĐ-UBND", startsOn: day("2023-02-06"), endsOn: day("2023-02-08"), notifiedOn: nil,
            members: [
                .init(name: "Trần Văn B", post: "Chuyên viên", part: .member, side: nil),
                .init(name: "Lê Thị A", post: "Trưởng phòng", part: .head, side: nil),
            ], items: [.init(text: "Lập dự án", citation: "mục VI.11"), .init(text: "Sổ theo dõi", citation: "")])
    }

    @Test(arguments: TestRecords.engines)
    func `planned, carried out, concluded, remedied by the inspected, verified and closed by the side that inspects`(
        _ engine: Engine
    ) async throws {
        try await withRecords(engine, on: day("2023-01-31")) { records in
            let play = try await PlanPlay(records)
            let book = try await play.book(as: play.labour)
            let commune = try await play.book(as: play.commune).own.first!
            var wanted = content(book, of: commune)
            func plan(_ content: PlanInspection.Content, anew: Inspection.ID? = nil, as officer: Officer) async throws -> Inspection.ID {
                try await play.desk.perform(PlanInspection(content, in: play.plan, anew: anew), as: officer)
            }
            #expect(await lacks { _ = try await plan(wanted, as: play.economy) } == [.notInspector])
            var empty = wanted
            (empty.title, empty.document, empty.subject, empty.endsOn) = ("", "", empty.inspector, day("2023-02-01"))
            (empty.members, empty.items, empty.project) = ([], [], "DA9")
            #expect(
                await lacks { _ = try await plan(empty, as: play.labour) }
                    == [.ownSubject, .titleMissing, .projectUnknown, .documentMissing, .daysReversed, .headMissing, .itemsMissing])
            let id = try await plan(wanted, as: play.labour)
            wanted.title = "Kiểm tra Dự án 2 quý I"
            #expect(try await plan(wanted, anew: id, as: play.labour) == id)
            func found() async throws -> Inspection { try await play.book(as: play.labour).inspections.first { $0.id == id }! }
            #expect(try await found().title == wanted.title)
            #expect(try await found().members.map(\.name) == ["Lê Thị A", "Trần Văn B"])
            // Seen by both sides, by no other commune.
            #expect(try await play.book(as: play.commune).inspections.count == 1)
            #expect(try await play.book(as: play.other).inspections.isEmpty)

            func step(_ kind: Inspection.StepKind, _ text: String = "Nội dung", _ document: String = "9/BC", as officer: Officer)
                async throws
            {
                _ = try await play.desk.perform(
                    CarryInspectionOn(id, kind, on: play.clock.look().day, text: text, document: document), as: officer)
            }
            func record(
                _ severity: Finding.Severity, _ asked: String = "", _ owner: Agency.ID? = nil, _ due: String? = nil,
                _ reference: Finding.Reference? = nil
            ) async throws -> Finding.ID {
                try await play.desk.perform(
                    RecordFinding(
                        id, on: play.clock.look().day, severity: severity, text: "Chưa mở sổ", reference: reference, recommendation: asked,
                        owner: owner, dueOn: due.map(day)), as: play.labour)
            }
            // What is refused says from where.
            #expect(await lacks { try await step(.concluded, as: play.labour) } == [.step(.concluded, in: .planned)])
            #expect(await lacks { try await step(.closed, as: play.labour) } == [.step(.closed, in: .planned)])
            #expect(await lacks { _ = try await record(.minor) } == [.notRunning(.planned)])
            play.clock.set("2023-02-06")
            try await step(.started, "", "", as: play.labour)
            #expect(await lacks { _ = try await plan(wanted, anew: id, as: play.labour) } == [.underWay])
            #expect(await lacks { try await step(.started, as: play.labour) } == [.step(.started, in: .running)])
            #expect(
                await lacks { try await step(.concluded, "", "", as: play.labour) } == [
                    .itemsOpen([1, 2]), .textMissing, .documentMissing,
                ])
            _ = try await play.desk.perform(
                AnswerChecklist(id, [1: .init(outcome: .met, note: ""), 2: .init(outcome: .notMet, note: "không có sổ")]), as: play.labour)

            let duty = try await play.duty("VI.11-du-an-2", of: play.commune)
            #expect(await lacks { _ = try await record(.serious) } == [.ownerMissing, .dueMissing])
            #expect(
                await lacks { _ = try await record(.minor, "Mở sổ", wanted.inspector, "2023-02-01") }
                    == [.ownerMissing, .dueMissing])
            let stranger = try await play.duty("VI.3-3.1", of: play.economy)
            #expect(await lacks { _ = try await record(.minor, "", nil, nil, .duty(stranger.id)) } == [.referenceUnknown])
            _ = try await record(.minor)
            let finding = try await record(.serious, "Mở sổ", commune, "2023-02-17", .duty(duty.id))
            #expect(try await found().findings.map(\.number) == [1, 2])
            #expect(try await found().findings[1].reference == .duty(duty.id))
            try await step(.concluded, as: play.labour)
            #expect(await lacks { _ = try await record(.minor) } == [.notRunning(.concluded)])
            #expect(await lacks { try await step(.cancelled, as: play.labour) } == [.step(.cancelled, in: .concluded)])
            #expect(await lacks { try await step(.closed, as: play.labour) } == [.remediesOpen([2])])
            // The inspected close nothing.
            await #expect(throws: DeskError.outsideArea) { try await step(.closed, as: play.commune) }
            await #expect(throws: DeskError.notPermitted(.doDuties)) { try await step(.closed, as: play.chair) }

            func answer(_ kind: Finding.StepKind, _ text: String = "Đã mở sổ", _ evidence: String = "7/BC-UBND", as officer: Officer)
                async throws
            {
                _ = try await play.desk.perform(
                    AnswerFinding(finding, kind, on: play.clock.look().day, text: text, evidence: evidence), as: officer)
            }
            #expect(await lacks { try await answer(.verified, as: play.labour) } == [.remedy(.verified, in: .waiting)])
            #expect(await lacks { try await answer(.remedied, as: play.labour) } == [.notOwner])
            #expect(await lacks { try await answer(.remedied, "", "", as: play.commune) } == [.evidenceMissing, .textMissing])
            play.clock.set("2023-02-22")
            // Late: for the commune, for who collects, and on the ladder; on the day before it was not.
            let late = try await play.book(as: play.labour).lateInspections(on: day("2023-02-22"))
            #expect(late.map(\.days) == [5] && late[0].agency == commune && late[0].finding?.number == 2)
            #expect(try await play.book(as: play.commune).lateInspections(on: day("2023-02-22")).count == 1)
            #expect(try await play.book(as: play.labour).lateInspections(on: day("2023-02-17")).isEmpty)
            let due = try await play.book(as: play.labour).remedyRemindersDue()
            #expect(due.map(\.rung.recipient) == [.chair])
            _ = try await play.desk.perform(RemindRemedy(finding, text: "Kính báo cáo"), as: play.labour)
            #expect(try await play.book(as: play.labour).remedyRemindersDue().isEmpty)
            await #expect(throws: DeskError.notPermitted(.runProgramme)) {
                try await play.desk.perform(RemindRemedy(finding, text: "Nhắc"), as: play.commune)
            }

            try await answer(.remedied, as: play.commune)
            #expect(await lacks { try await answer(.remedied, as: play.commune) } == [.remedy(.remedied, in: .remedied)])
            #expect(try await play.book(as: play.labour).lateInspections(on: day("2023-02-22")).isEmpty)
            #expect(await lacks { try await answer(.rejected, "", as: play.labour) } == [.reasonMissing])
            try await answer(.rejected, "Thiếu ba hộ", as: play.labour)
            #expect(try await found().findings[1].standing(on: day("2023-02-22")) == .overdue(days: 5))
            play.clock.set("2023-02-24")
            try await answer(.remedied, as: play.commune)
            try await answer(.verified, "", "", as: play.labour)
            #expect(try await found().findings[1].standing(on: day("2023-02-24")) == .done(day("2023-02-24"), late: 7))
            try await step(.closed, "", "", as: play.labour)
            #expect(await lacks { try await step(.cancelled, as: play.labour) } == [.step(.cancelled, in: .closed)])
            // As it stood on days gone by.
            let closed = try await found()
            #expect(
                [("2023-02-05"), "2023-02-06", "2023-02-23", "2023-02-24"].map { closed.state(on: day($0)) } == [
                    .planned, .concluded, .concluded, .closed,
                ])
            #expect(closed.items.map(\.outcome) == [.met, .notMet] && closed.items[1].note == "không có sổ")
            let told = try await records.database.read { try $0.events(about: id, limit: 99) }
            #expect(told.count == 13 && told.allSatisfy { EventNames.known.contains($0.operation) })
            #expect(try await records.database.read { try EventLog.firstBroken(in: $0) } == nil)
        }
    }

    private enum EventNames {
        static let known: Set<String> = [
            "PlanInspection", "CarryInspectionOn", "AnswerChecklist", "RecordFinding", "AnswerFinding", "RemindRemedy",
        ]
    }

    @Test(arguments: TestRecords.engines)
    func `a household of the unit alone is named; whoever reported a remedy does not verify it; a result is reported in 15 working days`(
        _ engine: Engine
    ) async throws {
        try await withRecords(engine, households: 60, on: day("2023-01-31")) { records in
            let play = try await PlanPlay(records)
            let book = try await play.book(as: play.labour)
            let economy = book.agencies.first { $0.function == .economy }!.id
            let commune = try await play.book(as: play.commune).own.first!
            var wanted = content(book, of: commune)
            let id = try await play.desk.perform(PlanInspection(wanted, in: play.plan), as: play.labour)
            play.clock.set("2023-02-06")
            _ = try await play.desk.perform(CarryInspectionOn(id, .started, on: day("2023-02-06"), text: "", document: ""), as: play.labour)
            func households(_ area: String) async throws -> [Household.ID] {
                let scope = AreaScope(communes: [records.keys[area]!])
                return try await records.database.read {
                    try $0.households(HouseholdFilter(), found: nil, within: scope, limit: 1, offset: 0)
                }.map(\.household.id)
            }
            func record(_ household: Household.ID, owner: Agency.ID) async throws -> Finding.ID {
                try await play.desk.perform(
                    RecordFinding(
                        id, on: day("2023-02-06"), severity: .serious, text: "Ký nhận thay", reference: .household(household.subject),
                        recommendation: "Bổ sung", owner: owner, dueOn: day("2023-02-10")), as: play.labour)
            }
            let own = try await households("c-20035-binh-tien")[0]
            let strange = try await households("c-20017-huong-xuan")[0]
            #expect(await lacks { _ = try await record(strange, owner: commune) } == [.householdUnknown])
            let finding = try await record(own, owner: economy)
            let told = try await records.database.read { try $0.events(about: own, limit: 1) }
            #expect(told.first?.operation == "RecordFinding")

            // Somebody who works for both sides says that it is remedied: another has to look.
            let labour = wanted.inspector
            try await records.database.write { try $0.insert(play.economy.id, workingFor: labour, from: day("2023-01-01")) }
            let done = AnswerFinding(finding, .remedied, on: day("2023-02-06"), text: "Xong", evidence: "1/BC")
            _ = try await play.desk.perform(done, as: play.economy)
            let look = AnswerFinding(finding, .verified, on: day("2023-02-06"), text: "", evidence: "")
            #expect(await lacks { _ = try await play.desk.perform(look, as: play.economy) } == [.ownRemedy])
            _ = try await play.desk.perform(look, as: play.labour)

            // 15 working days after 08/02/2023: 01/03/2023.
            let inspection = try await play.book(as: play.labour).inspections[0]
            #expect(try inspection.conclusionDue(book.calendar) == day("2023-03-01"))
            let late = try await play.book(as: play.labour).lateInspections(on: day("2023-03-02"))
            #expect(late.map(\.days) == [1] && late[0].agency == wanted.inspector && late[0].finding == nil)

            // The same form sent twice is one inspection.
            wanted.title = "Cuộc khác"
            let request = RequestKey(key: "018bcfe5-0000-7000-8000-000000000002", digest: [1])
            let first = try await play.desk.perform(PlanInspection(wanted, in: play.plan), as: play.labour, request: request)
            #expect(try await play.desk.perform(PlanInspection(wanted, in: play.plan), as: play.labour, request: request) == first)
            #expect(try await play.book(as: play.labour).inspections.count == 2)
        }
    }

    @Test(arguments: TestRecords.engines)
    func `a board of the community is the Front's and has the members that the law asks for`(_ engine: Engine) async throws {
        try await withRecords(engine, on: day("2023-08-31")) { records in
            let play = try await PlanPlay(records, on: "2023-09-01")
            let book = try await play.book(as: play.labour)
            let commune = try await play.book(as: play.commune).own.first!
            let front = try await records.officer("mat-tran", .departmentOfficer, in: PlanPlay.town)
            let agency = book.agencies.first { $0.function == .front }!.id
            try await records.database.write { try $0.insert(front.id, workingFor: agency, from: day("2023-01-01")) }
            var wanted = content(book, of: commune, kind: .community, by: .front)
            (wanted.startsOn, wanted.endsOn) = (day("2023-11-06"), day("2023-11-10"))
            func plan() async throws -> Inspection.ID {
                try await play.desk.perform(PlanInspection(wanted, in: play.plan), as: front)
            }
            #expect(await lacks { _ = try await plan() } == [.sideMissing, .boardTooSmall(least: 5)])
            func member(_ name: String, _ part: Inspection.Member.Part, _ side: Inspection.Member.Side) -> Inspection.Member {
                .init(name: name, post: "", part: part, side: side)
            }
            wanted.members =
                [member("A", .head, .front)] + "BCD".map { member(String($0), .deputy, .people) }
                + "EFG".map { member(String($0), .member, .people) }
            #expect(await lacks { _ = try await plan() } == [.tooManyPeople(most: 5), .tooManyDeputies(most: 2)])
            wanted.members = [
                member("A", .head, .front), member("B", .deputy, .inspectorate), member("C", .member, .people),
                member("D", .member, .people), member("E", .member, .people),
            ]
            wanted.notifiedOn = day("2023-09-23")
            _ = try await plan()
            let inspection = try await play.book(as: front).inspections[0]
            #expect(inspection.isNoticeShort && inspection.board == "Ban giám sát")
            wanted.notifiedOn = day("2023-09-22")
            _ = try await play.desk.perform(PlanInspection(wanted, in: play.plan, anew: inspection.id), as: front)
            #expect(try await play.book(as: front).inspections[0].isNoticeShort == false)
            // Not the Front's own work without a board, nor a board of anybody else.
            wanted.kind = .planned
            wanted.members = [member("A", .head, .front)]
            wanted.inspector = book.agencies.first { $0.function == .labour }!.id
            wanted.kind = .community
            let other = wanted
            #expect(
                await lacks { _ = try await play.desk.perform(PlanInspection(other, in: play.plan), as: play.labour) }.contains(
                    .inspectorWrong))
        }
    }
}
