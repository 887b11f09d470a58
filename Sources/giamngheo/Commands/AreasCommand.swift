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
        "areas", AreaHelpWords.areas,
        subcommands: [Show.self, Trace.self, Restate.self, Load.self, AreaActCommand.self])

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "show", AreaHelpWords.show, example: "giamngheo areas show 20035 --on 2023-12-31")
        @Argument(help: .says(AreaHelpWords.code)) var code: String
        @Option(name: .customLong("on"), help: .says(AreaHelpWords.day)) var day: CalendarDate?
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
            "trace", AreaHelpWords.trace, example: "giamngheo areas trace 20035 --from 2019-12-31 --to 2025-07-01")
        @Argument(help: .says(AreaHelpWords.traceCode)) var code: String
        @Option(name: .customLong("from"), help: .says(AreaHelpWords.traceFrom)) var start: CalendarDate
        @Option(name: .customLong("to"), help: .says(AreaHelpWords.traceTo)) var end: CalendarDate
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func validate() throws {
            guard start <= end else { throw ValidationError(AreaHelpWords.traceOrder) }
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
            "restate", AreaHelpWords.restate,
            example: "giamngheo areas restate --input f.csv --from 2024-12-31 --to 2025-07-01 --output g.csv --rest h.csv")
        @Option(help: .says(AreaHelpWords.restateInput)) var input: String
        @Option(name: .customLong("from"), help: .says(AreaHelpWords.restateFrom)) var start: CalendarDate
        @Option(name: .customLong("to"), help: .says(AreaHelpWords.restateTo)) var end: CalendarDate
        @Option(help: .says(AreaHelpWords.restateOutput)) var output: String
        @Option(help: .says(AreaHelpWords.restateRest)) var rest: String?
        @Option(help: .says(AreaHelpWords.restateApportioned)) var apportioned: String?
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func validate() throws {
            let files = [input, output, rest, apportioned].compactMap { $0 }.map { URL(filePath: $0).standardizedFileURL.path }
            guard Set(files).count == files.count else { throw ValidationError(AreaHelpWords.restateSameFile) }
        }

        func run() async throws {
            let house = try await House.openWithUnits(store)
            let result = try AreaRestatementFile(areas: house.shelves.areas, from: start, to: end).restate(input)
            try Output.file(Data(AreaRestatementFile.csv(result.header, result.restated)), at: output)
            if let rest { try Output.file(Data(AreaRestatementFile.csv(result.header + ["reason"], result.leftOver)), at: rest) }
            if let apportioned {
                try Output.file(Data(AreaRestatementFile.csv(result.header + ["into", "documents"], result.apportioned)), at: apportioned)
            }
            let units = Set(result.apportioned.map { $0[result.header.firstIndex(of: "code") ?? 0] }).count
            let documents = Set(result.apportioned.compactMap(\.last)).sorted()
            if talk.json {
                try Output.json(RestatedDocument(result, apportioned: units, documents: documents))
            } else {
                Output.talk(AreaActWords.restated(units: result.restated.count, leftOver: result.leftOver.count, talk.language))
                if units > 0 { Output.talk(AreaActWords.apportioned(units: units, documents: documents, talk.language)) }
                if result.emptySums > 0 { Output.talk(AreaActWords.emptySums(result.emptySums, talk.language)) }
            }
            // Without a file for them, lines that could not be restated are lost from the outcome.
            if rest == nil, !result.leftOver.isEmpty { throw ExitCode(2) }
        }
    }

    struct Load: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "load", AreaHelpWords.load, example: "giamngheo areas load acts.csv")
        @Argument(help: .says(AreaHelpWords.loadFile)) var file: String
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
            guard let sentence = AreaRefusal.sentence(error, in: shelves.areas, .asked) else { throw error }
            throw RefusedInWords(sentence: sentence)
        }
    }
}
