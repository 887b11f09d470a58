/// SQL text whose interpolated values are bound, never pasted.
///
/// `"… WHERE id = \(id)"` binds; `"… WHERE \(sql: condition)"` splices another `SQL`; `"… IN \(list)"` binds each element.
/// No text from outside can become SQL: a `String` interpolates as a value.
public struct SQL: ExpressibleByStringInterpolation, Sendable {
    /// The texts around the values; always one more than there are values.
    private let pieces: [String]
    public let values: [SQLValue]

    public init(stringLiteral value: StaticString) {
        pieces = [value.description]
        values = []
    }

    public init(stringInterpolation interpolation: StringInterpolation) {
        pieces = interpolation.pieces
        values = interpolation.values
    }

    /// The text of a migration: the only SQL that comes from a file of ours.
    init(migration text: String) {
        pieces = [text]
        values = []
    }

    /// The text with `$1`, `$2`, … where `values` belong.
    public var text: String {
        var text = pieces[0]
        for (index, piece) in pieces.enumerated().dropFirst() {
            text += "$"
            text += String(index)
            text += piece
        }
        return text
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        /// The texts around the values; always one more than there are values.
        var pieces = [""]
        var values: [SQLValue] = []

        public init(literalCapacity: Int, interpolationCount: Int) {}

        public mutating func appendLiteral(_ literal: StaticString) { append(literal.description) }

        public mutating func appendInterpolation(_ value: some SQLBindable) { bind(value.sqlValue) }

        public mutating func appendInterpolation<Value: SQLBindable>(_ value: Value?) { bind(value.sqlValue) }

        public mutating func appendInterpolation(_ values: [some SQLBindable]) {
            append("(")
            for (index, value) in values.enumerated() {
                if index > 0 { append(", ") }
                bind(value.sqlValue)
            }
            append(values.isEmpty ? "NULL)" : ")")
        }

        /// `(a, b), (c, d)` for `VALUES`; at least one row.
        public mutating func appendInterpolation(rows: some Sequence<[SQLValue]>) {
            for (index, row) in rows.enumerated() {
                append(index == 0 ? "(" : ", (")
                for (column, value) in row.enumerated() {
                    if column > 0 { append(", ") }
                    bind(value)
                }
                append(")")
            }
        }

        public mutating func appendInterpolation(sql: SQL) {
            append(sql.pieces[0])
            for (value, piece) in zip(sql.values, sql.pieces.dropFirst()) {
                bind(value)
                append(piece)
            }
        }

        private mutating func append(_ text: String) { pieces[pieces.count - 1] += text }

        private mutating func bind(_ value: SQLValue) {
            values.append(value)
            pieces.append("")
        }
    }
}
