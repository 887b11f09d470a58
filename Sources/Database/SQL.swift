/// SQL text whose interpolated values are bound, never pasted.
///
/// `"… WHERE id = \(id)"` binds; `"… WHERE \(sql: condition)"` splices another `SQL`; `"… IN \(list)"` binds each element.
/// No text from outside can become SQL: a `String` interpolates as a value.
public struct SQL: ExpressibleByStringInterpolation, Sendable {
    /// The text with `$1`, `$2`, … where `values` belong.
    public let text: String
    public let values: [SQLValue]

    public init(stringLiteral value: StaticString) {
        text = value.description
        values = []
    }

    public init(stringInterpolation interpolation: StringInterpolation) {
        var text = ""
        for (index, piece) in interpolation.pieces.enumerated() {
            if index > 0 { text += "$\(index)" }
            text += piece
        }
        self.text = text
        values = interpolation.values
    }

    /// The text of a migration: the only SQL that comes from a file of ours.
    init(migration text: String) {
        self.text = text
        values = []
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

        public mutating func appendInterpolation(sql: SQL) {
            var rest = sql.text[...]
            for (index, value) in sql.values.enumerated() {
                let marker = "$\(index + 1)"
                guard let range = rest.firstRange(of: marker) else { preconditionFailure("lost \(marker)") }
                append(String(rest[..<range.lowerBound]))
                bind(value)
                rest = rest[range.upperBound...]
            }
            append(String(rest))
        }

        private mutating func append(_ text: String) { pieces[pieces.count - 1] += text }

        private mutating func bind(_ value: SQLValue) {
            values.append(value)
            pieces.append("")
        }
    }
}
