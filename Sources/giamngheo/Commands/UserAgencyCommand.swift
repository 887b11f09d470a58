import Access
import ArgumentParser
import Core
import Database
import Law
import Operations
import Programme
import Registry
import Store
import Web
import Words

extension Agency.Function: ExpressibleByArgument {}

/// For which agencies of a plan accounts work.
struct UserAgencyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "agency", AccountHelpWords.agency, subcommands: [Tie.self, End.self, List.self])

    struct Tie: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "tie", AccountHelpWords.tie, example: "giamngheo user agency tie kinhte --plan huong-tra-2023 --agency economy")
        @Argument(help: .says(HelpWords.userLogin)) var login: String
        @Option(help: .says(PlanHelpWords.code)) var plan: String
        @Option(help: .says(AccountHelpWords.function)) var agency: Agency.Function
        @Option(help: .says(AccountHelpWords.from)) var from: CalendarDate?
        @Option(help: .says(AccountHelpWords.until)) var until: CalendarDate?
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openExisting(store)
            let officer = try await house.officer(login, talk)
            let place = try await house.agency(agency, of: plan, talk)
            try await house.accountWork {
                _ = try await house.desk.performAsSystem(
                    TieAgency(officer, to: place.id, from: from ?? house.desk.now.day, until: until))
            }
            try await house.tell(officer, talk)
        }
    }

    struct End: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "end", AccountHelpWords.end, example: "giamngheo user agency end kinhte --plan huong-tra-2023 --agency economy --on 2023-12-31")
        @Argument(help: .says(HelpWords.userLogin)) var login: String
        @Option(help: .says(PlanHelpWords.code)) var plan: String
        @Option(help: .says(AccountHelpWords.function)) var agency: Agency.Function
        @Option(help: .says(AccountHelpWords.on)) var on: CalendarDate?
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openExisting(store)
            let officer = try await house.officer(login, talk)
            let place = try await house.agency(agency, of: plan, talk)
            let today = house.desk.now.day
            let work = try await house.database.read { try $0.agencyWork(of: officer) }.last {
                $0.agency.id == place.id && ($0.validUntil.map { $0 >= today } ?? true)
            }
            try await house.accountWork {
                guard let work else { throw AccountRefusal.noSuchAgency }
                _ = try await house.desk.performAsSystem(
                    EndAgencyTie(officer, from: place.id, since: work.validFrom, until: on ?? today))
            }
            try await house.tell(officer, talk)
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "list", AccountHelpWords.list, example: "giamngheo user agency list kinhte --json")
        @Argument(help: .says(HelpWords.userLogin)) var login: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openExisting(store)
            try await house.tell(try await house.officer(login, talk), talk)
        }
    }
}

/// That somebody works for an agency, for scripts.
private struct ToldWork: Encodable {
    var agency: String
    var function: String
    var unit: String
    var from: String
    var until: String?
}

extension House {
    fileprivate func officer(_ login: String, _ talk: TalkOptions) async throws -> Officer.ID {
        guard let account = try await database.read({ try $0.accounts() }).first(where: { $0.login == Login(login).text }) else {
            throw RefusedInWords(sentence: RoundHelpWords.notFound(login, talk.language))
        }
        return account.id
    }

    fileprivate func agency(_ function: Agency.Function, of plan: String, _ talk: TalkOptions) async throws -> Agency {
        let found = try await database.read { transaction in
            try transaction.planText(code: plan).map { try transaction.plan($0.id) }
        }
        guard let found else { throw RefusedInWords(sentence: RoundHelpWords.notFound(plan, talk.language)) }
        guard let agency = found.agencies.first(where: { $0.function == function }) else {
            throw RefusedInWords(sentence: RoundHelpWords.notFound(function.rawValue, talk.language))
        }
        return agency
    }

    fileprivate func accountWork(_ body: () async throws -> Void) async throws {
        do { try await body() } catch let refusal as AccountRefusal {
            throw RefusedInWords(sentence: AccountWords.sentence(refusal.words))
        }
    }

    fileprivate func tell(_ officer: Officer.ID, _ talk: TalkOptions) async throws {
        let work = try await database.read { try $0.agencyWork(of: officer) }
        let told = work.map { work in
            ToldWork(
                agency: work.agency.name, function: work.agency.function.rawValue,
                unit: shelves.areas.lastKnown(of: work.agency.area, on: desk.now.day)?.name ?? "", from: work.validFrom.iso,
                until: work.validUntil?.iso)
        }
        if talk.json { return try Output.json(told) }
        if told.isEmpty { Output.result(AccountHelpWords.none.text(talk.language)) }
        for work in told { Output.result("\(work.function)  \(work.agency), \(work.unit)  \(work.from) – \(work.until ?? "")") }
    }
}
