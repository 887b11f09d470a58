import CPostgres
import Core

/// What only the retry loop needs to tell apart.
enum PostgresFailure: Error {
    case serialization
}

/// One libpq connection, used from one thread only.
final class PostgresConnection {
    let handle: OpaquePointer
    /// Names of prepared statements by their text.
    private var prepared: [String: String] = [:]

    init(address: PostgresAddress) throws {
        guard let handle = PQconnectdb(address.connection) else { throw DatabaseError.other("no memory") }
        self.handle = handle
        guard PQstatus(handle) == CONNECTION_OK else {
            let message = String(cString: PQerrorMessage(handle))
            PQfinish(handle)
            throw DatabaseError.other(message)
        }
        try command("SET client_min_messages = warning")
        try command("SET synchronous_commit = on")
        try command("SET idle_in_transaction_session_timeout = '60s'")
        if let schema = address.schema { try command("SET search_path = \(schema)") }
    }

    var isAlive: Bool { PQstatus(handle) == CONNECTION_OK }

    func close() { PQfinish(handle) }

    func transaction<T>(_ begin: String, _ body: (PostgresTransaction) throws -> T) throws -> T {
        try command(begin)
        let result: T
        do {
            result = try body(PostgresTransaction(self))
        } catch {
            try? command("ROLLBACK")
            throw error
        }
        do {
            try command("COMMIT")
        } catch PostgresFailure.serialization {
            try? command("ROLLBACK")
            throw PostgresFailure.serialization
        } catch {
            guard isAlive else { throw DatabaseError.outcomeUnknown("\(error)") }
            try? command("ROLLBACK")
            throw error
        }
        return result
    }

    /// Statements of ours without values.
    func command(_ text: String) throws {
        let result = PQexec(handle, text)
        defer { PQclear(result) }
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK: return
        default: throw failure(result)
        }
    }

    /// Sends a prepared statement; the caller fetches the results.
    func send(_ sql: SQL) throws {
        let name = try statementName(sql.text)
        let parameters = try PostgresParameters(sql.values)
        let sent = parameters.withPointers { values, lengths, formats in
            PQsendQueryPrepared(handle, name, Int32(sql.values.count), values, lengths, formats, 0)
        }
        guard sent == 1 else { throw failure(nil) }
    }

    /// All rows of a prepared query. The caller clears the result.
    func result(of sql: SQL) throws -> OpaquePointer {
        try send(sql)
        return try awaited()
    }

    /// The rows of what was sent last. The caller clears the result.
    private func awaited() throws -> OpaquePointer {
        var rows: OpaquePointer?
        var problem: (any Error)?
        while let result = PQgetResult(handle) {
            switch PQresultStatus(result) {
            case PGRES_TUPLES_OK where rows == nil: rows = result
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK: PQclear(result)
            default:
                problem = problem ?? failure(result)
                PQclear(result)
            }
        }
        if let problem {
            PQclear(rows)
            throw problem
        }
        guard let rows else { throw DatabaseError.other("a query that gives no rows") }
        return rows
    }

    /// Opens the one cursor that a transaction has at a time. All of its rows are meant to be read, so values come as they are.
    func openCursor(for sql: SQL) throws {
        let parameters = try PostgresParameters(sql.values)
        let result = parameters.withPointers { values, lengths, formats in
            PQexecParams(
                handle, "DECLARE stream BINARY NO SCROLL CURSOR FOR \(sql.text)", Int32(sql.values.count), nil, values, lengths, formats, 0)
        }
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw failure(result) }
    }

    /// Asks for more rows of the cursor without waiting: the server works on them while the caller looks at earlier ones.
    func askForRows(_ count: Int32) throws {
        guard PQsendQuery(handle, "FETCH FORWARD \(count) FROM stream") == 1 else { throw failure(nil) }
    }

    func rowsAskedFor() throws -> OpaquePointer { try awaited() }

    func closeCursor() throws { try command("CLOSE stream") }

    private func statementName(_ text: String) throws -> String {
        if let name = prepared[text] { return name }
        let name = "s\(prepared.count)"
        let result = PQprepare(handle, name, text, 0, nil)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw failure(result) }
        prepared[text] = name
        return name
    }

    func failure(_ result: OpaquePointer?) -> any Error {
        let message = String(cString: result == nil ? PQerrorMessage(handle) : PQresultErrorMessage(result))
        let state = result.flatMap { PQresultErrorField($0, 67) }.map { String(cString: $0) } ?? ""
        return switch state {
        case "40001", "40P01": PostgresFailure.serialization
        case "23505": DatabaseError.unique(message)
        case "23503": DatabaseError.foreignKey(message)
        case "23514": DatabaseError.check(message)
        case "23502": DatabaseError.notNull(message)
        case "53300", "55P03": DatabaseError.busy
        default: DatabaseError.other("\(state) \(message)")
        }
    }
}

/// Bound values laid out in one buffer, so that every pointer holds during the call.
struct PostgresParameters {
    private var bytes: [CChar] = []
    private var offsets: [Int?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    init(_ values: [SQLValue]) throws {
        for value in values {
            switch value {
            case .null: add(nil, binary: false)
            case .integer(let number): add(Array(String(number).utf8), binary: false)
            case .real(let number): add(Array("\(number)".utf8), binary: false)
            case .text(let text):
                let utf8 = Array(text.utf8)
                guard !utf8.contains(0) else { throw DatabaseError.check("NUL in text") }
                add(utf8, binary: false)
            case .blob(let blob): add(blob, binary: true)
            case .key(let high, let low):
                add(Array(Identifier<Void>(high: high, low: low).description.utf8), binary: false)
            }
        }
    }

    private mutating func add(_ value: [UInt8]?, binary: Bool) {
        offsets.append(value == nil ? nil : bytes.count)
        lengths.append(Int32(value?.count ?? 0))
        formats.append(binary ? 1 : 0)
        bytes.append(contentsOf: (value ?? []).map(CChar.init(bitPattern:)))
        bytes.append(0)
    }

    func withPointers<T>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> T
    ) -> T {
        bytes.withUnsafeBufferPointer { buffer in
            let pointers = offsets.map { offset in offset.map { buffer.baseAddress! + $0 } }
            return pointers.withUnsafeBufferPointer { body($0.baseAddress, lengths, formats) }
        }
    }
}
