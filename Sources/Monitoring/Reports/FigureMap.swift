import Core
import Registry

/// The map on which figures are shown: the lines of a unit as the units were on one day, and where a village of any other day
/// lies on it.
///
/// Figures take two dates: the day of the data and the day of the boundaries. A village that was divided in between has no place of its
/// own; its households are placed one by one by where each lived on the day of the map, or are told apart.
public struct FigureMap: Sendable {
    /// Where a village of the day of the data lies on the map.
    public enum Place: Hashable, Sendable {
        case row(Int)
        /// In one of these villages of the map, at least one of them in a line.
        case divided(Set<Area.ID>)
    }

    public let unit: AreaVersion
    /// The unit above it on that day.
    public let superior: AreaVersion?
    public let day: CalendarDate
    public let rows: [RegisterYear.Row]
    /// The line of each village of the map.
    public let rowOfVillage: [Area.ID: Int]

    /// Villages of the map of which only a part lies in the unit: they have no line, because what is counted of them cannot be parted.
    public let parts: [AreaVersion]
    private let areas: AreaHistory

    /// - Parameter unit: as it was on `day`. Its lines are its communes; its villages where it is a commune.
    public init(of unit: AreaVersion, on day: CalendarDate, in areas: AreaHistory) {
        let level: AreaLevel = unit.level < .commune ? .commune : .village
        let lines = areas.descendants(of: unit.area, at: level, on: day).map { version in
            (version, villages: level == .village ? [version.area] : areas.children(of: version.area, on: day).map(\.area))
        }
        self.init(unit, on: day, lines: lines, parts: [], in: areas)
    }

    /// The map of `day` of the ground that `area` had on `home`, whatever units stand on it: its villages, by commune where they
    /// are of several; `nil` where none lies wholly in it.
    public init?(ofTerritory area: Area.ID, of home: CalendarDate, on day: CalendarDate, in areas: AreaHistory) {
        guard let unit = areas.version(of: area, on: home) else { return nil }
        guard home != day else {
            self.init(of: unit, on: day, in: areas)
            return
        }
        let own = Set(areas.descendants(of: area, at: .village, on: home).map(\.area))
        var (whole, parts): ([AreaVersion], [AreaVersion]) = ([], [])
        for village in areas.villages.compactMap({ areas.version(of: $0, on: day) }) {
            switch areas.restatement(of: village.area, from: day, to: home) {
            case .whole(let target): if own.contains(target) { whole.append(village) }
            case .divided(let targets):
                if own.isSuperset(of: targets) { whole.append(village) } else if !own.isDisjoint(with: targets) { parts.append(village) }
            case .nowhere: break
            }
        }
        let byCommune = Dictionary(grouping: whole) { $0.parent }
        let lines: [(AreaVersion, villages: [Area.ID])] =
            if unit.level < .commune || byCommune.count > 1 {
                byCommune.compactMap { commune, villages in
                    commune.flatMap { areas.version(of: $0, on: day) }.map { ($0, villages.map(\.area)) }
                }
            } else {
                whole.map { ($0, [$0.area]) }
            }
        guard !lines.isEmpty else { return nil }
        self.init(unit, on: day, lines: lines, parts: parts, isTerritory: true, in: areas)
    }

    private init(
        _ unit: AreaVersion, on day: CalendarDate, lines: [(AreaVersion, villages: [Area.ID])], parts: [AreaVersion],
        isTerritory: Bool = false, in areas: AreaHistory
    ) {
        self.unit = unit
        superior =
            isTerritory
            ? Self.superior(of: unit, villages: lines.flatMap(\.villages), on: day, in: areas)
            : unit.parent.flatMap { areas.lastKnown(of: $0, on: day) }
        self.day = day
        self.parts = parts
        self.areas = areas
        let ordered = lines.filter { !$0.villages.isEmpty }
            .map { version, villages in
                (
                    row: RegisterYear.Row(
                        area: version.area, name: version.name, residence: areas.residence(of: version.area, on: day) ?? .rural),
                    villages: villages
                )
            }
            .sorted { $0.row.name.naturalSortKey.lexicographicallyPrecedes($1.row.name.naturalSortKey) }
        rows = ordered.map(\.row)
        var rowOfVillage: [Area.ID: Int] = [:]
        for (index, line) in ordered.enumerated() { for village in line.villages { rowOfVillage[village] = index } }
        self.rowOfVillage = rowOfVillage
    }

    /// Who stood above the ground of `unit` on a day on which other units stood on it: the one unit above all of its communes.
    private static func superior(
        of unit: AreaVersion, villages: [Area.ID], on day: CalendarDate, in areas: AreaHistory
    ) -> AreaVersion? {
        guard unit.level > .province else { return nil }
        for level in [AreaLevel.district, .province] where level < unit.level {
            let above = Set(villages.map { areas.ancestor(of: $0, at: level, on: day) })
            if above.count == 1, let only = above.first! { return areas.version(of: only, on: day) }
        }
        return nil
    }

    /// The communes of `data` on which the villages of the map lie, in Vietnamese order.
    public func communes(on data: CalendarDate) -> [AreaVersion] {
        present(Array(rowOfVillage.keys), from: day, on: data).compactMap { areas.version(of: $0, on: data) }
            .sorted { $0.precedes($1) }
    }

    /// The communes that `units` of any day are on `data`.
    public func present(_ units: [Area.ID], on data: CalendarDate) -> Set<Area.ID> {
        units.reduce(into: []) { found, unit in
            guard let known = areas.lastKnown(of: unit, on: data) else { return }
            let moment = known.holds(on: data) ? data : known.validUntil.map { min($0, data) } ?? data
            found.formUnion(present([unit], from: moment, on: data))
        }
    }

    private func present(_ units: [Area.ID], from moment: CalendarDate, on data: CalendarDate) -> Set<Area.ID> {
        Set(
            units.flatMap { unit -> [Area.ID] in
                switch areas.restatement(of: unit, from: moment, to: data) {
                case .whole(let target): [target]
                case .divided(let targets): targets
                case .nowhere: []
                }
            }.compactMap { areas.ancestor(of: $0, at: .commune, on: data) })
    }

    /// The share of all villages on record, of any day, that lies on the map: above 0, at most 1.
    public var share: Double { Double(rowOfVillage.count) / Double(max(1, areas.villages.count)) }

    /// The places on the map of the villages of `data`, those left out that lie outside the unit.
    public func places(on data: CalendarDate) -> [Area.ID: Place] {
        var places: [Area.ID: Place] = [:]
        for village in areas.villages {
            // A stay of a village that has ended by then is read as of its last day.
            let moment = areas.version(of: village, on: data) != nil ? data : areas.lastKnown(of: village, on: data)?.validUntil ?? data
            switch areas.restatement(of: village, from: moment, to: day) {
            case .whole(let target): if let row = rowOfVillage[target] { places[village] = .row(row) }
            case .divided(let targets):
                let rows = Set(targets.map { rowOfVillage[$0] })
                if rows.count == 1, let row = rows.first! {
                    places[village] = .row(row)
                } else if rows != [nil] {
                    places[village] = .divided(Set(targets))
                }
            case .nowhere: break
            }
        }
        return places
    }

    /// The units of `data` that make up the line `row`, where each lies wholly in it; `nil` where one does not.
    public func origins(ofRow row: Int, on data: CalendarDate) -> [Area.ID]? {
        let target = rows[row].area
        // Of a commune of which the map shows a part, no unit makes up the line.
        guard areas.children(of: target, on: day).allSatisfy({ rowOfVillage[$0.area] == row }) else { return nil }
        switch areas.restatement(of: target, from: day, to: data) {
        case .whole(let origin): return isWhole(origin, in: target, on: data) ? [origin] : nil
        case .divided(let origins): return origins.allSatisfy { isWhole($0, in: target, on: data) } ? origins : nil
        case .nowhere: return nil
        }
    }

    /// The units of `data` that make up the whole unit of the map, where each lies wholly in it; `nil` where one does not, and where the unit
    /// is the same on that day.
    public func origins(ofUnitOn data: CalendarDate) -> [Area.ID]? {
        guard areas.version(of: unit.area, on: data) == nil else { return nil }
        let origins: [Area.ID] =
            switch areas.restatement(of: unit.area, from: day, to: data) {
            case .whole(let origin): [origin]
            case .divided(let origins): origins.sorted()
            case .nowhere: []
            }
        return !origins.isEmpty && origins.allSatisfy { isWhole($0, in: unit.area, on: data) } ? origins : nil
    }

    /// What a line gets of the figures of the units of `data` about many: of each the whole, or the part that documents state.
    ///
    /// - Returns: the units, or those of them of which nobody can say what falls on the line; neither where it has no origin.
    public func sources(ofRow row: Int, on data: CalendarDate) -> (units: [Source], obstacles: [Area.ID]) {
        if let units = origins(ofRow: row, on: data) { return (units.map { Source(area: $0) }, []) }
        let target = rows[row].area
        guard areas.children(of: target, on: day).allSatisfy({ rowOfVillage[$0.area] == row }) else { return ([], []) }
        let origins: [Area.ID] =
            switch areas.restatement(of: target, from: day, to: data) {
            case .whole(let origin): [origin]
            case .divided(let origins): origins
            case .nowhere: []
            }
        let restater = AreaRestater(areas, from: data, to: day)
        var (units, obstacles): ([Source], [Area.ID]) = ([], [])
        for origin in origins {
            switch restater.way(of: origin) {
            case .whole: units.append(Source(area: origin))
            case .byShares(let shares): units.append(Source(area: origin, shares: shares))
            case .leftOver: obstacles.append(origin)
            }
        }
        return obstacles.isEmpty ? (units, []) : ([], obstacles)
    }

    /// A unit of which a line gets the whole, or a part by shares.
    public struct Source: Hashable, Sendable {
        public var area: Area.ID
        public var shares: AreaShares?

        public init(area: Area.ID, shares: AreaShares? = nil) {
            self.area = area
            self.shares = shares
        }
    }

    /// The name of a unit as it was on `data`.
    public func name(of area: Area.ID, on data: CalendarDate) -> String { areas.lastKnown(of: area, on: data)?.name ?? "" }

    private func isWhole(_ origin: Area.ID, in target: Area.ID, on data: CalendarDate) -> Bool {
        areas.restatement(of: origin, from: data, to: day) == .whole(target)
    }
}

extension FigureMap {
    /// The first and last day of a year's form; the last is today while the year runs. The forms are those of Thông tư
    /// 07/2021/TT-BLĐTBXH: there are none of the years before.
    public static func days(ofYear year: Int, today: CalendarDate) -> (opening: CalendarDate, closing: CalendarDate)? {
        guard (2021...9999).contains(year), let opening = CalendarDate(year: year - 1, month: 12, day: 31),
            let last = CalendarDate(year: year, month: 12, day: 31),
            opening < today
        else { return nil }
        return (opening, min(last, today))
    }

    /// The day of the boundaries on which the forms of a unit are shown unless another is asked for: the last day of the figures; for a unit
    /// that was no more by then its own last day, for one to come its first.
    public static func home(of area: Area.ID, closing: CalendarDate, in areas: AreaHistory) -> CalendarDate {
        guard areas.version(of: area, on: closing) == nil, let known = areas.lastKnown(of: area, on: closing) else { return closing }
        return known.validUntil.flatMap { $0 < closing ? $0 : nil } ?? known.validFrom
    }
}
