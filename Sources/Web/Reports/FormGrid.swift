import Access
import Core
import Exchange
import Law
import Markup
import Monitoring
import Operations
import Registry
import Words

/// The table of a form as the paper heads it; every figure leads to its households.
struct FormGrid {
    let visit: Visit
    let paper: FormPaper
    let label: String
    /// The last row on paper.
    var foot: HTML = .empty

    private var table: FormTable { paper.table }

    var html: HTML {
        """
        <div class="scroll" tabindex="0" role="region" aria-label="\(label)"><table class="form-table"><caption class="visually-hidden">\(label)</caption>\
        <thead>\(paper.heading.rows.map { row in "<tr>\(row.map(self.heading))</tr>" as HTML })\
        <tr class="ids">\(paper.numbers.map { "<td class=\"c\">\($0)</td>" as HTML })</tr></thead>\
        \(paper.blocks.map(block))\(foot)</table></div>
        """
    }

    private func heading(_ cell: FormHeading.Cell) -> HTML {
        """
        <th scope="\(cell.isGroup ? "colgroup" : "col")"\(" colspan=\"\(cell.columns)\"", when: cell.columns > 1)\
        \(" rowspan=\"\(cell.rows)\"", when: cell.rows > 1)>\(cell.text)</th>
        """
    }

    /// The lines of one unit in a body of their own, which is not torn between pages.
    private func block(_ block: FormPaper.Block) -> HTML {
        let count = block.lines.count
        let span: HTML = count > 1 ? " rowspan=\"\(count)\"" : .empty
        let name: HTML =
            "<td class=\"c\"\(span)>\(block.order)</td><th scope=\"\(count > 1 ? "rowgroup" : "row")\"\(span)>\(block.name)</th>"
        return """
            <tbody>\(block.lines.enumerated().map { index, line in
                """
                <tr\(" class=\"total\"", when: block.isSum)>\(name, when: index == 0)\
                \("<td class=\"split\">\(FormWords.name(line.split))</td>", when: self.table.hasSplit)\
                \(zip(self.table.columns, line.cells).map { column, cell in "<td class=\"n\">\(self.cell(cell, column, line))</td>" as HTML })</tr>
                """ as HTML
            })</tbody>
            """
    }

    private func cell(_ cell: FormTable.Cell, _ column: FormTable.Column, _ line: FormTable.Line) -> HTML {
        switch cell {
        case .blank: return .empty
        case .rate(let ratio): return "\(NumberWords.percent(ratio))"
        case .count(let count):
            guard column.opens, count > 0, visit.may(.viewHouseholds) else { return "\(NumberWords.grouped(count))" }
            let figure =
                "cot=\(column.id.replacing("+", with: "%2B"))&dong=\(FigureKey.text(line.part, table))&phan-to=\(line.split?.rawValue ?? "")"
            return "<a href=\"\(FormAddress(table, visit).path("ho", figure))\">\(NumberWords.grouped(count))</a>"
        }
    }
}
