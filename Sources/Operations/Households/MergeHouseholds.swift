import Access
import Core
import Database
import Registry
import Store

/// Lets a household join another (nhập hộ): all its members become members there, its stay and its recognitions end on the day before.
///
/// The receiving household keeps its head and its class until it is reviewed.
public struct MergeHouseholds: Operation {
    public static let name = "MergeHouseholds"
    public static let permission = Permission.editHousehold

    /// The household that ends.
    public var household: Household.ID
    /// Its version on the page that was filled in.
    public var householdVersion: Int
    public var receiving: Household.ID
    public var receivingVersion: Int
    /// What those who come are to the head there; `.other` where nothing is said.
    public var relations: [Membership.ID: Relation]
    /// The first day on which they belong there.
    public var day: CalendarDate
    public var reason: String
    public var confirmed: Set<String>

    public init(
        household: Household.ID, householdVersion: Int, into receiving: Household.ID, receivingVersion: Int,
        relations: [Membership.ID: Relation] = [:], on day: CalendarDate, reason: String, confirmed: Set<String> = []
    ) {
        self.household = household
        self.householdVersion = householdVersion
        self.receiving = receiving
        self.receivingVersion = receivingVersion
        self.relations = relations
        self.day = day
        self.reason = reason
        self.confirmed = confirmed
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let place = try transaction.place(of: household) else { throw StoreError.notFound }
        return place.village
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Household.ID> {
        guard household != receiving else { throw HouseholdRefusal(.sameHousehold) }
        var change = try HouseholdChange(household, version: householdVersion, Self.permission, in: transaction, context)
        var other = try HouseholdChange(receiving, version: receivingVersion, Self.permission, in: transaction, context)
        let going = change.members
        let coming = going.map { member in
            Member(
                person: member.person,
                membership: Membership(
                    id: context.key(), household: receiving, person: member.person.id, relation: relations[member.membership.id] ?? .other,
                    joinedOn: day, joinReason: .merged))
        }
        other.members += coming
        let written = coming.map(\.person.id)
        let problems =
            try ownProblems(going, in: transaction, context)
            + FamilyRules.problems(other.members, written: written, on: context.today)
            + FamilyRules.unlikely(other.members, written: written, on: context.today).map { .unlikely($0) }
        try confirmed.check(problems)

        try change.recorder.watch(receiving, in: transaction)
        for member in going {
            var ended = member.membership
            (ended.leftOn, ended.leaveReason) = (day, .merged)
            try transaction.update(ended)
        }
        try transaction.insert(coming.map(\.membership))
        try transaction.endHistory(of: household, from: day)
        let former = change.row
        change.members = []
        change.end(as: .merged)
        try other.write(in: transaction)
        try change.save(as: .merged, on: day, reason: reason, other: other.row.household, in: transaction)
        var notes = ChangeNotes()
        notes["code"] = former.household.code
        notes["head"] = former.headName
        notes["otherCode"] = other.row.household.code
        notes["otherHead"] = other.row.headName
        notes["persons"] = String(going.count)
        notes["day"] = day.iso
        notes["reason"] = reason
        notes.note(confirmed: problems)
        return Performed(
            receiving, subjects: [household.subject, receiving.subject] + written.map(\.subject), detail: notes.detail)
    }

    private func ownProblems(
        _ going: [Member], in transaction: any ReadTransaction, _ context: OperationContext
    ) throws -> [HouseholdProblem] {
        var problems: [HouseholdProblem] = []
        if reason.isEmpty { problems.append(.reasonMissing) }
        if day > context.today { problems.append(.dayInFuture) }
        // Both have lived somewhere before the day, and the ending one for a day at least.
        let begun = try transaction.stays(of: household).last?.validFrom.adding(days: 1)
        let first = try (going.map(\.membership.joinedOn) + [begun, transaction.stays(of: receiving).first?.validFrom].compactMap { $0 })
            .max()
        if let first, day < first { problems.append(.dayTooEarly(first: first)) }
        problems += try transaction.decisionsAfter(day, about: household)
        return problems
    }
}
