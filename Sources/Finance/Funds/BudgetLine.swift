import Core
import Registry

/// Where money comes from (nguồn vốn).
public enum FundSource: String, Hashable, Sendable, Codable, CaseIterable {
    case central, province, town, commune
    case otherLawful = "other_lawful"
    case donors
    /// What people contribute themselves, in money.
    case people
    /// Labour and goods, at their value in đồng.
    case inKind = "in_kind"
}

/// Kind of capital.
///
/// - Source: Quyết định 90/QĐ-TTg ngày 18/01/2022, Phần IV; from 2026 on recurrent funds are called kinh phí thường xuyên.
public enum CapitalKind: String, Hashable, Sendable, Codable, CaseIterable {
    case investment, recurrent
}

/// Money that a unit was given for a project of a programme, from one source, of one kind, for one budget year.
public struct BudgetLine: Hashable, Sendable {
    public typealias ID = Identifier<BudgetLine>

    /// Within one holder no two lines have the same.
    public struct Heads: Hashable, Sendable, Codable {
        public var programme: String
        /// Such as `DA3.1`.
        public var project: String
        public var source: FundSource
        public var capital: CapitalKind
        public var year: Int

        public init(programme: String, project: String, source: FundSource, capital: CapitalKind, year: Int) {
            self.programme = programme
            self.project = project
            self.source = source
            self.capital = capital
            self.year = year
        }

        /// The same of the year after.
        public var following: Heads {
            var following = self
            following.year += 1
            return following
        }
    }

    public var id: ID
    /// The unit to which the money was given, which shares it out.
    public var holder: Area.ID
    public var heads: Heads
    public var sums: LineSums

    public init(id: ID, holder: Area.ID, heads: Heads, sums: LineSums = LineSums()) {
        self.id = id
        self.holder = holder
        self.heads = heads
        self.sums = sums
    }
}

/// Sums of a whole line, in đồng. The schema bounds them, so that they and their sums fit.
public struct LineSums: Hashable, Sendable {
    /// With what came over from the year before.
    public var assigned: Int64 = 0
    public var allotted: Int64 = 0
    /// Of what was allotted to nobody.
    public var carried: Int64 = 0
    public var lapsed: Int64 = 0

    public init(assigned: Int64 = 0, allotted: Int64 = 0, carried: Int64 = 0, lapsed: Int64 = 0) {
        self.assigned = assigned
        self.allotted = allotted
        self.carried = carried
        self.lapsed = lapsed
    }

    /// What can still be allotted.
    public var free: Int64 { assigned - allotted - carried - lapsed }
}

/// Sums of the part of a line that a unit spends, in đồng.
public struct ShareSums: Hashable, Sendable {
    public var allotted: Int64 = 0
    public var committed: Int64 = 0
    /// Advances that were neither cleared nor given back.
    public var advanced: Int64 = 0
    /// With advances that were cleared.
    public var paid: Int64 = 0
    public var settled: Int64 = 0
    public var carried: Int64 = 0
    public var lapsed: Int64 = 0

    public init() {}

    /// Giải ngân: what was paid, and advances that are still out.
    public var disbursed: Int64 { paid + advanced }
    /// What can still be spent.
    public var free: Int64 { allotted - disbursed - carried - lapsed }

    public static func + (left: ShareSums, right: ShareSums) -> ShareSums {
        var sum = left
        sum.allotted += right.allotted
        sum.committed += right.committed
        sum.advanced += right.advanced
        sum.paid += right.paid
        sum.settled += right.settled
        sum.carried += right.carried
        sum.lapsed += right.lapsed
        return sum
    }
}

/// The part of a line that a unit spends.
public struct BudgetShare: Hashable, Sendable {
    public var line: BudgetLine.ID
    public var unit: Area.ID
    public var sums: ShareSums

    public init(line: BudgetLine.ID, unit: Area.ID, sums: ShareSums = ShareSums()) {
        self.line = line
        self.unit = unit
        self.sums = sums
    }
}
