import Access
import Core
import Database

/// A file that somebody sent, kept until its list is taken in or forgotten.
public struct Upload: Sendable {
    public typealias ID = Identifier<Upload>

    public var id: ID
    public var digest: [UInt8]
    public var fileName: String
    public var content: [UInt8]
    public var officer: Officer.ID?

    public init(id: ID, digest: [UInt8], fileName: String, content: [UInt8], officer: Officer.ID?) {
        self.id = id
        self.digest = digest
        self.fileName = fileName
        self.content = content
        self.officer = officer
    }
}

extension ReadTransaction {
    public func hasUpload(_ id: Upload.ID, of officer: Officer.ID) throws -> Bool {
        try first("SELECT 1 FROM upload WHERE id = \(id) AND officer_id = \(officer)") { try $0.int(0) } != nil
    }

    /// The files of these bytes that are still kept.
    public func uploads(withDigest digest: [UInt8]) throws -> Set<Upload.ID> {
        Set(try rows("SELECT id FROM upload WHERE digest = \(digest)") { try $0.key(0) })
    }

    /// The upload, if `officer` sent it.
    public func upload(_ id: Upload.ID, of officer: Officer.ID) throws -> Upload? {
        try first("SELECT id, digest, file_name, content, officer_id FROM upload WHERE id = \(id) AND officer_id = \(officer)") {
            Upload(
                id: try $0.key(0), digest: try $0.bytes(1), fileName: try $0.text(2), content: try $0.bytes(3), officer: try $0.keyOrNil(4))
        }
    }
}

extension WriteTransaction {
    public func insert(_ upload: Upload, at instant: Instant) throws {
        try execute(
            """
            INSERT INTO upload (id, digest, file_name, content, officer_id, at)
            VALUES (\(upload.id), \(upload.digest), \(upload.fileName), \(upload.content), \(upload.officer), \(instant))
            """)
    }
}
