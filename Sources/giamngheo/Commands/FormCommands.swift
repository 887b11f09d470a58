import ArgumentParser
import Core
import Database
import Exchange
import Foundation
import Law
import Monitoring
import Operations
import Registry
import Store
import Words

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration("report", HelpWords.report, subcommands: [Form.self, Monthly.self])

    struct Form: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "form", HelpWords.reportForm,
            example: "giamngheo report form 7.2 --unit 20035 --year 2025 --output bieu-7.2.xlsx")
        @Argument(help: .says(HelpWords.reportNumber)) var number: String
        @Option(help: .says(HelpWords.reportUnit)) var unit: String
        @Option(help: .says(HelpWords.reportYear)) var year: Int
        @Option(help: .says(HelpWords.reportBoundaries)) var boundaries: CalendarDate?
        @Option(help: .says(HelpWords.reportStage)) var stage: ReviewStage?
        @Option(help: .says(HelpWords.reportOutput)) var output: String?
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openExisting(store)
            let table = try await house.form(number, unit: unit, year: year, boundaries: boundaries, stage: stage)
            guard let output else { return try Output.json(FormDocument(table)) }
            switch output.split(separator: ".").last.map({ $0.lowercased() }) {
            case "xlsx":
                try FormWorkbook.write(
                    FormPaper(table, standard: house.shelves.law.standard(id: table.standard), documents: house.law.documents), to: output)
            case "csv": try Output.file(Data(FormWorkbook.csv(table)), at: output)
            case "json": try Output.file(Output.document(FormDocument(table)), at: output)
            default: throw ValidationError("--output: .xlsx, .csv, .json")
            }
            if talk.json { try Output.json(["output": output]) } else { Output.talk(output) }
        }
    }
}

extension ReviewStage: ExpressibleByArgument {}

extension House {
    /// A form of the unit that has the code on the day of the map: the last day of the year unless another is asked for.
    func form(
        _ number: String, unit code: String, year: Int, boundaries: CalendarDate?, stage: ReviewStage? = nil
    ) async throws -> FormTable {
        guard let definition = law.forms[number] else { throw FormProblem.unknownForm(number) }
        guard let days = FigureMap.days(ofYear: year, today: desk.now.day) else { throw ValidationError("--year") }
        let day = boundaries ?? days.closing
        let map = FigureMap(of: try unit(code: code, on: day), on: day, in: shelves.areas)
        let standard = try shelves.law.national(on: days.closing).id
        var register = try await database.read {
            try $0.registerYear(
                year, opening: days.opening, closing: days.closing, standard: standard, earlier: shelves.law.earlier(than: standard),
                on: map,
                parts: RegisterYear.Parts(ofForm: number))
        }
        register.askedStage = stage
        return try FormCompiler(register, form: FormWords.settled(definition, as: register.stage), codeLists: law.codeLists).table()
    }
}
