import Access
import Core
import Database
import Law
import Registry
import Store

/// Makes two records of one person one: an identity stays and takes over what was written under the other, which closes and points to it.
///
/// Where both belong to a household at the same time, the officer says which one holds, and how the other ends. Everything can be
/// taken back as it was (`UndoMerge`).
public struct MergePersons: Operation {
    public static let name = "MergePersons"
    public static let permission = Permission.decideDuplicates

    /// How the membership ends that does not hold.
    public enum Ending: Hashable, Sendable {
        /// It was written by mistake: the person never belonged there.
        case mistake
        /// It was true until a day, from which on the other one holds.
        case left(on: CalendarDate, LeaveReason)
    }

    public var kept: Person.ID
    public var closed: Person.ID
    /// The membership that holds where two do at a time.
    public var staying: Membership.ID?
    public var ending: Ending?
    /// Who is head of the household that the person leaves as its head.
    public var successor: Membership.ID?
    /// The versions of the households on the page that was filled in.
    public var versions: [Household.ID: Int]
    public var reason: String
    public var confirmed: Set<String>

    public init(
        kept: Person.ID, closed: Person.ID, staying: Membership.ID? = nil, ending: Ending? = nil, successor: Membership.ID? = nil,
        versions: [Household.ID: Int], reason: String, confirmed: Set<String> = []
    ) {
        self.kept = kept
        self.closed = closed
        self.staying = staying
        self.ending = ending
        self.successor = successor
        self.versions = versions
        self.reason = reason
        self.confirmed = confirmed
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        let merger = try PersonMerger(kept: kept, closed: closed, in: transaction)
        guard let home = merger.present(of: kept)?.household, let place = try transaction.place(of: home) else { throw StoreError.notFound }
        return place.village
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Household.ID> {
        var merger = try PersonMerger(kept: kept, closed: closed, in: transaction)
        guard let one = merger.present(of: kept), let other = merger.present(of: closed) else { throw StoreError.notFound }
        var recorder = HouseholdRecorder()
        for household in Set(merger.memberships.map(\.household)).sorted() { try recorder.watch(household, in: transaction) }
        try recorder.watch(people: [kept, closed], in: transaction)
        var changes: [Household.ID: HouseholdChange] = [:]
        for household in Set([one.household, other.household]) {
            guard let row = try transaction.household(household, within: context.scope(for: Self.permission)) else {
                throw DeskError.outsideArea
            }
            guard row.household.status == .active else { continue }
            changes[household] = try HouseholdChange(
                household, version: versions[household] ?? 0, Self.permission, in: transaction, context)
        }

        var problems: [HouseholdProblem] = reason.isEmpty ? [.reasonMissing] : []
        let isTwice = one.overlaps(other)
        let holds = isTwice ? [one, other].first { $0.id == staying } : one.leftOn == nil || other.leftOn != nil ? one : other
        guard let holds else { throw HouseholdRefusal(problems + [.stayingMissing]) }
        let ends = holds.id == one.id ? other : one
        let unresolved = isTwice ? resolve(holds, ends, &merger, context) : []
        problems += unresolved
        if unresolved.isEmpty, let overlap = merger.overlap {
            problems.append(
                .belongsTwice(household: try transaction.householdRow(overlap.household)?.household.code ?? "", day: overlap.day))
        }
        // The members of each household as they will be; the one who leaves as head names another.
        for household in changes.keys { changes[household]?.take(merger) }
        var headed: [Membership] = []
        if isTwice, holds.household != ends.household, let left = changes[ends.household]?.members, !left.isEmpty, ends.relation == .head {
            if let successor, left.contains(where: { $0.membership.id == successor }) {
                changes[ends.household]?.members = left.headed(by: successor)
                headed = zip(left, changes[ends.household]?.members ?? []).filter { $0 != $1 }.map(\.1.membership)
            } else {
                problems.append(successor == nil ? .headNotNamed : .successorNotMember)
            }
        }
        problems += losses(changes[ends.household]?.row, changes[holds.household]?.row, isTwice)
        try confirmed.check(problems)

        let day: CalendarDate = if case .left(let day, _) = ending, isTwice { day } else { context.today }
        guard let home = try transaction.householdRow(holds.household)?.household else { throw StoreError.notFound }
        let act = try context.act(
            .personsMerged, of: holds.household, other: ends.household == holds.household ? nil : ends.household,
            from: home.village, to: home.village, on: day, reason: reason, in: transaction)
        try merger.write(by: act.id, in: transaction)
        for membership in headed { try transaction.update(membership) }
        var endedHousehold = false
        if isTwice, changes[ends.household]?.members.isEmpty ?? false {
            endedHousehold = true
            changes[ends.household]?.end(as: .merged)
            if case .left(let day, _) = ending {
                try transaction.endHistory(of: ends.household, from: day)
            } else {
                try transaction.erase(ends.household, on: context.today)
            }
        }
        for household in changes.keys.sorted() { try changes[household]?.write(in: transaction) }
        try recorder.record(act, in: transaction, context)
        try transaction.decide(PersonPair(kept, closed), .same, by: context.officer?.id, reason: reason, act: act.id, at: context.now)
        var notes = ChangeNotes()
        notes["person"] = merger.person.name
        notes["closedName"] = merger.closed.name
        notes["code"] = home.code
        if isTwice, ends.household != holds.household {
            notes["otherCode"] = try transaction.householdRow(ends.household)?.household.code ?? ""
            notes["leaveReason"] = merger.membership(ends.id)?.leaveReason?.rawValue ?? ""
            notes["day"] = day.iso
            if endedHousehold { notes["status"] = HouseholdStatus.merged.rawValue }
        }
        notes["reason"] = reason
        notes.note(confirmed: problems)
        return Performed(
            holds.household, subjects: Set(merger.memberships.map(\.household)).sorted().map(\.subject) + [kept.subject, closed.subject],
            detail: notes.detail)
    }

    /// Ends the membership that does not hold; puts the other one where it must begin.
    private func resolve(
        _ holds: Membership, _ ends: Membership, _ merger: inout PersonMerger, _ context: OperationContext
    ) -> [HouseholdProblem] {
        if holds.household == ends.household {
            merger.change(ends.id) { ($0.leftOn, $0.leaveReason) = ($0.joinedOn, .corrected) }
            merger.change(holds.id) { membership in
                membership.joinedOn = min(holds.joinedOn, ends.joinedOn)
                if ends.relation == .head { membership.relation = .head }
            }
            return []
        }
        switch ending {
        case nil: return [.endingMissing]
        case .mistake:
            merger.change(ends.id) { ($0.leftOn, $0.leaveReason) = ($0.joinedOn, .corrected) }
            return []
        case .left(let day, let reason):
            var problems: [HouseholdProblem] = []
            if day > context.today { problems.append(.dayInFuture) }
            if day <= ends.joinedOn { problems.append(.dayTooEarly(first: ends.joinedOn.adding(days: 1))) }
            if let last = ends.leftOn, day > last { problems.append(.dayTooLate(last: last)) }
            // Who is head there, was it from the day on which the household has stood under this name.
            if day > holds.joinedOn, holds.relation == .head { problems.append(.dayTooLate(last: holds.joinedOn)) }
            if let last = holds.leftOn, day >= last { problems.append(.dayTooLate(last: last.adding(days: -1))) }
            guard problems.isEmpty else { return problems }
            merger.change(ends.id) { ($0.leftOn, $0.leaveReason) = (day, reason) }
            merger.change(holds.id) { $0.joinedOn = max($0.joinedOn, day) }
            return []
        }
    }

    /// A class that the person would have no more: nobody loses it unseen.
    private func losses(_ left: HouseholdRow?, _ home: HouseholdRow?, _ isTwice: Bool) -> [HouseholdProblem] {
        guard isTwice, let left, left.household.id != home?.household.id, let lost = left.povertyClass, lost == .poor || lost == .nearPoor,
            home?.povertyClass != lost, home?.povertyClass != .poor
        else { return [] }
        return [.losesClass(household: left.household.code, lost)]
    }
}

extension HouseholdChange {
    /// The members as they are once two records are one.
    mutating func take(_ merger: PersonMerger) {
        members = members.compactMap { member in
            guard let membership = merger.membership(member.membership.id) else { return member }
            guard membership.leftOn == nil else { return nil }
            return Member(person: merger.person, membership: membership)
        }
    }
}
