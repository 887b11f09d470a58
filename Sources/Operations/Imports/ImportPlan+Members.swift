import Core
import Database
import Registry
import Store

extension ImportPlan {
    /// Keeps out every household that would come anew although its people are those of one on record: under another head, in another
    /// village, or with the head's name written otherwise, and without number or code nobody can tell which it is.
    mutating func keepOutKnownHouseholds(_ registry: RegisteredHouseholds) {
        let new = planned.indices.filter { planned[$0].lane == .add && planned[$0].listed.code == nil }
        guard !new.isEmpty else { return }
        let named = Set(planned.compactMap { $0.existing?.household.id })
        let index = MemberIndex(of: new.map { planned[$0].listed }, in: registry)
        for place in new {
            let listed = planned[place].listed
            guard let (row, people) = index.household(of: listed, named) else { continue }
            planned[place].lane = .refused
            let village = areas.lastKnown(of: row.household.village, on: asOf)?.name ?? ""
            let names = people.prefix(3).joined(separator: ", ") + (people.count > 3 ? "…" : "")
            notices.append(
                ListNotice(
                    .householdOfMembers, sheet: listed.sheet, row: listed.row,
                    value: [names, row.headName, village].joined(separator: "\t"), proposal: row.household.code))
        }
    }
}

/// The members on record who have name and year of birth of somebody of a list.
private struct MemberIndex {
    private let registry: RegisteredHouseholds
    /// Places of households, by name and year.
    private var places: [Int: [Int]] = [:]

    init(of listed: [ListedHousehold], in registry: RegisteredHouseholds) {
        self.registry = registry
        guard !registry.members.isEmpty else { return }
        let wanted = Set(listed.flatMap { $0.persons.compactMap { Self.key($0.name, $0.born) } })
        let years = Set(listed.flatMap { $0.persons.compactMap { $0.born?.year } })
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

    /// The household on record that has the people of `listed`, and who they are: two of them in the same village, or with whole days of
    /// birth in another; somebody who stands alone on the list by the day of birth, or where the list does not name that household.
    ///
    /// - Parameter named: households on record that the list names.
    func household(of listed: ListedHousehold, _ named: Set<Household.ID>) -> (row: HouseholdRow, people: [String])? {
        guard !places.isEmpty else { return nil }
        var shared: [Int: [(person: ListedPerson, isByDay: Bool)]] = [:]
        for person in listed.persons {
            guard let key = Self.key(person.name, person.born) else { continue }
            for place in Set(places[key] ?? []) {
                let members = registry.members[registry.rows[place].household.id] ?? []
                guard let member = members.first(where: { person.mayBe($0.person) }) else { continue }
                shared[place, default: []].append((person, person.isByDay(member.person)))
            }
        }
        let found = shared.filter { place, people in
            let row = registry.rows[place]
            let byDay = people.count(where: \.isByDay)
            guard row.household.village == listed.village else { return byDay >= 2 }
            if people.count >= 2 { return true }
            return listed.persons.count == 1 && (byDay == 1 || !named.contains(row.household.id))
        }
        guard let best = found.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) }) else { return nil }
        return (registry.rows[best.key], best.value.map(\.person.name))
    }
}

extension ListedPerson {
    /// In any spelling of the name, with the year of birth, and nothing that speaks against it.
    fileprivate func mayBe(_ person: Person) -> Bool {
        guard let born, let known = person.born, born.year == known.year, name.nameKey == person.name.nameKey else { return false }
        if case .day(let mine) = born, case .day(let theirs) = known, mine != theirs { return false }
        if let sex, let other = person.sex, sex != other { return false }
        if let personalNumber, let other = person.personalNumber { return personalNumber == other }
        return true
    }

    fileprivate func isByDay(_ person: Person) -> Bool { if case .day? = born { born == person.born } else { false } }
}
