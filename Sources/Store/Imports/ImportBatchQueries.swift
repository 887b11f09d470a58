import Access
import Core
import Database
import Registry

/// One file taken into the registry as a whole, which can be undone as a whole.
public struct ImportBatch: Hashable, Sendable {
    public typealias ID = Identifier<ImportBatch>

    public var id: ID
    public var fileDigest: [UInt8]
    public var fileName: String
    public var area: Area.ID
    public var asOf: CalendarDate
    /// Counts of the batch as JSON.
    public var summary: String
    public var officer: Officer.ID?
    public var appliedAt: Instant
    public var undoneAt: Instant?
    public var undoneReason: String?
    /// Why a list was taken in that somebody was asked about; empty where nobody was.
    public var reason: String

    public init(
        id: ID, fileDigest: [UInt8], fileName: String, area: Area.ID, asOf: CalendarDate, summary: String,
        officer: Officer.ID?, appliedAt: Instant, undoneAt: Instant? = nil, undoneReason: String? = nil, reason: String = ""
    ) {
        self.id = id
        self.fileDigest = fileDigest
        self.fileName = fileName
        self.area = area
        self.asOf = asOf
        self.summary = summary
        self.officer = officer
        self.appliedAt = appliedAt
        self.undoneAt = undoneAt
        self.undoneReason = undoneReason
        self.reason = reason
    }

    static let columns: SQL = """
        id, file_digest, file_name, area_id, as_of, summary, officer_id, applied_at, undone_at, undone_reason, reason
        """

    init(_ row: Row) throws {
        self.init(
            id: try row.key(0), fileDigest: try row.bytes(1), fileName: try row.text(2), area: try row.key(3),
            asOf: try row.day(4), summary: try row.text(5), officer: try row.keyOrNil(6), appliedAt: try row.instant(7),
            undoneAt: try row.isNull(8) ? nil : row.instant(8), undoneReason: try row.textOrNil(9), reason: try row.text(10))
    }
}

extension ReadTransaction {
    public func importBatch(_ id: ImportBatch.ID) throws -> ImportBatch? {
        try first("SELECT \(sql: ImportBatch.columns) FROM import_batch WHERE id = \(id)", ImportBatch.init)
    }

    /// A batch of the very same file for the unit that has not been undone.
    public func importBatch(ofFile digest: [UInt8], area: Area.ID) throws -> ImportBatch? {
        try first(
            """
            SELECT \(sql: ImportBatch.columns) FROM import_batch
             WHERE file_digest = \(digest) AND area_id = \(area) AND undone_at IS NULL ORDER BY applied_at DESC LIMIT 1
            """, ImportBatch.init)
    }

    public func importBatches(for areas: [Area.ID], limit: Int) throws -> [ImportBatch] {
        try rows(
            """
            SELECT \(sql: ImportBatch.columns) FROM import_batch WHERE area_id IN \(areas)
             ORDER BY applied_at DESC, id DESC LIMIT \(limit)
            """, ImportBatch.init)
    }

    /// The changes of a batch, last first: the order in which they are undone.
    public func importChangesBackwards(of batch: ImportBatch.ID) throws -> [RowChange] {
        try rows(
            """
            SELECT seq, entity, row_id, household_id, before, after FROM import_change
             WHERE batch_id = \(batch) ORDER BY seq DESC
            """, RowChange.init)
    }
}

extension WriteTransaction {
    public func insert(_ batch: ImportBatch) throws {
        try execute(
            """
            INSERT INTO import_batch (id, file_digest, file_name, area_id, as_of, summary, officer_id, applied_at, reason)
            VALUES (\(batch.id), \(batch.fileDigest), \(batch.fileName), \(batch.area), \(batch.asOf), \(batch.summary),
                    \(batch.officer), \(batch.appliedAt), \(batch.reason))
            """)
    }

    public func insert(_ changes: [RowChange], of batch: ImportBatch.ID) throws {
        try insert(
            into: "import_change", columns: ["batch_id", "seq", "entity", "row_id", "household_id", "before", "after"],
            rows: changes.lazy.map {
                [
                    batch.sqlValue, $0.seq.sqlValue, .text($0.entity.rawValue), $0.row.sqlValue, $0.household.sqlValue,
                    .text($0.before), .text($0.after),
                ]
            })
    }

    public func markUndone(_ batch: ImportBatch.ID, reason: String, at instant: Instant) throws {
        try execute(
            "UPDATE import_batch SET undone_at = \(instant), undone_reason = \(reason) WHERE id = \(batch) AND undone_at IS NULL")
    }
}
