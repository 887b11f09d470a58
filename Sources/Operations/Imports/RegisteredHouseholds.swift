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
    let rows: [HouseholdRow]
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

    /// The household on record that a listed one is: by our code; else the one whose head the listed head is, by number or by village,
    /// name and year of birth; else the one of which the listed head became head. Whoever else carries a number of a member makes no
    /// household the same.
    func match(_ listed: ListedHousehold) -> HouseholdRow? {
        if let code = listed.code { return byCode[code].map { rows[$0] } }
        guard let head = listed.head else { return nil }
        if let number = head.personalNumber, let place = byNumber[number] {
            let row = rows[place]
            if let known = members[row.household.id]?.first(where: { $0.person.personalNumber == number })?.person, head.canBe(known),
                known.id == row.head || isChangeOfHead(listed, in: row)
            {
                return row
            }
        }
        let namesakes = namesakes(of: listed)
        return namesakes.count == 1 ? namesakes[0] : namesakes.first { fits(listed, $0) } ?? namesakes.first
    }

    /// Households whose heads have name, year of birth and village of the listed head and may be meant.
    private func namesakes(of listed: ListedHousehold) -> [HouseholdRow] {
        guard let head = listed.head, let village = listed.village else { return [] }
        return (byHead["\(village)\n\(head.name.spellingKey)"] ?? []).map { rows[$0] }.filter { row in
            guard let known = registeredHead(of: row) else { return true }
            return head.hasNameAndYear(of: known) && likeness(of: listed, with: row) != .another
        }
    }

    /// Heads on record of that name in the village, born in any year: the place of the household among `rows`, and the head.
    func heads(named name: String, in village: Area.ID?) -> [(place: Int, head: Person)] {
        guard let village else { return [] }
        return (byHead["\(village)\n\(name.spellingKey)"] ?? []).compactMap { place in
            registeredHead(of: rows[place]).map { (place, $0) }
        }
    }

    /// Somebody else of the household is named too, or the whole day of birth is that of its head, or both heads live alone.
    private func fits(_ listed: ListedHousehold, _ row: HouseholdRow) -> Bool {
        let (rest, others) = others(of: listed, row)
        if rest.haveOne(of: others) { return true }
        if case .day? = listed.head?.born, listed.head?.born == registeredHead(of: row)?.born { return true }
        return others.isEmpty && rest.isEmpty
    }

    /// Who is not head, on the list and on record.
    private func others(of listed: ListedHousehold, _ row: HouseholdRow) -> (listed: [ListedPerson], known: [Member]) {
        (listed.persons.filter { $0.relation != .head }, (members[row.household.id] ?? []).filter { $0.person.id != row.head })
    }

    /// Whether a household of a list that bears no code of ours is the one on record whose head has the same name, year of birth and
    /// village. A number is never taken over from a namesake: where numbers differ, or only the year is known and nobody else fits, people
    /// or code must bear it out.
    func identity(of listed: ListedHousehold, with row: HouseholdRow) -> HeadIdentity {
        let likeness = likeness(of: listed, with: row)
        guard listed.code == nil, !likeness.isDoubtful, likeness != .another,
            listed.head?.personalNumber.map({ byNumber[$0] == nil }) ?? true
        else {
            return likeness
        }
        let namesakes = namesakes(of: listed)
        return namesakes.count > 1 && namesakes.count(where: { fits(listed, $0) }) != 1 ? .doubtfulByPeople : likeness
    }

    private func likeness(of listed: ListedHousehold, with row: HouseholdRow) -> HeadIdentity {
        guard listed.code == nil, let head = listed.head, let known = registeredHead(of: row), head.hasNameAndYear(of: known) else {
            return .same
        }
        let differs = head.personalNumber.map { number in known.personalNumber.map { $0 != number } ?? false } ?? false
        if head.personalNumber != nil, head.personalNumber == known.personalNumber { return .same }
        let days = [head.born, known.born].compactMap { $0?.knownDay }
        let (rest, others) = others(of: listed, row)
        if rest.haveOne(of: others) { return differs ? .doubtfulByNumber : .same }
        if days.count == 2 && days[0] != days[1] || differs && !others.isEmpty && !rest.isEmpty { return .another }
        if differs { return .doubtfulByNumber }
        guard days.count < 2 else { return .same }
        // That nobody contradicts is no proof: somebody alone is not the head of several by a year of birth.
        return others.isEmpty ? .sameByYear : .doubtfulByPeople
    }

    /// A household whose head has name, year of birth and village of the listed head and is somebody else, with that head.
    func namesakeOfAnother(_ listed: ListedHousehold) -> (row: HouseholdRow, head: Person)? {
        guard listed.code == nil, let head = listed.head, let village = listed.village else { return nil }
        for place in byHead["\(village)\n\(head.name.spellingKey)"] ?? [] {
            guard let known = registeredHead(of: rows[place]), head.hasNameAndYear(of: known) else { continue }
            return (rows[place], known)
        }
        return nil
    }

    func registeredHead(of row: HouseholdRow) -> Person? {
        members[row.household.id]?.first { $0.person.id == row.head }?.person
    }

    /// The household goes on as it is under another head: everybody of it is named, who was head with another relation. Where somebody is
    /// missing, a household may as well have been split.
    private func isChangeOfHead(_ listed: ListedHousehold, in row: HouseholdRow) -> Bool {
        (members[row.household.id] ?? []).allSatisfy { member in listed.persons.contains { $0.isSame(as: member.person) } }
    }

    /// Who of `household` has `number`, as far as the household lies in the scope.
    func place(ofNumber number: String, in household: Household.ID) -> (row: HouseholdRow, holder: Person)? {
        guard let place = byNumber[number], rows[place].household.id == household,
            let holder = members[household]?.first(where: { $0.person.personalNumber == number })
        else { return nil }
        return (rows[place], holder.person)
    }

    /// Whose number it is in the scope, and the place of their household among `rows`.
    func holder(ofNumber number: String) -> (place: Int, holder: Person)? {
        guard let place = byNumber[number],
            let holder = members[rows[place].household.id]?.first(where: { $0.person.personalNumber == number })
        else { return nil }
        return (place, holder.person)
    }

    /// How many poor and near-poor households a list of these villages should name; of all villages where it names none that is known.
    func poor(in villages: Set<Area.ID>) -> Int {
        (villages.isEmpty ? poor : poor.filter { villages.contains($0.key) }).values.reduce(0, +)
    }

    /// Those households themselves.
    func poorHouseholds(in villages: Set<Area.ID>) -> [HouseholdRow] {
        rows.filter { row in
            (row.povertyClass == .poor || row.povertyClass == .nearPoor) && (villages.isEmpty || villages.contains(row.household.village))
        }
    }

    /// Recognitions by decisions of these numbers, each with the commune of its household.
    func recognitions(byDecisions numbers: Set<String>) -> [(commune: Area.ID, recognition: Recognition)] {
        guard !numbers.isEmpty else { return [] }
        return rows.flatMap { row in
            (recognitions[row.household.id] ?? []).filter { numbers.contains($0.decisionNumber) }.map { (row.commune, $0) }
        }
    }

    func isByHand(_ row: HouseholdRow?) -> Bool { row.map { byHand.contains($0.household.id) } ?? false }

    /// The household registered by hand that lines with mistakes can only mean: all its people but one at most are members of it, and
    /// the listed head is its head, as far as their line can be read.
    ///
    /// - Parameter rows: the rows with mistakes.
    func matchByHand(_ listed: ListedHousehold, faulty: Set<Int>) -> HouseholdRow? {
        guard listed.code == nil, !placesByHand.isEmpty else { return nil }
        let found = placesByHand.map { rows[$0] }.filter { row in
            guard listed.village == nil || listed.village == row.household.village else { return false }
            let members = members[row.household.id] ?? []
            let known = listed.persons.count { person in members.contains { person.hasNameAndYear(of: $0.person) } }
            guard known >= max(1, listed.persons.count - 1) else { return false }
            guard let head = listed.head, !(registeredHead(of: row).map(head.hasNameAndYear) ?? false) else { return true }
            return faulty.contains(head.row) && !members.contains { head.hasNameAndYear(of: $0.person) }
        }
        return found.count == 1 ? found[0] : nil
    }
}

extension [ListedPerson] {
    fileprivate func haveOne(of members: [Member]) -> Bool {
        contains { person in members.contains { person.hasNameAndYear(of: $0.person) } }
    }
}

/// What speaks for a household of a list being the one of a head of the same name, year and village.
enum HeadIdentity: String {
    case same
    /// The same as far as can be told: no number, no whole day of birth, and the head on record lives alone.
    case sameByYear
    /// Another one by number, day of birth or people.
    case another
    /// Another number, and nobody else who tells the two apart.
    case doubtfulByNumber
    /// No number and no whole day of birth to compare, and nobody else fits.
    case doubtfulByPeople

    var isDoubtful: Bool { self == .doubtfulByNumber || self == .doubtfulByPeople }
}

extension ListNotice.Code {
    /// A mistake in people or place, which the form of a household puts right; class and decision are put right in the file.
    public var isSettledByHand: Bool {
        switch self {
        case .classUnreadable, .pointsUnreadable, .decisionDateMissing, .decisionInFuture, .codeUnknown, .codeOfOthers, .cellError,
            .textUnacceptable, .headStays, .headDoubtful, .householdTwice, .householdRepeated, .rowsApart, .householdOfMembers,
            .householdNear,
            .memberElsewhere, .headRowMissing, .nameOfDeceased:
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
