import Core
import Synchronization

/// All units with their attributes by date, held in memory: a few thousand rows that every page asks.
public struct AreaHistory: Sendable {
    private let versions: [Area.ID: [AreaVersion]]
    private let versionsByCode: [String: [AreaVersion]]
    private let childVersions: [Area.ID: [AreaVersion]]
    private let successions: [Area.ID: [AreaSuccession]]
    private let predecessions: [Area.ID: [AreaSuccession]]
    /// The acts on record, undone ones left out, by day.
    public let acts: [AreaActRecord]
    private let actsOfArea: [Area.ID: [AreaActRecord]]
    private let memory = AreaMemory()

    public init(versions: [AreaVersion], successions: [AreaSuccession], acts: [AreaActRecord] = []) {
        let ordered = versions.sorted { $0.validFrom < $1.validFrom }
        self.versions = Dictionary(grouping: ordered, by: \.area)
        versionsByCode = Dictionary(grouping: ordered.filter { $0.code != nil }, by: { $0.code! })
        childVersions = Dictionary(grouping: ordered.filter { $0.parent != nil }, by: { $0.parent! })
        self.successions = Dictionary(grouping: successions, by: \.predecessor)
        predecessions = Dictionary(grouping: successions, by: \.successor)
        villages = self.versions.filter { $0.value[0].level == .village }.map(\.key).sorted()
        self.acts = acts.sorted { $0.effectiveOn < $1.effectiveOn }
        var actsOfArea: [Area.ID: [AreaActRecord]] = [:]
        for act in self.acts { for area in act.areas { actsOfArea[area, default: []].append(act) } }
        self.actsOfArea = actsOfArea
    }

    var allSuccessions: [AreaSuccession] { successions.values.flatMap { $0 } }

    /// The acts that changed `area`, by day.
    public func acts(on area: Area.ID) -> [AreaActRecord] { actsOfArea[area] ?? [] }

    /// Every version ever, in no particular order.
    public var all: [AreaVersion] { versions.values.flatMap { $0 } }

    /// Every village ever.
    public let villages: [Area.ID]

    public var isEmpty: Bool { versions.isEmpty }

    public func version(of area: Area.ID, on day: CalendarDate) -> AreaVersion? {
        versions[area]?.last { $0.holds(on: day) }
    }

    /// The attributes on `day`, or the last known ones of a unit that has ended (the first of one still to come).
    public func lastKnown(of area: Area.ID, on day: CalendarDate) -> AreaVersion? {
        version(of: area, on: day) ?? versions[area]?.last { $0.validFrom <= day } ?? versions[area]?.first
    }

    public func versions(of area: Area.ID) -> [AreaVersion] { versions[area] ?? [] }

    public func successors(of area: Area.ID) -> [AreaSuccession] { successions[area] ?? [] }

    public func predecessors(of area: Area.ID) -> [AreaSuccession] { predecessions[area] ?? [] }

    /// The last day up to `day` from which the unit, a unit in it, or one that became such was another than on the day before;
    /// `nil` where there was none.
    public func lastChange(of area: Area.ID, before day: CalendarDate) -> CalendarDate? {
        guard let home = lastKnown(of: area, on: day) else { return nil }
        let moment = home.holds(on: day) ? day : home.validUntil ?? home.validFrom
        let own = [AreaLevel.district, .commune, .village].flatMap { descendants(of: area, at: $0, on: moment) }.map(\.area) + [area]
        let changed = Set(own).flatMap { unit in
            (versions[unit] ?? []).enumerated().filter { index, version in index > 0 || !predecessors(of: version.area).isEmpty }
                .map(\.element.validFrom) + successors(of: unit).map(\.effectiveOn)
        }
        return changed.filter { $0 <= day }.max()
    }

    /// The units that are no more on `day`, as they last were.
    public func ended(before day: CalendarDate) -> [AreaVersion] {
        versions.values.compactMap { list in list.last.flatMap { last in last.validUntil.map { $0 < day } ?? false ? last : nil } }
    }

    /// The units directly under `area` on `day`.
    public func children(of area: Area.ID, on day: CalendarDate) -> [AreaVersion] {
        (childVersions[area] ?? []).filter { $0.holds(on: day) }
    }

    /// The units of `level` under `area` on `day`, `area` itself included when it is of that level.
    public func descendants(of area: Area.ID, at level: AreaLevel, on day: CalendarDate) -> [AreaVersion] {
        guard let own = version(of: area, on: day) else { return [] }
        if own.level == level { return [own] }
        return children(of: area, on: day).filter { $0.level <= level }
            .flatMap { descendants(of: $0.area, at: level, on: day) }
    }

    /// The communes under `area` on `day`. Every page asks for those of its officer, so the answer is remembered.
    public func communes(of area: Area.ID, on day: CalendarDate) -> Set<Area.ID> {
        memory.communes(AreaMemory.Question(areas: [area], day: day)) {
            Set(descendants(of: area, at: .commune, on: day).map(\.area))
        }
    }

    /// The villages of `communes` on `day` in Vietnamese order; remembered too.
    public func villages(of communes: Set<Area.ID>, on day: CalendarDate) -> [AreaVersion] {
        memory.villages(AreaMemory.Question(areas: communes, day: day)) {
            communes.flatMap { children(of: $0, on: day) }.sorted { $0.precedes($1) }
        }
    }

    /// The unit of `level` that `area` belongs to on `day`; `area` itself when it is of that level.
    public func ancestor(of area: Area.ID, at level: AreaLevel, on day: CalendarDate) -> Area.ID? {
        var current = area
        for _ in 0..<8 {
            guard let version = version(of: current, on: day) else { return nil }
            if version.level == level { return current }
            guard version.level > level, let parent = version.parent else { return nil }
            current = parent
        }
        return nil
    }

    /// From the province down to the unit, as a path to show.
    public func path(to area: Area.ID, on day: CalendarDate) -> [AreaVersion] {
        var path: [AreaVersion] = []
        var current: Area.ID? = area
        while let area = current, path.count < 8, let version = lastKnown(of: area, on: day) {
            path.append(version)
            current = version.parent
        }
        return path.reversed()
    }

    /// Roots of the tree on `day`: provinces and centrally run cities.
    public func roots(on day: CalendarDate) -> [AreaVersion] {
        versions.values.compactMap { $0.last { $0.holds(on: day) } }.filter { $0.level == .province }
    }

    public func versions(withCode code: String) -> [AreaVersion] { versionsByCode[code] ?? [] }
}

/// Answers already worked out for one state of the units. They follow from the units alone, so nothing can make them wrong.
private final class AreaMemory: Sendable {
    struct Question: Hashable, Sendable {
        var areas: Set<Area.ID>
        var day: CalendarDate
    }

    private let known = Mutex<(communes: [Question: Set<Area.ID>], villages: [Question: [AreaVersion]])>(([:], [:]))
    /// More would be the questions of days gone by.
    private static let limit = 1_000

    func communes(_ question: Question, _ answer: () -> Set<Area.ID>) -> Set<Area.ID> {
        if let found = known.withLock({ $0.communes[question] }) { return found }
        let found = answer()
        known.withLock {
            if $0.communes.count >= Self.limit { $0.communes = [:] }
            $0.communes[question] = found
        }
        return found
    }

    func villages(_ question: Question, _ answer: () -> [AreaVersion]) -> [AreaVersion] {
        if let found = known.withLock({ $0.villages[question] }) { return found }
        let found = answer()
        known.withLock {
            if $0.villages.count >= Self.limit { $0.villages = [:] }
            $0.villages[question] = found
        }
        return found
    }
}
