import Core

/// The cells of a sheet as they stand, few enough to be held: a form has some hundred rows.
struct FormCells {
    struct Row {
        var number: Int
        var cells: [Int: XLSXCell.Value]

        /// What a cell says as a line of text; `nil` for an empty one.
        func text(_ column: Int) -> String? {
            switch cells[column] {
            case .text(let text): text.cleanedLine.isEmpty ? nil : text.cleanedLine
            case .number(let value), .serial(let value): Int(exactly: value).map(String.init) ?? String(value)
            case .bool(let value): value ? "TRUE" : "FALSE"
            case .error(let text): text
            case nil: nil
            }
        }

        var columns: [Int] { cells.keys.sorted() }
    }

    private(set) var rows: [Row] = []

    /// More rows than any form has; what follows is left out.
    private static let limit = 20_000

    private struct Enough: Error {}

    init(_ sheet: TableSheet, _ reader: XLSXReader) throws {
        var rows: [Row] = []
        do {
            try reader.forEachRow(of: sheet) { number, _, cells in
                guard rows.count < Self.limit else { throw Enough() }
                var row = Row(number: number, cells: [:])
                for cell in cells {
                    if case .text(let text) = cell.value, text.cleanedLine.isEmpty { continue }
                    row.cells[cell.column] = cell.value
                }
                if !row.cells.isEmpty { rows.append(row) }
            }
        } catch is Enough {}
        self.rows = rows
    }

    static func name(_ row: Int, _ column: Int) -> String { "\(XLSXWriter.letters(of: column))\(row)" }
}

/// Which column of a sheet holds which column of the form.
struct FormColumns {
    /// Ids in the order of the form: "C", "1", "2", … or "D" to "M".
    var ids: [String]
    var places: [String: Int]
    /// The index of the first row that may hold figures.
    var firstRow: Int
    var numberRow: Int?

    /// Columns before these hold the order, the unit and what is split.
    var first: Int { places.values.min() ?? 0 }

    init(ids: [String], places: [String: Int], firstRow: Int, numberRow: Int? = nil) {
        (self.ids, self.places, self.firstRow, self.numberRow) = (ids, places, firstRow, numberRow)
    }

    /// The row in which a form numbers its columns: 1, 2, 3, … or A, B, C, …, each in its cell.
    init?(numbering cells: FormCells) {
        for (index, row) in cells.rows.prefix(80).enumerated() {
            if let found = Self.numbers(row) ?? Self.letters(row) {
                self.init(ids: found.ids, places: found.places, firstRow: index + 1, numberRow: row.number)
                return
            }
        }
        return nil
    }

    private static func numbers(_ row: FormCells.Row) -> (ids: [String], places: [String: Int])? {
        var places: [String: Int] = [:]
        for column in row.columns {
            let number: Int? =
                switch row.cells[column] {
                case .number(let value) where value == value.rounded() && (1...200).contains(value): Int(value)
                // "(9)=(1)-(2)…" begins with its number too.
                case .text(let text): Int(text.cleanedLine.drop { $0 == "(" || $0 == "c" }.prefix { $0.isNumber })
                default: nil
                }
            if let number, number == places.count + 1 { places[String(number)] = column }
        }
        guard places.count >= 6 else { return nil }
        return ((1...places.count).map(String.init), places)
    }

    private static func letters(_ row: FormCells.Row) -> (ids: [String], places: [String: Int])? {
        var letters: [(id: String, column: Int)] = []
        for column in row.columns {
            let text = (row.text(column) ?? "").uppercased().filter { $0 != "(" && $0 != ")" }
            let next = Character(UnicodeScalar(UInt8(65 + min(letters.count, 25))))
            if text == String(next) { letters.append((text, column)) }
        }
        let own = letters.dropFirst(3)
        guard own.count >= 8 else { return nil }
        return (own.map(\.id), Dictionary(uniqueKeysWithValues: own.map { ($0.id, $0.column) }))
    }
}
