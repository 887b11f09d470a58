import Core
import Law
import Monitoring
import Registry
import Words

/// The sheet of a form: where each part of the paper stands, and what its cells hold.
struct FormSheet {
    let paper: FormPaper
    let writer: XLSXWriter
    private let table: FormTable
    /// Widths of the columns in characters, together about as wide as A4 across.
    private let widths: [Double]
    /// Rows counted from 0: the first of the heading, that of the numbers, the first line.
    private let (headingRow, numberRow, firstRow): (Int, Int, Int)

    /// Characters of 11 points on a line of A4 across.
    private static let pageWidth = 150.0

    init(_ paper: FormPaper, _ writer: XLSXWriter) {
        (self.paper, self.writer, table) = (paper, writer, paper.table)
        headingRow = 7
        numberRow = headingRow + paper.heading.rows.count
        firstRow = numberRow + 1
        let lead = paper.table.hasSplit ? [5.0, 24, 11] : [5.0, 28]
        let rest = (Self.pageWidth - lead.reduce(0, +)) / Double(max(1, paper.table.columns.count))
        widths = lead + Array(repeating: min(max(rest, 7.5), 13), count: paper.table.columns.count)
    }

    /// Points of a page between its margins, as `printOnA4` sets them.
    private static let (printedWidth, printedHeight) = (755.0, 494.0)

    func write() {
        writer.beginSheet(FormWords.sheet(table.definition))
        writer.printOnA4(repeatingRows: headingRow...numberRow)
        for (column, width) in widths.enumerated() { writer.setWidth(width, of: column...column) }
        writer.freeze(row: firstRow, column: paper.lead)
        writeLetterhead()
        writeHeading()
        for block in paper.blocks { write(block) }
        writeFoot()
        writer.breakPages(before: pageBreaks())
    }

    /// Blocks at the end that stay on one page: the total and two units above it.
    private static let blocksKept = 3

    private var last: Int { widths.count - 1 }

    /// The column at which the sheet is parted: the body to the left, the nation to the right.
    private var middle: Int {
        var sum = 0.0
        let half = widths.reduce(0, +) * 0.42
        return widths.dropLast().firstIndex {
            sum += $0
            return sum >= half
        } ?? max(0, last - 1)
    }

    private func writeLetterhead() {
        let (left, right) = (0...middle, middle + 1...last)
        writer.merge(row: 0, columns: 0...last, paper.source, look: .slanted)
        let body = paper.body.count > 1 ? paper.body : [paper.body.joined(), ""]
        writer.merge(row: 1, columns: left, body[0], look: paper.body.count > 1 ? .centred : .strong)
        writer.merge(row: 1, columns: right, PaperWords.nation, look: .strong)
        writer.merge(row: 2, columns: left, body[1], look: .strong)
        writer.merge(row: 2, columns: right, PaperWords.motto, look: .strong)
        writer.merge(row: 3, columns: right, paper.placeAndDay, look: .slanted)
        writer.merge(row: 4, columns: 0...last, table.definition.title.uppercased(), look: .title)
        writer.merge(row: 5, columns: 0...last, paper.subtitle, look: .title)
        writer.merge(row: 6, columns: 0...last, paper.period, look: .slanted)
        writer.setHeight(24, of: 4)
        writer.setHeight(periodHeight, of: 6)
    }

    private var periodHeight: Double { max(22, height(of: paper.period)) }

    private func writeHeading() {
        for (row, cells) in paper.heading.rows.enumerated() {
            for cell in cells {
                let rows = headingRow + row...headingRow + row + cell.rows - 1
                writer.merge(rows: rows, columns: cell.column...cell.column + cell.columns - 1, cell.text, look: .heading)
            }
        }
        for (row, height) in headingHeights.enumerated() { writer.setHeight(height, of: headingRow + row) }
        for (column, number) in paper.numbers.enumerated() {
            writer.write(Int(number).map { .number($0) } ?? .text(number), row: numberRow, column: column, look: .heading)
        }
    }

    /// Of the heading's rows and of the numbers below it: cells of one row first, then what larger ones lack.
    private var headingHeights: [Double] {
        var heights = [Double](repeating: TextLines.height, count: paper.heading.rows.count)
        let cells = paper.heading.rows.enumerated().flatMap { row, cells in cells.map { (row: row, cell: $0) } }
        for (row, cell) in cells.sorted(by: { $0.cell.rows < $1.cell.rows }) {
            let lines = TextLines.count(cell.text, width: widths[cell.column..<cell.column + cell.columns].reduce(0, +))
            let missing = Double(lines) * TextLines.height - heights[row..<row + cell.rows].reduce(0, +)
            if missing > 0 { heights[row + cell.rows - 1] += missing }
        }
        let numberLines = zip(paper.numbers, widths).map { TextLines.count($0, width: $1) }.max() ?? 1
        return heights + [Double(numberLines) * TextLines.height]
    }

    private func write(_ block: FormPaper.Block) {
        let rows = firstRow + block.first...firstRow + block.first + block.lines.count - 1
        writer.merge(rows: rows, columns: 0...0, block.order, look: block.isSum ? .totalOrder : .order)
        writer.merge(rows: rows, columns: 1...1, block.name, look: block.isSum ? .totalLabel : .label)
        let height = height(of: block) / Double(block.lines.count)
        if height > TextLines.height { for row in rows { writer.setHeight(height, of: row) } }
        for (line, row) in zip(block.lines, rows) {
            if table.hasSplit { writer.write(.text(FormWords.name(line.split)), row: row, column: 2, look: .label) }
            for (position, cell) in line.cells.enumerated() { write(cell, at: position, of: line, row: row, isSum: block.isSum) }
        }
    }

    private func write(_ cell: FormTable.Cell, at position: Int, of line: FormTable.Line, row: Int, isSum: Bool) {
        let column = paper.lead + position
        let formula = table.columns[position].formula.flatMap { translated($0, row: row) }
        switch cell {
        case .blank: writer.write(.blank, row: row, column: column, look: .number)
        case .rate(let ratio):
            let value = Double(ratio.hundredthsOfPercent) / 100
            writer.write(
                formula.map { .formula("ROUND(\($0),2)", value: value) } ?? .decimal(value), row: row, column: column, look: .rate)
        case .count(let count):
            writer.write(
                (formula ?? sum(line, position: position)).map { .formula($0, value: Double(count)) } ?? .number(count), row: row,
                column: column, look: isSum ? .total : .number)
        }
    }

    private func height(of block: FormPaper.Block) -> Double {
        Double(max(block.lines.count, TextLines.count(block.name, width: widths[1]))) * TextLines.height
    }

    private func writeFoot() {
        var row = firstRow + table.lines.count + 1
        for note in paper.notes {
            writer.merge(row: row, columns: 0...last, "- \(note)", look: .remark)
            writer.setHeight(height(of: note), of: row)
            row += 1
        }
        if !paper.notes.isEmpty { row += 1 }
        for (signature, columns) in zip(paper.signatures, [0...middle, middle + 1...last]) {
            for (offset, role) in signature.roles.enumerated() { writer.merge(row: row + offset, columns: columns, role, look: .strong) }
            writer.merge(row: row + signature.roles.count, columns: columns, signature.hint, look: .slanted)
        }
    }

    private func height(of note: String) -> Double { Double(TextLines.count(note, width: widths.reduce(0, +))) * TextLines.height }

    /// Rows before which a page ends, so that no unit is torn and the signatures stand below the last one.
    private func pageBreaks() -> [Int] {
        // A column is seven pixels for each character, and five more.
        let width = widths.reduce(0) { $0 + ($1 * 7 + 5) * 0.75 }
        let page = Self.printedHeight / min(1, Self.printedWidth / width)
        let heading = headingHeights.reduce(0, +)
        let foot = paper.notes.reduce(0) { $0 + height(of: $1) } + TextLines.height * 9
        var used = TextLines.height * 5 + 24 + periodHeight + heading
        var breaks: [Int] = []
        for stretch in stretches {
            let needed = stretch.reduce(0) { $0 + height(of: $1) }
            let isLast = stretch.endIndex == paper.blocks.endIndex
            if used + needed + (isLast ? foot : 0) > page, stretch.startIndex > 0 {
                breaks.append(firstRow + stretch[stretch.startIndex].first)
                used = heading
            }
            used += needed
        }
        return breaks
    }

    /// Blocks that stay together: a sum with the first of its units, the total with units above it, and the signatures below it.
    private var stretches: [ArraySlice<FormPaper.Block>] {
        let (blocks, kept) = (paper.blocks, max(1, paper.blocks.count - Self.blocksKept))
        let starts = blocks.indices.filter { $0 == 0 || $0 <= kept && !blocks[$0 - 1].isSum }
        return zip(starts, starts.dropFirst() + [blocks.endIndex]).map { blocks[$0..<$1] }
    }
}

extension FormSheet {
    /// `1-2-3-4+5+6+7+8` of the form as cells of the row; `nil` where the form only says that a figure follows from others.
    private func translated(_ formula: String, row: Int) -> String? {
        guard !formula.isEmpty else { return nil }
        var result = ""
        var digits = ""
        var isFactor = false
        func flush() {
            guard !digits.isEmpty else { return }
            // After `*` stands the number 100, not a column.
            if !isFactor, let index = table.columns.firstIndex(where: { $0.number == digits }) {
                result += "\(XLSXWriter.letters(of: paper.lead + index))\(row + 1)"
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
    private func sum(_ line: FormTable.Line, position: Int) -> String? {
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
        let letters = XLSXWriter.letters(of: paper.lead + position)
        return "SUM(" + parts.map { "\(letters)\(firstRow + $0 + 1)" }.joined(separator: ",") + ")"
    }
}
