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
            """
        ) { row in
            let kind = try row.text(1)
            guard let kind = AreaKind(rawValue: kind) else { throw StoreError.unreadable("area_version.kind \(kind)") }
            return AreaVersion(
                area: try row.key(0), kind: kind, validFrom: try row.day(2), validUntil: try row.dayOrNil(3),
                code: try row.textOrNil(4), name: try row.text(5), parent: try row.keyOrNil(6),
                residence: try row.textOrNil(7).flatMap(Residence.init(rawValue:)))
        }
        let successions = try rows(
            "SELECT predecessor_id, successor_id, effective_on, document FROM area_succession ORDER BY effective_on"
        ) { row in
            AreaSuccession(
                predecessor: try row.key(0), successor: try row.key(1), effectiveOn: try row.day(2),
                document: try row.text(3))
        }
        return AreaHistory(versions: versions, successions: successions)
    }

    /// Our keys by the text keys of the data files.
    public func areaKeys() throws -> [String: Area.ID] {
        let pairs = try rows("SELECT text_key, id FROM area") { (try $0.text(0), try $0.key(1) as Area.ID) }
        return Dictionary(uniqueKeysWithValues: pairs)
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

    public func insertAreaSuccessions(_ successions: [(succession: AreaSuccession, kind: String)]) throws {
        try insert(
            into: "area_succession",
            columns: ["predecessor_id", "successor_id", "effective_on", "kind", "document"],
            rows: successions.map { succession, kind in
                [
                    succession.predecessor.sqlValue, succession.successor.sqlValue, succession.effectiveOn.sqlValue,
                    .text(kind), .text(succession.document),
                ]
            })
    }
}
