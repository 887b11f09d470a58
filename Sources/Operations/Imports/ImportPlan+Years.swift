import Core
import Database
import Law
import Monitoring
import Registry
import Store

extension ImportPlan {
    /// Finds which figures of years that are over would become others: those of the forms of each commune at the end of the year. A
    /// year of which the commune has no figures yet is no matter: its list is taken in for the first time.
    public mutating func lookForShifts(
        asOf day: CalendarDate, standard: String, law: RuleBook, in areas: AreaHistory, on today: CalendarDate,
        _ transaction: any ReadTransaction
    ) throws {
        var late: [Area.ID: [Int]] = [:]
        for (index, plan) in planned.enumerated() where plan.lane == .add || plan.lane == .change {
            guard plan.begins(asOf: day).year < today.year, let village = plan.village,
                let commune = areas.ancestor(of: village, at: .commune, on: today)
            else { continue }
            late[commune, default: []].append(index)
        }
        for (commune, indices) in late.sorted(by: { $0.key < $1.key }) {
            let plans = indices.map { planned[$0] }
            for year in (plans.map { $0.begins(asOf: day).year }.min() ?? today.year)..<today.year {
                guard let days = FigureMap.days(ofYear: year, today: today), (try? law.national(on: days.closing))?.id == standard,
                    let map = FigureMap(of: commune, today: today, on: days.closing, in: areas)
                else { continue }
                let register = try transaction.registerYear(
                    year, opening: days.opening, closing: days.closing, standard: standard, on: map, parts: .persons)
                let tally = try YearTally(register, map, plans, asOf: day, in: transaction)
                if !tally.lines.isEmpty { shifts.append(YearShift(commune: commune, year: year, lines: tally.lines)) }
            }
        }
    }
}

extension FigureMap {
    /// The ground of a commune of today as units were on `day`.
    fileprivate init?(of commune: Area.ID, today: CalendarDate, on day: CalendarDate, in areas: AreaHistory) {
        if let unit = areas.version(of: commune, on: day) {
            self.init(of: unit, on: day, in: areas)
        } else {
            self.init(ofTerritory: commune, of: today, on: day, in: areas)
        }
    }
}

/// Households on a list at the end of a year, by class, before and after a list is taken in.
private struct YearTally {
    private typealias Known = (povertyClass: PovertyClass, persons: Int)

    private(set) var lines: [YearShift.Line] = []

    init(
        _ register: RegisterYear, _ map: FigureMap, _ plans: [ImportPlan.Planned], asOf day: CalendarDate,
        in transaction: any ReadTransaction
    ) throws {
        var known: [Household.ID: Known] = [:]
        var before: [PovertyClass: YearShift.Count] = [:]
        for household in register.households where household.isListed {
            guard let povertyClass = household.closeClass else { continue }
            known[household.id] = (povertyClass, household.closePersons)
            before[povertyClass, default: .init()].add(1, persons: household.closePersons)
        }
        guard !before.isEmpty else { return }
        let places = map.places(on: register.closing)
        var after = before
        for plan in plans where plan.begins(asOf: day) <= register.closing {
            let was = plan.existing.flatMap { known[$0.household.id] }
            guard let becomes = try Self.class(of: plan, was, on: register.closing, asOf: day, places, in: transaction) else { continue }
            if let was { after[was.povertyClass, default: .init()].add(-1, persons: -was.persons) }
            if becomes.povertyClass.isListed { after[becomes.povertyClass, default: .init()].add(1, persons: becomes.persons) }
        }
        lines = [PovertyClass.poor, .nearPoor].compactMap { povertyClass in
            let (old, new) = (before[povertyClass] ?? .init(), after[povertyClass] ?? .init())
            return old == new ? nil : YearShift.Line(povertyClass, before: old, after: new)
        }
    }

    /// What the household is on `closing` after the list; `nil` where the list says nothing of that day.
    private static func `class`(
        of plan: ImportPlan.Planned, _ was: Known?, on closing: CalendarDate, asOf day: CalendarDate,
        _ places: [Area.ID: FigureMap.Place], in transaction: any ReadTransaction
    ) throws -> Known? {
        let wanted = plan.changesClass && plan.listed.decisionOn ?? day <= closing ? plan.listed.povertyClass : was?.povertyClass
        guard let wanted else { return nil }
        guard let existing = plan.existing else {
            let since = plan.listed.knownSince(asOf: day)
            return (wanted, plan.listed.persons.count { $0.joins(since: since, asOf: day) <= closing })
        }
        let new = plan.keepsPeople || day > closing ? 0 : zip(plan.listed.persons, plan.matches).count { $1 == nil }
        if let was { return (wanted, was.persons + new) }
        // It was on no list: whether it lived here on that day, and who with, is not in the register of the year.
        let stay = try transaction.stays(of: existing.household.id).first { $0.holds(on: closing) }
        guard case .row? = stay.flatMap({ places[$0.village] }) else { return nil }
        return (wanted, try transaction.members(of: existing.household.id).present(on: closing).count + new)
    }
}

extension YearShift.Count {
    fileprivate mutating func add(_ households: Int, persons: Int) {
        self.households += households
        self.persons += persons
    }
}

extension ImportPlan.Planned {
    /// Where the household lives after the list.
    fileprivate var village: Area.ID? { (keepsPeople ? nil : listed.village) ?? existing?.household.village }

    /// The first day of which the list says something else than the registry about class or people.
    fileprivate func begins(asOf day: CalendarDate) -> CalendarDate {
        guard existing != nil else { return listed.knownSince(asOf: day) }
        return changesClass ? min(listed.decisionOn ?? day, day) : day
    }
}

extension ListedPerson {
    /// When somebody new to the household joins it: somebody born after the first day, when they were born.
    func joins(since first: CalendarDate, asOf day: CalendarDate) -> CalendarDate { max(first, min(born?.earliest ?? first, day)) }
}
