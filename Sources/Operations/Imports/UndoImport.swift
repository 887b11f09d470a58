import Access
import Core
import Database
import Foundation
import Registry
import Store

/// Takes a batch back as a whole: what it added goes, what it changed is as before. The batch and its undoing stay on record.
public struct UndoImport: Operation {
    public static let name = "UndoImport"
    public static let permission = Permission.undoImport

    public var batch: ImportBatch.ID
    public var reason: String

    public init(batch: ImportBatch.ID, reason: String) {
        self.batch = batch
        self.reason = reason
    }

    public enum Refusal: Error, Hashable, Sendable {
        case alreadyUndone
        /// Households of the batch were changed later; undoing would lose that work.
        case changedSince(households: Int)
        /// The village in which a household would be again was divided since: nobody can say where in it the household lives now.
        case villageDivided(Area.ID)
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let stored = try transaction.importBatch(batch) else { throw StoreError.notFound }
        return stored.area
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Int> {
        guard let stored = try transaction.importBatch(batch), stored.undoneAt == nil else { throw Refusal.alreadyUndone }
        let changes = try transaction.importChangesBackwards(of: batch)
        let touched = Set(changes.map(\.household))
        let decoder = JSONDecoder()
        let after = try changes.filter { $0.entity == .household }.map { try decoder.decode(HouseholdRow.self, from: Data($0.after.utf8)) }
        let versions = try transaction.versions(of: after.map(\.household.id))
        let added = changes.filter { $0.entity == .household && $0.before.isEmpty }.map(\.household)
        let changed = try after.count { versions[$0.household.id] != $0.household.version } + transaction.pointCount(of: added)
        guard changed == 0 else { throw Refusal.changedSince(households: changed) }
        // A household that has come into a review stays on record.
        let reviewed = try transaction.householdsInReview(among: added)
        guard reviewed == 0 else { throw Refusal.changedSince(households: reviewed) }
        for change in changes { try undo(change, decoder, in: transaction, context) }
        let follower = try UnitFollower(since: stored.appliedAt, in: transaction)
        let moved = Set(changes.filter { $0.entity == .stay }.map(\.household))
        for household in moved.sorted() { try followUnits(household, follower, in: transaction, context) }
        try transaction.markUndone(batch, reason: reason, at: context.now)
        return Performed(touched.count, subjects: [batch.subject] + touched.map(\.subject), detail: ["reason": reason])
    }

    /// A household that is put back where it lived comes after the units that have changed since.
    private func followUnits(
        _ household: Household.ID, _ follower: UnitFollower, in transaction: any WriteTransaction, _ context: OperationContext
    ) throws {
        guard var row = try transaction.householdRow(household) else { return }
        do { try follower.follow(household, code: row.household.code, in: transaction, context) } catch let obstacle
            as UnitFollower.Obstacle
        {
            switch obstacle {
            case .divided(let village, _), .ended(let village): throw Refusal.villageDivided(village)
            }
        }
        guard let open = try transaction.stays(of: household).first(where: { $0.validUntil == nil }), open.village != row.household.village
        else { return }
        row.household.village = open.village
        row.commune = context.commune(of: open.village)
        row.household.version += 1
        try transaction.update(row)
        let members = try transaction.members(of: household).filter { $0.membership.leftOn == nil }
        try transaction.replaceNameWords(of: members.map { ($0.person, household, row.household.village) }, removing: [])
    }

    private func undo(
        _ change: RowChange, _ decoder: JSONDecoder, in transaction: any WriteTransaction, _ context: OperationContext
    ) throws {
        let before = Data(change.before.utf8)
        switch change.entity {
        case .household:
            if before.isEmpty {
                try transaction.deleteHousehold(change.household)
            } else {
                var row = try decoder.decode(HouseholdRow.self, from: before)
                row.household.version += 2
                // The units may have changed since the batch: to which commune a village belongs, they say and not the image.
                row.commune = context.commune(of: row.household.village)
                try transaction.update(row)
            }
        case .person:
            if before.isEmpty {
                try transaction.deletePerson(change.row.of(Person.self))
            } else {
                var person = try decoder.decode(Person.self, from: before)
                person.version += 2
                try transaction.update(person)
                if let place = try transaction.place(of: change.household) {
                    try transaction.replaceNameWords(of: [(person, change.household, place.village)], removing: [])
                }
            }
        case .membership:
            if before.isEmpty {
                try transaction.deleteMembership(change.row.of(Membership.self))
            } else {
                try transaction.update(try decoder.decode(Membership.self, from: before))
            }
        case .stay:
            let stay = try decoder.decode(HouseholdStay.self, from: Data(change.after.utf8))
            try transaction.deleteStay(of: stay.household, from: stay.validFrom)
        case .recognition:
            if before.isEmpty {
                try transaction.deleteRecognition(change.row.of(Recognition.self))
            } else {
                try transaction.reopenRecognition(change.row.of(Recognition.self))
            }
        case .statement: try transaction.deleteStatement(change.row.of(ListStatement.self))
        case .sheet: break
        }
    }
}
