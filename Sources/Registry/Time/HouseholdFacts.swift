import Core
import Law

/// The dated facts of a household, from which its states follow.
public struct HouseholdFacts: Sendable {
    public var household: Household.ID
    public var code: String
    public var address: String
    /// The name under which it stands today, for days on which nobody belonged to it.
    public var headName: String
    public var headSortKey: [UInt8]
    /// As it is stated today: holds from the last sheet on, before any sheet on all days.
    public var hasNoLabourCapacity: Bool
    public var stays: [HouseholdStay] = []
    public var members: [Member] = []
    public var recognitions: [Recognition] = []
    /// What the sheets that stand say of labour capacity, by day.
    public var reviews: [(on: CalendarDate, hasNoLabourCapacity: Bool)] = []

    public init(
        household: Household.ID, code: String, address: String, headName: String, headSortKey: [UInt8], hasNoLabourCapacity: Bool
    ) {
        self.household = household
        self.code = code
        self.address = address
        self.headName = headName
        self.headSortKey = headSortKey
        self.hasNoLabourCapacity = hasNoLabourCapacity
    }

    /// What the household was, stretch by stretch, the earliest first; days without a stay lie in none.
    public func states() -> [HouseholdState] {
        let days = turningDays
        var states: [HouseholdState] = []
        var sortKeys: [String: [UInt8]] = [headName: headSortKey]
        for (index, day) in days.enumerated() {
            guard let stay = stays.last(where: { $0.holds(on: day) }) else { continue }
            let last = index + 1 < days.count ? days[index + 1].adding(days: -1) : nil
            let state = state(from: day, until: last, in: stay.village, &sortKeys)
            if states.last?.isContinued(by: state) ?? false {
                states[states.count - 1].validUntil = last
            } else {
                states.append(state)
            }
        }
        return states
    }

    /// The names under which people belonged to the household somewhere, and are not found there today: because they left, or because
    /// the household moved on. Where units alone changed, they are found where the units are today.
    public var pastNames: Set<PastName> {
        var now = stays.count - 1
        while now > 0, stays[now].reason == .unitChanged { now -= 1 }
        var names: Set<PastName> = []
        for member in members where member.membership.leftOn != nil || now > 0 {
            let (joined, left) = (member.membership.joinedOn, member.membership.leftOn)
            for (index, stay) in stays.enumerated() where left != nil || index < now {
                guard left.map({ stay.validFrom < $0 }) ?? true, stay.validUntil.map({ joined <= $0 }) ?? true,
                    left.map({ joined < $0 }) ?? true
                else { continue }
                names.insert(PastName(person: member.person.id, village: stay.village, searchKey: member.person.name.searchKey))
            }
        }
        return names
    }

    /// The days on which something of the household may become another.
    private var turningDays: [CalendarDate] {
        var days: [CalendarDate] = []
        for stay in stays {
            days.append(stay.validFrom)
            if let until = stay.validUntil { days.append(until.adding(days: 1)) }
        }
        guard let first = days.min() else { return [] }
        for member in members {
            days.append(member.membership.joinedOn)
            if let left = member.membership.leftOn { days.append(left) }
            days += member.membership.formerRelations.days
        }
        for recognition in recognitions {
            days.append(recognition.validFrom)
            if let until = recognition.validUntil { days.append(until.adding(days: 1)) }
        }
        days += reviews.map(\.on)
        days.removeAll { $0 < first }
        days.sort()
        var distinct: [CalendarDate] = []
        for day in days where distinct.last != day { distinct.append(day) }
        return distinct
    }

    private func state(
        from day: CalendarDate, until last: CalendarDate?, in village: Area.ID, _ sortKeys: inout [String: [UInt8]]
    ) -> HouseholdState {
        let present = members.present(on: day)
        let head = present.headThen
        let recognition = recognitions.inForce(on: day)
        let name = head?.person.name ?? headName
        let key = sortKeys[name] ?? name.personSortKey
        sortKeys[name] = key
        var flags = HouseholdFlags(of: present, on: day, noLabourCapacity: noLabourCapacity(on: day)).subtracting(.ofAge)
        // Of several heads of that day the present rows tell only one apart.
        flags.subtract([.ethnicMinority, .femaleHead])
        if let group = head?.person.ethnicity, group != EthnicGroup.majority { flags.insert(.ethnicMinority) }
        if head?.person.sex == .female { flags.insert(.femaleHead) }
        let births = present.compactMap { $0.person.born?.earliest }
        return HouseholdState(
            household: household, validFrom: day, validUntil: last, code: code, village: village, address: address,
            head: head?.person.id, headName: name, headSortKey: key, persons: present.count, povertyClass: recognition?.povertyClass,
            classSince: recognition?.validFrom, lastingFlags: flags, childUntil: births.max()?.reaching(years: 16),
            olderFrom: births.min()?.reaching(years: 60), ethnicity: head?.person.ethnicity)
    }

    private func noLabourCapacity(on day: CalendarDate) -> Bool {
        guard let last = reviews.last, day < last.on else { return hasNoLabourCapacity }
        return (reviews.last { $0.on <= day } ?? reviews[0]).hasNoLabourCapacity
    }
}

/// The folded name of a person who belonged to a household while it lived in a village.
public struct PastName: Hashable, Sendable {
    public var person: Person.ID
    public var village: Area.ID
    public var searchKey: String

    public init(person: Person.ID, village: Area.ID, searchKey: String) {
        self.person = person
        self.village = village
        self.searchKey = searchKey
    }
}

extension HouseholdStay {
    public func holds(on day: CalendarDate) -> Bool { validFrom <= day && validUntil.map { day <= $0 } ?? true }
}

extension [Member] {
    /// The head among those who belonged on one day, with the relations of that day. Where it is not on record what a successor was
    /// before, they stand as head for all their days: of several, the one who left first was head then.
    public var headThen: Member? {
        let heads = filter { $0.membership.relation == .head }
        guard heads.count > 1 else { return heads.first ?? first }
        return heads.min { left, right in
            switch (left.membership.leftOn, right.membership.leftOn) {
            case (let one?, let other?) where one != other: one < other
            case (_?, nil): true
            case (nil, _?): false
            default: left.membership.id < right.membership.id
            }
        }
    }
}

extension Sequence<Recognition> {
    /// The recognition in force on `day`. Two standards overlap in the weeks between a decision and the first day of the new one:
    /// of several that hold, the one that ends first.
    public func inForce(on day: CalendarDate) -> Recognition? {
        filter { $0.holds(on: day) }.min { left, right in
            switch (left.validUntil, right.validUntil) {
            case (let one?, let other?) where one != other: one < other
            case (_?, nil): true
            case (nil, _?): false
            default: left.validFrom == right.validFrom ? left.id < right.id : left.validFrom > right.validFrom
            }
        }
    }
}

extension CalendarDate {
    /// The day on which somebody born on this day is `years` old: born on 29/02, on 01/03 where there is no such day.
    public func reaching(years: Int) -> CalendarDate {
        CalendarDate(year: min(year + years, 9999), month: month, day: day)
            ?? CalendarDate(year: min(year + years, 9999), month: 3, day: 1)!
    }
}
