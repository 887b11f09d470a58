import Core
import Law

/// What a review found of a household, as far as a poverty standard asks for it. What is not known stays unknown: a
/// missing answer never counts as zero.
public struct Assessment: Hashable, Sendable {
    public var reviewedOn: CalendarDate
    public var residence: Residence
    /// Points A of sheet B1, which stand for income.
    public var incomePoints: Int?
    /// Mean income over the 12 months before the review, in đồng per person per month.
    public var monthlyIncomePerPerson: Dong?
    public var deprivations: Deprivations

    public init(
        reviewedOn: CalendarDate, residence: Residence, incomePoints: Int?, monthlyIncomePerPerson: Dong?,
        deprivations: Deprivations
    ) {
        self.reviewedOn = reviewedOn
        self.residence = residence
        self.incomePoints = incomePoints
        self.monthlyIncomePerPerson = monthlyIncomePerPerson
        self.deprivations = deprivations
    }
}

/// Which indicators a household is deprived in, and which are not known; indicator n is bit n − 1.
public struct Deprivations: Hashable, Sendable {
    public private(set) var deprived: UInt16
    public private(set) var unknown: UInt16

    public init(deprived: UInt16 = 0, unknown: UInt16 = 0) {
        self.deprived = deprived
        self.unknown = unknown & ~deprived
    }

    public subscript(_ indicator: Int) -> Answer {
        get {
            let bit: UInt16 = 1 << UInt16(indicator - 1)
            return deprived & bit != 0 ? .deprived : unknown & bit != 0 ? .unknown : .notDeprived
        }
        set {
            let bit: UInt16 = 1 << UInt16(indicator - 1)
            deprived = newValue == .deprived ? deprived | bit : deprived & ~bit
            unknown = newValue == .unknown ? unknown | bit : unknown & ~bit
        }
    }

    public enum Answer: String, Hashable, Sendable, Codable, CaseIterable {
        case deprived, notDeprived, unknown
    }

    public var count: Int { deprived.nonzeroBitCount }

    /// The least and the most indicators that the household can be deprived in.
    public var possibleCounts: ClosedRange<Int> { count...count + unknown.nonzeroBitCount }

    /// All of the first `indicators` unknown.
    public static func allUnknown(of indicators: Int) -> Deprivations {
        Deprivations(unknown: UInt16(truncatingIfNeeded: (1 << indicators) - 1))
    }

    public var numbers: [Int] { (1...16).filter { self[$0] == .deprived } }
}
