import Access
import Core
import Database
import Registry
import Store

/// Gives an account a further role in an area, from a day on.
public struct AddRole: Operation {
    public static let name = "AddRole"
    public static let permission = Permission.manageOfficers

    public var officer: Officer.ID
    public var role: RoleAssignment

    public init(_ role: RoleAssignment, to officer: Officer.ID) {
        self.role = role
        self.officer = officer
    }

    public struct Output: Codable, Sendable {}

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { role.area }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Output> {
        let rules = AccountRules(transaction: transaction, context: context)
        let account = try rules.account(officer)
        try rules.notOwn(officer)
        if let until = role.validUntil {
            guard until >= role.validFrom else { throw AccountRefusal.daysReversed }
            guard until >= context.today else { throw AccountRefusal.dayGone }
        }
        let last = role.validUntil
        let isTwice = account.assignments.contains { other in
            other.role == role.role && other.area == role.area
                && (other.validFrom == role.validFrom
                    || (other.validUntil.map { $0 >= role.validFrom } ?? true) && (last.map { other.validFrom <= $0 } ?? true))
        }
        guard !isTwice else { throw AccountRefusal.roleTwice }
        try transaction.insert(role, of: officer)
        return Performed(Output(), subjects: [officer.subject], detail: rules.detail(account, role))
    }
}

/// Lets a role end with a day; with yesterday it ends at once.
public struct EndRole: Operation {
    public static let name = "EndRole"
    public static let permission = Permission.manageOfficers

    public var officer: Officer.ID
    /// As the account has it.
    public var role: RoleAssignment
    /// The last day on which it holds.
    public var until: CalendarDate

    public init(_ role: RoleAssignment, of officer: Officer.ID, until: CalendarDate) {
        self.role = role
        self.officer = officer
        self.until = until
    }

    public struct Output: Codable, Sendable {}

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { role.area }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Output> {
        let rules = AccountRules(transaction: transaction, context: context)
        let account = try rules.account(officer)
        try rules.notOwn(officer)
        guard
            let own = account.standing(on: context.today).first(where: {
                $0.role == role.role && $0.area == role.area && $0.validFrom == role.validFrom
            })
        else { throw AccountRefusal.noSuchRole }
        // What was done under a role in days gone by stays done under it.
        guard until >= context.today.adding(days: -1) else { throw AccountRefusal.dayGone }
        try rules.administratorsRemain(without: account, roles: [own], from: until.adding(days: 1))
        try transaction.end(own, of: officer, on: until)
        var ended = own
        ended.validUntil = until
        return Performed(Output(), subjects: [officer.subject], detail: rules.detail(account, ended))
    }
}
