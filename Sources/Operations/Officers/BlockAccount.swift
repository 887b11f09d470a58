import Access
import Core
import Database
import Registry
import Store

/// Lets nobody in with an account from now on, and ends whoever is.
public struct BlockAccount: Operation {
    public static let name = "BlockAccount"
    public static let permission = Permission.manageOfficers

    public var officer: Officer.ID

    public init(_ officer: Officer.ID) { self.officer = officer }

    public struct Output: Codable, Sendable {}

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        try AccountRules.area(of: officer, in: transaction)
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Output> {
        let rules = AccountRules(transaction: transaction, context: context)
        let account = try rules.account(officer)
        try rules.notOwn(officer)
        guard !account.isBlocked else { throw AccountRefusal.blocked }
        try rules.administratorsRemain(without: account, roles: account.assignments, from: context.today)
        try transaction.setBlocked(officer, since: context.now)
        try transaction.endSessions(of: officer, at: context.now)
        return Performed(Output(), subjects: [officer.subject], detail: rules.detail(account))
    }
}

/// Opens a blocked account again, with the roles that it still has.
public struct UnblockAccount: Operation {
    public static let name = "UnblockAccount"
    public static let permission = Permission.manageOfficers

    public var officer: Officer.ID

    public init(_ officer: Officer.ID) { self.officer = officer }

    public struct Output: Codable, Sendable {}

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        try AccountRules.area(of: officer, in: transaction)
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Output> {
        let rules = AccountRules(transaction: transaction, context: context)
        let account = try rules.account(officer)
        guard account.isBlocked else { throw AccountRefusal.notBlocked }
        try transaction.setBlocked(officer, since: nil)
        return Performed(Output(), subjects: [officer.subject], detail: rules.detail(account))
    }
}
