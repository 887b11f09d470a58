import ArgumentParser
import Core
import Database
import Exchange
import Foundation
import Law
import Operations
import Registry
import Store
import Words

extension CalendarDate: ExpressibleByArgument {
    public init?(argument: String) { self.init(iso: argument) }
}

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "import", HelpWords.imports, subcommands: [Check.self, Run.self, Template.self])

    struct Options: ParsableArguments {
        @Argument(help: .says(HelpWords.importFile)) var file: String
        @Option(help: .says(HelpWords.importUnit)) var unit: String
        @Option(help: .says(HelpWords.importAsOf)) var asOf: CalendarDate
        @Flag(help: .says(HelpWords.importSupplement)) var supplement = false
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func list(in house: House) throws -> (list: HouseholdList, unit: AreaVersion) {
            guard asOf <= house.desk.now.day else { throw ValidationError(HelpWords.importAsOfFuture) }
            let unit = try house.unit(code: unit, on: asOf)
            let context = ListWorkbook.Context(
                unit: unit.area, asOf: asOf, today: house.desk.now.day, areas: house.shelves.areas, codeLists: house.law.codeLists,
                standard: try house.shelves.law.national(on: asOf), law: house.shelves.law)
            let list = try ListWorkbook(context).read(file) { rows in
                if Terminal.isWatched, rows % 10_000 == 0 { Output.talk(CommandWords.read(rows: rows, talk.language)) }
            }
            return (list, unit)
        }

        /// So many households behind the figures of a year are named; `--json` names all.
        private static let named = 20

        /// Says what is to be confirmed before the list is taken in.
        func ask(_ plan: ImportPlan, _ house: House) {
            if plan.isUnlikely { Output.talk(ImportWords.unlikely(plan.listedNow, registered: plan.registered, talk.language)) }
            if plan.missing > 0 { Output.talk(ImportWords.missing(plan.missing, talk.language)) }
            for village in plan.missingVillages { Output.talk("  " + ImportWords.missing(in: village, talk.language)) }
            for shift in plan.shifts {
                let name = house.shelves.areas.lastKnown(of: shift.commune, on: house.desk.now.day)?.name ?? ""
                Output.talk(YearShiftWords.sentence(shift, name, talk.language))
                Output.talk(YearShiftWords.movers(shift.year, talk.language))
                let movers = shift.movers ?? []
                for mover in movers.prefix(Self.named) {
                    Output.talk(
                        "  \(YearShiftWords.place(mover, talk.language)): \(YearShiftWords.name(mover, talk.language)): \(YearShiftWords.change(mover, talk.language))"
                    )
                }
                if movers.count > Self.named { Output.talk("  " + YearShiftWords.moreMovers(movers.count - Self.named, talk.language)) }
            }
            if plan.questions.contains(.newHouseholds) {
                for addition in plan.additions where addition.near != nil { Output.talk(ListedChangeWords.line(addition, talk.language)) }
            }
            if plan.corrected > 0 { Output.talk(ImportWords.corrections(plan.corrected, talk.language)) }
        }

        func report(_ summary: ImportSummary, _ plan: ImportPlan, in house: House, isDone: Bool = false) throws {
            let notices = plan.notices
            if !isDone { ask(plan, house) }
            if talk.json {
                try Output.json(ImportReport(summary, plan, naming: house.law.codeLists, talk.language))
            } else {
                for notice in notices {
                    Output.talk(
                        "\(ImportWords.place(sheet: notice.sheet, row: notice.row, column: notice.column, talk.language)): \(ImportWords.sentence(notice, talk.language))"
                    )
                }
                for change in plan.changes(naming: house.law.codeLists) {
                    Output.result(ListedChangeWords.line(change, isDone: isDone, talk.language))
                }
                Output.result(
                    ImportWords.summary(
                        add: summary.add, change: summary.change, corrected: summary.corrected ?? 0, same: summary.same,
                        errors: summary.errors, talk.language)
                )
            }
            if summary.errors > 0 { throw ExitCode(2) }
        }
    }

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "check", HelpWords.importCheck,
            example: "giamngheo import check danh-sach.xlsx --unit 20035 --as-of 2026-10-31 --json")
        @OptionGroup var options: Options

        func run() async throws {
            let house = try await House.openExisting(options.store)
            let (list, unit) = try options.list(in: house)
            let plan = try await house.plan(list, unit: unit.area, asOf: options.asOf, isSupplement: options.supplement)
            try options.report(plan.summary, plan, in: house)
        }
    }

    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "run", HelpWords.importRun,
            example: "giamngheo import run danh-sach.xlsx --unit 20035 --as-of 2026-10-31")
        @Option(help: .says(HelpWords.importReason)) var reason: String?
        @Flag(help: .says(HelpWords.importPastYears)) var pastYears = false
        @Flag(help: .says(HelpWords.importCorrections)) var corrections = false
        @OptionGroup var options: Options

        func run() async throws {
            let house = try await House.openExisting(options.store)
            let (list, unit) = try options.list(in: house)
            var plan = try await house.plan(list, unit: unit.area, asOf: options.asOf, isSupplement: options.supplement)
            let questions = Set(plan.questions)
            let reason = (try? (reason ?? "").acceptedLine(limit: 300)) ?? ""
            options.ask(plan, house)
            guard plan.shifts.isEmpty || pastYears else { throw ValidationError(HelpWords.importPastYearsMissing) }
            guard plan.corrected == 0 || corrections else { throw ValidationError(HelpWords.importCorrectionsMissing) }
            let hasWork = plan.count(.add) + plan.count(.change) > 0
            guard !questions.contains(where: \.takesReason) || !reason.isEmpty || !hasWork else {
                throw ValidationError(HelpWords.importReasonMissing)
            }
            plan.keepOnlyChanges()
            let digest = Digest(of: try Data(contentsOf: URL(fileURLWithPath: options.file))).bytes
            let outcome = try await house.desk.performAsSystem(
                ApplyImport(
                    list: list, unit: unit.area, asOf: options.asOf, fileName: URL(fileURLWithPath: options.file).lastPathComponent,
                    fileDigest: digest, reason: reason, confirmed: questions, isSupplement: options.supplement
                ) { [language = options.talk.language] done, total in
                    if Terminal.isWatched, total > 5_000, done % 5_000 == 0 {
                        Output.talk(CommandWords.progress(done, of: total, language))
                    }
                })
            try options.report(outcome.summary, plan, in: house, isDone: true)
        }
    }
}

extension ImportCommand {
    struct Template: AsyncParsableCommand {
        static let configuration = CommandConfiguration("template", HelpWords.importTemplate, example: "giamngheo import template mau.xlsx")
        @Argument(help: .says(HelpWords.importTemplateFile)) var file: String
        @OptionGroup var lawOptions: LawOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            guard file.lowercased().hasSuffix(".xlsx") else { throw ValidationError(HelpWords.importTemplateFile) }
            try ListTemplate.write(to: file, codeLists: try LawFolder.load(lawOptions.folder).codeLists)
            if talk.json { try Output.json(["output": file]) } else { Output.talk(file) }
        }
    }
}

/// The verdict as scripts read it.
struct ImportReport: Encodable {
    struct Entry: Encodable {
        var sheet: String
        var row: Int
        var column: String
        var code: String
        var message: String
        var proposal: String
    }

    var rows: Int
    var households: Int
    var add: Int
    var change: Int
    /// Of those, whose class is put right under the decision on record.
    var corrected: Int
    var same: Int
    /// Households that are kept out.
    var error: Int
    /// Poor and near-poor households on record that a full list does not name.
    var missing: Int
    var missingVillages: [VillageMissing]
    var changes: [ListedChange]
    /// The first of the households that would come anew.
    var additions: [ListedAddition]
    /// What would become of figures of years that are over.
    var pastYears: [YearShift]
    var warnings: [Entry]
    var errors: [Entry]

    init(_ summary: ImportSummary, _ plan: ImportPlan, naming codeLists: CodeLists, _ language: Language) {
        func entries(_ areErrors: Bool) -> [Entry] {
            plan.notices.filter { $0.code.isError == areErrors }.map {
                Entry(
                    sheet: $0.sheet, row: $0.row, column: $0.column, code: $0.code.rawValue, message: ImportWords.sentence($0, language),
                    proposal: $0.proposal)
            }
        }
        (changes, additions, pastYears) = (plan.changes(naming: codeLists), plan.additions, plan.shifts)
        rows = summary.rows
        households = summary.households
        add = summary.add
        (change, corrected) = (summary.change, summary.corrected ?? 0)
        (same, error) = (summary.same, summary.refused ?? plan.count(.refused))
        (missing, missingVillages) = (summary.missing ?? 0, plan.missingVillages)
        warnings = entries(false)
        errors = entries(true)
    }
}

extension House {
    /// What taking in a list would change.
    func plan(_ list: HouseholdList, unit: Area.ID, asOf day: CalendarDate, isSupplement: Bool) async throws -> ImportPlan {
        let scope = shelves.areas.registrationScope(of: unit, on: desk.now.day)
        let standard = try shelves.law.national(on: day)
        let (areas, law, today) = (shelves.areas, shelves.law, desk.now.day)
        return try await database.read { transaction in
            var plan = try ImportPlan(
                list, within: scope, in: areas, asOf: day, standard: standard, isSupplement: isSupplement, transaction)
            try plan.lookForKnown(within: scope, in: areas, on: today, transaction)
            try plan.lookForShifts(asOf: day, standard: standard.id, law: law, in: areas, on: today, transaction)
            return plan
        }
    }
}
