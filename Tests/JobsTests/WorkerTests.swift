import Access
import Core
import Database
import Exchange
import Foundation
import Jobs
import Operations
import Registry
import Store
import TestSupport
import Testing

@Suite struct `A list that was sent` {
    private let unit = "m-20035-binh-dien"

    /// A workbook of one household, as bytes.
    private func workbook() throws -> [UInt8] {
        try Workbench.withTemporaryFile { path in
            let writer = try XLSXWriter(path: path)
            writer.beginSheet("Danh sách")
            let rows = [
                ["STT hộ", "Họ tên chủ hộ", "Họ tên thành viên", "Quan hệ với chủ hộ", "Năm sinh", "Mã xã", "Thôn", "Phân loại hộ"],
                ["1", "Nguyễn Văn Tèo", "Nguyễn Văn Tèo", "Chủ hộ", "1980", "20035", "Thôn 1 Bình Tiến", "1"],
            ]
            for (row, cells) in rows.enumerated() {
                for (column, text) in cells.enumerated() { writer.write(.text(text), row: row, column: column) }
            }
            try writer.close()
            return try Workbench.contents(path)
        }
    }

    private func send(_ content: [UInt8], _ records: TestRecords, as officer: Officer) async throws -> Job.ID {
        try await records.desk.perform(
            KeepUpload(unit: records.keys[unit]!, asOf: TestRecords.today, fileName: "a.xlsx", content: content), as: officer)
    }

    private func finished(_ id: Job.ID, _ records: TestRecords, by worker: Worker) async throws -> StoredJob {
        await worker.start(id, waitingUpTo: .seconds(60))
        return try #require(try await records.database.read { try $0.job(id) })
    }

    @Test(arguments: TestRecords.engines) func `is checked, taken in once, and never twice`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 30) { records in
            let officer = try await records.officer("lan", .communeOfficer, in: unit)
            let worker = Worker(desk: records.desk, law: records.law)
            let check = try await finished(try await send(try workbook(), records, as: officer), records, by: worker)
            #expect(check.state == .done)
            let verdict = try JSONDecoder().decode(ListVerdict.self, from: Data(check.result.utf8))
            #expect((verdict.summary.add, verdict.summary.errors, verdict.wasTakenIn) == (1, 0, false))
            let before = try await records.database.read {
                try $0.households(HouseholdFilter(), found: nil, within: records.scope(officer), limit: 1_000, offset: 0).count
            }
            let queued = try await records.desk.perform(QueueImport(try ListWork(payload: check.payload)), as: officer)
            let taken = try await finished(queued, records, by: worker)
            #expect(taken.state == .done)
            let result = try JSONDecoder().decode(ListTakenIn.self, from: Data(taken.result.utf8))
            #expect(result.batch != nil)
            // The process died after the commit and before the job was marked as done: the second try finds the first one's answer.
            try await records.database.write { try $0.execute("UPDATE job SET state = 'queued' WHERE id = \(queued)") }
            let again = try await finished(queued, records, by: Worker(desk: records.desk, law: records.law))
            #expect(try JSONDecoder().decode(ListTakenIn.self, from: Data(again.result.utf8)) == result)
            let after = try await records.database.read {
                try $0.households(HouseholdFilter(), found: nil, within: records.scope(officer), limit: 1_000, offset: 0).count
            }
            #expect(after == before + 1)
            let second = try await finished(try await send(try workbook(), records, as: officer), records, by: worker)
            #expect(try JSONDecoder().decode(ListVerdict.self, from: Data(second.result.utf8)).summary.same == 1)
        }
    }

    @Test func `keeps nobody waiting longer than they said`() async throws {
        try await withRecords(.sqlite) { records in
            let officer = try await records.officer("lan", .communeOfficer, in: unit)
            let worker = Worker(desk: records.desk, law: records.law)
            let id = try await send(try workbook(), records, as: officer)
            await worker.start(id, waitingUpTo: .zero)
            // It goes on, and its progress can be looked at.
            #expect(worker.progress(of: id) != nil)
            #expect(try await finished(id, records, by: worker).state == .done)
            #expect(worker.progress(of: id) == nil)
        }
    }

    @Test func `says why it cannot be read, and changes nothing`() async throws {
        try await withRecords(.sqlite) { records in
            let officer = try await records.officer("lan", .communeOfficer, in: unit)
            let worker = Worker(desk: records.desk, law: records.law)
            let job = try await finished(try await send(Array("PK\u{3}\u{4}nothing".utf8), records, as: officer), records, by: worker)
            #expect(job.state == .failed)
            guard case .workbook = JobFailure(stored: job.result) else {
                Issue.record("\(job.result)")
                return
            }
        }
    }

    @Test func `is given up after three tries that never ended`() async throws {
        try await withRecords(.sqlite) { records in
            let officer = try await records.officer("lan", .communeOfficer, in: unit)
            let id = try await send(try workbook(), records, as: officer)
            try await records.database.write { try $0.execute("UPDATE job SET attempts = 3 WHERE id = \(id)") }
            let job = try await finished(id, records, by: Worker(desk: records.desk, law: records.law))
            #expect((job.state, JobFailure(stored: job.result)) == (.failed, .givenUp))
        }
    }

    @Test func `is taken up again by the next process, and forgotten after thirty days`() async throws {
        try await withRecords(.sqlite) { records in
            let officer = try await records.officer("lan", .communeOfficer, in: unit)
            let id = try await send(try workbook(), records, as: officer)
            _ = try await records.database.write { try $0.claimJob(id, at: TestRecords.now, until: TestRecords.now.adding(seconds: 600)) }
            let worker = Worker(desk: records.desk, law: records.law)
            try await worker.recover()
            #expect(try await finished(id, records, by: worker).state == .done)
            let later = TestRecords.now.adding(seconds: 31 * 86_400)
            let desk = Desk(database: records.database, shelves: records.shelves, randomness: SystemRandomness(), clock: { later })
            try await Worker(desk: desk, law: records.law).recover()
            #expect(try await records.database.read { try $0.job(id) } == nil)
        }
    }

    @Test func `waits for nobody whose right was taken away`() async throws {
        try await withRecords(.sqlite) { records in
            let officer = try await records.officer("lan", .communeOfficer, in: unit)
            let id = try await send(try workbook(), records, as: officer)
            let worker = Worker(desk: records.desk, law: records.law)
            let check = try await finished(id, records, by: worker)
            let queued = try await records.desk.perform(QueueImport(try ListWork(payload: check.payload)), as: officer)
            try await records.database.write { try $0.execute("DELETE FROM officer_role WHERE officer_id = \(officer.id)") }
            let job = try await finished(queued, records, by: worker)
            #expect((job.state, JobFailure(stored: job.result)) == (.failed, .refused))
        }
    }
}
