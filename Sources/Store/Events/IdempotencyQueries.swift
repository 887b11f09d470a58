import Access
import Core
import Database

/// The answer that an earlier request with the same key was given.
public struct StoredAnswer: Sendable {
    public var officer: Officer.ID?
    public var operation: String
    public var requestDigest: [UInt8]
    public var answer: String
}

extension ReadTransaction {
    public func storedAnswer(key: String) throws -> StoredAnswer? {
        try first(
            "SELECT officer_id, operation, request_digest, answer FROM idempotency WHERE key = \(key)"
        ) { row in
            StoredAnswer(
                officer: try row.keyOrNil(0), operation: try row.text(1), requestDigest: try row.bytes(2),
                answer: try row.text(3))
        }
    }
}

extension WriteTransaction {
    public func insertAnswer(_ answer: StoredAnswer, key: String, at instant: Instant) throws {
        try execute(
            """
            INSERT INTO idempotency (key, officer_id, operation, request_digest, answer, at)
            VALUES (\(key), \(answer.officer), \(answer.operation), \(answer.requestDigest), \(answer.answer), \(instant))
            """)
    }
}

extension StoredAnswer {
    public init(officer: Officer.ID?, operation: String, request: [UInt8], answer: String) {
        self.init(officer: officer, operation: operation, requestDigest: request, answer: answer)
    }
}
