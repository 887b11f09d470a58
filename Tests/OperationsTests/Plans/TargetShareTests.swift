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

/// Targets of a plan handed down to communes, taken into their own plans, and added up again.
@Suite struct `Targets handed down` {
    private let day = CalendarDate(iso: "2023-02-10")!

    private func breakdown(_ code: String, _ play: PlanPlay, as officer: Officer? = nil) async throws -> TargetDesk.Breakdown {
        let book = try await play.book(as: officer)
        let desk = TargetDesk(book, play.records.shelves.areas, play.records.shelves.law)
        let target = book.plan.targets.first { $0.code == code }!
        return try await play.records.database.read { try desk.breakdown(of: target, in: $0) }
    }

    private func handDown(
        _ code: String, _ shares: [Area.ID: Int?], _ play: PlanPlay, document: String = "15/UBND ngày 08/02/2023"
    ) async throws {
        _ = try await play.desk.perform(
            HandDownTargets(plan: play.plan, target: code, shares: shares, document: document), as: play.labour)
    }

    @Test(arguments: TestRecords.engines)
    func `what is proposed adds up to the fewest households with which the town reaches its target`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 400, on: day) { records in
            let play = try await PlanPlay(records, on: "2023-02-10")
            let found = try await breakdown("T01", play)
            let (needed, proposal) = (try #require(found.target.needed), try #require(found.target.proposal))
            #expect(needed > 0 && proposal.values.reduce(0, +) == needed)
            #expect(found.target.given == .incomplete(found.rows.count))
            var shares: [Area.ID: Int?] = [:]
            for line in found.target.lines {
                let share = try #require(proposal[line.row])
                #expect(share <= line.opening)
                shares[found.rows[line.row].area] = share
            }
            try await handDown("T01", shares, play)
            let given = try await breakdown("T01", play).target
            guard case .value(_, let added, let standing) = given.given else {
                Issue.record("no sum")
                return
            }
            #expect(added == needed && standing == .reached)
            #expect(given.own == .incomplete(found.rows.count))
            // One household less, and the town misses it.
            let (area, value) = try #require(shares.first { $0.value ?? 0 > 0 })
            try await handDown("T01", [area: value! - 1], play)
            guard case .value(_, needed - 1, .short) = try await breakdown("T01", play).target.given else {
                Issue.record("still reached")
                return
            }
        }
    }

    @Test(arguments: TestRecords.engines)
    func `more than there is, nothing new, no document and a stranger are refused, and what is taken back is gone`(_ engine: Engine)
        async throws
    {
        try await withRecords(engine, households: 400, on: day) { records in
            let play = try await PlanPlay(records, on: "2023-02-10")
            let found = try await breakdown("T01", play)
            let line = try #require(found.target.lines.first { $0.opening > 1 })
            let area = found.rows[line.row].area
            let tooMany = await play.lacks { try await handDown("T01", [area: line.opening + 1], play) }
            #expect(tooMany == [.shareTooLarge(area, limit: line.opening)])
            #expect(await play.lacks { try await handDown("T05", [area: 10_001], play) } == [.shareTooLarge(area, limit: 10_000)])
            #expect(await play.lacks { try await handDown("T01", [area: 1], play, document: "") } == [.documentMissing])
            #expect(await play.lacks { try await handDown("T99", [area: 1], play) } == [.targetUnknown])
            try await handDown("T01", [area: 1], play)
            #expect(await play.lacks { try await handDown("T01", [area: 1], play) } == [.sharesUnchanged])
            for officer in [play.economy, play.commune, play.chair] {
                await #expect(throws: (any Error).self) {
                    _ = try await play.desk.perform(
                        HandDownTargets(plan: play.plan, target: "T01", shares: [area: 0], document: "x"), as: officer)
                }
            }
            try await handDown("T01", [area: nil], play)
            #expect(try await breakdown("T01", play).line(of: area)?.given == nil)
        }
    }

    @Test(arguments: TestRecords.engines)
    func `a commune's plan says something about each target that was handed down to it, and counts as long as it stands`(_ engine: Engine)
        async throws
    {
        try await withRecords(engine, households: 400, on: day) { records in
            let play = try await PlanPlay(records, on: "2023-02-10")
            let duty = try await play.duty("unit-plan", of: play.commune)
            let area = records.keys["c-20035-binh-tien"]!
            let opening = try #require(try await breakdown("T01", play).line(of: area)).opening
            try #require(opening > 0)
            try await handDown("T01", [area: opening], play)
            try await handDown("T05", [area: 10_000], play)
            func save(_ targets: [String: Int], submits: Bool = true) async throws {
                _ = try await play.desk.perform(
                    SaveProgressReport(
                        duty: duty.id, texts: ["results": "Giảm nghèo"], projects: [:], targets: targets, signer: "A", submits: submits),
                    as: play.commune)
            }
            #expect(await play.lacks { try await save(["T01": 0]) } == [.ownTargetMissing("T05")])
            // What nobody asked for is not kept.
            try await save(["T01": opening - 1, "T05": 9_950, "T06": 3], submits: false)
            #expect(try await breakdown("T01", play).line(of: area)?.own == nil)
            try await save(["T01": opening - 1, "T05": 9_950, "T06": 3])
            #expect(try await breakdown("T01", play).line(of: area)?.own == opening - 1)
            #expect(try await breakdown("T05", play).line(of: area)?.own == 9_950)
            #expect(try await breakdown("T06", play).line(of: area)?.own == nil)
            _ = try await play.desk.perform(
                AnswerProgressReport(duty: duty.id, accepts: false, note: "thấp hơn mức giao"), as: play.labour)
            #expect(try await breakdown("T01", play).line(of: area)?.own == nil)
        }
    }

    @Test(arguments: TestRecords.engines)
    func `rates of unknown weights come to the least of them, things add up, and communes that merged carry what was asked of each`(
        _ engine: Engine
    ) async throws {
        try await withRecords(engine, households: 400, on: day) { records in
            let play = try await PlanPlay(records, on: "2023-02-10")
            let areas = try await breakdown("T05", play).rows.map(\.area)
            var shares: [Area.ID: Int?] = [:]
            for area in areas { shares[area] = 10_000 }
            try await handDown("T05", shares, play)
            #expect(try await breakdown("T05", play).target.given == .value(hundredths: 10_000, added: nil, .reached))
            try await handDown("T05", [areas[0]: 9_900], play)
            #expect(try await breakdown("T05", play).target.given == .value(hundredths: 9_900, added: nil, .short(by: 100)))
            for area in areas { shares[area] = 2 }
            try await handDown("T06", shares, play)
            #expect(
                try await breakdown("T06", play).target.given == .value(hundredths: 200 * areas.count, added: 2 * areas.count, .noGoal))
        }
    }
}
