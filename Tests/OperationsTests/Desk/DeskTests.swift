import Access
import Core
import Database
import Law
import Operations
import Registry
import Store
import TestSupport
import Testing

@Suite struct `The desk` {
    private func sheet(_ household: Household.ID, on day: String = "2026-10-20", points: Int? = 120) -> ReviewSheet {
        ReviewSheet(
            id: ReviewSheet.ID(high: 0, low: 0), household: household, reviewedOn: CalendarDate(iso: day)!, residence: .rural,
            incomePoints: points,
            pointsOrigin: .entered, monthlyIncomePerPerson: nil, deprivations: Deprivations(deprived: 0b1011), causes: 2,
            hasNoLabourCapacity: false, note: "")
    }

    private func household(_ records: TestRecords, in area: String) async throws -> HouseholdRow {
        let scope = AreaScope(communes: [records.keys[area]!])
        return try await records.database.read { try $0.households(HouseholdFilter(), found: nil, within: scope, limit: 1, offset: 0)[0] }
    }

    @Test(arguments: TestRecords.engines) func `takes a sheet in, classifies it and writes one event of an unbroken chain`(_ engine: Engine)
        async throws
    {
        try await withRecords(engine, households: 60) { records in
            let officer = try await records.officer("vung-cao", .communeOfficer, in: "m-20035-binh-dien")
            let row = try await household(records, in: "m-20035-binh-dien")
            let receipt = try await records.desk.perform(
                SubmitReviewSheet(sheet(row.household.id), householdVersion: row.household.version), as: officer)
            #expect(receipt.possible == [.poor])
            let (classifications, events, broken) = try await records.database.read { transaction in
                (
                    try transaction.classifications(of: receipt.sheet), try transaction.events(about: row.household.id, limit: 5),
                    try EventLog.firstBroken(in: transaction)
                )
            }
            #expect(classifications.map(\.standard) == ["S2022"])
            #expect(classifications[0].reasons.count == 2)
            #expect(events.map(\.operation) == ["SubmitReviewSheet"])
            #expect(events[0].officer == officer.id)
            #expect(broken == nil)
        }
    }

    @Test(arguments: TestRecords.engines) func `refuses another's area, a missing right, and changes nothing`(_ engine: Engine) async throws
    {
        try await withRecords(engine, households: 60) { records in
            let upland = try await records.officer("vung-cao", .communeOfficer, in: "m-20035-binh-dien")
            let leader = try await records.officer("lanh-dao", .leader, in: "tinh-thua-thien-hue")
            let stranger = try await household(records, in: "m-19996-huong-tra")
            let operation = SubmitReviewSheet(sheet(stranger.household.id), householdVersion: stranger.household.version)
            await #expect(throws: DeskError.outsideArea) { try await records.desk.perform(operation, as: upland) }
            await #expect(throws: DeskError.notPermitted(.submitReviewSheet)) { try await records.desk.perform(operation, as: leader) }
            let events = try await records.database.read { try $0.events(about: stranger.household.id, limit: 5) }
            #expect(events.isEmpty)
        }
    }

    @Test(arguments: TestRecords.engines) func `gives the same answer to the same request and refuses its key for another`(_ engine: Engine)
        async throws
    {
        try await withRecords(engine, households: 60) { records in
            let officer = try await records.officer("vung-cao", .communeOfficer, in: "m-20035-binh-dien")
            let row = try await household(records, in: "m-20035-binh-dien")
            let operation = SubmitReviewSheet(sheet(row.household.id), householdVersion: row.household.version)
            let request = RequestKey(key: "k1", digest: [1])
            let first = try await records.desk.perform(operation, as: officer, request: request)
            let second = try await records.desk.perform(operation, as: officer, request: request)
            #expect(first.sheet == second.sheet)
            await #expect(throws: DeskError.keyUsedForAnotherRequest) {
                try await records.desk.perform(operation, as: officer, request: RequestKey(key: "k1", digest: [2]))
            }
        }
    }

    @Test(arguments: TestRecords.engines) func `does not let an old page overwrite a newer household`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 60) { records in
            let officer = try await records.officer("vung-cao", .communeOfficer, in: "m-20035-binh-dien")
            let row = try await household(records, in: "m-20035-binh-dien")
            _ = try await records.desk.perform(
                SubmitReviewSheet(sheet(row.household.id), householdVersion: row.household.version), as: officer)
            await #expect(throws: StoreError.changedMeanwhile) {
                try await records.desk.perform(
                    SubmitReviewSheet(sheet(row.household.id, on: "2026-10-21"), householdVersion: row.household.version), as: officer)
            }
        }
    }

    @Test(arguments: TestRecords.engines) func `puts a sheet in the place of that of the same day only where it is said so`(
        _ engine: Engine
    )
        async throws
    {
        try await withRecords(engine, households: 60) { records in
            let officer = try await records.officer("vung-cao", .communeOfficer, in: "m-20035-binh-dien")
            let row = try await household(records, in: "m-20035-binh-dien")
            let first = try await records.desk.perform(
                SubmitReviewSheet(sheet(row.household.id), householdVersion: row.household.version), as: officer
            ).sheet
            let again = SubmitReviewSheet(sheet(row.household.id, points: nil), householdVersion: row.household.version + 1)
            do {
                _ = try await records.desk.perform(again, as: officer)
                Issue.record("taken in unasked")
            } catch SheetRefusal.otherOfDay(let found) { #expect(found == first) }
            var said = again
            said.replacing = first
            let second = try await records.desk.perform(said, as: officer).sheet
            let stored = try await records.database.read { try $0.sheets(of: row.household.id) }
            #expect(
                stored.first { $0.sheet.id == first }?.replacedBy == second && stored.first { $0.sheet.id == second }?.replacedBy == nil)
        }
    }

    @Test(arguments: TestRecords.engines) func `keeps an event from being changed or taken out`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 20) { records in
            for sql in ["UPDATE event SET detail = '{}'", "DELETE FROM event"] as [SQL] {
                await #expect(throws: DatabaseError.self) { try await records.database.write { _ = try $0.execute(sql) } }
            }
        }
    }

    @Test func `shows where a chain is broken`() {
        var event = StoredEvent(
            seq: 1, at: TestRecords.now, officer: nil, area: nil, operation: "X", subjects: "[]", detail: "{}",
            previousDigest: [UInt8](repeating: 0, count: 32), digest: [])
        let digest = EventLog.digest(of: event)
        event.detail = "{} "
        #expect(EventLog.digest(of: event) != digest)
    }
}
