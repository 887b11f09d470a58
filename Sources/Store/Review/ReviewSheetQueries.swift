import Access
import Core
import Database
import Foundation
import Law
import Registry

/// A sheet as a page shows it: with who entered it, when, and the classes it was given.
public struct StoredSheet: Sendable {
    public var sheet: ReviewSheet
    public var officer: Officer.ID?
    public var recordedAt: Instant
    /// The sheet that took its place; its own key where it was withdrawn.
    public var replacedBy: ReviewSheet.ID?

    public var stands: Bool { replacedBy == nil }
    public var isWithdrawn: Bool { replacedBy == sheet.id }
}

extension ReadTransaction {
    /// All sheets of a household, newest first.
    public func sheets(of household: Household.ID) throws -> [StoredSheet] {
        try rows(
            """
            SELECT \(sql: Self.sheetColumns) FROM review_sheet
             WHERE household_id = \(household) ORDER BY reviewed_on DESC, recorded_at DESC, id DESC
            """, Self.sheet)
    }

    public func sheet(_ id: ReviewSheet.ID) throws -> StoredSheet? {
        guard var stored = try first("SELECT \(sql: Self.sheetColumns) FROM review_sheet WHERE id = \(id)", Self.sheet)
        else { return nil }
        let answers = try rows("SELECT question, answer FROM review_answer WHERE sheet_id = \(id) ORDER BY question") {
            (try $0.text(0), Int(try $0.text(1)) ?? 0)
        }
        stored.sheet.answers = Dictionary(uniqueKeysWithValues: answers)
        return stored
    }

    public func classifications(of sheet: ReviewSheet.ID) throws -> [Classification] {
        try rows(
            """
            SELECT standard_id, fingerprint, possible, reasons FROM classification
             WHERE sheet_id = \(sheet) ORDER BY standard_id, classified_at
            """
        ) { row in
            let reasons = try JSONDecoder().decode([Reason].self, from: Data(try row.text(3).utf8))
            return Classification(
                standard: try row.text(0), fingerprint: try row.text(1),
                possible: try row.text(2).split(separator: ";").compactMap { PovertyClass(rawValue: String($0)) },
                reasons: reasons)
        }
    }

    static var sheetColumns: SQL {
        """
        id, household_id, reviewed_on, residence, income_points, income_points_origin, monthly_income, deprived, unknown,
        causes, no_labour_capacity, note, officer_id, recorded_at, replaced_by
        """
    }

    static func sheet(_ row: Row) throws -> StoredSheet {
        guard let residence = Residence(rawValue: try row.text(3)),
            let origin = ReviewSheet.PointsOrigin(rawValue: try row.text(5))
        else { throw StoreError.unreadable("review_sheet") }
        return StoredSheet(
            sheet: ReviewSheet(
                id: try row.key(0), household: try row.key(1), reviewedOn: try row.day(2), residence: residence,
                incomePoints: try row.intOrNil(4), pointsOrigin: origin,
                monthlyIncomePerPerson: try row.int64OrNil(6).map { Dong($0) },
                deprivations: Deprivations(
                    deprived: UInt16(truncatingIfNeeded: try row.int(7)), unknown: UInt16(truncatingIfNeeded: try row.int(8))),
                causes: try row.int(9), hasNoLabourCapacity: try row.bool(10), note: try row.text(11)),
            officer: try row.keyOrNil(12), recordedAt: try row.instant(13), replacedBy: try row.keyOrNil(14))
    }
}

extension WriteTransaction {
    public func insert(_ sheets: [ReviewSheet], officer: Officer.ID?, batch: ImportBatch.ID?, at instant: Instant) throws {
        try insert(
            into: "review_sheet",
            columns: [
                "id", "household_id", "reviewed_on", "residence", "income_points", "income_points_origin", "monthly_income",
                "deprived", "unknown", "causes", "no_labour_capacity", "note", "officer_id", "recorded_at", "batch_id",
            ],
            rows: sheets.lazy.map { sheet in
                [
                    sheet.id.sqlValue, sheet.household.sqlValue, sheet.reviewedOn.sqlValue, sheet.residence.sqlValue,
                    sheet.incomePoints.sqlValue, .text(sheet.pointsOrigin.rawValue), sheet.monthlyIncomePerPerson.sqlValue,
                    Int(sheet.deprivations.deprived).sqlValue, Int(sheet.deprivations.unknown).sqlValue,
                    sheet.causes.sqlValue, sheet.hasNoLabourCapacity.sqlValue, .text(sheet.note), officer.sqlValue,
                    instant.sqlValue, batch.sqlValue,
                ]
            })
        try insert(
            into: "review_answer", columns: ["sheet_id", "household_id", "question", "answer"],
            rows: sheets.lazy.flatMap { sheet in
                sheet.answers.map { [sheet.id.sqlValue, sheet.household.sqlValue, .text($0), .text(String($1))] }
            })
    }

    public func insert(
        _ classifications: [(sheet: ReviewSheet.ID, household: Household.ID, classification: Classification)], at instant: Instant
    ) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try insert(
            into: "classification",
            columns: [
                "sheet_id", "household_id", "standard_id", "fingerprint", "class", "possible", "reasons", "classified_at",
            ],
            rows: try classifications.map { sheet, household, classification in
                [
                    sheet.sqlValue, household.sqlValue, .text(classification.standard), .text(classification.fingerprint),
                    .text(classification.povertyClass?.rawValue ?? "cannot_say"),
                    .text(classification.possible.map(\.rawValue).joined(separator: ";")),
                    .text(String(decoding: try encoder.encode(classification.reasons), as: UTF8.self)), instant.sqlValue,
                ]
            })
    }

    /// Freezes the text of a rule set at its first use.
    public func recordUse(of standard: PovertyStandard, at instant: Instant) throws {
        try execute(
            """
            INSERT INTO rule_set_used (fingerprint, standard_id, content, first_used_at)
            VALUES (\(standard.fingerprint), \(standard.id), \(standard.content), \(instant))
            ON CONFLICT (fingerprint) DO NOTHING
            """)
    }
}
