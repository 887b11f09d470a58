import Core
import Database
import Registry
import Store

/// Two records of one person, on the way to being one: whose memberships become whose, and which of two at a time holds.
struct PersonMerger {
    let kept: Person
    let closed: Person
    /// All memberships of both, as they were.
    private let former: [Membership]
    /// The same as they will be, all of the kept person.
    private(set) var memberships: [Membership]

    /// - Throws: `StoreError.notFound` where one of them belongs nowhere any more: closed before, or taken back with a batch.
    init(kept: Person.ID, closed: Person.ID, in transaction: any ReadTransaction) throws {
        let members = try transaction.members(people: [kept, closed])
        guard kept != closed, let stays = members.first(where: { $0.person.id == kept })?.person,
            let goes = members.first(where: { $0.person.id == closed })?.person
        else { throw StoreError.notFound }
        (self.kept, self.closed) = (stays, goes)
        former = members.map(\.membership)
        memberships = former.map { membership in
            var membership = membership
            membership.person = kept
            return membership
        }
    }

    /// Where a person belongs now, or belonged last.
    func present(of person: Person.ID) -> Membership? {
        former.filter { $0.person == person && $0.leaveReason != .corrected }.max { left, right in
            switch (left.leftOn, right.leftOn) {
            case (let one?, let other?): one < other
            case (nil, _?): false
            case (_?, nil): true
            default: left.id < right.id
            }
        }
    }

    func membership(_ id: Membership.ID) -> Membership? { memberships.first { $0.id == id } }

    mutating func change(_ id: Membership.ID, _ body: (inout Membership) -> Void) {
        if let index = memberships.firstIndex(where: { $0.id == id }) { body(&memberships[index]) }
    }

    /// The household and the first day of a stretch over which the one person would belong to two at a time.
    var overlap: (household: Household.ID, day: CalendarDate)? {
        let lasting = memberships.filter { $0.leftOn != $0.joinedOn }.sorted { ($0.joinedOn, $0.id) < ($1.joinedOn, $1.id) }
        for (earlier, later) in zip(lasting, lasting.dropFirst()) where earlier.overlaps(later) { return (later.household, later.joinedOn) }
        return nil
    }

    /// The kept person with what only the other record knows: blanks filled, twelve digits before nine, a day of birth before its year.
    var person: Person {
        var person = kept
        person.sex = kept.sex ?? closed.sex
        if let born = closed.born, kept.born.map({ $0.isKnownBetter(by: born) }) ?? true { person.born = born }
        person.ethnicity = kept.ethnicity ?? closed.ethnicity
        if let number = closed.personalNumber, (kept.personalNumber?.utf8.count ?? 0) < number.utf8.count { person.personalNumber = number }
        person.phone = kept.phone ?? closed.phone
        person.isMeritorious = kept.isMeritorious || closed.isMeritorious
        person.isDisabled = kept.isDisabled || closed.isDisabled
        if person != kept { person.version += 1 }
        return person
    }

    /// Writes what became of memberships and person; ended ones first, so that nobody belongs to two households in between.
    func write(by act: HouseholdAct.ID, in transaction: any WriteTransaction) throws {
        let changed = zip(former, memberships).filter { $0.0 != $0.1 }.map(\.1)
        for membership in changed where membership.leftOn != nil { try transaction.update(membership) }
        for membership in changed where membership.leftOn == nil { try transaction.update(membership) }
        if person != kept { try transaction.update(person) }
        try transaction.replaceNameWords(of: [], removing: [closed.id])
        try transaction.link(closed.id, to: kept.id, by: act)
    }
}

extension Membership {
    public func overlaps(_ other: Membership) -> Bool {
        (other.leftOn.map { joinedOn < $0 } ?? true) && (leftOn.map { other.joinedOn < $0 } ?? true)
    }
}

extension PartialDate {
    /// True where `other` says the same and more.
    func isKnownBetter(by other: PartialDate) -> Bool { other.iso.count > iso.count && other.iso.hasPrefix(iso) }
}

extension WriteTransaction {
    /// Takes a household out of every day: it was another one written twice. Its recognitions end today, and stay to be read.
    func erase(_ household: Household.ID, on day: CalendarDate) throws {
        try endHistory(of: household, from: day)
        if let first = try stays(of: household).first { try deleteStays(of: household, since: first.validFrom) }
    }
}
