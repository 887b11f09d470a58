import Core
import Registry
import Words

/// The file of the commune again, with a column "Kết quả" that says of each line what was found, and the faulty cells marked.
public enum AnswerWorkbook {
    /// - Parameter lane: what happens with the household of a line, by sheet and row of the line.
    public static func write(
        from source: String, to target: String, notices: [ListNotice], lane: [String: [Int: String]]
    ) throws {
        let reader = try TableFiles.open(source)
        let writer = try XLSXWriter(path: target)
        for sheet in reader.sheets {
            writer.beginSheet(sheet.name)
            let own = Dictionary(grouping: notices.filter { $0.sheet == sheet.name && $0.row > 0 }, by: \.row)
            let header = try SheetLayout(sheet, of: reader)?.header
            let resultColumn = (header?.columns.values.max() ?? 20) + 1
            writer.setWidth(16, of: 0...(resultColumn - 1))
            writer.printOnA4(repeatingRows: 0...max((header?.lastRow ?? 1) - 1, 0))
            writer.setWidth(70, of: resultColumn...resultColumn)
            if let header { writer.freeze(row: header.lastRow, column: 0) }
            try reader.forEachRow(of: sheet) { number, _, cells in
                let row = number - 1
                let bad = Set((own[number] ?? []).filter(\.code.isError).map(\.column))
                for cell in cells where cell.column != resultColumn {
                    writer.write(value(cell, reader), row: row, column: cell.column, look: look(cell, bad, number, header))
                }
                let notes = (own[number] ?? []).filter { $0.code != .rowSkipped }.map { ImportWords.sentence($0) }
                if let header, number == header.lastRow {
                    writer.write(.text(ImportWords.result), row: row, column: resultColumn, look: .heading)
                }
                guard header.map({ number > $0.lastRow }) ?? false else { return }
                let outcome = notes.contains { !$0.isEmpty } && !bad.isEmpty ? nil : lane[sheet.name]?[number]
                let text = ([outcome].compactMap { $0 } + notes).joined(separator: " ")
                if !text.isEmpty { writer.write(.text(text), row: row, column: resultColumn, look: bad.isEmpty ? .note : .bad) }
            }
        }
        try writer.close()
    }

    private static func look(_ cell: XLSXCell, _ bad: Set<String>, _ row: Int, _ header: ListHeader?) -> XLSXLook {
        if bad.contains(XLSXWriter.letters(of: cell.column)) { return .bad }
        if let header, row <= header.lastRow { return row == header.lastRow ? .heading : .note }
        if case .serial = cell.value { return .day }
        return .plain
    }

    private static func value(_ cell: XLSXCell, _ reader: any TableFile) -> XLSXValue {
        switch cell.value {
        case .text(let text):
            let encoding = cell.isDecoded ? nil : cell.font.flatMap(LegacyEncoding.init(font:))
            return .text((encoding ?? .unicode).decode(text))
        case .number(let number): return .decimal(number)
        case .serial(let serial):
            return (try? DateParsing.excelSerial(serial, epoch1904: reader.uses1904)).map { .day($0) } ?? .decimal(serial)
        case .bool(let flag): return .number(flag ? 1 : 0)
        case .error(let error): return .text(error)
        }
    }
}
