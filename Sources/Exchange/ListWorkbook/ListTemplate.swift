import Core
import Law
import Registry
import Words

/// An empty list workbook to be filled: the headings that are read, two lines marked as examples, and how to write.
public enum ListTemplate {
    /// Lines that are prepared: cells of text, with what may be chosen.
    private static let lines = ListExport.headingRow + 1...ListExport.headingRow + 500

    public static func write(to path: String, codeLists: CodeLists) throws {
        let writer = try XLSXWriter(path: path)
        ListExport.beginList(writer, subtitle: ListWorkbookWords.templateSubtitle)
        let (numbers, days) = ([15, 16, 21, 22], [14])
        for row in lines {
            let example = ListWorkbookWords.examples.dropFirst(row - lines.lowerBound).first
            for column in ListWorkbookWords.headings.indices {
                if let text = example?[column], !text.isEmpty {
                    writer.write(
                        numbers.contains(column) ? Int(text).map { .number($0) } ?? .text(text) : .text(text), row: row, column: column)
                } else {
                    writer.write(
                        .blank, row: row, column: column, look: numbers.contains(column) ? .number : days.contains(column) ? .day : .plain)
                }
            }
        }
        let offered: [(Int, [String])] = [
            (4, Relation.allCases.map { HouseholdWords.name($0) }), (6, ListWorkbookWords.sexes), (12, ["1", "2"]), (17, ["x"]),
            (18, ["x"]), (19, ["x"]),
        ]
        for (column, options) in offered { writer.offer(options, rows: lines, column: column) }
        writer.beginSheet(ListWorkbookWords.guideSheet)
        writer.setWidth(120, of: 0...0)
        let causes = codeLists.causes.map { "\($0.number). \($0.name)" }
        for (row, line) in (ListWorkbookWords.guide + causes).enumerated() { writer.write(.text(line), row: row, column: 0, look: .note) }
        try writer.close()
    }
}
