import Core
import Database
import Registry
import Store

extension ImportPlan {
    /// Keeps out every household that would come anew although its head may be one on record under a name that another hand wrote: of the same
    /// village and sex, with the same birth as far as both say it. Silence about a list has to mean that nobody is doubled.
    mutating func keepOutRewrittenHouseholds(_ registry: RegisteredHouseholds) {
        let new = planned.indices.filter { planned[$0].lane == .add && planned[$0].listed.code == nil }
        guard !new.isEmpty, !registry.rows.isEmpty else { return }
        let heads = HeadsOfVillages(Set(new.compactMap { planned[$0].listed.village }), registry)
        let lines = Dictionary(
            planned.compactMap { plan in plan.existing.map { ($0.household.id, plan.listed.row) } }, uniquingKeysWith: { first, _ in first }
        )
        let named = Set(lines.keys)
        for place in new {
            let listed = planned[place].listed
            guard let head = listed.head, !head.name.isEmpty, let village = listed.village,
                let found = heads.head(Resident(head), of: listed, in: village, named)
            else { continue }
            let (code, known) = (found.row.household.code, found.head)
            if found.isByNumber {
                notices.append(
                    ListNotice(
                        .namesake, sheet: listed.sheet, row: listed.row,
                        value: [known.name, known.born?.vietnamese ?? "", "like"].joined(separator: "\t"), proposal: code))
                continue
            }
            planned[place].lane = .refused
            let value = [
                head.name, head.born?.vietnamese ?? "", known.name, known.born?.vietnamese ?? "",
                lines[found.row.household.id].map(String.init) ?? "", known.number == nil ? "" : "number",
            ]
            notices.append(
                ListNotice(
                    .householdNear, sheet: listed.sheet, row: listed.row, value: value.joined(separator: "\t"), proposal: code))
        }
    }
}

/// The heads on record of some villages.
struct HeadsOfVillages {
    private struct Entry {
        var place: Int
        var head: Resident
        var name: LooseName
    }

    private let registry: RegisteredHouseholds
    private var heads: [Area.ID: [Entry]] = [:]

    init(_ villages: Set<Area.ID>, _ registry: RegisteredHouseholds) {
        self.registry = registry
        for (place, row) in registry.rows.enumerated() where villages.contains(row.household.village) {
            guard let member = registry.members[row.household.id]?.first(where: { $0.person.id == row.head }) else { continue }
            heads[row.household.village, default: []].append(
                Entry(place: place, head: Resident(member, isHead: true), name: LooseName(member.person.name)))
        }
    }

    /// The head on record whom the listed one may be.
    ///
    /// - Parameter named: households that other lines of the list name.
    /// - Returns: by a number that is another, no more than a hint.
    func head(
        _ head: Resident, of listed: ListedHousehold, in village: Area.ID, _ named: Set<Household.ID>
    ) -> (row: HouseholdRow, head: Resident, isByNumber: Bool)? {
        let name = LooseName(head.name)
        let found = (heads[village] ?? []).filter { entry in
            guard entry.head.key != head.key || !head.isBornOnADay(with: entry.head), head.sex.map({ $0 == entry.head.sex ?? $0 }) ?? true
            else { return false }
            let row = registry.rows[entry.place]
            switch head.birth(beside: entry.head) {
            case .another: return false
            case .sameDay: return name.isLike(entry.name)
            case .sameYear:
                return entry.head.key != head.key && name.isCloselyLike(entry.name) && isFree(row, named, listed)
            case .nearYear: return entry.head.key == head.key && isFree(row, named, listed)
            }
        }
        func isAnother(_ entry: Entry) -> Bool {
            let numbers = [head.number, entry.head.number].compactMap { $0 }
            return numbers.count == 2 && numbers[0] != numbers[1]
        }
        return (found.first { !isAnother($0) } ?? found.first).map { (registry.rows[$0.place], $0.head, isAnother($0)) }
    }

    /// The household of the village whose head is most like the listed one, and may be: by two words of the name, the given one among them, or
    /// by the given name and a year at most one apart.
    func nearest(_ head: Resident, in village: Area.ID) -> (row: HouseholdRow, head: Resident)? {
        let name = LooseName(head.name)
        var best: (entry: Entry, weight: Int)?
        for entry in heads[village] ?? [] where head.sex.map({ $0 == entry.head.sex ?? $0 }) ?? true {
            let numbers = [head.number, entry.head.number].compactMap { $0 }
            guard numbers.count < 2 || numbers[0] == numbers[1] else { continue }
            let shared = name.sharedWords(with: entry.name)
            guard shared > 0 else { continue }
            let apart = head.born.flatMap { born in entry.head.born.map { abs(born.year - $0.year) } }
            guard shared > 1 || apart.map({ $0 <= 1 }) ?? false else { continue }
            let weight = shared * 2 + (apart.map { $0 == 0 ? 4 : $0 == 1 ? 3 : $0 == 10 ? 2 : 0 } ?? 0)
            if weight > best?.weight ?? 0 { best = (entry, weight) }
        }
        return best.map { (registry.rows[$0.entry.place], $0.entry.head) }
    }

    /// No other line names the household, and nothing says that both heads have families of other people.
    private func isFree(_ row: HouseholdRow, _ named: Set<Household.ID>, _ listed: ListedHousehold) -> Bool {
        guard !named.contains(row.household.id) else { return false }
        let mine = listed.persons.filter { $0.relation != .head && !$0.name.isEmpty }
        let theirs = (registry.members[row.household.id] ?? []).filter { $0.person.id != row.head }
        return mine.isEmpty || theirs.isEmpty
            || mine.contains { one in
                let name = LooseName(one.name)
                return theirs.contains { Resident(one).canBe(Resident($0, isHead: false)) && name.isLike(LooseName($0.person.name)) }
            }
    }
}

extension Resident {
    enum Birth {
        case sameDay
        /// No more than the year is known of one of the two, or nothing.
        case sameYear
        /// By year alone, up to three years apart.
        case nearYear
        case another
    }

    func birth(beside other: Resident) -> Birth {
        guard let born, let theirs = other.born else { return .sameYear }
        if let mine = born.knownDay, let known = theirs.knownDay { return mine == known ? .sameDay : .another }
        let apart = abs(born.year - theirs.year)
        return apart == 0 ? .sameYear : apart <= 3 ? .nearYear : .another
    }

    fileprivate func isBornOnADay(with other: Resident) -> Bool { birth(beside: other) == .sameDay }
}
