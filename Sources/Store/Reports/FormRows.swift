import Core
import Monitoring
import Registry

extension AreaHistory {
    /// The lines of the forms of a unit: its communes, or the villages where it is a commune; with the villages of each.
    public func formRows(of unit: AreaVersion, on day: CalendarDate) -> [(row: RegisterYear.Row, villages: [Area.ID])] {
        let level: AreaLevel = unit.level < .commune ? .commune : .village
        return descendants(of: unit.area, at: level, on: day).map { version in
            let villages = level == .village ? [version.area] : children(of: version.area, on: day).map(\.area)
            return (
                RegisterYear.Row(area: version.area, name: version.name, residence: residence(of: version.area, on: day) ?? .rural),
                villages
            )
        }.filter { !$0.villages.isEmpty }
            .sorted { $0.row.name.naturalSortKey.lexicographicallyPrecedes($1.row.name.naturalSortKey) }
    }

    /// The first and last day of a year's form; the last is today while the year runs.
    public static func days(ofYear year: Int, today: CalendarDate) -> (opening: CalendarDate, closing: CalendarDate)? {
        guard (2...9999).contains(year), let opening = CalendarDate(year: year - 1, month: 12, day: 31),
            let last = CalendarDate(year: year, month: 12, day: 31),
            opening < today
        else { return nil }
        return (opening, min(last, today))
    }
}
