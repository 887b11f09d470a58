import Access
import Core
import Database
import Law
import Registry

/// A present household with the last sheet that stands of it, as far as other rules ask.
public struct ReviewedHousehold: Sendable {
    public var household: Household.ID
    public var commune: Area.ID
    public var flags: HouseholdFlags
    public var persons: Int
    /// As it stands on the lists; of a round, as the round decided it.
    public var povertyClass: PovertyClass?
    /// False for a household of a round about which nothing has been decided yet.
    public var isDecided: Bool
    public var assessment: Assessment?
}

extension ReadTransaction {
    /// Every present household of the scope, or of a round in it, with its last sheet up to `day`; of a round, its sheet there.
    public func reviewedHouseholds(
        of round: ReviewRound?, within scope: AreaScope, upTo day: CalendarDate, _ body: (ReviewedHousehold) throws -> Void
    ) throws {
        let columns: SQL =
            round == nil ? "household.class, 1" : "review_case.decided_class, CASE WHEN review_case.decision_id IS NULL THEN 0 ELSE 1 END"
        let source: SQL =
            if let round {
                """
                review_case JOIN household ON household.id = review_case.household_id AND review_case.round_id = \(round.id)
                  LEFT JOIN review_sheet ON review_sheet.household_id = household.id AND review_sheet.replaced_by IS NULL
                   AND review_sheet.reviewed_on BETWEEN \(round.startsOn) AND \(day)
                   AND (review_case.sheet_id IS NULL OR review_case.sheet_id = review_sheet.id)
                """
            } else {
                """
                household LEFT JOIN review_sheet ON review_sheet.household_id = household.id AND review_sheet.replaced_by IS NULL
                   AND review_sheet.reviewed_on <= \(day)
                """
            }
        var last: ReviewedHousehold?
        try stream(
            """
            SELECT household.id, household.commune_id, household.flags, household.persons, review_sheet.reviewed_on,
                   review_sheet.residence, review_sheet.income_points, review_sheet.monthly_income, review_sheet.deprived,
                   review_sheet.unknown, \(sql: columns)
              FROM \(sql: source)
             WHERE household.status = 'active' AND \(sql: scope.condition())
             ORDER BY household.id, review_sheet.reviewed_on
            """
        ) { row in
            let household = try ReviewedHousehold(row)
            if let last, last.household != household.household { try body(last) }
            last = household
        }
        if let last { try body(last) }
    }
}

extension ReviewedHousehold {
    fileprivate init(_ row: Row) throws {
        self.init(
            household: try row.key(0), commune: try row.key(1), flags: HouseholdFlags(rawValue: try row.int(2)), persons: try row.int(3),
            povertyClass: try row.textOrNil(10).flatMap { PovertyClass(rawValue: $0) }, isDecided: try row.bool(11), assessment: nil)
        guard let written = try row.textOrNil(5) else { return }
        guard let residence = Residence(rawValue: written) else { throw StoreError.unreadable("review_sheet.residence") }
        assessment = Assessment(
            reviewedOn: try row.day(4), residence: residence, incomePoints: try row.intOrNil(6),
            monthlyIncomePerPerson: try row.int64OrNil(7).map { Dong($0) },
            deprivations: Deprivations(
                deprived: UInt16(truncatingIfNeeded: try row.int(8)), unknown: UInt16(truncatingIfNeeded: try row.int(9))))
    }
}
