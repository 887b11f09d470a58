import Core
import Foundation
import Law
import Monitoring
import Words

/// A filled form as a workbook to the cell: numbers as numbers, what the form computes as formulas with their values.
public enum FormWorkbook {
    /// The row of the first line, counted from 0: heading, title, unit, period, labels, column numbers stand above.
    static let firstRow = 6

    public static func write(_ table: FormTable, to path: String) throws {
        let writer = try XLSXWriter(path: path)
        writer.beginSheet("\(table.definition.number)")
        let lead = table.hasSplit ? 3 : 2
        let last = lead + table.columns.count - 1
        writer.printOnA4(repeatingRows: 4...5)
        writer.setWidth(5, of: 0...0)
        writer.setWidth(26, of: 1...1)
        writer.setWidth(11, of: 2...max(last, 2))
        writer.freeze(row: firstRow, column: lead)
        writer.write(.text(table.definition.heading), row: 0, column: last, look: .note)
        writer.merge(row: 1, columns: 0...last, table.definition.title, look: .title)
        writer.merge(row: 2, columns: 0...last, FormWords.heading(table), look: .title)
        writer.write(.text(FormWords.period(table)), row: 3, column: 0, look: .note)
        writer.setHeight(128, of: 4)
        let labels = [FormWords.order, FormWords.area] + (table.hasSplit ? [FormWords.split] : []) + table.columns.map(FormWords.label)
        for (column, label) in labels.enumerated() { writer.write(.text(label), row: 4, column: column, look: .heading) }
        let ids = ["A", "B"] + (table.hasSplit ? ["C"] : []) + table.columns.map(\.id)
        for (column, id) in ids.enumerated() {
            writer.write(Int(id).map { .number($0) } ?? .text(id), row: 5, column: column, look: .heading)
        }
        for (index, line) in table.lines.enumerated() { write(line, index, of: table, lead: lead, writer) }
        var row = firstRow + table.lines.count + 1
        for note in table.notes {
            writer.write(.text(FormWords.sentence(note)), row: row, column: 1, look: .note)
            row += 1
        }
        try writer.close()
    }

    private static func write(_ line: FormTable.Line, _ index: Int, of table: FormTable, lead: Int, _ writer: XLSXWriter) {
        let row = firstRow + index
        let (order, name) = FormWords.name(line.part, table.rows)
        let isSum = if case .row = line.part { false } else { true }
        writer.write(.text(order), row: row, column: 0, look: isSum ? .total : .plain)
        writer.write(.text(name), row: row, column: 1, look: isSum ? .total : .plain)
        if table.hasSplit { writer.write(.text(FormWords.name(line.split)), row: row, column: 2, look: .plain) }
        for (position, cell) in line.cells.enumerated() {
            let column = table.columns[position]
            let place = lead + position
            switch cell {
            case .blank: writer.write(.blank, row: row, column: place, look: .number)
            case .rate(let ratio):
                let value = Double(ratio.hundredthsOfPercent) / 100
                if let formula = column.formula.flatMap({ translated($0, table, row: row, lead: lead) }) {
                    writer.write(.formula("ROUND(\(formula),2)", value: value), row: row, column: place, look: .rate)
                } else {
                    writer.write(.decimal(value), row: row, column: place, look: .rate)
                }
            case .count(let count):
                let look: XLSXLook = isSum ? .total : .number
                if let formula = column.formula.flatMap({ translated($0, table, row: row, lead: lead) }) {
                    writer.write(.formula(formula, value: Double(count)), row: row, column: place, look: look)
                } else if let sum = sum(line, table, column: place) {
                    writer.write(.formula(sum, value: Double(count)), row: row, column: place, look: look)
                } else {
                    writer.write(.number(count), row: row, column: place, look: look)
                }
            }
        }
    }

    /// `1-2-3-4+5+6+7+8` of the form as cells of the row.
    private static func translated(_ formula: String, _ table: FormTable, row: Int, lead: Int) -> String? {
        guard !formula.isEmpty else { return nil }
        var result = ""
        var digits = ""
        var isFactor = false
        func flush() {
            guard !digits.isEmpty else { return }
            // After `*` stands the number 100, not a column.
            if !isFactor, let index = table.columns.firstIndex(where: { $0.id == digits }) {
                result += "\(XLSXWriter.letters(of: lead + index))\(row + 1)"
            } else {
                result += digits
            }
            digits = ""
        }
        for character in formula {
            if character.isNumber {
                digits.append(character)
            } else {
                flush()
                isFactor = character == "*"
                result.append(character)
            }
        }
        flush()
        return result
    }

    /// The lines that a sum adds up, as cells: single cells, because lines of another kind stand between them.
    private static func sum(_ line: FormTable.Line, _ table: FormTable, column: Int) -> String? {
        let position = column - (table.hasSplit ? 3 : 2)
        let parts: [Int]
        switch line.part {
        case .row: return nil
        case .residence(let residence):
            parts = table.lines.indices.filter { index in
                if case .row(let row) = table.lines[index].part {
                    table.rows[row].residence == residence && table.lines[index].split == line.split
                } else {
                    false
                }
            }
        case .all:
            parts = table.lines.indices.filter { index in
                if case .residence = table.lines[index].part { table.lines[index].split == line.split } else { false }
            }
        }
        // A base that only the unit as a whole has is no sum of its parts.
        let counts = parts.map { table.lines[$0].cells[position].count }
        guard !parts.isEmpty, parts.count <= 250, !counts.contains(nil),
            counts.compactMap({ $0 }).reduce(0, +) == line.cells[position].count
        else { return nil }
        return "SUM(" + parts.map { "\(XLSXWriter.letters(of: column))\(firstRow + $0 + 1)" }.joined(separator: ",") + ")"
    }

    /// The same as CSV: UTF-8 with a mark, `;` between fields as Excel in Vietnamese expects.
    public static func csv(_ table: FormTable) -> [UInt8] {
        var lines = [
            ([FormWords.order, FormWords.area] + (table.hasSplit ? [FormWords.split] : [])
                + table.columns.map { "\($0.id). \(FormWords.label($0))" })
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
    public var preliminary: Bool
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
        preliminary = table.isPreliminary
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
