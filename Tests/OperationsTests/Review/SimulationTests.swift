import Access
import Core
import Database
import Foundation
import Law
import Operations
import Registry
import Store
import TestSupport
import Testing

@Suite struct `A review simulated under other rules` {
    private let today = CalendarDate(iso: "2026-11-24")!

    private func outcome(_ simulate: SimulateReview, _ records: TestRecords) async throws -> Simulation.Outcome {
        let (law, scope) = (records.shelves.law, AreaScope(communes: [records.keys[RoundPlay.commune]!]))
        return try await records.database.read { try simulate.outcome(within: scope, in: $0, law, today: today) }
    }

    private func events(_ records: TestRecords) async throws -> Int {
        try await records.database.read { transaction in
            try transaction.first("SELECT (SELECT count(*) FROM event) + (SELECT count(*) FROM classification)") { try $0.int(0) }!
        }
    }

    /// A sheet of a household that nothing else says anything of.
    private func review(
        _ household: HouseholdRow, on day: String = "2026-11-20", points: Int?, deprived: UInt16, _ records: TestRecords
    ) async throws {
        _ = try await records.desk.performAsSystem(
            SubmitReviewSheet(
                ReviewSheet(
                    id: ReviewSheet.ID(high: 0, low: 0), household: household.household.id, reviewedOn: CalendarDate(iso: day)!,
                    residence: .rural, incomePoints: points, pointsOrigin: .entered, monthlyIncomePerPerson: nil,
                    deprivations: Deprivations(deprived: deprived), causes: 0, hasNoLabourCapacity: false, note: ""),
                householdVersion: household.household.version))
    }

    @Test(arguments: TestRecords.engines) func `it counts every present household once, and writes nothing`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 200) { records in
            let before = try await events(records)
            let simulation = try await outcome(SimulateReview(.households, under: "S2022"), records).simulation
            #expect(try await events(records) == before)
            let commune = records.keys[RoundPlay.commune]!
            let (households, persons, poor) = try await records.database.read { transaction in
                try transaction.first(
                    """
                    SELECT count(*), CAST(sum(persons) AS BIGINT), count(CASE WHEN class = 'poor' THEN 1 END) FROM household
                     WHERE status = 'active' AND commune_id = \(commune)
                    """
                ) { (try $0.int(0), try $0.int(1), try $0.int(2)) }!
            }
            let all = simulation.line()
            #expect(all.all == Simulation.Count(households: households, persons: persons) && households > 5)
            #expect(all.now[.poor]?.households ?? 0 == poor)
            #expect(Simulation.Passage.allCases.reduce(0) { $0 + all.households($1) } == households)
            let parts = [Simulation.Group.urban, .rural].reduce(0) { $0 + simulation.line($1).all.households }
            #expect(parts == households - all.households(.noSheet))
        }
    }

    @Test(arguments: TestRecords.engines) func `[E4] who would come and go is told with what is not known`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 200) { records in
            let play = try await RoundPlay(records)
            let rows = try await play.households(2, of: [.notPoor])
            let (first, second) = (rows[0], rows[1])
            // Employment, dependants and health insurance: not poor now, with points over the old line.
            try await review(first, points: 160, deprived: 0b1011, records)
            // Employment and means of information: the new standard does not ask for the second, and asks for waste instead.
            try await review(second, points: 160, deprived: 0b1000_0000_0001, records)
            func found(_ simulate: SimulateReview) async throws -> [Household.ID: Simulation.Finding] {
                var found: [Household.ID: Simulation.Finding] = [:]
                let outcome = try await outcome(simulate, records)
                for household in outcome.simulation.changed { found[household.household] = .certain(household.to) }
                return found
            }
            // Without points nothing certain can be said of either.
            #expect(try await found(SimulateReview(.households, under: "S2027"))[first.household.id] == nil)
            let blind = try await outcome(SimulateReview(.households, under: "S2027"), records)
            #expect(blind.leavesPoints && blind.restates && blind.notAsked.map(\.english) == ["Waste treatment"])
            // Points up to 205 are supposed to be within the new line: poor with three deprivations; near-poor with one, or two with waste.
            let supposed = try await found(SimulateReview(.households, under: "S2027", supposing: [.rural: 205, .urban: 245]))
            #expect(supposed[first.household.id] == .certain(.poor))
            #expect(supposed[second.household.id] == .certain(.nearPoor))
            // Over the supposed line nobody comes in.
            let strict = try await found(SimulateReview(.households, under: "S2027", supposing: [.rural: 150, .urban: 150]))
            #expect(strict[first.household.id] == nil && strict[second.household.id] == nil)
            await #expect(throws: SimulateReview.Refusal.pointsKnown("S2022")) {
                try await outcome(SimulateReview(.households, under: "S2022", supposing: [.rural: 150]), records)
            }
            await #expect(throws: SimulateReview.Refusal.unknownStandard("S1999")) {
                try await outcome(SimulateReview(.households, under: "S1999"), records)
            }
        }
    }

    @Test(arguments: TestRecords.engines) func `of a round its own sheets count, under its own standard before the decision`(
        _ engine: Engine
    ) async throws {
        try await withRecords(engine, households: 200) { records in
            let play = try await RoundPlay(records)
            let round = try await play.open(from: "2026-11-01")
            let listed = try await play.desk.perform(DrawUpList(round: round, commune: play.commune), as: play.officer)
            let row = try await play.households(1, of: [.poor])[0]
            try await review(row, points: 300, deprived: 0, records)
            let simulation = try await outcome(SimulateReview(.round(round), under: "S2022"), records).simulation
            let line = simulation.line()
            #expect(line.all.households == listed.listed)
            // Only sheets since the first day of the round are its own.
            #expect(line.households(from: .notPoor, to: .certain(.notPoor)) == 1)
            #expect(line.households(.noSheet) == listed.listed - 1 && simulation.changed.isEmpty)
        }
    }

    @Test(arguments: TestRecords.engines) func `sheets classified again under another standard keep the meaning of their answers`(
        _ engine: Engine
    ) async throws {
        try await withRecords(engine, households: 120) { records in
            let play = try await RoundPlay(records)
            let row = try await play.households(1, of: [.notPoor])[0]
            try await review(row, points: 100, deprived: 0b1000_0000_0011, records)
            let root = records.keys["tinh-thua-thien-hue"]!
            _ = try await records.desk.performAsSystem(ReclassifySheets(unit: root, standard: "S2027", latestOnly: true))
            let found = try await records.database.read { transaction in
                try transaction.classifications(of: try transaction.sheets(of: row.household.id)[0].sheet.id)
            }
            #expect(found.first { $0.standard == "S2022" }?.povertyClass == .poor)
            // Two of the three are asked for, waste is not known, points do not stand for the new line of income.
            #expect(found.first { $0.standard == "S2027" }?.possible == PovertyClass.allCases.filter { $0 != .averageLiving })
        }
    }
}
