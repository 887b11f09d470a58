import Access
import Core
import Database
import Registry
import Store

/// Lets some members form a household of their own (tách hộ), with its own key and code, in the same village or another of the officer.
///
/// The new household has no class: a class is given by a decision that names the household (QĐ 24/2021/QĐ-TTg, Điều 4 và 5), and no rule
/// was found by which it would pass on. The former household keeps its own until it is reviewed.
public struct SplitHousehold: Operation {
    public static let name = "SplitHousehold"
    public static let permission = Permission.editHousehold

    public var household: Household.ID
    /// The household's version on the page that was filled in.
    public var householdVersion: Int
    public var leaving: Set<Membership.ID>
    /// Who of those is head of the new household.
    public var head: Membership.ID?
    /// What the others are to the new head; where nothing is said, as far as the former relations tell it.
    public var relations: [Membership.ID: Relation]
    /// Who is head of the former household, when its head is among those who leave.
    public var successor: Membership.ID?
    public var village: Area.ID
    public var address: String
    /// The first day of the new household.
    public var day: CalendarDate
    public var reason: String
    public var confirmed: Set<String>

    public init(
        household: Household.ID, householdVersion: Int, leaving: Set<Membership.ID>, head: Membership.ID?,
        relations: [Membership.ID: Relation] = [:], successor: Membership.ID? = nil, village: Area.ID, address: String = "",
        on day: CalendarDate, reason: String, confirmed: Set<String> = []
    ) {
        self.household = household
        self.householdVersion = householdVersion
        self.leaving = leaving
        self.head = head
        self.relations = relations
        self.successor = successor
        self.village = village
        self.address = address
        self.day = day
        self.reason = reason
        self.confirmed = confirmed
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let place = try transaction.place(of: household) else { throw StoreError.notFound }
        return place.village
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Household.ID> {
        var change = try HouseholdChange(household, version: householdVersion, Self.permission, in: transaction, context)
        let going = change.members.filter { leaving.contains($0.membership.id) }
        let staying = change.members.filter { !leaving.contains($0.membership.id) }
        let new = Household(
            id: context.key(), code: Household.code(number: try transaction.highestHouseholdNumber() + 1), village: village,
            address: address, status: .active, version: 1)
        let members = joining(new.id, going, context)
        let remaining =
            staying.contains { $0.membership.relation == .head } ? staying : successor.map { staying.headed(by: $0, on: day) } ?? staying
        let written = members.map(\.person.id)
        let problems =
            try ownProblems(going, staying, in: transaction, context)
            + FamilyRules.unlikely(members, written: written, on: context.today).map { .unlikely($0) }
        try confirmed.check(problems)

        try change.recorder.watch(new.id, in: transaction)
        for member in going {
            var ended = member.membership
            (ended.leftOn, ended.leaveReason) = (day, .split)
            try transaction.update(ended)
        }
        for (before, after) in zip(staying, remaining) where before != after { try transaction.update(after.membership) }
        var row = HouseholdRow(
            household: new, commune: context.commune(of: village), head: nil, headName: "", headSortKey: [], persons: 0,
            povertyClass: nil, classSince: nil, flags: [], ethnicity: nil)
        row.derive(from: members, on: context.today, noLabourCapacity: false)
        try transaction.insert([row], registeredOn: day)
        try transaction.insertStays([HouseholdStay(household: new.id, village: village, validFrom: day, reason: .split)])
        try transaction.insert(members.map(\.membership))
        change.members = remaining
        try change.save(as: .split, on: day, reason: reason, other: new, gone: written, in: transaction)
        try transaction.replaceNameWords(of: members.map { ($0.person, new.id, village) }, removing: [])
        return Performed(
            new.id, subjects: [household.subject, new.id.subject] + written.map(\.subject),
            detail: notes(change.row, row, problems, context).detail)
    }

    /// Those who go, as members of the new household.
    private func joining(_ household: Household.ID, _ going: [Member], _ context: OperationContext) -> [Member] {
        let told = head.map { going.headed(by: $0) } ?? going
        return told.map { member in
            let former = member.membership
            let relation = former.id == head ? .head : relations[former.id] ?? former.relation
            return Member(
                person: member.person,
                membership: Membership(
                    id: context.key(), household: household, person: member.person.id, relation: relation, joinedOn: day,
                    joinReason: .split))
        }
    }

    private func ownProblems(
        _ going: [Member], _ staying: [Member], in transaction: any ReadTransaction, _ context: OperationContext
    ) throws -> [HouseholdProblem] {
        var problems: [HouseholdProblem] = []
        if going.isEmpty || going.count < leaving.count { problems.append(.nobodyChosen) }
        if staying.isEmpty { problems.append(.everybodyChosen) }
        if !going.isEmpty, !going.contains(where: { $0.membership.id == head }) { problems.append(.newHeadMissing) }
        if going.contains(where: { $0.membership.id != head && relations[$0.membership.id] == .head }) { problems.append(.headTwice) }
        if !staying.isEmpty, !staying.contains(where: { $0.membership.relation == .head }) {
            if successor == nil {
                problems.append(.headNotNamed)
            } else if !staying.contains(where: { $0.membership.id == successor }) {
                problems.append(.successorNotMember)
            }
        }
        if !context.isVillage(village, for: Self.permission) { problems.append(.villageOutside) }
        if reason.isEmpty { problems.append(.reasonMissing) }
        if day > context.today { problems.append(.dayInFuture) }
        let first = (going.map(\.membership.joinedOn) + [try transaction.stays(of: household).first?.validFrom].compactMap { $0 }).max()
        if let first, day < first { problems.append(.dayTooEarly(first: first)) }
        return problems
    }

    private func notes(
        _ former: HouseholdRow, _ new: HouseholdRow, _ problems: [HouseholdProblem], _ context: OperationContext
    ) -> ChangeNotes {
        var notes = ChangeNotes()
        notes["code"] = former.household.code
        notes["otherCode"] = new.household.code
        notes["otherHead"] = new.headName
        notes["persons"] = String(new.persons)
        notes["village"] = context.placeName(village)
        notes["day"] = day.iso
        notes["reason"] = reason
        notes.note(confirmed: problems)
        return notes
    }
}
