import Core
import Registry
import Words

/// Whose list it is on its map: the unit that issues it, the one above it, and the village that it is narrowed to.
struct ListPlace {
    /// `nil` where no one unit holds all places of the list.
    let unit: AreaVersion?
    let superior: AreaVersion?
    let village: AreaVersion?
    /// The places lie in several communes: each line then says in which.
    let isWide: Bool
    private let communeKinds: Set<AreaKind>
    private let villageKinds: Set<AreaKind>

    /// - Parameters:
    ///   - places: the villages to choose from on the map of `day`.
    ///   - village: the one that the list is narrowed to.
    init(_ places: [AreaVersion], village: Area.ID?, commune: Area.ID?, in areas: AreaHistory, on day: CalendarDate) {
        self.village = village.flatMap { areas.version(of: $0, on: day) }
        let own = self.village.map { [$0] } ?? places
        let communes = commune.map { [$0] } ?? Array(Set(own.compactMap { areas.ancestor(of: $0.area, at: .commune, on: day) }))
        isWide = communes.count > 1
        communeKinds = Set(communes.compactMap { areas.version(of: $0, on: day)?.kind })
        villageKinds = Set(own.map(\.kind))
        let levels = [AreaLevel.commune, .district, .province]
        let held = levels.lazy.compactMap { level -> AreaVersion? in
            let units = Set(communes.map { areas.ancestor(of: $0, at: level, on: day) })
            guard units.count == 1, let unit = units.first! else { return nil }
            return areas.version(of: unit, on: day)
        }
        unit = held.first
        superior = unit?.parent.flatMap { areas.version(of: $0, on: day) }
    }

    /// The committees at the head of the paper, the issuing one last.
    var body: [String] { [superior, unit].compactMap { $0 }.map { PaperWords.committee(of: $0.name) } }

    var name: String { [village, unit].compactMap { $0?.name }.joined(separator: ", ") }

    /// "Thôn, tổ dân phố", as the villages are called on the map.
    var villageHeading: String { HouseholdWords.heading(villageKinds, else: HouseholdWords.village) }

    /// "Xã, phường, thị trấn", as the communes are called on the map.
    var communeHeading: String { HouseholdWords.heading(communeKinds, else: HouseholdWords.commune) }
}
