import Core
import Law
import Registry
import Store

/// One made-up household with all that happened to it.
struct DemonstrationHousehold: Sendable {
    var row: HouseholdRow
    var registeredOn: CalendarDate
    var stays: [HouseholdStay]
    var members: [Member]
    var recognitions: [Recognition]
    var sheets: [ReviewSheet]
}

/// Makes households whose composition and movements are like those of a town, from a seed.
struct DemonstrationTown {
    let random: SeededRandomness
    let names: DemonstrationNames
    let areas: AreaHistory
    let law: RuleBook
    let lastDay: CalendarDate
    /// Villages of each place, in the order of `DemonstrationPlace.all`.
    let villages: [[Area.ID]]
    private var serials: [Int: Int] = [:]
    private var made = 0
    private var keys: UInt64 = 0

    private static let firstDecision = CalendarDate(year: 2020, month: 12, day: 15)!

    init(
        seed: UInt64, names: DemonstrationNames, areas: AreaHistory, law: RuleBook, keys: [String: Area.ID], until lastDay: CalendarDate
    ) {
        self.lastDay = lastDay
        random = SeededRandomness(seed: seed)
        self.names = names
        self.areas = areas
        self.law = law
        villages = DemonstrationPlace.all.map { place in
            (1...20).compactMap { keys["\(place.villagePrefix)\($0)"] }
        }
    }

    mutating func household() -> DemonstrationHousehold {
        made += 1
        let place = random.weighted(DemonstrationPlace.all.map(\.share))
        let village = random.pick(villages[place])
        let isMinority = random.chance(DemonstrationPlace.all[place].minorityPerMille)
        let group = isMinority ? random.pick(DemonstrationPlace.all[place].minorities) : EthnicGroup.majority
        let id: Household.ID = key(on: Self.firstDecision)
        var life = DemonstrationLife(household: id, village: village, until: lastDay, random: random)
        life.run(villages: villages[place])
        var members = family(of: group, in: id, since: life.registeredOn)
        let end = follow(&members, of: id, family: life, group: group)
        if let end { life.end(on: end, status: .dissolved) }
        let household = Household(
            id: id, code: Household.code(number: made), village: life.stays.last!.village, address: "", status: life.status, version: 1)
        return assemble(household, life, members)
    }

    private mutating func assemble(_ household: Household, _ life: DemonstrationLife, _ members: [Member]) -> DemonstrationHousehold {
        let present = members.filter { $0.membership.leftOn == nil }
        let hasNoLabour = present.allSatisfy { ($0.person.born?.age(on: lastDay) ?? 0) >= 65 || $0.person.isDisabled }
        let recognitions = life.recognitions.map { change in
            Recognition(
                id: key(on: change.from), household: household.id, standard: change.standard, povertyClass: change.povertyClass,
                validFrom: change.from, validUntil: change.until,
                decisionNumber: "\(Self.decisionNumber(change.from))\(names.decisionSuffix)",
                decisionOn: change.from)
        }
        let sheets = life.reviews.map { sheet(of: household.id, $0, in: life.village(on: $0.on), hasNoLabour: hasNoLabour) }
        let open = recognitions.last { $0.validUntil == nil && $0.standard == "S2022" }
        let head = present.first { $0.membership.relation == .head } ?? members[0]
        return DemonstrationHousehold(
            row: HouseholdRow(
                household: household, commune: areas.ancestor(of: household.village, at: .commune, on: lastDay) ?? household.village,
                head: head.person.id, headName: head.person.name, headSortKey: head.person.name.personSortKey, persons: present.count,
                povertyClass: open?.povertyClass, classSince: open?.validFrom,
                flags: HouseholdFlags(of: present, on: lastDay, noLabourCapacity: hasNoLabour), ethnicity: head.person.ethnicity),
            registeredOn: life.registeredOn, stays: life.stays, members: members, recognitions: recognitions, sheets: sheets)
    }

    /// Another one for each month and year, so that no two decisions bear one number.
    private static func decisionNumber(_ day: CalendarDate) -> Int { 40 + day.month * 12 + day.year - 2020 }

    /// Head, spouse, children and parents, with ages that fit.
    private mutating func family(of group: EthnicGroup.ID, in household: Household.ID, since day: CalendarDate) -> [Member] {
        let size = 1 + random.weighted([17, 20, 18, 21, 14, 6, 4])
        let headSex: Sex = random.chance(size == 1 ? 720 : 320) ? .female : .male
        let headAge = size == 1 ? random.within(48...88) : random.within(26...72)
        let surname = names.family(of: group, random)
        var members = [person(surname, headSex, age: headAge, .head, group, in: household, since: day)]
        let hasSpouse = size > 1 && random.chance(720)
        if hasSpouse {
            let other: Sex = headSex == .male ? .female : .male
            let spouseSurname = names.family(of: group, random)
            members.append(
                person(spouseSurname, other, age: max(19, headAge + random.within(-6...4)), .spouse, group, in: household, since: day))
        }
        while members.count < size {
            let isParent = headAge < 58 && members.count == size - 1 && random.chance(250)
            if isParent {
                members.append(
                    person(surname, .female, age: min(headAge + random.within(21...32), 97), .parent, group, in: household, since: day))
            } else if headAge > 60, random.chance(450) {
                members.append(
                    person(
                        surname, random.chance(500) ? .male : .female, age: random.within(1...17), .grandchild, group, in: household,
                        since: day))
            } else {
                let age = max(1, headAge - random.within(20...38))
                members.append(person(surname, random.chance(510) ? .male : .female, age: age, .child, group, in: household, since: day))
            }
        }
        return members
    }

    private mutating func person(
        _ surname: String, _ sex: Sex, age: Int, _ relation: Relation, _ group: EthnicGroup.ID, in household: Household.ID,
        since day: CalendarDate, reason: JoinReason = .registered
    ) -> Member {
        let born = CalendarDate(year: day.year - age, month: 1, day: 1)!.adding(days: random.below(364))
        let birth = reason == .born ? day : min(born, day)
        let knowsOnlyYear = birth.year < 1960 && random.chance(300)
        let person = Person(
            id: key(on: day), name: names.name(family: surname, sex: sex, random), sex: sex,
            born: knowsOnlyYear ? .year(birth.year) : .day(birth), ethnicity: group,
            personalNumber: age >= 6 && random.chance(970) ? number(sex, birth.year) : nil,
            isMeritorious: age > 60 && random.chance(20), isDisabled: random.chance(35))
        return Member(
            person: person,
            membership: Membership(
                id: key(on: day), household: household, person: person.id, relation: relation, joinedOn: day, joinReason: reason))
    }

    /// A number that belongs to nobody: it begins with 999.
    private mutating func number(_ sex: Sex, _ year: Int) -> String {
        let century = (year - 1900) / 100 * 2 + (sex == .female ? 1 : 0)
        let prefix = 999_000 + century * 100 + year % 100
        let serial = serials[prefix, default: 0]
        serials[prefix] = serial + 1
        let digits = String(serial)
        return String(prefix) + String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// Births and deaths until the household ends.
    ///
    /// - Returns: the day on which its last member died, if they did.
    private mutating func follow(
        _ members: inout [Member], of household: Household.ID, family life: DemonstrationLife, group: EthnicGroup.ID
    ) -> CalendarDate? {
        let last = life.endedOn ?? lastDay
        for year in stride(from: life.registeredOn.year + 1, through: last.year, by: 1) {
            let day = CalendarDate(year: year, month: random.within(1...10), day: random.within(1...28))!
            guard day > life.registeredOn, day <= last else { continue }
            if members.count < 9,
                members.contains(where: { $0.person.sex == .female && (20...42).contains(day.year - ($0.person.born?.year ?? 0)) }),
                random.chance(60)
            {
                let surname = members[0].person.name.split(separator: " ").first.map(String.init) ?? ""
                members.append(
                    person(
                        surname, random.chance(510) ? .male : .female, age: 0, .grandchild, group, in: household, since: day, reason: .born)
                )
            }
            let index = members.indices.last {
                members[$0].membership.leftOn == nil && day.year - (members[$0].person.born?.year ?? 0) > 72
            }
            if let index, random.chance(70), members[index].membership.joinedOn < day {
                members[index].membership.leftOn = day
                members[index].membership.leaveReason = .died
                let present = members.indices.filter { members[$0].membership.leftOn == nil }
                guard let heir = present.first(where: { members[$0].membership.relation == .spouse }) ?? present.first else { return day }
                if members[index].membership.relation == .head { members[heir].membership.become(.head, on: day) }
            }
        }
        return nil
    }

    /// A key of the day, greater than every earlier one of that day: what is loaded together stands together in an index.
    private mutating func key<Subject>(on day: CalendarDate) -> Identifier<Subject> {
        keys += 1
        return Identifier(
            milliseconds: Int64(day.dayNumber) * 86_400_000, random: (keys >> 30, keys << 32 | random.bits() & 0xffff_ffff))
    }

    /// A sheet whose answers give exactly the class of the review.
    private mutating func sheet(
        of household: Household.ID, _ review: DemonstrationLife.Review, in village: Area.ID, hasNoLabour: Bool
    ) -> ReviewSheet {
        let residence = areas.residence(of: village, on: review.on) ?? .rural
        let line = residence == .urban ? 175 : 140
        let points = review.povertyClass == .notPoor ? line + random.within(1...60) : line - random.below(80)
        let wanted = review.povertyClass == .poor ? random.within(3...6) : random.below(3)
        var deprivations = Deprivations()
        // Some deprivations are commoner than others: employment, latrine, insurance, housing.
        while deprivations.count < wanted {
            deprivations[1 + random.weighted([14, 9, 5, 11, 6, 3, 10, 5, 7, 12, 10, 8])] = .deprived
        }
        var causes = 0
        if review.povertyClass != .notPoor {
            for _ in 0...random.below(2) { causes |= 1 << random.weighted([14, 18, 16, 8, 9, 12, 15, 3]) }
        }
        return ReviewSheet(
            id: key(on: review.on), household: household, reviewedOn: review.on, residence: residence, incomePoints: points,
            pointsOrigin: .entered, monthlyIncomePerPerson: nil, deprivations: deprivations, causes: causes,
            hasNoLabourCapacity: hasNoLabour, note: "")
    }
}
