import Core

/// Units and acts as a data file lists them, tied by text keys.
public struct AreaFile: Sendable {
    /// A unit as it stands from a day on; what became of it later comes by acts, or as further attributes of the same key.
    public struct Attribute: Sendable {
        public var key: String
        public var validFrom: CalendarDate
        public var validUntil: CalendarDate?
        public var code: String?
        public var name: String
        public var kind: AreaKind
        public var parent: String?
        public var residence: Residence?
        public var source: String
        public var confidence: String

        public init(
            key: String, validFrom: CalendarDate, validUntil: CalendarDate?, code: String?, name: String, kind: AreaKind,
            parent: String?, residence: Residence?, source: String, confidence: String
        ) {
            self.key = key
            self.validFrom = validFrom
            self.validUntil = validUntil
            self.code = code
            self.name = name
            self.kind = kind
            self.parent = parent
            self.residence = residence
            self.source = source
            self.confidence = confidence
        }
    }

    public var attributes: [Attribute]
    public var acts: [WrittenAreaAct]

    public init(attributes: [Attribute], acts: [WrittenAreaAct]) {
        self.attributes = attributes
        self.acts = acts
    }

    /// What was known of units on `day`.
    public func known(on day: CalendarDate) -> AreaFile {
        AreaFile(attributes: attributes.filter { $0.validFrom <= day }, acts: acts.filter { $0.effectiveOn <= day })
    }
}

/// An act on units as people write it: units named by text key, by code, or by the code of their commune and their name.
public struct WrittenAreaAct: Hashable, Sendable, Codable {
    public enum Clause: String, Hashable, Sendable, Codable, CaseIterable {
        case establish, alter, merge, divide, abolish
    }

    /// One line: a clause, or one part of a divided unit.
    public struct Line: Hashable, Sendable, Codable {
        public var clause: Clause
        /// The unit that the line is about: for `establish`, the key that it gets.
        public var unit: String
        /// Where it goes whole, or where this part of it goes.
        public var into = ""
        public var code = ""
        public var name = ""
        public var kind: AreaKind?
        public var parent = ""
        public var residence: Residence?
        /// Units under the divided one that make up this part.
        public var children: [String] = []
        /// Codes of the households that make up this part of a village.
        public var households: [String] = []
        /// This part takes what no other names.
        public var takesRest = false
        /// How many of a million people this part has, where the document says so.
        public var share: Int?

        public init(clause: Clause, unit: String) {
            self.clause = clause
            self.unit = unit
        }
    }

    /// By which a file names it; empty for one entered by hand.
    public var key: String
    public var effectiveOn: CalendarDate
    public var document: String
    public var source: String
    public var confidence: String
    public var lines: [Line]

    public init(key: String, effectiveOn: CalendarDate, document: String, source: String, confidence: String, lines: [Line]) {
        self.key = key
        self.effectiveOn = effectiveOn
        self.document = document
        self.source = source
        self.confidence = confidence
        self.lines = lines
    }
}

/// What is wrong with a line of a written act.
public enum WrittenAreaActProblem: Error, Hashable, Sendable {
    case unknownUnit(String, line: Int)
    /// Several units can be meant.
    case ambiguousUnit(String, line: Int, candidates: [Area.ID])
    case missing(WrittenAreaActField, line: Int)
    /// Code or name stands twice among the established ones.
    case establishedTwice(String, line: Int)
}

public enum WrittenAreaActField: String, Hashable, Sendable, Codable {
    case document, unit, into, name, kind
}

extension WrittenAreaAct {
    /// The act with the keys of units in place of their names.
    ///
    /// - Parameters:
    ///   - keys: units by the text keys of data files.
    ///   - newKey: makes a key for a unit that begins.
    /// - Returns: the act, and the units that it needs which are not known yet, with their text keys.
    public func act(
        in areas: AreaHistory, keys: [String: Area.ID], newKey: () -> Area.ID
    ) throws(WrittenAreaActProblem) -> (act: AreaAct, new: [(id: Area.ID, textKey: String)]) {
        guard !document.cleanedLine.isEmpty else { throw .missing(.document, line: 0) }
        var reading = ActReading(areas: areas, keys: keys, eve: effectiveOn.adding(days: -1), day: effectiveOn)
        for (index, line) in lines.enumerated() where line.clause == .establish { try reading.establish(line, index + 1, newKey) }
        var clauses: [AreaClause] = []
        var parts: [(unit: Area.ID, parts: [AreaPart])] = []
        for (index, line) in lines.enumerated() {
            let number = index + 1
            let unit = line.clause == .establish ? reading.established[line.unit]! : try reading.unit(line.unit, number)
            switch line.clause {
            case .establish:
                clauses.append(.establish(unit, try reading.attributes(line, number)))
            case .alter:
                clauses.append(
                    .alter(
                        unit,
                        AreaAlteration(
                            kind: line.kind, code: line.code.isEmpty ? nil : line.code, name: line.name.isEmpty ? nil : line.name,
                            parent: line.parent.isEmpty ? nil : try reading.target(line.parent, number), residence: line.residence)))
            case .merge:
                guard !line.into.isEmpty else { throw .missing(.into, line: number) }
                clauses.append(.merge(unit, into: try reading.target(line.into, number)))
            case .divide:
                guard !line.into.isEmpty else { throw .missing(.into, line: number) }
                var part = AreaPart(
                    into: try reading.target(line.into, number), households: Set(line.households), takesRest: line.takesRest,
                    share: line.share)
                for child in line.children { part.children.insert(try reading.unit(child, number, under: unit)) }
                if let at = parts.firstIndex(where: { $0.unit == unit }) {
                    parts[at].parts.append(part)
                } else {
                    parts.append((unit, [part]))
                }
            case .abolish:
                clauses.append(.abolish(unit))
            }
        }
        clauses += parts.map { .divide($0.unit, parts: $0.parts) }
        return (AreaAct(effectiveOn: effectiveOn, document: document.cleanedLine, clauses: clauses), reading.new)
    }
}

/// Finds the units that a written act names.
private struct ActReading {
    let areas: AreaHistory
    let keys: [String: Area.ID]
    let eve: CalendarDate
    let day: CalendarDate
    /// Units that the act establishes, by their text key.
    private(set) var established: [String: Area.ID] = [:]
    private var establishedByCode: [String: Area.ID] = [:]
    /// Only names that stand for one unit.
    private var establishedByName: [String: Area.ID?] = [:]
    private(set) var new: [(id: Area.ID, textKey: String)] = []

    init(areas: AreaHistory, keys: [String: Area.ID], eve: CalendarDate, day: CalendarDate) {
        self.areas = areas
        self.keys = keys
        self.eve = eve
        self.day = day
    }

    mutating func establish(_ line: WrittenAreaAct.Line, _ number: Int, _ newKey: () -> Area.ID) throws(WrittenAreaActProblem) {
        guard !line.unit.isEmpty else { throw .missing(.unit, line: number) }
        guard established[line.unit] == nil, line.code.isEmpty || establishedByCode[line.code] == nil else {
            throw .establishedTwice(line.unit, line: number)
        }
        let id = keys[line.unit] ?? newKey()
        if keys[line.unit] == nil { new.append((id, line.unit)) }
        established[line.unit] = id
        if !line.code.isEmpty { establishedByCode[line.code] = id }
        let name = line.name.cleanedLine
        establishedByName.updateValue(establishedByName.keys.contains(name) ? nil : id, forKey: name)
    }

    func attributes(_ line: WrittenAreaAct.Line, _ number: Int) throws(WrittenAreaActProblem) -> AreaAttributes {
        guard let kind = line.kind else { throw .missing(.kind, line: number) }
        guard !line.name.cleanedLine.isEmpty else { throw .missing(.name, line: number) }
        return AreaAttributes(
            kind: kind, code: line.code.isEmpty ? nil : line.code, name: line.name,
            parent: line.parent.isEmpty ? nil : try target(line.parent, number), residence: line.residence)
    }

    /// A unit that receives: one that the act establishes, else one that exists.
    func target(_ text: String, _ number: Int) throws(WrittenAreaActProblem) -> Area.ID {
        if let id = established[text] ?? establishedByCode[text] ?? (establishedByName[text.cleanedLine] ?? nil) { return id }
        return try unit(text, number)
    }

    /// A unit of the day before: by text key, by code, or as `20035/Thôn 1`.
    func unit(_ text: String, _ number: Int, under parent: Area.ID? = nil) throws(WrittenAreaActProblem) -> Area.ID {
        guard !text.isEmpty else { throw .missing(.unit, line: number) }
        if let id = keys[text] ?? established[text] { return id }
        let lookup: AreaLookup
        if let slash = text.firstIndex(of: "/") {
            let above = try unit(String(text[..<slash]), number)
            lookup = areas.lookup(name: String(text[text.index(after: slash)...]), at: .village, under: above, on: eve)
        } else if let parent, !text.utf8.allSatisfy({ (48...57).contains($0) }) {
            let level = areas.lastKnown(of: parent, on: eve)?.level == .commune ? AreaLevel.village : .commune
            lookup = areas.lookup(name: text, at: level, under: parent, on: eve)
        } else {
            lookup = areas.lookup(code: text, on: eve)
        }
        switch lookup {
        case .found(let version): return version.area
        case .obsolete(let version, _): return version.area
        case .ambiguous(let versions): throw .ambiguousUnit(text, line: number, candidates: versions.map(\.area))
        case .unknown: throw .unknownUnit(text, line: number)
        }
    }
}
