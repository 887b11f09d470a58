import ArgumentParser
import Core
import Database
import Exchange
import Law
import Operations
import Store
import Words

struct DatabaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "db", HelpWords.records, subcommands: [Migrate.self, Status.self])

    struct Migrate: AsyncParsableCommand {
        static let configuration = CommandConfiguration("migrate", HelpWords.databaseMigrate, example: "giamngheo db migrate")
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let database = try await openDatabase(store.location, readers: 1)
            let applied = try await database.migrate(migrations, at: Clock.ours.now())
            let house = try await House.assemble(database, store)
            try await house.loadAreas(try AreaFolder.units(law: store.lawOptions.folder))
            if talk.json { try Output.json(["applied": applied]) } else { Output.result(CommandWords.migrated(applied, talk.language)) }
        }
    }

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration("status", HelpWords.databaseStatus, example: "giamngheo db status")
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let database = try await openDatabase(store.location, readers: 1)
            let applied = try await database.appliedMigrations().map(\.number)
            let report = try await database.report()
            if talk.json {
                try Output.json([
                    "applied": applied.map(String.init), "missing": missing(applied), "engine": report.map { "\($0.name): \($0.value)" },
                ])
            } else {
                Output.result(CommandWords.applied(applied, talk.language))
                for line in report { Output.result("\(line.name): \(line.value)") }
            }
        }

        private func missing(_ applied: [Int]) -> [String] {
            migrations.map(\.number).filter { !applied.contains($0) }.map(String.init)
        }
    }
}

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "doctor", HelpWords.doctor, example: "giamngheo doctor")
    @OptionGroup var store: StoreOptions
    @OptionGroup var talk: TalkOptions

    func run() async throws {
        let house = try await House.open(store)
        let broken = try await house.database.read { try EventLog.firstBroken(in: $0) }
        let stale = try await house.staleHouseholds()
        let staleStates = try await house.staleStates()
        let headless = try await house.database.read { try $0.householdsWithoutOneHead(limit: 20) }
        let problems = house.law.problems.count
        let checks = [
            ("law", problems == 0, String(problems)), ("events", broken == nil, CommandWords.brokenEvent(broken, talk.language)),
            ("households", stale == 0, CommandWords.staleHouseholds(stale, talk.language)),
            ("heads", headless.isEmpty, CommandWords.headless(headless, talk.language)),
            ("states", staleStates == 0, CommandWords.staleStates(staleStates, talk.language)),
        ]
        if talk.json {
            try Output.json(Dictionary(uniqueKeysWithValues: checks.map { ($0.0, $0.1) }))
        } else {
            for check in checks { Output.result(CommandWords.check(check.0, isSound: check.1, check.2)) }
            for line in try await house.database.report() { Output.result("\(line.name): \(line.value)") }
        }
        if checks.contains(where: { !$0.1 }) { throw ExitCode(1) }
    }
}
