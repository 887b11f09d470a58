import Foundation
import GRDB
import Synchronization

/// Connections that read on the thread of whoever asks: for a few rows, going to another thread and back costs more than the
/// reading. There are as many as threads that ask at once, so nobody ever waits for one.
final class BriefReaders: Sendable {
    private let free: Mutex<[DatabaseQueue]>
    private let all: [DatabaseQueue]

    init(path: String, configuration: Configuration) throws {
        var configuration = configuration
        configuration.readonly = true
        all = try (0..<ProcessInfo.processInfo.activeProcessorCount).map { _ in
            try DatabaseQueue(path: path, configuration: configuration)
        }
        free = Mutex(all)
    }

    /// `nil` when none is free.
    func read<T>(_ body: (GRDB.Database) throws -> T) throws -> T? {
        guard let queue = free.withLock({ $0.popLast() }) else { return nil }
        defer { free.withLock { $0.append(queue) } }
        return try queue.read(body)
    }

    func close() { for queue in all { try? queue.close() } }
}
