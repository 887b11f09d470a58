import Access
import Core
import Database
import Registry
import Store

/// Puts the units of a data file on record; units already known by their text key are left as they are.
public struct LoadAreas: Sendable {
    public var file: AreaFile

    public init(_ file: AreaFile) { self.file = file }

    /// A file that does not hold together.
    public enum Refusal: Error, Hashable, Sendable {
        case unknownParent(of: String)
        case overlappingDays(of: String)
    }

    /// - Returns: how many units were new.
    public func perform(in transaction: any WriteTransaction, at now: Instant, randomness: any Randomness) throws -> Int {
        var keys = try transaction.areaKeys()
        let new = Set(file.attributes.map(\.key)).subtracting(keys.keys).sorted()
        guard !new.isEmpty else { return 0 }
        let added = new.map { (id: randomness.identifier(at: now, of: Area.self), textKey: $0) }
        for area in added { keys[area.textKey] = area.id }
        try check(keys)
        try transaction.insertAreas(added)
        let isNew = Set(new)
        try transaction.insertAreaVersions(
            file.attributes.filter { isNew.contains($0.key) }.map { attribute in
                (
                    AreaVersion(
                        area: keys[attribute.key]!, kind: attribute.kind, validFrom: attribute.validFrom,
                        validUntil: attribute.validUntil, code: attribute.code, name: attribute.name,
                        parent: attribute.parent.flatMap { keys[$0] }, residence: attribute.residence),
                    attribute.source, attribute.confidence
                )
            })
        try transaction.insertAreaSuccessions(
            file.successions.compactMap { succession in
                guard isNew.contains(succession.successor) || isNew.contains(succession.predecessor),
                    let predecessor = keys[succession.predecessor], let successor = keys[succession.successor]
                else { return nil }
                return (
                    AreaSuccession(
                        predecessor: predecessor, successor: successor, effectiveOn: succession.effectiveOn,
                        document: succession.document), succession.kind
                )
            })
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
