import Dispatch
import Foundation

/// Threads for work that takes longer than a page may: files in and out. Few at a time, so that pages go on.
public enum Workbench {
    private static let queue = DispatchQueue(label: "giamngheo.workbench", qos: .utility, attributes: .concurrent)
    private static let places = DispatchSemaphore(value: 2)

    public static func run<Output: Sendable>(_ work: @escaping @Sendable () throws -> Output) async throws -> Output {
        try await withCheckedThrowingContinuation { continuation in
            queue.async {
                places.wait()
                defer { places.signal() }
                continuation.resume(with: Result { try work() })
            }
        }
    }

    /// A path of our own for a file that lives only as long as `body`.
    public static func withTemporaryFile<Output>(_ body: (String) throws -> Output) throws -> Output {
        let path = NSTemporaryDirectory() + "giamngheo-" + UUID().uuidString + ".xlsx"
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try body(path)
    }

    public static func contents(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))) }

    /// A file with `content` that lives only as long as `body`; nobody else can read it.
    public static func withFile<Output>(_ content: [UInt8], _ body: (String) throws -> Output) throws -> Output {
        try withTemporaryFile { path in
            _ = FileManager.default.createFile(atPath: path, contents: Data(content), attributes: [.posixPermissions: 0o600])
            return try body(path)
        }
    }
}
