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

struct HouseholdCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration("household", HelpWords.household, subcommands: [List.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "list", HelpWords.householdList,
            example: "giamngheo household list --unit 20035 --as-of 2024-12-31 --boundaries 2025-07-01 --output danh-sach.xlsx")
        @Option(help: .says(HelpWords.listUnit)) var unit: String
        @Option(name: .customLong("as-of"), help: .says(HelpWords.listDay)) var asOf = ""
        @Option(help: .says(HelpWords.listMap)) var boundaries = ""
        @Option(name: .customLong("known-at"), help: .says(HelpWords.listKnownAt)) var knownAt = ""
        @Option(help: .says(HelpWords.listClass)) var `class`: [String] = []
        @Option(help: .says(HelpWords.listOutput)) var output: String?
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openExisting(store)
            var reader = ViewpointReader(now: house.desk.now, areas: house.shelves.areas)
            guard let view = reader.read(day: asOf, map: boundaries, knownAt: knownAt) else {
                for problem in reader.problems { Output.talk(TimeWords.sentence(problem.problem, talk.language)) }
                throw ExitCode(64)
            }
            var filter = HouseholdFilter()
            filter.classes = Set(try self.class.map(Self.povertyClass))
            let file = try await house.list(filter, unit: unit, from: view)
            guard let output else { return try Output.json(HouseholdListDocument(file)) }
            switch output.split(separator: ".").last.map({ $0.lowercased() }) {
            case "xlsx": try file.writeWorkbook(to: output, filter: unit, codeLists: house.law.codeLists)
            case "csv": try Output.file(Data(file.csv(codeLists: house.law.codeLists)), at: output)
            case "json":
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
                try Output.file(encoder.encode(HouseholdListDocument(file)), at: output)
            default: throw ValidationError(HelpWords.listOutputForm)
            }
            Output.talk(TimeWords.listBanner(day: file.view.day, map: file.view.map, knownAt: file.list.knownAt))
            if file.list.unplaced > 0 { Output.talk(TimeWords.unplaced(file.list.unplaced)) }
            if talk.json { try Output.json(["output": output, "knownAt": file.list.knownAt.local]) } else { Output.talk(output) }
        }

        private static func povertyClass(_ text: String) throws -> PovertyClass {
            guard let found = PovertyClass(rawValue: text) else { throw ValidationError(HelpWords.listClassForm) }
            return found
        }
    }
}

extension House {
    /// Every household of the unit that has the code on the map of `view`.
    func list(_ filter: HouseholdFilter, unit code: String, from view: Viewpoint) async throws -> PastListFile {
        let (present, law) = (shelves.areas, shelves.law)
        let pointsEach = try? law.national(on: view.day).pointsEach?.value
        return try await database.read { transaction in
            let areas = try KnownAreas.areas(present, knownAt: view.knownAt, in: transaction)
            let place = PastScope(of: try Self.unit(code: code, on: view.map, in: areas), from: view, known: areas)
            let list = try PastList(filter, found: nil, in: place, from: view, counting: StateTotals(), transaction) { ($0.households, 0) }
            return try PastListFile(list, from: view, areas, pointsEach: pointsEach, in: transaction)
        }
    }
}

/// The list as JSON: households without the numbers and phones of their people.
struct HouseholdListDocument: Encodable {
    struct Line: Encodable {
        var code: String
        var communeCode: String
        var commune: String
        var village: String
        var head: String
        var persons: Int
        var `class`: String?
        var since: String?
        var flags: [String]
    }

    var asOf: String
    var boundaries: String
    var knownAt: String
    var households: Int
    var persons: Int
    var unplaced: Int
    var list: [Line]

    init(_ file: PastListFile) {
        (asOf, boundaries, knownAt) = (file.view.day.iso, file.view.map.iso, file.list.knownAt.local)
        (households, persons, unplaced) = (file.list.totals.households, file.list.totals.persons, file.list.unplaced)
        list = zip(file.list.states, file.households).map { state, exported in
            Line(
                code: state.code, communeCode: exported.communeCode, commune: exported.communeName, village: exported.villageName,
                head: state.headName, persons: state.persons, class: state.povertyClass?.rawValue, since: state.classSince?.iso,
                flags: HouseholdWords.flagNames.filter { state.flags(on: file.view.day).contains($0.flag) }.map(\.key))
        }
    }
}
