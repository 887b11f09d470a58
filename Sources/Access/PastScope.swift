import Core
import Registry

/// The villages of all times of whose households a list of a day gone by is made, and where they lie on the map looked at.
///
/// A village belongs to whoever administers today all that it has become: the past of a unit is seen by its officers of today, a
/// family that has moved away since by the officers of the unit in which it lived on that day, and by nobody else.
public struct PastScope: Sendable {
    /// Of these the list is made.
    public let villages: Set<Area.ID>
    /// Divided between the day of the data and that of the map, so that nobody can say whether their households lie in the unit that was
    /// asked for: told apart, never guessed.
    public let unplaced: Set<Area.ID>
    /// The villages of the map to choose from, in Vietnamese order.
    public let choices: [AreaVersion]

    /// What an officer with `scope` may see.
    ///
    /// - Parameters:
    ///   - village: only this village of the map; `nil` for all.
    ///   - commune: only this commune of the map.
    ///   - known: the units as they were known at the moment of `view`: by them places are named. Rights follow from the units of today.
    public init(
        _ scope: AreaScope, from view: Viewpoint, village: Area.ID? = nil, commune: Area.ID? = nil, in areas: AreaHistory,
        known: AreaHistory, today: CalendarDate
    ) {
        let seen = Set(areas.villages + known.villages).filter { scope.coversAll(of: $0, in: areas, known: known, on: today) }
        self.init(seen, from: view, isWhole: village == nil && commune == nil, in: known) { unit in
            (village == nil || unit == village) && (commune == nil || known.ancestor(of: unit, at: .commune, on: view.map) == commune)
        }
    }

    /// All of a unit of the map: for whoever administers the machine.
    public init(of unit: AreaVersion, from view: Viewpoint, known: AreaHistory) {
        let inside = Set(known.descendants(of: unit.area, at: .village, on: view.map).map(\.area))
        self.init(Set(known.villages), from: view, isWhole: false, in: known) { inside.contains($0) }
    }

    private init(
        _ villages: Set<Area.ID>, from view: Viewpoint, isWhole: Bool, in areas: AreaHistory, isAskedFor: (Area.ID) -> Bool
    ) {
        var (inside, divided): (Set<Area.ID>, Set<Area.ID>) = ([], [])
        var shown: [Area.ID: AreaVersion] = [:]
        for own in villages {
            switch areas.place(of: own, from: view) {
            case .whole(let unit):
                if isWhole || isAskedFor(unit) { inside.insert(own) }
                shown[unit] = areas.version(of: unit, on: view.map)
            case .divided(let units):
                if isWhole || units.allSatisfy(isAskedFor) {
                    inside.insert(own)
                } else if units.contains(where: isAskedFor) {
                    divided.insert(own)
                }
                for unit in units { shown[unit] = areas.version(of: unit, on: view.map) }
            case .nowhere: if isWhole { inside.insert(own) }
            }
        }
        self.villages = inside
        unplaced = divided
        choices = shown.values.sorted { $0.precedes($1) }
    }
}

extension AreaScope {
    /// True when all that `village` has become by `day` lies in the scope; of a village whose act was undone, all that it came from.
    public func coversAll(of village: Area.ID, in areas: AreaHistory, known: AreaHistory, on day: CalendarDate) -> Bool {
        var units = areas.presentUnits(of: village, on: day)
        if areas.versions(of: village).isEmpty {
            let origins = known.predecessors(of: village).map(\.predecessor)
            let parents = known.versions(of: village).compactMap(\.parent)
            units = (origins.isEmpty ? parents : origins).flatMap { areas.presentUnits(of: $0, on: day) }
        }
        return !units.isEmpty
            && units.allSatisfy { contains(village: $0.area, commune: areas.ancestor(of: $0.area, at: .commune, on: day)) }
    }
}
