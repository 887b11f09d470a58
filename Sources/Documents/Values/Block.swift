extension OfficialDocument {
    /// A piece of the body.
    public enum Block: Hashable, Sendable, Codable {
        /// An article of a decision: "Điều 1." and what it says.
        case article(label: String, text: String)
        case paragraph(String)
        /// "I. …", set off from what follows.
        case heading(String)
        /// A point below a paragraph: "a) …" or "- …".
        case item(String)
        case table(Table)
        /// A line in the middle that says that something is decided: "QUYẾT ĐỊNH:".
        case centred(String)
    }

    public struct Table: Hashable, Sendable, Codable {
        public enum Alignment: String, Hashable, Sendable, Codable { case start, centre, end }

        public struct Column: Hashable, Sendable, Codable {
            public var heading: String
            /// Share of the width of the page; only the ratio to other columns counts.
            public var width: Int
            public var alignment: Alignment

            public init(_ heading: String, width: Int, alignment: Alignment = .start) {
                self.heading = heading
                self.width = width
                self.alignment = alignment
            }
        }

        public var columns: [Column]
        /// Each with as many texts as there are columns.
        public var rows: [[String]]

        public init(columns: [Column], rows: [[String]]) {
            precondition(rows.allSatisfy { $0.count == columns.count }, "a row of a table has as many texts as it has columns")
            self.columns = columns
            self.rows = rows
        }
    }
}
