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
        "act", AreaHelpWords.act, subcommands: [List.self, Preview.self, Apply.self, Undo.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration("list", AreaHelpWords.actList)
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
            "preview", AreaHelpWords.actPreview, example: "giamngheo areas act preview act.csv")
        @Argument(help: .says(AreaHelpWords.actFile)) var file: String
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
            "apply", AreaHelpWords.actApply, example: "giamngheo areas act apply act.csv")
        @Argument(help: .says(AreaHelpWords.actFile)) var file: String
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
            "undo", AreaHelpWords.actUndo, example: "giamngheo areas act undo nq-1675-2025 --reason \"ghi sai so nghi quyet\"")
        @Argument(help: .says(AreaHelpWords.actKey)) var act: String
        @Option(help: .says(AreaHelpWords.actReason)) var reason: String
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
