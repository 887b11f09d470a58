import Access
import Core
import Database
import Registry
import Store

/// One household of a list beside the one on record that it is: who is who, what is told of that, and what keeps it from being taken in.
struct ListedComparison {
    /// Without those who left the household before.
    private(set) var listed: ListedHousehold
    let existing: HouseholdRow?
    /// Present members of `existing`.
    let members: [Member]
    /// The member that each listed person is; `nil` for a new one.
    private(set) var matches: [Member?]
    private(set) var notices: [ListNotice] = []
    private(set) var errors: [ListNotice] = []
    /// Members who may be somebody whom the list writes otherwise.
    private var doubted: Set<Membership.ID> = []
    /// The household is the one on record as far as name, year and village tell, and nothing else does.
    private(set) var isAssumed = false

    /// - Parameters:
    ///   - holders: who has which number in the whole registry.
    ///   - areas: for the name of the village of whoever holds a number.
    init(
        _ listed: ListedHousehold, with existing: HouseholdRow?, in registry: RegisteredHouseholds,
        holders: [String: (person: Person.ID, household: Household.ID?)], _ areas: AreaHistory, on day: CalendarDate
    ) {
        self.listed = listed
        self.existing = existing
        members = existing.map { registry.members[$0.household.id] ?? [] } ?? []
        matches = listed.persons.matched(with: members)
        if let code = listed.code, existing == nil { fail(.codeUnknown, listed.row, code) }
        leaveOut(existing.map { registry.former[$0.household.id] ?? [] } ?? [])
        checkNames()
        if let code = listed.code, let existing, errors.isEmpty, !matches.contains(where: { $0 != nil }) {
            fail(.codeOfOthers, listed.row, code, existing.headName)
        }
        for (person, match) in zip(self.listed.persons, matches) {
            guard let number = person.personalNumber, let holder = holders[number] else { continue }
            let masked = PersonalNumber.masked(number)
            guard let home = holder.household else {
                fail(.numberOfFormer, person.row, masked, person: person.name)
                continue
            }
            guard home == existing?.household.id else {
                let place = registry.place(ofNumber: number, in: home)
                let village = place.flatMap { areas.lastKnown(of: $0.row.household.village, on: day)?.name } ?? ""
                let kind = place.map { NumberCase(person, of: $0.holder, joinsNew: existing == nil) } ?? .unseen
                fail(
                    .numberElsewhere, person.row, [masked, place?.holder.name ?? "", village, kind.rawValue].joined(separator: "\t"),
                    place?.row.household.code ?? "", person: person.name)
                continue
            }
            if let owner = members.first(where: { $0.person.personalNumber == number }), owner.membership.id != match?.membership.id {
                fail(
                    .numberOfAnother, person.row, masked,
                    [owner.person.name, owner.person.born?.vietnamese ?? ""].joined(separator: "\t"), person: person.name)
            }
        }
        checkHeads()
        checkSpouses()
        checkAlike()
        if let existing {
            let identity = registry.identity(of: listed, with: existing)
            if identity.isDoubtful {
                fail(
                    .headDoubtful, listed.row,
                    [existing.headName, identity.rawValue, proof(of: existing, registry)].joined(separator: "\t"),
                    existing.household.code, person: existing.headName)
            }
            isAssumed = identity == .sameByYear
        }
    }

    /// The code is of a household of whom nobody is on the list.
    private var isOfOthers: Bool { errors.contains { $0.code == .codeOfOthers } }

    /// What the list can say so that its head is told from the one on record: "number" and the day of birth as it is on record, parted by a
    /// tab, each empty where it would not tell.
    private func proof(of existing: HouseholdRow, _ registry: RegisteredHouseholds) -> String {
        guard let head = listed.head, let known = registry.registeredHead(of: existing) else { return "\t" }
        let areOthers = listed.persons.count > 1 && members.count > 1
        let number = areOthers && head.personalNumber == nil && known.personalNumber != nil ? "number" : ""
        return "\(number)\t\(head.born?.knownDay == nil ? known.born?.knownDay?.vietnamese ?? "" : "")"
    }

    /// Whoever of the household is not named: kept, and told.
    var missing: [ListNotice] {
        guard !isOfOthers else { return [] }
        return members.filter { member in
            !doubted.contains(member.membership.id) && !matches.contains { $0?.membership.id == member.membership.id }
        }.map {
            ListNotice(.memberMissing, sheet: listed.sheet, row: listed.row, value: $0.person.name)
        }
    }

    /// Whoever would be added without a birth; where something stands in the cell, that was told.
    func withoutBirth(_ column: String, besides mistakes: [ListNotice]) -> [ListNotice] {
        zip(listed.persons, matches).compactMap { person, match in
            guard match == nil, person.born == nil, !person.name.isEmpty,
                !mistakes.contains(where: { $0.row == person.row && $0.column == column })
            else { return nil }
            return ListNotice(.birthMissing, sheet: listed.sheet, row: person.row, column: column, person: person.name)
        }
    }

    private mutating func fail(_ code: ListNotice.Code, _ row: Int, _ value: String, _ proposal: String = "", person: String? = nil) {
        errors.append(ListNotice(code, sheet: listed.sheet, row: row, value: value, proposal: proposal, person: person))
    }

    /// Takes out of the list who left the household before: a list that still names the dead does not bring them back.
    private mutating func leaveOut(_ left: [Member]) {
        for index in listed.persons.indices.reversed() where matches[index] == nil {
            let person = listed.persons[index]
            guard let former = left.first(where: { person.isSame(as: $0.person) }) else { continue }
            notices.append(
                ListNotice(
                    .memberLeft, sheet: listed.sheet, row: person.row, value: person.name,
                    proposal: former.membership.leftOn?.vietnamese ?? ""))
            listed.persons.remove(at: index)
            matches.remove(at: index)
            if person.relation == .head { keepRelations(beside: person) }
        }
    }

    /// Relations to somebody who is head no more say nothing of the present head: those on record stay, and whoever is new has none.
    private mutating func keepRelations(beside former: ListedPerson) {
        guard let existing, !listed.persons.contains(where: { $0.relation == .head }) else { return }
        for index in listed.persons.indices { listed.persons[index].relation = nil }
        notices.append(
            ListNotice(
                .relationsKept, sheet: listed.sheet, row: former.row,
                value: [former.name, existing.headName].joined(separator: "\t"), proposal: existing.household.code))
    }

    /// Who is written otherwise than on record gets the other name or number, which is told; and nobody is made two.
    private mutating func checkNames() {
        var free = members.filter { member in !matches.contains { $0?.membership.id == member.membership.id } }
        for (person, match) in zip(listed.persons, matches) where !person.name.isEmpty {
            if let known = match?.person, person.merged(into: match!).person.name != known.name {
                notices.append(
                    ListNotice(
                        .nameChanged, sheet: listed.sheet, row: person.row, value: known.name, proposal: person.name, person: person.name))
            }
            checkBirth(person, match)
            // The former card gives way to the number; anything else is another person's number, or was.
            if let known = match?.person.personalNumber, let number = person.personalNumber, number != known,
                known.utf8.count >= number.utf8.count
            {
                notices.append(
                    ListNotice(
                        .numberChanged, sheet: listed.sheet, row: person.row, value: PersonalNumber.masked(known),
                        proposal: PersonalNumber.masked(number), person: person.name))
            }
            guard match == nil, let index = free.firstIndex(where: { person.maybe($0) }) else { continue }
            let member = free.remove(at: index)
            let known = member.person
            doubted.insert(member.membership.id)
            fail(
                .memberMaybe, person.row, [known.name, known.born?.vietnamese ?? ""].joined(separator: "\t"),
                existing?.household.code ?? "", person: person.name)
        }
    }

    /// Sex and birth that the list gives otherwise are taken, which is told; a birth that is known better is no other one.
    private mutating func checkBirth(_ person: ListedPerson, _ match: Member?) {
        guard let match else { return }
        let known = match.person
        if let before = known.sex, let sex = person.sex, before != sex {
            notices.append(
                ListNotice(
                    .sexChanged, sheet: listed.sheet, row: person.row, value: String(before.rawValue), proposal: String(sex.rawValue),
                    person: person.name))
        }
        if let before = known.born, let born = person.merged(into: match).person.born, before != born, !before.isCoarser(than: born) {
            notices.append(
                ListNotice(
                    .birthChanged, sheet: listed.sheet, row: person.row, value: before.vietnamese, proposal: born.vietnamese,
                    person: person.name))
        }
    }

    /// A head with a second husband or wife, of whom one at least is new.
    private mutating func checkSpouses() {
        let spouses = zip(listed.persons, matches).filter { $0.0.relation == .spouse && !$0.0.name.isEmpty }
        let staying = members.first { member in
            member.membership.relation == .spouse && !matches.contains { $0?.membership.id == member.membership.id }
        }
        guard let new = spouses.last(where: { $0.1 == nil })?.0,
            let other = spouses.first(where: { $0.0.row != new.row })?.0.name ?? staying?.person.name,
            other.spellingKey != new.name.spellingKey
        else { return }
        notices.append(
            ListNotice(
                .spouseTwice, sheet: listed.sheet, row: new.row, value: [new.name, other].joined(separator: "\t"), person: new.name))
    }

    /// Two lines of one household that may be of one person are no two people, unless both are on record.
    private mutating func checkAlike() {
        for (index, person) in listed.persons.enumerated() where !person.name.isEmpty {
            for other in listed.persons.indices.prefix(index) where matches[index] == nil || matches[other] == nil {
                let before = listed.persons[other]
                let numbers = [(person, matches[index]), (before, matches[other])].map {
                    $0.0.personalNumber ?? $0.1?.person.personalNumber
                }
                guard person.mayRepeat(before, numbers) else { continue }
                let (new, known) = matches[index] == nil ? (person, before) : (before, person)
                fail(.membersAlike, new.row, new.name, String(known.row), person: new.name)
                break
            }
        }
    }

    /// A household has one head: whoever was head is named with another relation, or has left before another one is.
    private mutating func checkHeads() {
        guard let existing, let head = listed.persons.firstIndex(where: { $0.relation == .head }),
            matches[head].map({ $0.membership.relation != .head }) ?? true,
            !isOfOthers,
            !errors.contains(where: { $0.row == listed.persons[head].row && [.memberMaybe, .numberOfAnother].contains($0.code) })
        else { return }
        let former = members.first { member in
            guard member.membership.relation == .head else { return false }
            guard let place = matches.firstIndex(where: { $0?.membership.id == member.membership.id }) else { return true }
            return listed.persons[place].relation ?? .head == .head
        }
        guard let former else { return }
        fail(
            .headStays, listed.persons[head].row, former.person.name, existing.household.code, person: listed.persons[head].name)
    }
}

/// Whose number a line carries that is of somebody of another household.
private enum NumberCase: String {
    /// Of a household that the asking officer does not see.
    case unseen
    /// Of somebody else by name and birth.
    case other
    /// Of the very person, who is head here.
    case head
    /// Of the very person, who is a member here.
    case member
    /// Of the very person, who is a member here of a household that is not on record yet.
    case newcomer

    init(_ person: ListedPerson, of holder: Person, joinsNew: Bool) {
        self = !person.canBe(holder) ? .other : person.relation == .head ? .head : joinsNew ? .newcomer : .member
    }
}

extension [ListedPerson] {
    /// Listed persons with members: first by number, then by name and year of birth, each member once.
    func matched(with members: [Member]) -> [Member?] {
        var free = members
        var matches = [Member?](repeating: nil, count: count)
        func take(_ index: Int, where isSame: (Member) -> Bool) {
            guard matches[index] == nil, let found = free.firstIndex(where: isSame) else { return }
            matches[index] = free.remove(at: found)
        }
        for (index, person) in enumerated() {
            guard let number = person.personalNumber else { continue }
            take(index) { member in
                guard member.person.personalNumber == number, person.canBe(member.person) else { return false }
                // Two of one year whose numbers were swapped are no two who changed their names.
                return person.hasName(of: member.person)
                    || !members.contains { $0.membership.id != member.membership.id && person.hasNameAndYear(of: $0.person) }
            }
        }
        for (index, person) in enumerated() { take(index) { person.hasNameAndYear(of: $0.person) } }
        return matches
    }
}

extension ListedPerson {
    /// By number where both have one, else by name and year of birth.
    func isSame(as person: Person) -> Bool {
        if let mine = personalNumber, let theirs = person.personalNumber { return mine == theirs && canBe(person) }
        return hasNameAndYear(of: person)
    }

    /// Under one number the same person: of the same name, or of the same year of birth and sex where one word of the name is another.
    func canBe(_ person: Person) -> Bool {
        if name.searchKey == person.name.searchKey { return true }
        guard let year = born?.year, year == person.born?.year, NamesApart(name, person.name).count < 2 else { return false }
        return sex == nil || person.sex == nil || sex == person.sex
    }

    /// Without a number, under a name that is almost the member's, and with nothing that speaks against it.
    func maybe(_ member: Member) -> Bool {
        let known = member.person
        guard personalNumber == nil || known.personalNumber == nil || personalNumber == known.personalNumber else { return false }
        if let sex, let other = known.sex, sex != other { return false }
        if name.nameKey == known.name.nameKey { return true }
        guard let born, let other = known.born else {
            return relation == member.membership.relation && NamesApart(name, known.name).isSlight
        }
        guard born.year == other.year else { return false }
        if case .day = born, case .day = other { return born == other && NamesApart(name, known.name).count <= 1 }
        return NamesApart(name, known.name).isSlight
    }

    /// The same name as another line of the household, and neither a number of each, nor another year of birth, nor another generation where
    /// no year tells.
    fileprivate func mayRepeat(_ other: ListedPerson, _ numbers: [String?]) -> Bool {
        guard name.spellingKey == other.name.spellingKey else { return false }
        if let mine = numbers[0], let theirs = numbers[1], mine.utf8.count == theirs.utf8.count, mine != theirs { return false }
        if let year = born?.year, let known = other.born?.year { return year == known }
        guard let mine = relation?.generation, let theirs = other.relation?.generation else { return true }
        return mine == theirs
    }

    func hasName(of person: Person) -> Bool { name.spellingKey == person.name.spellingKey }

    /// The name without any mark.
    private func isUnmarked(nameOf person: Person) -> Bool {
        name.utf8.allSatisfy { $0 < 128 } && name.searchKey == person.name.searchKey
    }

    /// The same name in any spelling, and no other year of birth.
    func hasNameAndYear(of person: Person) -> Bool {
        hasName(of: person) && (born == nil || person.born == nil || born?.year == person.born?.year)
    }

    /// The member with what the list says put over what was known; what the list leaves out stays.
    func merged(into member: Member) -> Member {
        var merged = member
        // A list that places tones otherwise, or writes no capitals or no marks at all, says the same name.
        if !hasName(of: member.person), !isUnmarked(nameOf: member.person) { merged.person.name = name }
        if let sex { merged.person.sex = sex }
        if let ethnicity { merged.person.ethnicity = ethnicity }
        if let personalNumber { merged.person.personalNumber = personalNumber }
        if let born, !(born.isCoarser(than: member.person.born)) { merged.person.born = born }
        if let relation { merged.membership.relation = relation }
        return merged
    }
}

extension PartialDate {
    /// The whole day where it is told: 1 January is what registers write where only the year is known.
    var knownDay: CalendarDate? {
        guard case .day(let day) = self, (day.day, day.month) != (1, 1) else { return nil }
        return day
    }

    /// True for a bare year beside a full date of that year: a list that knows less changes nothing.
    func isCoarser(than other: PartialDate?) -> Bool {
        guard let other else { return false }
        return other.iso.count > iso.count && other.iso.hasPrefix(iso)
    }
}
