import Core

/// Every rule set that is loaded, asked by day.
public struct RuleBook: Sendable {
    public let standards: [PovertyStandard]
    public let scoreTables: [ScoreTable]
    public let newlyEscaped: [NewlyEscapedRule]
    public let residenceRules: [ResidenceRule]
    /// How reviews are run, by the day from which.
    public let procedures: [ReviewProcedures]
    public let calendar: WorkingCalendar
    /// The national target programmes by period.
    public let programmes: [NationalProgramme]

    public init(
        standards: [PovertyStandard], scoreTables: [ScoreTable] = [], newlyEscaped: [NewlyEscapedRule] = [],
        residenceRules: [ResidenceRule] = [], procedures: [ReviewProcedures] = [], calendar: WorkingCalendar = WorkingCalendar(),
        programmes: [NationalProgramme] = []
    ) {
        self.programmes = programmes
        self.standards = standards
        self.scoreTables = scoreTables
        self.newlyEscaped = newlyEscaped
        self.residenceRules = residenceRules
        self.procedures = procedures
        self.calendar = calendar
    }

    /// The national standard in force on `day`.
    ///
    /// - Throws: `NoRules` when there is none; the nearest one is never taken instead.
    public func national(on day: CalendarDate) throws -> PovertyStandard {
        guard let standard = standards.first(where: { $0.scope == .national && $0.applies(on: day) }) else {
            throw NoRules(day: day)
        }
        return standard
    }

    /// The national standard of `day` and, where `province` has one of its own, that one too.
    public func standards(on day: CalendarDate, province: String?) throws -> [PovertyStandard] {
        let own = standards.filter { standard in
            province.map { standard.scope == .province($0) } ?? false && standard.applies(on: day)
        }
        return [try national(on: day)] + own
    }

    /// The standards of the same scope that went before `id`, by which households were poor before it.
    public func earlier(than id: String) -> [String] {
        guard let own = standard(id: id) else { return [] }
        return standards.filter { $0.scope == own.scope && $0.appliesFrom < own.appliesFrom }.map(\.id)
    }

    public func standard(id: String) -> PovertyStandard? { standards.first { $0.id == id } }

    /// The score table of sheet B1 for a standard: an official one before the one made for training.
    public func scoreTable(for standard: String) -> ScoreTable? {
        let fitting = scoreTables.filter { $0.standard == standard && !$0.questions.isEmpty }
        return fitting.first { $0.confidence != .invented } ?? fitting.first
    }

    /// How long an escaped household of `province` counts as newly escaped, as the rules stand on `day`: one of each clock.
    public func newlyEscapedRules(on day: CalendarDate, province: String?) -> [NewlyEscapedRule] {
        NewlyEscapedRule.Clock.allCases.compactMap { clock in
            newlyEscaped.last { rule in
                rule.clock == clock && rule.appliesFrom <= day && (rule.province == nil || rule.province == province)
            }
        }
    }
}

/// There are no rules in force on the day.
public struct NoRules: Error, Hashable, Sendable {
    public let day: CalendarDate
}

/// How long an escaped household counts as newly escaped (hộ mới thoát nghèo) for one purpose. The purposes count apart: each has its own
/// beginning and its own law.
public struct NewlyEscapedRule: Hashable, Sendable {
    public enum Clock: String, Hashable, Sendable, CaseIterable {
        /// The support of the national programme.
        case programme
        /// Loans of the Bank for Social Policies.
        case policyBank
        /// What the province pays of its own.
        case local
    }

    /// Which recognition begins it, and which ends it early.
    public enum Leaving: String, Hashable, Sendable, CaseIterable {
        /// From poor to anything better, also to near-poor; over when poor again.
        case poor
        /// From poor or near-poor to neither; over when on a list again.
        case lists
        /// From poor at once to neither; over when on a list again.
        case poorAndLists
    }

    public let id: String
    public let clock: Clock
    /// The code of the province whose rule it is; `nil` for the whole country.
    public let province: String?
    public let appliesFrom: CalendarDate
    public let months: Int
    public let leaves: Leaving
    public let citation: Citation
    public let confidence: Confidence
}
