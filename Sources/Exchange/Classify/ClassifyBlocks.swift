import Foundation

/// Reads a file in blocks that end at a line end.
struct BlockReader: ~Copyable {
    private let descriptor: Int32
    /// What was read behind the end of the last block.
    private var rest = RowBuffer(capacity: 1 << 16)
    private var isAtEnd = false
    static let size = 1 << 20

    init(descriptor: Int32) { self.descriptor = descriptor }

    /// The first line with its end.
    mutating func line() throws -> [UInt8]? {
        while memchr(rest.base, 10, rest.count) == nil, !isAtEnd {
            guard rest.count < Self.size else { throw ClassifyError.lineTooLong }
            try Self.fill(&rest, from: descriptor, &isAtEnd)
        }
        guard rest.count > 0 else { return nil }
        let end = rest.bytes.firstIndex(of: 10).map { $0 + 1 } ?? rest.count
        let line = Array(rest.bytes[..<end])
        memmove(rest.base, rest.base + end, rest.count - end)
        rest.removeAll(from: rest.count - end)
        return line
    }

    /// Puts the next block into `block`; false at the end of the file.
    mutating func block(into block: inout RowBuffer) throws -> Bool {
        block.removeAll()
        block.append(rest.base, count: rest.count)
        rest.removeAll()
        while true {
            if block.count < Self.size, !isAtEnd { try Self.fill(&block, from: descriptor, &isAtEnd) }
            if block.count == 0 { return false }
            if isAtEnd { return true }
            let hasQuotes = memchr(block.base, 34, block.count) != nil
            if let end = FieldSplitter.lastLineEnd(in: block.bytes, hasQuotes: hasQuotes) {
                rest.append(block.base + end, count: block.count - end)
                block.removeAll(from: end)
                return true
            }
            guard block.count < Self.size * 16 else { throw ClassifyError.lineTooLong }
            try Self.fill(&block, from: descriptor, &isAtEnd)
        }
    }

    private static func fill(_ bytes: inout RowBuffer, from descriptor: Int32, _ isAtEnd: inout Bool) throws {
        bytes.reserve(size)
        let count = read(descriptor, bytes.base + bytes.count, size)
        guard count >= 0 else { throw ClassifyError.cannotRead(String(cString: strerror(errno))) }
        bytes.extend(by: count)
        if count == 0 { isAtEnd = true }
    }
}

/// Writes what several threads made, each when its turn has come.
final class OrderedWriter {
    private let descriptor: Int32
    private let name: String
    private let condition = NSCondition()
    private var next = 0
    private var isBroken = false

    init(descriptor: Int32, name: String) {
        self.descriptor = descriptor
        self.name = name
    }

    func write(_ bytes: UnsafeBufferPointer<UInt8>, turn: Int) throws {
        condition.lock()
        defer {
            next += 1
            condition.broadcast()
            condition.unlock()
        }
        while next != turn { condition.wait() }
        guard !isBroken else { throw ClassifyError.cannotWrite(name) }
        var offset = 0
        while offset < bytes.count {
            let written = Foundation.write(descriptor, bytes.baseAddress! + offset, bytes.count - offset)
            guard written > 0 else {
                isBroken = true
                throw ClassifyError.cannotWrite(name)
            }
            offset += written
        }
    }
}
