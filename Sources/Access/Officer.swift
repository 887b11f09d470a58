import Core
import Registry

/// A person who signs in.
public struct Officer: Hashable, Sendable {
    public typealias ID = Identifier<Officer>

    public var id: ID
    public var login: String
    public var name: String
    public var assignments: [RoleAssignment]
    /// Somebody else has seen the password: another has to be chosen before any other work.
    public var hasTemporaryPassword: Bool

    public init(id: ID, login: String, name: String, assignments: [RoleAssignment], hasTemporaryPassword: Bool = false) {
        self.hasTemporaryPassword = hasTemporaryPassword
        self.id = id
        self.login = login
        self.name = name
        self.assignments = assignments
    }

    /// The assignments of `day` that include `permission`.
    public func assignments(granting permission: Permission, on day: CalendarDate) -> [RoleAssignment] {
        assignments.filter { $0.holds(on: day) && $0.role.permissions.contains(permission) }
    }

    public func may(_ permission: Permission, on day: CalendarDate) -> Bool {
        !assignments(granting: permission, on: day).isEmpty
    }
}
