/// What an engine refused, in one vocabulary for both.
public enum DatabaseError: Error, Hashable, Sendable {
    case unique(String)
    case foreignKey(String)
    case check(String)
    case notNull(String)
    /// Too many at once; try again.
    case busy
    /// The records were closed: the program is ending.
    case closed
    /// Another process has the file open for writing.
    case ownedByAnotherProcess(String)
    /// The file cannot be opened or made; the reason as the system says it.
    case cannotOpen(path: String, reason: String)
    /// The file belongs to another program.
    case notOurs(String)
    /// The records were written by a newer version of this program.
    case newerThanProgram(migration: Int)
    /// A released migration differs from the one that was applied.
    case editedMigration(number: Int)
    /// It is not known whether the transaction was kept: look before trying again.
    case outcomeUnknown(String)
    /// A value in a row is not of the type asked for.
    case type(column: Int, expected: String)
    case other(String)
}
