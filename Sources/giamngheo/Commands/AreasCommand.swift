import ArgumentParser
import Core
import Database
import Exchange
import Foundation
import Jobs
import Operations
import Registry
import Store
import Web
import Words

struct AreasCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "areas", abstract: "Administrative units by date.",
        subcommands: [Show.self, Trace.self, Restate.self, Load.self, AreaActCommand.self])

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What has a code on a day, and what became of it.", discussion: "Example: giamngheo areas show 20035 --on 2023-12-31")
        @Argument(help: "Official code.") var code: String
        @Option(name: .customLong("on"), help: "Day, yyyy-MM-dd; today without it.") var day: CalendarDate?
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openWithUnits(store)
            let (areas, day) = (house.shelves.areas, day ?? house.desk.now.day)
            let document = AreaDocument(try house.unit(code: code, on: day), in: areas, on: day)
            if talk.json { return try Output.json(document) }
            for line in document.lines(talk.language) { Output.result(line) }
        }
    }

    struct Trace: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Every step from a unit of one day to what it is on another.",
            discussion: "Example: giamngheo areas trace 20035 --from 2019-12-31 --to 2025-07-01")
        @Argument(help: "Official code on the first day.") var code: String
        @Option(name: .customLong("from"), help: "First day, yyyy-MM-dd.") var start: CalendarDate
        @Option(name: .customLong("to"), help: "Second day, yyyy-MM-dd.") var end: CalendarDate
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func validate() throws {
            guard start <= end else { throw ValidationError("--from ≤ --to") }
        }

        func run() async throws {
            let house = try await House.openWithUnits(store)
            let areas = house.shelves.areas
            let steps = areas.trace(try house.unit(code: code, on: start).area, from: start, to: end)
            if talk.json { return try Output.json(steps.map { AreaStepDocument($0, in: areas) }) }
            for step in steps { Output.result(AreaActWords.step(step, talk.language)) }
            if steps.isEmpty { Output.talk(AreaActWords.nothingHappened(talk.language)) }
        }
    }

    struct Restate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put figures by unit from the map of one day onto that of another; nothing is apportioned.",
            discussion: "Example: giamngheo areas restate --input f.csv --from 2024-12-31 --to 2025-07-01 --output g.csv --rest h.csv")
        @Option(help: "CSV with a column “code” and columns of numbers.") var input: String
        @Option(name: .customLong("from"), help: "The day of the codes, yyyy-MM-dd.") var start: CalendarDate
        @Option(name: .customLong("to"), help: "The day of the map wanted, yyyy-MM-dd.") var end: CalendarDate
        @Option(help: "Sums by unit of the second day, ordered by code.") var output: String
        @Option(help: "Lines that could not be restated, with the reason.") var rest: String?
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openWithUnits(store)
            let result = try AreaRestatementFile(areas: house.shelves.areas, from: start, to: end).restate(input)
            try Output.file(Data(AreaRestatementFile.csv(result.header, result.restated)), at: output)
            if let rest { try Output.file(Data(AreaRestatementFile.csv(result.header + ["reason"], result.leftOver)), at: rest) }
            if talk.json {
                try Output.json(["restated": result.restated.count, "left_over": result.leftOver.count])
            } else {
                Output.talk(AreaActWords.restated(units: result.restated.count, leftOver: result.leftOver.count, talk.language))
            }
        }
    }

    struct Load: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put the units or acts of a data file on record (law/areas/README.md).",
            discussion: "Example: giamngheo areas load acts.csv")
        @Argument(help: "CSV of units or of acts.") var file: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openWithUnits(store)
            let output = try await house.naming { try await house.loadAreas(try AreaFolder.file(file)) }
            if talk.json { return try Output.json(output) }
            Output.result(
                AreaActWords.loaded(units: output.units, acts: output.acts, households: output.households, talk.language))
        }
    }
}

extension House {
    /// Opens the records with the official units; records that have none yet get those of `law/`.
    static func openWithUnits(_ options: StoreOptions) async throws -> House {
        let house = try await open(options)
        if house.shelves.areas.isEmpty { try await house.loadAreas(try AreaFolder.units(law: options.lawOptions.folder)) }
        return house
    }

    /// Does something on units and says what stands in the way with their names.
    func naming<Output>(_ body: () async throws -> Output) async throws -> Output {
        do { return try await body() } catch {
            guard let sentence = AreaRefusal.sentence(error, in: shelves.areas, CommandFailure.language) else { throw error }
            throw RefusedInWords(sentence: sentence)
        }
    }
}
