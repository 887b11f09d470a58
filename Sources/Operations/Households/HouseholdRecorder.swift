import Access
import Core
import Database
import Foundation
import Registry
import Store

/// Notes what an operation changes of households and their people: every row before is held against every row after, so that no
/// operation has to tell it and none can forget it.
struct HouseholdRecorder {
    private struct Key: Hashable {
        var entity: RowChange.Entity
        var row: Identifier<AnySubject>
        /// Tells the stays of a household apart.
        var day: CalendarDate?
    }

    private typealias Images = [Key: (household: Household.ID, text: String)]

    private var before: Images = [:]
    private var households: [Household.ID] = []
    private var people: Set<Person.ID> = []

    /// Takes the household in; one that is still to be written has no rows yet.
    mutating func watch(_ household: Household.ID, in transaction: any ReadTransaction) throws {
        households.append(household)
        before.merge(try Self.images(of: [household], in: transaction)) { known, _ in known }
    }

    /// Takes in people who come from elsewhere, with what they belonged to.
    mutating func watch(people: [Person.ID], in transaction: any ReadTransaction) throws {
        guard !people.isEmpty else { return }
        self.people.formUnion(people)
        before.merge(try Self.images(of: people, in: transaction)) { known, _ in known }
    }

    /// What another recorder saw belongs to this act too.
    mutating func take(in other: HouseholdRecorder) {
        before.merge(other.before) { known, _ in known }
        households += other.households
        people.formUnion(other.people)
    }

    /// Puts the act on record with all that it changed.
    func record(_ act: HouseholdAct, in transaction: any WriteTransaction, _ context: OperationContext) throws {
        var after = try Self.images(of: Array(people), in: transaction)
        after.merge(try Self.images(of: households, in: transaction)) { known, _ in known }
        let keys = Set(before.keys).union(after.keys).filter { before[$0]?.text != after[$0]?.text }
        let ordered = keys.sorted {
            ($0.entity.rawValue, $0.row, $0.day?.packed ?? 0) < ($1.entity.rawValue, $1.row, $1.day?.packed ?? 0)
        }
        let changes = ordered.enumerated().map { index, key in
            RowChange(
                seq: index + 1, entity: key.entity, row: key.row, household: (after[key] ?? before[key])!.household,
                before: before[key]?.text ?? "", after: after[key]?.text ?? "")
        }
        try transaction.insert(act, officer: context.officer?.id, changes: changes)
    }

    private static func images(of households: [Household.ID], in transaction: any ReadTransaction) throws -> Images {
        var images: Images = [:]
        for id in households {
            guard let row = try transaction.householdRow(id) else { continue }
            images[Key(entity: .household, row: id.subject)] = (id, try text(row))
            try add(try transaction.members(of: id), to: &images)
            for stay in try transaction.stays(of: id) {
                images[Key(entity: .stay, row: id.subject, day: stay.validFrom)] = (id, try text(stay))
            }
            for recognition in try transaction.recognitions(of: id) {
                images[Key(entity: .recognition, row: recognition.id.subject)] = (id, try text(recognition))
            }
        }
        return images
    }

    private static func images(of people: [Person.ID], in transaction: any ReadTransaction) throws -> Images {
        var images: Images = [:]
        guard !people.isEmpty else { return images }
        try add(try transaction.members(people: people), to: &images)
        return images
    }

    private static func add(_ members: [Member], to images: inout Images) throws {
        for member in members {
            let household = member.membership.household
            images[Key(entity: .person, row: member.person.id.subject)] = (household, try text(member.person))
            images[Key(entity: .membership, row: member.membership.id.subject)] = (household, try text(member.membership))
        }
    }

    private static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

extension OperationContext {
    /// An act as it goes on record: told by the event that the desk writes after the operation.
    func act(
        _ kind: HouseholdAct.Kind, of household: Household.ID, other: Household.ID? = nil, madeCode: String? = nil, from: Area.ID,
        to: Area.ID, on day: CalendarDate, reason: String, in transaction: any ReadTransaction
    ) throws -> HouseholdAct {
        HouseholdAct(
            id: key(), kind: kind, household: household, other: other, madeCode: madeCode, fromVillage: from, toVillage: to,
            happenedOn: day, reason: reason, recordedAt: now, event: (try transaction.lastEvent()?.seq ?? 0) + 1)
    }
}
