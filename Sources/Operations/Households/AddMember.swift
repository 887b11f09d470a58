import Access
import Core
import Database
import Registry
import Store

/// Takes a person into a household from a day on: born, married in, moved in, or missing from the registry until now.
public struct AddMember: Operation {
    public static let name = "AddMember"
    public static let permission = Permission.editHousehold

    public var household: Household.ID
    /// The household's version on the page that was filled in.
    public var householdVersion: Int
    public var person: MemberFacts
    public var joinedOn: CalendarDate
    public var reason: JoinReason
    public var confirmed: Set<String>

    public init(
        household: Household.ID, householdVersion: Int, person: MemberFacts, joinedOn: CalendarDate, reason: JoinReason,
        confirmed: Set<String> = []
    ) {
        self.household = household
        self.householdVersion = householdVersion
        self.person = person
        self.joinedOn = joinedOn
        self.reason = reason
        self.confirmed = confirmed
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let place = try transaction.place(of: household) else { throw StoreError.notFound }
        return place.village
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Membership.ID> {
        var change = try HouseholdChange(household, version: householdVersion, Self.permission, in: transaction, context)
        let former = try transaction.members(of: household).filter { $0.membership.leftOn != nil }
        let joining = try Joining(
            [person], to: household, in: change.row.household.village, on: joinedOn, reason: reason, present: change.members,
            former: former, confirmed: confirmed, in: transaction, context)
        change.members += joining.members
        let problems =
            try dayProblems(in: transaction, context) + joining.problems
            + FamilyRules.problems(change.members, written: joining.people, on: context.today)
            + FamilyRules.unlikely(change.members, written: joining.people, on: context.today).map { .unlikely($0) }
        try confirmed.check(problems)
        try change.recorder.watch(people: joining.knownPeople, in: transaction)
        try joining.writePeople(in: transaction)
        try joining.writeMemberships(in: transaction)
        try change.save(as: .memberAdded, on: joinedOn, in: transaction)
        let member = joining.members[0]
        return Performed(
            member.membership.id, subjects: [household.subject, member.person.id.subject], detail: notes(member, problems).detail)
    }

    private func dayProblems(in transaction: any ReadTransaction, _ context: OperationContext) throws -> [HouseholdProblem] {
        if joinedOn > context.today { return [.dayInFuture] }
        guard let first = try transaction.stays(of: household).first?.validFrom, joinedOn < first else { return [] }
        return [.dayTooEarly(first: first)]
    }

    private func notes(_ member: Member, _ problems: [HouseholdProblem]) -> ChangeNotes {
        var notes = ChangeNotes()
        notes["person"] = member.person.name
        notes["relation"] = member.membership.relation.rawValue
        notes["joinReason"] = reason.rawValue
        notes["day"] = joinedOn.iso
        notes["born"] = member.person.born?.iso ?? ""
        notes["personalNumber"] = member.person.personalNumber.map(PersonalNumber.masked) ?? ""
        notes.note(confirmed: problems)
        return notes
    }
}
