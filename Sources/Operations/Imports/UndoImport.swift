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
        case changedSince([LaterWork])
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
        let added = changes.filter { $0.entity == .household && $0.before.isEmpty }.map(\.household)
        let isUsed = try transaction.pointCount(of: added) + transaction.householdsInReview(among: added) > 0
        let moved = try versionsMoved(of: after, in: transaction)
        let event = try transaction.events(about: [batch.subject], after: 0).first { $0.operation == ApplyImport.name }?.seq ?? 0
        let addedToLookAt = isUsed ? Set(added) : []
        let touchedSince = try after.filter {
            try standsInTheWay($0.household.id, moved, added: addedToLookAt, since: event, in: transaction)
        }
        guard touchedSince.isEmpty else {
            throw Refusal.changedSince(try LaterWork.standing(on: touchedSince, after: event, in: transaction))
        }
        for change in changes { try undo(change, moved, decoder, in: transaction, context) }
        let follower = try UnitFollower(since: stored.appliedAt, in: transaction)
        let replaced = Set(changes.filter { $0.entity == .stay }.map(\.household))
        for household in replaced.sorted() { try followUnits(household, follower, in: transaction, context) }
        try transaction.markUndone(batch, reason: reason, at: context.now)
        return Performed(touched.count, subjects: [batch.subject] + touched.map(\.subject), detail: ["reason": reason])
    }

    /// The households of another version than the batch left, with the version they have now.
    private func versionsMoved(of after: [HouseholdRow], in transaction: any ReadTransaction) throws -> [Household.ID: Int] {
        let versions = try transaction.versions(of: after.map(\.household.id))
        return after.reduce(into: [:]) { moved, row in
            let now = versions[row.household.id] ?? 0
            if now != row.household.version { moved[row.household.id] = now }
        }
    }

    /// Something stands on what the batch did: a later change that was not taken back, a point on the map, a place in a review.
    private func standsInTheWay(
        _ household: Household.ID, _ moved: [Household.ID: Int], added: Set<Household.ID>, since event: Int,
        in transaction: any ReadTransaction
    ) throws -> Bool {
        if moved[household] == 0 { return true }
        if moved[household] != nil,
            try !HouseholdActImages.standing(about: [household.subject], of: [household], after: event, in: transaction).isEmpty
        {
            return true
        }
        // A household that has come into a review stays on record.
        return try added.contains(household)
            && (transaction.pointCount(of: [household]) > 0 || transaction.householdsInReview(among: [household]) > 0)
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
        _ change: RowChange, _ moved: [Household.ID: Int], _ decoder: JSONDecoder, in transaction: any WriteTransaction,
        _ context: OperationContext
    ) throws {
        let before = Data(change.before.utf8)
        switch change.entity {
        case .household:
            if before.isEmpty {
                try transaction.deleteHousehold(change.household)
            } else {
                var row = try decoder.decode(HouseholdRow.self, from: before)
                row.household.version = max(row.household.version + 2, (moved[change.household] ?? 0) + 1)
                // The units may have changed since the batch: to which commune a village belongs, they say and not the image.
                row.commune = context.commune(of: row.household.village)
                try transaction.update(row)
            }
        case .person:
            if before.isEmpty {
                try transaction.deletePerson(change.row.of(Person.self))
            } else {
                var person = try decoder.decode(Person.self, from: before)
                let now = moved[change.household] == nil ? nil : try transaction.members(people: [person.id]).first?.person.version
                person.version = max(person.version + 2, (now ?? 0) + 1)
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
                try transaction.overwrite(try decoder.decode(Recognition.self, from: before))
            }
        case .statement: try transaction.deleteStatement(change.row.of(ListStatement.self))
        case .sheet: break
        }
    }
}
