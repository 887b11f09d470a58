import Core
import Finance
import Markup
import Words

/// One table of the money desk: a line for each project, unit or source, their sum, and what rounding makes of it.
struct FundsTablePart {
    struct Line {
        var label: String
        var row: FundTable.Row
        /// What the entries of its figures are asked for with.
        var asked: FundsAsked
    }

    var title: String
    var head: String
    var lines: [Line]
    var total: FundTable.Row
    var asked: FundsAsked
    var showsAssigned: Bool

    static func columns(showsAssigned: Bool) -> [FundFigure] {
        (showsAssigned ? [.assigned] : []) + [.allotted, .disbursed, .advanced, .settled]
    }

    var html: HTML {
        let columns = Self.columns(showsAssigned: showsAssigned)
        let rate = showsAssigned ? FundPageWords.disbursedOfAssigned : FundPageWords.disbursedOfAllotted
        return """
            <h2>\(title)</h2>\(scrolling(title, """
                <table class="stack"><thead><tr><th scope="col">\(head)</th>\(columns.map { "<th scope=\"col\" class=\"n\">\(FundPageWords.name($0))</th>" as HTML })\
                <th scope="col" class="n">\(FundPageWords.remaining)</th><th scope="col" class="n">\(rate)</th></tr></thead><tbody>\(lines.map { line in
                    row(line.label, line.row, line.asked, columns, rate)
                })</tbody><tfoot>\(row(FundPageWords.total, total, asked, columns, rate))\(difference(columns))</tfoot></table>
                """))
            """
    }

    private func row(_ label: String, _ row: FundTable.Row, _ asked: FundsAsked, _ columns: [FundFigure], _ rateName: String) -> HTML {
        let rate = showsAssigned ? row.disbursedOfAssigned : row.disbursedOfAllotted
        return """
            <tr><th scope="row">\(label)</th>\(columns.map { figure in
                row.value(figure).map { value in
                    "<td class=\"n\" data-label=\"\(FundPageWords.name(figure))\">\(Self.link(value, figure, asked))</td>" as HTML
                } ?? "<td class=\"n\"></td>"
            })<td class="n" data-label="\(FundPageWords.remaining)"><span title="\(MoneyWords.exact(row.sums.free))">\(MoneyWords.amount(row.sums.free, in: asked.money))</span></td>\
            <td class="n" data-label="\(rateName)">\(NumberWords.percent(rate))</td></tr>
            """
    }

    /// Of columns whose rounded lines add up to another sum than their total.
    private func difference(_ columns: [FundFigure]) -> HTML {
        let differences = columns.map { figure in
            MoneyWords.rounded(total.value(figure) ?? 0, in: asked.money)
                - lines.reduce(0) { $0 + MoneyWords.rounded($1.row.value(figure) ?? 0, in: asked.money) }
        }
        let rest =
            MoneyWords.rounded(total.sums.free, in: asked.money)
            - lines.reduce(0) { $0 + MoneyWords.rounded($1.row.sums.free, in: asked.money) }
        guard (differences + [rest]).contains(where: { $0 != 0 }) else { return .empty }
        return """
            <tr><th scope="row">\(FundPageWords.difference)</th>\(zip(columns, differences).map { figure, steps in
                "<td class=\"n\" data-label=\"\(FundPageWords.name(figure))\">\(steps == 0 ? "" : MoneyWords.steps(steps, in: asked.money))</td>" as HTML
            })<td class="n" data-label="\(FundPageWords.remaining)">\(rest == 0 ? "" : MoneyWords.steps(rest, in: asked.money))</td><td></td></tr>
            """
    }

    /// A figure that opens its entries; nothing to open where it is zero.
    static func link(_ value: Int64, _ figure: FundFigure, _ asked: FundsAsked) -> HTML {
        let text = MoneyWords.amount(value, in: asked.money)
        guard value != 0 else { return HTML(text: text) }
        return "<a href=\"\(asked.address(SitePath.fundEntries, figure: figure))\" title=\"\(MoneyWords.exact(value))\">\(text)</a>"
    }

    static func cell(_ value: Int64?, _ figure: FundFigure, _ unit: MoneyWords.Unit) -> HTML {
        guard let value else { return "<td class=\"n\"></td>" }
        return
            "<td class=\"n\" data-label=\"\(FundPageWords.name(figure))\"><span title=\"\(MoneyWords.exact(value))\">\(MoneyWords.amount(value, in: unit))</span></td>"
    }
}
