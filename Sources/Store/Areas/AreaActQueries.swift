import Access
import Core
import Database
import Foundation
import Registry

/// The dated attributes of a unit with where they come from, as they are kept before and after an act.
public struct StoredAreaVersion: Hashable, Sendable, Codable {
    public var from: CalendarDate
    public var until: CalendarDate?
    public var kind: AreaKind
    public var code: String?
    public var name: String
    public var parent: Area.ID?
    public var residence: Residence?
    public var source: String
    public var confidence: String

    public init(_ version: AreaVersion, source: String, confidence: String) {
        from = version.validFrom
        until = version.validUntil
        kind = version.kind
        code = version.code
        name = version.name
        parent = version.parent
        residence = version.residence
        self.source = source
        self.confidence = confidence
    }

    public func version(of area: Area.ID) -> AreaVersion {
        AreaVersion(
            area: area, kind: kind, validFrom: from, validUntil: until, code: code, name: name, parent: parent, residence: residence)
    }
}

/// An act on units as it is kept.
public struct StoredAreaAct: Hashable, Sendable {
    public var id: AreaAct.ID
    /// By which a data file names it; empty for one entered by hand.
    public var textKey: String
    public var effectiveOn: CalendarDate
    public var document: String
    /// The clauses as they were entered, for people to read again.
    public var content: String
    public var source: String
    public var confidence: String
    public var officer: Officer.ID?
    public var recordedAt: Instant
    public var followedAt: Instant?
    public var undoneAt: Instant?
    public var undoneReason: String?

    public init(
        id: AreaAct.ID, textKey: String, effectiveOn: CalendarDate, document: String, content: String, source: String,
        confidence: String, officer: Officer.ID?, recordedAt: Instant
    ) {
        self.id = id
        self.textKey = textKey
        self.effectiveOn = effectiveOn
        self.document = document
        self.content = content
        self.source = source
        self.confidence = confidence
        self.officer = officer
        self.recordedAt = recordedAt
    }

    static let columns: SQL = """
        id, text_key, effective_on, document, content, source, confidence, officer_id, recorded_at, followed_at, undone_at,
        undone_reason
        """

    init(_ row: Row) throws {
        self.init(
            id: try row.key(0), textKey: try row.text(1), effectiveOn: try row.day(2), document: try row.text(3),
            content: try row.text(4), source: try row.text(5), confidence: try row.text(6), officer: try row.keyOrNil(7),
            recordedAt: try row.instant(8))
        followedAt = try row.instantOrNil(9)
        undoneAt = try row.instantOrNil(10)
        undoneReason = try row.textOrNil(11)
    }
}

/// What an act did to one unit.
public struct StoredAreaChange: Hashable, Sendable {
    public var area: Area.ID
    public var before: [StoredAreaVersion]
    public var after: [StoredAreaVersion]

    public init(area: Area.ID, before: [StoredAreaVersion], after: [StoredAreaVersion]) {
        self.area = area
        self.before = before
        self.after = after
    }
}

extension ReadTransaction {
    /// Every act ever, the latest first.
    public func areaActs() throws -> [StoredAreaAct] {
        try rows(
            "SELECT \(sql: StoredAreaAct.columns) FROM area_act ORDER BY effective_on DESC, recorded_at DESC, id DESC", StoredAreaAct.init)
    }

    public func areaAct(_ id: AreaAct.ID) throws -> StoredAreaAct? {
        try first("SELECT \(sql: StoredAreaAct.columns) FROM area_act WHERE id = \(id)", StoredAreaAct.init)
    }

    /// The acts in force whose households have not come after though their day has come.
    public func areaActsToFollow(on day: CalendarDate) throws -> [AreaAct.ID] {
        try rows(
            """
            SELECT id FROM area_act WHERE undone_at IS NULL AND followed_at IS NULL AND effective_on <= \(day)
             ORDER BY effective_on, recorded_at
            """
        ) { try $0.key(0) }
    }

    func areaActRecords() throws -> [AreaActRecord] {
        var areas: [AreaAct.ID: [Area.ID]] = [:]
        try forEach(
            """
            SELECT act_id, area_id FROM area_act_change JOIN area_act ON area_act.id = act_id
             WHERE undone_at IS NULL ORDER BY act_id, area_id
            """
        ) { row in areas[try row.key(0), default: []].append(try row.key(1)) }
        return try areaActs().filter { $0.undoneAt == nil }.map {
            AreaActRecord(id: $0.id, effectiveOn: $0.effectiveOn, document: $0.document, areas: areas[$0.id] ?? [])
        }
    }

    public func areaChanges(of act: AreaAct.ID) throws -> [StoredAreaChange] {
        let decoder = JSONDecoder()
        return try rows("SELECT area_id, before, after FROM area_act_change WHERE act_id = \(act) ORDER BY area_id") { row in
            StoredAreaChange(
                area: try row.key(0), before: try decoder.decode([StoredAreaVersion].self, from: Data(try row.text(1).utf8)),
                after: try decoder.decode([StoredAreaVersion].self, from: Data(try row.text(2).utf8)))
        }
    }

    /// The versions of `areas` with their sources, by day.
    public func storedVersions(of areas: [Area.ID]) throws -> [Area.ID: [StoredAreaVersion]] {
        var versions: [Area.ID: [StoredAreaVersion]] = [:]
        try forEach(
            """
            SELECT area_id, kind, valid_from, valid_until, code, name, parent_id, residence, source, confidence
              FROM area_version WHERE area_id IN \(areas) ORDER BY area_id, valid_from
            """
        ) { row in
            let version = try areaVersion(row)
            versions[version.area, default: []].append(
                StoredAreaVersion(version, source: try row.text(8), confidence: try row.text(9)))
        }
        return versions
    }

    func areaVersion(_ row: Row) throws -> AreaVersion {
        let kind = try row.text(1)
        guard let kind = AreaKind(rawValue: kind) else { throw StoreError.unreadable("area_version.kind \(kind)") }
        return AreaVersion(
            area: try row.key(0), kind: kind, validFrom: try row.day(2), validUntil: try row.dayOrNil(3), code: try row.textOrNil(4),
            name: try row.text(5), parent: try row.keyOrNil(6), residence: try row.textOrNil(7).flatMap(Residence.init(rawValue:)))
    }
}

extension WriteTransaction {
    public func insert(_ act: StoredAreaAct) throws {
        try execute(
            """
            INSERT INTO area_act (id, text_key, effective_on, document, content, source, confidence, officer_id, recorded_at, followed_at)
            VALUES (\(act.id), \(act.textKey), \(act.effectiveOn), \(act.document), \(act.content), \(act.source), \(act.confidence),
                    \(act.officer), \(act.recordedAt), \(act.followedAt))
            """)
    }

    public func insert(_ changes: [StoredAreaChange], of act: AreaAct.ID) throws {
        let encoder = JSONEncoder()
        func text(_ versions: [StoredAreaVersion]) throws -> SQLValue {
            .text(String(decoding: try encoder.encode(versions), as: UTF8.self))
        }
        try insert(
            into: "area_act_change", columns: ["act_id", "area_id", "before", "after"],
            rows: try changes.map { [act.sqlValue, $0.area.sqlValue, try text($0.before), try text($0.after)] })
    }

    /// Puts `versions` in the place of what was on record of each unit.
    public func replaceVersions(with versions: [(area: Area.ID, versions: [StoredAreaVersion])]) throws {
        try execute("DELETE FROM area_version WHERE area_id IN \(versions.map(\.area))")
        try insertAreaVersions(
            versions.flatMap { area, versions in
                versions.map { ($0.version(of: area), $0.source, $0.confidence) }
            })
    }

    public func deleteSuccessions(of act: AreaAct.ID) throws {
        try execute("DELETE FROM area_succession WHERE act_id = \(act)")
    }

    public func markFollowed(_ act: AreaAct.ID, at instant: Instant) throws {
        try execute("UPDATE area_act SET followed_at = \(instant) WHERE id = \(act)")
    }

    public func markUndone(_ act: AreaAct.ID, by officer: Officer.ID?, reason: String, at instant: Instant) throws {
        try execute(
            "UPDATE area_act SET undone_at = \(instant), undone_by = \(officer), undone_reason = \(reason) WHERE id = \(act)")
    }
}
