import Access
import Core
import Database
import Registry
import Store

/// Lets a whole household move to another village of the registry, also of a commune that the officer has no right in: who sends it needs
/// the right where it lives, and who looks after the new village has it from then on. Its class goes with it.
public struct MoveHousehold: Operation {
    public static let name = "MoveHousehold"
    public static let permission = Permission.editHousehold

    public var household: Household.ID
    /// The household's version on the page that was filled in.
    public var householdVersion: Int
    public var village: Area.ID
    public var address: String
    /// The first day there.
    public var day: CalendarDate
    public var reason: String

    public init(
        household: Household.ID, householdVersion: Int, to village: Area.ID, address: String = "", on day: CalendarDate, reason: String
    ) {
        self.household = household
        self.householdVersion = householdVersion
        self.village = village
        self.address = address
        self.day = day
        self.reason = reason
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let place = try transaction.place(of: household) else { throw StoreError.notFound }
        return place.village
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Household.ID> {
        var change = try HouseholdChange(household, version: householdVersion, Self.permission, in: transaction, context)
        let before = change.row.household
        var problems: [HouseholdProblem] = []
        if context.areas.version(of: village, on: context.today)?.level != .village { problems.append(.villageOutside) }
        if village == before.village { problems.append(.nothingChanged) }
        if reason.isEmpty { problems.append(.reasonMissing) }
        if day > context.today { problems.append(.dayInFuture) }
        if let first = try transaction.stays(of: household).last?.validFrom.adding(days: 1), day < first {
            problems.append(.dayTooEarly(first: first))
        }
        guard problems.isEmpty else { throw HouseholdRefusal(problems) }
        try transaction.endStay(of: household, on: day.adding(days: -1))
        try transaction.insertStays([HouseholdStay(household: household, village: village, validFrom: day, reason: .movedIn)])
        change.place(in: village)
        change.rename(address: address)
        try change.save(as: .moved, on: day, reason: reason, in: transaction)
        var notes = ChangeNotes()
        notes["day"] = day.iso
        notes.note("village", context.placeName(before.village), context.placeName(village))
        notes.note("address", before.address, address)
        notes["reason"] = reason
        return Performed(household, subjects: [household.subject], detail: notes.detail)
    }
}

/// Lets a household leave the area that the registry covers. Its members stay written under it, so that it can come back as it is; its stay
/// and its recognitions end on the day before.
public struct SendHouseholdAway: Operation {
    public static let name = "SendHouseholdAway"
    public static let permission = Permission.editHousehold

    public var household: Household.ID
    /// The household's version on the page that was filled in.
    public var householdVersion: Int
    /// The first day on which it lives here no more.
    public var day: CalendarDate
    /// Where it went, as far as people know.
    public var destination: String
    public var reason: String

    public init(household: Household.ID, householdVersion: Int, on day: CalendarDate, destination: String, reason: String) {
        self.household = household
        self.householdVersion = householdVersion
        self.day = day
        self.destination = destination
        self.reason = reason
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let place = try transaction.place(of: household) else { throw StoreError.notFound }
        return place.village
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Household.ID> {
        var change = try HouseholdChange(household, version: householdVersion, Self.permission, in: transaction, context)
        var problems: [HouseholdProblem] = []
        if reason.isEmpty { problems.append(.reasonMissing) }
        if day > context.today { problems.append(.dayInFuture) }
        let begun = try transaction.stays(of: household).last?.validFrom.adding(days: 1)
        if let first = (change.members.map(\.membership.joinedOn) + [begun].compactMap { $0 }).max(), day < first {
            problems.append(.dayTooEarly(first: first))
        }
        problems += try transaction.decisionsAfter(day, about: household)
        guard problems.isEmpty else { throw HouseholdRefusal(problems) }
        let former = change.row
        try transaction.endHistory(of: household, from: day)
        change.end(as: .movedAway)
        try change.save(as: .sentAway, on: day, reason: reason, in: transaction)
        var notes = ChangeNotes()
        notes["day"] = day.iso
        notes["persons"] = String(former.persons)
        notes["destination"] = destination
        notes["status"] = HouseholdStatus.movedAway.rawValue
        notes["reason"] = reason
        return Performed(household, subjects: [household.subject], detail: notes.detail)
    }
}

extension ReadTransaction {
    /// The last decision that found a household where it lives after `day`: it cannot have gone by then. None where there is no such decision.
    func decisionsAfter(_ day: CalendarDate, about household: Household.ID) throws -> [HouseholdProblem] {
        try recognitions(of: household).filter { $0.validFrom > day }.max { $0.validFrom < $1.validFrom }
            .map { [.decidedSince(number: $0.decisionNumber, on: $0.validFrom)] } ?? []
    }
}

/// Takes a household in again that had left the area of the registry: the same key and code, with its whole history. It has no class until
/// it is reviewed.
public struct BringHouseholdBack: Operation {
    public static let name = "BringHouseholdBack"
    public static let permission = Permission.editHousehold

    public var household: Household.ID
    /// The household's version on the page that was filled in.
    public var householdVersion: Int
    /// Who comes back with it, by their last membership here.
    public var returning: Set<Membership.ID>
    public var head: Membership.ID?
    public var village: Area.ID
    public var address: String
    /// The first day on which it lives here again.
    public var day: CalendarDate
    public var reason: String

    public init(
        household: Household.ID, householdVersion: Int, returning: Set<Membership.ID>, head: Membership.ID?, village: Area.ID,
        address: String = "", on day: CalendarDate, reason: String
    ) {
        self.household = household
        self.householdVersion = householdVersion
        self.returning = returning
        self.head = head
        self.village = village
        self.address = address
        self.day = day
        self.reason = reason
    }

    /// Who of `members` can come back: those who are still written under the household, and those who left with its last move.
    public static func candidates(_ members: [Member]) -> [Member] {
        let open = members.filter { $0.membership.leftOn == nil }
        let last = members.compactMap(\.membership.leftOn).max()
        return open + members.filter { $0.membership.leaveReason == .movedAway && $0.membership.leftOn == last && open.isEmpty }
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { village }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Household.ID> {
        var change = try HouseholdChange(
            household, version: householdVersion, Self.permission, status: .movedAway, in: transaction, context)
        let candidates = Self.candidates(try transaction.members(of: household))
        let coming = candidates.filter { returning.contains($0.membership.id) }
        let ended = try transaction.stays(of: household).compactMap(\.validUntil).max()?.adding(days: 1)
        var problems: [HouseholdProblem] = []
        if coming.isEmpty || coming.count < returning.count { problems.append(.nobodyChosen) }
        if !coming.contains(where: { $0.membership.id == head }) { problems.append(.newHeadMissing) }
        for member in coming where member.membership.leftOn != nil {
            if try transaction.isMemberSomewhere(member.person.id) { problems.append(.livesElsewhere(name: member.person.name)) }
        }
        if !context.isVillage(village, for: Self.permission) { problems.append(.villageOutside) }
        if reason.isEmpty { problems.append(.reasonMissing) }
        if day > context.today { problems.append(.dayInFuture) }
        if let ended, day < ended { problems.append(.dayTooEarly(first: ended)) }
        guard problems.isEmpty else { throw HouseholdRefusal(problems) }

        // Who was written under it while it was away belonged to it until it left, and does so again from now on.
        let left = ended ?? day
        for member in candidates where member.membership.leftOn == nil {
            var former = member.membership
            (former.leftOn, former.leaveReason) = (max(left, former.joinedOn), .movedAway)
            try transaction.update(former)
        }
        let told = coming.contains { $0.membership.id == head && $0.membership.relation == .head } ? coming : coming.headed(by: head!)
        change.members = told.map { member in
            Member(
                person: member.person,
                membership: Membership(
                    id: context.key(), household: household, person: member.person.id, relation: member.membership.relation,
                    joinedOn: day, joinReason: .movedIn))
        }
        try transaction.insert(change.members.map(\.membership))
        try transaction.insertStays([HouseholdStay(household: household, village: village, validFrom: day, reason: .movedIn)])
        change.bringBack()
        change.place(in: village)
        change.rename(address: address)
        try change.save(as: .returned, on: day, reason: reason, in: transaction)
        var notes = ChangeNotes()
        notes["day"] = day.iso
        notes["persons"] = String(change.members.count)
        notes["village"] = context.placeName(village)
        notes["reason"] = reason
        return Performed(
            household, subjects: [household.subject] + change.members.map(\.person.id.subject), detail: notes.detail)
    }
}
