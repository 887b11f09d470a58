import CExpat
import CZip
import Core
import Foundation

/// One cell as a workbook stores it.
public struct XLSXCell: Sendable, Hashable {
    public enum Value: Sendable, Hashable {
        case text(String)
        case number(Double)
        /// A day by the style of the cell, counted as Excel counts.
        case serial(Double)
        case bool(Bool)
        /// `#REF!`, `#N/A`, …
        case error(String)
    }

    /// 0 for column A.
    public var column: Int
    public var value: Value
    /// The font's name, where it can say how old text is encoded.
    public var font: String?
}

/// Why a file is not a workbook that can be read. Each has its own advice.
public enum WorkbookProblem: Error, Hashable, Sendable {
    case empty
    /// A workbook of Excel 97–2003, or one that a password protects.
    case oldOrProtected
    case binaryWorkbook
    case openDocument
    case notAWorkbook
    case encrypted
    case damaged(String)
    /// More than a workbook of people can hold: a bomb, or not ours to read.
    case tooLarge
    case macros
    case externalLinks
    case entities
    case noSheet
}

/// Reads a workbook sheet by sheet, row by row, in little memory whatever the file says of itself.
///
/// Entity declarations are refused, sizes and ratios are limited, and nothing is ever executed or fetched.
public final class XLSXReader {
    public struct Sheet: Sendable, Hashable {
        public let name: String
        public let isHidden: Bool
        let part: String
    }

    public private(set) var sheets: [Sheet] = []
    public private(set) var uses1904 = false
    let archive: ZipArchive
    private(set) var strings: [String] = []
    private(set) var styles = XLSXStyles()

    public static let rowLimit = 1_048_576

    public init(path: String) throws {
        archive = try ZipArchive(path: path)
        guard archive.has("xl/workbook.xml") else {
            throw archive.has("xl/workbook.bin")
                ? WorkbookProblem.binaryWorkbook : archive.has("content.xml") ? .openDocument : .notAWorkbook
        }
        if archive.has("xl/vbaProject.bin") { throw WorkbookProblem.macros }
        if archive.names.contains(where: { $0.hasPrefix("xl/externalLinks/") || $0.hasPrefix("xl/embeddings/") }) {
            throw WorkbookProblem.externalLinks
        }
        try readWorkbook()
        if archive.has("xl/styles.xml") {
            var styles = XLSXStyles()
            try XMLStream.parse(archive, "xl/styles.xml", start: { styles.start($0, $1) }, end: { styles.end($0) })
            self.styles = styles
        }
        if archive.has("xl/sharedStrings.xml") { try readStrings() }
        guard !sheets.isEmpty else { throw WorkbookProblem.noSheet }
    }

    private func readWorkbook() throws {
        var targets: [String: String] = [:]
        if archive.has("xl/_rels/workbook.xml.rels") {
            try XMLStream.parse(
                archive, "xl/_rels/workbook.xml.rels",
                start: { name, attributes in
                    if name == "Relationship", let id = attributes["Id"], let target = attributes["Target"] { targets[id] = target }
                })
        }
        var found: [Sheet] = []
        var is1904 = false
        try XMLStream.parse(
            archive, "xl/workbook.xml",
            start: { name, attributes in
                if name == "workbookPr", let date = attributes["date1904"] { is1904 = date == "1" || date == "true" }
                guard name == "sheet", let title = attributes["name"], let id = attributes["r:id"], let target = targets[id] else { return }
                let part = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
                found.append(Sheet(name: title, isHidden: attributes["state"].map { $0 != "visible" } ?? false, part: part))
            })
        sheets = found.filter { archive.has($0.part) }
        uses1904 = is1904
    }

    private func readStrings() throws {
        var collected: [String] = []
        var current = ""
        var (isInText, isPhonetic) = (false, false)
        var bytes = 0
        try XMLStream.parse(
            archive, "xl/sharedStrings.xml",
            start: { name, _ in
                switch name {
                case "si": current = ""
                case "t": isInText = !isPhonetic
                case "rPh": isPhonetic = true
                default: break
                }
            },
            end: { name in
                switch name {
                case "si":
                    bytes += current.utf8.count
                    collected.append(current)
                case "t": isInText = false
                case "rPh": isPhonetic = false
                default: break
                }
            },
            text: { if isInText { current += $0 } },
            check: { guard collected.count < 5_000_000, bytes < 400_000_000 else { throw WorkbookProblem.tooLarge } })
        strings = collected
    }

    /// Gives every row that has a value to `body` in order: its number as Excel counts (1 first), whether it is hidden, its cells.
    public func forEachRow(of sheet: Sheet, _ body: (Int, Bool, [XLSXCell]) throws -> Void) throws {
        try withoutActuallyEscaping(body) { body in
            let rows = SheetRows(strings: strings, styles: styles, body: body)
            try XMLStream.parse(
                archive, sheet.part, start: { rows.start($0, $1) }, end: { rows.end($0) }, text: { rows.text($0) },
                check: { if let failure = rows.failure { throw failure } })
            if let failure = rows.failure { throw failure }
        }
    }
}

/// Builds rows out of the parts of a sheet.
private final class SheetRows {
    private let strings: [String]
    private let styles: XLSXStyles
    private let body: (Int, Bool, [XLSXCell]) throws -> Void
    private(set) var failure: (any Error)?
    private var row = 0
    private var isHidden = false
    private var cells: [XLSXCell] = []
    private var nextColumn = 0
    private var column = 0
    private var kind = ""
    private var style = 0
    private var content = ""
    private var isInValue = false

    init(strings: [String], styles: XLSXStyles, body: @escaping (Int, Bool, [XLSXCell]) throws -> Void) {
        self.strings = strings
        self.styles = styles
        self.body = body
    }

    func start(_ name: String, _ attributes: XMLAttributes) {
        switch name {
        case "row":
            row = attributes["r"].flatMap { Int($0) } ?? row + 1
            isHidden = attributes["hidden"] == "1"
            cells.removeAll(keepingCapacity: true)
            nextColumn = 0
        case "c":
            column = attributes["r"].flatMap(Self.column) ?? nextColumn
            nextColumn = column + 1
            kind = attributes["t"] ?? ""
            style = attributes["s"].flatMap { Int($0) } ?? 0
            content = ""
        case "v", "t": isInValue = true
        default: break
        }
    }

    func text(_ text: String) { if isInValue, content.utf8.count < 100_000 { content += text } }

    func end(_ name: String) {
        switch name {
        case "v", "t": isInValue = false
        case "c": if let value, column < 16_384 { cells.append(XLSXCell(column: column, value: value, font: styles.font(of: style))) }
        case "row":
            guard failure == nil, !cells.isEmpty else { return }
            guard (1...XLSXReader.rowLimit).contains(row) else { return }
            do { try body(row, isHidden, cells) } catch { failure = error }
        default: break
        }
    }

    private var value: XLSXCell.Value? {
        switch kind {
        case "s":
            guard let index = Int(content), strings.indices.contains(index) else { return content.isEmpty ? nil : .error("#STRING!") }
            return strings[index].isEmpty ? nil : .text(strings[index])
        case "str", "inlineStr": return content.isEmpty ? nil : .text(content)
        case "b": return .bool(content == "1")
        case "e": return .error(content)
        case "d": return content.isEmpty ? nil : .text(content)
        default:
            guard !content.isEmpty else { return nil }
            guard let number = Double(content), number.isFinite else { return .error(content) }
            return styles.isDate(style) ? .serial(number) : .number(number)
        }
    }

    /// `AB12` → 27.
    private static func column(_ reference: String) -> Int? {
        var column = 0
        for byte in reference.utf8 {
            guard (65...90).contains(byte) else { break }
            column = column * 26 + Int(byte - 64)
            if column > 20_000 { return nil }
        }
        return column > 0 ? column - 1 : nil
    }
}

/// What the styles of a workbook say of a cell: whether it shows a day, and its font.
struct XLSXStyles {
    private var dateFormats: Set<Int> = Set(14...22).union(27...36).union(45...47).union(50...58)
    private var fonts: [String] = []
    private var cells: [(isDate: Bool, font: Int)] = []
    private var section = ""

    mutating func start(_ name: String, _ attributes: XMLAttributes) {
        switch name {
        case "fonts", "cellXfs", "cellStyleXfs", "dxfs", "numFmts": section = name
        case "numFmt" where section == "numFmts":
            if let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] {
                if Self.showsDay(code) { dateFormats.insert(id) } else { dateFormats.remove(id) }
            }
        case "font" where section == "fonts": fonts.append("")
        case "name", "rFont":
            if section == "fonts", !fonts.isEmpty { fonts[fonts.count - 1] = attributes["val"] ?? "" }
        case "xf" where section == "cellXfs":
            let format = attributes["numFmtId"].flatMap { Int($0) } ?? 0
            cells.append((dateFormats.contains(format), attributes["fontId"].flatMap { Int($0) } ?? 0))
        default: break
        }
    }

    mutating func end(_ name: String) { if name == section { section = "" } }

    func isDate(_ style: Int) -> Bool { cells.indices.contains(style) && cells[style].isDate }

    /// Only fonts of old encodings matter; all others are `nil`.
    func font(of style: Int) -> String? {
        guard cells.indices.contains(style), fonts.indices.contains(cells[style].font) else { return nil }
        let name = fonts[cells[style].font]
        return LegacyEncoding(font: name) == nil ? nil : name
    }

    private static func showsDay(_ code: String) -> Bool {
        var isQuoted = false
        for character in code.lowercased() {
            if character == "\"" { isQuoted.toggle() }
            if !isQuoted, "ymd".contains(character) { return !code.lowercased().contains("general") }
        }
        return false
    }
}
