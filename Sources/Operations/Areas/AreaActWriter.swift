import Access
import Core
import Database
import Foundation
import Registry
import Store

/// Puts acts on units on record, lets the households come after, and takes acts back.
struct AreaActWriter {
    let transaction: any WriteTransaction
    let now: Instant
    let officer: Officer.ID?
    /// Told how many households of how many have come after.
    var progress: @Sendable (Int, Int) -> Void = { _, _ in }

    /// Writes what `written` changes in `areas`.
    ///
    /// - Returns: the units as they are then.
    func write(
        _ written: WrittenAreaAct, as id: AreaAct.ID, in areas: AreaHistory, newKey: () -> Area.ID
    ) throws -> (transition: AreaTransition, areas: AreaHistory) {
        let (act, new) = try written.act(in: areas, keys: try transaction.areaKeys(), newKey: newKey)
        let transition = try areas.transition(of: act)
        try transaction.insertAreas(new)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try transaction.insert(
            StoredAreaAct(
                id: id, textKey: written.key, effectiveOn: act.effectiveOn, document: act.document,
                content: String(decoding: try encoder.encode(written), as: UTF8.self), source: written.source,
                confidence: written.confidence, officer: officer, recordedAt: now))
        let stored = try transaction.storedVersions(of: transition.changes.map(\.area))
        let changes = transition.changes.map { change in
            let before = stored[change.area] ?? []
            let after = change.after.map { version in
                let origin = before.first { $0.from == version.validFrom && $0.version(of: change.area).isSame(as: version) }
                return StoredAreaVersion(
                    version, source: origin?.source ?? written.source, confidence: origin?.confidence ?? written.confidence)
            }
            return StoredAreaChange(area: change.area, before: before, after: after)
        }
        try transaction.insert(changes, of: id)
        try transaction.replaceVersions(with: changes.map { ($0.area, $0.after) })
        try transaction.insert(transition.successions, of: id)
        try transaction.raiseAreaGeneration()
        // Maps as known at a moment are told by it, also where no household comes after.
        try transaction.advanceRecordClock(to: now)
        let record = AreaActRecord(id: id, effectiveOn: act.effectiveOn, document: act.document, areas: changes.map(\.area))
        return (transition, areas.applying(transition, record))
    }

    /// Lets the households of `transition` come after it, when its day has come.
    ///
    /// - Returns: how many households have another commune or village now.
    func follow(_ id: AreaAct.ID, _ transition: AreaTransition, in areas: AreaHistory) throws -> Int {
        var stays: [FollowedStay] = []
        for move in transition.moves {
            for stay in try transaction.stays(in: move.from, reaching: transition.effectiveOn) {
                let to = move.listed[stay.code] ?? move.rest
                guard to != move.from else { continue }
                let wasCut = stay.from < transition.effectiveOn
                stays.append(
                    FollowedStay(
                        household: stay.household, validFrom: wasCut ? transition.effectiveOn : stay.from, from: move.from, to: to,
                        wasCut: wasCut))
            }
        }
        try transaction.move(stays, by: id)
        let moved = try followCommunes(of: transition.changes.map(\.area), in: areas)
        try transaction.markFollowed(id, at: now)
        return max(moved, Set(stays.map(\.household)).count)
    }

    /// Gives the households of `changed` villages, and of villages that ended, their present commune.
    func followCommunes(of changed: [Area.ID], in areas: AreaHistory) throws -> Int {
        var communes: [Area.ID: Area.ID] = [:]
        for area in changed where areas.lastKnown(of: area, on: now.day)?.level == .village {
            guard let present = areas.presentUnits(of: area, on: now.day).first else { continue }
            communes[area] = areas.ancestor(of: present.area, at: .commune, on: now.day)
        }
        return try transaction.followCommunes(communes, progress)
    }
}

extension AreaVersion {
    /// The same attributes, whatever the last day.
    func isSame(as other: AreaVersion) -> Bool {
        var other = other
        other.validUntil = validUntil
        return self == other
    }
}
