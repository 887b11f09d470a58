import ArgumentParser
import Core
import Database
import Foundation
import Operations
import Registry
import Words

struct ReviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "review", HelpWords.review,
        subcommands: [
            RoundCommands.Open.self, RoundCommands.Status.self, RoundCommands.List.self, RoundCommands.Assign.self,
            RoundCommands.Close.self, RoundCommands.Confirm.self, SimulateCommand.self, Reclassify.self,
        ])

    struct Reclassify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "reclassify", HelpWords.reclassify, example: "giamngheo review reclassify --dry-run --json")
        @Option(help: .says(HelpWords.reclassifyStandard)) var standard: String?
        @Flag(help: .says(HelpWords.reclassifyAll)) var all = false
        @Flag(help: .says(HelpWords.reclassifyDryRun)) var dryRun = false
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openExisting(store)
            let today = house.desk.now.day
            guard let root = house.shelves.areas.all.first(where: { $0.parent == nil && $0.holds(on: today) })?.area else {
                Output.talk(CommandWords.unitsMissing(talk.language))
                throw ExitCode(78)
            }
            let (change, law) = (ReclassifySheets(unit: root, standard: standard, latestOnly: !all), house.shelves.law)
            let outcome =
                dryRun ? try await house.database.read { try change.preview(in: $0, law) } : try await house.desk.performAsSystem(change)
            if talk.json { return try Output.json(outcome) }
            for change in outcome.changes {
                Output.result(
                    CommandWords.reclassified(
                        change.standard, from: change.from, to: change.to, sheets: change.sheets, talk.language))
            }
            Output.result(CommandWords.reclassified(sheets: outcome.sheets, isDryRun: dryRun, talk.language))
        }
    }
}
