extension OfficialDocument {
    /// Number and symbol: "15/QĐ-UBND". Numbers run by body, symbol and year, from 1, without gaps.
    ///
    /// - Source: Nghị định 30/2020/NĐ-CP, Phụ lục I; that numbers under 10 take a leading 0 is RECALLED.
    public struct Number: Hashable, Sendable, Codable, CustomStringConvertible {
        /// `nil` while it has none: it is given as the document is issued.
        public var value: Int?
        /// "QĐ-UBND"; no blanks around its strokes.
        public var symbol: String

        public init(_ value: Int?, symbol: String) {
            self.value = value
            self.symbol = symbol
        }

        /// The symbol of a document of `kind` that `body` ("UBND") issues.
        public init(_ value: Int?, kind: Kind, body: String) {
            self.init(value, symbol: kind.isLetter ? body : "\(kind.abbreviation)-\(body)")
        }

        /// A number as somebody wrote it: "15/QĐ-UBND" stands as it is, "15" alone gets the usual symbol.
        public static func written(_ text: String, symbol: String) -> String {
            Int(text).map { Number($0, symbol: symbol).description } ?? text
        }

        /// The number of a series with `symbol` that somebody wrote: "15" or "15/QĐ-UBND"; `nil` for any other text.
        public static func value(_ text: String, symbol: String) -> Int? {
            let bare = text.hasSuffix("/" + symbol) ? String(text.dropLast(symbol.count + 1)) : text
            return Int(bare).flatMap { (1...999_999).contains($0) ? $0 : nil }
        }

        public var description: String {
            let digits = value.map { $0 < 10 ? "0\($0)" : String($0) } ?? "……"
            return "\(digits)/\(symbol)"
        }
    }
}
