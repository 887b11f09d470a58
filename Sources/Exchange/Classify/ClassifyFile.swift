import Core
import Foundation
import Law
import Registry
import Words

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
    let language: Language

    /// - Parameters:
    ///   - standard: the id of a standard to use whatever the day; otherwise the national one of each row's day.
    ///   - language: of what is said of rows that cannot be read.
    public init(
        input: String, output: String, ruleBook: RuleBook, standard: String?, givesReasons: Bool, language: Language = .vi
    ) throws(ClassifyError) {
        self.language = language
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
        var reader = BlockReader(descriptor: source)
        guard let first = try reader.line() else { throw ClassifyError.emptyFile }
        let headerNoise: Set<Character> = ["\"", "\r", "\n", "\r\n", "\u{FEFF}"]
        var headerLine = String(decoding: first, as: UTF8.self)
        headerLine.removeAll { headerNoise.contains($0) }
        let header = try ClassifyHeader(headerLine.split(separator: ",", omittingEmptySubsequences: false).map(String.init))
        let target = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard target >= 0 else { throw ClassifyError.cannotWrite(output) }
        defer { close(target) }
        let classifier = RowClassifier(
            standards: standards, forced: isForced, header: header, givesReasons: givesReasons, language: language)
        let writer = OrderedWriter(descriptor: target, name: output)
        try Array("id,standard,class,possible,rule_set,reasons\n".utf8).withUnsafeBufferPointer { try writer.write($0, turn: 0) }
        let work = SharedWork(reader: reader, writer: writer, classifier: classifier)
        DispatchQueue.concurrentPerform(iterations: max(threads, 1)) { _ in work.run() }
        return try work.result()
    }
}

/// Threads that take a block in turn, classify it, and write it in the same order.
///
/// `@unchecked Sendable`: everything mutable is touched under `lock`, or under the writer's own.
private final class SharedWork: @unchecked Sendable {
    private var reader: BlockReader
    private let writer: OrderedWriter
    private let classifier: RowClassifier
    private let lock = NSLock()
    private var turn = 1
    private var total = ClassifyResult(rows: 0, errors: 0)
    private var failure: (any Error)?

    init(reader: consuming BlockReader, writer: OrderedWriter, classifier: RowClassifier) {
        self.reader = reader
        self.writer = writer
        self.classifier = classifier
    }

    func run() {
        var block = RowBuffer(capacity: BlockReader.size * 2)
        var answers = RowBuffer(capacity: BlockReader.size * 2)
        let memo = AnswerMemo()
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
            answers.removeAll()
            let counts = classifier.classify(block.bytes, memo, into: &answers)
            do {
                try writer.write(answers.bytes, turn: mine)
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
