import Access
import ArgumentParser
import Core
import Operations
import Registry
import Words

extension Role: ExpressibleByArgument {}

struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "user", HelpWords.user, subcommands: [Add.self, SetPassword.self, UserAgencyCommand.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "add", HelpWords.userAdd,
            example: "giamngheo user add --login binhdien --name \"Tran Thi Lan\" --role communeOfficer --unit 20035")
        @Option(help: .says(HelpWords.userLogin)) var login: String
        @Option(help: .says(HelpWords.userName)) var name: String
        @Option(help: .says(HelpWords.userRole)) var role: Role
        @Option(help: .says(HelpWords.userUnit)) var unit: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func validate() throws {
            guard let name = try? name.acceptedLine(limit: 100), !name.isEmpty else { throw ValidationError(HelpWords.userNameForm) }
        }

        func run() async throws {
            let house = try await House.open(store)
            let today = house.desk.now.day
            let area = try house.unit(code: unit, on: today)
            let password = OwnPassword.random(house.desk.randomness)
            guard let hash = PasswordHash(of: password) else { throw SignInError.busy }
            _ = try await house.desk.performAsSystem(
                AddOfficer(
                    login: Login(login), fullName: name.cleanedLine, passwordHash: hash,
                    assignments: [RoleAssignment(role: role, area: area.area, validFrom: today)]))
            if talk.json {
                try Output.json(["login": Login(login).text, "password": password])
            } else {
                Output.result("\(Login(login).text)  \(password)")
            }
        }
    }
    struct SetPassword: AsyncParsableCommand {
        static let configuration = CommandConfiguration("password", HelpWords.userPassword, example: "giamngheo user password binhdien")
        @Argument(help: .says(HelpWords.userLogin)) var login: String
        @Flag(help: .says(HelpWords.userPasswordAsk)) var ask = false
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.open(store)
            let password = ask ? Password.asked(talk.language) : OwnPassword.random(house.desk.randomness)
            guard let password else {
                Output.talk(CommandWords.passwordRefused(atLeast: OwnPassword.least, talk.language))
                throw ExitCode(64)
            }
            guard let hash = PasswordHash(of: password) else { throw SignInError.busy }
            _ = try await house.desk.performAsSystem(ChangePassword(login: Login(login), passwordHash: hash))
            let shown = ask ? nil : password
            if talk.json {
                try Output.json(["login": Login(login).text, "password": shown])
            } else {
                Output.result([Login(login).text, shown].compactMap(\.self).joined(separator: "  "))
                Output.talk(CommandWords.passwordChanged(talk.language))
            }
        }
    }
}
