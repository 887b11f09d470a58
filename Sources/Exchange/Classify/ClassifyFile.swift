import Core
import Foundation
import Law
import Registry

/// What became of the rows of a file.
public struct ClassifyResult: Hashable, Sendable, Codable {
    public var rows: Int
    public var errors: Int
}

/// Classifies a CSV file into another in constant memory, on as many threads as there are cores, keeping the order of rows.
public struct ClassifyFile {
    let input: String
    let output: String
    let standards: [PovertyStandard]
    let isForced: Bool
    let givesReasons: Bool

    /// - Parameter standard: the id of a standard to use whatever the day; otherwise the national one of each row's day.
    public init(input: String, output: String, ruleBook: RuleBook, standard: String?, givesReasons: Bool) throws(ClassifyError) {
        self.input = input
        self.output = output
        self.givesReasons = givesReasons
        isForced = standard != nil
        if let standard {
            guard let found = ruleBook.standard(id: standard) else { throw .unknownStandard(standard) }
            standards = [found]
        } else {
            standards = ruleBook.standards.filter { $0.scope == .national }
        }
    }

    /// True where the path leads to the file that is open: opening it for the result would empty it.
    private static func isSame(_ descriptor: Int32, _ path: String) -> Bool {
        var (left, right) = (stat(), stat())
        guard fstat(descriptor, &left) == 0, stat(path, &right) == 0, left.st_mode & S_IFMT == S_IFREG else { return false }
        return left.st_dev == right.st_dev && left.st_ino == right.st_ino
    }

    public func run(threads: Int = ProcessInfo.processInfo.activeProcessorCount) throws -> ClassifyResult {
        let source = open(input, O_RDONLY)
        guard source >= 0 else { throw ClassifyError.cannotRead(input) }
        defer { close(source) }
        guard !Self.isSame(source, output) else { throw ClassifyError.sameFile }
        let reader = BlockReader(descriptor: source)
        guard let first = try reader.line() else { throw ClassifyError.emptyFile }
        let headerNoise: Set<Character> = ["\"", "\r", "\n", "\r\n", "\u{FEFF}"]
        var headerLine = String(decoding: first, as: UTF8.self)
        headerLine.removeAll { headerNoise.contains($0) }
        let header = try ClassifyHeader(headerLine.split(separator: ",", omittingEmptySubsequences: false).map(String.init))
        let target = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard target >= 0 else { throw ClassifyError.cannotWrite(output) }
        defer { close(target) }
        let classifier = RowClassifier(standards: standards, forced: isForced, header: header, givesReasons: givesReasons)
        let writer = OrderedWriter(descriptor: target, name: output)
        try writer.write(Array("id,standard,class,possible,rule_set,reasons\n".utf8), turn: 0)
        let work = SharedWork(reader: reader, writer: writer, classifier: classifier)
        DispatchQueue.concurrentPerform(iterations: max(threads, 1)) { _ in work.run() }
        return try work.result()
    }
}

/// Threads that take a block in turn, classify it, and write it in the same order.
///
/// `@unchecked Sendable`: everything mutable is touched under `lock`, or under the writer's own.
private final class SharedWork: @unchecked Sendable {
    private let reader: BlockReader
    private let writer: OrderedWriter
    private let classifier: RowClassifier
    private let lock = NSLock()
    private var turn = 1
    private var total = ClassifyResult(rows: 0, errors: 0)
    private var failure: (any Error)?

    init(reader: BlockReader, writer: OrderedWriter, classifier: RowClassifier) {
        self.reader = reader
        self.writer = writer
        self.classifier = classifier
    }

    func run() {
        var block: [UInt8] = []
        var answers: [UInt8] = []
        while true {
            lock.lock()
            let mine = turn
            do {
                guard failure == nil, try reader.block(into: &block) else {
                    lock.unlock()
                    return
                }
                turn += 1
                lock.unlock()
            } catch {
                failure = error
                lock.unlock()
                return
            }
            answers.removeAll(keepingCapacity: true)
            let counts = block.withUnsafeBufferPointer { classifier.classify($0, into: &answers) }
            do {
                try writer.write(answers, turn: mine)
            } catch {
                lock.withLock { failure = error }
                return
            }
            lock.withLock {
                total.rows += counts.rows
                total.errors += counts.errors
            }
        }
    }

    func result() throws -> ClassifyResult {
        if let failure { throw failure }
        return total
    }
}

/// Reads a file in blocks that end at a line end.
private final class BlockReader {
    private let descriptor: Int32
    private var rest: [UInt8] = []
    private var isAtEnd = false
    private static let size = 1 << 20

    init(descriptor: Int32) { self.descriptor = descriptor }

    /// The first line with its end.
    func line() throws -> [UInt8]? {
        while !rest.contains(10), !isAtEnd {
            guard rest.count < Self.size else { throw ClassifyError.lineTooLong }
            try fill()
        }
        guard !rest.isEmpty else { return nil }
        let end = rest.firstIndex(of: 10).map { $0 + 1 } ?? rest.count
        defer { rest.removeSubrange(..<end) }
        return Array(rest[..<end])
    }

    /// Puts the next block into `block`; false at the end of the file.
    func block(into block: inout [UInt8]) throws -> Bool {
        swap(&block, &rest)
        rest.removeAll(keepingCapacity: true)
        while true {
            if block.count < Self.size, !isAtEnd { try append(to: &block) }
            if block.isEmpty { return false }
            if isAtEnd { return true }
            let hasQuotes = block.contains(UInt8(ascii: "\""))
            if let end = block.withUnsafeBufferPointer({ FieldSplitter.lastLineEnd(in: $0, hasQuotes: hasQuotes) }) {
                rest.append(contentsOf: block[end...])
                block.removeSubrange(end...)
                return true
            }
            guard block.count < Self.size * 16 else { throw ClassifyError.lineTooLong }
            try append(to: &block)
        }
    }

    private func fill() throws { try append(to: &rest) }

    private func append(to bytes: inout [UInt8]) throws {
        let old = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: Self.size))
        let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress! + old, Self.size) }
        bytes.removeSubrange((old + max(count, 0))...)
        guard count >= 0 else { throw ClassifyError.cannotRead(String(cString: strerror(errno))) }
        if count == 0 { isAtEnd = true }
    }
}

/// Writes what several threads made, each when its turn has come.
private final class OrderedWriter {
    private let descriptor: Int32
    private let name: String
    private let condition = NSCondition()
    private var next = 0
    private var isBroken = false

    init(descriptor: Int32, name: String) {
        self.descriptor = descriptor
        self.name = name
    }

    func write(_ bytes: [UInt8], turn: Int) throws {
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
            let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress! + offset, bytes.count - offset) }
            guard written > 0 else {
                isBroken = true
                throw ClassifyError.cannotWrite(name)
            }
            offset += written
        }
    }
}
