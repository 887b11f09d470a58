import Core

/// Writes long tables as a workbook while their rows come; only what was written last is held. It knows what lists need;
/// `XLSXWriter` writes everything else.
public final class XLSXTableWriter {
    public enum Look: Int, Sendable, CaseIterable {
        case plain, heading, number, rate, day, note, title, slanted, label
    }

    private let zip: ZipWriter
    private let path: String
    private var buffer = RowBuffer(capacity: 1 << 17)
    private var sheets: [(name: String, repeated: ClosedRange<Int>?)] = []
    /// The sheet that is being written: how it is laid out, and its row; −1 before the first.
    private var layout = TableLayout()
    private var row = -1
    private var rowDigits: [UInt8] = []
    private var letters: [[UInt8]] = []
    private let pieces = Look.allCases.map(CellPieces.init)

    public init(path: String) throws {
        self.path = path
        do { zip = try ZipWriter(path: path) } catch { throw XLSXWriter.Problem.cannotWrite(path) }
    }

    /// Begins a sheet. Names are cut and cleaned as Excel demands.
    public func beginSheet(_ name: String) {
        endSheet()
        sheets.append((String(name.map { "[]:*?/\\'".contains($0) ? " " : $0 }.prefix(31)), nil))
        layout = TableLayout()
        row = -1
    }

    /// A4, across, one page wide, the heading rows on every page. Like all of the layout: before the first cell.
    public func printOnA4(repeatingRows rows: ClosedRange<Int>) {
        layout.isPrinted = true
        sheets[sheets.count - 1].repeated = rows
    }

    public func freeze(row: Int, column: Int) { layout.frozen = (row, column) }

    public func setWidth(_ width: Double, of columns: ClosedRange<Int>) { layout.widths.append((columns, width)) }

    /// Before the first cell of the row. Rows without a height of their own are one line high: readers do not look into long cells.
    public func setHeight(_ height: Double, of row: Int) { layout.heights[row] = height }

    /// Writes a cell; rows in order, and in a row columns in order.
    public func write(_ value: XLSXValue, row: Int, column: Int, look: Look = .plain) {
        if row != self.row { beginRow(row) }
        while letters.count <= column { letters.append(Array("<c r=\"\(XLSXWriter.letters(of: letters.count))".utf8)) }
        buffer.append(letters[column])
        buffer.append(rowDigits)
        switch value {
        case .text(let text):
            let isLong = text.utf8.count > 32_000
            // Blanks at the ends of a text are lost unless they are asked for.
            let hasBlanks = text.utf8.first.map { $0 <= 32 } ?? false || text.utf8.last.map { $0 <= 32 } ?? false
            buffer.append(hasBlanks ? pieces[look.rawValue].kept : pieces[look.rawValue].text)
            append(isLong ? String(text.prefix(8_000)) : text)
            buffer.append(CellPieces.textEnd)
        case .number(let number): append(number, look)
        case .decimal(let number) where number.isFinite:
            buffer.append(pieces[look.rawValue].number)
            append(plain: number.description)
            buffer.append(CellPieces.numberEnd)
        case .day(let day): append(day.dayNumber + 25_569, .day)
        case .blank, .decimal, .formula: buffer.append(pieces[look.rawValue].blank)
        }
        if buffer.count >= 1 << 16 { flush() }
    }

    /// Joins cells of one row, which are to be written with this alone.
    public func merge(row: Int, columns: ClosedRange<Int>, _ text: String, look: Look) {
        for column in columns { write(column == columns.lowerBound ? .text(text) : .blank, row: row, column: column, look: look) }
        layout.merged.append(
            "\(XLSXWriter.letters(of: columns.lowerBound))\(row + 1):\(XLSXWriter.letters(of: columns.upperBound))\(row + 1)")
    }

    public func close() throws {
        endSheet()
        for (name, text) in WorkbookParts(sheets).all {
            zip.begin(name)
            append(plain: text)
            flush()
            zip.endPart()
        }
        do { try zip.close() } catch { throw XLSXWriter.Problem.cannotWrite(path) }
    }

    private func beginRow(_ row: Int) {
        if self.row < 0 {
            zip.begin("xl/worksheets/sheet\(sheets.count).xml")
            append(plain: layout.head)
        } else {
            buffer.append(CellPieces.rowEnd)
        }
        self.row = row
        rowDigits = Array("\(row + 1)".utf8)
        append(plain: "<row r=\"\(row + 1)\"")
        if let height = layout.heights.removeValue(forKey: row) { append(plain: " ht=\"\(height)\" customHeight=\"1\"") }
        append(plain: ">")
    }

    private func endSheet() {
        guard !sheets.isEmpty else { return }
        if row < 0 {
            zip.begin("xl/worksheets/sheet\(sheets.count).xml")
            append(plain: layout.head)
        } else {
            buffer.append(CellPieces.rowEnd)
        }
        append(plain: layout.tail)
        flush()
        zip.endPart()
    }

    private func flush() {
        zip.write(buffer.bytes)
        buffer.removeAll()
    }

    private func append(_ number: Int, _ look: Look) {
        buffer.append(pieces[look.rawValue].number)
        append(plain: String(number))
        buffer.append(CellPieces.numberEnd)
    }

    private func append(plain text: String) {
        var text = text
        text.withUTF8 { if let start = $0.baseAddress { buffer.append(start, count: $0.count) } }
    }

    /// Text as XML holds it; control characters, which it cannot hold, as `_x000D_`, and a text that looks so in the same way.
    private func append(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            guard let start = bytes.baseAddress else { return }
            var begin = 0
            for index in 0..<bytes.count {
                let byte = bytes[index]
                guard byte < 32 || byte == 38 || byte == 60 || byte == 62 || byte == 95 else { continue }
                let isMark = byte == 95 && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "x")
                guard byte != 95 || isMark, byte != 9, byte != 10 else { continue }
                buffer.append(start + begin, count: index - begin)
                switch byte {
                case 38: append(plain: "&amp;")
                case 60: append(plain: "&lt;")
                case 62: append(plain: "&gt;")
                case 95: append(plain: "_x005F_")
                default: append(plain: "_x00\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))_")
                }
                begin = index + 1
            }
            buffer.append(start + begin, count: bytes.count - begin)
        }
    }
}

/// The bytes of a cell between its place and its value, for one look.
private struct CellPieces {
    let text: [UInt8]
    /// The same for a text that begins or ends with a blank.
    let kept: [UInt8]
    let number: [UInt8]
    let blank: [UInt8]

    static let textEnd = Array("</t></is></c>".utf8)
    static let numberEnd = Array("</v></c>".utf8)
    static let rowEnd = Array("</row>".utf8)

    init(_ look: XLSXTableWriter.Look) {
        text = Array("\" s=\"\(look.rawValue + 1)\" t=\"inlineStr\"><is><t>".utf8)
        kept = Array("\" s=\"\(look.rawValue + 1)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">".utf8)
        number = Array("\" s=\"\(look.rawValue + 1)\"><v>".utf8)
        blank = Array("\" s=\"\(look.rawValue + 1)\"/>".utf8)
    }
}
