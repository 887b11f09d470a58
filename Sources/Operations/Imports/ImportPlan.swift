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
        /// What becomes of class and decision.
        var change = ClassChange.Kind.none
        /// The recognition before the list, where the list brings another one or changes it.
        public var recognized: Recognition?
        /// What the list states of the review and the registry does not know yet.
        public var states: ReviewTotals?
        /// It was registered by hand after this line could not be read: the list gives class and points, people and place stay.
        public var keepsPeople = false

        public var changesClass: Bool { change == .new || change == .correction }
        /// The recognition by the very decision that the list names, to which it gives another class.
        public var corrects: Recognition? { change == .correction ? recognized : nil }
        /// The recognition of the same class that a newer decision follows; or that had no number of a decision yet.
        public var renews: Recognition? { change == .renewal ? recognized : nil }
    }

    public var planned: [Planned]
    /// The notices of the file and of the comparison.
    public var notices: [ListNotice]
    public var rows: Int
    /// Poor and near-poor households of the list, and in the registry before it of the villages that it is about.
    public var listedNow: Int
    public internal(set) var registered: Int
    /// What would become of figures of years that are over, where it was looked for.
    public var shifts: [YearShift] = []
    /// The first of the households that would come anew.
    public private(set) var additions: [ListedAddition] = []
    /// Where households on record are missing, by village.
    public internal(set) var missingVillages: [VillageMissing] = []
    /// The list names some households beside those on record: that others are missing says nothing.
    public let isSupplement: Bool
    /// The sheets of the file in their order, and the letters of their columns.
    private let sheets: [String: Int]
    private let letters: [String: [ListedColumn: String]]
    let areas: AreaHistory
    let asOf: CalendarDate

    /// Far fewer households than the registry has: the wrong file, the wrong unit, or a sheet that lost its lines. The few of one
    /// small village are not asked about.
    public var isUnlikely: Bool { !isSupplement && Self.isUnlikely(listed: listedNow, registered: registered) }

    /// What is to be confirmed before the list is taken in.
    public var questions: [ImportQuestion] {
        ImportQuestion.about(missing, isUnlikely: isUnlikely) + (shifts.isEmpty ? [] : [.pastYears])
            + (corrected == 0 ? [] : [.corrections]) + (isSupplement && additions.contains { $0.near != nil } ? [.newHouseholds] : [])
    }

    /// Households whose class would be put right under the decision that is on record.
    public var corrected: Int { planned.count { $0.lane == .change && $0.corrects != nil } }

    /// Poor and near-poor households on record of the villages of a full list that it does not name.
    public var missing: Int { missingVillages.reduce(0) { $0 + $1.missing } }

    public static func isUnlikely(listed: Int, registered: Int) -> Bool { registered >= 20 && listed * 5 < registered }

    public func count(_ lane: Lane) -> Int { planned.count { $0.lane == lane } }

    public var summary: ImportSummary {
        ImportSummary(
            rows: rows, households: planned.count, add: count(.add), change: count(.change), corrected: corrected, same: count(.same),
            errors: notices.count { $0.code.isError }, refused: count(.refused),
            warnings: notices.count { !$0.code.isError }, missing: missing)
    }

    /// Compares `list` with the households of `scope`.
    ///
    /// - Parameter areas: for the names of villages.
    public init(
        _ list: HouseholdList, within scope: AreaScope, in areas: AreaHistory, asOf day: CalendarDate, standard: PovertyStandard,
        isSupplement: Bool = false, _ transaction: any ReadTransaction
    ) throws {
        self.isSupplement = isSupplement
        let registry = try RegisteredHouseholds(within: scope, in: transaction)
        let list = list.keepingNames(of: registry)
        rows = list.rows
        notices = list.notices
        letters = list.letters
        (self.areas, asOf) = (areas, day)
        listedNow = list.households.count { $0.povertyClass == .poor || $0.povertyClass == .nearPoor }
        registered = registry.poor(in: Set(list.households.compactMap(\.village)))
        let totals = try transaction.reviewTotals(within: scope, upTo: day, pointsEach: standard.pointsEach?.value)
        let statements = try transaction.statedTotals(within: scope)
        let rounds = try transaction.decisionsOfRounds()
        let numbers = list.households.flatMap { $0.persons.compactMap(\.personalNumber) }
        let holders = try transaction.holders(ofNumbers: numbers)
        let unreadable = Dictionary(grouping: list.notices.filter { $0.code.isError }, by: \.sheet)
            .mapValues { Dictionary(grouping: $0, by: \.row) }
        var unclassed: [String: [Int: Int]] = [:]
        for (place, notice) in list.notices.enumerated() where notice.code == .classMissing {
            unclassed[notice.sheet, default: [:]][notice.row] = place
        }
        var refused = unreadable.mapValues { Set($0.keys) }
        var settled: [String: Set<Int>] = [:]
        var planned: [Planned] = []
        var mentions = ListedMentions()
        var decisions = DecisionDays(list, beside: registry, areas, asOf: day)
        for listed in list.households {
            let rows = Set(listed.persons.map(\.row) + [listed.row])
            let mistakes = rows.sorted().flatMap { unreadable[listed.sheet]?[$0] ?? [] }
            // A part of a household is nobody's to compare.
            guard !mistakes.contains(where: { $0.code == .rowsApart }) else {
                planned.append(Planned(listed: listed, existing: nil, lane: .refused, matches: []))
                continue
            }
            func compare(with existing: HouseholdRow?) -> ListedComparison {
                ListedComparison(listed, with: existing, in: registry, holders: holders, areas, on: day)
            }
            var compared = compare(with: registry.match(listed))
            let faulty = Set((mistakes + compared.errors).map(\.row))
            if compared.existing == nil, !faulty.isEmpty,
                let byHand = registry.matchByHand(listed, faulty: Set(mistakes.map(\.row))).map(compare),
                !(mistakes + byHand.errors).isEmpty
            {
                compared = byHand
            }
            if compared.existing != nil, let index = mentions.place(of: listed, compared.existing, in: planned),
                listed.isNamesake(of: planned[index].listed)
            {
                compared = compare(with: nil)
            }
            let existing = compared.existing
            if let index = mentions.place(of: listed, existing, in: planned), case let other = planned[index].listed,
                listed.contradicts(other) || planned[index].lane != .refused
            {
                let split = existing.map { listed.split(from: $0, beside: other) } ?? []
                if listed.contradicts(other) {
                    // Which of the two holds is not for a program to say.
                    planned[index].lane = .refused
                    notices += [other.repeated(beside: listed, split: split), listed.repeated(beside: other, split: split)]
                } else if let existing {
                    notices.append(
                        ListNotice(
                            listed.sheet == other.sheet ? .householdTwice : .onBothLists, sheet: listed.sheet, row: listed.row,
                            value: ([existing.headName] + (listed.sheet == other.sheet ? split : [])).joined(separator: "\t"),
                            proposal: String(other.row)))
                } else {
                    notices.append(
                        listed.sheet == other.sheet
                            ? listed.repeated(beside: other)
                            : ListNotice(
                                .onBothLists, sheet: listed.sheet, row: listed.row, value: listed.head?.name ?? "",
                                proposal: String(other.row)))
                }
                let isRefused = listed.contradicts(other) || listed.sheet == other.sheet
                planned.append(Planned(listed: listed, existing: existing, lane: isRefused ? .refused : .same, matches: []))
                continue
            }
            notices += compared.notices
            let found = mistakes + compared.errors
            let keepsPeople = !found.isEmpty && registry.isByHand(existing) && found.allSatisfy(\.code.isSettledByHand)
            if keepsPeople {
                refused[listed.sheet]?.subtract(rows)
                settled[listed.sheet, default: []].formUnion(rows)
                notices.append(
                    ListNotice(.registeredByHand, sheet: listed.sheet, row: listed.row, value: existing?.headName ?? ""))
            } else {
                notices += compared.missing + compared.errors
                if let column = list.letters[listed.sheet]?[.born] { notices += compared.withoutBirth(column, besides: mistakes) }
                for error in compared.errors { refused[error.sheet, default: []].insert(error.row) }
            }
            let matches = keepsPeople ? [] : compared.matches
            if let kept = existing?.povertyClass, let place = unclassed[listed.sheet]?[listed.row] {
                notices[place].proposal = kept.rawValue
            }
            let open = existing.flatMap { registry.recognitions[$0.household.id]?.first { $0.standard == standard.id } }
            let change = ClassChange(of: listed, from: open, rounds, asOf: day)
            notices += change.notices
            if compared.isAssumed, let existing, change.kind != .none {
                notices.append(
                    ListNotice(
                        .headAssumed, sheet: listed.sheet, row: listed.row, value: existing.headName, proposal: existing.household.code))
            }
            if let notice = decisions.check(listed) { notices.append(notice) }
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
                    change.kind != .none || states != nil
                        || Self.changes(keepsPeople ? listed.withoutPeople : compared.listed, existing, matches)
                    ? .change : .same
            } else {
                lane = .add
            }
            if lane == .add, let (row, head) = registry.namesakeOfAnother(listed) {
                notices.append(
                    ListNotice(
                        .namesake, sheet: listed.sheet, row: listed.row,
                        value: [row.headName, head.born?.vietnamese ?? ""].joined(separator: "\t"), proposal: row.household.code))
            }
            // A line that is kept out may have been taken for the wrong household.
            if lane != .refused || listed.code != nil || existing == nil { mentions.note(listed, existing, at: planned.count) }
            planned.append(
                Planned(
                    listed: compared.listed, existing: existing, lane: lane, matches: lane == .same ? [] : matches,
                    change: change.kind, recognized: change.kind == .none ? nil : open, states: states, keepsPeople: keepsPeople))
        }
        self.planned = planned
        notices += try Self.early(planned, asOf: day, transaction)
        let written = notices.prefix(list.notices.count)
            .filter { !$0.code.isError || !(settled[$0.sheet]?.contains($0.row) ?? false) }
        notices = written + notices.dropFirst(list.notices.count)
        sheets = Dictionary(list.notices.map(\.sheet).enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        keepOutNearHouseholds(.list, registry)
        keepOutRewrittenHouseholds(registry)
        keepOutRowsOfOthers(registry)
        keepOutKnownHouseholds(registry)
        keepOutNearHouseholds(.record, registry)
        keepOutNearMembers(registry)
        if !isSupplement { noteMissing(from: list, registry) }
        sortNotices()
        additions = listedAdditions(registry)
    }

    /// As the file has its sheets and lines, each at its cell.
    mutating func sortNotices() {
        for index in notices.indices where letters[notices[index].sheet].map({ $0[.householdCode] == nil }) ?? false {
            notices[index].lacksCodeColumn = true
        }
        for index in notices.indices where notices[index].column.isEmpty && notices[index].row > 0 {
            let column = notices[index].code.comparedColumn.flatMap { letters[notices[index].sheet]?[$0] }
            if let column { notices[index].column = column }
        }
        notices = notices.enumerated().sorted {
            (sheets[$0.element.sheet] ?? .max, $0.element.row, $0.offset) < (sheets[$1.element.sheet] ?? .max, $1.element.row, $1.offset)
        }.map(\.element)
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

    private static func changes(_ listed: ListedHousehold, _ existing: HouseholdRow, _ matches: [Member?]) -> Bool {
        if let village = listed.village, village != existing.household.village { return true }
        if let noLabour = listed.hasNoLabourCapacity, noLabour != existing.flags.contains(.noLabourCapacity) { return true }
        return zip(listed.persons, matches).contains { person, member in
            guard let member else { return true }
            return person.merged(into: member) != member
        }
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
    /// Poor and near-poor households on record that a full list does not name; `nil` in counts of earlier versions.
    public var missing: Int?
}
