import Store
import Synchronization

/// How far a job is: what it does now, and how many items of how many.
public struct Progress: Hashable, Sendable {
    public enum Phase: String, Hashable, Sendable {
        case waiting, reading, comparing, takingIn
        /// Households get the units that took the place of theirs.
        case followingUnits
        /// Documents are laid out and written into one file.
        case printing
    }

    public var phase: Phase
    public var done: Int
    /// 0 while it is not known.
    public var total: Int

    public init(_ phase: Phase, done: Int = 0, total: Int = 0) {
        self.phase = phase
        self.done = done
        self.total = total
    }
}

/// How far the jobs of this process are. Kept in memory: while a long change is being written, nothing else can be.
final class ProgressBoard: Sendable {
    private let content = Mutex<[Job.ID: Progress]>([:])

    subscript(_ id: Job.ID) -> Progress? {
        get { content.withLock { $0[id] } }
        set { content.withLock { $0[id] = newValue } }
    }
}
