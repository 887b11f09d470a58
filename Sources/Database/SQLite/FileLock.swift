import Foundation

/// An exclusive lock on a file beside the database, held while the process may write. The system drops it with the process.
final class FileLock: Sendable {
    private let descriptor: Int32

    /// - Throws: `DatabaseError.ownedByAnotherProcess` when another process holds it.
    init(path: String) throws {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw DatabaseError.other("cannot write \(path): \(String(cString: strerror(errno)))") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            Foundation.close(descriptor)
            throw DatabaseError.ownedByAnotherProcess(path)
        }
    }

    func release() { _ = flock(descriptor, LOCK_UN) }

    deinit { Foundation.close(descriptor) }
}
