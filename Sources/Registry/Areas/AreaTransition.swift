import Core

/// What an act does to the units, worked out before anything is written: the same value is shown as a preview, written, and
/// taken back.
public struct AreaTransition: Hashable, Sendable {
    /// The dated attributes of one unit before and after; a unit that the act establishes had none.
    public struct Change: Hashable, Sendable {
        public var area: Area.ID
        public var before: [AreaVersion]
        public var after: [AreaVersion]

        public init(area: Area.ID, before: [AreaVersion], after: [AreaVersion]) {
            self.area = area
            self.before = before
            self.after = after
        }
    }

    /// Where the households of a village go that ends or is divided.
    public struct Move: Hashable, Sendable {
        public var from: Area.ID
        /// Who goes where by the code of the household.
        public var listed: [String: Area.ID]
        /// Everyone else.
        public var rest: Area.ID
    }

    public var effectiveOn: CalendarDate
    public var changes: [Change]
    public var successions: [AreaSuccession]
    public var moves: [Move]
}

extension AreaHistory {
    /// What `act` would do to the units as they are on record.
    ///
    /// - Throws: the first clause that cannot be carried out, and why.
    public func transition(of act: AreaAct) throws(AreaActProblem) -> AreaTransition {
        var draft = AreaDraft(history: self, act: act)
        return try draft.transition()
    }

    /// The units after `transition`, with the act on record.
    public func applying(_ transition: AreaTransition, _ record: AreaActRecord? = nil) -> AreaHistory {
        replacing(
            transition.changes.map { ($0.area, $0.after) }, allSuccessions + transition.successions, acts + (record.map { [$0] } ?? []))
    }

    /// The units as they were before an act; its successions stay.
    public func reverting(_ changes: [(area: Area.ID, versions: [AreaVersion])], act: AreaAct.ID) -> AreaHistory {
        replacing(changes, allSuccessions, acts.filter { $0.id != act })
    }

    /// The units as if `act` had never been put on record: its successions go too.
    public func removing(_ act: AreaActRecord, restoring changes: [(area: Area.ID, versions: [AreaVersion])]) -> AreaHistory {
        let touched = Set(act.areas)
        let successions = allSuccessions.filter {
            $0.effectiveOn != act.effectiveOn || $0.document != act.document || !touched.contains($0.predecessor)
                || !touched.contains($0.successor)
        }
        return replacing(changes, successions, acts.filter { $0.id != act.id })
    }

    private func replacing(
        _ changes: [(area: Area.ID, versions: [AreaVersion])], _ successions: [AreaSuccession], _ acts: [AreaActRecord]
    ) -> AreaHistory {
        let touched = Dictionary(changes.map { ($0.area, $0.versions) }, uniquingKeysWith: { $1 })
        let untouched = all.filter { touched[$0.area] == nil }
        return AreaHistory(versions: untouched + touched.values.joined(), successions: successions, acts: acts)
    }
}

/// An act being worked out: a copy of the units that it touches.
private struct AreaDraft {
    let history: AreaHistory
    let act: AreaAct
    private var versions: [Area.ID: [AreaVersion]] = [:]
    /// The units that the act has put under another, and those that it has given a code.
    private var changedChildren: [Area.ID: Set<Area.ID>] = [:]
    private var changedCodes: [String: Set<Area.ID>] = [:]
    private var ending: Set<Area.ID> = []
    private var successions: [AreaSuccession] = []
    private var pairs: Set<[Area.ID]> = []
    private var moves: [AreaTransition.Move] = []

    private var day: CalendarDate { act.effectiveOn }
    private var eve: CalendarDate { act.effectiveOn.adding(days: -1) }

    init(history: AreaHistory, act: AreaAct) {
        self.history = history
        self.act = act
    }

    mutating func transition() throws(AreaActProblem) -> AreaTransition {
        guard !act.clauses.isEmpty else { throw .empty }
        // What begins is there before anything can go into it; what ends goes last.
        for case .establish(let area, let attributes) in act.clauses { try establish(area, attributes) }
        for case .alter(let area, let alteration) in act.clauses { try alter(area, alteration) }
        for clause in act.clauses {
            switch clause {
            case .merge(let area, let target): try merge(area, into: target)
            case .divide(let area, let parts): try divide(area, parts)
            case .abolish(let area): try end(area)
            case .establish, .alter: break
            }
        }
        try check()
        let changes = versions.map { area, after in
            AreaTransition.Change(area: area, before: history.versions(of: area), after: after)
        }
        return AreaTransition(
            effectiveOn: day, changes: changes.sorted { $0.area < $1.area }, successions: successions.sorted(by: AreaSuccession.precedes),
            moves: moves.sorted { $0.from < $1.from })
    }

    private func current(_ area: Area.ID) -> AreaVersion? {
        (versions[area] ?? history.versions(of: area)).last { $0.holds(on: day) }
    }

    /// The unit as it stands on the day, with nothing decided about it for later.
    private func present(_ area: Area.ID) throws(AreaActProblem) -> AreaVersion {
        guard let version = current(area) else {
            if ending.contains(area) { throw .endsTwice(area) }
            guard let first = history.versions(of: area).first, first.validFrom < day else { throw .unknown(area) }
            throw .ended(area, successors: history.currentSuccessors(of: area, on: day).map(\.area))
        }
        if let later = history.versions(of: area).first(where: { $0.validFrom > day }) { throw .changedLater(area, on: later.validFrom) }
        if let last = version.validUntil { throw .changedLater(area, on: last.adding(days: 1)) }
        return version
    }

    private mutating func replace(_ version: AreaVersion, with next: AreaVersion?) {
        var list = versions[version.area] ?? history.versions(of: version.area)
        list.removeAll { $0.validFrom == version.validFrom }
        if version.validFrom < day {
            var closed = version
            closed.validUntil = eve
            list.append(closed)
        }
        if var next {
            next.validFrom = day
            list.append(next)
            index(next)
        }
        versions[version.area] = list.sorted { $0.validFrom < $1.validFrom }
    }

    private mutating func index(_ version: AreaVersion) {
        if let parent = version.parent { changedChildren[parent, default: []].insert(version.area) }
        if let code = version.code { changedCodes[code, default: []].insert(version.area) }
    }

    private mutating func establish(_ area: Area.ID, _ attributes: AreaAttributes) throws(AreaActProblem) {
        guard current(area) == nil, versions[area] == nil else { throw .exists(area) }
        if let later = history.versions(of: area).first(where: { $0.validFrom > day }) { throw .changedLater(area, on: later.validFrom) }
        if let code = attributes.code { try check(code: code, of: area, attributes.kind.level) }
        let version = AreaVersion(
            area: area, kind: attributes.kind, validFrom: day, validUntil: nil, code: attributes.code, name: attributes.name,
            parent: attributes.parent, residence: attributes.residence)
        versions[area] = history.versions(of: area) + [version]
        index(version)
    }

    private func check(code: String, of area: Area.ID, _ level: AreaLevel) throws(AreaActProblem) {
        guard level == .village || !code.isEmpty && code.utf8.allSatisfy({ (48...57).contains($0) }) else {
            throw .codeWrong(area, code: code)
        }
    }

    private mutating func alter(_ area: Area.ID, _ alteration: AreaAlteration) throws(AreaActProblem) {
        let version = try present(area)
        // What an earlier clause of the act gave the unit stands; the other attributes are free.
        let original = history.version(of: area, on: eve)
        func isFree<Value: Equatable>(_ value: Value?, _ attribute: (AreaVersion) -> Value?) -> Bool {
            guard let value, let original, version.validFrom == day else { return true }
            return attribute(version) == attribute(original) || attribute(version) == value
        }
        guard isFree(alteration.kind, \.kind), isFree(alteration.code, \.code), isFree(alteration.name, \.name) else {
            throw .changedTwice(area)
        }
        var next = version
        if let kind = alteration.kind {
            guard kind.level == version.level else { throw .levelChanged(area) }
            next.kind = kind
        }
        if let code = alteration.code {
            try check(code: code, of: area, version.level)
            next.code = code
        }
        if let name = alteration.name { next.name = name }
        if let parent = alteration.parent { next.parent = parent }
        if let residence = alteration.residence { next.residence = residence }
        guard next != version else { throw .changesNothing(area) }
        replace(version, with: next)
        note(transferOf: next, from: version.parent)
    }

    /// A unit that gets another parent takes a piece of the old one with it, of whatever is counted there.
    private mutating func note(transferOf version: AreaVersion, from former: Area.ID?) {
        guard let former, let parent = version.parent, former != parent,
            let level = history.lastKnown(of: former, on: eve)?.level, level == current(parent)?.level
        else { return }
        add(AreaSuccession(predecessor: former, successor: parent, effectiveOn: day, document: act.document, kind: .transfer))
    }

    private mutating func add(_ succession: AreaSuccession) {
        guard succession.predecessor != succession.successor, pairs.insert([succession.predecessor, succession.successor]).inserted
        else { return }
        successions.append(succession)
    }

    private mutating func end(_ area: Area.ID) throws(AreaActProblem) {
        let version = try present(area)
        guard ending.insert(area).inserted else { throw .endsTwice(area) }
        replace(version, with: nil)
    }

    private mutating func merge(_ area: Area.ID, into target: Area.ID) throws(AreaActProblem) {
        let level = try present(area).level
        guard area != target, let receiving = current(target) else { throw .intoEnding(area, into: target) }
        guard receiving.level == level else { throw .otherLevel(area, into: target) }
        try end(area)
        add(AreaSuccession(predecessor: area, successor: target, effectiveOn: day, document: act.document, kind: .merge))
        for child in children(of: area) { try give(child, to: target) }
        if level == .village { moves.append(AreaTransition.Move(from: area, listed: [:], rest: target)) }
    }

    private mutating func divide(_ area: Area.ID, _ parts: [AreaPart]) throws(AreaActProblem) {
        let level = try present(area).level
        for part in parts where part.into != area {
            guard let receiving = current(part.into) else { throw .intoEnding(area, into: part.into) }
            guard receiving.level == level else { throw .otherLevel(area, into: part.into) }
        }
        let shares = parts.compactMap(\.share)
        guard shares.isEmpty || shares.count == parts.count && shares.allSatisfy({ $0 > 0 }) && shares.reduce(0, +) == 1_000_000
        else { throw .sharesWrong(area) }
        let rest = parts.filter(\.takesRest)
        // Of communes a document may say that a part goes over and not which.
        for part in parts where level == .village && !part.takesRest && part.households.isEmpty && part.share == nil {
            throw .partEmpty(area, into: part.into)
        }
        guard parts.count > 1, rest.count <= 1 else { throw .restUnclear(area) }
        var open = Set(children(of: area).map(\.area))
        for part in parts {
            for child in part.children.sorted() {
                guard open.remove(child) != nil, let version = current(child) else { throw .wrongPart(area, child: child) }
                if part.into != area { try give(version, to: part.into) }
            }
        }
        if level == .village || !open.isEmpty {
            guard let rest = rest.first?.into else { throw .restUnclear(area) }
            if rest != area { for child in open.sorted() { if let version = current(child) { try give(version, to: rest) } } }
            if level == .village {
                let listed = parts.flatMap { part in part.households.map { ($0, part.into) } }
                moves.append(
                    AreaTransition.Move(from: area, listed: Dictionary(listed, uniquingKeysWith: { first, _ in first }), rest: rest))
            }
        }
        for part in parts {
            add(
                AreaSuccession(
                    predecessor: area, successor: part.into, effectiveOn: day, document: act.document, kind: .split, share: part.share))
        }
        if !parts.contains(where: { $0.into == area }) { try end(area) }
    }

    /// The units that are under `area` on the day as far as the act has been worked out.
    private func children(of area: Area.ID) -> [AreaVersion] {
        let candidates = Set(history.children(of: area, on: day).map(\.area)).union(changedChildren[area] ?? [])
        return candidates.sorted().compactMap { current($0) }.filter { $0.parent == area }
    }

    private mutating func give(_ child: AreaVersion, to parent: Area.ID) throws(AreaActProblem) {
        let version = try present(child.area)
        var next = version
        next.parent = parent
        replace(version, with: next)
    }

    private func check() throws(AreaActProblem) {
        for area in ending.sorted() {
            let left = children(of: area).map(\.area)
            guard left.isEmpty else { throw .childrenLeft(area, children: left) }
        }
        for succession in successions where current(succession.successor) == nil {
            throw .intoEnding(succession.predecessor, into: succession.successor)
        }
        for (area, list) in versions.sorted(by: { $0.key < $1.key }) {
            guard let version = list.last, version.validFrom == day, version.validUntil == nil else { continue }
            if let parent = version.parent {
                guard let above = current(parent), above.level < version.level else { throw .wrongParent(area, parent: parent) }
            } else if version.level != .province {
                throw .wrongParent(area, parent: nil)
            }
            guard let code = version.code else { continue }
            let holders = Set(history.versions(withCode: code).map(\.area)).union(changedCodes[code] ?? [])
            let other = holders.sorted().first { holder in
                holder != area && current(holder).map { $0.code == code && $0.level == version.level } ?? false
            }
            if let other { throw .codeTaken(area, code: code, by: other) }
        }
    }
}
