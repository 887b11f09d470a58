import Core
import Law

/// A review sheet (phiếu rà soát) of one household on one day: what was answered, as it was answered.
public struct ReviewSheet: Hashable, Sendable {
    public typealias ID = Identifier<ReviewSheet>

    /// Where the points A come from.
    public enum PointsOrigin: String, Hashable, Sendable, Codable {
        /// The total of sheet B1 was entered by hand, because the table of its items is not loaded or was added elsewhere.
        case entered
        /// Added up from the answers by the loaded table.
        case computed
        case none
    }

    public var id: ID
    public var household: Household.ID
    public var reviewedOn: CalendarDate
    public var residence: Residence
    public var incomePoints: Int?
    public var pointsOrigin: PointsOrigin
    public var monthlyIncomePerPerson: Dong?
    public var deprivations: Deprivations
    /// Causes of poverty, cause n as bit n − 1.
    public var causes: Int
    public var hasNoLabourCapacity: Bool
    public var note: String
    /// Answers of sheet B1 by question, where they were entered one by one.
    public var answers: [String: Int]

    public init(
        id: ID, household: Household.ID, reviewedOn: CalendarDate, residence: Residence, incomePoints: Int?,
        pointsOrigin: PointsOrigin, monthlyIncomePerPerson: Dong?, deprivations: Deprivations, causes: Int,
        hasNoLabourCapacity: Bool, note: String, answers: [String: Int] = [:]
    ) {
        self.id = id
        self.household = household
        self.reviewedOn = reviewedOn
        self.residence = residence
        self.incomePoints = incomePoints
        self.pointsOrigin = pointsOrigin
        self.monthlyIncomePerPerson = monthlyIncomePerPerson
        self.deprivations = deprivations
        self.causes = causes
        self.hasNoLabourCapacity = hasNoLabourCapacity
        self.note = note
        self.answers = answers
    }

    public var assessment: Assessment {
        Assessment(
            reviewedOn: reviewedOn, residence: residence, incomePoints: incomePoints,
            monthlyIncomePerPerson: monthlyIncomePerPerson, deprivations: deprivations)
    }

    /// Whether another one says the same, whatever its key.
    public func holdsSame(as other: ReviewSheet) -> Bool {
        var copy = self
        copy.id = other.id
        return copy == other
    }

    public var causeNumbers: [Int] { (1...8).filter { causes & (1 << ($0 - 1)) != 0 } }
}
