import Core
import Database
import Law
import Registry

/// A stored sheet as a standard looks at it, with the class it last had under it.
public struct ClassifiableSheet: Sendable {
    public var sheet: ReviewSheet.ID
    public var household: Household.ID
    public var village: Area.ID
    public var assessment: Assessment
    /// As it is stored: a class, or `cannot_say`; `nil` when the standard has never been asked.
    public var formerClass: String?
}

extension ReadTransaction {
    /// The sheets reviewed from `first` to `last` that have no classification of this very rule set yet.
    ///
    /// - Parameter latestOnly: of each household only the last sheet that stands.
    public func sheets(
        notClassifiedBy standard: PovertyStandard, from first: CalendarDate, to last: CalendarDate, latestOnly: Bool
    ) throws -> [ClassifiableSheet] {
        let latest: SQL =
            latestOnly
            ? """
            AND NOT EXISTS (SELECT 1 FROM review_sheet AS later
                             WHERE later.household_id = review_sheet.household_id AND later.replaced_by IS NULL
                               AND later.reviewed_on > review_sheet.reviewed_on)
            """ : ""
        return try rows(
            """
            SELECT review_sheet.id, review_sheet.household_id, household.village_id, review_sheet.reviewed_on, review_sheet.residence,
                   review_sheet.income_points, review_sheet.monthly_income, review_sheet.deprived, review_sheet.unknown,
                   (SELECT classification.class FROM classification
                     WHERE classification.sheet_id = review_sheet.id AND classification.standard_id = \(standard.id)
                     ORDER BY classification.classified_at DESC, classification.fingerprint LIMIT 1)
              FROM review_sheet JOIN household ON household.id = review_sheet.household_id
             WHERE review_sheet.replaced_by IS NULL AND review_sheet.reviewed_on BETWEEN \(first) AND \(last) \(sql: latest)
               AND NOT EXISTS (SELECT 1 FROM classification
                                WHERE classification.sheet_id = review_sheet.id AND classification.standard_id = \(standard.id)
                                  AND classification.fingerprint = \(standard.fingerprint))
             ORDER BY review_sheet.household_id, review_sheet.reviewed_on
            """
        ) { row in
            guard let residence = Residence(rawValue: try row.text(4)) else { throw StoreError.unreadable("review_sheet.residence") }
            return ClassifiableSheet(
                sheet: try row.key(0), household: try row.key(1), village: try row.key(2),
                assessment: Assessment(
                    reviewedOn: try row.day(3), residence: residence, incomePoints: try row.intOrNil(5),
                    monthlyIncomePerPerson: try row.int64OrNil(6).map { Dong($0) },
                    deprivations: Deprivations(
                        deprived: UInt16(truncatingIfNeeded: try row.int(7)), unknown: UInt16(truncatingIfNeeded: try row.int(8)))),
                formerClass: try row.textOrNil(9))
        }
    }
}

/// A classification of a sheet as it is stored, with its reasons as text.
public struct ClassificationText: Sendable {
    public var sheet: ReviewSheet.ID
    public var household: Household.ID
    public var povertyClass: String
    public var possible: String
    public var reasons: String

    public init(sheet: ReviewSheet.ID, household: Household.ID, povertyClass: String, possible: String, reasons: String) {
        self.sheet = sheet
        self.household = household
        self.povertyClass = povertyClass
        self.possible = possible
        self.reasons = reasons
    }
}

extension WriteTransaction {
    public func insert(_ texts: some Sequence<ClassificationText>, under standard: PovertyStandard, at instant: Instant) throws {
        let (id, fingerprint, moment) = (standard.id.sqlValue, standard.fingerprint.sqlValue, instant.sqlValue)
        try insert(
            into: "classification",
            columns: [
                "sheet_id", "household_id", "standard_id", "fingerprint", "class", "possible", "reasons", "classified_at",
            ],
            rows: texts.lazy.map {
                [
                    $0.sheet.sqlValue, $0.household.sqlValue, id, fingerprint, .text($0.povertyClass), .text($0.possible),
                    .text($0.reasons), moment,
                ]
            })
    }
}
