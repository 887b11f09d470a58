import Access
import Core
import Database
import Registry
import Store

/// Lets a member of one household become a member of another in one step: leaving there and coming here are one act, on record and
/// taken back as one. Both households lie where the officer may change them.
///
/// A head goes only when another is named in the same step; with its last member the former household ends.
public struct TransferMember: Operation {
    public static let name = "TransferMember"
    public static let permission = Permission.editHousehold

    /// Where the person belongs now.
    public var household: Household.ID
    /// The versions of both households on the page that was filled in.
    public var householdVersion: Int
    public var membership: Membership.ID
    public var receiving: Household.ID
    public var receivingVersion: Int
    /// What they are to the head there.
    public var relation: Relation
    /// Why: by marriage, or by moving.
    public var isMarriage: Bool
    /// Who is head of the former household, when its head goes.
    public var successor: Membership.ID?
    /// The first day on which they belong there.
    public var day: CalendarDate
    public var reason: String
    public var confirmed: Set<String>

    public init(
        household: Household.ID, householdVersion: Int, membership: Membership.ID, into receiving: Household.ID, receivingVersion: Int,
        relation: Relation, isMarriage: Bool = false, successor: Membership.ID? = nil, on day: CalendarDate, reason: String,
        confirmed: Set<String> = []
    ) {
        self.household = household
        self.householdVersion = householdVersion
        self.membership = membership
        self.receiving = receiving
        self.receivingVersion = receivingVersion
        self.relation = relation
        self.isMarriage = isMarriage
        self.successor = successor
        self.day = day
        self.reason = reason
        self.confirmed = confirmed
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let place = try transaction.place(of: receiving) else { throw StoreError.notFound }
        return place.village
    }

    /// - Returns: the new membership.
    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Membership.ID> {
        guard household != receiving else { throw HouseholdRefusal(.sameHousehold) }
        var former = try HouseholdChange(household, version: householdVersion, Self.permission, in: transaction, context)
        var other = try HouseholdChange(receiving, version: receivingVersion, Self.permission, in: transaction, context)
        let going = try former.member(membership)
        let staying = former.members.filter { $0.membership.id != membership }
        let coming = Member(
            person: going.person,
            membership: Membership(
                id: context.key(), household: receiving, person: going.person.id, relation: relation, joinedOn: day,
                joinReason: isMarriage ? .married : .movedIn))
        other.members.append(coming)
        let problems =
            try ownProblems(going, staying, in: transaction)
            + (day > context.today ? [.dayInFuture] : [])
            + FamilyRules.problems(other.members, written: [coming.person.id], on: context.today)
            + FamilyRules.unlikely(other.members, written: [coming.person.id], on: context.today).map { .unlikely($0) }
        try confirmed.check(problems)

        try former.recorder.watch(receiving, in: transaction)
        var ended = going.membership
        (ended.leftOn, ended.leaveReason) = (day, isMarriage ? .married : .movedAway)
        try transaction.update(ended)
        let remaining = going.membership.relation == .head ? successor.map { staying.headed(by: $0, on: day) } ?? staying : staying
        for (before, after) in zip(staying, remaining) where before != after { try transaction.update(after.membership) }
        try transaction.insert([coming.membership])
        former.members = remaining
        if remaining.isEmpty {
            former.end(as: .dissolved)
            let last = try transaction.members(of: household).compactMap(\.membership.leftOn).max() ?? day
            try transaction.endHistory(of: household, from: last)
        }
        try other.write(in: transaction)
        try former.save(
            as: .memberTransferred, on: day, reason: reason, other: other.row.household, gone: [going.person.id], in: transaction)
        // Found under the receiving household from now on.
        let place = other.row.household
        try transaction.replaceNameWords(of: [(coming.person, place.id, place.village)], removing: [])
        return Performed(
            coming.membership.id, subjects: [household.subject, receiving.subject, going.person.id.subject],
            detail: notes(going, former, other.row, problems).detail)
    }

    private func ownProblems(_ going: Member, _ staying: [Member], in transaction: any ReadTransaction) throws -> [HouseholdProblem] {
        var problems: [HouseholdProblem] = []
        if relation == .head { problems.append(.headTwice) }
        if going.membership.relation == .head, !staying.isEmpty {
            if successor == nil {
                problems.append(.headNotNamed)
            } else if !staying.contains(where: { $0.membership.id == successor }) {
                problems.append(.successorNotMember)
            }
        }
        if reason.isEmpty { problems.append(.reasonMissing) }
        // They have belonged there for a day at least, and the receiving household has begun.
        let first = try [going.membership.joinedOn.adding(days: 1), transaction.stays(of: receiving).first?.validFrom].compactMap { $0 }
            .max()
        if let first, day < first { problems.append(.dayTooEarly(first: first)) }
        return problems
    }

    private func notes(_ going: Member, _ former: HouseholdChange, _ other: HouseholdRow, _ problems: [HouseholdProblem]) -> ChangeNotes {
        var notes = ChangeNotes()
        notes["person"] = going.person.name
        notes["code"] = former.row.household.code
        notes["otherCode"] = other.household.code
        notes["otherHead"] = other.headName
        notes["relation"] = relation.rawValue
        notes["joinReason"] = (isMarriage ? JoinReason.married : .movedIn).rawValue
        notes["day"] = day.iso
        if going.membership.relation == .head, !former.members.isEmpty { notes.note("head", going.person.name, former.row.headName) }
        notes["reason"] = reason
        notes.note(confirmed: problems)
        return notes
    }
}
