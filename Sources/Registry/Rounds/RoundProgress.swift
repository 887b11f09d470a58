import Core
import Law

/// How far each unit has come in a round, on the map of a day.
///
/// Nothing is written when units change: a unit that took the place of others stands where the slowest of them stood, until it goes on by
/// itself. So a merger in mid-round loses no step and doubles none, and taking the act back puts all as it was.
public struct RoundProgress: Sendable {
    private let steps: [Area.ID: [RoundStep]]
    private let parts: Set<Area.ID>
    private let areas: AreaHistory
    private let day: CalendarDate

    /// - Parameters:
    ///   - steps: of the round, in the order in which they were recorded.
    ///   - parts: the communes of the round when it was opened, and the villages in which it has households.
    public init(_ steps: [RoundStep], parts: Set<Area.ID>, in areas: AreaHistory, on day: CalendarDate) {
        self.steps = Dictionary(grouping: steps, by: \.area)
        self.parts = parts.union(steps.map(\.area))
        self.areas = areas
        self.day = day
    }

    /// The last step that the unit has finished.
    public func reached(_ area: Area.ID) -> ReviewStep {
        let own = steps[area]?.last
        let inherited = origins(of: area).filter { origin in own.map { $0.on < origin.effectiveOn } ?? true }.map {
            reached($0.predecessor)
        }
        return ([own?.step].compactMap { $0 } + inherited).min() ?? .prepared
    }

    /// The line by which the unit, or one that became it, came to where it stands; `nil` before its first step.
    public func last(_ area: Area.ID) -> RoundStep? {
        history(of: area).last
    }

    /// Every step of the unit and of those that it came from, in order.
    public func history(of area: Area.ID) -> [RoundStep] {
        lineage(of: area).flatMap { steps[$0] ?? [] }.sorted { ($0.recordedAt, $0.id) < ($1.recordedAt, $1.id) }
    }

    /// The unit and all units of the round that went into it.
    public func lineage(of area: Area.ID) -> Set<Area.ID> {
        origins(of: area).reduce(into: [area]) { $0.formUnion(lineage(of: $1.predecessor)) }
    }

    /// What of the round went into the unit up to the day.
    private func origins(of area: Area.ID) -> [AreaSuccession] {
        areas.predecessors(of: area).filter { succession in
            succession.kind != .transfer && succession.effectiveOn <= day && takesPart(succession.predecessor)
        }
    }

    private func takesPart(_ area: Area.ID) -> Bool { parts.contains(area) || !origins(of: area).isEmpty }
}
