import Core
import Database
import Registry

extension ReadTransaction {
    /// All units with their dated attributes and successions.
    public func areaHistory() throws -> AreaHistory {
        let versions = try rows(
            """
            SELECT area_id, kind, valid_from, valid_until, code, name, parent_id, residence
              FROM area_version ORDER BY area_id, valid_from
            """, areaVersion)
        let successions = try rows(
            """
            SELECT predecessor_id, successor_id, effective_on, document, kind, share
              FROM area_succession ORDER BY effective_on, predecessor_id, successor_id
            """
        ) { row in
            let kind = try row.text(4)
            guard let kind = AreaSuccession.Kind(rawValue: kind) else { throw StoreError.unreadable("area_succession.kind \(kind)") }
            return AreaSuccession(
                predecessor: try row.key(0), successor: try row.key(1), effectiveOn: try row.day(2), document: try row.text(3),
                kind: kind, share: try row.intOrNil(5))
        }
        return AreaHistory(versions: versions, successions: successions, acts: try areaActRecords())
    }

    /// Our keys by the text keys of the data files.
    public func areaKeys() throws -> [String: Area.ID] {
        let pairs = try rows("SELECT text_key, id FROM area") { (try $0.text(0), try $0.key(1) as Area.ID) }
        return Dictionary(uniqueKeysWithValues: pairs)
    }
}

extension ReadTransaction {
    /// Goes up with every change of units.
    public func areaGeneration() throws -> Int {
        try first("SELECT number FROM area_generation") { try $0.int(0) } ?? 0
    }
}

extension WriteTransaction {
    /// Adds units under the text keys by which data files name them.
    public func insertAreas(_ areas: [(id: Area.ID, textKey: String)]) throws {
        try insert(into: "area", columns: ["id", "text_key"], rows: areas.map { [$0.id.sqlValue, .text($0.textKey)] })
    }

    public func insertAreaVersions(_ versions: [(version: AreaVersion, source: String, confidence: String)]) throws {
        try insert(
            into: "area_version",
            columns: [
                "area_id", "valid_from", "valid_until", "kind", "code", "name", "parent_id", "residence", "source",
                "confidence",
            ],
            rows: versions.map { version, source, confidence in
                [
                    version.area.sqlValue, version.validFrom.sqlValue, version.validUntil.sqlValue,
                    .text(version.kind.rawValue), version.code.sqlValue, .text(version.name), version.parent.sqlValue,
                    version.residence.sqlValue, .text(source), .text(confidence),
                ]
            })
    }

    public func insert(_ successions: [AreaSuccession], of act: AreaAct.ID?) throws {
        try insert(
            into: "area_succession",
            columns: ["predecessor_id", "successor_id", "effective_on", "kind", "document", "share", "act_id"],
            rows: successions.map { succession in
                [
                    succession.predecessor.sqlValue, succession.successor.sqlValue, succession.effectiveOn.sqlValue,
                    .text(succession.kind.rawValue), .text(succession.document), succession.share.sqlValue, act.sqlValue,
                ]
            })
    }

    /// Says to every process that the units have changed.
    public func raiseAreaGeneration() throws {
        try execute("UPDATE area_generation SET number = number + 1")
    }
}
