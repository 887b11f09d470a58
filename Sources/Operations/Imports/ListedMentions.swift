import Core
import Database
import Registry
import Store

/// Where in a list each household stands first.
struct ListedMentions {
    private var known: [Household.ID: Int] = [:]
    /// Those that are not on record, by village, name and birth of the head: by hash, since a list may have a hundred thousand.
    private var new: [Int: Int] = [:]

    /// The place among `planned` where the household of the list stands already.
    func place(of listed: ListedHousehold, _ existing: HouseholdRow?, in planned: [ImportPlan.Planned]) -> Int? {
        if let existing { return known[existing.household.id] }
        guard let key = Self.key(listed), let place = new[key], planned[place].listed.isSameNewcomer(as: listed) else { return nil }
        return place
    }

    mutating func note(_ listed: ListedHousehold, _ existing: HouseholdRow?, at place: Int) {
        if let existing { known[existing.household.id] = place } else if let key = Self.key(listed) { new[key] = place }
    }

    private static func key(_ listed: ListedHousehold) -> Int? {
        guard listed.code == nil, let village = listed.village, let head = listed.head, !head.name.isEmpty else { return nil }
        var hasher = Hasher()
        hasher.combine(village)
        hasher.combine(head.name.spellingKey)
        hasher.combine(head.born)
        return hasher.finalize()
    }
}

extension ListedHousehold {
    /// Who is head of their own under the code of a household on record that stands in the list under its head as well, and the code.
    func split(from row: HouseholdRow, beside other: ListedHousehold) -> [String] {
        guard code != nil, code == other.code, let mine = head?.name, let theirs = other.head?.name,
            mine.spellingKey != theirs.spellingKey,
            let new = [mine, theirs].first(where: { $0.spellingKey != row.headName.spellingKey })
        else { return [] }
        return [new, row.household.code]
    }

    /// Under another number than the household of the list that is the one on record already: somebody else of that name.
    func isNamesake(of other: ListedHousehold) -> Bool {
        guard code == nil, let mine = head?.personalNumber, let theirs = other.head?.personalNumber else { return false }
        return mine != theirs
    }

    /// Two households of a list, neither on record, whose heads have one name, birth and village: the same one where the whole day of birth
    /// agrees, somebody else too, or where one of the heads stands alone; never under two numbers.
    fileprivate func isSameNewcomer(as other: ListedHousehold) -> Bool {
        guard code == nil, other.code == nil, village == other.village, let head, let known = other.head, head.born == known.born,
            head.name.spellingKey == known.name.spellingKey
        else { return false }
        if let mine = head.personalNumber, let theirs = known.personalNumber { return mine == theirs }
        if case .day? = head.born { return true }
        let (rest, others) = (persons.filter { $0.row != head.row }, other.persons.filter { $0.row != known.row })
        return rest.isEmpty || others.isEmpty
            || rest.contains { one in others.contains { $0.name.spellingKey == one.name.spellingKey && $0.born == one.born } }
    }
}

/// The days of decisions by commune and number: numbers begin anew with each year, so that within one a number has one day.
struct DecisionDays {
    private struct Decision: Hashable {
        var commune: Area.ID
        var number: String
        var year: Int
    }

    private let areas: AreaHistory
    private let day: CalendarDate
    private var communes: [Area.ID: Area.ID?] = [:]
    /// With the line that says so; 0 for the record.
    private var days: [Decision: [(day: CalendarDate, row: Int)]] = [:]

    /// - Parameter day: of the list.
    init(_ list: HouseholdList, beside registry: RegisteredHouseholds, _ areas: AreaHistory, asOf day: CalendarDate) {
        (self.areas, self.day) = (areas, day)
        let wanted = Set(list.households.map(\.decisionNumber)).subtracting([""])
        for (commune, recognition) in registry.recognitions(byDecisions: wanted) {
            note(
                Decision(commune: commune, number: recognition.decisionNumber, year: recognition.decisionOn.year), recognition.decisionOn, 0
            )
        }
    }

    private mutating func note(_ decision: Decision, _ day: CalendarDate, _ row: Int) {
        guard !(days[decision] ?? []).contains(where: { $0.day == day }) else { return }
        days[decision, default: []].append((day, row))
    }

    /// That the decision of a household has another day elsewhere; told once for each day.
    mutating func check(_ listed: ListedHousehold) -> ListNotice? {
        guard let village = listed.village, let on = listed.decisionOn, !listed.decisionNumber.isEmpty else { return nil }
        let commune = communes[village] ?? areas.ancestor(of: village, at: .commune, on: day)
        communes[village] = .some(commune)
        guard let commune else { return nil }
        let decision = Decision(commune: commune, number: listed.decisionNumber, year: on.year)
        let known = days[decision] ?? []
        guard !known.contains(where: { $0.day == on }) else { return nil }
        note(decision, on, listed.row)
        guard let other = known.first else { return nil }
        return ListNotice(
            .decisionOfTwoDays, sheet: listed.sheet, row: listed.row,
            value: [listed.decisionNumber, on.vietnamese, other.day.vietnamese].joined(separator: "\t"),
            proposal: other.row == 0 ? "" : String(other.row))
    }
}
