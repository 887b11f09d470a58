import Access
import Core
import Database
import Registry
import Store

/// Puts the units and acts of a data file on record; what is known already by its text key is left as it is.
public struct LoadAreas: Sendable {
    public var file: AreaFile

    public init(_ file: AreaFile) { self.file = file }

    /// A file that does not hold together.
    public enum Refusal: Error, Hashable, Sendable {
        case unknownParent(of: String)
        case overlappingDays(of: String)
        /// The parent of a unit was divided later: the file has to say where the unit went.
        case parentDivided(of: String, on: CalendarDate)
        case badLine(act: String, WrittenAreaActProblem)
        case badAct(act: String, AreaActProblem)
    }

    /// What was new.
    public struct Output: Hashable, Sendable, Codable {
        public var units = 0
        public var acts = 0
        public var households = 0
    }

    public func perform(in transaction: any WriteTransaction, at now: Instant, randomness: any Randomness) throws -> Output {
        let now = try transaction.moment(now)
        let keys = KeySequence(randomness)
        var output = Output()
        output.units = try addUnits(in: transaction) { keys.next(at: now, of: Area.self) }
        let onRecord = Set(try transaction.areaActs().filter { $0.undoneAt == nil }.map(\.textKey))
        let acts = file.acts.filter { !onRecord.contains($0.key) }.sorted { $0.effectiveOn < $1.effectiveOn }
        guard output.units > 0 || !acts.isEmpty else { return output }
        var areas = try transaction.areaHistory()
        let writer = AreaActWriter(transaction: transaction, now: now, officer: nil)
        var known = Set(try transaction.areaKeys().filter { !areas.versions(of: $0.value).isEmpty }.keys)
        for act in acts {
            // Records of a release that listed what came of an act instead of the act hold its units already.
            let established = act.lines.filter { $0.clause == .establish }.map(\.unit)
            guard established.isEmpty || !established.allSatisfy(known.contains) else { continue }
            do {
                let id = keys.next(at: now, of: AreaAct.self)
                let (transition, after) = try writer.write(act, as: id, in: areas) { keys.next(at: now, of: Area.self) }
                areas = after
                known.formUnion(established)
                if act.effectiveOn <= now.day { output.households += try writer.follow(id, transition, in: areas) }
                output.acts += 1
            } catch let problem as WrittenAreaActProblem {
                throw Refusal.badLine(act: act.key, problem)
            } catch let problem as AreaActProblem {
                throw Refusal.badAct(act: act.key, problem)
            }
        }
        try StateKeeper.settle(in: transaction, at: now)
        return output
    }

    private func addUnits(in transaction: any WriteTransaction, _ newKey: () -> Area.ID) throws -> Int {
        var keys = try transaction.areaKeys()
        let new = Set(file.attributes.map(\.key)).subtracting(keys.keys).sorted()
        guard !new.isEmpty else { return 0 }
        let added = new.map { (id: newKey(), textKey: $0) }
        for area in added { keys[area.textKey] = area.id }
        try check(keys)
        try transaction.insertAreas(added)
        let isNew = Set(new)
        let areas = try transaction.areaHistory()
        var carried = CarriedUnits(areas: areas)
        for attribute in file.attributes.filter({ isNew.contains($0.key) }) {
            let version = AreaVersion(
                area: keys[attribute.key]!, kind: attribute.kind, validFrom: attribute.validFrom, validUntil: attribute.validUntil,
                code: attribute.code, name: attribute.name, parent: attribute.parent.flatMap { keys[$0] }, residence: attribute.residence)
            guard carried.add(version, source: attribute.source, confidence: attribute.confidence) else {
                throw Refusal.parentDivided(of: attribute.key, on: carried.dividedOn ?? attribute.validFrom)
            }
        }
        try transaction.insertAreaVersions(carried.versions)
        for (act, changes) in carried.changes { try transaction.insert(changes, of: act) }
        try transaction.raiseAreaGeneration()
        return new.count
    }

    private func check(_ keys: [String: Area.ID]) throws {
        for attribute in file.attributes {
            if let parent = attribute.parent, keys[parent] == nil { throw Refusal.unknownParent(of: attribute.key) }
        }
        for (key, versions) in Dictionary(grouping: file.attributes, by: \.key) {
            let ordered = versions.sorted { $0.validFrom < $1.validFrom }
            for (earlier, later) in zip(ordered, ordered.dropFirst()) {
                guard let end = earlier.validUntil, end < later.validFrom else { throw Refusal.overlappingDays(of: key) }
            }
        }
    }
}

/// Units entered after the acts that merged their parents: each is carried through those acts, as it would have been.
private struct CarriedUnits {
    let areas: AreaHistory
    private(set) var versions: [(version: AreaVersion, source: String, confidence: String)] = []
    private(set) var changes: [AreaAct.ID: [StoredAreaChange]] = [:]
    private(set) var dividedOn: CalendarDate?

    init(areas: AreaHistory) { self.areas = areas }

    /// `false` when a parent was divided, so that nobody can say where the unit went.
    mutating func add(_ version: AreaVersion, source: String, confidence: String) -> Bool {
        var (present, earlier): (AreaVersion, [StoredAreaVersion]) = (version, [])
        while let parent = present.parent, let last = areas.versions(of: parent).last, let end = last.validUntil, end >= present.validFrom,
            present.validUntil.map({ $0 > end }) ?? true
        {
            let day = end.adding(days: 1)
            let goings = areas.successors(of: parent).filter { $0.effectiveOn == day }
            guard goings.count == 1 else {
                dividedOn = day
                return false
            }
            let before = earlier + [StoredAreaVersion(present, source: source, confidence: confidence)]
            var closed = present
            closed.validUntil = end
            versions.append((closed, source, confidence))
            earlier.append(StoredAreaVersion(closed, source: source, confidence: confidence))
            present.validFrom = day
            present.parent = goings[0].successor
            let after = earlier + [StoredAreaVersion(present, source: source, confidence: confidence)]
            if let act = areas.acts(on: parent).last(where: { $0.effectiveOn == day }) {
                changes[act.id, default: []].append(StoredAreaChange(area: present.area, before: before, after: after))
            }
        }
        versions.append((present, source, confidence))
        return true
    }
}
