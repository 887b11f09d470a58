import Core

/// Money to be shared out among units by a rule, as somebody writes it in a file, with scenarios to be laid side by side.
public struct AllocationCase: Hashable, Sendable {
    /// What a unit, or a part of it, has.
    public typealias Quantities = [String: Fraction]

    public struct Unit: Hashable, Sendable {
        public var code: String
        public var name: String
        public var quantities: Quantities
        /// Units below it by which it is weighed: communes of a province. Empty: by its own quantities.
        public var parts: [Part]
        /// Given before the rest is shared, in đồng.
        public var fixed: Int128
        /// The least and the most of what is shared, in đồng.
        public var floor: Int128?
        public var cap: Int128?
    }

    public struct Part: Hashable, Sendable {
        public var name: String
        public var quantities: Quantities

        public init(name: String, quantities: Quantities) {
            self.name = name
            self.quantities = quantities
        }
    }

    public struct Scenario: Hashable, Sendable {
        public var id: String
        public var title: String
        /// Đồng.
        public var amount: Int128
        /// Shares are whole multiples of it, in đồng.
        public var unit: Int128
        public var method: String
        /// Coefficients in the place of those of the rule, or where the rule has none, by option or criterion.
        public var coefficients: [String: Fraction]
    }

    public var id: String
    public var title: String
    public var rule: AllocationRule
    public var units: [Unit]
    /// The case itself comes first.
    public var scenarios: [Scenario]

    /// - Parameters:
    ///   - file: its name, for what is wrong in it.
    ///   - rules: of the folder of law, which `rules:` names.
    public init(file: String, text: String, rules: [AllocationRule]) throws(LawProblem) {
        let reader = try YAMLReader.file(text, named: file)
        (id, title) = (try reader.text("id"), try reader.text("title"))
        if reader.has("rules") {
            let name = try reader.text("rules")
            guard let found = rules.first(where: { $0.id == name }) else { throw reader.problem("rules", .wrongValue(name)) }
            rule = found
        } else {
            rule = try AllocationRule(id: id, title: title, reader, isLaw: false)
        }
        let known = Set(rule.criteria.flatMap(\.quantities))
        var units: [Unit] = []
        for unit in try reader.readers("units") { units.append(try Unit(unit, known)) }
        if let twice = Dictionary(grouping: units, by: \.code).first(where: { $0.value.count > 1 }) {
            throw reader.problem("units", .wrongValue(twice.key))
        }
        self.units = units
        let base = Scenario(
            id: "", title: title, amount: try reader.amount("amount") ?? 0, unit: try reader.amount("unit") ?? 1,
            method: try reader.textOrNil("method") ?? "hamilton", coefficients: try reader.quantities("coefficients", known))
        guard reader.has("amount") else { throw reader.problem("amount", .missing) }
        scenarios = [base]
        if reader.has("scenarios") {
            for scenario in try reader.readers("scenarios") {
                let own = try scenario.quantities("coefficients", known)
                scenarios.append(
                    Scenario(
                        id: try scenario.text("id"), title: try scenario.text("title"),
                        amount: try scenario.amount("amount") ?? base.amount,
                        unit: try scenario.amount("unit") ?? base.unit, method: try scenario.textOrNil("method") ?? base.method,
                        coefficients: base.coefficients.merging(own) { $1 }))
                try scenario.finish()
            }
        }
        try reader.finish()
        for scenario in scenarios {
            guard scenario.unit > 0 else { throw reader.problem("unit", .wrongValue("0")) }
            guard ["hamilton", "webster"].contains(scenario.method) else { throw reader.problem("method", .wrongValue(scenario.method)) }
            for amount in [scenario.amount] + units.flatMap({ [$0.fixed, $0.floor, $0.cap].compactMap { $0 } })
            where amount % scenario.unit != 0 {
                throw reader.problem("unit", .wrongValue("\(amount) / \(scenario.unit)"))
            }
        }
    }
}

extension AllocationCase.Unit {
    fileprivate init(_ reader: YAMLReader, _ known: Set<String>) throws(LawProblem) {
        (code, name) = (try reader.text("code"), try reader.text("name"))
        quantities = try reader.quantities("quantities", known)
        parts = []
        if reader.has("parts") {
            for part in try reader.readers("parts") {
                parts.append(.init(name: try part.text("name"), quantities: try part.quantities("quantities", known)))
                try part.finish()
            }
        }
        fixed = try reader.amount("fixed") ?? 0
        (floor, cap) = (try reader.amount("floor"), try reader.amount("cap"))
        try reader.finish()
    }
}

extension YAMLReader {
    /// An amount in whole đồng.
    fileprivate func amount(_ key: String) throws(LawProblem) -> Int128? {
        guard let value = try fraction(key) else { return nil }
        // Beyond the money of the world lies a slip of the pen.
        guard value.denominator == 1, value.numerator < 1_000_000_000_000_000_000 else { throw problem(key, .wrongValue(value.text)) }
        return value.numerator
    }

    /// Numbers by name; none where there is no such key, a problem for a name that the rule does not know.
    fileprivate func quantities(_ key: String, _ known: Set<String>) throws(LawProblem) -> AllocationCase.Quantities {
        guard has(key) else { return [:] }
        let reader = try reader(key)
        var quantities: AllocationCase.Quantities = [:]
        for name in reader.names {
            guard known.contains(name) else { throw reader.problem(name, .unknownKey) }
            quantities[name] = try reader.fraction(name)
        }
        return quantities
    }
}
