import Core
import Database
import Registry
import Store

/// The units as they were known at a moment: acts put on record since are taken away, acts undone since stand again.
public enum KnownAreas {
    /// - Parameter moment: `nil` for what is known now.
    public static func areas(_ present: AreaHistory, knownAt moment: Instant?, in transaction: any ReadTransaction) throws -> AreaHistory {
        guard let moment else { return present }
        let acts = try transaction.areaActs()
        // What happened to the units since, the latest first.
        let steps = acts.flatMap { act in
            (act.recordedAt > moment ? [Step(act: act, at: act.recordedAt, isUndoing: false)] : [])
                + (act.undoneAt.map { $0 > moment ? [Step(act: act, at: $0, isUndoing: true)] : [] } ?? [])
        }.sorted { ($0.at, $0.act.id) > ($1.at, $1.act.id) }
        var areas = present
        for step in steps {
            let changes = try transaction.areaChanges(of: step.act.id)
            let record = AreaActRecord(
                id: step.act.id, effectiveOn: step.act.effectiveOn, document: step.act.document, areas: changes.map(\.area))
            guard step.isUndoing else {
                areas = areas.removing(
                    record, restoring: changes.map { change in (change.area, change.before.map { $0.version(of: change.area) }) })
                continue
            }
            let act = try AreaActPlace.written(step.act).act(in: areas, keys: try transaction.areaKeys()) { Area.ID(high: 0, low: 0) }.act
            var transition = try areas.transition(of: act)
            transition.changes = changes.map { change in
                AreaTransition.Change(
                    area: change.area, before: change.before.map { $0.version(of: change.area) },
                    after: change.after.map { $0.version(of: change.area) })
            }
            areas = areas.applying(transition, record)
        }
        return areas
    }

    private struct Step {
        var act: StoredAreaAct
        var at: Instant
        var isUndoing: Bool
    }
}
