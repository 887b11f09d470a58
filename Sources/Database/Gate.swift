import Synchronization

/// Lets work in to the records until they are closed: nothing is closed under somebody, and nothing is opened anew for who comes late.
final class Gate: Sendable {
    private struct State {
        var inside = 0
        var isClosed = false
    }

    private let state = Mutex(State())

    /// - Throws: `DatabaseError.closed`. Whoever was let in leaves again.
    func enter() throws {
        try state.withLock { state in
            if state.isClosed { throw DatabaseError.closed }
            state.inside += 1
        }
    }

    func leave() { state.withLock { $0.inside -= 1 } }

    /// Lets nobody in any more and waits until everybody has left.
    func close() async {
        state.withLock { $0.isClosed = true }
        while state.withLock({ $0.inside > 0 }) { try? await Task.sleep(for: .milliseconds(2)) }
    }
}
