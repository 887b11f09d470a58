import Access
import ArgumentParser
import Core
import Database
import Foundation
import Law
import Operations
import Registry
import Store
import Words

/// Rounds of review from the command line, through the same desk as the pages.
enum RoundCommands {
    struct Open: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "open", RoundHelpWords.open,
            example:
                "giamngheo review open --kind yearly --year 2026 --unit 20035 --from 2026-09-01 --until 2026-12-14 --document 41/KH-UBND")
        @Option(help: .says(RoundHelpWords.kind)) var kind = "yearly"
        @Option(help: .says(RoundHelpWords.year)) var year: Int
        @Option(help: .says(RoundHelpWords.month)) var month: Int?
        @Option(help: .says(RoundHelpWords.unit)) var unit: String
        @Option(help: .says(RoundHelpWords.from)) var from: String
        @Option(help: .says(RoundHelpWords.until)) var until: String
        @Option(help: .says(RoundHelpWords.document)) var document: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openExisting(store)
            let kind = try TypedValue.value(kind, talk) { ReviewKind(rawValue: $0) }
            let (from, until) = (try TypedValue.day(from, talk), try TypedValue.day(until, talk))
            let area = try house.unit(code: unit, on: house.desk.now.day).area
            let round = try await house.roundWork {
                try await house.desk.performAsSystem(
                    OpenRound(
                        kind: kind, year: year, month: month, unit: area, startsOn: from, endsOn: until, document: document))
            }
            if talk.json { return try Output.json(["round": round.description]) }
            Output.result(RoundHelpWords.opened(round.description, talk.language))
        }
    }

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "status", RoundHelpWords.status, example: "giamngheo review status --unit 20035 --json")
        @Option(help: .says(RoundHelpWords.unit)) var unit: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openExisting(store)
            let rounds = try await house.rounds(of: house.unit(code: unit, on: house.desk.now.day).area)
            if talk.json { return try Output.json(rounds) }
            if rounds.isEmpty { Output.result(RoundHelpWords.noRounds.text(talk.language)) }
            for round in rounds {
                Output.result("\(round.round)  \(round.title)  \(round.startsOn) … \(round.endsOn)")
                for unit in round.units { Output.result("  \(unit.name): \(unit.line(talk.language))") }
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "list", RoundHelpWords.drawUp, example: "giamngheo review list --round 0190…  --unit 20035")
        @Option(help: .says(RoundHelpWords.round)) var round: String
        @Option(help: .says(RoundHelpWords.unit)) var unit: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openExisting(store)
            let key = try TypedValue.value(round, talk) { ReviewRound.ID($0) }
            let area = try house.unit(code: unit, on: house.desk.now.day).area
            let output = try await house.roundWork {
                try await house.desk.performAsSystem(DrawUpList(round: key, commune: area))
            }
            if talk.json { return try Output.json(output) }
            Output.result(RoundHelpWords.drawnUp(listed: output.listed, applied: output.applied, talk.language))
        }
    }

    struct Assign: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "assign", RoundHelpWords.assign, example: "giamngheo review assign --round 0190… --unit 20035 --reviewer truongthon")
        @Option(help: .says(RoundHelpWords.round)) var round: String
        @Option(help: .says(RoundHelpWords.unit)) var unit: String
        @Option(help: .says(RoundHelpWords.village)) var village: String?
        @Option(help: .says(RoundHelpWords.reviewer)) var reviewer: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openExisting(store)
            let key = try TypedValue.value(round, talk) { ReviewRound.ID($0) }
            let area = try house.place(unit, village: village, talk)
            let login = reviewer
            guard let officer = try await house.database.read({ try $0.credential(login: login)?.officer }) else {
                throw RefusedInWords(sentence: RoundHelpWords.notFound(login, talk.language))
            }
            let count = try await house.roundWork {
                try await house.desk.performAsSystem(AssignCases(round: key, unit: area, reviewer: officer))
            }
            if talk.json { return try Output.json(["households": count]) }
            Output.result(RoundHelpWords.assigned(count, talk.language))
        }
    }

    struct Close: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "close", RoundHelpWords.close, example: "giamngheo review close --round 0190… --unit 20035 --step objections")
        @Option(help: .says(RoundHelpWords.round)) var round: String
        @Option(help: .says(RoundHelpWords.unit)) var unit: String
        @Option(help: .says(RoundHelpWords.village)) var village: String?
        @Option(help: .says(RoundHelpWords.step)) var step: String
        @Option(help: .says(RoundHelpWords.day)) var day: String?
        @Option(help: .says(RoundHelpWords.document)) var document = ""
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openExisting(store)
            let key = try TypedValue.value(round, talk) { ReviewRound.ID($0) }
            let step = try TypedValue.value(step, talk) { ReviewStep(rawValue: $0) }
            let area = try house.place(unit, village: village, talk)
            let on = try day.map { try TypedValue.day($0, talk) } ?? house.desk.now.day
            let done = try await house.roundWork {
                step == .official
                    ? try await house.desk.performAsSystem(MakeOfficial(round: key, commune: area, on: on, document: document))
                    : try await house.desk.performAsSystem(
                        FinishStep(round: key, unit: area, step: step, on: on, document: document))
            }
            if talk.json { return try Output.json(["step": done.rawValue]) }
            Output.result(RoundHelpWords.closed(talk.language == .vi ? RoundWords.name(done) : done.rawValue, talk.language))
        }
    }

    struct Confirm: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "confirm-limit", RoundHelpWords.confirm,
            example:
                "giamngheo review confirm-limit --procedures review-procedure-2025-07 --limit posting --days 3 --document 24/2021")
        @Option(help: .says(RoundHelpWords.procedures)) var procedures: String
        @Option(help: .says(RoundHelpWords.kind)) var kind = "yearly"
        @Option(help: .says(RoundHelpWords.limit)) var limit: String
        @Option(help: .says(RoundHelpWords.days)) var days: Int
        @Option(name: .customLong("days-of"), help: .says(RoundHelpWords.daysUnit)) var daysOf = "working"
        @Option(help: .says(RoundHelpWords.document)) var document: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openExisting(store)
            let today = house.desk.now.day
            let kind = try TypedValue.value(kind, talk) { ReviewKind(rawValue: $0) }
            let limit = try TypedValue.value(limit, talk) { ReviewProcedure.Limit(rawValue: $0) }
            let unit = try TypedValue.value(daysOf, talk) { TimeLimit.Unit(rawValue: $0) }
            guard let root = house.shelves.areas.roots(on: today).first?.area, house.law.ruleBook.procedures(id: procedures) != nil else {
                throw RefusedInWords(sentence: RoundHelpWords.notFound(procedures, talk.language))
            }
            _ = try await house.roundWork {
                try await house.desk.performAsSystem(
                    ConfirmLimit(
                        procedures: procedures, kind: kind, limit: limit, days: days, unit: unit, document: document, root: root))
            }
            if talk.json { return try Output.json(["confirmed": true]) }
            Output.result(RoundHelpWords.confirmed(talk.language))
        }
    }
}

/// Arguments that are read by their own rules, refused with code 64.
enum TypedValue {
    static func value<Value>(_ text: String, _ talk: TalkOptions, _ read: (String) -> Value?) throws -> Value {
        guard let value = read(text) else {
            Output.talk(RoundHelpWords.wrong(text, talk.language))
            throw ExitCode(64)
        }
        return value
    }

    static func day(_ text: String, _ talk: TalkOptions) throws -> CalendarDate { try value(text, talk) { CalendarDate(iso: $0) } }
}

/// How far one unit of a round has come, as a document.
struct RoundUnitDocument: Encodable {
    var code: String?
    var name: String
    var level: String
    var step: String
    var households: Int
    var withSheet: Int
    var unclear: Int
    var agreed: Int
    var decided: Int
    var objectionsOpen: Int
    /// What lacks before the next step, in words.
    var lacks: [String]

    func line(_ language: Language) -> String {
        "\(step) · "
            + RoundHelpWords.line(
                households: households, withSheet: withSheet, unclear: unclear, agreed: agreed, decided: decided, language)
            + lacks.map { "\n      – \($0)" }.joined()
    }
}

struct RoundDocument: Encodable {
    var round: String
    var title: String
    var kind: String
    var startsOn: String
    var endsOn: String
    var units: [RoundUnitDocument]
}

extension House {
    /// Puts what lacks into words.
    func roundWork<Output>(_ body: () async throws -> Output) async throws -> Output {
        do { return try await body() } catch let refusal as RoundRefusal {
            throw RefusedInWords(sentence: refusal.lacks.map(RoundWords.sentence).joined(separator: "\n"))
        }
    }

    /// The commune with the code, or its village of that name.
    func place(_ code: String, village: String?, _ talk: TalkOptions) throws -> Area.ID {
        let today = desk.now.day
        let commune = try unit(code: code, on: today)
        guard let village else { return commune.area }
        let named = shelves.areas.children(of: commune.area, on: today).filter { $0.name.searchKey == village.searchKey }
        guard named.count == 1 else { throw RefusedInWords(sentence: RoundHelpWords.notFound(village, talk.language)) }
        return named[0].area
    }

    /// The rounds that reach into a unit, with every commune and village of them there.
    func rounds(of unit: Area.ID) async throws -> [RoundDocument] {
        let (areas, law, today) = (shelves.areas, shelves.law, desk.now.day)
        let scope = AreaScope(of: unit, in: areas, on: today)
        return try await database.read { transaction in
            let places = try transaction.roundPlaces().filter { place in
                areas.presentUnits(of: place, on: today).contains { scope.communes.contains($0.area) }
            }
            return try transaction.rounds(with: Set(places)).map { round in
                let book = try RoundBook(round.id, within: scope, in: transaction, areas, law, today: today)
                let communes = book.communes.intersection(scope.communes).compactMap { areas.version(of: $0, on: today) }
                    .sorted { $0.precedes($1) }
                return RoundDocument(
                    round: round.id.description, title: RoundWords.title(round), kind: round.kind.rawValue, startsOn: round.startsOn.iso,
                    endsOn: round.endsOn.iso,
                    units: try communes.flatMap { try [$0] + book.villages(of: $0.area) }
                        .map { try RoundUnitDocument($0, in: book, today: today) })
            }
        }
    }
}

extension RoundUnitDocument {
    init(_ unit: AreaVersion, in book: RoundBook, today: CalendarDate) throws {
        let situation = try book.situation(of: unit.area)
        let counts = CaseCounts(book.rows(in: unit.area), in: book)
        let day = max(today, situation.lastDay ?? today)
        self.init(
            code: unit.code, name: unit.name, level: unit.level == .village ? "village" : "commune", step: situation.reached.rawValue,
            households: counts.all, withSheet: counts.withSheet, unclear: counts.unclear, agreed: counts.agreed, decided: counts.decided,
            objectionsOpen: situation.objectionsOpen,
            lacks: situation.next.map { situation.lacks(for: $0.step, on: day, today: day, document: "-").map(RoundWords.sentence) } ?? [])
    }
}
