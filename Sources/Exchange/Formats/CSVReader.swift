import Core
import Foundation
import Words

/// Reads a list that comes as separated text: any separator, UTF-8 or UTF-16 or an encoding of before Unicode, which shows as
/// it would in a workbook and is recognised by column like there. One sheet; all cells are texts.
public final class CSVReader: TableFile {
    public let sheets = [TableSheet(name: ListWorkbookWords.sheet, isHidden: false, part: "")]
    public let uses1904 = false

    private let path: String
    private let encoding: TextBytes.Encoding
    private let separator: UInt8

    /// The longest record in bytes, and the most lines that one quoted field goes over.
    static let recordLimit = 1 << 20
    static let quotedLineLimit = 100

    /// Looks through the file once: how it is encoded, and whether every line can be one of a table.
    ///
    /// - Throws: `WorkbookProblem`; a line too long stops the reading where it is.
    public init(path: String) throws {
        self.path = path
        encoding = try TextBytes.encoding(of: path, lineLimit: Self.recordLimit)
        var start: [UInt8] = []
        try TextBytes.forEachPiece(of: path, encoding) { piece in
            start += piece.prefix(TextBytes.pieceSize - min(start.count, TextBytes.pieceSize))
            return start.count < TextBytes.pieceSize
        }
        separator = CSVText.separator(of: start)
    }

    public func forEachRow(of sheet: TableSheet, _ body: (Int, Bool, [XLSXCell]) throws -> Void) throws {
        var splitter = CSVSplitter(separator: separator)
        var row = 0
        func give(_ fields: [String]) throws {
            row += 1
            guard row <= XLSXReader.rowLimit, fields.count <= 16_384 else { throw WorkbookProblem.tooLarge }
            let cells = fields.enumerated().compactMap { $1.isEmpty ? nil : XLSXCell(column: $0, value: .text($1), font: nil) }
            if !cells.isEmpty { try body(row, false, cells) }
        }
        try TextBytes.forEachPiece(of: path, encoding) { piece in
            for byte in piece {
                if splitter.take(byte) { try give(splitter.fields) }
                if splitter.length > Self.recordLimit { throw WorkbookProblem.lineTooLong(line: splitter.quotedSince ?? splitter.line) }
                if byte == 10 || byte == 13, let since = splitter.quotedSince, splitter.line - since > Self.quotedLineLimit {
                    throw WorkbookProblem.quoteNotClosed(line: since)
                }
            }
            return true
        }
        if let since = splitter.quotedSince { throw WorkbookProblem.quoteNotClosed(line: since) }
        if splitter.end() { try give(splitter.fields) }
    }
}
