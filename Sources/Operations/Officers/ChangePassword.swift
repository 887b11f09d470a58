import Access
import Core
import Database
import Registry
import Store

/// Gives an account another password. Whoever is signed in with it has to sign in again, and a wait after wrong passwords ends.
public struct ChangePassword: Operation {
    public static let name = "ChangePassword"
    public static let permission = Permission.manageOfficers

    public var login: Login
    public var passwordHash: PasswordHash
    /// Whether it has to be replaced at the next sign-in.
    public var isTemporary: Bool

    public init(login: Login, passwordHash: PasswordHash, isTemporary: Bool = false) {
        self.isTemporary = isTemporary
        self.login = login
        self.passwordHash = passwordHash
    }

    public enum Refusal: Error, Hashable, Sendable {
        case noSuchAccount
    }

    public struct Output: Codable, Sendable {}

    /// The unit of the role that the account was given last.
    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let role = try officer(in: transaction).assignments.last else { throw Refusal.noSuchAccount }
        return role.area
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Output> {
        let officer = try officer(in: transaction)
        _ = try AccountRules(transaction: transaction, context: context).account(officer.id)
        try transaction.changePassword(of: officer.id, to: passwordHash.text, isTemporary: isTemporary)
        try transaction.endSessions(of: officer.id, at: context.now)
        try transaction.clearSignInFailures(loginDigest: Digest(of: login.text).bytes)
        return Performed(Output(), subjects: [officer.id.subject], detail: ["login": login.text])
    }

    private func officer(in transaction: any ReadTransaction) throws -> Officer {
        guard let credential = try transaction.credential(login: login.text), let officer = try transaction.officer(credential.officer)
        else { throw Refusal.noSuchAccount }
        return officer
    }
}
