import Access
import Core
import Database
import Registry

/// One line of the log as it is stored.
public struct StoredEvent: Hashable, Sendable {
    public var seq: Int
    public var at: Instant
    public var officer: Officer.ID?
    public var area: Area.ID?
    public var operation: String
    /// Keys of what it is about, as a JSON list of texts.
    public var subjects: String
    /// What was done, as JSON.
    public var detail: String
    public var previousDigest: [UInt8]
    public var digest: [UInt8]

    public init(
        seq: Int, at: Instant, officer: Officer.ID?, area: Area.ID?, operation: String, subjects: String,
        detail: String, previousDigest: [UInt8], digest: [UInt8]
    ) {
        self.seq = seq
        self.at = at
        self.officer = officer
        self.area = area
        self.operation = operation
        self.subjects = subjects
        self.detail = detail
        self.previousDigest = previousDigest
        self.digest = digest
    }

    init(_ row: Row) throws {
        self.init(
            seq: try row.int(0), at: try row.instant(1), officer: try row.keyOrNil(2), area: try row.keyOrNil(3),
            operation: try row.text(4), subjects: try row.text(5), detail: try row.text(6),
            previousDigest: try row.bytes(7), digest: try row.bytes(8))
    }

    static let columns: SQL = """
        event.seq, event.at, event.officer_id, event.area_id, event.operation, event.subjects, event.detail,
        event.previous_digest, event.digest
        """
}

extension ReadTransaction {
    /// Number and digest of the newest event; `nil` in an empty log.
    public func lastEvent() throws -> (seq: Int, digest: [UInt8])? {
        try first("SELECT seq, digest FROM event ORDER BY seq DESC LIMIT 1") { (try $0.int(0), try $0.bytes(1)) }
    }

    /// Events about one subject, newest first.
    public func events(about subject: Identifier<some Any>, limit: Int) throws -> [StoredEvent] {
        try rows(
            """
            SELECT \(sql: StoredEvent.columns)
              FROM event_subject JOIN event ON event.seq = event_subject.seq
             WHERE event_subject.subject_id = \(subject) ORDER BY event.seq DESC LIMIT \(limit)
            """, StoredEvent.init)
    }

    /// The whole log in order, one event at a time.
    public func forEachEvent(_ body: (StoredEvent) throws -> Void) throws {
        try stream("SELECT \(sql: StoredEvent.columns) FROM event ORDER BY seq") { try body(StoredEvent($0)) }
    }
}

extension WriteTransaction {
    public func insert(_ event: StoredEvent, subjects: [Identifier<AnySubject>]) throws {
        try execute(
            """
            INSERT INTO event (seq, at, officer_id, area_id, operation, subjects, detail, previous_digest, digest)
            VALUES (\(event.seq), \(event.at), \(event.officer), \(event.area), \(event.operation), \(event.subjects),
                    \(event.detail), \(event.previousDigest), \(event.digest))
            """)
        try insert(
            into: "event_subject", columns: ["subject_id", "seq"],
            rows: Set(subjects).map { [$0.sqlValue, event.seq.sqlValue] })
    }
}
