import Core
import Database
import Registry
import Store

extension ImportPlan {
    /// Keeps out every household that would come anew although its people are those of one on record: under another head, in another
    /// village, or with the head's name written otherwise, and without number or code nobody can tell which it is.
    mutating func keepOutKnownHouseholds(_ registry: RegisteredHouseholds) {
        let new = planned.indices.filter { planned[$0].lane == .add && planned[$0].listed.code == nil }
        let joined = planned.indices.filter { !planned[$0].newcomers.isEmpty }
        guard !(new.isEmpty && joined.isEmpty) else { return }
        let named = Set(planned.compactMap { $0.existing?.household.id })
        let index = MemberIndex(of: planned, in: registry)
        let places = Dictionary(
            planned.enumerated().compactMap { place, plan in plan.existing.map { ($0.household.id, place) } }, uniquingKeysWith: { $1 })
        let list = planned
        func isNamed(_ household: Household.ID, _ member: Person) -> Bool {
            places[household].map { list[$0].listed.persons.contains { $0.isSame(as: member) } } ?? false
        }
        for place in joined { keepOut(place, index.members(planned[place].newcomers, of: planned[place], besides: isNamed)) }
        for place in new {
            let listed = planned[place].listed
            guard let (row, people) = index.household(of: listed, named) else {
                keepOut(place, index.members(listed.persons, of: planned[place], besides: isNamed))
                continue
            }
            planned[place].lane = .refused
            let village = areas.lastKnown(of: row.household.village, on: asOf)?.name ?? ""
            let names = people.prefix(3).joined(separator: ", ") + (people.count > 3 ? "…" : "")
            notices.append(
                ListNotice(
                    .householdOfMembers, sheet: listed.sheet, row: listed.row,
                    value: [names, row.headName, village].joined(separator: "\t"), proposal: row.household.code))
        }
    }

    mutating func keepOut(_ place: Int, _ doubts: [ListNotice]) {
        guard !doubts.isEmpty else { return }
        planned[place].lane = .refused
        notices += doubts
    }
}

extension ImportPlan.Planned {
    /// Whom the list would add to a household on record.
    var newcomers: [ListedPerson] {
        guard lane == .change, !keepsPeople else { return [] }
        return zip(listed.persons, matches).filter { $0.1 == nil && !$0.0.name.isEmpty }.map(\.0)
    }
}

/// The members on record who have name and year of birth of somebody who would come anew.
private struct MemberIndex {
    private let registry: RegisteredHouseholds
    /// Places of households, by name and year.
    private var places: [Int: [Int]] = [:]

    init(of planned: [ImportPlan.Planned], in registry: RegisteredHouseholds) {
        self.registry = registry
        guard !registry.members.isEmpty else { return }
        var (wanted, years) = (Set<Int>(), Set<Int>())
        for person in planned.lazy.flatMap({ $0.lane == .add && $0.listed.code == nil ? $0.listed.persons : $0.newcomers }) {
            guard let year = person.born?.year, let key = Self.key(person.name, person.born) else { continue }
            wanted.insert(key)
            years.insert(year)
        }
        for (place, row) in registry.rows.enumerated() {
            for member in registry.members[row.household.id] ?? [] {
                guard let year = member.person.born?.year, years.contains(year),
                    let key = Self.key(member.person.name, member.person.born), wanted.contains(key)
                else { continue }
                places[key, default: []].append(place)
            }
        }
    }

    private static func key(_ name: String, _ born: PartialDate?) -> Int? {
        guard let year = born?.year, !name.isEmpty else { return nil }
        var hasher = Hasher()
        hasher.combine(name.nameKey)
        hasher.combine(year)
        return hasher.finalize()
    }

    /// Somebody of a listed household and the member that they may be.
    private struct Shared {
        var person: ListedPerson
        var known: Person

        var isByDay: Bool { if case .day? = person.born { person.born == known.born } else { false } }
    }

    /// The household on record that has the people of `listed`, and who they are.
    ///
    /// - Parameter named: households on record that the list names.
    func household(of listed: ListedHousehold, _ named: Set<Household.ID>) -> (row: HouseholdRow, people: [String])? {
        var shared: [Int: [Shared]] = [:]
        for person in listed.persons {
            guard let key = Self.key(person.name, person.born) else { continue }
            for place in Set(places[key] ?? []) {
                let members = registry.members[registry.rows[place].household.id] ?? []
                guard let member = members.first(where: { person.mayBe($0.person) }) else { continue }
                shared[place, default: []].append(Shared(person: person, known: member.person))
            }
        }
        var found = shared.filter { place, people in
            let row = registry.rows[place]
            return isMeant(row, by: listed, people, isNamed: named.contains(row.household.id))
        }
        if let head = listed.head {
            // The very head under another year of birth.
            for (place, known) in registry.heads(named: head.name, in: listed.village)
            where !named.contains(registry.rows[place].household.id) && [known.personalNumber, head.personalNumber].contains(nil) {
                guard shared[place] != nil || head.isSlip(ofBirthOf: known) else { continue }
                found[place, default: shared[place] ?? []].append(Shared(person: head, known: known))
            }
        }
        guard let best = found.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) }) else { return nil }
        return (registry.rows[best.key], best.value.map(\.person.name))
    }

    /// For everybody new who may be a member of another household on record: by name and whole day of birth, or by name and year where no more is
    /// known of one of the two; whoever joins a household on record, then in the village alone.
    ///
    /// - Parameters:
    ///   - persons: whom the list would add.
    ///   - plan: their household.
    ///   - isNamed: the list names that very member in the household on record as well.
    func members(_ persons: [ListedPerson], of plan: ImportPlan.Planned, besides isNamed: (Household.ID, Person) -> Bool) -> [ListNotice] {
        guard !places.isEmpty else { return [] }
        let (listed, own) = (plan.listed, plan.existing?.household)
        return persons.compactMap { person in
            guard let key = Self.key(person.name, person.born) else { return nil }
            for place in places[key] ?? [] where registry.rows[place].household.id != own?.id {
                let row = registry.rows[place]
                guard let member = registry.members[row.household.id]?.first(where: { person.mayBe($0.person) }) else { continue }
                let (mine, theirs) = (person.born?.knownDay, member.person.born?.knownDay)
                // With a number, or on the list twice, they are two; the same day of birth is more than either.
                let isByDay = mine != nil && mine == theirs
                let isNear = own == nil || row.household.village == listed.village ?? own?.village
                guard isByDay || isNear && person.personalNumber == nil && !isNamed(row.household.id, member.person) else { continue }
                let kind =
                    own.map { "joins \($0.code)" }
                    ?? (person.relation != .head ? "member" : member.membership.relation == .head ? "head" : "split")
                let number = !isByDay || member.person.personalNumber != nil
                let ways = [number ? "number" : "", mine == nil && theirs != nil ? "born" : ""].filter { !$0.isEmpty }
                return ListNotice(
                    .memberElsewhere, sheet: listed.sheet, row: person.row,
                    value: [member.person.name, member.person.born?.vietnamese ?? "", row.headName, kind, ways.joined(separator: ",")]
                        .joined(separator: "\t"), proposal: row.household.code, person: person.name)
            }
            return nil
        }
    }

    /// Two people in the same village, or the head by the whole day of birth; in another village two by the day, or head and head where the
    /// list does not name the household; and whoever stands alone on such a list.
    private func isMeant(_ row: HouseholdRow, by listed: ListedHousehold, _ people: [Shared], isNamed: Bool) -> Bool {
        let head = people.first { $0.person.relation == .head && $0.isByDay }
        guard row.household.village == listed.village else {
            return people.count(where: \.isByDay) >= 2 || !isNamed && head?.known.id == row.head && head != nil
        }
        return people.count >= 2 || head != nil || listed.persons.count == 1 && !isNamed
    }
}

extension ListedPerson {
    /// In any spelling of the name, with the year of birth, and nothing that speaks against it.
    fileprivate func mayBe(_ person: Person) -> Bool {
        guard let born, let known = person.born, born.year == known.year, name.nameKey == person.name.nameKey else { return false }
        if let mine = born.knownDay, let theirs = known.knownDay, mine != theirs { return false }
        if let sex, let other = person.sex, sex != other { return false }
        if let personalNumber, let other = person.personalNumber { return personalNumber == other }
        return true
    }

    /// Another year of birth, by one or with the same day and month.
    fileprivate func isSlip(ofBirthOf person: Person) -> Bool {
        guard let born, let known = person.born, born.year != known.year else { return false }
        if case .day(let mine) = born, case .day(let theirs) = known, (mine.day, mine.month) == (theirs.day, theirs.month) { return true }
        return abs(born.year - known.year) == 1
    }
}
