import Access
import Core
import Database
import Registry
import Store

/// Lets a household that is put back where it was come after the units that have changed since, as those came after who stayed there.
struct UnitFollower {
    enum Obstacle: Error, Hashable, Sendable {
        /// The village was divided and nothing says in which part the household lives; the units of today that it can be.
        case divided(Area.ID, choices: [Area.ID])
        /// The village ended and no unit took its place.
        case ended(Area.ID)
    }

    /// The acts whose households came after since the household was changed, by day.
    private let acts: [StoredAreaAct]
    /// The unit of today that somebody who knows has named.
    private let chosen: Area.ID?

    init(since moment: Instant, chosen: Area.ID? = nil, in transaction: any ReadTransaction) throws {
        acts = try transaction.areaActs().filter { act in act.undoneAt == nil && act.followedAt.map { $0 > moment } ?? false }
            .sorted { ($0.effectiveOn, $0.recordedAt) < ($1.effectiveOn, $1.recordedAt) }
        self.chosen = chosen
    }

    /// No act has changed a unit since.
    var isIdle: Bool { acts.isEmpty }

    /// Carries the open stay of the household on, act by act; its row is left to the caller.
    func follow(_ household: Household.ID, code: String, in transaction: any WriteTransaction, _ context: OperationContext) throws {
        guard var open = try transaction.stays(of: household).first(where: { $0.validUntil == nil }) else { return }
        for act in acts {
            let goings = context.areas.successors(of: open.village)
                .filter { $0.effectiveOn == act.effectiveOn && $0.document == act.document }
            guard !goings.isEmpty else { continue }
            let isLeft = context.areas.version(of: open.village, on: act.effectiveOn) != nil
            let candidates = goings.map(\.successor) + (isLeft ? [open.village] : [])
            let village = try destination(of: code, from: open.village, among: candidates, by: act, in: transaction, context)
            guard village != open.village else { continue }
            let wasCut = open.validFrom < act.effectiveOn
            let from = open.village
            if wasCut {
                try transaction.endStay(of: household, on: act.effectiveOn.adding(days: -1))
                open = HouseholdStay(household: household, village: village, validFrom: act.effectiveOn, reason: .unitChanged)
                try transaction.insertStays([open])
            } else {
                try transaction.correctStay(of: household, village: village)
                open.village = village
            }
            try transaction.note(
                FollowedStay(household: household, validFrom: open.validFrom, from: from, to: village, wasCut: wasCut), of: act.id)
        }
        try transaction.forgetFollowedStays(of: household)
        if !isIdle, context.areas.version(of: open.village, on: context.today) == nil { throw Obstacle.ended(open.village) }
    }

    private func destination(
        of code: String, from village: Area.ID, among candidates: [Area.ID], by act: StoredAreaAct, in transaction: any ReadTransaction,
        _ context: OperationContext
    ) throws -> Area.ID {
        if candidates.count == 1 { return candidates[0] }
        if let listed = Self.listed(code, from: village, by: act, in: transaction, context) { return listed }
        func present(_ unit: Area.ID) -> [Area.ID] { context.areas.presentUnits(of: unit, on: context.today).map(\.area) }
        if let chosen, let way = candidates.first(where: { present($0).contains(chosen) }) { return way }
        var seen: Set<Area.ID> = []
        throw Obstacle.divided(village, choices: candidates.flatMap(present).filter { seen.insert($0).inserted })
    }

    /// Where the act itself names the household.
    private static func listed(
        _ code: String, from village: Area.ID, by act: StoredAreaAct, in transaction: any ReadTransaction, _ context: OperationContext
    ) -> Area.ID? {
        guard let written = try? AreaActPlace.written(act), written.lines.contains(where: { $0.households.contains(code) }),
            let changes = try? transaction.areaChanges(of: act.id), let keys = try? transaction.areaKeys()
        else { return nil }
        let before = context.areas.reverting(
            changes.map { change in (change.area, change.before.map { $0.version(of: change.area) }) }, act: act.id)
        guard let read = try? written.act(in: before, keys: keys, newKey: { context.key() }).act,
            let transition = try? before.transition(of: read)
        else { return nil }
        return transition.moves.first { $0.from == village }?.listed[code]
    }
}
