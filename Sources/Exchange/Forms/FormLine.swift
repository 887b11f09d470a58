import Core

/// What a cell of a form says.
enum FormEntry: Hashable {
    case blank
    case number(Double)
    case word(String)
    /// A formula that nobody computed, or that shows an error.
    case notComputed

    var number: Double? { if case .number(let value) = self { value } else { nil } }
}

/// What a line of a form counts.
enum FormLineKind: Hashable {
    case all, households, persons, poor, nearPoor
    /// "Trong đó: nữ": a part of the line before.
    case share
}

/// One row of figures of somebody's form.
struct FormLine {
    var row: Int
    /// Of the unit and what the line counts, as it is written.
    var label: String
    var unit: String
    var order: String
    var kind: FormLineKind
    var entries: [String: FormEntry]
    var places: [String: Int]

    func entry(_ column: String) -> FormEntry { entries[column] ?? .blank }
    func value(_ column: String) -> Double? { entry(column).number }
    func cell(_ column: String) -> String { FormCells.name(row, places[column] ?? 0) }
    var isEmpty: Bool { entries.values.allSatisfy { $0 == .blank } }
}

/// Lines of one unit, and where it stands among the others.
struct FormUnit {
    var name: String
    var order: String
    var lines: [FormLine]

    func line(_ kind: FormLineKind) -> FormLine? { lines.first { $0.kind == kind } }
}

/// Reads the rows below the heading as lines of units.
struct FormLines {
    private(set) var units: [FormUnit] = []
    let columns: FormColumns
    let form: String

    init(_ cells: FormCells, _ columns: FormColumns, form: String) {
        self.columns = columns
        self.form = form
        let rows = Array(cells.rows[columns.firstRow...])
        let places = Set(columns.places.values)
        func hasNumber(_ row: FormCells.Row) -> Bool {
            row.cells.contains {
                guard places.contains($0.key) else { return false }
                if case .text(let text) = $0.value { return Self.number(text) != nil }
                return true
            }
        }
        func hasWords(_ row: FormCells.Row) -> Bool { row.cells.keys.count { places.contains($0) } >= 3 }
        // Below the last figures stand remarks and signatures.
        guard let last = rows.lastIndex(where: { hasNumber($0) || hasWords($0) && $0.columns[0] < columns.first }) else { return }
        for row in rows[...last] { add(row) }
    }

    private mutating func add(_ row: FormCells.Row) {
        let lead = row.columns.filter { $0 < columns.first }.compactMap { row.text($0) }
        var entries: [String: FormEntry] = [:]
        for (id, column) in columns.places { entries[id] = Self.entry(row.cells[column]) }
        guard !lead.isEmpty || entries.values.contains(where: { $0 != .blank }) else { return }
        // A heading repeated on a further page.
        if isNumbering(entries) { return }
        let (names, kind) = split(lead)
        let (order, name) = Self.order(names)
        let line = FormLine(
            row: row.number, label: lead.joined(separator: " "), unit: name, order: order, kind: kind, entries: entries,
            places: columns.places)
        // On paper the name of a unit goes over its lines and stands in the first.
        if kind == .share || name.isEmpty && kind != .all, !units.isEmpty {
            var line = line
            line.unit = units[units.count - 1].name
            if kind != .share { line.label = ([units[units.count - 1].name] + lead).joined(separator: " ") }
            units[units.count - 1].lines.append(line)
        } else if kind == .persons, let before = units.last, before.name.searchKey == name.searchKey, before.line(.persons) == nil {
            units[units.count - 1].lines.append(line)
        } else if kind == .nearPoor, let before = units.last, before.name.searchKey == name.searchKey, before.line(.nearPoor) == nil {
            units[units.count - 1].lines.append(line)
        } else {
            units.append(FormUnit(name: name, order: order, lines: [line]))
        }
    }

    private func isNumbering(_ entries: [String: FormEntry]) -> Bool {
        var numbered = 0
        for (id, entry) in entries {
            guard let number = Int(id) else { continue }
            guard entry.number == Double(number) else { return false }
            numbered += 1
        }
        return numbered >= 6
    }

    // MARK: what stands before the figures

    /// The names of the line without what it counts.
    private func split(_ lead: [String]) -> (names: [String], kind: FormLineKind) {
        guard let last = lead.last else { return ([], .all) }
        let key = last.searchKey
        if key.hasPrefix("trong do") || ["nu", "tre em", "dtts", "dan toc thieu so"].contains(key) { return (lead, .share) }
        guard FormRules.hasKinds(form) else { return (lead, .all) }
        let words: [(String, FormLineKind)] =
            form == "7.10"
            ? [("ho can ngheo", .nearPoor), ("can ngheo", .nearPoor), ("ho ngheo", .poor), ("ngheo", .poor)]
            : [
                ("so nhan khau", .persons), ("nhan khau", .persons), ("so khau", .persons), ("khau", .persons), ("so ho", .households),
                ("ho", .households),
            ]
        for (word, kind) in words {
            if key == word { return (Array(lead.dropLast()), kind) }
            if key.hasSuffix(" " + word) {
                let count = word.split(separator: " ").count
                let name = last.split(separator: " ").dropLast(count).joined(separator: " ")
                return (lead.dropLast() + [name.trimmingEnd], kind)
            }
        }
        return (lead, form == "7.10" ? .poor : .households)
    }

    /// "I", "1", "1.2", "a" before a name, in a cell of its own or before it.
    private static func order(_ names: [String]) -> (order: String, name: String) {
        guard let first = names.first else { return ("", "") }
        if names.count > 1, isOrder(first) { return (trimmedOrder(first), names.dropFirst().joined(separator: " ")) }
        if names.count == 1, isOrder(first) { return (trimmedOrder(first), "") }
        let parts = first.split(separator: " ", maxSplits: 1).map(String.init)
        if parts.count == 2, let end = parts[0].last, ".)-:".contains(end), isOrder(parts[0]) {
            return (trimmedOrder(parts[0]), ([parts[1]] + names.dropFirst()).joined(separator: " "))
        }
        return ("", names.joined(separator: " "))
    }

    private static func trimmedOrder(_ text: String) -> String { text.filter { $0.isLetter || $0.isNumber || $0 == "." }.trimmingDots }

    private static func isOrder(_ text: String) -> Bool {
        let order = trimmedOrder(text)
        guard !order.isEmpty, order.count <= 8 else { return false }
        return order.allSatisfy { $0.isNumber || $0 == "." } || isRoman(order) || order.count == 1
    }

    static func isRoman(_ order: String) -> Bool { !order.isEmpty && order.allSatisfy { "IVX".contains($0) } }

    // MARK: figures

    private static func entry(_ value: XLSXCell.Value?) -> FormEntry {
        switch value {
        case nil: .blank
        case .number(let value), .serial(let value): value.isFinite ? .number(value) : .notComputed
        case .text(let text): number(text).map(FormEntry.number) ?? .word(text.cleanedLine)
        case .bool(let value): .word(value ? "TRUE" : "FALSE")
        case .error: .notComputed
        }
    }

    private static func number(_ text: String) -> Double? {
        var text = text.cleanedLine
        if text.hasSuffix("%") { text = String(text.dropLast()).cleanedLine }
        if let count = try? NumberParsing.count(text, upTo: 1_000_000_000_000) { return Double(count) }
        return (try? NumberParsing.thousandths(text)).map { Double($0) / 1_000 }
    }
}

extension String {
    fileprivate var trimmingDots: String { String(drop { $0 == "." }.reversed().drop { $0 == "." }.reversed()) }
    /// Without what parts a name from what follows: "Xã A -" → "Xã A".
    fileprivate var trimmingEnd: String { String(reversed().drop { " -–:,(".contains($0) }.reversed()) }
}
