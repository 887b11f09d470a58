import Core
import Foundation

/// How a figure of a divided unit falls on the units of a later map, by the shares that the documents of its divisions state.
///
/// Shares are of people. They part figures about many (residents, sums of a table); no named household is ever placed by them.
public struct AreaShares: Hashable, Sendable {
    indirect enum Node: Hashable, Sendable {
        case unit(Area.ID)
        /// Shares in millionths, in the order in which an equal remainder is settled.
        case parts([Part])
    }

    struct Part: Hashable, Sendable {
        var share: Int
        var node: Node
    }

    let root: Node
    /// The documents that state the shares, in the order of their days.
    public let documents: [String]

    /// The units of the later map.
    public var units: Set<Area.ID> { Self.units(of: root) }

    private static func units(of node: Node) -> Set<Area.ID> {
        switch node {
        case .unit(let area): [area]
        case .parts(let parts): parts.reduce(into: []) { $0.formUnion(units(of: $1.node)) }
        }
    }

    /// The parts of `amount`; together exactly that. Each division is settled by the largest remainder, in steps of the last decimal
    /// place of the amount, so that households stay whole.
    public func parts(of amount: Decimal) -> [Area.ID: Decimal] {
        var parts: [Area.ID: Decimal] = [:]
        add(amount, step: Decimal(sign: .plus, exponent: min(amount.exponent, 0), significand: 1), at: root, to: &parts)
        return parts
    }

    public func parts(of amount: Int) -> [Area.ID: Int] {
        parts(of: Decimal(amount)).mapValues { NSDecimalNumber(decimal: $0).intValue }
    }

    private func add(_ amount: Decimal, step: Decimal, at node: Node, to sums: inout [Area.ID: Decimal]) {
        switch node {
        case .unit(let area): sums[area, default: 0] += amount
        case .parts(let parts):
            let amounts = Self.apportioned(amount, by: parts.map(\.share), step: step)
            for (part, amount) in zip(parts, amounts) { add(amount, step: step, at: part.node, to: &sums) }
        }
    }

    /// `amount` in whole steps by `shares` of a million; what the rounding down leaves goes to the largest remainders, the first of equals.
    static func apportioned(_ amount: Decimal, by shares: [Int], step: Decimal) -> [Decimal] {
        let isNegative = amount < 0
        let steps = (isNegative ? -amount : amount) / step
        var (whole, remainders): ([Decimal], [Decimal]) = ([], [])
        for share in shares {
            var (exact, floor) = (steps * Decimal(share) / 1_000_000, Decimal())
            NSDecimalRound(&floor, &exact, 0, .down)
            whole.append(floor)
            remainders.append(steps * Decimal(share) - floor * 1_000_000)
        }
        let left = NSDecimalNumber(decimal: steps - whole.reduce(0, +)).intValue
        let first = remainders.indices.sorted { (remainders[$0], $1) > (remainders[$1], $0) }.prefix(max(left, 0))
        for index in first { whole[index] += 1 }
        return whole.map { (isNegative ? -$0 : $0) * step }
    }
}

extension AreaHistory {
    /// What the documents say of where the people of `area`, a unit of the map of `start`, are on the later map of `end`; `nil` where one
    /// of its divisions states no shares, or a part ended without a unit in its place.
    public func shares(of area: Area.ID, from start: CalendarDate, to end: CalendarDate) -> AreaShares? {
        guard start <= end else { return nil }
        var documents: [AreaSuccession] = []
        guard let root = node(area, start, end, &documents) else { return nil }
        var seen: Set<String> = []
        return AreaShares(
            root: root, documents: documents.sorted(by: AreaSuccession.precedes).map(\.document).filter { seen.insert($0).inserted })
    }

    private func node(
        _ area: Area.ID, _ day: CalendarDate, _ end: CalendarDate, _ documents: inout [AreaSuccession]
    ) -> AreaShares.Node? {
        let isGone = version(of: area, on: day) == nil
        let later = successors(of: area)
            .filter { ($0.effectiveOn > day || $0.effectiveOn == day && isGone) && $0.effectiveOn <= end }
        guard let next = later.map(\.effectiveOn).min() else { return version(of: area, on: end) == nil ? nil : .unit(area) }
        let goings = later.filter { $0.effectiveOn == next }.sorted(by: AreaSuccession.precedes)
        let isLeft = version(of: area, on: next) != nil
        if goings.count == 1, !isLeft { return node(goings[0].successor, next, end, &documents) }
        guard goings.allSatisfy({ $0.share != nil }) else { return nil }
        documents += goings
        var shares = goings.map { (share: $0.share!, area: $0.successor) }
        // Where the unit itself goes on, it keeps what is not given away.
        let kept = 1_000_000 - shares.reduce(0) { $0 + $1.share }
        guard isLeft ? kept > 0 : kept == 0 else { return nil }
        if isLeft { shares.append((kept, area)) }
        var parts: [AreaShares.Part] = []
        for part in shares.sorted(by: { ($0.share, $1.area) > ($1.share, $0.area) }) {
            guard let node = node(part.area, next, end, &documents) else { return nil }
            parts.append(AreaShares.Part(share: part.share, node: node))
        }
        return .parts(parts)
    }
}

/// Puts figures of units of one map onto another, unit by unit, so that what is put and what is left over come to the whole.
public struct AreaRestater: Sendable {
    public enum Way: Hashable, Sendable {
        case whole(Area.ID)
        /// By the shares of the documents: an estimate, told as such.
        case byShares(AreaShares)
        case leftOver(Obstacle)
    }

    public enum Obstacle: Hashable, Sendable {
        /// It lies in several units and no document says in what shares.
        case divided
        /// It ended and nothing took its place, or it began without a predecessor.
        case noCounterpart
        /// A unit of the other map also has a part of one that cannot be put there: its sum would be too small.
        case targetIncomplete
    }

    public let areas: AreaHistory
    public let from: CalendarDate
    public let to: CalendarDate

    public init(_ areas: AreaHistory, from: CalendarDate, to: CalendarDate) {
        self.areas = areas
        self.from = from
        self.to = to
    }

    /// Where the figures of `origin` go: somewhere only if everything else that goes there can be put there too.
    public func way(of origin: Area.ID) -> Way {
        let own = ownWay(of: origin)
        guard case .leftOver = own else { return isComplete(from: origin, own) ? own : .leftOver(.targetIncomplete) }
        return own
    }

    private func ownWay(of origin: Area.ID) -> Way {
        switch areas.restatement(of: origin, from: from, to: to) {
        case .whole(let target): .whole(target)
        case .divided: areas.shares(of: origin, from: from, to: to).map { .byShares($0) } ?? .leftOver(.divided)
        case .nowhere: .leftOver(.noCounterpart)
        }
    }

    /// Follows the units of both maps that share ground, from one to the next.
    private func isComplete(from origin: Area.ID, _ own: Way) -> Bool {
        var (origins, targets): (Set<Area.ID>, Set<Area.ID>) = ([origin], [])
        var open = Array(own.targets)
        while let target = open.popLast() {
            guard targets.insert(target).inserted else { continue }
            let others: [Area.ID]
            switch areas.restatement(of: target, from: to, to: from) {
            case .whole(let origin): others = [origin]
            case .divided(let all): others = all
            case .nowhere: return false
            }
            for other in others where origins.insert(other).inserted {
                let way = ownWay(of: other)
                if case .leftOver = way { return false }
                open += way.targets
            }
        }
        return true
    }
}

extension AreaRestater.Way {
    /// The units of the other map that get something.
    public var targets: Set<Area.ID> {
        switch self {
        case .whole(let target): [target]
        case .byShares(let shares): shares.units
        case .leftOver: []
        }
    }
}
