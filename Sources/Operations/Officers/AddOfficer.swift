import Access
import Core
import Database
import Registry
import Store

/// Opens an account with its roles. The password is hashed before it gets here; nobody can read it back.
public struct AddOfficer: Operation {
    public static let name = "AddOfficer"
    public static let permission = Permission.manageOfficers

    public var login: Login
    public var fullName: String
    public var passwordHash: PasswordHash
    public var assignments: [RoleAssignment]
    /// Whether it has to be replaced at the first sign-in.
    public var isTemporary: Bool

    public init(
        login: Login, fullName: String, passwordHash: PasswordHash, assignments: [RoleAssignment], isTemporary: Bool = false
    ) {
        self.isTemporary = isTemporary
        self.login = login
        self.fullName = fullName
        self.passwordHash = passwordHash
        self.assignments = assignments
    }

    public enum Refusal: Error, Hashable, Sendable {
        case unacceptableLogin
        case loginTaken
        case noRole
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let first = assignments.first else { throw Refusal.noRole }
        return first.area
    }

    public func perform(
        in transaction: any WriteTransaction, _ context: OperationContext
    ) throws -> Performed<Officer.ID> {
        guard login.isAcceptable else { throw Refusal.unacceptableLogin }
        guard try transaction.credential(login: login.text) == nil else { throw Refusal.loginTaken }
        let scope = context.scope(for: Self.permission)
        guard assignments.allSatisfy({ Desk.isInside($0.area, scope, context) }) else { throw DeskError.outsideArea }
        let officer = Officer(
            id: context.key(), login: login.text, name: fullName, assignments: assignments, hasTemporaryPassword: isTemporary)
        try transaction.insert(officer, passwordHash: passwordHash.text, at: context.now)
        return Performed(
            officer.id, subjects: [officer.id.subject],
            detail: ["login": login.text, "roles": assignments.map(\.role.rawValue).joined(separator: ",")])
    }
}
