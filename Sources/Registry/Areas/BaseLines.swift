import Core

/// The units of which a commune supplies its resident households in a year: itself and its villages as they were on the last day of the
/// figures, or the communes that stood on its ground then, each with its villages.
public struct BaseLines: Hashable, Sendable {
    public struct Group: Hashable, Sendable {
        public var commune: AreaVersion
        public var villages: [AreaVersion]

        public var all: [AreaVersion] { [commune] + villages }
    }

    public let year: Int
    /// The day of the boundaries.
    public let day: CalendarDate
    public let groups: [Group]

    /// - Parameters:
    ///   - unit: a commune of `today`.
    ///   - day: the last day of the figures of the year.
    public init(of unit: Area.ID, year: Int, on day: CalendarDate, in areas: AreaHistory, today: CalendarDate) {
        self.year = year
        self.day = day
        let communes: [AreaVersion]
        if let own = areas.version(of: unit, on: day) {
            communes = [own]
        } else {
            let villages = areas.children(of: unit, on: today).map(\.area)
            let then = villages.flatMap { village -> [Area.ID] in
                switch areas.restatement(of: village, from: today, to: day) {
                case .whole(let origin): [origin]
                case .divided(let origins): origins
                case .nowhere: []
                }
            }
            // A commune that was divided belongs to several now: none of them can supply it alone.
            communes = Set(then.compactMap { areas.ancestor(of: $0, at: .commune, on: day) })
                .filter { areas.currentSuccessors(of: $0, on: today).allSatisfy { $0.area == unit } }
                .compactMap { areas.version(of: $0, on: day) }.sorted { $0.precedes($1) }
        }
        groups = communes.map { Group(commune: $0, villages: areas.children(of: $0.area, on: day).sorted { $0.precedes($1) }) }
    }
}
