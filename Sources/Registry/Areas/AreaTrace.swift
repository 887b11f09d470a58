import Core

/// One thing that became of a unit on a day.
public struct AreaStep: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case established, renamed, recoded, kindChanged, residenceChanged, reparented
        case merged, split, transferred, abolished
    }

    public var effectiveOn: CalendarDate
    public var kind: Kind
    /// The unit as it was the day before; `nil` for one that was established.
    public var before: AreaVersion?
    /// The unit as it was from the day; `nil` for one that was abolished.
    public var after: AreaVersion?
    /// The document that ordered it; empty where none is on record.
    public var document: String
}

/// What a unit of one map is on another.
public enum AreaRestatement: Hashable, Sendable {
    /// The whole of it lies in this unit.
    case whole(Area.ID)
    /// It lies in several: what was counted of it cannot be put on the other map.
    case divided([Area.ID])
    /// It ended without a unit in its place, or had no predecessor: its level was abolished or it was new.
    case nowhere
}

extension AreaHistory {
    /// What became of `area`, as it was on `start`, until `end`, by day; with the units that took its place.
    public func trace(_ area: Area.ID, from start: CalendarDate, to end: CalendarDate) -> [AreaStep] {
        var steps: [AreaStep] = []
        var seen: Set<Area.ID> = [area]
        var open: [(area: Area.ID, since: CalendarDate)] = [(area, start)]
        while let (unit, since) = open.popLast() {
            steps += alterations(of: unit, after: since, until: end)
            let goings = successors(of: unit).filter { $0.effectiveOn > since && $0.effectiveOn <= end }
            for going in goings {
                steps.append(
                    AreaStep(
                        effectiveOn: going.effectiveOn, kind: going.kind.step,
                        before: version(of: unit, on: going.effectiveOn.adding(days: -1)),
                        after: version(of: going.successor, on: going.effectiveOn), document: going.document))
                if seen.insert(going.successor).inserted { open.append((going.successor, going.effectiveOn)) }
            }
            if let last = versions(of: unit).last(where: { $0.validFrom <= end }), let day = last.validUntil?.adding(days: 1), day <= end,
                day > since, version(of: unit, on: day) == nil, !goings.contains(where: { $0.effectiveOn == day })
            {
                steps.append(AreaStep(effectiveOn: day, kind: .abolished, before: last, after: nil, document: document(of: unit, on: day)))
            }
        }
        return steps.sorted {
            ($0.effectiveOn, $0.before?.code ?? "", $0.after?.code ?? "", $0.kind.order)
                < ($1.effectiveOn, $1.before?.code ?? "", $1.after?.code ?? "", $1.kind.order)
        }
    }

    private func alterations(of area: Area.ID, after start: CalendarDate, until end: CalendarDate) -> [AreaStep] {
        let all = versions(of: area)
        return zip(all, all.dropFirst()).flatMap { before, after -> [AreaStep] in
            guard after.validFrom > start, after.validFrom <= end else { return [] }
            return after.differences(from: before).map {
                AreaStep(
                    effectiveOn: after.validFrom, kind: $0, before: before, after: after, document: document(of: area, on: after.validFrom))
            }
        }
    }

    /// The document of the act that changed `area` on `day`.
    public func document(of area: Area.ID, on day: CalendarDate) -> String {
        acts(on: area).last { $0.effectiveOn == day }?.document ?? ""
    }

    /// What `area`, a unit of the map of `start`, is on the map of `end`, which may be later or earlier.
    public func restatement(of area: Area.ID, from start: CalendarDate, to end: CalendarDate) -> AreaRestatement {
        var reached: Set<Area.ID> = []
        var isLost = false
        var open = [Stop(area: area, day: start)]
        var seen = Set(open)
        while let stop = open.popLast() {
            guard let next = start <= end ? goings(from: stop, until: end) : origins(from: stop, until: end) else {
                if version(of: stop.area, on: end) != nil { reached.insert(stop.area) } else { isLost = true }
                continue
            }
            for stop in next where seen.insert(stop).inserted { open.append(stop) }
        }
        if reached.count == 1, !isLost { return .whole(reached.first!) }
        return reached.isEmpty ? .nowhere : .divided(reached.sorted())
    }

    private struct Stop: Hashable {
        var area: Area.ID
        var day: CalendarDate
    }

    /// Where all of a unit is on the next day on which something of it went elsewhere.
    private func goings(from stop: Stop, until end: CalendarDate) -> [Stop]? {
        // A unit may end on the day on which it began.
        let isGone = version(of: stop.area, on: stop.day) == nil
        let goings = successors(of: stop.area)
            .filter { ($0.effectiveOn > stop.day || $0.effectiveOn == stop.day && isGone) && $0.effectiveOn <= end }
        guard let day = goings.map(\.effectiveOn).min() else { return nil }
        let isLeft = version(of: stop.area, on: day) != nil
        return (goings.filter { $0.effectiveOn == day }.map(\.successor) + (isLeft ? [stop.area] : [])).map { Stop(area: $0, day: day) }
    }

    /// Where all of a unit was on the day before something last came to it.
    private func origins(from stop: Stop, until end: CalendarDate) -> [Stop]? {
        let comings = predecessors(of: stop.area).filter { $0.effectiveOn <= stop.day && $0.effectiveOn > end }
        guard let day = comings.map(\.effectiveOn).max() else { return nil }
        let eve = day.adding(days: -1)
        let wasThere = version(of: stop.area, on: eve) != nil
        return (comings.filter { $0.effectiveOn == day }.map(\.predecessor) + (wasThere ? [stop.area] : [])).map {
            Stop(area: $0, day: eve)
        }
    }
}

extension AreaVersion {
    /// In what a version differs from the one before.
    public func differences(from before: AreaVersion) -> [AreaStep.Kind] {
        var kinds: [AreaStep.Kind] = []
        if name != before.name { kinds.append(.renamed) }
        if code != before.code { kinds.append(.recoded) }
        if kind != before.kind { kinds.append(.kindChanged) }
        if residence != before.residence { kinds.append(.residenceChanged) }
        if parent != before.parent { kinds.append(.reparented) }
        return kinds
    }
}

extension AreaSuccession.Kind {
    var step: AreaStep.Kind {
        switch self {
        case .merge: .merged
        case .split: .split
        case .transfer: .transferred
        }
    }
}

extension AreaStep.Kind {
    /// The order in which steps of one day are told.
    var order: Int { Self.allCases.firstIndex(of: self)! }
}
