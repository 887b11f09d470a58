import Core
import Database
import Foundation
import Registry
import Store

/// What was done after a batch on households of it, and keeps it from being taken back.
public struct LaterWork: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case list(ImportBatch.ID, file: String)
        case act(HouseholdAct.ID)
        case sheet(ReviewSheet.ID)
        case other
    }

    public struct Touched: Hashable, Sendable {
        public var id: Household.ID
        public var code: String
        public var head: String

        public init(_ row: HouseholdRow) { (id, code, head) = (row.household.id, row.household.code, row.headName) }
    }

    public var kind: Kind
    /// The name of the operation, as the log has it.
    public var operation: String
    public var at: Instant
    public var households: [Touched]

    public init(_ kind: Kind, operation: String, at: Instant, households: [Touched]) {
        self.kind = kind
        self.operation = operation
        self.at = at
        self.households = households
    }

    /// Another list and an act on a household can be taken back; a sheet, a decision, a paper stay.
    public var canBeTakenBack: Bool {
        switch kind {
        case .list, .act: true
        case .sheet, .other: false
        }
    }

    private static let held = 2_000

    /// What stands on `rows`, done after the event `seq`: the newest first, as it would have to be taken back.
    static func standing(on rows: [HouseholdRow], after seq: Int, in transaction: any ReadTransaction) throws -> [LaterWork] {
        var works: [Int: LaterWork] = [:]
        for start in stride(from: 0, to: rows.count, by: held) {
            let part = rows[start..<min(start + held, rows.count)]
            let touched = Dictionary(part.map { ($0.household.id.description, Touched($0)) }, uniquingKeysWith: { first, _ in first })
            let ids = part.map(\.household.id)
            for event in try HouseholdActImages.standing(about: ids.map(\.subject), of: ids, after: seq, in: transaction) {
                let subjects = try JSONDecoder().decode([String].self, from: Data(event.subjects.utf8))
                let households = Set(subjects).compactMap { touched[$0] }
                let kind = try kind(of: event, subjects, in: transaction)
                works[event.seq, default: LaterWork(kind, operation: event.operation, at: event.at, households: [])].households +=
                    households
            }
            // A point on the map changes nothing of a household, but goes with it.
            for row in part where try transaction.pointCount(of: [row.household.id]) > 0 {
                guard !works.values.contains(where: { $0.households.contains { $0.id == row.household.id } }),
                    let event = try transaction.events(about: row.household.id, limit: 100).first(where: {
                        $0.operation == RecordHouseholdPoint.name
                    })
                else { continue }
                works[event.seq] = LaterWork(.other, operation: event.operation, at: event.at, households: [Touched(row)])
            }
        }
        return works.sorted { $0.key > $1.key }.map { _, work in
            var work = work
            work.households.sort { $0.code < $1.code }
            return work
        }
    }

    private static func kind(of event: StoredEvent, _ subjects: [String], in transaction: any ReadTransaction) throws -> Kind {
        if event.operation == ApplyImport.name, let id = subjects.first.flatMap({ ImportBatch.ID($0) }),
            let batch = try transaction.importBatch(id)
        {
            return .list(id, file: batch.fileName)
        }
        if event.operation == SubmitReviewSheet.name, let id = subjects.last.flatMap({ ReviewSheet.ID($0) }) { return .sheet(id) }
        if let act = try transaction.householdAct(ofEvent: event.seq) { return .act(act.id) }
        return .other
    }
}
