import Core
import GRDB
import GRDBSQLite

/// A transaction of the embedded engine. Statements are prepared once per connection and read through the raw pointer:
/// record types cost four to thirteen times as much.
final class SQLiteTransaction: WriteTransaction {
    let engine = Engine.sqlite
    private let db: GRDB.Database

    init(_ db: GRDB.Database) { self.db = db }

    func forEach(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        let statement = try prepared(sql)
        // The pointer must not outlive its owner, and the optimiser would let the owner go after its last use.
        defer { withExtendedLifetime(statement) { _ = sqlite3_reset(statement.sqliteStatement) } }
        let pointer = statement.sqliteStatement
        let row = Row(source: .sqlite(pointer))
        while true {
            switch sqlite3_step(pointer) {
            case SQLITE_ROW: try body(row)
            case SQLITE_DONE: return
            default: throw failure()
            }
        }
    }

    func stream(_ sql: SQL, _ body: (Row) throws -> Void) throws { try forEach(sql, body) }

    func execute(_ sql: SQL) throws -> Int {
        let statement = try prepared(sql)
        defer { withExtendedLifetime(statement) { _ = sqlite3_reset(statement.sqliteStatement) } }
        try finish(statement.sqliteStatement)
        return Int(sqlite3_changes(db.sqliteConnection))
    }

    func insert(into table: StaticString, columns: [StaticString], rows: some Sequence<[SQLValue]>) throws {
        let names = columns.map(\.description).joined(separator: ", ")
        let places = columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        let statement = try db.cachedStatement(sql: "INSERT INTO \(table) (\(names)) VALUES (\(places))")
        defer { withExtendedLifetime(statement) { _ = sqlite3_clear_bindings(statement.sqliteStatement) } }
        let pointer = statement.sqliteStatement
        for row in rows {
            for (index, value) in row.enumerated() { try bind(value, at: Int32(index + 1), of: pointer) }
            try finish(pointer)
            sqlite3_reset(pointer)
        }
    }

    func runScript(_ text: String) throws { try db.execute(sql: text) }

    private func prepared(_ sql: SQL) throws -> GRDB.Statement {
        let statement = try db.cachedStatement(sql: sql.text)
        let pointer = statement.sqliteStatement
        sqlite3_reset(pointer)
        sqlite3_clear_bindings(pointer)
        for (index, value) in sql.values.enumerated() { try bind(value, at: Int32(index + 1), of: pointer) }
        return statement
    }

    private func finish(_ pointer: OpaquePointer) throws {
        while true {
            switch sqlite3_step(pointer) {
            case SQLITE_ROW: continue
            case SQLITE_DONE: return
            default:
                let error = failure()
                sqlite3_reset(pointer)
                throw error
            }
        }
    }

    private func bind(_ value: SQLValue, at index: Int32, of pointer: OpaquePointer) throws {
        let status =
            switch value {
            case .null: sqlite3_bind_null(pointer, index)
            case .integer(let number): sqlite3_bind_int64(pointer, index, number)
            case .real(let number): sqlite3_bind_double(pointer, index, number)
            case .text(let text): try bind(text, at: index, of: pointer)
            case .blob(let bytes): sqlite3_bind_blob(pointer, index, bytes, Int32(bytes.count), Self.copied)
            case .key(let high, let low):
                withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) {
                    sqlite3_bind_blob(pointer, index, $0.baseAddress, 16, Self.copied)
                }
            }
        guard status == SQLITE_OK else { throw failure() }
    }

    private func bind(_ text: String, at index: Int32, of pointer: OpaquePointer) throws -> Int32 {
        var text = text
        return try text.withUTF8 { bytes in
            // PostgreSQL refuses NUL, SQLite would take it: both refuse.
            guard !bytes.contains(0) else { throw DatabaseError.check("NUL in text") }
            guard let start = bytes.baseAddress else { return sqlite3_bind_text(pointer, index, "", 0, Self.copied) }
            return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                sqlite3_bind_text(pointer, index, $0, Int32(bytes.count), Self.copied)
            }
        }
    }

    private func failure() -> any Error {
        let connection = db.sqliteConnection
        let code = sqlite3_extended_errcode(connection)
        let message = sqlite3_errmsg(connection).map { String(cString: $0) } ?? ""
        return SQLiteDatabase.translated(GRDB.DatabaseError(resultCode: ResultCode(rawValue: code), message: message))
    }

    /// SQLITE_TRANSIENT: SQLite copies the bytes before the call returns.
    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}
