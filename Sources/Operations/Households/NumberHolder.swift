import Access
import Core
import Database
import Registry
import Store

/// Who has a personal number already, as far as it matters to somebody who writes it down for `facts`.
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
}
