import Core

/// Every rule set that is loaded, asked by day.
public struct RuleBook: Sendable {
    public let standards: [PovertyStandard]
    public let scoreTables: [ScoreTable]
    public let newlyEscaped: [NewlyEscapedRule]
    public let residenceRules: [ResidenceRule]

    public init(
        standards: [PovertyStandard], scoreTables: [ScoreTable] = [], newlyEscaped: [NewlyEscapedRule] = [],
        residenceRules: [ResidenceRule] = []
    ) {
        self.standards = standards
        self.scoreTables = scoreTables
        self.newlyEscaped = newlyEscaped
        self.residenceRules = residenceRules
    }

    /// The national standard in force on `day`.
    ///
    /// - Throws: `NoRules` when there is none; the nearest one is never taken instead.
    public func national(on day: CalendarDate) throws(NoRules) -> PovertyStandard {
        guard let standard = standards.first(where: { $0.scope == .national && $0.applies(on: day) }) else {
            throw NoRules(day: day)
        }
        return standard
    }

    /// The national standard of `day` and, where `province` has one of its own, that one too.
    public func standards(on day: CalendarDate, province: String?) throws(NoRules) -> [PovertyStandard] {
        let own = standards.filter { standard in
            province.map { standard.scope == .province($0) } ?? false && standard.applies(on: day)
        }
        return [try national(on: day)] + own
    }

    public func standard(id: String) -> PovertyStandard? { standards.first { $0.id == id } }

    /// The score table of sheet B1 for a standard: an official one before the one made for training.
    public func scoreTable(for standard: String) -> ScoreTable? {
        let fitting = scoreTables.filter { $0.standard == standard && !$0.questions.isEmpty }
        return fitting.first { $0.confidence != .invented } ?? fitting.first
    }

    /// For how many months after its recognition an escaped household counts as newly escaped on `day`.
    public func newlyEscapedRule(on day: CalendarDate) -> NewlyEscapedRule? {
        newlyEscaped.last { $0.appliesFrom <= day }
    }
}

/// There are no rules in force on the day.
public struct NoRules: Error, Hashable, Sendable {
    public let day: CalendarDate
}

/// How long an escaped household keeps the support of the programme.
public struct NewlyEscapedRule: Hashable, Sendable {
    public let appliesFrom: CalendarDate
    public let months: Int
    public let citation: Citation
    public let confidence: Confidence
}
