import Core

/// A value as both engines store it.
public enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
    /// A 128-bit key: 16 bytes in SQLite, `uuid` in PostgreSQL.
    case key(UInt64, UInt64)
}

/// What can be bound in SQL.
public protocol SQLBindable {
    var sqlValue: SQLValue { get }
}

extension SQLValue: SQLBindable { public var sqlValue: SQLValue { self } }
extension Int: SQLBindable { public var sqlValue: SQLValue { .integer(Int64(self)) } }
extension Int64: SQLBindable { public var sqlValue: SQLValue { .integer(self) } }
extension Double: SQLBindable { public var sqlValue: SQLValue { .real(self) } }
extension Bool: SQLBindable { public var sqlValue: SQLValue { .integer(self ? 1 : 0) } }
extension String: SQLBindable { public var sqlValue: SQLValue { .text(self) } }
extension [UInt8]: SQLBindable { public var sqlValue: SQLValue { .blob(self) } }
extension CalendarDate: SQLBindable { public var sqlValue: SQLValue { .text(iso) } }
extension PartialDate: SQLBindable { public var sqlValue: SQLValue { .text(iso) } }
extension Instant: SQLBindable { public var sqlValue: SQLValue { .integer(milliseconds) } }
extension Dong: SQLBindable { public var sqlValue: SQLValue { .integer(amount) } }
extension Sex: SQLBindable { public var sqlValue: SQLValue { .integer(Int64(rawValue)) } }
extension Residence: SQLBindable { public var sqlValue: SQLValue { .text(rawValue) } }
extension Identifier: SQLBindable { public var sqlValue: SQLValue { .key(words.high, words.low) } }
extension Optional: SQLBindable where Wrapped: SQLBindable {
    public var sqlValue: SQLValue { self?.sqlValue ?? .null }
}
