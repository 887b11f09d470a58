import Core
import Foundation

/// Looks at somebody's filled form and tells which rows do not add up.
public struct FormCheck: Sendable {
    public struct Finding: Hashable, Sendable, Encodable {
        public enum Kind: String, Hashable, Sendable, Encodable {
            case identity, rate, rateOverWhole = "rate_over_whole", rateWithoutBase = "rate_without_base", partOverWhole =
                "part_over_whole",
                deprivationsFew = "deprivations_few", deprivationsMany = "deprivations_many", sumOfParts = "sum_of_parts", notComputed =
                "not_computed"
        }

        public var sheet: String
        public var row: Int
        public var label: String
        public var kind: Kind
        public var column: String
        /// What stands there and what would be right.
        public var found: Double
        public var expected: Double
    }

    public struct Result: Sendable, Encodable {
        public var form: String
        public var rows: Int
        public var findings: [Finding]
        public var rowsWithFindings: Int { Set(findings.map { "\($0.sheet)\n\($0.row)" }).count }

        private enum CodingKeys: String, CodingKey { case form, rows, findings, wrong }

        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(form, forKey: .form)
            try container.encode(rows, forKey: .rows)
            try container.encode(rowsWithFindings, forKey: .wrong)
            try container.encode(findings, forKey: .findings)
        }
    }

    public init() {}

    /// - Throws: `WorkbookProblem`; `.noSheet` when no sheet has the column numbers of a form 7.1–7.7.
    public func check(_ path: String) throws -> [Result] {
        let reader = try XLSXReader(path: path)
        var results: [Result] = []
        for sheet in reader.sheets { if let result = try check(sheet, reader) { results.append(result) } }
        guard !results.isEmpty else { throw WorkbookProblem.noSheet }
        return results
    }

    private struct Line {
        var row: Int
        var label: String
        var values: [Int: Double]
        var base: Double?
        /// Columns whose formula no program has computed, or that show an error.
        var notComputed: [Int] = []

        var isPersonsOnly: Bool { ["nhan khau", "khau"].contains(label.searchKey) }
        /// The label without what the line counts.
        var name: String { label.searchKey.hasSuffix(" ho") ? String(label.dropLast(3)) : label }
    }

    private func check(_ sheet: TableSheet, _ reader: XLSXReader) throws -> Result? {
        var titles = sheet.name + " "
        var columns: [Int: Int]?
        var lines: [Line] = []
        try reader.forEachRow(of: sheet) { number, _, cells in
            guard let known = columns else {
                columns = Self.numbering(cells)
                for cell in cells { if case .text(let text) = cell.value { titles += text + " " } }
                return
            }
            guard var line = Self.line(number, cells, known) else { return }
            // On paper the name of a unit goes over its line of households and its line of persons.
            if line.isPersonsOnly, let before = lines.last, before.row == number - 1 { line.label = before.name + " " + line.label }
            lines.append(line)
        }
        guard let columns, let form = Self.form(titles.searchKey + " ", columns: columns.count) else { return nil }
        var findings: [Finding] = []
        for line in lines { findings += check(line, form: form, sheet: sheet.name) }
        findings += sums(lines, form: form, sheet: sheet.name)
        return Result(form: form, rows: lines.count, findings: findings)
    }

    /// The row in which the form numbers its columns: 1, 2, 3, … up to at least 8, each in its cell.
    private static func numbering(_ cells: [XLSXCell]) -> [Int: Int]? {
        var columns: [Int: Int] = [:]
        for cell in cells {
            let number: Int? =
                switch cell.value {
                case .number(let value) where value == value.rounded() && (1...20).contains(value): Int(value)
                // "(9)=(1)-(2)…" begins with its number too.
                case .text(let text): Int(text.drop { $0 == "(" || $0 == "c" }.prefix { $0.isNumber })
                default: nil
                }
            if let number, number == columns.count + 1 { columns[number] = cell.column }
        }
        return columns.count >= 8 ? columns : nil
    }

    private static func form(_ titles: String, columns: Int) -> String? {
        for number in (1...10).reversed() where titles.contains("mau so 7 \(number) ") {
            return "7.\(number)"
        }
        if titles.contains("dien bien ho can ngheo") { return "7.3" }
        if titles.contains("dien bien ho ngheo") { return "7.2" }
        if titles.contains("ket qua") && titles.contains("ra soat") { return "7.1" }
        if titles.contains("chi so thieu hut") {
            let isNear = titles.contains("can ngheo")
            return titles.contains("ty le") ? (isNear ? "7.7" : "7.5") : (isNear ? "7.6" : "7.4")
        }
        return columns == 9 ? "7.2" : nil
    }

    private static func line(_ row: Int, _ cells: [XLSXCell], _ columns: [Int: Int]) -> Line? {
        var values: [Int: Double] = [:]
        var labels: [String] = []
        var base: Double?
        var notComputed: [Int] = []
        let first = columns[1]!
        for cell in cells {
            switch cell.value {
            case .number(let value), .serial(let value):
                if let id = columns.first(where: { $0.value == cell.column })?.key { values[id] = value }
                // The total of 7.4–7.7 stands right before column 1.
                if cell.column == first - 1 { base = value }
            case .text(let text):
                if cell.column < first {
                    labels.append(text)
                } else if let id = columns.first(where: { $0.value == cell.column })?.key, let value = try? NumberParsing.thousandths(text)
                {
                    values[id] = Double(value) / 1_000
                }
            case .error:
                if let id = columns.first(where: { $0.value == cell.column })?.key { notComputed.append(id) }
            case .bool: break
            }
        }
        guard !values.isEmpty || !notComputed.isEmpty else { return nil }
        return Line(row: row, label: labels.joined(separator: " "), values: values, base: base, notComputed: notComputed)
    }

    private func check(_ line: Line, form: String, sheet: String) -> [Finding] {
        func value(_ column: Int) -> Double { line.values[column] ?? 0 }
        func finding(_ kind: Finding.Kind, _ column: Int, _ found: Double, _ expected: Double) -> Finding {
            Finding(sheet: sheet, row: line.row, label: line.label, kind: kind, column: String(column), found: found, expected: expected)
        }
        // Nothing can be said of a row as long as one of its figures is not there.
        guard line.notComputed.isEmpty else { return line.notComputed.map { finding(.notComputed, $0, 0, 0) } }
        switch form {
        case "7.2", "7.3":
            let expected = value(1) - value(2) - value(3) - value(4) + value(5) + value(6) + value(7) + value(8)
            return expected == value(9) ? [] : [finding(.identity, 9, value(9), expected)]
        case "7.1":
            return [(4, 3, 1), (6, 5, 2), (8, 7, 1), (10, 9, 2)].flatMap { rate, part, whole -> [Finding] in
                guard line.values[part] != nil else { return [] }
                guard value(whole) > 0 else { return line.values[rate] == nil ? [] : [finding(.rateWithoutBase, rate, value(rate), 0)] }
                if value(part) > value(whole) { return [finding(.partOverWhole, part, value(part), value(whole))] }
                let expected = (value(part) / value(whole) * 10_000).rounded() / 100
                guard let printed = line.values[rate], (printed - expected).magnitude > 0.011 else { return [] }
                return [finding(.rate, rate, printed, expected)]
            }
        case "7.4", "7.6":
            guard let base = line.base else { return [] }
            let total = (1...12).map(value).reduce(0, +)
            var findings = (1...12).filter { value($0) > base }.map { finding(.partOverWhole, $0, value($0), base) }
            if form == "7.4", total < base * 3 { findings.append(finding(.deprivationsFew, 12, total, base * 3)) }
            if form == "7.6", total > base * 2 { findings.append(finding(.deprivationsMany, 12, total, base * 2)) }
            return findings
        case "7.5", "7.7": return (1...12).filter { value($0) > 100 }.map { finding(.rateOverWhole, $0, value($0), 100) }
        default: return []
        }
    }

    /// Urban plus rural is the total, where all three lines are there.
    private func sums(_ lines: [Line], form: String, sheet: String) -> [Finding] {
        guard form != "7.5", form != "7.7" else { return [] }
        func kind(_ line: Line) -> Bool { line.label.searchKey.hasSuffix("nhan khau") }
        var findings: [Finding] = []
        for isPersons in [false, true] {
            let own = lines.filter { kind($0) == isPersons }
            guard let urban = own.first(where: { $0.label.searchKey.contains("thanh thi") }),
                let rural = own.first(where: { $0.label.searchKey.contains("nong thon") }),
                let total = own.first(where: { $0.label.searchKey.contains("tong cong") }),
                [urban, rural, total].allSatisfy(\.notComputed.isEmpty)
            else { continue }
            let rates = form == "7.1" ? [4, 6, 8, 10] : []
            for (column, value) in total.values.sorted(by: { $0.key < $1.key }) where !rates.contains(column) {
                let sum = (urban.values[column] ?? 0) + (rural.values[column] ?? 0)
                if sum != value {
                    findings.append(
                        Finding(
                            sheet: sheet, row: total.row, label: total.label, kind: .sumOfParts, column: String(column), found: value,
                            expected: sum))
                }
            }
        }
        return findings
    }
}
