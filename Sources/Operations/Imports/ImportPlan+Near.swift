import Core
import Database
import Registry
import Store

extension ImportPlan {
    /// Where a household may stand of which a new one is a copy.
    enum Near {
        case list, record
    }

    /// Keeps out every household that would come anew and is almost another one of the list, or one on record: its head, or most of its people,
    /// under names that are the same but for marks, in one village, with births that a slip of the pen sets apart. A copy of a household that
    /// stands in the list rightly would be added beside it; of two that are both new, neither is taken for the right one.
    mutating func keepOutNearHouseholds(_ near: Near, _ registry: RegisteredHouseholds) {
        for (place, notice) in nearHouseholds(near, registry) {
            planned[place].lane = .refused
            notices.append(notice)
        }
    }

    private func nearHouseholds(_ near: Near, _ registry: RegisteredHouseholds) -> [(place: Int, notice: ListNotice)] {
        let new = planned.indices.filter { planned[$0].lane == .add && planned[$0].listed.code == nil }
        guard !new.isEmpty else { return [] }
        // Whoever stands there a second time was told, and is no other household.
        let repeated = Set(notices.filter { [.householdRepeated, .householdTwice].contains($0.code) }.map { "\($0.sheet)\n\($0.row)" })
        let rows = Dictionary(
            planned.compactMap { plan in plan.existing.map { ($0.household.id, plan.listed.row) } }, uniquingKeysWith: { first, _ in first }
        )
        let index = NearIndex(near, planned, new, registry) { !repeated.contains("\($0.sheet)\n\($0.row)") }
        return new.compactMap { place in
            guard let (other, pairs) = index.household(near: place), let pair = pairs.first(where: \.mine.isHead) ?? pairs.first else {
                return nil
            }
            let listed = planned[place].listed
            let (code, row) =
                switch near {
                case .record: (registry.rows[other].household.code, rows[registry.rows[other].household.id].map(String.init) ?? "")
                case .list: (planned[other].existing?.household.code ?? "", String(planned[other].listed.row))
                }
            let value = [
                pair.mine.name, pair.mine.born?.vietnamese ?? "", pair.theirs.name, pair.theirs.born?.vietnamese ?? "", row,
                pair.theirs.number == nil ? "" : "number",
                [pair.mine, pair.theirs].contains { $0.born?.knownDay == nil } ? "born" : "",
            ]
            return (
                place,
                ListNotice(
                    .householdNear, sheet: listed.sheet, row: listed.row, value: value.joined(separator: "\t"), proposal: code)
            )
        }
    }
}

/// Somebody of a household, on record or on a list.
struct Resident {
    var name: String
    var key: String
    var born: PartialDate?
    var sex: Sex?
    var number: String?
    var isHead: Bool
    var isSpouse: Bool

    init(_ person: ListedPerson, number: String? = nil) {
        (name, key, born, sex) = (person.name, person.name.nameKey, person.born, person.sex)
        (self.number, isHead, isSpouse) = (person.personalNumber ?? number, person.relation == .head, person.relation == .spouse)
    }

    init(_ member: Member, isHead: Bool) {
        let person = member.person
        (name, key, born, sex) = (person.name, person.name.nameKey, person.born, person.sex)
        (number, self.isHead, isSpouse) = (person.personalNumber, isHead, member.membership.relation == .spouse)
    }

    /// Neither sex nor number, nor a birth of other years, says that they are two.
    func canBe(_ other: Resident) -> Bool {
        if let sex, let theirs = other.sex, sex != theirs { return false }
        if let number, let theirs = other.number, number != theirs { return false }
        guard let born, let theirs = other.born else { return true }
        return abs(born.year - theirs.year) <= 1 || born.isSlip(of: theirs)
    }

    /// Two whole days of birth of one year are two people, unless day and month were swapped.
    func isAlmost(_ other: Resident) -> Bool {
        guard canBe(other) else { return false }
        guard let mine = born?.knownDay, let theirs = other.born?.knownDay, mine.year == theirs.year else { return true }
        return mine == theirs || born?.isSlip(of: other.born) ?? false
    }
}

extension PartialDate {
    /// The same day and month of another year, day and month swapped, the last digits of the year swapped, or another one before the last.
    fileprivate func isSlip(of other: PartialDate?) -> Bool {
        guard let other else { return false }
        if let mine = knownDay, let theirs = other.knownDay {
            if (mine.day, mine.month) == (theirs.day, theirs.month) { return true }
            if (mine.day, mine.month) == (theirs.month, theirs.day), abs(mine.year - theirs.year) <= 1 { return true }
        }
        if abs(year - other.year) == 10, knownDay == nil || other.knownDay == nil { return true }
        return year != other.year && year / 100 == other.year / 100 && year % 10 == other.year / 10 % 10
            && year / 10 % 10 == other.year % 10
    }
}

/// The people of the villages of new households by village and name without marks.
private struct NearIndex {
    private let near: ImportPlan.Near
    private let planned: [ImportPlan.Planned]
    private let registry: RegisteredHouseholds
    /// Places of households, sorted by hash: a list may have a hundred thousand people.
    private var entries: [(hash: Int, place: Int32)] = []

    /// - Parameter isMeant: of households of the list.
    init(
        _ near: ImportPlan.Near, _ planned: [ImportPlan.Planned], _ new: [Int], _ registry: RegisteredHouseholds,
        where isMeant: (ListedHousehold) -> Bool
    ) {
        (self.near, self.planned, self.registry) = (near, planned, registry)
        let villages = Set(new.compactMap { planned[$0].listed.village })
        switch near {
        case .list:
            for (place, plan) in planned.enumerated() {
                guard let village = plan.listed.village, villages.contains(village), isMeant(plan.listed) else { continue }
                for person in plan.listed.persons where !person.name.isEmpty { add(village, person.name.nameKey, place) }
            }
        case .record:
            for (place, row) in registry.rows.enumerated() where villages.contains(row.household.village) {
                for member in registry.members[row.household.id] ?? [] {
                    add(row.household.village, member.person.name.nameKey, place)
                    if member.person.id == row.head, let day = member.person.born?.knownDay { add(row.household.village, day.iso, place) }
                }
            }
        }
        entries.sort { $0.hash < $1.hash }
    }

    /// - Parameter key: a name without marks, or the day of birth of a head.
    private mutating func add(_ village: Area.ID, _ key: String, _ place: Int) {
        entries.append((Self.hash(village, key), Int32(place)))
    }

    private static func hash(_ village: Area.ID, _ key: String) -> Int {
        var hasher = Hasher()
        hasher.combine(village)
        hasher.combine(key)
        return hasher.finalize()
    }

    /// The households that have somebody of that name or day.
    private func places(_ hash: Int) -> Set<Int> {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].hash < hash { low = middle + 1 } else { high = middle }
        }
        return Set(entries[low...].lazy.prefix { $0.hash == hash }.map { Int($0.place) })
    }

    private func residents(ofListed place: Int) -> [Resident] {
        let plan = planned[place]
        // Who is on record is known by the number there, although the list leaves it out.
        let members = plan.existing.flatMap { registry.members[$0.household.id] } ?? []
        return plan.listed.persons.filter { !$0.name.isEmpty }.map { person in
            Resident(person, number: members.first { person.isSame(as: $0.person) }?.person.personalNumber)
        }
    }

    private func residents(of place: Int) -> [Resident] {
        guard near == .record else { return residents(ofListed: place) }
        let row = registry.rows[place]
        return (registry.members[row.household.id] ?? []).map { Resident($0, isHead: $0.person.id == row.head) }
    }

    /// The household that the new one is almost, and who is whom.
    func household(near place: Int) -> (place: Int, pairs: [(mine: Resident, theirs: Resident)])? {
        let listed = planned[place].listed
        guard let village = listed.village else { return nil }
        var shared: [Int: Int] = [:]
        var ofHead: Set<Int> = []
        for person in listed.persons where !person.name.isEmpty {
            for other in places(Self.hash(village, person.name.nameKey)) where near == .record || other != place {
                shared[other, default: 0] += 1
                if person.relation == .head { ofHead.insert(other) }
            }
        }
        var ofDay: Set<Int> = []
        if near == .record, let day = listed.head?.born?.knownDay { ofDay = places(Self.hash(village, day.iso)) }
        guard !shared.isEmpty || !ofDay.isEmpty else { return nil }
        let mine = residents(ofListed: place)
        for other in shared.keys.sorted() where shared[other] ?? 0 > 1 || ofHead.contains(other) {
            let theirs = residents(of: other)
            let pairs = Self.pairs(mine, theirs)
            if isDoubtful(mine, theirs, pairs) { return (other, pairs) }
        }
        // A head on record of the same day under a name that is written almost so.
        guard let head = mine.first(where: \.isHead) else { return nil }
        for other in ofDay.sorted() {
            guard let known = residents(of: other).first(where: \.isHead), head.born == known.born, head.canBe(known),
                NamesApart(head.name, known.name).isSlight
            else { continue }
            return (other, [(head, known)])
        }
        return nil
    }

    private static func pairs(_ mine: [Resident], _ theirs: [Resident]) -> [(mine: Resident, theirs: Resident)] {
        var free = theirs
        return mine.compactMap { one in
            guard let index = free.firstIndex(where: { $0.key == one.key && one.canBe($0) }) else { return nil }
            return (one, free.remove(at: index))
        }
    }

    /// The same head, unless everybody else of both is somebody else; or most of the people. Of two households of a list, neither of them known,
    /// it takes another husband or wife.
    private func isDoubtful(_ mine: [Resident], _ theirs: [Resident], _ pairs: [(mine: Resident, theirs: Resident)]) -> Bool {
        guard let heads = pairs.first(where: { $0.mine.isHead && $0.theirs.isHead }) else {
            return pairs.count >= 2 && pairs.count * 2 > mine.count
        }
        let years = [heads.mine, heads.theirs].compactMap { $0.born?.year }
        if near == .list, Set(years).count < 2, heads.mine.isAlmost(heads.theirs) {
            guard let mine = mine.first(where: \.isSpouse), let theirs = theirs.first(where: \.isSpouse) else { return true }
            return mine.canBe(theirs) && NamesApart(mine.name, theirs.name).isSlight
        }
        guard pairs.count == 1 else { return pairs.count * 2 >= min(mine.count, theirs.count) }
        guard heads.mine.isAlmost(heads.theirs) else { return false }
        let rest = (mine.filter { !$0.isHead }, theirs.filter { !$0.isHead })
        return rest.0.isEmpty || rest.1.isEmpty
            || rest.0.contains { one in rest.1.contains { one.canBe($0) && NamesApart(one.name, $0.name).count == 0 } }
    }
}
