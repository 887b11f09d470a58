import Access
import Core
import Database
import Registry
import Store

/// People who come into a household, new to the registry or known from before, made ready to be written.
struct Joining {
    private(set) var members: [Member] = []
    private(set) var problems: [HouseholdProblem] = []
    private var new: [Person] = []
    private var known: [Person] = []
    private var ended: [Membership] = []

    /// - Parameter former: who has left this household; somebody of the same name and birth is known, also without a number.
    init(
        _ people: [MemberFacts], to household: Household.ID, on day: CalendarDate, reason: JoinReason, former: [Member] = [],
        in transaction: any ReadTransaction, _ context: OperationContext
    ) throws {
        for (position, facts) in people.enumerated() {
            var holder =
                try facts.personalNumber.map { try NumberHolder(of: $0, for: facts, besides: nil, in: transaction, context) } ?? .nobody
            if case .nobody = holder { holder = try NumberHolder(of: facts, among: former, in: transaction) }
            var person = facts.person(id: context.key())
            switch holder {
            case .former(let known, let leftOn, let open):
                problems.append(.knownPerson(position: position, leftOn: leftOn))
                if day < leftOn { problems.append(.dayTooEarly(first: leftOn)) }
                person = facts.written(over: known)
                if person != known { self.known.append(person) }
                if var open {
                    (open.leftOn, open.leaveReason) = (leftOn, .movedAway)
                    ended.append(open)
                }
            case .elsewhere(let code):
                problems.append(.numberElsewhere(position: position, household: code))
                new.append(person)
            case .died:
                problems.append(
                    facts.personalNumber == nil
                        ? .unlikely(Unlikely(.namedAsDeceased, position: position)) : .personDied(position: position))
                new.append(person)
            case .nobody: new.append(person)
            }
            members.append(
                Member(
                    person: person,
                    membership: Membership(
                        id: context.key(), household: household, person: person.id, relation: facts.relation, joinedOn: day,
                        joinReason: reason)))
        }
    }

    /// Those who were in the registry before.
    var knownPeople: [Person.ID] { members.map(\.person.id).filter { id in !new.contains { $0.id == id } } }

    var people: [Person.ID] { members.map(\.person.id) }

    /// Writes the people: they must stand in the registry before a household names one of them as its head.
    func writePeople(in transaction: any WriteTransaction) throws {
        try transaction.insert(new)
        for person in known { try transaction.update(person) }
        for membership in ended { try transaction.update(membership) }
    }

    /// Writes the memberships; people and household must be on record.
    func writeMemberships(in transaction: any WriteTransaction) throws { try transaction.insert(members.map(\.membership)) }
}
