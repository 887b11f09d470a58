import Access
import Core
import Database
import Registry
import Store

/// What an act on units would change, worked out from the records without writing anything.
public struct AreaActPreview: Sendable {
    /// A unit that would change.
    public struct Unit: Sendable {
        public var before: AreaVersion?
        public var after: AreaVersion?
        /// Where it goes when it ends.
        public var into: [AreaVersion]
        public var kinds: [AreaStep.Kind]
    }

    /// An officer whose unit ends, and the units in which they work from the day on.
    public struct OfficerMove: Sendable {
        public var name: String
        public var role: Role
        public var from: AreaVersion
        public var to: [AreaVersion]
    }

    public var written: WrittenAreaAct
    /// Provinces first, villages last.
    public var units: [Unit]
    /// Whose commune or village changes.
    public var households: Int
    public var persons: Int
    public var officers: [OfficerMove]
    /// Units that end though figures of resident households are on record for the year of the act or later.
    public var basesLeft: Int
    /// What else comes after.
    public var following: AreaFollowing
    /// The day is still to come: households and officers come after on it.
    public var isAhead: Bool
}

extension Desk {
    /// What the acts would change, one after another, for whoever has the right to carry them out.
    ///
    /// - Throws: what would stand in the way of carrying them out.
    public func preview(_ acts: [WrittenAreaAct], as officer: Officer? = nil) async throws -> [AreaActPreview] {
        let (now, randomness, law) = (now, randomness, shelves.law)
        return try await database.read { transaction in
            let onRecord = Set(try transaction.areaActs().filter { $0.undoneAt == nil }.map(\.textKey))
            var areas = try transaction.areaHistory()
            var known = try transaction.areaKeys()
            let context = OperationContext(officer: officer, now: now, areas: areas, law: law, randomness: randomness)
            return try acts.map { written in
                guard written.key.isEmpty || !onRecord.contains(written.key) else { throw ApplyAreaAct.Refusal.onRecord(key: written.key) }
                let (act, new) = try written.act(in: areas, keys: known) { context.key() }
                let transition = try areas.transition(of: act)
                if officer != nil {
                    let province = try AreaActPlace.province(of: act.clauses.map(\.area), in: areas, on: act.effectiveOn, context)
                    guard Self.isInside(province, context.scope(for: ApplyAreaAct.permission), context) else { throw DeskError.outsideArea }
                }
                for unit in new { known[unit.textKey] = unit.id }
                try ApplyAreaAct.check(transition, areas, in: transaction)
                let preview = try AreaActPreview(written, transition, before: areas, on: now.day, in: transaction)
                areas = areas.applying(transition)
                return preview
            }
        }
    }
}

extension AreaActPreview {
    init(
        _ written: WrittenAreaAct, _ transition: AreaTransition, before areas: AreaHistory, on today: CalendarDate,
        in transaction: any ReadTransaction
    ) throws {
        let day = transition.effectiveOn
        let eve = day.adding(days: -1)
        let after = areas.applying(transition)
        let targets = Dictionary(grouping: transition.successions, by: \.predecessor)
        let units = transition.changes.map { change -> Unit in
            let (old, new) = (areas.version(of: change.area, on: eve), after.version(of: change.area, on: day))
            let kinds: [AreaStep.Kind] =
                switch (old, new) {
                case (nil, _): [.established]
                case (_, nil): targets[change.area] == nil ? [.abolished] : targets[change.area]!.count > 1 ? [.split] : [.merged]
                case (let old?, let new?): new.differences(from: old)
                }
            let into = new == nil ? (targets[change.area] ?? []).compactMap { after.version(of: $0.successor, on: day) } : []
            return Unit(before: old, after: new, into: into, kinds: kinds)
        }
        let moved = transition.changes.map(\.area).filter { areas.lastKnown(of: $0, on: eve)?.level == .village }
            .filter { village in
                after.ancestor(of: village, at: .commune, on: day) != areas.ancestor(of: village, at: .commune, on: eve)
                    || transition.moves.contains { $0.from == village }
            }
        let population = try transaction.population(ofVillages: moved).values
        let ended = units.compactMap { $0.after == nil ? $0.before : nil }
        let officers = try transaction.officers(in: ended.map(\.area), on: day).compactMap { officer -> OfficerMove? in
            guard let from = ended.first(where: { $0.area == officer.area }) else { return nil }
            return OfficerMove(
                name: officer.name, role: officer.role, from: from,
                to: after.presentUnits(of: from.area, on: day).sorted { $0.precedes($1) })
        }
        self.init(
            written: written,
            units: units.sorted {
                let (left, right) = (($0.after ?? $0.before)!, ($1.after ?? $1.before)!)
                return left.level == right.level
                    ? (left.code ?? "", left.name) < (right.code ?? "", right.name) : left.level < right.level
            },
            households: population.map(\.households).reduce(0, +), persons: population.map(\.persons).reduce(0, +), officers: officers,
            basesLeft: try transaction.countBases(of: ended.map(\.area), since: day.year),
            following: try transaction.following(villages: moved, ended: ended.map(\.area), on: day), isAhead: day > today)
    }
}
