import Core

/// What must hold in each line of an official form.
///
/// - Source: Thông tư 07/2021/TT-BLĐTBXH, Phụ lục VII; Thông tư 02/2022/TT-BLĐTBXH, Mẫu 7.8–7.10.
struct FormRules {
    let form: String
    let sheet: String
    let columns: FormColumns

    typealias Finding = FormCheck.Finding

    /// The column of the whole in forms that count its parts under numbers.
    static func base(of form: String) -> String? {
        switch form {
        case "7.4", "7.5", "7.6", "7.7": "C"
        case "7.10": "D"
        default: nil
        }
    }

    /// The columns that hold figures, in order; those of 7.9 depend on the ethnic groups that are there.
    static func columns(of form: String) -> [String] {
        switch form {
        case "7.1": (1...10).map(String.init)
        case "7.2", "7.3": (1...9).map(String.init)
        case "7.4", "7.5", "7.6", "7.7": ["C"] + (1...12).map(String.init)
        case "7.8": ["D", "E", "F", "G", "H", "I", "J", "K", "L", "M"]
        case "7.10": ["D"] + (1...8).map(String.init)
        default: []
        }
    }

    /// Whether a unit has several lines: households and persons, poor and near-poor.
    static func hasKinds(_ form: String) -> Bool { ["7.2", "7.3", "7.8", "7.10"].contains(form) }

    /// Columns that hold a rate and no count.
    static func rates(of form: String) -> Set<String> {
        switch form {
        case "7.1": ["4", "6", "8", "10"]
        case "7.5", "7.7": Set((1...12).map(String.init))
        default: []
        }
    }

    func check(_ unit: FormUnit) -> [Finding] {
        var findings = unit.lines.flatMap(check)
        if let households = unit.line(.households), let persons = unit.line(.persons) {
            for column in columns.ids { findings += pair(households, column, persons, column) }
        }
        for (before, line) in zip(unit.lines, unit.lines.dropFirst()) where line.kind == .share {
            let whole = unit.lines.last { $0.row < line.row && $0.kind != .share } ?? before
            for column in columns.ids { findings += part(line, column, of: whole, column) }
        }
        return findings
    }

    private func check(_ line: FormLine) -> [Finding] {
        guard !line.isEmpty else { return [] }
        let own = columns.ids.flatMap { check($0, of: line) }
        return own + relations(line)
    }

    /// What a cell can be found to be by itself.
    private func check(_ column: String, of line: FormLine) -> [Finding] {
        switch line.entry(column) {
        case .blank: return []
        case .word(let text): return [finding(.word, line, column, written: text)]
        case .notComputed: return [finding(.notComputed, line, column)]
        case .number(let value):
            if value < 0 { return [finding(.negative, line, column, found: value)] }
            let isRate = Self.rates(of: form).contains(column)
            if !isRate, value != value.rounded() { return [finding(.notWhole, line, column, found: value)] }
            return []
        }
    }

    private func relations(_ line: FormLine) -> [Finding] {
        switch form {
        case "7.1": return rates(line) + pair(line, "1", line, "2") + pair(line, "3", line, "5") + pair(line, "7", line, "9")
        case "7.2", "7.3": return identity(line, "9", "1-2-3-4+5+6+7+8")
        case "7.4", "7.6": return deprivations(line)
        case "7.5", "7.7":
            return columns.ids.filter { $0 != "C" }.flatMap { column -> [Finding] in
                guard let rate = line.value(column), rate > 100 else { return [] }
                return [finding(.rateOverWhole, line, column, found: rate, expected: 100)]
            }
        case "7.8":
            let pairs = [
                ("E", "D"), ("H", "F"), ("J", "F"), ("L", "F"), ("I", "G"), ("K", "G"), ("M", "G"), ("F", "D"), ("G", "D"), ("H", "E"),
                ("I", "E"),
            ]
            return pairs.flatMap { part(line, $0.0, of: line, $0.1) } + parts(line, ["F", "G"], of: "D") + parts(line, ["H", "I"], of: "E")
        case "7.9": return ethnicities(line)
        case "7.10": return columns.ids.filter { $0 != "D" }.flatMap { part(line, $0, of: line, "D") }
        default: return []
        }
    }

    // MARK: each relation

    /// A figure that the form reckons from other columns; `+` and `-` only.
    private func identity(_ line: FormLine, _ column: String, _ formula: String) -> [Finding] {
        var (sum, terms, sign, digits): (Double, [(String, Double)], Double, String) = (0, [], 1, "")
        for character in formula + "+" {
            if character.isNumber {
                digits.append(character)
            } else {
                terms.append((digits, sign))
                (digits, sign) = ("", character == "-" ? -1 : 1)
            }
        }
        var blanks: [String] = []
        for (term, sign) in terms {
            switch line.entry(term) {
            case .number(let value): sum += sign * value
            case .blank: blanks.append(line.cell(term))
            case .word, .notComputed: return []
            }
        }
        guard blanks.count < terms.count else { return [] }
        let parts = terms.map { line.cell($0.0) }
        switch line.entry(column) {
        case .number(let value) where value != sum:
            return [finding(.identity, line, column, found: value, expected: sum, parts: parts, blanks: blanks, formula: formula)]
        case .blank: return [finding(.notGiven, line, column, expected: sum, parts: parts, blanks: blanks, formula: formula)]
        default: return []
        }
    }

    private func rates(_ line: FormLine) -> [Finding] {
        [("4", "3", "1"), ("6", "5", "2"), ("8", "7", "1"), ("10", "9", "2")].flatMap { rate, part, whole -> [Finding] in
            guard let share = line.value(part) else { return [] }
            switch line.entry(whole) {
            case .word, .notComputed: return []
            case .number(let all) where all > 0:
                if share > all { return [finding(.partOverWhole, line, part, found: share, expected: all, parts: [line.cell(whole)])] }
                let expected = (share / all * 10_000).rounded() / 100
                guard let printed = line.value(rate), (printed - expected).magnitude > 0.011 else { return [] }
                return [finding(.rate, line, rate, found: printed, expected: expected, parts: [line.cell(part), line.cell(whole)])]
            default:
                return line.value(rate).map { [finding(.rateWithoutBase, line, rate, found: $0, parts: [line.cell(whole)])] } ?? []
            }
        } + parts(line, ["3", "7"], of: "1") + parts(line, ["5", "9"], of: "2")
    }

    private func deprivations(_ line: FormLine) -> [Finding] {
        let numbers = columns.ids.filter { $0 != "C" }
        guard let base = line.value("C") else {
            guard line.entry("C") == .blank, numbers.contains(where: { line.value($0) ?? 0 > 0 }) else { return [] }
            return [finding(.notGiven, line, "C")]
        }
        var findings = numbers.flatMap { part(line, $0, of: line, "C") }
        let total = numbers.compactMap(line.value).reduce(0, +)
        let cells = Self.ranges(numbers.map { (line.row, columns.places[$0] ?? 0) })
        let isWhole = numbers.allSatisfy { line.value($0) != nil }
        if form == "7.4", isWhole, total < base * 3 {
            findings.append(finding(.deprivationsFew, line, "12", found: total, expected: base * 3, parts: cells))
        }
        if form == "7.6", total > base * 2 {
            findings.append(finding(.deprivationsMany, line, "12", found: total, expected: base * 2, parts: cells))
        }
        return findings
    }

    /// Of the poor and of the near-poor: all, all but Kinh, Kinh, then each group.
    private func ethnicities(_ line: FormLine) -> [Finding] {
        let half = columns.ids.count / 2
        guard columns.ids.count % 2 == 0, half >= 3 else { return [] }
        return [0, half].flatMap { first -> [Finding] in
            let ids = Array(columns.ids[first..<first + half])
            return identity(line, ids[1], "\(ids[0])-\(ids[2])") + part(line, ids[2], of: line, ids[0])
                + ids.dropFirst(3).flatMap { part(line, $0, of: line, ids[1]) } + parts(line, Array(ids.dropFirst(3)), of: ids[1])
        }
    }

    /// Persons of so many households: no fewer than these, and none without them.
    private func pair(_ households: FormLine, _ first: String, _ persons: FormLine, _ second: String) -> [Finding] {
        guard let count = households.value(first), let people = persons.value(second), count >= 0, people >= 0 else { return [] }
        let cells = [persons.cell(second)]
        if people < count { return [finding(.personsFewer, households, first, found: count, expected: people, parts: cells)] }
        // Members come and go without their household: columns 4 and 8 of the movement forms.
        let isStock = !["7.2", "7.3"].contains(form) || ["1", "9"].contains(first)
        guard isStock, count == 0, people > 0 else { return [] }
        return [finding(.personsWithoutHouseholds, households, first, found: count, expected: people, parts: cells)]
    }

    private func part(_ line: FormLine, _ column: String, of whole: FormLine, _ other: String) -> [Finding] {
        guard let found = line.value(column), let all = whole.value(other), found > all else { return [] }
        return [finding(.partOverWhole, line, column, found: found, expected: all, parts: [whole.cell(other)])]
    }

    private func parts(_ line: FormLine, _ columns: [String], of whole: String) -> [Finding] {
        let values = columns.compactMap(line.value)
        guard columns.count > 1, values.count == columns.count, let all = line.value(whole), values.reduce(0, +) > all,
            !values.contains(where: { $0 > all })
        else { return [] }
        return [
            finding(.partsOverWhole, line, whole, found: all, expected: values.reduce(0, +), parts: columns.map(line.cell))
        ]
    }

    func finding(
        _ kind: Finding.Kind, _ line: FormLine, _ column: String, found: Double? = nil, expected: Double? = nil, written: String? = nil,
        parts: [String] = [], blanks: [String] = [], formula: String? = nil
    ) -> Finding {
        Finding(
            sheet: sheet, row: line.row, label: line.label, kind: kind, column: column, cell: line.cell(column), found: found,
            expected: expected, written: written, parts: parts, blanks: blanks, formula: formula)
    }

    /// Cells as people write them: those next to each other, across or down, as one range.
    static func ranges(_ cells: [(row: Int, column: Int)]) -> [String] {
        var groups: [[(row: Int, column: Int)]] = []
        for cell in cells {
            if let last = groups.last?.last, let start = groups.last?.first,
                cell.column == last.column && cell.row == last.row + 1 && start.column == last.column
                    || cell.row == last.row && cell.column == last.column + 1 && start.row == last.row
            {
                groups[groups.count - 1].append(cell)
            } else {
                groups.append([cell])
            }
        }
        return groups.map { group in
            let first = FormCells.name(group[0].row, group[0].column)
            return group.count == 1 ? first : "\(first):\(FormCells.name(group[group.count - 1].row, group[group.count - 1].column))"
        }
    }
}
