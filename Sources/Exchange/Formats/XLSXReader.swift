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
    /// True where pieces of the text had fonts of their own and have been decoded by them.
    public var isDecoded = false
    /// True where Excel computed the value; it is as old as the last time Excel saved.
    public var isComputed = false
}

/// Why a file is not a workbook that can be read. Each has its own advice.
public enum WorkbookProblem: Error, Hashable, Sendable, Codable {
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
    case embeddedObjects
    /// Power Query or another connection that fetches data.
    case dataConnections
    case entities
    case noSheet
    /// Not there, or not ours to read.
    case cannotRead
    /// A folder, a pipe or a device.
    case notAFile
    /// A line of text, counted from 1, that no table has.
    case lineTooLong(line: Int)
    /// A quotation mark that opens on the line and is never closed.
    case quoteNotClosed(line: Int)
    /// Text with characters that no text has.
    case unreadableText(line: Int)
}

/// Reads a workbook sheet by sheet, row by row, in little memory whatever the file says of itself.
///
/// Entity declarations are refused, sizes and ratios are limited, and nothing is ever executed or fetched.
public final class XLSXReader: TableFile {
    public private(set) var sheets: [TableSheet] = []
    public private(set) var uses1904 = false
    let archive: ZipArchive
    private(set) var strings: [XLSXString] = []
    private(set) var styles = XLSXStyles()

    public static let rowLimit = 1_048_576

    public init(path: String) throws {
        archive = try ZipArchive(path: path)
        guard archive.has("xl/workbook.xml") else {
            throw archive.has("xl/workbook.bin")
                ? WorkbookProblem.binaryWorkbook : archive.has("content.xml") ? .openDocument : .notAWorkbook
        }
        try refuseWhatActs()
        try readWorkbook()
        if archive.has("xl/styles.xml") {
            var styles = XLSXStyles()
            try XMLStream.parse(archive, "xl/styles.xml", start: { styles.start($0, $1) }, end: { styles.end($0) })
            self.styles = styles
        }
        if archive.has("xl/sharedStrings.xml") { try readStrings() }
        guard !sheets.isEmpty else { throw WorkbookProblem.noSheet }
    }

    /// Parts that run, fetch or hide something; each is refused by its name.
    private func refuseWhatActs() throws {
        func has(_ folders: String...) -> Bool { archive.names.contains { name in folders.contains { name.hasPrefix($0) } } }
        if archive.has("xl/vbaProject.bin") || has("xl/macrosheets/", "xl/dialogsheets/") { throw WorkbookProblem.macros }
        if has("xl/externalLinks/") { throw WorkbookProblem.externalLinks }
        if has("xl/embeddings/", "xl/activeX/") { throw WorkbookProblem.embeddedObjects }
        if archive.has("xl/connections.xml") || has("xl/queryTables/", "xl/model/") { throw WorkbookProblem.dataConnections }
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
        var found: [TableSheet] = []
        var is1904 = false
        try XMLStream.parse(
            archive, "xl/workbook.xml",
            start: { name, attributes in
                if name == "workbookPr", let date = attributes["date1904"] { is1904 = date == "1" || date == "true" }
                guard name == "sheet", let title = attributes["name"], let id = attributes["r:id"], let target = targets[id] else { return }
                let part = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
                found.append(TableSheet(name: title, isHidden: attributes["state"].map { $0 != "visible" } ?? false, part: part))
            })
        // A sheet that is named but not there is a loss, not an empty sheet.
        if let missing = found.first(where: { !archive.has($0.part) }) { throw WorkbookProblem.damaged(missing.part) }
        sheets = found
        uses1904 = is1904
    }

    private func readStrings() throws {
        var collector = XLSXStringCollector()
        try XMLStream.parse(
            archive, "xl/sharedStrings.xml", start: { collector.start($0, $1) }, end: { collector.end($0) },
            text: { collector.text($0) }, check: { guard !collector.isTooLarge else { throw WorkbookProblem.tooLarge } })
        strings = collector.strings
    }

    public func shape(of sheet: TableSheet) throws -> SheetShape {
        var shape = SheetShape()
        try XMLStream.parse(archive, sheet.part, start: { shape.start($0, $1) })
        return shape
    }

    private struct EnoughSeen: Error {}

    public func hiddenColumns(of sheet: TableSheet) throws -> [ClosedRange<Int>] {
        var (hidden, isPast): ([ClosedRange<Int>], Bool) = ([], false)
        do {
            try XMLStream.parse(
                archive, sheet.part,
                start: { name, attributes in
                    if name == "sheetData" { isPast = true }
                    guard name == "col", attributes["hidden"] == "1" || attributes["hidden"] == "true",
                        let first = attributes.count("min"), let last = attributes.count("max"), 1 <= first, first <= last
                    else { return }
                    hidden.append(first - 1...min(last, 16_384) - 1)
                }, check: { if isPast { throw EnoughSeen() } })
        } catch is EnoughSeen {}
        return hidden
    }

    /// Gives every row that has a value to `body` in order: its number as Excel counts (1 first), whether it is hidden, its cells.
    public func forEachRow(of sheet: TableSheet, _ body: (Int, Bool, [XLSXCell]) throws -> Void) throws {
        try withoutActuallyEscaping(body) { body in
            var rows = XLSXRows(strings: strings, styles: styles, body: body)
            try XMLStream.parse(
                archive, sheet.part, start: { rows.start($0, $1) }, end: { rows.end($0) }, text: { rows.text($0) },
                check: { if let failure = rows.failure { throw failure } })
            if let failure = rows.failure { throw failure }
        }
    }
}
