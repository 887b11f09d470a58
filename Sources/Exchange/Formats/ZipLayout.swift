import Foundation

/// Where the parts of a ZIP file lie, read from its own directory. A workbook lays its parts one after another and ends with
/// the directory; files made to deceive let parts share bytes, or hide something behind the end.
enum ZipLayout {
    private static let directoryLimit = 8 << 20

    /// - Throws: `.damaged` when parts share bytes or lie outside the file, or when something follows the end;
    ///   `.encrypted` for a part with a password; `.tooLarge` for sizes that need 64 bits.
    static func check(_ path: String) throws {
        guard let file = FileHandle(forReadingAtPath: path) else { throw WorkbookProblem.cannotRead }
        defer { try? file.close() }
        let length = try file.seekToEnd()
        let tail = try bytes(file, from: length - min(length, 65_557), count: Int(min(length, 65_557)))
        guard let end = endRecord(in: tail) else { throw WorkbookProblem.damaged("end") }
        let (count, size, start) = (number(tail, end + 10, 2), number(tail, end + 12, 4), number(tail, end + 16, 4))
        guard count != 0xFFFF, size != 0xFFFF_FFFF, start != 0xFFFF_FFFF else { throw WorkbookProblem.tooLarge }
        guard size <= directoryLimit, UInt64(start + size) <= length else { throw WorkbookProblem.damaged("directory") }
        let directory = try bytes(file, from: UInt64(start), count: size)
        var parts: [Range<Int>] = []
        var position = 0
        for _ in 0..<count {
            guard position + 46 <= directory.count, directory[position...].starts(with: [0x50, 0x4B, 1, 2]) else {
                throw WorkbookProblem.damaged("directory")
            }
            if directory[position + 8] & 1 == 1 { throw WorkbookProblem.encrypted }
            let (packed, unpacked) = (number(directory, position + 20, 4), number(directory, position + 24, 4))
            guard packed != 0xFFFF_FFFF, unpacked != 0xFFFF_FFFF else { throw WorkbookProblem.tooLarge }
            let offset = number(directory, position + 42, 4)
            let names = [28, 30, 32].map { number(directory, position + $0, 2) }
            parts.append(offset..<offset + 30 + names[0] + packed)
            position += 46 + names.reduce(0, +)
        }
        parts.sort { $0.lowerBound < $1.lowerBound }
        for (part, next) in zip(parts, parts.dropFirst()) where part.upperBound > next.lowerBound {
            throw WorkbookProblem.damaged("overlap")
        }
        guard parts.last?.upperBound ?? 0 <= start else { throw WorkbookProblem.damaged("overlap") }
    }

    /// The record that ends the file exactly, its comment included.
    private static func endRecord(in tail: [UInt8]) -> Int? {
        guard tail.count >= 22 else { return nil }
        return (0...tail.count - 22).reversed().first { index in
            tail[index] == 0x50 && tail[index + 1] == 0x4B && tail[index + 2] == 5 && tail[index + 3] == 6
                && index + 22 + number(tail, index + 20, 2) == tail.count
        }
    }

    private static func number(_ bytes: [UInt8], _ index: Int, _ width: Int) -> Int {
        (0..<width).reduce(0) { $0 | Int(bytes[index + $1]) << ($1 * 8) }
    }

    private static func bytes(_ file: FileHandle, from start: UInt64, count: Int) throws -> [UInt8] {
        try file.seek(toOffset: start)
        let bytes = [UInt8](try file.read(upToCount: count) ?? Data())
        guard bytes.count == count else { throw WorkbookProblem.damaged("short") }
        return bytes
    }
}
