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
    /// New people who are somebody else than they seem, as the officer says.
    private var declared: [StoredPair] = []

    /// - Parameters:
    ///   - present: who belongs to this household and stays.
    ///   - former: who has left this household; somebody of the same name and birth is known, also without a number.
    ///   - confirmed: what the officer says of people who seem to be known.
    init(
        _ people: [MemberFacts], to household: Household.ID, in village: Area.ID, on day: CalendarDate, reason: JoinReason,
        present: [Member] = [], former: [Member] = [], confirmed: Set<String>, in transaction: any ReadTransaction,
        _ context: OperationContext
    ) throws {
        var confirmedKnown: Set<Int> = []
        for (position, facts) in people.enumerated() {
            var holder =
                try facts.personalNumber.map { try NumberHolder(of: $0, for: facts, besides: nil, in: transaction, context) } ?? .nobody
            if case .nobody = holder { holder = try NumberHolder(of: facts, among: former, in: transaction) }
            var person = facts.person(id: context.key())
            if case .nobody = holder {
                let record = PersonRecord(
                    person: person, household: household, village: village, commune: context.commune(of: village), relation: facts.relation,
                    companions: present.map(\.person)
                        + people.enumerated().filter { $0.offset != position }.map { $0.element.person(id: context.key()) })
                let known = try KnownPeople(like: record, besides: Set(former.map(\.person.id)), in: transaction, context)
                if let same = known.likely.first(where: { $0.canBeTaken && confirmed.contains($0.sameKey(position)) }),
                    let found = known.record(of: same), let last = found.membership
                {
                    holder = .former(found.person, leftOn: last.leftOn ?? last.joinedOn, open: last.leftOn == nil ? last : nil)
                    confirmedKnown.insert(position)
                } else {
                    for other in known.likely {
                        problems.append(.likelySame(position: position, other))
                        guard confirmed.contains(other.anotherKey(position)), let home = known.record(of: other)?.household else {
                            continue
                        }
                        declared.append(
                            Self.pair(person.id, household, other, home, by: context.officer?.id, at: context.now))
                    }
                }
            }
            switch holder {
            case .former(let known, let leftOn, let open):
                if !confirmedKnown.contains(position) { problems.append(.knownPerson(position: position, leftOn: leftOn)) }
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
    func writeMemberships(in transaction: any WriteTransaction) throws {
        try transaction.insert(members.map(\.membership))
        try transaction.keep(declared)
    }

    /// What the officer said of two who seem to be one: it is not asked again.
    private static func pair(
        _ new: Person.ID, _ household: Household.ID, _ known: KnownPerson, _ home: Household.ID, by officer: Officer.ID?, at now: Instant
    ) -> StoredPair {
        let pair = PersonPair(new, known.person)
        let isInOrder = pair.first == new
        var stored = StoredPair(
            pair: pair, firstHousehold: isInOrder ? household : home, secondHousehold: isInOrder ? home : household,
            likeness: known.likeness, foundAt: now)
        (stored.state, stored.decidedBy, stored.decidedAt) = (.different, officer, now)
        return stored
    }
}
