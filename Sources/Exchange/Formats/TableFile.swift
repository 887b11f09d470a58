import Foundation

/// One sheet of a file; a CSV file has one.
public struct TableSheet: Sendable, Hashable {
    public let name: String
    public let isHidden: Bool
    /// Where in the file it stands.
    let part: String
}

/// A file of rows and cells that a list can be read from, in little memory whatever the file says of itself.
public protocol TableFile: AnyObject {
    var sheets: [TableSheet] { get }
    /// True where days are counted from 1904.
    var uses1904: Bool { get }

    /// Gives every row that has a value to `body` in order: its number as Excel counts (1 first), whether it is hidden, its cells.
    func forEachRow(of sheet: TableSheet, _ body: (Int, Bool, [XLSXCell]) throws -> Void) throws

    /// How the sheet looks beside its cells; a file of text alone has only columns.
    func shape(of sheet: TableSheet) throws -> SheetShape

    /// The columns that are not shown, 0 for column A.
    func hiddenColumns(of sheet: TableSheet) throws -> [ClosedRange<Int>]
}

extension TableFile {
    public func shape(of sheet: TableSheet) throws -> SheetShape {
        var shape = SheetShape()
        try forEachRow(of: sheet) { _, _, cells in shape.lastColumn = max(shape.lastColumn, cells.last?.column ?? 0) }
        return shape
    }

    public func hiddenColumns(of sheet: TableSheet) throws -> [ClosedRange<Int>] { [] }
}

/// Opens files that lists come in, by what stands in them and not by their names.
public enum TableFiles {
    /// - Throws: `WorkbookProblem`, with advice for each kind of file that is not taken.
    public static func open(_ path: String) throws -> any TableFile {
        let start = try FileStart(path)
        return start.looksLikeText ? try CSVReader(path: path) : try XLSXReader(path: path)
    }
}

/// The first bytes of a file, by which its kind is told. Only files are opened: a pipe, a device or a folder could keep us for ever.
struct FileStart {
    let bytes: [UInt8]

    /// - Throws: `.cannotRead`, `.notAFile` or `.empty`.
    init(_ path: String) throws {
        var status = stat()
        guard stat(path, &status) == 0 else { throw WorkbookProblem.cannotRead }
        guard status.st_mode & S_IFMT == S_IFREG else { throw WorkbookProblem.notAFile }
        guard let file = FileHandle(forReadingAtPath: path) else { throw WorkbookProblem.cannotRead }
        defer { try? file.close() }
        bytes = [UInt8](try file.read(upToCount: 4_096) ?? Data())
        guard !bytes.isEmpty else { throw WorkbookProblem.empty }
    }

    var isZip: Bool { bytes.starts(with: [0x50, 0x4B]) }

    /// A workbook of Excel 97–2003, or one that a password protects.
    var isCompoundFile: Bool { bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) }

    /// Text of any encoding that is not the source of a page, a PDF or a document of another kind.
    var looksLikeText: Bool {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
        guard !isZip, !isCompoundFile else { return false }
        guard !bytes.contains(where: { $0 < 32 && ![9, 10, 13].contains($0) }) else { return false }
        let start = String(decoding: bytes.prefix(64), as: UTF8.self).drop { $0 == "\u{FEFF}" || $0.isWhitespace }
        return !["<", "%PDF", "{\\rtf", "{", "GIF8"].contains { start.hasPrefix($0) }
    }
}
