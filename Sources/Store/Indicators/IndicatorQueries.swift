import Access
import Core
import Database
import Law
import Monitoring
import Registry

extension ReadTransaction {
    /// What was entered for units of a year up to a day, in the order in which it holds.
    public func indicatorEntries(of areas: [Area.ID], upTo day: CalendarDate) throws -> [Area.ID: [IndicatorEntry]] {
        let first = CalendarDate(year: day.year, month: 1, day: 1)!
        let found = try rows(
            """
            SELECT area_id, indicator, on_day, numerator, denominator, source, entered_at FROM indicator_entry
             WHERE area_id IN \(areas) AND on_day >= \(first) AND on_day <= \(day) ORDER BY on_day, entered_at, id
            """
        ) { row -> (area: Area.ID, entry: IndicatorEntry) in
            guard let indicator = Indicator(rawValue: try row.text(1)) else { throw StoreError.unreadable("indicator_entry.indicator") }
            return (
                try row.key(0),
                IndicatorEntry(
                    indicator: indicator, on: try row.day(2), numerator: try row.int(3), denominator: try row.intOrNil(4),
                    source: try row.text(5), at: try row.instant(6))
            )
        }
        return Dictionary(grouping: found, by: \.area).mapValues { $0.map(\.entry) }
    }

    /// The indicators of a unit on a day.
    ///
    /// - Parameters:
    ///   - map: the lines; of the day unless other boundaries are asked for.
    ///   - standard: whose classes are counted.
    public func indicators(on day: CalendarDate, standard: String, on map: FigureMap) throws -> IndicatorRegister {
        let opening = CalendarDate(year: day.year - 1, month: 12, day: 31)!
        let register = try registerYear(day.year, opening: opening, closing: day, standard: standard, on: map, parts: .traits)
        let nobody = [Household.ID(high: 0, low: 0)]
        let earlier = try registerYear(
            opening.year, opening: opening, closing: opening, standard: standard, on: map, parts: [], only: nobody)
        return IndicatorRegister(
            register, earlier: earlier, entries: try indicatorEntries(of: map.rows.map(\.area) + [map.unit.area], upTo: day))
    }
}

extension WriteTransaction {
    public func insert(_ entry: IndicatorEntry, of area: Area.ID, id: Identifier<IndicatorEntry>, officer: Officer.ID?) throws {
        try execute(
            """
            INSERT INTO indicator_entry (id, indicator, area_id, on_day, numerator, denominator, source, officer_id, entered_at)
            VALUES (\(id), \(entry.indicator.rawValue), \(area), \(entry.on), \(entry.numerator), \(entry.denominator), \(entry.source),
                    \(officer), \(entry.at))
            """)
    }
}
