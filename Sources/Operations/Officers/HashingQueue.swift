import Core
import Dispatch

/// Runs password hashes on threads of their own, few at a time: a hash takes 50 ms and would stall every page.
public actor HashingQueue {
    private var running = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private let limit: Int
    private let queueLimit: Int

    public init(limit: Int = 2, queueLimit: Int = 50) {
        self.limit = limit
        self.queueLimit = queueLimit
    }

    /// - Throws: `SignInError.busy` when too many are waiting.
    public func run<T: Sendable>(_ work: @escaping @Sendable () -> T) async throws -> T {
        if running >= limit {
            guard waiting.count < queueLimit else { throw SignInError.busy }
            await withCheckedContinuation { waiting.append($0) }
        } else {
            running += 1
        }
        defer { release() }
        return await withCheckedContinuation { continuation in
            DispatchQueue.global(qos: .userInitiated).async { continuation.resume(returning: work()) }
        }
    }

    private func release() {
        if waiting.isEmpty { running -= 1 } else { waiting.removeFirst().resume() }
    }
}
