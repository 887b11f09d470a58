import Access
import Core
import Database
import Registry
import Store

/// Why an account was not changed.
public enum AccountRefusal: Error, Hashable, Sendable {
    case noSuchAccount
    /// Nobody gives roles to themselves, takes them, or blocks themselves.
    case ownAccount
    /// Nobody could manage the accounts of an area any more.
    case lastAdministrator
    case blocked
    case notBlocked
    case noSuchRole
    /// The account has the role in the area on one of these days already.
    case roleTwice
    case daysReversed
    case dayGone
    case noSuchAgency
    /// Officers of a commune act for its committee by their role.
    case agencyOfCommune
    /// No role of the account does duties in the area of the agency.
    case noRoleForAgency
    /// The account works for the agency on one of these days already.
    case agencyTwice
}

extension Account {
    /// Roles that hold on `day` or later.
    func standing(on day: CalendarDate) -> [RoleAssignment] { assignments.filter { $0.validUntil.map { $0 >= day } ?? true } }
}

/// What must hold whenever somebody changes somebody's account.
struct AccountRules {
    let transaction: any ReadTransaction
    let context: OperationContext

    /// The account, where all its standing roles lie in the area of whoever asks: no one gets at an account that can do more than
    /// they manage.
    func account(_ id: Officer.ID) throws -> Account {
        guard let account = try transaction.account(id) else { throw AccountRefusal.noSuchAccount }
        let scope = context.scope(for: .manageOfficers)
        for role in account.standing(on: context.today) {
            guard Desk.isInside(role.area, scope, context) else { throw DeskError.outsideArea }
        }
        return account
    }

    func notOwn(_ id: Officer.ID) throws { if context.officer?.id == id { throw AccountRefusal.ownAccount } }

    /// Somebody else manages accounts wherever `account` did, from `day` on without an end.
    func administratorsRemain(without account: Account, roles: [RoleAssignment], from day: CalendarDate) throws {
        let lost = roles.filter { $0.role == .administrator && ($0.validUntil.map { $0 >= day } ?? true) }
        guard !lost.isEmpty else { return }
        var left = AreaScope.nothing
        var scopes: [AreaScope] = []
        for other in try transaction.accounts() where !other.isBlocked {
            for role in other.assignments where role.role == .administrator && role.validUntil == nil && role.validFrom <= day {
                // Of the same account the roles that it keeps count.
                if other.id == account.id, roles.contains(role) { continue }
                scopes.append(AreaScope(of: role.area, in: context.areas, on: context.today))
            }
        }
        for scope in scopes {
            left = AreaScope(communes: left.communes.union(scope.communes), villages: left.villages.union(scope.villages))
        }
        for role in lost {
            let needed = AreaScope(of: role.area, in: context.areas, on: context.today)
            guard needed.communes.isSubset(of: left.communes),
                needed.villages.allSatisfy({
                    left.contains(village: $0, commune: context.areas.ancestor(of: $0, at: .commune, on: context.today))
                })
            else { throw AccountRefusal.lastAdministrator }
        }
    }

    /// Where the event of a change to an account belongs: the area of its last role.
    static func area(of id: Officer.ID, in transaction: any ReadTransaction) throws -> Area.ID {
        guard let role = try transaction.account(id)?.assignments.last else { throw AccountRefusal.noSuchAccount }
        return role.area
    }

    func detail(_ account: Account, _ role: RoleAssignment? = nil) -> [String: String] {
        var detail = ["login": account.login]
        if let role {
            detail["role"] = role.role.rawValue
            detail["areaName"] = context.areas.lastKnown(of: role.area, on: context.today)?.name
            detail["from"] = role.validFrom.iso
            detail["until"] = role.validUntil?.iso
        }
        return detail
    }
}
