import Access
import Core
import Database
import Registry

/// What sign-in needs to know of an account.
public struct Credential: Sendable {
    public var officer: Officer.ID
    public var passwordHash: String
    public var isDisabled: Bool
}

extension ReadTransaction {
    public func credential(login: String) throws -> Credential? {
        try first("SELECT id, password_hash, disabled_at FROM officer WHERE login = \(login)") { row in
            Credential(officer: try row.key(0), passwordHash: try row.text(1), isDisabled: !row.isNull(2))
        }
    }

    /// The officer with all role assignments ever; `nil` when unknown or disabled.
    public func officer(_ id: Officer.ID) throws -> Officer? {
        let found = try first("SELECT login, name, password_is_temporary FROM officer WHERE id = \(id) AND disabled_at IS NULL") {
            (try $0.text(0), try $0.text(1), try $0.int(2) != 0)
        }
        guard let (login, name, isTemporary) = found else { return nil }
        return Officer(id: id, login: login, name: name, assignments: try assignments(of: id), hasTemporaryPassword: isTemporary)
    }

    func assignments(of id: Officer.ID) throws -> [RoleAssignment] {
        try rows(
            """
            SELECT role, area_id, valid_from, valid_until FROM officer_role
             WHERE officer_id = \(id) ORDER BY valid_from, role
            """
        ) { row in
            let text = try row.text(0)
            guard let role = Role(rawValue: text) else { throw StoreError.unreadable("officer_role.role \(text)") }
            return RoleAssignment(
                role: role, area: try row.key(1), validFrom: try row.day(2), validUntil: try row.dayOrNil(3))
        }
    }

    /// Who has a role in one of `areas` on `day`, by name.
    public func officers(
        in areas: [Area.ID], on day: CalendarDate
    ) throws -> [(name: String, role: Role, area: Area.ID)] {
        try rows(
            """
            SELECT name, role, area_id FROM officer_role JOIN officer ON officer.id = officer_id
             WHERE area_id IN \(areas) AND valid_from <= \(day) AND (valid_until IS NULL OR valid_until >= \(day))
               AND disabled_at IS NULL ORDER BY name, role
            """
        ) { row in
            let text = try row.text(1)
            guard let role = Role(rawValue: text) else { throw StoreError.unreadable("officer_role.role \(text)") }
            return (try row.text(0), role, try row.key(2))
        }
    }

    public func officerNames(_ ids: [Officer.ID]) throws -> [Officer.ID: String] {
        let pairs = try rows("SELECT id, name FROM officer WHERE id IN \(ids)") {
            (try $0.key(0) as Officer.ID, try $0.text(1))
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }
}

extension WriteTransaction {
    public func insert(_ officer: Officer, passwordHash: String, at instant: Instant) throws {
        try execute(
            """
            INSERT INTO officer (id, login, name, password_hash, created_at, password_is_temporary)
            VALUES (\(officer.id), \(officer.login), \(officer.name), \(passwordHash), \(instant), \(officer.hasTemporaryPassword ? 1 : 0))
            """)
        for assignment in officer.assignments { try insert(assignment, of: officer.id) }
    }

    public func insert(_ assignment: RoleAssignment, of officer: Officer.ID) throws {
        try execute(
            """
            INSERT INTO officer_role (officer_id, role, area_id, valid_from, valid_until)
            VALUES (\(officer), \(assignment.role.rawValue), \(assignment.area), \(assignment.validFrom), \(assignment.validUntil))
            """)
    }

    public func end(_ assignment: RoleAssignment, of officer: Officer.ID, on day: CalendarDate) throws {
        try execute(
            """
            UPDATE officer_role SET valid_until = \(day)
             WHERE officer_id = \(officer) AND role = \(assignment.role.rawValue) AND area_id = \(assignment.area)
               AND valid_from = \(assignment.validFrom)
            """)
    }

    /// - Parameter instant: since when nobody can sign in with it; `nil` to open it again.
    public func setBlocked(_ officer: Officer.ID, since instant: Instant?) throws {
        try execute("UPDATE officer SET disabled_at = \(instant) WHERE id = \(officer)")
    }

    public func changePassword(of officer: Officer.ID, to passwordHash: String, isTemporary: Bool) throws {
        try execute(
            "UPDATE officer SET password_hash = \(passwordHash), password_is_temporary = \(isTemporary ? 1 : 0) WHERE id = \(officer)")
    }
}
