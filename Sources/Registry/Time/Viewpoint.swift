import Core

/// From where the registry is looked at: of which day, on whose map, and with what was known when.
public struct Viewpoint: Hashable, Sendable {
    /// The day of the data.
    public var day: CalendarDate
    /// The day of the boundaries.
    public var map: CalendarDate
    /// Only what was on record at this moment; `nil` for all that is known now.
    public var knownAt: Instant?

    public init(day: CalendarDate, map: CalendarDate, knownAt: Instant? = nil) {
        self.day = day
        self.map = map
        self.knownAt = knownAt
    }
}

extension AreaHistory {
    /// Where a village in which somebody lived on the day of `view` lies on its map.
    public func place(of village: Area.ID, from view: Viewpoint) -> AreaRestatement {
        // A stay of a village that has ended by then is read as of its last day.
        let moment = version(of: village, on: view.day) != nil ? view.day : lastKnown(of: village, on: view.day)?.validUntil ?? view.day
        return restatement(of: village, from: moment, to: view.map)
    }

    /// The village as the map of `view` calls it; where it was divided in between, as it was called on the day of the data.
    public func shown(_ village: Area.ID, from view: Viewpoint) -> AreaVersion? {
        if case .whole(let unit) = place(of: village, from: view) { return version(of: unit, on: view.map) }
        return lastKnown(of: village, on: view.day)
    }

    /// The name of the commune of a village on the map; that of the day of the data where the village has no place on the map.
    public func shownCommune(of village: Area.ID, from view: Viewpoint) -> AreaVersion? {
        if case .whole(let unit) = place(of: village, from: view) {
            return ancestor(of: unit, at: .commune, on: view.map).flatMap { version(of: $0, on: view.map) }
        }
        return ancestor(of: village, at: .commune, on: view.day).flatMap { version(of: $0, on: view.day) }
    }
}
