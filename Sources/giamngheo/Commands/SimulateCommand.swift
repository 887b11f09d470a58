import Access
import ArgumentParser
import Core
import Database
import Exchange
import Foundation
import Jobs
import Law
import Operations
import Registry
import Store
import Words

/// `review simulate`: who would come onto the lists and leave them under another standard.
struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "simulate", RoundHelpWords.simulate, example: "giamngheo review simulate --unit 20035 --standard S2027 --output mo-phong.xlsx")
    @Option(help: .says(RoundHelpWords.simulateRound)) var round: String?
    @Option(help: .says(RoundHelpWords.simulateUnit)) var unit: String?
    @Option(help: .says(RoundHelpWords.simulateStandard)) var standard: String
    @Option(name: .customLong("points-rural"), help: .says(RoundHelpWords.pointsRural)) var pointsRural: Int?
    @Option(name: .customLong("points-urban"), help: .says(RoundHelpWords.pointsUrban)) var pointsUrban: Int?
    @Option(help: .says(RoundHelpWords.simulateOutput)) var output: String?
    @OptionGroup var store: StoreOptions
    @OptionGroup var talk: TalkOptions

    func validate() throws {
        if let output, !["xlsx", "csv", "json"].contains(Self.kind(output)) { throw ValidationError("--output: .xlsx, .csv, .json") }
        for points in [pointsRural, pointsUrban].compactMap({ $0 }) where !(0...1_000).contains(points) {
            throw ValidationError("--points-rural, --points-urban: 0–1000")
        }
    }

    func run() async throws {
        let house = try await House.openExisting(store)
        let (areas, today) = (house.shelves.areas, house.desk.now.day)
        var found: ReviewRound?
        if let round {
            found = try await house.database.read { transaction in try ReviewRound.ID(round).flatMap { try transaction.round($0) } }
            if found == nil { throw RefusedInWords(sentence: RoundHelpWords.notFound(round, talk.language)) }
        }
        let opened = found.flatMap { areas.lastKnown(of: $0.unit, on: today) }
        guard let place = try unit.map({ try house.unit(code: $0, on: today) }) ?? opened else { throw ValidationError("--round, --unit") }
        let scope = AreaScope(of: place.area, in: areas, on: today)
        let simulate = SimulateReview(
            found.map { .round($0.id) } ?? .households, under: standard,
            supposing: [.rural: pointsRural, .urban: pointsUrban].compactMapValues { $0 })
        let law = house.shelves.law
        let outcome = try await house.database.read { try simulate.outcome(within: scope, in: $0, law, today: today) }
        let communes = Set(outcome.simulation.counts.keys.map(\.commune)).compactMap { areas.lastKnown(of: $0, on: today) }
            .sorted { $0.precedes($1) }
        let paper = SimulationPaper(
            outcome, unit: place.name, communes: communes, documents: house.law.documents)
        let document = SimulationDocument(outcome, paper, communes: communes)
        guard let output else {
            if talk.json { return try Output.json(document) }
            for note in paper.notes { Output.talk(note) }
            for commune in communes {
                Output.result(SimulationWords.line(commune.name, outcome.simulation.line(of: commune.area), talk.language))
            }
            return Output.result(SimulationWords.line(place.name, outcome.simulation.line(), talk.language))
        }
        switch Self.kind(output) {
        case "csv": try Output.file(document.csv, at: output)
        case "json": try Output.file(Output.document(document), at: output)
        default:
            let changed = try await SimulationPaper.Changed.list(
                outcome.simulation, within: scope, areas, on: today, from: house.database)
            try SimulationFile.write(paper, changed: changed, of: outcome.simulation.changed.count, to: output)
        }
        if talk.json { try Output.json(["output": output]) } else { Output.talk(output) }
    }

    private static func kind(_ path: String) -> String { path.split(separator: ".").last.map { $0.lowercased() } ?? "" }
}
