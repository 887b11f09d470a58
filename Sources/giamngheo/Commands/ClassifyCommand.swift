import ArgumentParser
import Exchange
import Law
import Words

struct ClassifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "classify", abstract: "Classify the households of a CSV file.",
        discussion: """
            A row: H1,2023-10-20,rural,4,120,,1;4;7? (reviewed_on yyyy-MM-dd; residence urban or rural; deprivations: numbers of the
            standard's indicators joined by semicolons, one followed by ? is not known, ? alone is none known; empty points or income
            are not known).

            Example: giamngheo classify --input ho.csv --output ket-qua.csv
            """)

    @Option(help: "CSV with id, reviewed_on, residence, persons, income_points, monthly_income_per_person, deprivations.")
    var input: String
    @Option(help: "CSV with id, standard, class, possible, rule_set, reasons.") var output: String
    @Option(help: "S2016, S2022 or S2027; else the national standard of each row's day.") var standard: String?
    @Flag(inversion: .prefixedNo, help: "Leave the column of reasons empty.") var reasons = true
    @OptionGroup var lawOptions: LawOptions
    @OptionGroup var talk: TalkOptions

    func run() async throws {
        let law = try LawFolder.load(lawOptions.folder)
        let result = try ClassifyFile(
            input: input, output: output, ruleBook: law.ruleBook, standard: standard, givesReasons: reasons
        ).run()
        if talk.json {
            try Output.json(result)
        } else {
            Output.talk(LawWords.classified(rows: result.rows, errors: result.errors, talk.language))
        }
        if result.errors > 0 { throw ExitCode(2) }
    }
}
