import Access
import ArgumentParser
import Core
import Database
import Foundation
import Operations
import Registry
import Store
import Words

struct PersonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration("person", LinkageHelpWords.person, subcommands: [Duplicates.self])

    struct Duplicates: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "duplicates", LinkageHelpWords.duplicates, example: "giamngheo person duplicates --unit 20035 --strength likely")
        @Option(help: .says(LinkageHelpWords.unit)) var unit: String
        @Option(help: .says(LinkageHelpWords.strength)) var strength = "possible"
        @Flag(help: .says(LinkageHelpWords.all)) var all = false
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            guard let least = PersonLikeness.Strength.allCases.first(where: { LinkageHelpWords.key($0) == strength }) else {
                throw ValidationError(LinkageHelpWords.strengthForm)
            }
            let house = try await House.openExisting(store)
            let (areas, now) = (house.shelves.areas, house.desk.now)
            let scope = AreaScope(of: try house.unit(code: unit, on: now.day).area, in: areas, on: now.day)
            try await DuplicateFinder.look(in: house.database, all: all, at: now)
            let lines = try await house.database.read { transaction in
                try transaction.pairs(.open, within: scope, limit: 100_000).filter { $0.strength >= least }.map {
                    try PairDocument($0, within: scope, areas, on: now.day, in: transaction)
                }
            }
            if talk.json { return try Output.json(lines) }
            for line in lines { Output.result(line.text(talk.language)) }
            Output.talk(LinkageHelpWords.count(lines.count, talk.language))
        }
    }
}

/// A pair as JSON: people without their numbers; of somebody outside the unit nothing but where to ask.
struct PairDocument: Encodable {
    struct Side: Encodable {
        var name: String?
        var born: String?
        var household: String?
        var head: String?
        var unit: String
    }

    var pair: String
    var strength: String
    var evidence: [String]
    var first: Side
    var second: Side

    init(
        _ stored: StoredPair, within scope: AreaScope, _ areas: AreaHistory, on day: CalendarDate, in transaction: any ReadTransaction
    ) throws {
        let people = try transaction.people(stored.pair.people)
        func side(_ id: Person.ID, _ household: Household.ID) throws -> Side {
            func name(_ area: Area.ID) -> String { areas.lastKnown(of: area, on: day)?.name ?? "" }
            guard let row = try transaction.household(household, within: scope) else {
                return Side(unit: try transaction.place(of: household).map { name($0.commune) } ?? "")
            }
            let person = people.first { $0.id == id }
            return Side(
                name: person?.name, born: person?.born?.iso, household: row.household.code, head: row.headName,
                unit: name(row.household.village) + ", " + name(row.commune))
        }
        pair = stored.pair.text
        strength = LinkageHelpWords.key(stored.strength)
        first = try side(stored.pair.first, stored.firstHousehold)
        second = try side(stored.pair.second, stored.secondHousehold)
        let isWhole = first.name != nil && second.name != nil
        evidence = stored.evidence.filter { isWhole || $0.isFor }.map(\.rawValue)
    }

    func text(_ language: Language) -> String {
        func told(_ side: Side) -> String {
            [side.name, side.born, side.household, side.unit].compactMap { $0 }.joined(separator: ", ")
        }
        let words = evidence.compactMap(PersonEvidence.init(rawValue:)).map { language == .vi ? LinkageWords.sentence($0) : $0.rawValue }
        let level =
            language == .vi
            ? PersonLikeness.Strength.allCases.first { LinkageHelpWords.key($0) == strength }.map(LinkageWords.name) : strength
        return "\(level ?? strength)\t\(told(first))\t\(told(second))\t\(words.joined(separator: ", "))"
    }
}
