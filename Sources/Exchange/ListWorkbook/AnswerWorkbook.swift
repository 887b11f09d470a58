import Core
import Registry
import Words

/// The file of the commune again, in its own shape, with a column "Kết quả" that says of each line what was found, and the
/// faulty cells marked.
public enum AnswerWorkbook {
    /// - Parameters:
    ///   - putRight: cells that stand otherwise than in the file.
    ///   - lane: what happens with the household of a line, by sheet and row of the line.
    public static func write(
        from source: String, to target: String, putRight: [ListedCell] = [], notices: [ListNotice], lane: [String: [Int: String]]
    ) throws {
        let putRight = PutRightCells(putRight)
        let reader = try TableFiles.open(source)
        let writer = try XLSXWriter(path: target)
        for sheet in reader.sheets where sheet.name != ListWorkbookWords.missingSheet {
            writer.beginSheet(sheet.name, isHidden: sheet.isHidden)
            try AnswerSheet(
                reader, sheet, putRight, notices: notices.filter { $0.sheet == sheet.name && $0.row > 0 }, lane: lane[sheet.name] ?? [:]
            ).write(writer)
        }
        writeMissing(notices.filter { $0.missingHouseholds > 0 }, writer)
        try writer.close()
    }

    /// A sheet of its own for households that stand in no line.
    private static func writeMissing(_ notices: [ListNotice], _ writer: XLSXWriter) {
        guard !notices.isEmpty else { return }
        writer.beginSheet(ListWorkbookWords.missingSheet)
        writer.setWidth(110, of: 0...0)
        writer.write(.text(ImportWords.missing(notices.reduce(0) { $0 + $1.missingHouseholds })), row: 0, column: 0, look: .strong)
        for (row, notice) in notices.enumerated() {
            writer.write(.text(ImportWords.sentence(notice)), row: row + 1, column: 0, look: .remark)
        }
    }

    /// "danh sách.xlsx" is answered by "danh sách - kết quả.xlsx".
    public static func fileName(for upload: String) -> String {
        let name = upload.split(separator: ".").count > 1 ? String(upload[..<upload.lastIndex(of: ".")!]) : upload
        return ImportWords.answerName(name.isEmpty ? ListWorkbookWords.sheet : name)
    }
}

/// One sheet of the file and its answer.
private struct AnswerSheet {
    private let reader: any TableFile
    private let sheet: TableSheet
    private let putRight: PutRightCells
    private let notices: [Int: [ListNotice]]
    private let lane: [Int: String]
    private let shape: SheetShape
    private let layout: SheetLayout?
    /// Beside everything that stands in the sheet, or where an earlier answer stood.
    private let resultColumn: Int

    init(
        _ reader: any TableFile, _ sheet: TableSheet, _ putRight: PutRightCells, notices: [ListNotice], lane: [Int: String]
    ) throws {
        self.reader = reader
        self.putRight = putRight
        self.sheet = sheet
        // A mistake that is told once stands at each of its lines here.
        self.notices = Dictionary(grouping: notices.flatMap(\.atEveryRow), by: \.row)
        self.lane = lane
        shape = try reader.shape(of: sheet)
        layout = try SheetLayout(sheet, of: reader)
        let header = layout?.header
        let lastNamed = header?.columns.values.max() ?? 0
        // A stray cell far to the right is no column of the list.
        resultColumn = header?.result ?? (shape.lastColumn <= lastNamed + 40 ? max(shape.lastColumn, lastNamed) : lastNamed) + 1
    }

    private var header: ListHeader? { layout?.header }

    func write(_ writer: XLSXWriter) throws {
        if shape.widths.isEmpty { writer.setWidth(16, of: 0...max(resultColumn - 1, 0)) }
        for width in shape.widths {
            for columns in parts(of: width.columns) {
                writer.setWidth(max(0, width.width - Self.margin), of: columns, isHidden: width.isHidden)
            }
        }
        if let header {
            writer.printOnA4(repeatingRows: 0...max(header.lastRow - 1, 0))
            writer.setWidth(60, of: resultColumn...resultColumn)
            writer.freeze(row: header.lastRow, column: 0)
        }
        // Cells are joined when the last of their rows comes, or has been passed because nothing stands in it.
        var pending = shape.joins.sorted { $0.rows.upperBound < $1.rows.upperBound }[...]
        func join(upTo row: Int) {
            while let join = pending.first, join.rows.upperBound <= row {
                writer.join(rows: join.rows, columns: join.columns, look: look(join.rows.lowerBound + 1))
                pending.removeFirst()
            }
        }
        try reader.forEachRow(of: sheet) { number, _, cells in
            join(upTo: number - 2)
            if let height = shape.heights[number - 1] { writer.setHeight(height, of: number - 1) }
            join(upTo: number - 1)
            let whole = putRight.over(cells, at: number, of: sheet.name)
            write(number, layout?.legacy.read(whole) ?? whole, writer)
        }
        join(upTo: XLSXReader.rowLimit)
    }

    /// What Excel adds to a width.
    private static let margin = 0.7109375

    /// Columns of one width, the answer left out, which has its own.
    private func parts(of columns: ClosedRange<Int>) -> [ClosedRange<Int>] {
        guard header != nil, columns.contains(resultColumn) else { return [columns] }
        return [(columns.lowerBound, resultColumn - 1), (resultColumn + 1, columns.upperBound)].filter { $0.0 <= $0.1 }.map { $0.0...$0.1 }
    }

    private func write(_ number: Int, _ cells: [XLSXCell], _ writer: XLSXWriter) {
        let row = number - 1
        let own = notices[number] ?? []
        let bad = Set(own.filter(\.code.isError).map(\.column))
        for cell in cells where header == nil || cell.column != resultColumn {
            writer.write(value(cell), row: row, column: cell.column, look: look(cell, bad, number))
        }
        guard let header, number >= header.lastRow else { return }
        if number == header.lastRow { return writer.write(.text(ImportWords.result), row: row, column: resultColumn, look: .heading) }
        let notes = own.filter { $0.code != .rowSkipped }.map { ImportWords.sentence($0) }
        let outcome = notes.contains { !$0.isEmpty } && !bad.isEmpty ? nil : lane[number]
        let text = ([outcome].compactMap { $0 } + notes).joined(separator: " ")
        if !text.isEmpty { writer.write(.text(text), row: row, column: resultColumn, look: bad.isEmpty ? .remark : .bad) }
    }

    /// How text of a row stands: titles above the heading, the heading itself, lines.
    private func look(_ number: Int) -> XLSXLook {
        guard let header, number <= header.lastRow else { return .plain }
        return number >= header.firstRow ? .heading : .strong
    }

    private func look(_ cell: XLSXCell, _ bad: Set<String>, _ number: Int) -> XLSXLook {
        if bad.contains(XLSXWriter.letters(of: cell.column)) { return .bad }
        if let header, number <= header.lastRow {
            let isJoined = shape.joins.contains { $0.rows.contains(number - 1) && $0.columns.contains(cell.column) }
            return number < header.firstRow && !isJoined ? .note : look(number)
        }
        if case .serial = cell.value { return .day }
        return .plain
    }

    private func value(_ cell: XLSXCell) -> XLSXValue {
        switch cell.value {
        case .text(let text):
            let encoding = layout != nil || cell.isDecoded ? nil : cell.font.flatMap(LegacyEncoding.init(font:))
            return .text((encoding ?? .unicode).decode(text))
        case .number(let number): return .decimal(number)
        case .serial(let serial):
            return (try? DateParsing.excelSerial(serial, epoch1904: reader.uses1904)).map { .day($0) } ?? .decimal(serial)
        case .bool(let flag): return .number(flag ? 1 : 0)
        case .error(let error): return .text(error)
        }
    }
}

extension ListNotice {
    /// The notice at its row and at each further one.
    fileprivate var atEveryRow: [ListNotice] {
        guard let also else { return [self] }
        return ([row] + also).map { row in
            var notice = self
            (notice.row, notice.also) = (row, nil)
            return notice
        }
    }
}
