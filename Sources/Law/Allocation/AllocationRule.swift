import Core

/// By which criteria, and with which coefficients, money is shared among units: what a decision on principles, criteria and norms says.
public struct AllocationRule: Hashable, Sendable {
    /// One of several of which a unit is some: "zone III", "zone II".
    public struct Option: Hashable, Sendable {
        public var id: String
        public var title: String
        /// `nil` where it was not found.
        public var coefficient: Fraction?
        public var citation: Citation?
        public var confidence: Confidence?
    }

    /// A coefficient that holds for quantities from a value on.
    public struct Band: Hashable, Sendable {
        public var from: Fraction
        public var coefficient: Fraction
    }

    public enum Kind: Hashable, Sendable {
        /// The quantity times the coefficient.
        case each(Option)
        /// The highest coefficient of those that apply, once.
        case highest([Option])
        /// The coefficient of the band in which the quantity lies, once.
        case band([Band])
        /// What all others add up to, times the coefficient of the one that applies; 1 where none does.
        case multiplier([Option])
    }

    public struct Criterion: Hashable, Sendable {
        public var id: String
        public var title: String
        public var kind: Kind
        public var citation: Citation?
        public var confidence: Confidence?

        public var options: [Option] {
            switch kind {
            case .each(let option): [option]
            case .highest(let options), .multiplier(let options): options
            case .band: []
            }
        }

        /// The names under which quantities of a unit are given.
        public var quantities: [String] {
            switch kind {
            case .each, .band: [id]
            case .highest(let options), .multiplier(let options): options.map(\.id)
            }
        }
    }

    public var id: String
    public var title: String
    public var criteria: [Criterion]
    /// The digest of its text; empty for one that a case brings along.
    public var fingerprint = ""

    public var citations: [Citation] { criteria.flatMap { [$0.citation] + $0.options.map(\.citation) }.compactMap { $0 } }

    public init(file: String, text: String) throws(LawProblem) {
        let reader = try YAMLReader.file(text, named: file)
        let id = try reader.text("id")
        let title = try reader.text("title")
        try self.init(id: id, title: title, reader, isLaw: true)
        fingerprint = Digest(of: text).hex
        try reader.finish()
    }

    /// - Parameter isLaw: every criterion then has its source and confidence.
    init(id: String, title: String, _ reader: YAMLReader, isLaw: Bool) throws(LawProblem) {
        (self.id, self.title) = (id, title)
        criteria = []
        var seen: Set<String> = []
        for reader in try reader.readers("criteria") {
            let criterion = try Criterion(reader, isLaw: isLaw)
            for name in criterion.quantities where !seen.insert(name).inserted { throw reader.problem("id", .wrongValue(name)) }
            criteria.append(criterion)
        }
        if criteria.isEmpty { throw reader.problem("criteria", .missing) }
    }
}

extension AllocationRule.Criterion {
    fileprivate init(_ reader: YAMLReader, isLaw: Bool) throws(LawProblem) {
        let (id, title) = (try reader.text("id"), try reader.text("title"))
        func citation() throws(LawProblem) -> Citation? { isLaw || reader.has("source") ? try reader.citation() : nil }
        func confidence() throws(LawProblem) -> Confidence? { isLaw || reader.has("confidence") ? try reader.choice("confidence") : nil }
        let (source, known) = (try citation(), try confidence())
        switch try reader.text("rule") {
        case "each":
            let coefficient = try reader.coefficient()
            kind = .each(.init(id: id, title: title, coefficient: coefficient, citation: source, confidence: known))
        case "highest": kind = .highest(try Self.options(reader, source, known))
        case "multiplier": kind = .multiplier(try Self.options(reader, source, known))
        case "band":
            var bands: [AllocationRule.Band] = []
            for band in try reader.readers("bands") {
                guard let from = try band.fraction("from"), let coefficient = try band.fraction("coefficient") else {
                    throw band.problem("from", .missing)
                }
                if let last = bands.last, from <= last.from { throw band.problem("from", .wrongValue(from.text)) }
                bands.append(.init(from: from, coefficient: coefficient))
                try band.finish()
            }
            kind = .band(bands)
        case let other: throw reader.problem("rule", .wrongValue(other))
        }
        (self.id, self.title, self.citation, self.confidence) = (id, title, source, known)
        try reader.finish()
    }

    private static func options(
        _ reader: YAMLReader, _ source: Citation?, _ known: Confidence?
    ) throws(LawProblem) -> [AllocationRule.Option] {
        var options: [AllocationRule.Option] = []
        for option in try reader.readers("options") {
            options.append(
                .init(
                    id: try option.text("id"), title: try option.text("title"), coefficient: try option.coefficient(),
                    citation: option.has("source") ? try option.citation() : source,
                    confidence: option.has("confidence") ? try option.choice("confidence") : known))
            try option.finish()
        }
        if options.isEmpty { throw reader.problem("options", .missing) }
        return options
    }
}

extension YAMLReader {
    func fraction(_ key: String) throws(LawProblem) -> Fraction? {
        guard has(key) else { return nil }
        let text = try text(key)
        guard let value = Fraction(decimal: text), value >= .zero else { throw problem(key, .wrongValue(text)) }
        return value
    }

    /// `nil` where the file says `missing`.
    fileprivate func coefficient() throws(LawProblem) -> Fraction? {
        if has("missing") {
            _ = try text("missing")
            return nil
        }
        guard let value = try fraction("coefficient") else { throw problem("coefficient", .missing) }
        return value
    }
}
