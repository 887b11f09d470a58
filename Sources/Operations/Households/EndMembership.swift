import Access
import Core
import Database
import Registry
import Store

/// Lets a member leave: by death, by marriage, by moving away, or because they were written down by mistake. A head leaves
/// only when another is named in the same step; with its last member the household itself ends.
public struct EndMembership: Operation {
    public static let name = "EndMembership"
    public static let permission = Permission.editHousehold

    /// The reasons that this step knows; splitting and merging are steps of their own.
    public static let reasons: [LeaveReason] = [.died, .married, .movedAway, .corrected]

    public var household: Household.ID
    /// The household's version on the page that was filled in.
    public var householdVersion: Int
    public var membership: Membership.ID
    public var reason: LeaveReason
    /// First day on which they no longer belong; `nil` with a mistake means that they never did.
    public var leftOn: CalendarDate?
    /// Who is head from now on, when the head leaves.
    public var successor: Membership.ID?
    public var note: String

    public init(
        household: Household.ID, householdVersion: Int, membership: Membership.ID, reason: LeaveReason, leftOn: CalendarDate?,
        successor: Membership.ID? = nil, note: String = ""
    ) {
        self.household = household
        self.householdVersion = householdVersion
        self.membership = membership
        self.reason = reason
        self.leftOn = leftOn
        self.successor = successor
        self.note = note
    }

    public struct Outcome: Codable, Hashable, Sendable {
        /// The last member left, and the household with them.
        public var householdEnded: Bool
        /// A new head was named, and relations are told from them.
        public var headChanged: Bool
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let place = try transaction.place(of: household) else { throw StoreError.notFound }
        return place.village
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Outcome> {
        var change = try HouseholdChange(household, version: householdVersion, Self.permission, in: transaction, context)
        let leaving = try change.member(membership)
        let isHead = leaving.membership.relation == .head
        let remaining = change.members.filter { $0.membership.id != membership }
        let day = leftOn ?? leaving.membership.joinedOn
        let problems = problems(leaving, remaining, on: day, context)
        guard problems.isEmpty else { throw HouseholdRefusal(problems) }

        var ended = leaving.membership
        (ended.leftOn, ended.leaveReason) = (day, reason)
        try transaction.update(ended)
        let heads = isHead && !remaining.isEmpty
        change.members = heads ? remaining.headed(by: successor!, on: leftOn) : remaining
        for (before, after) in zip(remaining, change.members) where before != after { try transaction.update(after.membership) }
        if remaining.isEmpty {
            change.end(as: reason == .movedAway ? .movedAway : .dissolved)
            let last = try transaction.members(of: household).compactMap(\.membership.leftOn).max() ?? day
            try transaction.endHistory(of: household, from: last)
        }
        try change.save(as: .memberLeft, on: day, reason: note, gone: [leaving.person.id], in: transaction)
        return Performed(
            Outcome(householdEnded: remaining.isEmpty, headChanged: heads),
            subjects: [household.subject, leaving.person.id.subject], detail: notes(leaving, change, on: day).detail)
    }

    private func problems(
        _ leaving: Member, _ remaining: [Member], on day: CalendarDate, _ context: OperationContext
    ) -> [HouseholdProblem] {
        var problems: [HouseholdProblem] = []
        if !Self.reasons.contains(reason) || (leftOn == nil && reason != .corrected) { problems.append(.reasonMissing) }
        if day > context.today { problems.append(.dayInFuture) }
        if day < leaving.membership.joinedOn { problems.append(.dayTooEarly(first: leaving.membership.joinedOn)) }
        if leaving.membership.relation == .head, !remaining.isEmpty {
            if let successor {
                if !remaining.contains(where: { $0.membership.id == successor }) { problems.append(.successorNotMember) }
            } else {
                problems.append(.headNotNamed)
            }
        }
        return problems
    }

    private func notes(_ leaving: Member, _ change: HouseholdChange, on day: CalendarDate) -> ChangeNotes {
        var notes = ChangeNotes()
        notes["person"] = leaving.person.name
        notes["leaveReason"] = reason.rawValue
        notes["day"] = day.iso
        if leaving.membership.relation == .head, !change.members.isEmpty { notes.note("head", leaving.person.name, change.row.headName) }
        if change.row.household.status != .active { notes["status"] = change.row.household.status.rawValue }
        notes["reason"] = note
        return notes
    }
}
