import CPostgres
import Core
import GRDBSQLite

/// One row of a result, read by position. Valid only inside the closure that it is given to.
public struct Row {
    enum Source {
        case sqlite(OpaquePointer)
        case postgres(OpaquePointer, Int32)
    }

    let source: Source

    public func isNull(_ column: Int) -> Bool {
        switch source {
        case .sqlite(let statement): sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL
        case .postgres(let result, let row): PQgetisnull(result, row, Int32(column)) == 1
        }
    }

    public func int64(_ column: Int) throws -> Int64 {
        switch source {
        case .sqlite(let statement):
            guard sqlite3_column_type(statement, Int32(column)) == SQLITE_INTEGER else { throw wrong(column, "integer") }
            return sqlite3_column_int64(statement, Int32(column))
        case .postgres:
            let bytes = try field(column)
            if isBinary(column) { return try binary(bytes, column) }
            if bytes.count == 1, bytes[0] == UInt8(ascii: "t") || bytes[0] == UInt8(ascii: "f") {
                return bytes[0] == UInt8(ascii: "t") ? 1 : 0
            }
            guard let value = Int64(String(decoding: bytes, as: UTF8.self)) else { throw wrong(column, "integer") }
            return value
        }
    }

    public func int(_ column: Int) throws -> Int { Int(try int64(column)) }

    public func intOrNil(_ column: Int) throws -> Int? { isNull(column) ? nil : try int(column) }

    public func int64OrNil(_ column: Int) throws -> Int64? { isNull(column) ? nil : try int64(column) }

    public func bool(_ column: Int) throws -> Bool { try int64(column) != 0 }

    public func instant(_ column: Int) throws -> Instant { Instant(milliseconds: try int64(column)) }

    public func instantOrNil(_ column: Int) throws -> Instant? { isNull(column) ? nil : try instant(column) }

    public func real(_ column: Int) throws -> Double {
        switch source {
        case .sqlite(let statement): return sqlite3_column_double(statement, Int32(column))
        case .postgres:
            if isBinary(column) { return Double(bitPattern: UInt64(bitPattern: try binary(try field(column), column))) }
            guard let value = Double(String(decoding: try field(column), as: UTF8.self)) else { throw wrong(column, "real") }
            return value
        }
    }

    public func text(_ column: Int) throws -> String { String(decoding: try textBytes(column), as: UTF8.self) }

    /// The UTF-8 of a text where it lies, for long streams that only look at it.
    public func textBytes(_ column: Int) throws -> UnsafeBufferPointer<UInt8> {
        switch source {
        case .sqlite(let statement):
            guard sqlite3_column_type(statement, Int32(column)) == SQLITE_TEXT,
                let start = sqlite3_column_text(statement, Int32(column))
            else { throw wrong(column, "text") }
            return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, Int32(column))))
        case .postgres: return try field(column)
        }
    }

    /// A day (`yyyy-MM-dd`) as the number yyyyMMdd: what long streams compare days by.
    public func packedDay(_ column: Int) throws -> Int {
        let bytes = try textBytes(column)
        guard bytes.count == 10 else { throw wrong(column, "day") }
        func digits(_ range: Range<Int>) -> Int { range.reduce(0) { $0 * 10 + Int(bytes[$1] & 15) } }
        return digits(0..<4) * 10_000 + digits(5..<7) * 100 + digits(8..<10)
    }

    public func packedDayOrNil(_ column: Int) throws -> Int? { isNull(column) ? nil : try packedDay(column) }

    public func textOrNil(_ column: Int) throws -> String? { isNull(column) ? nil : try text(column) }

    public func bytes(_ column: Int) throws -> [UInt8] {
        switch source {
        case .sqlite(let statement):
            guard sqlite3_column_type(statement, Int32(column)) == SQLITE_BLOB else { throw wrong(column, "bytes") }
            let count = Int(sqlite3_column_bytes(statement, Int32(column)))
            guard count > 0, let start = sqlite3_column_blob(statement, Int32(column)) else { return [] }
            return Array(UnsafeRawBufferPointer(start: start, count: count))
        case .postgres:
            let field = try field(column)
            if isBinary(column) { return Array(field) }
            guard field.count >= 2, field[0] == UInt8(ascii: "\\"), field[1] == UInt8(ascii: "x"), field.count % 2 == 0
            else { throw wrong(column, "bytes") }
            return stride(from: 2, to: field.count, by: 2).map { Self.nibble(field[$0]) << 4 | Self.nibble(field[$0 + 1]) }
        }
    }

    public func key<Subject>(_ column: Int) throws -> Identifier<Subject> {
        switch source {
        case .sqlite(let statement):
            guard sqlite3_column_type(statement, Int32(column)) == SQLITE_BLOB,
                sqlite3_column_bytes(statement, Int32(column)) == 16,
                let start = sqlite3_column_blob(statement, Int32(column))
            else { throw wrong(column, "key") }
            return Self.key(start)
        case .postgres:
            let field = try field(column)
            if field.count == 16, isBinary(column) { return Self.key(UnsafeRawPointer(field.baseAddress!)) }
            guard let key = Identifier<Subject>(utf8: field) else { throw wrong(column, "key") }
            return key
        }
    }

    public func keyOrNil<Subject>(_ column: Int) throws -> Identifier<Subject>? { isNull(column) ? nil : try key(column) }

    public func day(_ column: Int) throws -> CalendarDate {
        guard let day = CalendarDate(iso: try text(column)) else { throw wrong(column, "day") }
        return day
    }

    public func dayOrNil(_ column: Int) throws -> CalendarDate? { isNull(column) ? nil : try day(column) }

    private func field(_ column: Int) throws -> UnsafeBufferPointer<UInt8> {
        guard case .postgres(let result, let row) = source, !isNull(column),
            let start = PQgetvalue(result, row, Int32(column))
        else { throw wrong(column, "a value") }
        let count = Int(PQgetlength(result, row, Int32(column)))
        return UnsafeRawBufferPointer(start: start, count: count).assumingMemoryBound(to: UInt8.self)
    }

    /// True for what comes through a cursor: numbers, keys and bytes as they are, not as text.
    private func isBinary(_ column: Int) -> Bool {
        if case .postgres(let result, _) = source { PQfformat(result, Int32(column)) == 1 } else { false }
    }

    private func binary(_ bytes: UnsafeBufferPointer<UInt8>, _ column: Int) throws -> Int64 {
        let raw = UnsafeRawBufferPointer(bytes)
        return switch bytes.count {
        case 8: Int64(bigEndian: raw.loadUnaligned(as: Int64.self))
        case 4: Int64(Int32(bigEndian: raw.loadUnaligned(as: Int32.self)))
        case 2: Int64(Int16(bigEndian: raw.loadUnaligned(as: Int16.self)))
        case 1: Int64(bytes[0])
        default: throw wrong(column, "integer")
        }
    }

    private static func key<Subject>(_ start: UnsafeRawPointer) -> Identifier<Subject> {
        Identifier(
            high: UInt64(bigEndian: start.loadUnaligned(as: UInt64.self)),
            low: UInt64(bigEndian: start.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    }

    private func wrong(_ column: Int, _ expected: String) -> DatabaseError { .type(column: column, expected: expected) }

    private static func nibble(_ digit: UInt8) -> UInt8 { digit < 58 ? digit - 48 : (digit | 32) - 87 }
}
