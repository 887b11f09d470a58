import Access
import ArgumentParser
import Core
import Database
import Exchange
import Foundation
import Law
import Operations
import Programme
import Registry
import Store
import Words

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "demo", HelpWords.demo, subcommands: [Load.self, Day.self])

    struct Load: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "load", HelpWords.demoLoad, example: "giamngheo demo load --households 2500 --seed 1")
        @Option(help: .says(HelpWords.demoHouseholds)) var households = 2_500
        @Option(help: .says(HelpWords.demoSeed)) var seed: UInt64 = 1
        @Option(help: .says(HelpWords.demoUntil)) var until: String?
        @Flag(help: .says(HelpWords.demoWithoutPlan)) var withoutPlan = false
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func validate() throws {
            guard (1...2_000_000).contains(households) else { throw ValidationError("--households: 1…2000000") }
        }

        func run() async throws {
            let talk = talk
            let practiceDay = try until.map { try Self.day($0, talk) }
            let house = try await House.open(store, practiceDay: practiceDay)
            let law = store.lawOptions.folder
            for file in [try AreaFolder.units(law: law), try AreaFolder.demonstrationVillages(law: law)] {
                try await house.loadAreas(practiceDay.map(file.known) ?? file)
            }
            guard let data = FileManager.default.contents(atPath: "\(law)/demonstration/names.csv"),
                let names = DemonstrationNames(records: CSVText.records([UInt8](data)))
            else { throw AreaFolder.Problem.unreadable(file: "demonstration/names.csv") }
            let total = households
            let demonstration = Demonstration(
                households: households, seed: seed, names: names, until: practiceDay ?? Demonstration.lastDay)
            try await demonstration.load(through: house.desk) { done in
                if total > 5_000 { Output.talk(CommandWords.progress(done, of: total, talk.language)) }
            }
            var plan: LoadedPlan.ID?
            if !withoutPlan {
                let funds = DemonstrationFunds(
                    seed: seed, support: FundPageWords.inventedSupport, symbol: DocumentWords.symbol(.decision),
                    gifts: ContributionWords.invented,
                    until: practiceDay ?? Demonstration.lastDay)
                try await funds.load(through: house.desk)
                plan = try await DemonstrationYear.load(in: house, until: practiceDay ?? Demonstration.lastDay, law: law)
                if practiceDay == nil { try await DemonstrationYear.loadSurveys(in: house, seed: seed) }
            }
            let accounts = try await DemonstrationAccounts.make(in: house, plan: plan)
            let counts = try await house.database.read { try $0.householdsByStatus() }
            if talk.json {
                try Output.json(
                    Loaded(
                        accounts: accounts.map { ["login": $0.login, "password": $0.password, "name": $0.name] }, households: households,
                        present: counts[.active] ?? 0, moved: counts[.movedAway] ?? 0, ended: counts[.dissolved] ?? 0))
            } else {
                Output.talk(
                    CommandWords.loaded(
                        households: households, present: counts[.active] ?? 0, moved: counts[.movedAway] ?? 0,
                        ended: counts[.dissolved] ?? 0, talk.language))
                Output.result(CommandWords.accounts(talk.language))
                for account in accounts { Output.result("  \(account.login)  \(account.password)  \(account.name)") }
                if let practiceDay { Output.result(CommandWords.practiceDay(practiceDay, talk.language)) }
            }
        }

        /// The days of which the made-up town can be told: from the standard of 2022–2026 on.
        private static func day(_ text: String, _ talk: TalkOptions) throws -> CalendarDate {
            let first = CalendarDate(year: 2022, month: 1, day: 1)!
            guard let day = CalendarDate(iso: text), (first...Demonstration.lastDay).contains(day) else {
                Output.talk(CommandWords.demonstrationDays(first, Demonstration.lastDay, talk.language))
                throw ExitCode(64)
            }
            return day
        }
    }

    struct Day: AsyncParsableCommand {
        static let configuration = CommandConfiguration("day", HelpWords.demoDay, example: "giamngheo demo day 2023-09-15")
        @Argument(help: .says(HelpWords.demoDayArgument)) var day: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            guard let day = CalendarDate(iso: day) else {
                Output.talk(RoundHelpWords.wrong(day, talk.language))
                throw ExitCode(64)
            }
            let house = try await House.openExisting(store)
            guard try await house.database.read({ try $0.practiceShift() }) != nil else {
                throw RefusedInWords(sentence: CommandWords.noPractice(talk.language))
            }
            let today = house.desk.now.day
            guard day >= today else { throw RefusedInWords(sentence: CommandWords.practiceGoesOn(from: today, talk.language)) }
            if day > today { try await Clock.set(to: day, in: house.database) }
            if talk.json { return try Output.json(["day": day.iso]) }
            Output.result(CommandWords.practiceDay(day, talk.language))
        }
    }
}

/// What was loaded, for scripts.
private struct Loaded: Encodable {
    var accounts: [[String: String]]
    /// Of all days.
    var households: Int
    /// In the lists of today.
    var present: Int
    /// Moved away, or without a member, over the years.
    var moved: Int
    var ended: Int
}

/// The town's plan of 2023 with what its agencies did.
private enum DemonstrationYear {
    static func load(in house: House, until: CalendarDate, law: String) async throws -> LoadedPlan.ID? {
        let file = "plans/huong-tra-2023.yaml"
        guard let data = FileManager.default.contents(atPath: "\(law)/\(file)") else { throw AreaFolder.Problem.unreadable(file: file) }
        let plan = try ProgrammePlan(file: file, text: String(decoding: data, as: UTF8.self).replacing("\r\n", with: "\n"))
        let texts = DemonstrationPlan.Texts(
            document: DemonstrationWords.document, signer: DemonstrationWords.signer, unitPlan: DemonstrationWords.unitPlan,
            results: DemonstrationWords.results, next: DemonstrationWords.next, taskDone: DemonstrationWords.taskDone,
            evidence: DemonstrationWords.evidence, returned: DemonstrationWords.returned, again: DemonstrationWords.again,
            obstacles: DemonstrationWords.obstacles.map {
                .init(project: $0.project, title: $0.title, text: $0.text, routed: $0.routed, answer: $0.answer)
            })
        guard let id = try await DemonstrationPlan(plan, texts: texts, until: until).load(through: house.desk) else { return nil }
        _ = try await house.desk.performAsSystem(
            DemonstrationInspections(
                plan: id, told: InspectionsOfTheYear.told, document: DemonstrationWords.evidence, until: until,
                checklist: InspectionWords.checklist))
        return id
    }

    /// Two surveys of a commune of today with the questions that the shelf offers.
    static func loadSurveys(in house: House, seed: UInt64) async throws {
        let keys = try await house.database.read { try $0.areaKeys() }
        guard let unit = keys["m-20035-binh-dien"], let questions = house.law.questionnaires.first else { return }
        _ = try await house.desk.performAsSystem(
            DemonstrationSurveys(
                in: unit, titles: SurveyWords.inventedTitles, document: DemonstrationWords.evidence, absence: SurveyWords.inventedAbsence,
                questionnaire: questions, seed: seed))
    }
}

/// One account for each kind of user of the demonstration, with a random password.
enum DemonstrationAccounts {
    /// Who of the accounts works for which agency of the town's plan.
    private static let agencies: [(login: String, function: Agency.Function, role: Role)] = [
        ("thixa", .labour, .consolidatingOfficer), ("taichinh", .finance, .financeOfficer), ("kinhte", .economy, .departmentOfficer),
        ("giaoduc", .education, .departmentOfficer), ("vanhoa", .culture, .departmentOfficer),
        ("truyenthong", .cultureCentre, .departmentOfficer), ("tuphap", .justice, .departmentOfficer),
        ("yte", .healthCentre, .departmentOfficer), ("doanthe", .associations, .departmentOfficer), ("mattran", .front, .departmentOfficer),
    ]

    static func make(in house: House, plan: LoadedPlan.ID?) async throws -> [(login: String, password: String, name: String)] {
        let keys = try await house.database.read { try $0.areaKeys() }
        let isMerged = house.shelves.areas.version(of: keys["c-20035-binh-tien"] ?? Area.ID(high: 0, low: 0), on: house.desk.now.day) == nil
        let communes: [(login: String, role: Role, area: String)] =
            isMerged
            ? [
                ("huongtra", .communeOfficer, "m-19996-huong-tra"), ("kimtra", .communeOfficer, "m-20017-kim-tra"),
                ("binhdien", .communeOfficer, "m-20035-binh-dien"), ("truongthon", .villageHead, "v-20035-1"),
                ("lanhdao", .leader, "m-20035-binh-dien"),
            ]
            : [
                ("binhtien", .communeOfficer, "c-20035-binh-tien"), ("truongthon", .villageHead, "v-20035-1"),
                ("lanhdao", .leader, "c-20035-binh-tien"), ("huongxuan", .communeOfficer, "c-20017-huong-xuan"),
                ("lanhdaohuongxuan", .leader, "c-20017-huong-xuan"), ("chutich", .leader, "d-480-huong-tra"),
            ] + agencies.map { ($0.login, $0.role, "d-480-huong-tra") }
        let wanted =
            communes + [
                ("tonghop", .consolidatingOfficer, "tinh-thua-thien-hue"), ("quantri", .administrator, "tinh-thua-thien-hue"),
            ]
        let loaded = try await house.database.read { transaction in try plan.map { try transaction.plan($0) } }
        var accounts: [(String, String, String)] = []
        for account in wanted {
            guard let area = keys[account.area] else { continue }
            let password = OwnPassword.random(house.desk.randomness)
            let place = house.shelves.areas.lastKnown(of: area, on: house.desk.now.day)?.name ?? ""
            let works = agencies.first { $0.login == account.login && !isMerged }
            let office = works.flatMap { work in loaded?.agencies.first { $0.function == work.function } }
            let name = (office?.name ?? AccessWords.name(account.role)) + " · " + place
            guard let hash = PasswordHash(of: password) else { continue }
            let officer = try await house.desk.performAsSystem(
                AddOfficer(
                    login: Login(account.login), fullName: name, passwordHash: hash,
                    assignments: [RoleAssignment(role: account.role, area: area, validFrom: CalendarDate(year: 2020, month: 1, day: 1)!)]))
            if let office {
                try await house.database.write {
                    try $0.insert(officer, workingFor: office.id, from: CalendarDate(year: 2020, month: 1, day: 1)!)
                }
            }
            accounts.append((account.login, password, name))
        }
        return accounts
    }
}
