import ArgumentParser
import Core
import Exchange
import Foundation
import Law
import Words

/// `mpi`: multidimensional measures of a file.
struct MeasureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "mpi", MeasureWords.help, more: MeasureWords.more, example: "giamngheo mpi --input ho.csv --spec chi-so.yaml --output ket-qua.csv")

    @Option(help: .says(MeasureWords.input)) var input: String
    @Option(help: .says(MeasureWords.spec)) var spec: String
    @Option(help: .says(MeasureWords.output)) var output: String
    @OptionGroup var talk: TalkOptions

    func validate() throws {
        if !["csv", "json"].contains(kind) { throw ValidationError("--output: .csv, .json") }
    }

    func run() throws {
        let data = try Data(contentsOf: URL(filePath: spec))
        guard data.count <= 1_000_000, let text = String(validating: data, as: UTF8.self) else {
            throw refused(LawWords.line(.init(file: spec, key: "", line: nil, reason: .wrongValue("UTF-8")), talk.language))
        }
        let measure: MeasureSpec
        do throws(LawProblem) { measure = try MeasureSpec(file: spec, text: text) } catch {
            throw refused(LawWords.line(error, talk.language))
        }
        let report: MeasureReport
        do { report = try MeasureReport(input, measure, fingerprint: Digest(of: text).hex) } catch let problem as MeasureProblem {
            throw refused(sentence(problem))
        }
        try Output.file(kind == "csv" ? report.csv : Output.document(report), at: output)
        if !report.lonelyStrata.isEmpty { Output.talk(MeasureWords.lonely(report.lonelyStrata, talk.language)) }
        if talk.json {
            try Output.json(["output": output])
        } else {
            Output.talk(MeasureWords.done(rows: report.rows, dropped: report.dropped, talk.language))
        }
    }

    private var kind: String { output.split(separator: ".").last.map { $0.lowercased() } ?? "" }

    private func refused(_ sentence: String) -> RefusedInWords { RefusedInWords(sentence: sentence) }

    private func sentence(_ problem: MeasureProblem) -> String {
        switch problem {
        case .columnMissing(let name): MeasureWords.columnMissing(name, talk.language)
        case .badValue(let line, let column, let value):
            MeasureWords.badValue(line: line, column: column, value: String(value.prefix(60)), talk.language)
        case .noRows: MeasureWords.noRows(talk.language)
        case .weightsTooFine: MeasureWords.weightsTooFine(talk.language)
        case .weightsZero: MeasureWords.weightsZero(talk.language)
        }
    }
}
