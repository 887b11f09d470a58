import Core

public enum Engine: String, Sendable, CaseIterable {
    case sqlite
    case postgres
}

/// Records in one engine or the other. Both give synchronous transactions that run on threads of their own.
public protocol Database: Sendable {
    var engine: Engine { get }

    /// Runs `body` on one snapshot.
    func read<T: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> T) async throws -> T

    /// Runs `body` on one snapshot where it costs least, which may be the caller's thread: for a few rows found by an index, a
    /// few milliseconds at most.
    func readBriefly<T: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> T) async throws -> T

    /// Runs `body` in one transaction: all of it is kept, or nothing when it throws. PostgreSQL may run it again after a
    /// serialization failure, so `body` has no effect outside the transaction.
    func write<T: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> T) async throws -> T

    /// Names and values that an administrator should see: version, journal, checks.
    func report() async throws -> [(name: String, value: String)]

    func close() async
}

public protocol ReadTransaction: AnyObject {
    var engine: Engine { get }

    /// Gives the rows of a query to `body`; a row is valid only inside it.
    func forEach(_ sql: SQL, _ body: (Row) throws -> Void) throws

    /// The same for more rows than should be held at once, or than may be wanted: an error of `body` ends the query.
    func stream(_ sql: SQL, _ body: (Row) throws -> Void) throws
}

public protocol WriteTransaction: ReadTransaction {
    /// - Returns: the number of rows changed.
    @discardableResult func execute(_ sql: SQL) throws -> Int

    /// Inserts many rows in one go. Table and columns are names of ours, never from outside.
    func insert(into table: StaticString, columns: [StaticString], rows: some Sequence<[SQLValue]>) throws

    /// Runs the statements of a migration.
    func runScript(_ text: String) throws
}

extension ReadTransaction {
    public func rows<T>(_ sql: SQL, _ map: (Row) throws -> T) throws -> [T] {
        var result: [T] = []
        try forEach(sql) { result.append(try map($0)) }
        return result
    }

    public func first<T>(_ sql: SQL, _ map: (Row) throws -> T) throws -> T? {
        var result: T?
        try forEach(sql) { row in if result == nil { result = try map(row) } }
        return result
    }
}

/// Where the records are: a file, or a `postgres://` address (with `?schema=` for tests).
public enum DatabaseLocation: Hashable, Sendable {
    case sqlite(path: String)
    case postgres(address: String)

    public init(_ text: String) {
        self =
            text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") ? .postgres(address: text) : .sqlite(path: text)
    }
}

/// Opens the records.
///
/// - Parameter readers: how many queries may run at once.
public func openDatabase(_ location: DatabaseLocation, readers: Int = 4) async throws -> any Database {
    switch location {
    case .sqlite(let path): try SQLiteDatabase(path: path, readers: readers)
    case .postgres(let address): try PostgresDatabase(address: address, connections: readers)
    }
}
