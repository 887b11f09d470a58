import Access
import Core
import Database
import Registry
import Store

/// Whom the registry knows already by the number or the name of `facts`, as far as it matters to who writes them down.
enum NumberHolder {
    case nobody
    /// Somebody else; with the code of their household where the asking officer may see it.
    case elsewhere(code: String?)
    /// By name and year of birth the same person, who has left every household; `open` is a stay in one that has ended.
    case former(Person, leftOn: CalendarDate, open: Membership?)
    case died

    /// - Parameter person: whose number it may be already.
    init(
        of number: PersonalNumber, for facts: MemberFacts, besides person: Person.ID?, in transaction: any ReadTransaction,
        _ context: OperationContext
    ) throws {
        // Who was written down by mistake alone holds nothing.
        let holders = Dictionary(
            grouping: try transaction.members(withNumber: number.digits).filter { $0.member.person.id != person }, by: \.member.person.id
        ).values.filter { $0.contains { $0.member.membership.leaveReason != .corrected } }
        let all = holders.flatMap { $0 }
        if let present = all.first(where: { $0.member.membership.leftOn == nil && $0.status == .active }) {
            let scope = context.scope(for: .viewHouseholds)
            self = .elsewhere(code: try transaction.household(present.member.membership.household, within: scope)?.household.code)
            return
        }
        guard let last = all.max(by: { ($0.member.membership.leftOn ?? context.today) < ($1.member.membership.leftOn ?? context.today) })
        else {
            self = .nobody
            return
        }
        let (known, membership) = (last.member.person, last.member.membership)
        let isSame = known.name.spellingKey == facts.name.text.spellingKey && (facts.born == nil || known.born?.year == facts.born?.year)
        if !isSame {
            self = .elsewhere(code: nil)
        } else if membership.leaveReason == .died {
            self = .died
        } else {
            let end = try transaction.stays(of: membership.household).compactMap(\.validUntil).max()?.adding(days: 1)
            self = .former(
                known, leftOn: membership.leftOn ?? max(end ?? membership.joinedOn, membership.joinedOn),
                open: membership.leftOn == nil ? membership : nil)
        }
    }
    /// The person of `facts` among those who left a household, by name and year of birth alone.
    init(of facts: MemberFacts, among former: [Member], in transaction: any ReadTransaction) throws {
        let same = former.filter {
            $0.membership.leaveReason != .corrected && $0.person.name.spellingKey == facts.name.text.spellingKey
                && $0.person.born?.year == facts.born?.year && (facts.personalNumber == nil || $0.person.personalNumber == nil)
        }
        guard
            let last = same.max(by: { ($0.membership.leftOn ?? $0.membership.joinedOn) < ($1.membership.leftOn ?? $1.membership.joinedOn) }
            ),
            let leftOn = last.membership.leftOn
        else {
            self = .nobody
            return
        }
        if last.membership.leaveReason == .died {
            self = .died
        } else if try transaction.isMemberSomewhere(last.person.id) {
            // They live with somebody else now: who comes is another person of that name, or must leave there first.
            self = .nobody
        } else {
            self = .former(last.person, leftOn: try transaction.lastLeaving(of: last.person.id) ?? leftOn, open: nil)
        }
    }
}
