import Core
import Foundation
import Law
import Monitoring
import Words

/// A filled form as a workbook to the cell: the paper with its merged headings, numbers as numbers, what the form computes as
/// formulas with their values.
public enum FormWorkbook {
    public static func write(_ paper: FormPaper, to path: String) throws {
        let sheet = FormSheet(paper, try XLSXWriter(path: path, isKeptWhole: true))
        sheet.write()
        try sheet.writer.close()
    }

    /// The same as CSV: UTF-8 with a mark, `;` between fields as Excel in Vietnamese expects.
    public static func csv(_ table: FormTable) -> [UInt8] {
        var lines = [
            ["A", "B"].map { table.definition.column($0).label } + (table.hasSplit ? [FormWords.split] : [])
                + table.columns.map { "\($0.number). \(FormWords.label($0))" }
        ]
        for line in table.lines {
            let (order, name) = FormWords.name(line.part, table.rows)
            lines.append([order, name] + (table.hasSplit ? [FormWords.name(line.split)] : []) + line.cells.map { text($0, decimal: ",") })
        }
        return [0xEF, 0xBB, 0xBF] + lines.flatMap { Array(($0.map(CSVText.field).joined(separator: ";") + "\r\n").utf8) }
    }

    static func text(_ cell: FormTable.Cell, decimal: String) -> String {
        switch cell {
        case .count(let count): return String(count)
        case .rate(let ratio):
            let hundredths = String(ratio.hundredthsOfPercent % 100)
            return "\(ratio.hundredthsOfPercent / 100)\(decimal)\(hundredths.count < 2 ? "0" : "")\(hundredths)"
        case .blank: return ""
        }
    }
}

/// A filled form as scripts read it.
public struct FormDocument: Encodable, Sendable {
    public struct Line: Encodable, Sendable {
        public var name: String
        public var split: String?
        /// Counts as numbers, rates as percent with two decimals; a blank is left out.
        public var cells: [String: Double]
    }

    public var form: String
    public var title: String
    public var unit: String
    public var year: Int
    public var opening: String
    public var closing: String
    /// The day of the boundaries.
    public var map: String
    public var preliminary: Bool
    /// "preliminary" or "official": whether the review of the year is decided.
    public var stage: String
    public var standard: String
    public var columns: [String]
    public var lines: [Line]
    public var notes: [String]

    public init(_ table: FormTable) {
        form = table.definition.number
        title = table.definition.title
        unit = table.unitName
        year = table.year
        opening = table.opening.iso
        closing = table.closing.iso
        map = table.map.iso
        preliminary = table.isPreliminary
        stage = table.stage.rawValue
        standard = table.standard
        columns = table.columns.map(\.id)
        notes = table.notes.map(FormWords.sentence)
        lines = table.lines.map { line in
            var cells: [String: Double] = [:]
            for (column, cell) in zip(table.columns, line.cells) {
                switch cell {
                case .count(let count): cells[column.id] = Double(count)
                case .rate(let ratio): cells[column.id] = Double(ratio.hundredthsOfPercent) / 100
                case .blank: break
                }
            }
            return Line(name: FormWords.name(line.part, table.rows).name, split: line.split?.rawValue, cells: cells)
        }
    }
}
