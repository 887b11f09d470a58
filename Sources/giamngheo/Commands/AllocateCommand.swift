import ArgumentParser
import Core
import Exchange
import Finance
import Foundation
import Law
import Words

/// `allocate`: money shared out by a rule.
struct AllocateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "allocate", AllocationWords.help, more: AllocationWords.more,
        example: "giamngheo allocate --input phan-bo.yaml --output ket-qua.csv")

    @Option(help: .says(AllocationWords.input)) var input: String
    @Option(help: .says(AllocationWords.output)) var output: String?
    @OptionGroup var lawOptions: LawOptions
    @OptionGroup var talk: TalkOptions

    func validate() throws {
        if let output, !["csv", "json"].contains(Self.kind(output)) { throw ValidationError("--output: .csv, .json") }
    }

    func run() throws {
        let law = try LawFolder.load(lawOptions.folder)
        let data = try Data(contentsOf: URL(filePath: input))
        guard data.count <= 20_000_000, let text = String(validating: data, as: UTF8.self) else {
            throw RefusedInWords(
                sentence: LawWords.line(.init(file: input, key: "", line: nil, reason: .wrongValue("UTF-8")), talk.language))
        }
        let allocation: AllocationCase
        do throws(LawProblem) { allocation = try AllocationCase(file: input, text: text, rules: law.allocationRules) } catch {
            throw RefusedInWords(sentence: LawWords.line(error, talk.language))
        }
        var results: [Allocation] = []
        do throws(AllocationProblem) {
            for scenario in allocation.scenarios { results.append(try Allocation(allocation, scenario)) }
        } catch {
            throw RefusedInWords(sentence: AllocationWords.sentence(error, talk.language))
        }
        let document = AllocationDocument(allocation, results, fingerprint: Digest(of: text + allocation.rule.fingerprint).hex)
        guard let output else {
            if talk.json { return try Output.json(document) }
            for result in results {
                for share in result.shares { Output.result(AllocationWords.line(share, talk.language)) }
                Output.result(AllocationWords.sum(result, talk.language))
            }
            return
        }
        try Output.file(Self.kind(output) == "csv" ? document.csv : Output.document(document), at: output)
        if talk.json { try Output.json(["output": output]) } else { Output.talk(output) }
    }

    private static func kind(_ path: String) -> String { path.split(separator: ".").last.map { $0.lowercased() } ?? "" }
}
