import Access
import Core
import Database
import Law
import Operations
import Programme
import Registry
import Store
import TestSupport
import Testing

@Suite struct `Accounts and the agencies of plans` {
    private func day(_ text: String) -> CalendarDate { CalendarDate(iso: text)! }

    @Test(arguments: TestRecords.engines)
    func `an account is tied to an agency from a day on, does its duties, and no more after the end`(_ engine: Engine) async throws {
        try await withRecords(engine, on: day("2023-01-31")) { records in
            let play = try await PlanPlay(records)
            let administrator = try await records.officer("quan-tri", .administrator, in: "tinh-thua-thien-hue")
            let lan = try await records.officer("lan", .departmentOfficer, in: PlanPlay.town)
            let agencies = try await records.database.read { [plan = play.plan] in try $0.plan(plan) }.agencies
            let justice = agencies.first { $0.function == .justice }!.id
            func tie(_ agency: Agency.ID, _ from: String, _ until: String? = nil, _ officer: Officer? = nil) async throws {
                _ = try await play.desk.perform(
                    TieAgency((officer ?? lan).id, to: agency, from: day(from), until: until.map(day)), as: administrator)
            }
            #expect(try await play.book(as: lan).own.isEmpty)
            try await tie(justice, "2023-02-03")
            #expect(try await play.book(as: lan).own.isEmpty)
            play.clock.set("2023-02-03")
            #expect(try await play.book(as: lan).own == [justice])
            let duty = try await play.duty("VI.7-tro-giup", of: lan)
            _ = try await play.desk.perform(
                NoteDuty(duty: duty.id, kind: .progress, on: day("2023-02-03"), percent: 10, text: "Đã bắt đầu", evidence: ""), as: lan)

            // What cannot be, and why.
            await #expect(throws: AccountRefusal.agencyTwice) { try await tie(justice, "2023-05-01") }
            await #expect(throws: AccountRefusal.daysReversed) { try await tie(justice, "2023-05-01", "2023-04-01") }
            await #expect(throws: AccountRefusal.dayGone) { try await tie(justice, "2022-05-01", "2022-06-01") }
            await #expect(throws: AccountRefusal.agencyOfCommune) {
                try await tie(agencies.first { $0.function == .commune }!.id, "2023-02-03")
            }
            await #expect(throws: AccountRefusal.noRoleForAgency) { try await tie(justice, "2023-02-03", nil, play.chair) }
            await #expect(throws: AccountRefusal.noRoleForAgency) { try await tie(justice, "2023-02-03", nil, play.commune) }
            await #expect(throws: AccountRefusal.noSuchAgency) { try await tie(Agency.ID(high: 1, low: 1), "2023-02-03") }
            await #expect(throws: DeskError.notPermitted(.manageOfficers)) {
                try await play.desk.perform(TieAgency(lan.id, to: justice, from: day("2023-02-03")), as: lan)
            }

            // The end leaves what was done.
            func end(_ until: String) async throws {
                _ = try await play.desk.perform(
                    EndAgencyTie(lan.id, from: justice, since: day("2023-02-03"), until: day(until)), as: administrator)
            }
            await #expect(throws: AccountRefusal.dayGone) { try await end("2023-01-15") }
            try await end("2023-02-03")
            play.clock.set("2023-02-04")
            #expect(try await play.book(as: lan).own.isEmpty)
            await #expect(throws: AccountRefusal.noSuchAgency) { try await end("2023-02-10") }
            #expect(try await play.book(as: play.labour).notes[duty.id]?.count == 1)

            // One that has not begun is taken out again.
            try await tie(justice, "2023-03-01")
            _ = try await play.desk.perform(
                EndAgencyTie(lan.id, from: justice, since: day("2023-03-01"), until: day("2023-02-04")), as: administrator)
            #expect(try await records.database.read { try $0.agencyWork(of: lan.id) }.count == 1)
            let told = try await records.database.read { try $0.events(about: lan.id, limit: 9) }
            #expect(told.map(\.operation) == ["EndAgencyTie", "TieAgency", "EndAgencyTie", "TieAgency", "AddOfficer"])
            #expect(told[2].detail.contains("Phòng Tư pháp") && told[2].detail.contains("2023-02-03"))
            #expect(try await records.database.read { try EventLog.firstBroken(in: $0) } == nil)
        }
    }

    @Test(arguments: TestRecords.engines) func `the same form sent twice ties once`(_ engine: Engine) async throws {
        try await withRecords(engine, on: day("2023-01-31")) { records in
            let play = try await PlanPlay(records)
            let administrator = try await records.officer("quan-tri", .administrator, in: "tinh-thua-thien-hue")
            let lan = try await records.officer("lan", .departmentOfficer, in: PlanPlay.town)
            let agency = try await records.database.read { [plan = play.plan] in try $0.plan(plan) }.agencies.first {
                $0.function == .front
            }!
            let request = RequestKey(key: "018bcfe5-0000-7000-8000-000000000001", digest: [1])
            for _ in 1...2 {
                _ = try await play.desk.perform(
                    TieAgency(lan.id, to: agency.id, from: day("2023-02-01")), as: administrator, request: request)
            }
            #expect(try await records.database.read { try $0.agencyWork(of: lan.id) }.count == 1)
        }
    }
}
