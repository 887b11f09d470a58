import Access
import Core
import Database
import Registry
import Store

/// Carries out an act on units: new dated attributes, successions, and the households that come after, all at once.
public struct ApplyAreaAct: Operation {
    public static let name = "ApplyAreaAct"
    public static let permission = Permission.changeAreas

    public struct Output: Codable, Hashable, Sendable {
        public var act: AreaAct.ID
        public var units: Int
        /// Households that have another commune or village now; 0 while the day is still to come.
        public var households: Int
    }

    public enum Refusal: Error, Hashable, Sendable {
        /// The same act of a data file is on record.
        case onRecord(key: String)
        /// A unit that ends has signed a decision on or after the day: it still existed then.
        case decidedSince(unit: Area.ID, number: String, on: CalendarDate)
        /// A village ends that goes nowhere, and families live there on the day.
        case stillInhabited(unit: Area.ID, households: Int)
        /// A part of a village names households that there are not.
        case unknownHouseholds(unit: Area.ID, codes: [String])
    }

    public var written: WrittenAreaAct
    /// Told how many households of how many have come after.
    public var progress: @Sendable (Int, Int) -> Void

    public init(_ written: WrittenAreaAct, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }) {
        self.written = written
        self.progress = progress
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        let areas = try transaction.areaHistory()
        let act = try written.act(in: areas, keys: try transaction.areaKeys()) { context.key() }.act
        return try AreaActPlace.province(of: act.clauses.map(\.area), in: areas, on: act.effectiveOn, context)
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Output> {
        if !written.key.isEmpty, try transaction.areaActs().contains(where: { $0.textKey == written.key && $0.undoneAt == nil }) {
            throw Refusal.onRecord(key: written.key)
        }
        let areas = try transaction.areaHistory()
        let id: AreaAct.ID = context.key()
        let writer = AreaActWriter(transaction: transaction, now: context.now, officer: context.officer?.id, progress: progress)
        let (transition, after) = try writer.write(written, as: id, in: areas) { context.key() }
        try Self.check(transition, areas, in: transaction)
        let isDue = transition.effectiveOn <= context.today
        let households = isDue ? try writer.follow(id, transition, in: after) : 0
        return Performed(
            Output(act: id, units: transition.changes.count, households: households),
            subjects: [id.subject] + transition.changes.map(\.area.subject),
            detail: [
                "document": written.document, "effectiveOn": transition.effectiveOn.iso, "units": String(transition.changes.count),
                "households": String(households),
            ])
    }

    /// An ended unit cannot have decided anything after its end, and nobody is left without a place.
    static func check(_ transition: AreaTransition, _ areas: AreaHistory, in transaction: any ReadTransaction) throws {
        let day = transition.effectiveOn
        let eve = day.adding(days: -1)
        for move in transition.moves where !move.listed.isEmpty {
            // One that lives elsewhere today may have been moved by mistake; one that there is not was mistyped.
            let known = try transaction.households(withCodes: move.listed.keys.sorted())
            let unknown = move.listed.keys.filter { known[$0] == nil }.sorted()
            if !unknown.isEmpty { throw Refusal.unknownHouseholds(unit: move.from, codes: unknown) }
        }
        let moving = Set(transition.moves.map(\.from))
        for change in transition.changes where areas.version(of: change.area, on: eve)?.level == .village {
            guard !change.after.contains(where: { $0.holds(on: day) }), !moving.contains(change.area) else { continue }
            let left = Set(try transaction.stays(in: change.area, reaching: day).map(\.code))
            if !left.isEmpty { throw Refusal.stillInhabited(unit: change.area, households: left.count) }
        }
        for succession in transition.successions where succession.kind == .merge {
            guard let unit = areas.version(of: succession.predecessor, on: eve), unit.level == .commune else { continue }
            let villages = areas.children(of: unit.area, on: eve).map(\.area)
            if let decision = try transaction.recognition(since: transition.effectiveOn, in: villages) {
                throw Refusal.decidedSince(unit: unit.area, number: decision.number, on: decision.on)
            }
        }
    }
}

/// Takes an act back: units, stays and scopes are as before, the act and the reason stay on record.
public struct UndoAreaAct: Operation {
    public static let name = "UndoAreaAct"
    public static let permission = Permission.changeAreas

    public enum Refusal: Error, Hashable, Sendable {
        case alreadyUndone
        case reasonMissing
        /// Later acts have changed the same units: they are undone first.
        case changedSince(units: [Area.ID])
        /// Households were registered in a village that the act began.
        case registeredSince(households: Int)
    }

    public var act: AreaAct.ID
    public var reason: String
    /// Told how many households of how many have gone back.
    public var progress: @Sendable (Int, Int) -> Void

    public init(act: AreaAct.ID, reason: String, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }) {
        self.act = act
        self.reason = reason
        self.progress = progress
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let stored = try transaction.areaAct(act) else { throw StoreError.notFound }
        let areas = try transaction.areaHistory()
        return try AreaActPlace.province(
            of: try transaction.areaChanges(of: act).map(\.area), in: areas, on: stored.effectiveOn, context)
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Int> {
        guard let stored = try transaction.areaAct(act) else { throw StoreError.notFound }
        guard stored.undoneAt == nil else { throw Refusal.alreadyUndone }
        guard let reason = try? reason.acceptedLine(limit: 500), !reason.isEmpty else { throw Refusal.reasonMissing }
        let changes = try transaction.areaChanges(of: act)
        let present = try transaction.storedVersions(of: changes.map(\.area))
        let changed = changes.filter { (present[$0.area] ?? []) != $0.after }.map(\.area)
        guard changed.isEmpty else { throw Refusal.changedSince(units: changed) }
        let begun = changes.filter { $0.before.isEmpty && $0.after.last?.kind.level == .village }.map(\.area)
        let registered = try transaction.householdsRegistered(in: begun, otherThanBy: act)
        guard registered == 0 else { throw Refusal.registeredSince(households: registered) }
        let followed = try transaction.followedStays(of: act)
        try transaction.takeBack(followed, of: act)
        try transaction.replaceVersions(with: changes.map { ($0.area, $0.before) })
        try transaction.deleteSuccessions(of: act)
        try transaction.markUndone(act, by: context.officer?.id, reason: reason, at: context.now)
        try transaction.raiseAreaGeneration()
        try transaction.advanceRecordClock(to: context.now)
        let writer = AreaActWriter(transaction: transaction, now: context.now, officer: context.officer?.id, progress: progress)
        let returned = try writer.followCommunes(of: changes.map(\.area), in: try transaction.areaHistory())
        let households = max(returned, Set(followed.map(\.household)).count)
        return Performed(
            households, subjects: [act.subject] + changes.map(\.area.subject),
            detail: ["document": stored.document, "reason": reason, "units": String(changes.count), "households": String(households)])
    }
}

/// Lets the households come after the acts whose day has come since they were put on record.
public struct FollowAreaActs: Operation {
    public static let name = "FollowAreaActs"
    public static let permission = Permission.changeAreas

    public init() {}

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let root = context.areas.roots(on: context.today).first?.area else { throw StoreError.notFound }
        return root
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Int> {
        // Taken first: whoever comes at the same moment waits here, and then finds nothing left to do.
        try transaction.raiseAreaGeneration()
        let due = try transaction.areaActsToFollow(on: context.today)
        var households = 0
        for id in due {
            let areas = try transaction.areaHistory()
            let changes = try transaction.areaChanges(of: id)
            // What is on record is the outcome; where households go is read from it again.
            guard let stored = try transaction.areaAct(id) else { continue }
            let written = try AreaActPlace.written(stored)
            let before = areas.reverting(
                changes.map { change in (change.area, change.before.map { $0.version(of: change.area) }) }, act: id)
            let act = try written.act(in: before, keys: try transaction.areaKeys()) { context.key() }.act
            let writer = AreaActWriter(transaction: transaction, now: context.now, officer: nil)
            households += try writer.follow(id, try before.transition(of: act), in: areas)
        }
        return Performed(households, subjects: due.map(\.subject), detail: ["households": String(households)])
    }
}
