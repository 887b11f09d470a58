import Core
import Foundation

/// The bytes of a text file as UTF-8, piece by piece, whatever they were stored as.
enum TextBytes {
    enum Encoding: Hashable, Sendable {
        case utf8
        case utf16(isBigEndian: Bool)
        /// One byte to a character, as before Unicode; shown as Windows-1252 shows it.
        case singleByte
    }

    static let pieceSize = 64 * 1024

    /// Looks through the whole file.
    ///
    /// - Throws: `.lineTooLong` for a line of more than `lineLimit` bytes; `.unreadableText` for NUL and other characters that
    ///   no text has, or half a character of UTF-16.
    static func encoding(of path: String, lineLimit: Int) throws -> Encoding {
        let start = try FileStart(path).bytes
        if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
            let encoding = Encoding.utf16(isBigEndian: start[0] == 0xFE)
            try check(path, encoding, lineLimit)
            return encoding
        }
        var validator = UTF8Validator()
        var isUTF8 = true
        try forEachPiece(of: path) { piece in
            isUTF8 = piece.allSatisfy { validator.accepts($0) }
            return isUTF8
        }
        let encoding: Encoding = isUTF8 && validator.isComplete ? .utf8 : .singleByte
        try check(path, encoding, lineLimit)
        return encoding
    }

    private static func check(_ path: String, _ encoding: Encoding, _ limit: Int) throws {
        var (line, length, wasReturn) = (1, 0, false)
        try forEachPiece(of: path, encoding) { piece in
            for byte in piece {
                length += 1
                if byte == 13 || byte == 10 {
                    if !(byte == 10 && wasReturn) { line += 1 }
                    length = 0
                } else if byte < 32, byte != 9 {
                    throw WorkbookProblem.unreadableText(line: line)
                }
                wasReturn = byte == 13
                guard length <= limit else { throw WorkbookProblem.lineTooLong(line: line) }
            }
            return true
        }
    }

    /// - Parameter body: returns false to stop. The byte-order mark is left out.
    static func forEachPiece(of path: String, _ encoding: Encoding, _ body: ([UInt8]) throws -> Bool) throws {
        var rest: [UInt8] = []
        var isFirst = true
        try forEachPiece(of: path) { piece in
            defer { isFirst = false }
            switch encoding {
            case .utf8: return try body(isFirst && piece.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(piece.dropFirst(3)) : piece)
            case .singleByte: return try body(Array(LegacyEncoding.shown(piece).utf8))
            case .utf16(let isBigEndian):
                let bytes = rest + (isFirst ? Array(piece.dropFirst(2)) : piece)
                let (text, used) = utf16(bytes, isBigEndian)
                rest = Array(bytes[used...])
                return try body(Array(text.utf8))
            }
        }
        guard rest.isEmpty else { throw WorkbookProblem.unreadableText(line: 1) }
    }

    /// The text of whole characters; half a pair at the end waits for the next piece.
    private static func utf16(_ bytes: [UInt8], _ isBigEndian: Bool) -> (text: String, used: Int) {
        var units: [UInt16] = []
        for index in stride(from: 0, to: bytes.count - 1, by: 2) {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(isBigEndian ? first << 8 | second : second << 8 | first)
        }
        if let last = units.last, UTF16.isLeadSurrogate(last) { units.removeLast() }
        return (String(decoding: units, as: UTF16.self), units.count * 2)
    }

    private static func forEachPiece(of path: String, _ body: ([UInt8]) throws -> Bool) throws {
        guard let file = FileHandle(forReadingAtPath: path) else { throw WorkbookProblem.cannotRead }
        defer { try? file.close() }
        while let piece = try file.read(upToCount: pieceSize), !piece.isEmpty {
            guard try body([UInt8](piece)) else { return }
        }
    }
}

/// Tells byte by byte whether text is UTF-8: no stray or missing bytes, no over-long forms, no surrogates.
struct UTF8Validator {
    private var waiting = 0
    private var range: ClosedRange<UInt8> = 0x80...0xBF

    var isComplete: Bool { waiting == 0 }

    mutating func accepts(_ byte: UInt8) -> Bool {
        if waiting > 0 {
            guard range.contains(byte) else { return false }
            range = 0x80...0xBF
            waiting -= 1
            return true
        }
        switch byte {
        case 0..<0x80: break
        case 0xC2...0xDF: waiting = 1
        case 0xE0...0xEF:
            waiting = 2
            if byte == 0xE0 { range = 0xA0...0xBF }
            if byte == 0xED { range = 0x80...0x9F }
        case 0xF0...0xF4:
            waiting = 3
            if byte == 0xF0 { range = 0x90...0xBF }
            if byte == 0xF4 { range = 0x80...0x8F }
        default: return false
        }
        return true
    }
}
