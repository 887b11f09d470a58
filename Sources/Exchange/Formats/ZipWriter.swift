import CZlib
import Foundation

/// Writes a ZIP file part by part while their bytes come; the head of a part gets its sizes when the part ends.
final class ZipWriter {
    private struct Part {
        var name: String
        var offset: Int
        var checksum: UInt = 0
        var packed = 0
        var unpacked = 0
    }

    struct Failure: Error {}

    private static let pieceSize = 1 << 16

    private let descriptor: Int32
    /// zlib keeps the address: it must not move.
    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private let piece = UnsafeMutablePointer<UInt8>.allocate(capacity: pieceSize)
    private var parts: [Part] = []
    private var end = 0
    private var isBroken = false

    init(path: String) throws {
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
        stream.initialize(to: z_stream())
        // The fastest level: a list is made to be opened at once, and twice the time would save a third of its size.
        let status = deflateInit2_(
            stream, 1, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard descriptor >= 0, status == Z_OK else { throw Failure() }
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
        piece.deallocate()
        if descriptor >= 0 { Foundation.close(descriptor) }
    }

    func begin(_ name: String) {
        parts.append(Part(name: name, offset: end))
        put(Self.head(of: parts[parts.count - 1]))
        deflateReset(stream)
    }

    func write(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
        let last = parts.count - 1
        parts[last].checksum = crc32(parts[last].checksum, start, UInt32(bytes.count))
        parts[last].unpacked += bytes.count
        stream.pointee.next_in = UnsafeMutablePointer(mutating: start)
        stream.pointee.avail_in = UInt32(bytes.count)
        pack(Z_NO_FLUSH)
    }

    func endPart() {
        pack(Z_FINISH)
        put(Self.head(of: parts[parts.count - 1]), at: parts[parts.count - 1].offset)
    }

    /// - Throws: `Failure` where anything could not be written, or a part is larger than the format of 32 bits holds.
    func close() throws {
        let start = end
        for part in parts {
            var entry = Self.number(0x0201_4B50, 4) + Self.number(20, 2) + Self.facts(of: part) + Self.number(0, 2)
            entry += [UInt8](repeating: 0, count: 8) + Self.number(part.offset, 4)
            put(entry + Array(part.name.utf8))
        }
        let count = Self.number(parts.count, 2)
        let size = end - start
        put(
            Self.number(0x0605_4B50, 4) + Self.number(0, 4) + count + count + Self.number(size, 4) + Self.number(start, 4)
                + Self.number(0, 2))
        guard !isBroken, end < Int(UInt32.max), parts.allSatisfy({ $0.unpacked < Int(UInt32.max) }) else { throw Failure() }
    }

    private func pack(_ flush: Int32) {
        let last = parts.count - 1
        repeat {
            stream.pointee.next_out = piece
            stream.pointee.avail_out = UInt32(Self.pieceSize)
            deflate(stream, flush)
            let count = Self.pieceSize - Int(stream.pointee.avail_out)
            parts[last].packed += count
            put(UnsafeBufferPointer(start: piece, count: count))
        } while stream.pointee.avail_out == 0
    }

    private func put(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { put($0) } }

    private func put(_ bytes: UnsafeBufferPointer<UInt8>) {
        put(bytes, at: end)
        end += bytes.count
    }

    private func put(_ bytes: [UInt8], at offset: Int) { bytes.withUnsafeBufferPointer { put($0, at: offset) } }

    private func put(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
        var done = 0
        while done < bytes.count, !isBroken {
            let written = pwrite(descriptor, bytes.baseAddress! + done, bytes.count - done, off_t(offset + done))
            if written <= 0 { isBroken = true } else { done += written }
        }
    }

    private static func head(of part: Part) -> [UInt8] { number(0x0403_4B50, 4) + facts(of: part) + Array(part.name.utf8) }

    /// What stands alike in the head of a part and in the directory: packed, of no day, checksum, sizes, length of the name.
    private static func facts(of part: Part) -> [UInt8] {
        number(20, 2) + number(0, 2) + number(8, 2) + number(0, 2) + number(0x21, 2) + number(Int(part.checksum), 4)
            + number(part.packed, 4) + number(part.unpacked, 4) + number(part.name.utf8.count, 2) + number(0, 2)
    }

    private static func number(_ value: Int, _ width: Int) -> [UInt8] { (0..<width).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
}
