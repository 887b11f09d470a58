import Core
import Registry

/// The area in which a person may read or change something on a day, as whole communes and single villages.
///
/// Every list query takes one; an empty scope sees nothing. Household rows carry their village and its present commune,
/// so that the scope turns into one condition on both.
public struct AreaScope: Hashable, Sendable {
    public private(set) var communes: Set<Area.ID>
    public private(set) var villages: Set<Area.ID>

    public init(communes: Set<Area.ID> = [], villages: Set<Area.ID> = []) {
        self.communes = communes
        self.villages = villages
    }

    public static let nothing = AreaScope()

    public var isEmpty: Bool { communes.isEmpty && villages.isEmpty }

    /// The scope of one unit on a day: the communes under it, the villages where it is a village.
    ///
    /// A unit that has ended stands for the units that took its place, so that last year's officers and files find theirs.
    public init(of area: Area.ID, in areas: AreaHistory, on day: CalendarDate) {
        self.init()
        for unit in areas.presentUnits(of: area, on: day) {
            if unit.level == .village {
                villages.insert(unit.area)
            } else {
                communes.formUnion(areas.communes(of: unit.area, on: day))
            }
        }
    }

    /// Where `officer` has `permission` on `day`; empty where they have it nowhere.
    public init(of officer: Officer, for permission: Permission, in areas: AreaHistory, on day: CalendarDate) {
        self.init()
        for assignment in officer.assignments(granting: permission, on: day) {
            let part = AreaScope(of: assignment.area, in: areas, on: day)
            communes.formUnion(part.communes)
            villages.formUnion(part.villages)
        }
    }

    /// True when the commune or the village, one of them, is inside.
    public func contains(village: Area.ID, commune: Area.ID?) -> Bool {
        villages.contains(village) || commune.map(communes.contains) ?? false
    }

    /// What lies in both.
    public func intersection(_ other: AreaScope, in areas: AreaHistory, on day: CalendarDate) -> AreaScope {
        func covered(_ village: Area.ID, by scope: AreaScope) -> Bool {
            scope.contains(village: village, commune: areas.ancestor(of: village, at: .commune, on: day))
        }
        let shared = villages.filter { covered($0, by: other) }.union(other.villages.filter { covered($0, by: self) })
        return AreaScope(communes: communes.intersection(other.communes), villages: shared)
    }
}

extension AreaHistory {
    /// The unit itself when it exists on `day`, else the units that took its place; for a district that was abolished with
    /// its level, the communes that its communes became.
    public func presentUnits(of area: Area.ID, on day: CalendarDate) -> [AreaVersion] {
        if let version = version(of: area, on: day) { return [version] }
        let successors = currentSuccessors(of: area, on: day)
        if !successors.isEmpty { return successors }
        guard let last = lastKnown(of: area, on: day), let end = last.validUntil else { return [] }
        var seen: Set<Area.ID> = []
        return descendants(of: area, at: .commune, on: end)
            .flatMap { currentSuccessors(of: $0.area, on: day) }
            .filter { seen.insert($0.area).inserted }
    }
}
