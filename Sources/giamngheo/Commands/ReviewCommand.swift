import ArgumentParser
import Core
import Database
import Foundation
import Operations
import Registry
import Words

struct ReviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "Reviews of households.", subcommands: [Reclassify.self])

    struct Reclassify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Classify stored sheets again after rules were put right; answers and former reasons are kept.",
            discussion: "Example: giamngheo review reclassify --dry-run --json")
        @Option(help: "Under this standard whatever the day of the sheet; without it each national standard for its own days.")
        var standard: String?
        @Flag(help: "Every sheet that stands, not only the last one of each household.") var all = false
        @Flag(help: "Say what would come out, and keep nothing.") var dryRun = false
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.open(store)
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
