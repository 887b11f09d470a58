import Core
import Database
import Registry
import Store

extension ImportPlan {
    /// Keeps out whoever would come anew, alone or into a household on record, and may be a member on record in the same village whose name or
    /// birth one of the two writes with a slip: a widow who is head now, a son who left, a card not at hand. With a number they are another.
    mutating func keepOutNearMembers(_ registry: RegisteredHouseholds) {
        let places = planned.indices.filter { planned[$0].lane == .add && planned[$0].listed.code == nil || !planned[$0].newcomers.isEmpty }
        guard !places.isEmpty, !registry.rows.isEmpty else { return }
        let people = PeopleOfVillages(Set(places.compactMap { planned[$0].village }), registry)
        for place in places {
            let plan = planned[place]
            let doubts = (plan.lane == .add ? plan.listed.persons : plan.newcomers).compactMap { people.notice(of: $0, in: plan) }
            keepOut(place, doubts)
        }
    }
}

extension ImportPlan.Planned {
    fileprivate var village: Area.ID? { listed.village ?? existing?.household.village }
}

/// Everybody on record in some villages.
private struct PeopleOfVillages {
    private struct Entry {
        var place: Int
        var member: Member
    }

    private struct Key: Hashable {
        var village: Area.ID
        var word: String
    }

    private let registry: RegisteredHouseholds
    private var byName: [Key: [Entry]] = [:]
    private var byYear: [Key: [Entry]] = [:]

    init(_ villages: Set<Area.ID>, _ registry: RegisteredHouseholds) {
        self.registry = registry
        for (place, row) in registry.rows.enumerated() where villages.contains(row.household.village) {
            for member in registry.members[row.household.id] ?? [] {
                let entry = Entry(place: place, member: member)
                byName[Key(village: row.household.village, word: member.person.name.nameKey), default: []].append(entry)
                guard let year = member.person.born?.year else { continue }
                byYear[Key(village: row.household.village, word: String(year)), default: []].append(entry)
            }
        }
    }

    /// Whom the listed person may be, in another household than their own; `nil` where nobody is near.
    func notice(of person: ListedPerson, in plan: ImportPlan.Planned) -> ListNotice? {
        guard !person.name.isEmpty, person.personalNumber == nil, let village = plan.village else { return nil }
        let own = plan.existing?.household
        let mine = Resident(person)
        // Of two heads their families tell more: they were looked at before.
        func isElsewhere(_ entry: Entry) -> Bool {
            registry.rows[entry.place].household.id != own?.id
                && (person.relation != .head || entry.member.membership.relation != .head)
                && (mine.sex.map { $0 == entry.member.person.sex ?? $0 } ?? true)
        }
        let namesakes = (byName[Key(village: village, word: mine.key)] ?? []).filter(isElsewhere)
        // Whoever joins a household on record is held by a whole day alone: families have namesakes.
        var found = namesakes.first { entry in
            let theirs = entry.member.person.born
            return (own == nil || mine.born?.knownDay != nil && theirs?.knownDay != nil) && Self.isSlip(mine.born, theirs)
        }
        if found == nil, own == nil, let born = mine.born {
            let name = LooseName(person.name)
            found = (byYear[Key(village: village, word: String(born.year))] ?? []).filter(isElsewhere).first { entry in
                let theirs = entry.member.person
                guard let known = theirs.born, theirs.name.nameKey != mine.key else { return false }
                let days = [born.knownDay, known.knownDay].compactMap { $0 }
                if days.count == 2 { return days[0] == days[1] && name.isCloselyLike(LooseName(theirs.name)) }
                return name.isCloselyLike(LooseName(theirs.name))
            }
        }
        guard let entry = found else { return nil }
        let (row, known) = (registry.rows[entry.place], entry.member)
        let kind =
            own.map { "joins \($0.code)" }
            ?? (person.relation == .head ? "split" : "member")
        let isVague = mine.born?.knownDay == nil && known.person.born?.knownDay != nil
        return ListNotice(
            .memberElsewhere, sheet: plan.listed.sheet, row: person.row,
            value: [
                known.person.name, known.person.born?.vietnamese ?? "", row.headName, kind, isVague ? "number,born" : "number",
            ].joined(separator: "\t"), proposal: row.household.code, person: person.name)
    }

    /// One birth, one of the two written with a slip: one digit of the day or of the month, the year, day and month swapped; where a year is all
    /// that is said, it is one or ten beside or its last digits are turned round.
    private static func isSlip(_ mine: PartialDate?, _ theirs: PartialDate?) -> Bool {
        guard let mine, let theirs else { return false }
        if let one = mine.knownDay, let other = theirs.knownDay {
            if (one.day, one.month) == (other.month, other.day), abs(one.year - other.year) <= 1 { return true }
            func isDigit(_ one: Int, _ other: Int) -> Bool { (one / 10 == other / 10) != (one % 10 == other % 10) }
            return switch (one.day == other.day, one.month == other.month, one.year == other.year) {
            case (true, true, false): true
            case (false, true, true): isDigit(one.day, other.day)
            case (true, false, true): isDigit(one.month, other.month)
            default: false
            }
        }
        let apart = abs(mine.year - theirs.year)
        let isTurned =
            mine.year / 100 == theirs.year / 100 && mine.year % 10 == theirs.year / 10 % 10 && mine.year / 10 % 10 == theirs.year % 10
        return apart == 1 || apart == 10 || apart != 0 && isTurned
    }
}
