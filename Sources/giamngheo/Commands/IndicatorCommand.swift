import ArgumentParser
import Core
import Database
import Law
import Monitoring
import Operations
import Registry
import Store
import Words

struct IndicatorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration("indicator", IndicatorHelpWords.indicator, subcommands: [List.self, Compute.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration("list", IndicatorHelpWords.list, example: "giamngheo indicator list --json")
        @OptionGroup var talk: TalkOptions

        func run() throws {
            if talk.json { return try Output.json(Indicator.allCases.map { ["code": $0.rawValue, "name": IndicatorWords.name($0)] }) }
            for indicator in Indicator.allCases { Output.result("\(indicator.rawValue)  \(IndicatorWords.name(indicator))") }
        }
    }

    struct Compute: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "compute", IndicatorHelpWords.compute, example: "giamngheo indicator compute poor-rate --unit 480 --on 2023-12-31 --json")
        @Argument(help: .says(IndicatorHelpWords.code)) var code: String
        @Option(help: .says(IndicatorHelpWords.unit)) var unit: String
        @Option(help: .says(IndicatorHelpWords.on)) var on: CalendarDate
        @Option(help: .says(IndicatorHelpWords.boundaries)) var boundaries: CalendarDate?
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            guard let indicator = Indicator(rawValue: code) else {
                throw RefusedInWords(sentence: RoundHelpWords.notFound(code, talk.language))
            }
            let house = try await House.openExisting(store)
            let day = boundaries ?? on
            let map = FigureMap(of: try house.unit(code: unit, on: day), on: day, in: house.shelves.areas)
            let standard = try house.shelves.law.national(on: on).id
            let found = try await house.database.read { try $0.indicators(on: on, standard: standard, on: map) }
            if talk.json { return try Output.json(IndicatorDocument(indicator, found, on: on)) }
            Output.result("\(IndicatorWords.name(indicator)): \(IndicatorWords.text(found.value(indicator)))")
            for (index, row) in found.register.rows.enumerated() {
                Output.result("  \(row.name): \(IndicatorWords.text(found.value(indicator, row: index)))")
            }
        }
    }
}

/// An indicator of a unit, for scripts.
private struct IndicatorDocument: Encodable {
    struct Line: Encodable {
        var unit: String
        /// Percent, percentage points or a number; left out where it is missing.
        var value: Double?
        var numerator: Int?
        var denominator: Int?
        var missing: String?

        init(_ name: String, _ value: IndicatorValue) {
            unit = name
            self.value = value.hundredths.map { Double($0) / 100 }
            numerator = value.numerator
            denominator = value.denominator
            if case .missing(let lack) = value.amount { missing = IndicatorWords.sentence(lack) }
        }
    }

    var code: String
    var on: String
    var stage: String
    var total: Line
    var lines: [Line]

    init(_ indicator: Indicator, _ found: IndicatorRegister, on day: CalendarDate) {
        code = indicator.rawValue
        on = day.iso
        stage = found.register.stage.rawValue
        total = Line(found.register.unitName, found.value(indicator))
        lines = found.register.rows.enumerated().map { Line($1.name, found.value(indicator, row: $0)) }
    }
}
