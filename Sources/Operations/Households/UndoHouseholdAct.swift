import Access
import Core
import Database
import Foundation
import Registry
import Store

/// Takes an act on households back: every row is as it was before; the act, its undoing and the reason stay on record.
///
/// Whoever may change the household where it lives now may do it, or where it lived when the act was done: a commune that sent a
/// household away by mistake takes it back.
public struct UndoHouseholdAct: Operation {
    public static let name = "UndoHouseholdAct"
    public static let permission = Permission.editHousehold

    public enum Refusal: Error, Hashable, Sendable {
        case alreadyUndone
        case reasonMissing
        /// Something was done to the same households or people since: by name of the operation, with the day it was recorded.
        case touchedSince([Touch])
        /// Somebody who would belong to the household again belongs to another one now.
        case livesElsewhere(String)
        /// An act on units has ended the village and put none in its place.
        case unitsChanged(Area.ID)
        /// The village in which the household would be again was divided since, and nothing says in which part it lives: one of these.
        case villageDivided(Area.ID, choices: [Area.ID])
    }

    public struct Touch: Hashable, Sendable {
        public var operation: String
        public var on: CalendarDate

        public init(operation: String, on day: CalendarDate) {
            self.operation = operation
            on = day
        }
    }

    public var act: HouseholdAct.ID
    public var reason: String
    /// Where the household lives today, when its village was divided since.
    public var village: Area.ID?

    public init(act: HouseholdAct.ID, reason: String, village: Area.ID? = nil) {
        self.act = act
        self.reason = reason
        self.village = village
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let act = try transaction.householdAct(act) else { throw StoreError.notFound }
        let present = try transaction.place(of: act.household)?.village
        let scope = context.scope(for: Self.permission)
        let places = [present, act.fromVillage].compactMap { $0 }
        return places.first { place in
            let units = context.areas.presentUnits(of: place, on: context.today)
            return !units.isEmpty && units.allSatisfy { scope.contains(village: $0.area, commune: context.commune(of: $0.area)) }
        } ?? places[0]
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Household.ID> {
        guard let stored = try transaction.householdAct(act) else { throw StoreError.notFound }
        guard stored.undoneAt == nil else { throw Refusal.alreadyUndone }
        guard let reason = try? reason.acceptedLine(limit: 300), !reason.isEmpty else { throw Refusal.reasonMissing }
        let images = try HouseholdActImages(stored, in: transaction)
        let follower = try UnitFollower(since: stored.recordedAt, chosen: village, in: transaction)
        try images.check(follower, in: transaction, context)
        do { try images.takeBack(follower, in: transaction, context) } catch let obstacle as UnitFollower.Obstacle {
            switch obstacle {
            case .divided(let village, let choices): throw Refusal.villageDivided(village, choices: choices)
            case .ended(let village): throw Refusal.unitsChanged(village)
            }
        }
        try transaction.markUndone(act, by: context.officer?.id, reason: reason, at: context.now)
        var notes = ChangeNotes()
        notes["act"] = stored.kind.rawValue
        notes["day"] = stored.happenedOn.iso
        notes["reason"] = reason
        return Performed(stored.household, subjects: images.subjects + [act.subject], detail: notes.detail)
    }
}

/// What an act changed, as values, ready to be held against the records and to be written back.
struct HouseholdActImages {
    typealias Pair<Value> = (before: Value?, after: Value?)

    let act: HouseholdAct
    private(set) var rows: [Pair<HouseholdRow>] = []
    private(set) var people: [Pair<Person>] = []
    private(set) var memberships: [Pair<Membership>] = []
    private(set) var stays: [Pair<HouseholdStay>] = []
    private(set) var recognitions: [Pair<Recognition>] = []

    init(_ act: HouseholdAct, in transaction: any ReadTransaction) throws {
        self.act = act
        let decoder = JSONDecoder()
        func pair<Value: Decodable>(_ change: RowChange) throws -> Pair<Value> {
            func value(_ text: String) throws -> Value? {
                text.isEmpty ? nil : try decoder.decode(Value.self, from: Data(text.utf8))
            }
            return (try value(change.before), try value(change.after))
        }
        for change in try transaction.changes(of: act.id) {
            switch change.entity {
            case .household: rows.append(try pair(change))
            case .person: people.append(try pair(change))
            case .membership: memberships.append(try pair(change))
            case .stay: stays.append(try pair(change))
            case .recognition: recognitions.append(try pair(change))
            case .sheet, .statement: break
            }
        }
    }

    var households: Set<Household.ID> {
        var ids = Set(act.households)
        for row in rows { ids.formUnion([row.before, row.after].compactMap { $0?.household.id }) }
        for membership in memberships { ids.formUnion([membership.before, membership.after].compactMap { $0?.household }) }
        return ids
    }

    private var personKeys: Set<Person.ID> {
        Set(people.flatMap { [$0.before?.id, $0.after?.id] }.compactMap { $0 })
            .union(memberships.flatMap { [$0.before?.person, $0.after?.person] }.compactMap { $0 })
    }

    var subjects: [Identifier<AnySubject>] { households.sorted().map(\.subject) + personKeys.sorted().map(\.subject) }

    /// What leaves everything that an act changes as it is.
    private static let passesBy: Set<String> = [
        RevealPersonalNumber.name, RecordHouseholdPoint.name, RemoveHouseholdPoint.name, RevealHouseholdPoint.name, UndoHouseholdAct.name,
        UndoMerge.name, DecidePair.name,
    ]

    /// Events after number `seq` about any of `subjects` whose work still stands: neither taken back nor of the kind that changes nothing.
    static func standing(
        about subjects: [Identifier<AnySubject>], of households: [Household.ID], after seq: Int, in transaction: any ReadTransaction
    ) throws -> [StoredEvent] {
        let undone = Set(try transaction.householdActs(of: households).filter { $0.undoneAt != nil }.map(\.event))
        return try transaction.events(about: subjects, after: seq).filter { event in
            !passesBy.contains(event.operation) && !undone.contains(event.seq)
        }.filter { try !isUndoneImport($0, in: transaction) }
    }

    /// Refuses where something later stands on what the act did.
    func check(_ follower: UnitFollower, in transaction: any ReadTransaction, _ context: OperationContext) throws {
        let later = try Self.standing(about: subjects, of: households.sorted(), after: act.event, in: transaction)
        guard later.isEmpty else {
            throw UndoHouseholdAct.Refusal.touchedSince(later.map { UndoHouseholdAct.Touch(operation: $0.operation, on: $0.at.day) })
        }
        // What somebody has begun to write of a household that would go is not thrown away.
        for row in rows where row.before == nil {
            guard let new = row.after?.household.id else { continue }
            let draft = try transaction.sheetDrafts(for: new) > 0 ? SaveSheetDraft.name : nil
            let point = try transaction.pointCount(of: [new]) > 0 ? RecordHouseholdPoint.name : nil
            guard let left = draft ?? point else { continue }
            throw UndoHouseholdAct.Refusal.touchedSince([UndoHouseholdAct.Touch(operation: left, on: context.today)])
        }
        if follower.isIdle { try checkStays(in: transaction) }
        // Nobody belongs to two households on one day.
        let gone = Set(memberships.filter(Self.hasOtherPerson).compactMap { $0.after?.id })
        for membership in memberships {
            guard let before = membership.before, before.leftOn == nil else { continue }
            let others = try transaction.members(people: [before.person]).filter {
                $0.membership.leftOn == nil && $0.membership.id != before.id && !gone.contains($0.membership.id)
            }
            if let other = others.first { throw UndoHouseholdAct.Refusal.livesElsewhere(other.person.name) }
        }
    }

    /// A list that was taken back has left nothing behind.
    private static func isUndoneImport(_ event: StoredEvent, in transaction: any ReadTransaction) throws -> Bool {
        guard event.operation == ApplyImport.name || event.operation == UndoImport.name,
            let batch = try JSONDecoder().decode([String].self, from: Data(event.subjects.utf8)).first.flatMap({ ImportBatch.ID($0) })
        else { return false }
        return try transaction.importBatch(batch)?.undoneAt != nil
    }

    /// Acts on units alone move stays without an event about the household; an act that was undone has put them back.
    private func checkStays(in transaction: any ReadTransaction) throws {
        for stay in stays {
            guard let after = stay.after else { continue }
            guard try transaction.stays(of: after.household).contains(after) else {
                throw UndoHouseholdAct.Refusal.unitsChanged(after.village)
            }
        }
    }

    /// Writes everything back, and lets who lives somewhere again come after the units that have changed since; the order keeps every
    /// reference whole.
    func takeBack(_ follower: UnitFollower, in transaction: any WriteTransaction, _ context: OperationContext) throws {
        let changed = Dictionary(grouping: stays.compactMap { $0.before ?? $0.after }, by: \.household)
        for (household, stays) in changed { try transaction.deleteStays(of: household, since: stays.map(\.validFrom).min()!) }
        try transaction.insertStays(stays.compactMap(\.before).sorted { ($0.household, $0.validFrom) < ($1.household, $1.validFrom) })
        for household in changed.keys.sorted() {
            guard let row = try transaction.householdRow(household) else { continue }
            try follower.follow(household, code: row.household.code, in: transaction, context)
        }
        for recognition in recognitions { if let before = recognition.before { try transaction.restore(before) } }
        // Who got the membership of another identity gives it back before their own goes on.
        let open = memberships.filter { $0.before?.leftOn == nil }.sorted { Self.hasOtherPerson($0) && !Self.hasOtherPerson($1) }
            .compactMap(\.before)
        for membership in memberships.compactMap(\.before) where membership.leftOn != nil { try transaction.update(membership) }
        for membership in memberships {
            if membership.before == nil, let new = membership.after {
                try transaction.replaceNameWords(of: [], removing: [new.person])
                try transaction.deleteMembership(new.id)
            }
        }
        for membership in open { try transaction.update(membership) }
        for person in people {
            guard var before = person.before, let present = try transaction.members(people: [before.id]).first?.person else { continue }
            before.version = present.version + 1
            try transaction.update(before)
        }
        for row in rows where row.before == nil { try row.after.map { try transaction.deleteHousehold($0.household.id) } }
        for row in rows { if let before = row.before, let after = row.after { try takeBack(before, after, in: transaction, context) } }
        for person in people where person.before == nil { try person.after.map { try transaction.deletePerson($0.id) } }
        try transaction.unlink(by: act.id)
        try transaction.reopenPairs(of: act.id)
    }

    private static func hasOtherPerson(_ membership: Pair<Membership>) -> Bool { membership.before?.person != membership.after?.person }

    /// Puts back what the act changed of the row; what follows from members and units is worked out anew.
    private func takeBack(
        _ before: HouseholdRow, _ after: HouseholdRow, in transaction: any WriteTransaction, _ context: OperationContext
    ) throws {
        guard var row = try transaction.householdRow(before.household.id) else { throw StoreError.notFound }
        if before.household.village != after.household.village { row.household.village = before.household.village }
        if before.household.address != after.household.address { row.household.address = before.household.address }
        row.household.status = before.household.status
        if stays.contains(where: { ($0.before ?? $0.after)?.household == row.household.id }),
            let open = try transaction.stays(of: row.household.id).first(where: { $0.validUntil == nil })
        {
            row.household.village = open.village
        }
        if before.povertyClass != after.povertyClass || before.classSince != after.classSince {
            (row.povertyClass, row.classSince) = (before.povertyClass, before.classSince)
        }
        row.commune = context.commune(of: row.household.village)
        let members = try transaction.members(of: row.household.id).filter { $0.membership.leftOn == nil }
        if row.household.status == .active {
            row.derive(from: members, on: context.today, noLabourCapacity: before.flags.contains(.noLabourCapacity))
        } else {
            (row.head, row.headName, row.headSortKey) = (before.head, before.headName, before.headSortKey)
            (row.persons, row.flags, row.ethnicity) = (before.persons, before.flags, before.ethnicity)
        }
        row.household.version += 1
        try transaction.update(row)
        try transaction.replaceNameWords(of: members.map { ($0.person, row.household.id, row.household.village) }, removing: [])
    }
}
