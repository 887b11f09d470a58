import Access
import Core
import Database
import Registry

/// An account as whoever manages accounts sees it; nothing of its password.
public struct Account: Sendable {
    public var id: Officer.ID
    public var login: String
    public var name: String
    public var createdAt: Instant
    public var blockedAt: Instant?
    public var hasTemporaryPassword: Bool
    /// When somebody last signed in with it; `nil` for never.
    public var lastSignIn: Instant?
    public var assignments: [RoleAssignment]

    public var isBlocked: Bool { blockedAt != nil }
}

extension ReadTransaction {
    /// Every account with its roles of all times, by login.
    public func accounts() throws -> [Account] {
        var roles: [Officer.ID: [RoleAssignment]] = [:]
        let assignments = try rows(
            "SELECT officer_id, role, area_id, valid_from, valid_until FROM officer_role ORDER BY valid_from, role"
        ) { row -> (Officer.ID, RoleAssignment) in
            let text = try row.text(1)
            guard let role = Role(rawValue: text) else { throw StoreError.unreadable("officer_role.role \(text)") }
            return (
                try row.key(0),
                RoleAssignment(role: role, area: try row.key(2), validFrom: try row.day(3), validUntil: try row.dayOrNil(4))
            )
        }
        for (officer, assignment) in assignments { roles[officer, default: []].append(assignment) }
        return try rows(
            """
            SELECT id, login, name, created_at, disabled_at, password_is_temporary,
                   (SELECT max(session.created_at) FROM session WHERE session.officer_id = officer.id)
              FROM officer ORDER BY login
            """
        ) { row in
            let id: Officer.ID = try row.key(0)
            return Account(
                id: id, login: try row.text(1), name: try row.text(2), createdAt: try row.instant(3),
                blockedAt: row.isNull(4) ? nil : try row.instant(4), hasTemporaryPassword: try row.int(5) != 0,
                lastSignIn: row.isNull(6) ? nil : try row.instant(6), assignments: roles[id] ?? [])
        }
    }

    public func account(_ id: Officer.ID) throws -> Account? {
        let assignments = try assignments(of: id)
        return try first(
            """
            SELECT login, name, created_at, disabled_at, password_is_temporary,
                   (SELECT max(session.created_at) FROM session WHERE session.officer_id = officer.id)
              FROM officer WHERE id = \(id)
            """
        ) { row in
            Account(
                id: id, login: try row.text(0), name: try row.text(1), createdAt: try row.instant(2),
                blockedAt: row.isNull(3) ? nil : try row.instant(3), hasTemporaryPassword: try row.int(4) != 0,
                lastSignIn: row.isNull(5) ? nil : try row.instant(5), assignments: assignments)
        }
    }
}
