import Access
import Core
import Exchange
import Operations
import Registry
import Store
import Words

/// A unit as scripts read it.
struct UnitDocument: Encodable {
    var code: String?
    var name: String

    init?(_ version: AreaVersion?) {
        guard let version else { return nil }
        code = version.code
        name = version.name
    }
}

/// A unit on a day with where it came from and what became of it.
struct AreaDocument: Encodable {
    struct Tie: Encodable {
        var unit: UnitDocument?
        var day: String
        var kind: String
        var document: String
    }

    var code: String?
    var name: String
    var kind: String
    var level: String
    var residence: String?
    var validFrom: String
    var validUntil: String?
    /// From the province down.
    var path: [UnitDocument]
    var children: [UnitDocument]
    var predecessors: [Tie]
    var successors: [Tie]
    private let kindName: String

    private enum CodingKeys: String, CodingKey {
        case code, name, kind, level, residence
        case validFrom = "valid_from"
        case validUntil = "valid_until"
        case path, children, predecessors, successors
    }

    init(_ version: AreaVersion, in areas: AreaHistory, on day: CalendarDate) {
        func tie(_ area: Area.ID, _ succession: AreaSuccession, on moment: CalendarDate) -> Tie {
            Tie(
                unit: UnitDocument(areas.lastKnown(of: area, on: moment)), day: succession.effectiveOn.iso, kind: succession.kind.rawValue,
                document: succession.document)
        }
        code = version.code
        name = version.name
        kind = version.kind.rawValue
        kindName = AreaWords.name(version.kind)
        level = "\(version.level)"
        residence = areas.residence(of: version.area, on: day)?.rawValue
        validFrom = version.validFrom.iso
        validUntil = version.validUntil?.iso
        path = areas.path(to: version.area, on: day).dropLast().compactMap(UnitDocument.init)
        children = areas.children(of: version.area, on: day)
            .sorted { ($0.code ?? "") == ($1.code ?? "") ? $0.precedes($1) : ($0.code ?? "") < ($1.code ?? "") }.compactMap(
                UnitDocument.init)
        predecessors = areas.predecessors(of: version.area).map { tie($0.predecessor, $0, on: $0.effectiveOn.adding(days: -1)) }
        successors = areas.successors(of: version.area).map { tie($0.successor, $0, on: $0.effectiveOn) }
    }

    func lines(_ language: Language) -> [String] {
        let until = validUntil.map { " – \($0)" } ?? " –"
        return ["\(code ?? "") \(name) · \(kindName) · \(validFrom)\(until)"]
            + (path.isEmpty ? [] : ["  ↑ " + path.map(\.name).joined(separator: " › ")])
            + predecessors.map { "  ← \($0.day) \($0.unit?.code ?? "") \($0.unit?.name ?? "") (\($0.document))" }
            + successors.map { "  → \($0.day) \($0.unit?.code ?? "") \($0.unit?.name ?? "") (\($0.document))" }
            + children.map { "  · \($0.code ?? "") \($0.name)" }
    }
}

struct AreaStepDocument: Encodable {
    var day: String
    var kind: String
    var from: UnitDocument?
    var to: UnitDocument?
    var document: String

    init(_ step: AreaStep, in areas: AreaHistory) {
        day = step.effectiveOn.iso
        kind = step.kind.rawValue
        from = UnitDocument(step.before)
        to = UnitDocument(step.after)
        document = step.document
    }
}

struct AreaActDocument: Encodable {
    var id: String
    var key: String
    var effectiveOn: String
    var document: String
    var confidence: String
    var isFollowed: Bool
    var undoneReason: String?

    private enum CodingKeys: String, CodingKey {
        case id, key, document, confidence
        case effectiveOn = "effective_on"
        case isFollowed = "followed"
        case undoneReason = "undone_reason"
    }

    init(_ act: StoredAreaAct) {
        id = act.id.description
        key = act.textKey
        effectiveOn = act.effectiveOn.iso
        document = act.document
        confidence = act.confidence
        isFollowed = act.followedAt != nil
        undoneReason = act.undoneReason
    }

    func line(_ language: Language) -> String {
        "\(effectiveOn)  \(document)  \(key.isEmpty ? id : key)"
            + (undoneReason.map { "  [\(AreaActWords.undoneMark(language)): \($0)]" } ?? "")
    }
}

struct AreaPreviewDocument: Encodable {
    struct Unit: Encodable {
        var before: UnitDocument?
        var after: UnitDocument?
        var into: [UnitDocument]
        var kinds: [String]
    }

    struct Officer: Encodable {
        var name: String
        var role: String
        var from: UnitDocument?
        var to: [UnitDocument]
    }

    var effectiveOn: String
    var document: String
    var units: [Unit]
    var households: Int
    var persons: Int
    var officers: [Officer]

    private enum CodingKeys: String, CodingKey {
        case effectiveOn = "effective_on"
        case document, units, households, persons, officers
    }

    init(_ preview: AreaActPreview) {
        effectiveOn = preview.written.effectiveOn.iso
        document = preview.written.document
        units = preview.units.map {
            Unit(
                before: UnitDocument($0.before), after: UnitDocument($0.after), into: $0.into.compactMap(UnitDocument.init),
                kinds: $0.kinds.map(\.rawValue))
        }
        households = preview.households
        persons = preview.persons
        officers = preview.officers.map {
            Officer(name: $0.name, role: $0.role.rawValue, from: UnitDocument($0.from), to: $0.to.compactMap(UnitDocument.init))
        }
    }
}

extension AreaActPreview {
    func lines(_ language: Language) -> [String] {
        ["\(written.effectiveOn.vietnamese)  \(written.document)"]
            + units.map { unit in
                let target = unit.into.isEmpty ? AreaActWords.unit(unit.after) : unit.into.map(AreaActWords.unit).joined(separator: ", ")
                let kinds = unit.kinds.map { AreaActWords.name($0, language) }.joined(separator: ", ")
                return "  \(kinds): \(AreaActWords.unit(unit.before)) → \(target)"
            }
            + [AreaActWords.following(households: households, persons: persons, language)]
            + officers.map { "  \($0.name): \($0.from.name) → \($0.to.map(\.name).joined(separator: ", "))" }
    }
}

/// How many lines were put onto the other map, by which way.
struct RestatedDocument: Encodable {
    enum CodingKeys: String, CodingKey { case restated, leftOver = "left_over", apportioned, documents }

    var restated: Int
    var leftOver: Int
    /// Units of the first day that were parted by shares, and the documents that state these.
    var apportioned: Int
    var documents: [String]

    init(_ result: AreaRestatementFile.Output, apportioned: Int, documents: [String]) {
        (restated, leftOver) = (result.restated.count, result.leftOver.count)
        (self.apportioned, self.documents) = (apportioned, documents)
    }
}
