import Access
import Core
import Database
import Law
import Registry
import Store

/// The households of a scope with what a list is compared by.
struct RegisteredHouseholds {
    let members: [Household.ID: [Member]]
    /// Who belonged to them and left.
    let former: [Household.ID: [Member]]
    let recognitions: [Household.ID: [Recognition]]
    /// How many of them are poor or near-poor, by village.
    private let poor: [Area.ID: Int]
    /// Those that somebody entered household by household.
    private let byHand: Set<Household.ID>
    private let rows: [HouseholdRow]
    /// Places in `rows`: a row is large, and a hundred thousand people would each hold one.
    private var placesByHand: [Int] = []
    private var byCode: [String: Int] = [:]
    private var byNumber: [String: Int] = [:]
    private var byHead: [String: [Int]] = [:]

    init(within scope: AreaScope, in transaction: any ReadTransaction) throws {
        rows = try transaction.activeHouseholds(within: scope)
        poor = Dictionary(grouping: rows.filter { $0.povertyClass == .poor || $0.povertyClass == .nearPoor }, by: \.household.village)
            .mapValues(\.count)
        members = try transaction.presentMembers(within: scope)
        former = try transaction.formerMembers(within: scope)
        recognitions = try transaction.presentRecognitions(within: scope)
        byHand = try transaction.householdsRegisteredByHand(within: scope)
        placesByHand = rows.indices.filter { byHand.contains(rows[$0].household.id) }
        for (place, row) in rows.enumerated() {
            byCode[row.household.code] = place
            byHead["\(row.household.village)\n\(row.headName.spellingKey)", default: []].append(place)
            for member in members[row.household.id] ?? [] { if let number = member.person.personalNumber { byNumber[number] = place } }
        }
    }

    /// By our code; by the number of the head, then of any member; by village and name of the head with the year of birth.
    func match(_ listed: ListedHousehold) -> HouseholdRow? {
        if let code = listed.code { return byCode[code].map { rows[$0] } }
        let numbers = [listed.head?.personalNumber] + listed.persons.map(\.personalNumber)
        if let place = numbers.lazy.compactMap({ $0.flatMap { byNumber[$0] } }).first { return rows[place] }
        guard let head = listed.head, let village = listed.village else { return nil }
        let candidates = (byHead["\(village)\n\(head.name.spellingKey)"] ?? []).map { rows[$0] }.filter { row in
            guard let born = head.born, let known = members[row.household.id]?.first(where: { $0.person.id == row.head })?.person.born
            else { return true }
            return born.year == known.year
        }
        return candidates.count == 1 ? candidates[0] : nil
    }

    /// How many poor and near-poor households a list of these villages should name; of all villages where it names none that is known.
    func poor(in villages: Set<Area.ID>) -> Int {
        (villages.isEmpty ? poor : poor.filter { villages.contains($0.key) }).values.reduce(0, +)
    }

    func isByHand(_ row: HouseholdRow?) -> Bool { row.map { byHand.contains($0.household.id) } ?? false }

    /// The household registered by hand that a line with mistakes can only mean: all its people but one at most are members of it.
    func matchByHand(_ listed: ListedHousehold) -> HouseholdRow? {
        guard listed.code == nil, !placesByHand.isEmpty else { return nil }
        let found = placesByHand.map { rows[$0] }.filter { row in
            guard listed.village == nil || listed.village == row.household.village else { return false }
            let members = members[row.household.id] ?? []
            let known = listed.persons.count { person in members.contains { person.hasNameAndYear(of: $0.person) } }
            return known >= max(1, listed.persons.count - 1)
        }
        return found.count == 1 ? found[0] : nil
    }
}

extension ListNotice.Code {
    /// A mistake in people or place, which the form of a household puts right; class and decision are put right in the file.
    public var isSettledByHand: Bool {
        switch self {
        case .classUnreadable, .pointsUnreadable, .decisionDateMissing, .decisionInFuture, .codeUnknown, .codeOfOthers, .cellError,
            .textUnacceptable:
            false
        default: isError
        }
    }
}

extension ListedHousehold {
    /// What the list says of the household alone.
    var withoutPeople: ListedHousehold {
        var household = self
        (household.persons, household.village) = ([], nil)
        return household
    }
}
