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

@Suite struct `Indicators of a unit` {
    private let day = CalendarDate(iso: "2023-06-30")!

    private func indicators(_ records: TestRecords, on day: CalendarDate) async throws -> IndicatorRegister {
        let unit = records.shelves.areas.version(of: records.keys[PlanPlay.town]!, on: day)!
        let map = FigureMap(of: unit, on: day, in: records.shelves.areas)
        return try await records.database.read { try $0.indicators(on: day, standard: "S2022", on: map) }
    }

    @Test(arguments: TestRecords.engines)
    func `figures of the register are counts of named households over the bases of their years`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 400, on: day) { records in
            let found = try await indicators(records, on: day)
            let opening = CalendarDate(iso: "2022-12-31")!
            func counted(_ povertyClass: PovertyClass, on day: CalendarDate, row: Int? = nil) async throws -> Int {
                let map = FigureMap(
                    of: records.shelves.areas.version(of: records.keys[PlanPlay.town]!, on: day)!, on: day, in: records.shelves.areas)
                var filter = HouseholdFilter()
                filter.classes = [povertyClass]
                let villages = Set(map.rowOfVillage.filter { row == nil || $0.value == row }.keys)
                return try await records.database.read { [filter] in
                    try $0.stateTotals(filter, found: nil, in: villages, from: Viewpoint(day: day, map: day)).households
                }
            }
            let poor = try await counted(.poor, on: day)
            #expect(poor > 0 && found.value(.poor).amount == .count(poor))
            #expect(found.households(.poor).count == poor)
            #expect(try await found.value(.nearPoor).amount == .count(counted(.nearPoor, on: day)))
            for row in found.register.rows.indices {
                #expect(try await found.value(.poor, row: row).amount == .count(counted(.poor, on: day, row: row)))
            }
            // The rate and its fall, by hand from the bases on record.
            func base(_ year: Int) async throws -> Int {
                let areas = found.register.rows.map(\.area)
                return try await records.database.read { try $0.populationBases(of: areas, year: year) }.map(\.households).reduce(0, +)
            }
            let (before, now) = (try await base(2022), try await base(2023))
            let rate = try #require(Ratio(poor, of: now))
            #expect(found.value(.poorRate).amount == .rate(rate))
            let earlier = try #require(try await Ratio(counted(.poor, on: opening), of: before))
            #expect(found.value(.poorRateFall).amount == .points(earlier.hundredthsOfPercent - rate.hundredthsOfPercent))
            // Who came in and who left make up the difference, with those who only changed class.
            let stayed = found.households(.poor).count - found.households(.becamePoor).count
            #expect(try await counted(.poor, on: opening) >= stayed + found.households(.leftPoor).count)
        }
    }

    @Test(arguments: TestRecords.engines)
    func `without a base there is no rate, and what nobody entered is missing, not zero`(_ engine: Engine) async throws {
        try await withRecords(engine, on: day) { records in
            let found = try await indicators(records, on: day)
            #expect(found.value(.poorRate).amount == .missing(.base(year: 2023)))
            #expect(found.value(.poorRateFall).amount == .missing(.base(year: 2022)))
            #expect(found.value(.loans).amount == .missing(.notEntered))
            #expect(found.value(.poor).amount == .count(0))
        }
    }

    @Test(arguments: TestRecords.engines)
    func `bad input 194: what is entered has a source and a whole, the last of a day holds, communes add up where all have it`(
        _ engine: Engine
    ) async throws {
        try await withRecords(engine, on: day) { records in
            let play = try await PlanPlay(records, on: "2023-06-30")
            func enter(
                _ numerator: Int, of denominator: Int?, _ unit: String = PlanPlay.town, source: String = "12/BC", on: String = "2023-06-30"
            )
                async throws
            {
                _ = try await play.desk.perform(
                    RecordIndicator(
                        indicator: .loans, unit: records.keys[unit]!, on: CalendarDate(iso: on)!, numerator: numerator,
                        denominator: denominator, source: source), as: play.labour)
            }
            #expect(await play.lacks { try await enter(120, of: 80, source: "") } == [.sourceMissing, .overWhole])
            #expect(await play.lacks { try await enter(0, of: 0) } == [.baseMissing])
            #expect(await play.lacks { try await enter(1, of: nil) } == [.baseMissing])
            #expect(await play.lacks { try await enter(1, of: 2, on: "2023-07-01") } == [.dayInFuture])
            let poor = RecordIndicator(
                indicator: .poor, unit: records.keys[PlanPlay.town]!, on: day, numerator: 3, denominator: nil, source: "x")
            #expect(await play.lacks { _ = try await play.desk.perform(poor, as: play.labour) } == [.ofRegister])

            let communes = records.shelves.areas.communes(of: records.keys[PlanPlay.town]!, on: day)
            let keys = Dictionary(uniqueKeysWithValues: records.keys.map { ($0.value, $0.key) })
            for commune in communes.dropFirst() { try await enter(8, of: 10, keys[commune]!) }
            #expect(try await indicators(records, on: day).value(.loans).amount == .missing(.notEntered))
            try await enter(9, of: 10, keys[communes.first!]!)
            let sum = try await indicators(records, on: day).value(.loans)
            #expect(sum.numerator == 8 * (communes.count - 1) + 9 && sum.denominator == 10 * communes.count)
            try await enter(70, of: 100, on: "2023-05-31")
            try await enter(75, of: 100, on: "2023-05-31")
            #expect(try await indicators(records, on: day).value(.loans).numerator == 75)
            // On an earlier day it was not known yet.
            #expect(try await indicators(records, on: CalendarDate(iso: "2023-05-30")!).value(.loans).amount == .missing(.notEntered))
            await #expect(throws: DeskError.outsideArea) {
                try await play.desk.perform(
                    RecordIndicator(
                        indicator: .loans, unit: records.keys[PlanPlay.town]!, on: day, numerator: 1, denominator: 2, source: "x"),
                    as: play.commune)
            }
        }
    }
}
