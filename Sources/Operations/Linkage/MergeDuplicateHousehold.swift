import Access
import Core
import Database
import Law
import Registry
import Store

/// Takes out a household that was written twice: each of its members is a member of the other one, their records become one, and the
/// household never was. What is known of the people on either side is kept.
public struct MergeDuplicateHousehold: Operation {
    public static let name = "MergeDuplicateHousehold"
    public static let permission = Permission.decideDuplicates

    /// The household that was written a second time.
    public var household: Household.ID
    public var householdVersion: Int
    public var kept: Household.ID
    public var keptVersion: Int
    public var reason: String
    public var confirmed: Set<String>

    public init(
        household: Household.ID, householdVersion: Int, is kept: Household.ID, keptVersion: Int, reason: String, confirmed: Set<String> = []
    ) {
        self.household = household
        self.householdVersion = householdVersion
        self.kept = kept
        self.keptVersion = keptVersion
        self.reason = reason
        self.confirmed = confirmed
    }

    /// A member of the household that was written twice, and who they are in the other one.
    public struct Match: Hashable, Sendable {
        public var closed: Person.ID
        public var kept: Person.ID
        public var likeness: PersonLikeness
    }

    /// Who of `members` is who of `others`, each once, the most alike first; `nil` where somebody is nobody there.
    public static func matches(
        _ members: [Member], among others: [Member], in transaction: any ReadTransaction
    ) throws -> [Match]? {
        let records = try transaction.personRecords((members + others).map(\.person.id))
        var found: [Match] = []
        for member in members {
            for other in others {
                guard let one = records[member.person.id], let two = records[other.person.id],
                    let likeness = PersonLikeness(of: one, and: two)
                else { continue }
                found.append(Match(closed: member.person.id, kept: other.person.id, likeness: likeness))
            }
        }
        var matches: [Match] = []
        for match in found.sorted(by: { ($1.likeness.strength, $0.closed, $0.kept) < ($0.likeness.strength, $1.closed, $1.kept) })
        where !matches.contains(where: { $0.closed == match.closed || $0.kept == match.kept }) {
            matches.append(match)
        }
        return !members.isEmpty && matches.count == members.count ? matches : nil
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let place = try transaction.place(of: household) else { throw StoreError.notFound }
        return place.village
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Household.ID> {
        guard household != kept else { throw HouseholdRefusal(.sameHousehold) }
        var change = try HouseholdChange(household, version: householdVersion, Self.permission, in: transaction, context)
        var other = try HouseholdChange(kept, version: keptVersion, Self.permission, in: transaction, context)
        guard let matches = try Self.matches(change.members, among: other.members, in: transaction) else {
            throw HouseholdRefusal(.notAllAlike)
        }
        var mergers: [PersonMerger] = []
        var problems: [HouseholdProblem] = reason.isEmpty ? [.reasonMissing] : []
        for match in matches {
            var merger = try PersonMerger(kept: match.kept, closed: match.closed, in: transaction)
            for membership in merger.memberships where membership.household == household {
                merger.change(membership.id) { ($0.leftOn, $0.leaveReason) = ($0.joinedOn, .corrected) }
            }
            if let overlap = merger.overlap {
                problems.append(
                    .belongsTwice(household: try transaction.householdRow(overlap.household)?.household.code ?? "", day: overlap.day))
            }
            mergers.append(merger)
        }
        let (lost, held) = (change.row.povertyClass, other.row.povertyClass)
        if let lost, lost == .poor || lost == .nearPoor, held != lost, held != .poor {
            problems.append(.losesClass(household: change.row.household.code, lost))
        }
        try confirmed.check(problems)

        var recorder = HouseholdRecorder()
        for id in Set([household, kept] + mergers.flatMap { $0.memberships.map(\.household) }).sorted() {
            try recorder.watch(id, in: transaction)
        }
        try recorder.watch(people: matches.flatMap { [$0.closed, $0.kept] }, in: transaction)
        let village = other.row.household.village
        let act = try context.act(
            .duplicateMerged, of: household, other: kept, from: change.row.household.village, to: village, on: context.today,
            reason: reason,
            in: transaction)
        let former = change.row
        for merger in mergers {
            try merger.write(by: act.id, in: transaction)
            other.take(merger)
        }
        change.members = []
        change.end(as: .merged)
        try transaction.erase(household, on: context.today)
        try change.write(in: transaction)
        try other.write(in: transaction)
        try recorder.record(act, in: transaction, context)
        for match in matches {
            let pair = PersonPair(match.closed, match.kept)
            let isInOrder = pair.first == match.closed
            try transaction.keep([
                StoredPair(
                    pair: pair, firstHousehold: isInOrder ? household : kept, secondHousehold: isInOrder ? kept : household,
                    likeness: match.likeness, foundAt: context.now)
            ])
            try transaction.decide(pair, .same, by: context.officer?.id, reason: reason, act: act.id, at: context.now)
        }
        var notes = ChangeNotes()
        notes["code"] = former.household.code
        notes["head"] = former.headName
        notes["otherCode"] = other.row.household.code
        notes["otherHead"] = other.row.headName
        notes["persons"] = String(matches.count)
        notes["reason"] = reason
        notes.note(confirmed: problems)
        return Performed(
            kept, subjects: [household.subject, kept.subject] + matches.flatMap { [$0.closed.subject, $0.kept.subject] },
            detail: notes.detail)
    }
}
