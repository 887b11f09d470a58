/// A piece of a page as UTF-8, escaped by construction.
///
/// Only text that stands in the program can be markup: `"<td>\(name)</td>"` escapes `name`, and `\(piece)` puts in another
/// `HTML`. No text from outside can become a tag or leave an attribute.
public struct HTML: ExpressibleByStringInterpolation, Sendable, Hashable {
    public private(set) var bytes: [UInt8]

    public static let empty = HTML(bytes: [])

    init(bytes: [UInt8]) { self.bytes = bytes }

    public init(stringLiteral value: StaticString) {
        bytes = []
        Self.append(value, to: &bytes)
    }

    public init(stringInterpolation interpolation: StringInterpolation) { bytes = interpolation.bytes }

    /// Text to be read, not markup.
    public init(text: String) {
        bytes = []
        Self.escape(text, into: &bytes)
    }

    public static func += (left: inout HTML, right: HTML) { left.bytes += right.bytes }

    public static func + (left: HTML, right: HTML) -> HTML { HTML(bytes: left.bytes + right.bytes) }

    public var isEmpty: Bool { bytes.isEmpty }

    public struct StringInterpolation: StringInterpolationProtocol {
        var bytes: [UInt8] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        public mutating func appendLiteral(_ literal: StaticString) { HTML.append(literal, to: &bytes) }

        public mutating func appendInterpolation(_ text: String) { HTML.escape(text, into: &bytes) }

        public mutating func appendInterpolation(_ number: Int) { HTML.escape(String(number), into: &bytes) }

        public mutating func appendInterpolation(_ piece: HTML) { bytes += piece.bytes }

        public mutating func appendInterpolation(_ pieces: [HTML]) {
            for piece in pieces { bytes += piece.bytes }
        }

        /// The piece when the condition holds; nothing otherwise.
        public mutating func appendInterpolation(_ piece: @autoclosure () -> HTML, when condition: Bool) {
            if condition { bytes += piece().bytes }
        }
    }

    private static func append(_ literal: StaticString, to bytes: inout [UInt8]) {
        literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Escapes what could end text or an attribute; other controls than line ends and tabs are left out.
    static func escape(_ text: String, into bytes: inout [UInt8]) {
        var text = text
        text.withUTF8 { buffer in
            // Nearly every text has nothing to escape and goes in as one piece.
            var start = 0
            for index in 0..<buffer.count {
                let replacement: StaticString
                switch buffer[index] {
                case UInt8(ascii: "&"): replacement = "&amp;"
                case UInt8(ascii: "<"): replacement = "&lt;"
                case UInt8(ascii: ">"): replacement = "&gt;"
                case UInt8(ascii: "\""): replacement = "&quot;"
                case UInt8(ascii: "'"): replacement = "&#39;"
                case 9, 10, 13, 32...: continue
                default: replacement = ""
                }
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start..<index]))
                append(replacement, to: &bytes)
                start = index + 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start...]))
        }
    }
}

extension Sequence<HTML> {
    public func joined() -> HTML { reduce(into: .empty) { $0 += $1 } }
}
