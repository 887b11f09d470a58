import ArgumentParser
import Core
import Database
import Exchange
import Foundation
import Operations
import Registry
import Store
import Words

struct AreaActCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "act", abstract: "Acts that change units.", subcommands: [List.self, Preview.self, Apply.self, Undo.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Every act on record, the latest first.")
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openWithUnits(store)
            let acts = try await house.database.read { try $0.areaActs() }.map(AreaActDocument.init)
            if talk.json { return try Output.json(acts) }
            for act in acts { Output.result(act.line(talk.language)) }
        }
    }

    struct Preview: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say what the acts of a file would change; nothing is written.",
            discussion: "Example: giamngheo areas act preview act.csv")
        @Argument(help: "CSV of acts.") var file: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openWithUnits(store)
            let acts = try AreaFolder.file(file).acts
            for preview in try await house.naming({ try await house.desk.preview(acts) }) {
                if talk.json {
                    try Output.json(AreaPreviewDocument(preview))
                } else {
                    for line in preview.lines(talk.language) { Output.result(line) }
                }
            }
        }
    }

    struct Apply: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Carry out the acts of a file, each in one transaction.", discussion: "Example: giamngheo areas act apply act.csv")
        @Argument(help: "CSV of acts.") var file: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openWithUnits(store)
            for written in try AreaFolder.file(file).acts {
                let output = try await house.naming { try await house.desk.performAsSystem(ApplyAreaAct(written)) }
                if talk.json {
                    try Output.json(output)
                } else {
                    Output.result(output.act.description)
                    Output.talk(AreaActWords.applied(units: output.units, households: output.households, talk.language))
                }
            }
        }
    }

    struct Undo: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take an act back; the act and the reason stay on record.",
            discussion: "Example: giamngheo areas act undo nq-1675-2025 --reason \"wrong number\"")
        @Argument(help: "Key of the act, or the name that a file gave it.") var act: String
        @Option(help: "Why.") var reason: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openWithUnits(store)
            let acts = try await house.database.read { try $0.areaActs() }
            guard let found = acts.first(where: { $0.id.description == act || $0.textKey == act && $0.undoneAt == nil }) else {
                Output.talk(AreaActWords.noSuchAct(talk.language))
                throw ExitCode(64)
            }
            let households = try await house.naming { try await house.desk.performAsSystem(UndoAreaAct(act: found.id, reason: reason)) }
            if talk.json {
                try Output.json(["households": households])
            } else {
                Output.result(AreaActWords.undone(households: households, talk.language))
            }
        }
    }
}
