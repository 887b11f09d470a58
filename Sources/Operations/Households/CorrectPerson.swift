import Access
import Core
import Database
import Registry
import Store

/// Puts right what is written of a member. Name, birth and number are what papers are held against: changing one of them
/// needs a reason.
public struct CorrectPerson: Operation {
    public static let name = "CorrectPerson"
    public static let permission = Permission.editHousehold

    /// What becomes of the personal number, which the page does not show.
    public enum Number: Hashable, Sendable {
        case kept
        case removed
        /// The one of the facts.
        case written
    }

    public var household: Household.ID
    /// The household's version on the page that was filled in.
    public var householdVersion: Int
    public var membership: Membership.ID
    /// How everything but the number is to be; what is blank becomes unknown.
    public var facts: MemberFacts
    public var number: Number
    public var reason: String
    public var confirmed: Set<String>

    public init(
        household: Household.ID, householdVersion: Int, membership: Membership.ID, facts: MemberFacts, number: Number = .kept,
        reason: String, confirmed: Set<String> = []
    ) {
        self.household = household
        self.householdVersion = householdVersion
        self.membership = membership
        self.facts = facts
        self.number = number
        self.reason = reason
        self.confirmed = confirmed
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let place = try transaction.place(of: household) else { throw StoreError.notFound }
        return place.village
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Membership.ID> {
        var change = try HouseholdChange(household, version: householdVersion, Self.permission, in: transaction, context)
        let before = try change.member(membership)
        let after = corrected(before)
        change.members = change.members.map { $0.membership.id == membership ? after : $0 }
        let problems =
            try ownProblems(before, after, in: transaction, context)
            + FamilyRules.problems(change.members, written: [after.person.id], on: context.today)
            + FamilyRules.unlikely(change.members, written: [after.person.id], on: context.today).map { .unlikely($0) }
        try confirmed.check(problems)
        if after.person != before.person { try transaction.update(after.person) }
        if after.membership != before.membership { try transaction.update(after.membership) }
        try change.save(as: .memberCorrected, reason: reason, in: transaction)
        var notes = ChangeNotes()
        notes["person"] = before.person.name
        notes.note(before.person, after.person)
        notes.note("relation", before.membership.relation.rawValue, after.membership.relation.rawValue)
        notes["reason"] = reason
        notes.note(confirmed: problems)
        return Performed(membership, subjects: [household.subject, after.person.id.subject], detail: notes.detail)
    }

    private func corrected(_ member: Member) -> Member {
        var corrected = member
        corrected.person = facts.person(id: member.person.id)
        switch number {
        case .kept: corrected.person.personalNumber = member.person.personalNumber
        case .removed: corrected.person.personalNumber = nil
        case .written: break
        }
        corrected.person.version = member.person.version
        if corrected.person != member.person { corrected.person.version += 1 }
        // Who is the head is changed by naming another one, never by a relation alone.
        if member.membership.relation != .head { corrected.membership.relation = facts.relation }
        // Who was born into the household belongs to it from the day of birth.
        if member.membership.joinReason == .born, case .day(let born)? = facts.born { corrected.membership.joinedOn = born }
        return corrected
    }

    private func ownProblems(
        _ before: Member, _ after: Member, in transaction: any ReadTransaction, _ context: OperationContext
    ) throws -> [HouseholdProblem] {
        guard after != before else { return [.nothingChanged] }
        var problems: [HouseholdProblem] = []
        if after.membership.joinedOn != before.membership.joinedOn, let first = try transaction.stays(of: household).first?.validFrom,
            after.membership.joinedOn < first
        {
            problems.append(.dayTooEarly(first: first))
        }
        let (old, new) = (before.person, after.person)
        let needsReason = old.name != new.name || old.born != new.born || old.personalNumber != new.personalNumber
        if needsReason, reason.isEmpty { problems.append(.reasonMissing) }
        if number == .written, let number = facts.personalNumber, number.digits != old.personalNumber {
            switch try NumberHolder(of: number, for: facts, besides: old.id, in: transaction, context) {
            case .nobody: break
            case .elsewhere(let code): problems.append(.numberElsewhere(position: 0, household: code))
            // The registry knows this person twice; joining the two is not for a correction.
            case .former, .died: problems.append(.numberElsewhere(position: 0, household: nil))
            }
        }
        return problems
    }
}
