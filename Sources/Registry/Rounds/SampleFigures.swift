import Core
import Law
import Statistics

/// How many of those that could be compared differ.
public struct DiscrepancyRate: Hashable, Sendable {
    public private(set) var compared = 0
    public private(set) var different = 0

    public init() {}

    public mutating func count(_ verdict: SheetComparison.Verdict) {
        if verdict == .notComparable { return }
        compared += 1
        if verdict == .different { different += 1 }
    }

    /// Blank where nothing could be compared.
    public var ratio: Ratio? { Ratio(different, of: compared) }

    /// Where the share of all households lies, with 95 % confidence.
    public var interval: ClosedRange<Double>? { WilsonInterval(different, of: compared).map { $0.lower...$0.upper } }
}

/// What a sample found, by village, by reviewer and by indicator, each from counts.
public struct SampleFigures: Sendable {
    /// Households of one village, of one reviewer, or all.
    public struct Line: Hashable, Sendable {
        public var drawn = 0
        public var verified = 0
        /// Anything at all.
        public var sheets = DiscrepancyRate()
        public var classes = DiscrepancyRate()
        public var points = DiscrepancyRate()

        public init() {}

        mutating func count(_ comparison: SheetComparison?) {
            drawn += 1
            guard let comparison else { return }
            verified += 1
            sheets.count(comparison.isDifferent ? .different : .same)
            classes.count(comparison.classes)
            points.count(comparison.points)
        }
    }

    /// A household that was drawn, with the comparison once its second sheet is there.
    public struct Household: Sendable {
        public var village: Area.ID
        /// Who reviewed it; `nil` where nobody is known.
        public var reviewer: Identifier<AnySubject>?
        public var comparison: SheetComparison?

        public init(village: Area.ID, reviewer: Identifier<AnySubject>?, comparison: SheetComparison?) {
            self.village = village
            self.reviewer = reviewer
            self.comparison = comparison
        }
    }

    public private(set) var all = Line()
    public private(set) var villages: [Area.ID: Line] = [:]
    public private(set) var reviewers: [Identifier<AnySubject>?: Line] = [:]
    /// By the number of the indicator.
    public private(set) var indicators: [Int: DiscrepancyRate] = [:]

    public init(_ households: [Household]) {
        for household in households {
            all.count(household.comparison)
            villages[household.village, default: Line()].count(household.comparison)
            reviewers[household.reviewer, default: Line()].count(household.comparison)
            for (number, verdict) in household.comparison?.indicators ?? [:] {
                indicators[number, default: DiscrepancyRate()].count(verdict)
            }
        }
    }
}
