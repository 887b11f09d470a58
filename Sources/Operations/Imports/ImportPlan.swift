import Access
import Core
import Database
import Law
import Registry
import Store

/// What taking in a list would change: household by household, nothing written.
public struct ImportPlan: Sendable {
    public enum Lane: String, Hashable, Sendable, Codable {
        case add, change, same, refused
    }

    public struct Planned: Sendable {
        public var listed: ListedHousehold
        public var existing: HouseholdRow?
        public var lane: Lane
        /// The member of the registry that each listed person is; `nil` for a new one. In the order of the list. Empty where nothing changes:
        /// of a list that is taken in again that is nearly all.
        public var matches: [Member?]
        public var changesClass: Bool
        /// The recognition by the very decision that the list names, to which it gives another class.
        public var corrects: Recognition?
        /// What the list states of the review and the registry does not know yet.
        public var states: ReviewTotals?
        /// It was registered by hand after this line could not be read: the list gives class and points, people and place stay.
        public var keepsPeople = false
    }

    public var planned: [Planned]
    /// The notices of the file and of the comparison.
    public var notices: [ListNotice]
    public var rows: Int
    /// Poor and near-poor households of the list, and of the villages it names in the registry before it.
    public var listedNow: Int
    public var registered: Int
    /// What would become of figures of years that are over, where it was looked for.
    public var shifts: [YearShift] = []
    /// The list names some households beside those on record: that others are missing says nothing.
    public var isSupplement = false
    /// The sheets of the file in their order.
    private let sheets: [String: Int]

    /// Far fewer households than the registry has: the wrong file, the wrong unit, or a sheet that lost its lines. The few of one
    /// small village are not asked about.
    public var isUnlikely: Bool { !isSupplement && Self.isUnlikely(listed: listedNow, registered: registered) }

    /// What is to be confirmed before the list is taken in.
    public var questions: [ImportQuestion] {
        (isUnlikely ? [.fewHouseholds] : []) + (shifts.isEmpty ? [] : [.pastYears]) + (corrected == 0 ? [] : [.corrections])
    }

    /// Households whose class would be put right under the decision that is on record.
    public var corrected: Int { planned.count { $0.lane == .change && $0.corrects != nil } }

    public static func isUnlikely(listed: Int, registered: Int) -> Bool { registered >= 20 && listed * 5 < registered }

    public func count(_ lane: Lane) -> Int { planned.count { $0.lane == lane } }

    public var summary: ImportSummary {
        ImportSummary(
            rows: rows, households: planned.count, add: count(.add), change: count(.change), corrected: corrected, same: count(.same),
            errors: notices.count { $0.code.isError }, refused: count(.refused),
            warnings: notices.count { !$0.code.isError })
    }

    /// Compares `list` with the households of `scope`.
    public init(
        _ list: HouseholdList, within scope: AreaScope, asOf day: CalendarDate, standard: PovertyStandard,
        in transaction: any ReadTransaction
    ) throws {
        rows = list.rows
        notices = list.notices
        listedNow = list.households.count { $0.povertyClass == .poor || $0.povertyClass == .nearPoor }
        let registry = try RegisteredHouseholds(within: scope, in: transaction)
        registered = registry.poor(in: Set(list.households.compactMap(\.village)))
        let totals = try transaction.reviewTotals(within: scope, upTo: day, pointsEach: standard.pointsEach?.value)
        let statements = try transaction.statedTotals(within: scope)
        let rounds = try transaction.decisionsOfRounds()
        let numbers = list.households.flatMap { $0.persons.compactMap(\.personalNumber) }
        let holders = try transaction.holders(ofNumbers: numbers)
        let unreadable = Dictionary(grouping: list.notices.filter { $0.code.isError }, by: \.sheet)
            .mapValues { Dictionary(grouping: $0, by: \.row) }
        var refused = unreadable.mapValues { Set($0.keys) }
        var settled: [String: Set<Int>] = [:]
        var planned: [Planned] = []
        var taken: [Household.ID: ListedHousehold] = [:]
        for listed in list.households {
            var listed = listed
            var errors: [ListNotice] = []
            let rows = Set(listed.persons.map(\.row) + [listed.row])
            let existing = registry.match(listed) ?? registry.matchByHand(listed)
            if let code = listed.code, existing == nil {
                errors.append(ListNotice(.codeUnknown, sheet: listed.sheet, row: listed.row, value: code))
            }
            if let existing, let other = taken[existing.household.id] {
                // The list of escaped households repeats who is near-poor now: the list of the poor decides.
                notices.append(
                    ListNotice(.onBothLists, sheet: listed.sheet, row: listed.row, value: existing.headName, proposal: String(other.row)))
                planned.append(Planned(listed: listed, existing: existing, lane: .same, matches: [], changesClass: false))
                continue
            }
            let members = existing.map { registry.members[$0.household.id] ?? [] } ?? []
            var matches = Self.match(listed.persons, with: members)
            let left = existing.map { registry.former[$0.household.id] ?? [] } ?? []
            notices += Self.leaveOut(left, of: &listed, &matches)
            if let code = listed.code, let existing, !matches.contains(where: { $0 != nil }) {
                errors.append(ListNotice(.codeOfOthers, sheet: listed.sheet, row: listed.row, value: code, proposal: existing.headName))
            }
            for person in listed.persons {
                guard let number = person.personalNumber, let holder = holders[number] else { continue }
                guard let home = holder.household else {
                    errors.append(
                        ListNotice(
                            .numberOfFormer, sheet: listed.sheet, row: person.row, value: PersonalNumber.masked(number), person: person.name
                        ))
                    continue
                }
                if home != existing?.household.id {
                    errors.append(
                        ListNotice(
                            .numberElsewhere, sheet: listed.sheet, row: person.row, value: PersonalNumber.masked(number),
                            person: person.name))
                }
            }
            let found = rows.sorted().flatMap { unreadable[listed.sheet]?[$0] ?? [] } + errors
            let keepsPeople = !found.isEmpty && registry.isByHand(existing) && found.allSatisfy(\.code.isSettledByHand)
            if keepsPeople {
                (errors, matches) = ([], [])
                refused[listed.sheet]?.subtract(rows)
                settled[listed.sheet, default: []].formUnion(rows)
                notices.append(
                    ListNotice(.registeredByHand, sheet: listed.sheet, row: listed.row, value: existing?.headName ?? ""))
            }
            for member in members where !keepsPeople && !matches.contains(where: { $0?.membership.id == member.membership.id }) {
                notices.append(ListNotice(.memberMissing, sheet: listed.sheet, row: listed.row, value: member.person.name))
            }
            for error in errors { refused[error.sheet, default: []].insert(error.row) }
            notices += errors
            let change = Self.classChange(listed, existing, registry, rounds, standard: standard.id, asOf: day, &notices)
            // What the last review says, or what an earlier list said of the same day, is nothing new.
            let stated = existing.flatMap { statements[$0.household.id]?[listed.knownSince(asOf: day)] }
            let isKnown = [existing.flatMap { totals[$0.household.id] } ?? ReviewTotals(), stated ?? ReviewTotals()].contains {
                $0.overlaid(by: listed.totals) == $0
            }
            let states = isKnown ? nil : listed.totals
            let lane: Lane
            if !(refused[listed.sheet] ?? []).isDisjoint(with: rows) {
                lane = .refused
            } else if let existing {
                lane =
                    change != .none || states != nil || Self.changes(keepsPeople ? listed.withoutPeople : listed, existing, matches)
                    ? .change : .same
                taken[existing.household.id] = listed
            } else {
                lane = .add
            }
            planned.append(
                Planned(
                    listed: listed, existing: existing, lane: lane, matches: lane == .same ? [] : matches, changesClass: change != .none,
                    corrects: change.corrects,
                    states: states, keepsPeople: keepsPeople))
        }
        self.planned = planned
        notices += try Self.early(planned, asOf: day, transaction)
        let written = notices.prefix(list.notices.count)
            .filter { !$0.code.isError || !(settled[$0.sheet]?.contains($0.row) ?? false) }
        notices = written + notices.dropFirst(list.notices.count)
        sheets = Dictionary(list.notices.map(\.sheet).enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        sortNotices()
    }

    /// As the file has its sheets and lines.
    mutating func sortNotices() {
        notices = notices.enumerated().sorted {
            (sheets[$0.element.sheet] ?? .max, $0.element.row, $0.offset) < (sheets[$1.element.sheet] ?? .max, $1.element.row, $1.offset)
        }.map(\.element)
    }

    /// Takes out of the list who left the household before: a list that still names the dead does not bring them back.
    private static func leaveOut(_ left: [Member], of listed: inout ListedHousehold, _ matches: inout [Member?]) -> [ListNotice] {
        var notices: [ListNotice] = []
        for index in listed.persons.indices.reversed() where matches[index] == nil {
            let person = listed.persons[index]
            guard let former = left.first(where: { person.isSame(as: $0.person) }) else { continue }
            notices.append(
                ListNotice(
                    .memberLeft, sheet: listed.sheet, row: person.row, value: person.name,
                    proposal: former.membership.leftOn?.vietnamese ?? ""))
            listed.persons.remove(at: index)
            matches.remove(at: index)
        }
        return notices
    }

    /// Decisions of before the household is on record.
    private static func early(
        _ planned: [Planned], asOf day: CalendarDate, _ transaction: any ReadTransaction
    ) throws -> [ListNotice] {
        let decided = planned.filter { $0.lane == .change && $0.changesClass }
        let days = try transaction.registrationDays(of: decided.compactMap { $0.existing?.household.id })
        return decided.compactMap { plan in
            let from = plan.listed.decisionOn ?? day
            guard let registered = plan.existing.flatMap({ days[$0.household.id] }), from < registered else { return nil }
            return ListNotice(
                .decisionBeforeRegistry, sheet: plan.listed.sheet, row: plan.listed.row, value: from.vietnamese,
                proposal: registered.vietnamese)
        }
    }

    private enum ClassChange: Equatable {
        case none, new
        case correction(Recognition)

        var corrects: Recognition? { if case .correction(let recognition) = self { recognition } else { nil } }
    }

    /// A later decision gives another class; the one on record is put right, unless a round of review made it.
    private static func classChange(
        _ listed: ListedHousehold, _ existing: HouseholdRow?, _ registry: RegisteredHouseholds, _ rounds: [String: Set<CalendarDate>],
        standard: String, asOf day: CalendarDate, _ notices: inout [ListNotice]
    ) -> ClassChange {
        guard let wanted = listed.povertyClass else { return .none }
        guard let existing, let open = registry.recognitions[existing.household.id]?.first(where: { $0.standard == standard }) else {
            return .new
        }
        guard open.povertyClass != wanted else { return .none }
        let from = listed.decisionOn ?? day
        if open.validFrom < from { return .new }
        func note(_ code: ListNotice.Code, _ value: String, _ proposal: String) {
            notices.append(ListNotice(code, sheet: listed.sheet, row: listed.row, value: value, proposal: proposal))
        }
        guard open.validFrom == from else {
            note(.olderThanRecord, from.vietnamese, open.validFrom.vietnamese)
            return .none
        }
        guard open.decisionNumber.spellingKey == listed.decisionNumber.spellingKey else {
            note(.decisionOfSameDay, from.vietnamese, open.decisionNumber)
            return .none
        }
        guard !(rounds[open.decisionNumber]?.contains(open.decisionOn) ?? false) else {
            note(.decidedByRound, open.decisionNumber, open.decisionOn.vietnamese)
            return .none
        }
        return .correction(open)
    }

    private static func changes(_ listed: ListedHousehold, _ existing: HouseholdRow, _ matches: [Member?]) -> Bool {
        if let village = listed.village, village != existing.household.village { return true }
        if let noLabour = listed.hasNoLabourCapacity, noLabour != existing.flags.contains(.noLabourCapacity) { return true }
        return zip(listed.persons, matches).contains { person, member in
            guard let member else { return true }
            return person.merged(into: member) != member
        }
    }

    /// Listed persons with members: first by number, then by name and year of birth, each member once.
    private static func match(_ persons: [ListedPerson], with members: [Member]) -> [Member?] {
        var free = members
        var matches = [Member?](repeating: nil, count: persons.count)
        func take(_ index: Int, where isSame: (Member) -> Bool) {
            guard matches[index] == nil, let found = free.firstIndex(where: isSame) else { return }
            matches[index] = free.remove(at: found)
        }
        for (index, person) in persons.enumerated() {
            if let number = person.personalNumber { take(index) { $0.person.personalNumber == number } }
        }
        for (index, person) in persons.enumerated() { take(index) { person.hasNameAndYear(of: $0.person) } }
        return matches
    }
}

/// Counts of an import, as commands and pages show them.
public struct ImportSummary: Hashable, Sendable, Codable {
    public var rows: Int
    public var households: Int
    public var add: Int
    public var change: Int
    /// Of those, whose class is put right under the decision on record; `nil` in counts of earlier versions.
    public var corrected: Int?
    public var same: Int
    public var errors: Int
    /// Households that are not taken in; `nil` in counts of earlier versions.
    public var refused: Int?
    public var warnings: Int
}

extension ListedPerson {
    /// By number where both have one, else by name and year of birth.
    func isSame(as person: Person) -> Bool {
        if let mine = personalNumber, let theirs = person.personalNumber { return mine == theirs }
        return hasNameAndYear(of: person)
    }

    /// The same name in any spelling, and no other year of birth.
    func hasNameAndYear(of person: Person) -> Bool {
        name.spellingKey == person.name.spellingKey && (born == nil || person.born == nil || born?.year == person.born?.year)
    }

    /// The member with what the list says put over what was known; what the list leaves out stays.
    func merged(into member: Member) -> Member {
        var merged = member
        // A list without marks of tone placement or capitals says the same name.
        if name.spellingKey != member.person.name.spellingKey { merged.person.name = name }
        if let sex { merged.person.sex = sex }
        if let ethnicity { merged.person.ethnicity = ethnicity }
        if let personalNumber { merged.person.personalNumber = personalNumber }
        if let born, !(born.isCoarser(than: member.person.born)) { merged.person.born = born }
        if let relation { merged.membership.relation = relation }
        return merged
    }
}

extension PartialDate {
    /// True for a bare year beside a full date of that year: a list that knows less changes nothing.
    func isCoarser(than other: PartialDate?) -> Bool {
        guard let other else { return false }
        return other.iso.count > iso.count && other.iso.hasPrefix(iso)
    }
}
