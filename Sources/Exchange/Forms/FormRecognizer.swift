import Core
import Law

/// Says which form a sheet is and where its columns are, or what was looked for in vain.
struct FormRecognizer {
    let cells: FormCells
    let sheet: String
    let definitions: [String: FormDefinition]

    typealias Found = (form: String, recognition: FormCheck.Recognition, columns: FormColumns)

    func result() -> (found: Found?, miss: FormCheck.Miss?) {
        let numbered = FormColumns(numbering: cells)
        let top = cells.rows.prefix(numbered.map { $0.firstRow - 1 } ?? 25)
        guard var found = recognize(top) ?? numbered.flatMap(byCount) else {
            let texts = top.flatMap { row in row.columns.compactMap { row.text($0) } }.filter { $0.contains { $0.isLetter } }
            return (nil, FormCheck.Miss(sheet: sheet, reason: .noForm(top: Array(texts.prefix(3)))))
        }
        if var columns = numbered, columns.ids.count >= 8 || found.form == "7.9" {
            found.recognition.numberRow = columns.numberRow
            addBase(of: found.form, to: &columns)
            return ((found.form, found.recognition, columns), nil)
        }
        switch byHeadings(found.form) {
        case .success(let columns): return ((found.form, found.recognition, columns), nil)
        case .failure(let missing):
            return (
                nil,
                FormCheck.Miss(
                    sheet: sheet,
                    reason: .noColumns(
                        form: found.form, text: found.recognition.text, cell: found.recognition.cell,
                        columns: definitions[found.form].map { Self.counted($0).count } ?? 0, missing: missing.label))
            )
        }
    }

    private typealias Title = (form: String, recognition: FormCheck.Recognition)

    private func recognize(_ top: ArraySlice<FormCells.Row>) -> Title? {
        var texts = [(text: sheet, cell: "")]
        for row in top {
            for column in row.columns { if let text = row.text(column) { texts.append((text, FormCells.name(row.number, column))) } }
        }
        // The number on the sheet before that in the name of the sheet: sheets are copied and keep their names.
        for (text, cell) in texts.dropFirst() + texts.prefix(1) {
            if let form = Self.number(in: text) {
                return (form, FormCheck.Recognition(way: .number, text: text, cell: cell))
            }
        }
        for (text, cell) in texts {
            if let form = Self.form(titled: text.searchKey) {
                return (form, FormCheck.Recognition(way: .title, text: text, cell: cell))
            }
        }
        // A title over several rows.
        let all = texts.map(\.text).joined(separator: " ")
        return Self.form(titled: all.searchKey, isWhole: true).map {
            ($0, FormCheck.Recognition(way: .title, text: String(all.prefix(120)), cell: ""))
        }
    }

    /// Nine numbered columns are those of 7.2 and 7.3, whose rows are checked alike.
    private func byCount(_ columns: FormColumns) -> Title? {
        columns.ids.count == 9 ? ("7.2", FormCheck.Recognition(way: .columns, text: "", cell: "")) : nil
    }

    private static func number(in text: String) -> String? {
        let key = text.searchKey + " "
        let words = ["mau so", "mau", "bieu so", "bieu mau", "bieu mau so", "bieu", "phu bieu"]
        return (1...10).reversed().first { number in
            key == "7 \(number) " || words.contains { (" " + key).contains(" \($0) 7 \(number) ") }
        }.map { "7.\($0)" }
    }

    private static func form(titled key: String, isWhole: Bool = false) -> String? {
        if key.contains("dien bien ho can ngheo") { return "7.3" }
        if key.contains("dien bien ho ngheo") { return "7.2" }
        if key.contains("theo cac nhom doi tuong") { return "7.8" }
        if key.contains("can ngheo theo dan toc") || key.contains("ngheo theo cac dan toc") { return "7.9" }
        if key.contains("theo cac nguyen nhan") || key.contains("theo nguyen nhan") { return "7.10" }
        if key.contains("chi so thieu hut") {
            let isNear = key.contains("can ngheo")
            return key.contains("ty le") ? (isNear ? "7.7" : "7.5") : (isNear ? "7.6" : "7.4")
        }
        return key.contains("ket qua") && key.contains("ra soat") && (isWhole || key.contains("tong hop")) ? "7.1" : nil
    }

    /// What stands right before column 1 in forms that count parts of a whole.
    private func addBase(of form: String, to columns: inout FormColumns) {
        guard let id = FormRules.base(of: form), let first = columns.places["1"], first > 0, columns.places[id] == nil else { return }
        columns.ids.insert(id, at: 0)
        columns.places[id] = first - 1
    }

    // MARK: headings

    private struct Missing: Error { var label: String }

    /// The columns of a form that hold figures.
    private static func counted(_ form: FormDefinition) -> [FormDefinition.Column] {
        let ids = FormRules.columns(of: form.number)
        return ids.map { form.column($0 == "D" && form.number == "7.10" ? "C" : $0) }
    }

    /// The columns by the words above them: taken only where every column of the form is found, in its order and with none between.
    private func byHeadings(_ form: String) -> Swift.Result<FormColumns, Missing> {
        guard let definition = definitions[form] else { return .failure(Missing(label: "")) }
        let columns = Self.counted(definition)
        let wanted = FormRules.columns(of: form)
        guard form != "7.9",
            let firstRow = cells.rows.firstIndex(where: { row in
                row.cells.values.count { if case .number = $0 { true } else { false } } >= max(2, wanted.count / 2)
            })
        else { return .failure(Missing(label: definition.column("1").label)) }
        // The lowest text above the figures is the label of the column.
        var labels: [Int: Set<String>] = [:]
        for row in cells.rows[..<firstRow] {
            for column in row.columns { if let text = row.text(column) { labels[column] = Self.words(text) } }
        }
        let above = labels.sorted { $0.key < $1.key }
        var (places, last): ([String: Int], Int?) = ([:], nil)
        for (id, column) in zip(wanted, columns) {
            let label = Self.words(column.label)
            let match = last.map { last in above.filter { $0.key == last + 1 } } ?? above
            guard let found = match.first(where: { Self.resembles($0.value, label) }) else { return .failure(Missing(label: column.label)) }
            places[id] = found.key
            last = found.key
        }
        return .success(FormColumns(ids: wanted, places: places, firstRow: firstRow))
    }

    private static func words(_ text: String) -> Set<String> { Set(text.searchKey.split(separator: " ").map(String.init)) }

    private static func resembles(_ found: Set<String>, _ wanted: Set<String>) -> Bool {
        let shared = found.intersection(wanted).count
        return shared > 0 && shared * 10 >= min(found.count, wanted.count) * 6 && found.count <= wanted.count * 3 + 6
    }
}
