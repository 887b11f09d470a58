import ArgumentParser
import Exchange
import Law
import Words

struct ClassifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "classify", HelpWords.classify, more: HelpWords.classifyMore,
        example: "giamngheo classify --input ho.csv --output ket-qua.csv")

    @Option(help: .says(HelpWords.classifyInput)) var input: String
    @Option(help: .says(HelpWords.classifyOutput)) var output: String
    @Option(help: .says(HelpWords.classifyStandard)) var standard: String?
    @Flag(inversion: .prefixedNo, help: .says(HelpWords.classifyReasons)) var reasons = true
    @OptionGroup var lawOptions: LawOptions
    @OptionGroup var talk: TalkOptions

    func run() async throws {
        let law = try LawFolder.load(lawOptions.folder)
        let result = try ClassifyFile(
            input: input, output: output, ruleBook: law.ruleBook, standard: standard, givesReasons: reasons, language: talk.language
        ).run()
        if talk.json {
            try Output.json(result)
        } else {
            Output.talk(LawWords.classified(rows: result.rows, errors: result.errors, talk.language))
        }
        if result.errors > 0 { throw ExitCode(2) }
    }
}
