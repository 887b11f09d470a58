import Core
import Law

/// What is said of a review by its totals alone, as lists say it: no sheet with answers stands behind them.
public struct ReviewTotals: Hashable, Sendable, Codable {
    /// Points A, the total of sheet B1.
    public var incomePoints: Int?
    /// Points B, the total of sheet B2.
    public var deprivationPoints: Int?
    /// Causes of poverty, cause n as bit n − 1; 0 where none is named.
    public var causes: Int

    public init(incomePoints: Int? = nil, deprivationPoints: Int? = nil, causes: Int = 0) {
        self.incomePoints = incomePoints
        self.deprivationPoints = deprivationPoints
        self.causes = causes
    }

    /// The totals that a sheet gives; points B only where every indicator is answered.
    public init(of sheet: ReviewSheet, pointsEach: Int?) {
        self.init(
            incomePoints: sheet.incomePoints,
            deprivationPoints: sheet.deprivations.unknown == 0 ? pointsEach.map { $0 * sheet.deprivations.count } : nil,
            causes: sheet.causes)
    }

    /// Nothing is said.
    public var isEmpty: Bool { incomePoints == nil && deprivationPoints == nil && causes == 0 }

    /// These with what `stated` says put over; what it leaves out stays.
    public func overlaid(by stated: ReviewTotals) -> ReviewTotals {
        ReviewTotals(
            incomePoints: stated.incomePoints ?? incomePoints, deprivationPoints: stated.deprivationPoints ?? deprivationPoints,
            causes: stated.causes == 0 ? causes : stated.causes)
    }

    /// What the totals say under `standard`. Points B tell how many indicators a household is deprived in, not which; a
    /// total that no number of indicators gives is as good as none.
    public func assessment(on day: CalendarDate, residence: Residence, under standard: PovertyStandard) -> Assessment {
        var deprivations = Deprivations.allUnknown(of: standard.indicators.count)
        if let points = deprivationPoints, let each = standard.pointsEach?.value, each > 0, points % each == 0,
            points / each <= standard.indicators.count
        {
            deprivations = Deprivations(deprived: UInt16(truncatingIfNeeded: 1 << (points / each) - 1))
        }
        return Assessment(
            reviewedOn: day, residence: residence, incomePoints: incomePoints, monthlyIncomePerPerson: nil, deprivations: deprivations)
    }
}

/// The totals that a list gave a household, of the day of the decision behind it or else of the day up to which it holds.
public struct ListStatement: Hashable, Sendable, Codable {
    public typealias ID = Identifier<ListStatement>

    public var id: ID
    public var household: Household.ID
    public var statedOn: CalendarDate
    public var totals: ReviewTotals
    public var recordedAt: Instant

    public init(id: ID, household: Household.ID, statedOn: CalendarDate, totals: ReviewTotals, recordedAt: Instant) {
        self.id = id
        self.household = household
        self.statedOn = statedOn
        self.totals = totals
        self.recordedAt = recordedAt
    }
}
