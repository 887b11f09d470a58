import Foundation

/// Results go to standard output, talk to standard error; both unbuffered, so that nothing is lost in a crash.
enum Output {
    static func result(_ text: String) { write(text + "\n", to: 1) }

    static func talk(_ text: String) { write(text + "\n", to: 2) }

    /// A value as one JSON document with sorted keys.
    static func json(_ value: some Encodable) throws { result(String(decoding: try document(value), as: UTF8.self)) }

    static func document(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return try encoder.encode(value)
    }

    /// Puts a file in its place whole or not at all.
    static func file(_ data: Data, at path: String) throws(CannotWrite) {
        do { try data.write(to: URL(fileURLWithPath: path), options: .atomic) } catch { throw CannotWrite(path: path) }
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            // A reader that went away (`| head`) is not an error of ours.
            guard written > 0 else { return }
            bytes = bytes.dropFirst(written)
        }
    }
}

/// A result that could not be put where it was asked for.
struct CannotWrite: Error {
    let path: String
}
