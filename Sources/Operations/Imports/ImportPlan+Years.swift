import Core
import Database
import Law
import Monitoring
import Registry
import Store

extension ImportPlan {
    /// Finds by which households figures of years that are over would become others: those of the forms of each commune. Sums may stay the
    /// same where one household comes and another goes. A year of which the commune has no figures yet is no matter: its list is taken
    /// in for the first time.
    public mutating func lookForShifts(
        asOf day: CalendarDate, standard: String, law: RuleBook, in areas: AreaHistory, on today: CalendarDate,
        _ transaction: any ReadTransaction
    ) throws {
        var late: [Area.ID: [Int]] = [:]
        for (index, plan) in planned.enumerated() where plan.lane == .add || plan.lane == .change {
            guard plan.begins(asOf: day).year < today.year else { continue }
            for commune in Set(plan.villages.compactMap { areas.ancestor(of: $0, at: .commune, on: today) }) {
                late[commune, default: []].append(index)
            }
        }
        let earlier = law.earlier(than: standard)
        for (commune, indices) in late.sorted(by: { $0.key < $1.key }) {
            let plans = indices.map { planned[$0] }
            for year in (plans.map { $0.begins(asOf: day).year }.min() ?? today.year)..<today.year {
                guard let days = FigureMap.days(ofYear: year, today: today), (try? law.national(on: days.closing))?.id == standard,
                    let map = FigureMap(ofForm: commune, closing: days.closing, in: areas)
                else { continue }
                let register = try transaction.registerYear(
                    year, opening: days.opening, closing: days.closing, standard: standard, earlier: earlier, on: map, parts: .persons)
                guard register.households.contains(where: \.isListed) else { continue }
                let projection = try YearProjection(of: register, earlier: earlier, map, plans, asOf: day, in: transaction)
                if let shift = projection.shift(of: commune, in: areas) { shifts.append(shift) }
            }
        }
    }
}

extension FigureMap {
    /// The map on which the form of a commune is shown: what is told of a form is what it shows.
    fileprivate init?(ofForm commune: Area.ID, closing: CalendarDate, in areas: AreaHistory) {
        let home = FigureMap.home(of: commune, closing: closing, in: areas)
        guard let unit = areas.version(of: commune, on: home) else { return nil }
        self.init(of: unit, on: home, in: areas)
    }
}

extension ImportPlan.Planned {
    /// Where the household lives before and after the list.
    fileprivate var villages: [Area.ID] { [existing?.household.village, keepsPeople ? nil : listed.village].compactMap { $0 } }

    /// The first day of which the list says something else than the registry about class or people.
    func begins(asOf day: CalendarDate) -> CalendarDate {
        guard existing != nil else { return listed.knownSince(asOf: day) }
        return changesClass ? min(listed.decisionOn ?? day, day) : day
    }
}

extension ListedPerson {
    /// When somebody new to the household joins it: somebody born after the first day, when they were born.
    func joins(since first: CalendarDate, asOf day: CalendarDate) -> CalendarDate { max(first, min(born?.earliest ?? first, day)) }
}
