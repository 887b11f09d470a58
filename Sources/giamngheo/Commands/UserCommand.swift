import Access
import ArgumentParser
import Core
import Operations
import Registry
import Words

extension Role: ExpressibleByArgument {}

struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "user", abstract: "Accounts.", subcommands: [Add.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Open an account; the random password is printed once.",
            discussion: "Example: giamngheo user add --login binhdien --name \"Tran Thi Lan\" --role communeOfficer --unit 20035")
        @Option(help: "3–40 letters a–z, digits, dots, hyphens.") var login: String
        @Option(help: "Full name.") var name: String
        @Option(help: "communeOfficer, villageHead, consolidatingOfficer, leader, administrator.") var role: Role
        @Option(help: "Official code of the unit as of today.") var unit: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func validate() throws {
            guard let name = try? name.acceptedLine(limit: 100), !name.isEmpty else { throw ValidationError("--name: 1…100 letters") }
        }

        func run() async throws {
            let house = try await House.open(store)
            let today = house.desk.now.day
            let area = try house.unit(code: unit, on: today)
            let password = Password.random(house.desk.randomness)
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
}
