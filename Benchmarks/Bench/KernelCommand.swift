import ArgumentParser
import Core
import Foundation
import Law
import Registry
import Statistics

/// Classifies made-up households held as columns, and says how long it took and what came out.
struct KernelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "kernel", abstract: "Classify made-up households in memory.")

    @Argument(help: "How many households.") var households: Int
    @Argument(help: "How many threads to compare with one.") var threads = 2
    @Option(help: "Writes the columns here, one after the other, for others to read.") var keep: String?
    @Option(help: "The folder of the law.") var law = "law"
    @Option(help: "The standard.") var standard = "S2022"
    @Option(help: "How often to repeat.") var repetitions = 7

    struct Run: Codable {
        var threads: Int
        var time: Timing
    }

    struct Facts: Codable {
        var households: Int
        /// Of each question the points of its options in order.
        var points: [[Int]]
        var indicators: Int
        /// Points line: rural, urban.
        var lines: [Int]
        var cutoff: Int
        var runs: [Run]
        /// Households by the classes possible for them, as a mask.
        var counts: [String: Int]
        /// Sum over households of mask × (1 + place mod 8,191): tells two results apart that only have the same counts.
        var checksum: Int
    }

    func run() throws {
        guard let standard = try LawFolder.load(law).ruleBook.standard(id: standard) else { throw ValidationError("no such standard") }
        let table = try MadeUpColumns.table(standard: standard.id)
        let made = MadeUpColumns(households: households, table: table, indicators: standard.indicators.count)
        if let keep { try made.write(to: keep) }
        let columns = ClassificationColumns(
            table, answers: ByteColumns(made.answers), deprivations: ByteColumns(made.marks), residences: made.residences)
        guard let columns else { throw ValidationError("the columns do not fit the table") }
        var masks: [UInt8] = []
        let runs = [1, threads].map { threads in
            Run(
                threads: threads,
                time: Timing.median(of: repetitions) { masks = columns.possibleClasses(under: standard, threads: threads) })
        }
        let counts = Dictionary(grouping: masks, by: { String($0) }).mapValues(\.count)
        let checksum = masks.enumerated().reduce(0) { $0 + Int($1.element) * (1 + $1.offset % 8_191) }
        try Bench.say(
            Facts(
                households: households, points: table.questions.map { $0.options.map(\.points) }, indicators: standard.indicators.count,
                lines: [.rural, .urban].map { standard.lines[$0]?.points?.value ?? -1 }, cutoff: standard.deprivationCutoff.value,
                runs: runs,
                counts: counts, checksum: checksum))
    }
}
