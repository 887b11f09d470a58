import Core
import Registry
import Store

extension ImportPlan {
    /// Keeps out every household on record whose last rows are people of another one, of which the list names no head: the row of that head is
    /// lost, and its people would be counted twice. Both households wait.
    mutating func keepOutRowsOfOthers(_ registry: RegisteredHouseholds) {
        let joined = planned.indices.filter { !planned[$0].unmatched.isEmpty }
        guard !joined.isEmpty else { return }
        let index = Homes(of: joined.flatMap { planned[$0].unmatched }, in: registry)
        let named = Set(planned.compactMap { $0.existing?.household.id })
        for place in joined {
            guard let own = planned[place].existing, let (row, people) = index.tail(of: planned[place], own, named) else { continue }
            let listed = planned[place].listed
            let rows = people.map(\.row)
            planned[place].lane = .refused
            notices.removeAll { $0.code == .numberElsewhere && $0.sheet == listed.sheet && rows.contains($0.row) }
            let differs = notices.contains { $0.code == .rowsContradict && $0.sheet == listed.sheet && rows.contains($0.row) }
            let names = people.prefix(3).map(\.name).joined(separator: ", ") + (people.count > 3 ? "…" : "")
            notices.append(
                ListNotice(
                    .headRowMissing, sheet: listed.sheet, row: rows[0],
                    value: [String(rows[rows.count - 1]), names, row.headName, own.household.code, differs ? String(listed.row) : ""]
                        .joined(separator: "\t"), proposal: row.household.code))
        }
    }
}

extension ImportPlan.Planned {
    /// Whom the list adds to a household on record, taken in or not.
    fileprivate var unmatched: [ListedPerson] {
        guard existing != nil, !keepsPeople, matches.count == listed.persons.count else { return [] }
        return zip(listed.persons, matches).filter { $0.1 == nil && $0.0.relation != .head && !$0.0.name.isEmpty }.map(\.0)
    }
}

/// The households on record in which newcomers of a list may be members.
private struct Homes {
    private enum Sign {
        /// By number, or by name and whole day of birth.
        case sure
        /// By name and year, or with day and month swapped.
        case likely
        /// By name and a year beside it.
        case weak
    }

    private let registry: RegisteredHouseholds
    /// By name without marks: place of the household, and the member.
    private var members: [String: [(place: Int, person: Person)]] = [:]

    init(of newcomers: [ListedPerson], in registry: RegisteredHouseholds) {
        self.registry = registry
        let names = Set(newcomers.map(\.name.nameKey))
        let years = Set(newcomers.compactMap(\.born?.year).flatMap { [$0 - 1, $0, $0 + 1] })
        for (place, row) in registry.rows.enumerated() {
            for member in registry.members[row.household.id] ?? [] {
                guard let year = member.person.born?.year, years.contains(year) else { continue }
                let key = member.person.name.nameKey
                if names.contains(key) { members[key, default: []].append((place, member.person)) }
            }
        }
    }

    private func homes(of person: ListedPerson) -> [Int: Sign] {
        var found: [Int: Sign] = [:]
        for (place, known) in members[person.name.nameKey] ?? [] {
            guard let sign = Self.sign(person, known), found[place] != .sure else { continue }
            found[place] = sign
        }
        if let number = person.personalNumber, let (place, holder) = registry.holder(ofNumber: number), person.canBe(holder) {
            found[place] = .sure
        }
        return found
    }

    private static func sign(_ person: ListedPerson, _ known: Person) -> Sign? {
        guard let born = person.born, let theirs = known.born else { return nil }
        if let sex = person.sex, let other = known.sex, sex != other { return nil }
        if let number = person.personalNumber, let other = known.personalNumber { return number == other ? .sure : nil }
        if let mine = born.knownDay, let day = theirs.knownDay {
            if mine == day { return .sure }
            if mine.year == day.year { return (mine.day, mine.month) == (day.month, day.day) ? .likely : nil }
            return (mine.day, mine.month) == (day.day, day.month) && abs(mine.year - day.year) == 1 ? .weak : nil
        }
        switch abs(born.year - theirs.year) {
        case 0: return .likely
        case 1: return .weak
        default: return nil
        }
    }

    /// The household whose people the last rows are, and they: not one that other rows name.
    func tail(
        of plan: ImportPlan.Planned, _ own: HouseholdRow, _ named: Set<Household.ID>
    ) -> (row: HouseholdRow, people: [ListedPerson])? {
        var runs: [Int: (people: [ListedPerson], signs: [Sign])] = [:]
        for (index, person) in plan.listed.persons.indices.reversed().lazy.map({ ($0, plan.listed.persons[$0]) }) {
            guard plan.matches[index] == nil, person.relation != .head, !person.name.isEmpty else { break }
            let found = homes(of: person)
            let done = plan.listed.persons.count - 1 - index
            var goesOn = false
            for (place, sign) in found where (runs[place]?.people.count ?? 0) == done {
                let household = registry.rows[place].household
                guard household.id != own.household.id, !named.contains(household.id) else { continue }
                runs[place, default: ([], [])].people.insert(person, at: 0)
                runs[place, default: ([], [])].signs.append(sign)
                goesOn = true
            }
            guard goesOn else { break }
        }
        let meant = runs.filter { place, run in
            let isNear = registry.rows[place].household.village == (plan.listed.village ?? own.household.village)
            if run.signs.contains(.sure) { return true }
            return isNear && (run.people.count > 1 || run.signs == [.likely])
        }
        guard let best = meant.max(by: { ($0.value.people.count, $1.key) < ($1.value.people.count, $0.key) }) else { return nil }
        return (registry.rows[best.key], best.value.people)
    }
}
