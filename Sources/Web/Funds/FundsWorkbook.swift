import Core
import Exchange
import Finance
import HTTPTypes
import Jobs
import Markup
import Registry
import Words

/// The tables of the money desk as a workbook, in exact đồng, with the lines that they are made of.
enum FundsWorkbook {
    static func answer(_ table: FundTable, _ asked: FundsAsked, _ visit: Visit) async throws -> Answer {
        let (areas, today) = (visit.areas, visit.today)
        let name: @Sendable (Area.ID) -> String = { areas.lastKnown(of: $0, on: today)?.name ?? "" }
        let isInvented = visit.site.isDemonstration
        let bytes = try await Workbench.run {
            try Workbench.withTemporaryFile { path in
                try write(table, asked.year, name: name, isInvented: isInvented, to: path)
                return try Workbench.contents(path)
            }
        }
        return .file(bytes, type: FileType.workbook, name: "kinh-phi-\(asked.year).xlsx")
    }

    private static let figures: [FundFigure] = [.allotted, .committed, .disbursed, .advanced, .settled, .carried, .lapsed]

    private static func write(
        _ table: FundTable, _ year: Int, name: (Area.ID) -> String, isInvented: Bool, to path: String
    ) throws {
        let writer = try XLSXTableWriter(path: path)
        let note = isInvented ? FundPageWords.invented : ""
        func rows(_ rows: [(String, FundTable.Row)], total: FundTable.Row?) -> [([XLSXValue], FundTable.Row)] {
            rows.map { ([.text($0.0)], $0.1) } + (total.map { [([.text(FundPageWords.total)], $0)] } ?? [])
        }
        sheet(
            writer, FundPageWords.byProject, [(FundPageWords.project, 44)],
            rows(table.byProject.map { (ProjectWords.name($0.key), $0.row) }, total: table.total),
            year, note)
        sheet(
            writer, FundPageWords.byUnit, [(FundPageWords.unit, 28)], rows(table.byUnit.map { (name($0.key), $0.row) }, total: nil), year,
            note)
        sheet(
            writer, FundPageWords.bySource, [(FundPageWords.source, 32)],
            rows(table.bySource.map { (FundWords.name($0.key), $0.row) }, total: table.total),
            year, note)
        let heads: [(String, Double)] = [
            (FundPageWords.project, 44), (FundPageWords.source, 28), (FundPageWords.capital, 22), (FundPageWords.holder, 24),
        ]
        let lines: [([XLSXValue], FundTable.Row)] = table.lines.map { line in
            (
                [
                    .text(ProjectWords.name(line.heads.project)), .text(FundWords.name(line.heads.source)),
                    .text(FundWords.name(line.heads.capital, year: year)), .text(name(line.holder)),
                ], table.row(of: line)
            )
        }
        sheet(writer, FundPageWords.lines, heads, lines, year, note)
        try writer.close()
    }

    private static func sheet(
        _ writer: XLSXTableWriter, _ title: String, _ heads: [(String, Double)], _ rows: [([XLSXValue], FundTable.Row)], _ year: Int,
        _ note: String
    ) {
        writer.beginSheet(title)
        writer.printOnA4(repeatingRows: 2...2)
        writer.freeze(row: 3, column: heads.count)
        writer.setHeight(48, of: 2)
        let columns =
            heads + ([FundFigure.assigned] + figures).map { (FundPageWords.name($0), 18) }
            + [(FundPageWords.disbursedOfAssigned, 14), (FundPageWords.disbursedOfAllotted, 14)]
        for (index, column) in columns.enumerated() { writer.setWidth(column.1, of: index...index) }
        writer.write(.text("\(FundPageWords.title(year)) – \(title.lowercased())"), row: 0, column: 0, look: .title)
        writer.write(
            .text(([FundPageWords.rounding(.dong)] + [note].filter { !$0.isEmpty }).joined(separator: " ")), row: 1, column: 0, look: .note)
        for (index, column) in columns.enumerated() { writer.write(.text(column.0), row: 2, column: index, look: .heading) }
        for (index, entry) in rows.enumerated() {
            let (labels, row) = entry
            let amounts = ([FundFigure.assigned] + figures).map { figure in row.value(figure).map { XLSXValue.number(Int($0)) } ?? .blank }
            for (column, cell) in (labels + amounts).enumerated() {
                writer.write(cell, row: index + 3, column: column, look: column < labels.count ? .plain : .number)
            }
            for (offset, rate) in [row.disbursedOfAssigned, row.disbursedOfAllotted].enumerated() {
                writer.write(
                    rate.map { .decimal($0.percent) } ?? .blank, row: index + 3, column: labels.count + amounts.count + offset, look: .rate)
            }
        }
    }
}
