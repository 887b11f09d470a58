import Core
import Monitoring
import Programme
import Words

/// The reports of a month put together, as a workbook: who has handed in, and every figure by agency beside what the records say.
public enum ConsolidationWorkbook {
    public static func write(_ sum: Consolidation, names: [Agency.ID: String], to path: String) throws {
        let writer = try XLSXTableWriter(path: path)
        writer.beginSheet(ProgressReportWords.title(sum.month))
        writer.printOnA4(repeatingRows: 2...2)
        writer.freeze(row: 3, column: 1)
        writer.setWidth(36, of: 0...0)
        writer.setWidth(14, of: 1...(ReportFigure.Kind.allCases.count + 2))
        writer.setHeight(62, of: 2)
        writer.write(.text(ProgressReportWords.title(sum.month)), row: 0, column: 0, look: .title)
        writer.write(.text(ProgressReportWords.period(sum.month)), row: 1, column: 0, look: .note)
        let heads = [PlanWords.agency, ProgressReportWords.state, DutyWords.due] + ReportFigure.Kind.allCases.map(ProgressReportWords.name)
        for (column, head) in heads.enumerated() { writer.write(.text(head), row: 2, column: column, look: .heading) }
        for (index, line) in sum.lines.enumerated() {
            let row = index + 3
            writer.write(.text(names[line.agency] ?? ""), row: row, column: 0)
            writer.write(
                .text(line.report.map { ProgressReportWords.name($0.state) } ?? ProgressReportWords.missing), row: row, column: 1)
            writer.write(line.duty.dueOn.map { .day($0) } ?? .blank, row: row, column: 2, look: .day)
            for (offset, kind) in ReportFigure.Kind.allCases.enumerated() {
                let value = line.report?.content.figure(kind)?.value
                writer.write(value.map { .number($0) } ?? .blank, row: row, column: offset + 3, look: .number)
            }
        }
        let totals: [(String, (ReportFigure.Kind) -> Int?)] = [
            (ProgressReportWords.reported, sum.reported), (ProgressReportWords.records, sum.now),
        ]
        for (index, total) in totals.enumerated() {
            let row = sum.lines.count + 3 + index
            writer.write(.text(total.0), row: row, column: 0, look: .label)
            for (offset, kind) in ReportFigure.Kind.allCases.enumerated() {
                writer.write(total.1(kind).map { .number($0) } ?? .blank, row: row, column: offset + 3, look: .number)
            }
        }
        try writer.close()
    }
}
