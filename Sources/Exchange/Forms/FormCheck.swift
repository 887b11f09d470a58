import Core
import Law

/// Looks at somebody's filled form and tells which cells cannot be right: words where numbers belong, rows and columns that do not add
/// up, parts larger than their whole, fewer persons than households.
///
/// An empty cell is "not given" and never nought: where a figure hangs on it, that is told.
public struct FormCheck: Sendable {
    private let forms: [String: FormDefinition]

    /// - Parameter forms: by number; their headings tell the columns of a sheet that does not number them.
    public init(_ forms: [String: FormDefinition] = [:]) { self.forms = forms }

    /// - Throws: `WorkbookProblem`; `NothingToCheck` with what was looked for in each sheet.
    public func check(_ path: String) throws -> (results: [Result], misses: [Miss]) {
        let reader = try XLSXReader(path: path)
        var (results, misses): ([Result], [Miss]) = ([], [])
        for sheet in reader.sheets {
            let cells = try FormCells(sheet, reader)
            guard !cells.rows.isEmpty else { continue }
            let (found, miss) = FormRecognizer(cells: cells, sheet: sheet.name, definitions: forms).result()
            if let miss { misses.append(miss) }
            guard let found else { continue }
            let units = FormLines(cells, found.columns, form: found.form).units
            guard units.contains(where: { !$0.lines.allSatisfy(\.isEmpty) }) else {
                misses.append(Miss(sheet: sheet.name, reason: .noFigures(form: found.form)))
                continue
            }
            results.append(check(units, found, sheet: sheet.name))
        }
        guard !results.isEmpty else { throw NothingToCheck(misses: misses) }
        return (results, misses)
    }

    private func check(_ units: [FormUnit], _ found: FormRecognizer.Found, sheet: String) -> Result {
        let rules = FormRules(form: found.form, sheet: sheet, columns: found.columns)
        let sums = rules.sums(units)
        let findings = (units.flatMap(rules.check) + sums.findings).enumerated().sorted {
            ($0.element.row, $0.offset) < ($1.element.row, $1.offset)
        }.map(\.element)
        let lines = units.flatMap(\.lines).filter { !$0.isEmpty }
        return Result(
            sheet: sheet, form: found.form, recognition: found.recognition, rows: lines.count, findings: findings,
            notes: sums.notes + blanks(lines, found.columns, rules))
    }

    /// Empty cells among the figures, one note for each column.
    private func blanks(_ lines: [FormLine], _ columns: FormColumns, _ rules: FormRules) -> [Finding] {
        columns.ids.compactMap { column in
            let empty = lines.filter { $0.entry(column) == .blank }
            guard let first = empty.first else { return nil }
            var finding = rules.finding(.blanks, first, column)
            finding.blanks = FormRules.ranges(empty.map { ($0.row, columns.places[column] ?? 0) })
            return finding
        }
    }
}
