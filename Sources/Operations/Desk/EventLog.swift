import Access
import Core
import Database
import Foundation
import Registry
import Store

/// The log of changes: append-only, each event chained to the one before by its digest, so that a line changed, cut out
/// or put in shows.
public enum EventLog {
    /// Appends one event in the transaction of the change itself.
    static func append(
        _ operation: String, area: Area.ID?, performed detail: [String: String], subjects: [Identifier<AnySubject>],
        _ context: OperationContext, in transaction: any WriteTransaction
    ) throws {
        let last = try transaction.lastEvent()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var event = StoredEvent(
            seq: (last?.seq ?? 0) + 1, at: context.now, officer: context.officer?.id, area: area, operation: operation,
            subjects: String(decoding: try encoder.encode(subjects.map(\.description)), as: UTF8.self),
            detail: String(decoding: try encoder.encode(detail), as: UTF8.self),
            previousDigest: last?.digest ?? firstDigest, digest: [])
        event.digest = digest(of: event)
        try transaction.insert(event, subjects: subjects)
    }

    /// What the first event is chained to.
    static let firstDigest = [UInt8](repeating: 0, count: 32)

    /// SHA-256 over the previous digest and every field, each preceded by its length, so that no two events of different
    /// content have the same bytes.
    public static func digest(of event: StoredEvent) -> [UInt8] {
        var bytes: [UInt8] = [0]
        func add(_ field: some Collection<UInt8>) {
            withUnsafeBytes(of: UInt64(field.count).bigEndian) { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: field)
        }
        add(event.previousDigest)
        for text in [
            String(event.seq), String(event.at.milliseconds), event.officer?.description ?? "",
            event.area?.description ?? "", event.operation, event.subjects, event.detail,
        ] {
            add(Array(text.utf8))
        }
        return Digest(of: bytes).bytes
    }

    /// Walks the whole chain and returns the number of the first event that does not fit, or `nil` when all do.
    public static func firstBroken(in transaction: any ReadTransaction) throws -> Int? {
        var (expected, previous): (Int, [UInt8]) = (1, firstDigest)
        var broken: Int?
        try transaction.forEachEvent { event in
            guard broken == nil else { return }
            if event.seq != expected || event.previousDigest != previous || event.digest != digest(of: event) {
                broken = event.seq
            }
            (expected, previous) = (event.seq + 1, event.digest)
        }
        return broken
    }
}
