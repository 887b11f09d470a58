import Access
import Core
import Database
import Foundation
import Law
import Monitoring
import Operations
import Programme
import Registry
import Store
import TestSupport

/// The town of 2023 with its plan, and people in it who act on the day that the clock shows.
final class PlanPlay: Sendable {
    static let town = "d-480-huong-tra"
    static let file = "plans/huong-tra-2023.yaml"

    let records: TestRecords
    let clock = PlayClock(at: Instant(milliseconds: 0))
    let desk: Desk
    let plan: LoadedPlan.ID
    let labour: Officer
    let economy: Officer
    let commune: Officer
    let other: Officer
    let chair: Officer

    static func text() throws -> String { try String(contentsOfFile: TestFolder.law + "/" + file, encoding: .utf8) }

    init(_ records: TestRecords, on day: String = "2023-02-01") async throws {
        self.records = records
        clock.set(day)
        let clock = clock
        desk = Desk(
            database: records.database, shelves: records.shelves, randomness: SeededRandomness(seed: 11), clock: { clock.look() })
        plan = try await desk.performAsSystem(LoadPlan(ProgrammePlan(file: Self.file, text: Self.text()))).plan
        labour = try await records.officer("lao-dong", .consolidatingOfficer, in: Self.town)
        economy = try await records.officer("kinh-te", .departmentOfficer, in: Self.town)
        commune = try await records.officer("binh-tien", .communeOfficer, in: "c-20035-binh-tien")
        other = try await records.officer("huong-xuan", .communeOfficer, in: "c-20017-huong-xuan")
        chair = try await records.officer("chu-tich", .leader, in: Self.town)
        let loaded = try await records.database.read { [plan] in try $0.plan(plan) }
        let works = [(labour.id, Agency.Function.labour), (economy.id, .economy)].map { officer, function in
            (officer, loaded.agencies.first { $0.function == function }!.id)
        }
        try await records.database.write { transaction in
            for (officer, agency) in works {
                try transaction.insert(officer, workingFor: agency, from: CalendarDate(iso: "2023-01-01")!)
            }
        }
    }

    func book(as officer: Officer?, contentsOf month: ReportingMonth? = nil) async throws -> PlanBook {
        let (plan, areas, law, today) = (plan, records.shelves.areas, records.shelves.law, clock.look().day)
        return try await records.database.read {
            try PlanBook(plan, for: officer, in: $0, areas, law, today: today, contentsOf: month)
        }
    }

    /// The duty of the one agency for which an officer acts.
    func duty(_ code: String, of officer: Officer, month: Int? = nil) async throws -> Duty {
        let book = try await book(as: officer)
        return book.duties.first { $0.code == code && book.own.contains($0.agency) && $0.month?.month == month }!
    }

    func lacks(_ work: () async throws -> Void) async -> [PlanLack] {
        do {
            try await work()
            return []
        } catch let refusal as PlanRefusal {
            return refusal.lacks
        } catch {
            return []
        }
    }

    func write(_ duty: Duty, as officer: Officer, submits: Bool = true, results: String = "Đã làm") async throws {
        _ = try await desk.perform(
            SaveProgressReport(duty: duty.id, texts: ["results": results], projects: [:], signer: "Nguyễn Văn A", submits: submits),
            as: officer)
    }
}
