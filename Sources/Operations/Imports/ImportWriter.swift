import Core
import Database
import Foundation
import Law
import Registry
import Store

/// Collects the rows of a batch and writes them together, each with its image before and after.
struct ImportWriter {
    let batch: ImportBatch.ID
    let standard: String
    let asOf: CalendarDate
    let context: OperationContext
    var nextNumber: Int
    private(set) var households: [Household.ID] = []
    private var people: [Person] = []
    private var rows: [HouseholdRow] = []
    private var stays: [HouseholdStay] = []
    private var memberships: [Membership] = []
    private var recognitions: [Recognition] = []
    private var statements: [ListStatement] = []
    private var words: [(person: Person, household: Household.ID, village: Area.ID)] = []
    private var changes: [RowChange] = []
    private var recorded = 0
    private let encoder = JSONEncoder()

    init(batch: ImportBatch.ID, standard: String, asOf: CalendarDate, context: OperationContext, nextNumber: Int) {
        self.batch = batch
        self.standard = standard
        self.asOf = asOf
        self.context = context
        self.nextNumber = nextNumber
        encoder.outputFormatting = [.sortedKeys]
    }

    mutating func add(_ planned: ImportPlan.Planned) throws {
        let listed = planned.listed
        guard let village = listed.village else { return }
        let household = Household(
            id: context.key(), code: Household.code(number: nextNumber), village: village, address: "", status: .active, version: 1)
        nextNumber += 1
        // The household was there when it was recognized: opening and movements of the forms count it from that day.
        let since = listed.knownSince(asOf: asOf)
        let members = listed.persons.map { newMember($0, in: household.id, since: since) }
        guard members.heads == 1 else { throw ApplyImport.Refusal.withoutHead(listed.persons.first?.name ?? "") }
        var row = HouseholdRow(
            household: household, commune: commune(of: village), head: nil, headName: listed.persons[0].name, headSortKey: [], persons: 0,
            povertyClass: nil, classSince: nil, flags: [], ethnicity: nil)
        if planned.changesClass, let recognition = recognition(listed, household.id) {
            try record(.recognition, recognition.id.subject, household.id, before: nil as Recognition?, after: recognition)
            recognitions.append(recognition)
            (row.povertyClass, row.classSince) = (recognition.povertyClass, recognition.validFrom)
        }
        try state(planned.states, of: household.id, on: since)
        row.derive(from: members, on: context.today, noLabourCapacity: listed.hasNoLabourCapacity ?? false)
        for member in members {
            people.append(member.person)
            memberships.append(member.membership)
            words.append((member.person, household.id, household.village))
            try record(.membership, member.membership.id.subject, household.id, before: nil as Membership?, after: member.membership)
            try record(.person, member.person.id.subject, household.id, before: nil as Person?, after: member.person)
        }
        let stay = HouseholdStay(household: household.id, village: village, validFrom: since, reason: .registered)
        stays.append(stay)
        try record(.stay, household.id.subject, household.id, before: nil as HouseholdStay?, after: stay)
        rows.append(row)
        try record(.household, household.id.subject, household.id, before: nil as HouseholdRow?, after: row)
        households.append(household.id)
    }

    mutating func change(_ planned: ImportPlan.Planned, in transaction: any WriteTransaction) throws {
        guard let existing = planned.existing else { return }
        let (id, listed) = (existing.household.id, planned.keepsPeople ? planned.listed.withoutPeople : planned.listed)
        var row = existing
        let present = try transaction.members(of: id).filter { $0.membership.leftOn == nil }
        var members = present
        // Another head on the list is head from its day on, and so are the relations to them; else a relation is put right.
        let changesHead = zip(listed.persons, planned.matches).contains { person, match in
            person.relation == .head && match.map { $0.membership.relation != .head } ?? false
        }
        for (person, match) in zip(listed.persons, planned.matches) {
            guard let match else {
                let member = newMember(person, in: id, since: asOf)
                people.append(member.person)
                memberships.append(member.membership)
                try record(.membership, member.membership.id.subject, id, before: nil as Membership?, after: member.membership)
                try record(.person, member.person.id.subject, id, before: nil as Person?, after: member.person)
                members.append(member)
                continue
            }
            var merged = person.merged(into: match)
            guard merged != match, let index = members.firstIndex(where: { $0.membership.id == match.membership.id }) else { continue }
            if merged.person != match.person {
                merged.person.version += 1
                try transaction.update(merged.person)
                try record(.person, match.person.id.subject, id, before: match.person, after: merged.person)
            }
            if merged.membership != match.membership {
                if changesHead {
                    let relation = merged.membership.relation
                    merged.membership = match.membership
                    merged.membership.become(relation, on: asOf)
                }
                try transaction.update(merged.membership)
                try record(.membership, match.membership.id.subject, id, before: match.membership, after: merged.membership)
            }
            members[index] = merged
        }
        // Who has no head on record for another reason gets none by a list either.
        guard members.heads == 1 || members.heads == present.heads else { throw ApplyImport.Refusal.withoutHead(existing.household.code) }
        if let open = planned.corrects, let povertyClass = listed.povertyClass {
            var corrected = open
            corrected.povertyClass = povertyClass
            try transaction.overwrite(corrected)
            try record(.recognition, open.id.subject, id, before: open, after: corrected)
            row.povertyClass = povertyClass
        } else if let open = planned.renews, open.decisionOn == listed.decisionOn ?? asOf {
            var numbered = open
            numbered.decisionNumber = listed.decisionNumber
            try transaction.overwrite(numbered)
            try record(.recognition, open.id.subject, id, before: open, after: numbered)
        } else if planned.changesClass || planned.renews != nil, let recognition = recognition(listed, id) {
            for open in try transaction.presentRecognitions(of: [id])[id] ?? [] where open.standard == standard {
                var ended = open
                ended.validUntil = recognition.validFrom.adding(days: -1)
                try transaction.endRecognition(of: id, standard: standard, on: ended.validUntil!)
                try record(.recognition, open.id.subject, id, before: open, after: ended)
            }
            recognitions.append(recognition)
            try record(.recognition, recognition.id.subject, id, before: nil as Recognition?, after: recognition)
            (row.povertyClass, row.classSince) = (recognition.povertyClass, recognition.validFrom)
        }
        try state(planned.states, of: id, on: listed.knownSince(asOf: asOf))
        if let village = listed.village, village != row.household.village {
            try transaction.endStay(of: id, on: asOf.adding(days: -1))
            let stay = HouseholdStay(household: id, village: village, validFrom: asOf, reason: .movedIn)
            stays.append(stay)
            try record(.stay, id.subject, id, before: nil as HouseholdStay?, after: stay)
            row.household.village = village
            row.commune = commune(of: village)
        }
        row.derive(from: members, on: context.today, noLabourCapacity: listed.hasNoLabourCapacity ?? row.flags.contains(.noLabourCapacity))
        row.household.version += 1
        try transaction.update(row)
        try record(.household, id.subject, id, before: existing, after: row)
        // New people of this batch are not on record yet; their words come with theirs.
        let known = members.filter { member in present.contains { $0.person.id == member.person.id } }
        try transaction.replaceNameWords(of: known.map { ($0.person, id, row.household.village) }, removing: [])
        let new = members.filter { member in !present.contains { $0.person.id == member.person.id } }
        words += new.map { ($0.person, id, row.household.village) }
        households.append(id)
    }

    /// So many rows are held before they are written: a list of a hundred thousand people must not stand in memory twice.
    private static let held = 20_000

    /// Writes what has come together when it is much.
    mutating func writeWhenFull(in transaction: any WriteTransaction) throws {
        if changes.count >= Self.held { try write(in: transaction) }
    }

    mutating func write(in transaction: any WriteTransaction) throws {
        try transaction.insert(people)
        try transaction.insert(rows, registeredOn: asOf)
        try transaction.insertStays(stays)
        try transaction.insert(memberships)
        try transaction.insert(recognitions, batch: batch, at: context.now)
        try transaction.insert(statements, batch: batch)
        try transaction.insertNameWords(words)
        try transaction.insert(changes, of: batch)
        people.removeAll(keepingCapacity: true)
        rows.removeAll(keepingCapacity: true)
        stays.removeAll(keepingCapacity: true)
        memberships.removeAll(keepingCapacity: true)
        recognitions.removeAll(keepingCapacity: true)
        statements.removeAll(keepingCapacity: true)
        words.removeAll(keepingCapacity: true)
        changes.removeAll(keepingCapacity: true)
    }

    private func newMember(_ person: ListedPerson, in household: Household.ID, since day: CalendarDate) -> Member {
        let id: Person.ID = context.key()
        return Member(
            person: Person(
                id: id, name: person.name, sex: person.sex, born: person.born, ethnicity: person.ethnicity,
                personalNumber: person.personalNumber),
            membership: Membership(
                id: context.key(), household: household, person: id, relation: person.relation ?? .other,
                joinedOn: person.joins(since: day, asOf: asOf),
                joinReason: .registered))
    }

    private func recognition(_ listed: ListedHousehold, _ household: Household.ID) -> Recognition? {
        listed.povertyClass.map {
            Recognition(
                id: context.key(), household: household, standard: standard, povertyClass: $0, validFrom: listed.decisionOn ?? asOf,
                decisionNumber: listed.decisionNumber, decisionOn: listed.decisionOn ?? asOf)
        }
    }

    private mutating func state(_ totals: ReviewTotals?, of household: Household.ID, on day: CalendarDate) throws {
        guard let totals else { return }
        let statement = ListStatement(id: context.key(), household: household, statedOn: day, totals: totals, recordedAt: context.now)
        statements.append(statement)
        try record(.statement, statement.id.subject, household, before: nil as ListStatement?, after: statement)
    }

    private func commune(of village: Area.ID) -> Area.ID {
        context.areas.ancestor(of: village, at: .commune, on: context.today) ?? village
    }

    private mutating func record(
        _ entity: RowChange.Entity, _ row: Identifier<AnySubject>, _ household: Household.ID, before: (some Encodable)?,
        after: some Encodable
    ) throws {
        recorded += 1
        changes.append(
            RowChange(
                seq: recorded, entity: entity, row: row, household: household,
                before: try before.map { String(decoding: try encoder.encode($0), as: UTF8.self) } ?? "",
                after: String(decoding: try encoder.encode(after), as: UTF8.self)))
    }
}

extension [Member] {
    fileprivate var heads: Int { count { $0.membership.relation == .head } }
}
