import Access
import Core
import Database
import Foundation
import Registry

/// A sample with all that could have been drawn, and what was.
public struct StoredSample: Sendable {
    public var sample: ReviewSample
    public var officer: Officer.ID?
    public var candidates: [ReviewSample.Candidate]
    public var drawn: Set<ReviewCase.ID>

    public init(sample: ReviewSample, officer: Officer.ID?, candidates: [ReviewSample.Candidate], drawn: Set<ReviewCase.ID>) {
        self.sample = sample
        self.officer = officer
        self.candidates = candidates
        self.drawn = drawn
    }

    /// True when the seed draws the same households again.
    public var repeats: Bool { ReviewSample.drawn(drawn.count, of: candidates, seed: sample.seed) == drawn }
}

/// A second sheet with who entered it and who looked again.
public struct StoredSecondSheet: Sendable {
    public var second: SecondSheet
    public var officer: Officer.ID?
    public var answeredBy: Officer.ID?
    public var answeredAt: Instant?
}

extension ReadTransaction {
    /// The samples of a round, in the order in which they were drawn.
    public func samples(of round: ReviewRound.ID) throws -> [StoredSample] {
        var candidates: [ReviewSample.ID: [(candidate: ReviewSample.Candidate, isDrawn: Bool)]] = [:]
        try forEach(
            """
            SELECT sample_id, case_id, village_id, code, sheet_id, is_drawn
              FROM review_sample_case JOIN review_sample ON review_sample.id = sample_id
             WHERE round_id = \(round) ORDER BY sample_id, case_id
            """
        ) { row in
            let candidate = ReviewSample.Candidate(
                reviewCase: try row.key(1), village: try row.key(2), code: try row.text(3), sheet: try row.key(4))
            candidates[try row.key(0), default: []].append((candidate, try row.bool(5)))
        }
        return try rows(
            """
            SELECT id, round_id, area_id, size, seed, reason, drawn_at, officer_id FROM review_sample
             WHERE round_id = \(round) ORDER BY drawn_at, id
            """
        ) { row in
            let id: ReviewSample.ID = try row.key(0)
            let own = candidates[id] ?? []
            return StoredSample(
                sample: ReviewSample(
                    id: id, round: try row.key(1), commune: try row.key(2), size: try row.text(3), seed: try row.text(4),
                    reason: try row.text(5), drawnAt: try row.instant(6)),
                officer: try row.keyOrNil(7), candidates: own.map(\.candidate),
                drawn: Set(own.filter(\.isDrawn).map(\.candidate.reviewCase)))
        }
    }

    /// The last second sheet of each household of a round and purpose.
    public func secondSheets(
        of round: ReviewRound.ID
    ) throws -> [SecondSheet.Purpose: [ReviewCase.ID: StoredSecondSheet]] {
        var found: [SecondSheet.Purpose: [ReviewCase.ID: StoredSecondSheet]] = [:]
        try forEach(
            """
            SELECT second_sheet.id, case_id, purpose, second_sheet.sheet_id, household_id, reviewed_on, residence, income_points,
                   income_points_origin, monthly_income, deprived, unknown, causes, no_labour_capacity, note, answers,
                   officer_id, recorded_at, answer, answered_by, answered_at
              FROM second_sheet JOIN review_case ON review_case.id = case_id
             WHERE round_id = \(round) ORDER BY recorded_at, second_sheet.id
            """
        ) { row in
            let stored = try Self.secondSheet(row)
            found[stored.second.purpose, default: [:]][stored.second.reviewCase] = stored
        }
        return found
    }

    /// The case of a second sheet.
    public func reviewCase(of second: SecondSheet.ID) throws -> ReviewCase.ID? {
        try first("SELECT case_id FROM second_sheet WHERE id = \(second)") { try $0.key(0) }
    }

    /// Sheets by their keys, with their answers.
    public func sheets(_ ids: [ReviewSheet.ID]) throws -> [ReviewSheet.ID: StoredSheet] {
        var sheets: [ReviewSheet.ID: StoredSheet] = [:]
        // A statement binds only so many values.
        for start in stride(from: 0, to: ids.count, by: 500) {
            let part = Array(ids[start..<min(start + 500, ids.count)])
            for sheet in try rows("SELECT \(sql: Self.sheetColumns) FROM review_sheet WHERE id IN \(part)", Self.sheet) {
                sheets[sheet.sheet.id] = sheet
            }
            try forEach("SELECT sheet_id, question, answer FROM review_answer WHERE sheet_id IN \(part)") { row in
                sheets[try row.key(0)]?.sheet.answers[try row.text(1)] = Int(try row.text(2)) ?? 0
            }
        }
        return sheets
    }

    private static func secondSheet(_ row: Row) throws -> StoredSecondSheet {
        guard let purpose = SecondSheet.Purpose(rawValue: try row.text(2)), let residence = Residence(rawValue: try row.text(6)),
            let origin = ReviewSheet.PointsOrigin(rawValue: try row.text(8))
        else { throw StoreError.unreadable("second_sheet") }
        let sheet = ReviewSheet(
            id: try row.key(0), household: try row.key(4), reviewedOn: try row.day(5), residence: residence,
            incomePoints: try row.intOrNil(7), pointsOrigin: origin, monthlyIncomePerPerson: try row.int64OrNil(9).map { Dong($0) },
            deprivations: Deprivations(
                deprived: UInt16(truncatingIfNeeded: try row.int(10)), unknown: UInt16(truncatingIfNeeded: try row.int(11))),
            causes: try row.int(12), hasNoLabourCapacity: try row.bool(13), note: try row.text(14),
            answers: try JSONDecoder().decode([String: Int].self, from: Data(try row.text(15).utf8)))
        return StoredSecondSheet(
            second: SecondSheet(
                id: try row.key(0), reviewCase: try row.key(1), purpose: purpose, first: try row.key(3), sheet: sheet,
                recordedAt: try row.instant(17), answer: try row.text(18)),
            officer: try row.keyOrNil(16), answeredBy: try row.keyOrNil(19), answeredAt: try row.instantOrNil(20))
    }
}

extension WriteTransaction {
    public func insert(_ stored: StoredSample) throws {
        let sample = stored.sample
        try execute(
            """
            INSERT INTO review_sample (id, round_id, area_id, size, seed, reason, officer_id, drawn_at)
            VALUES (\(sample.id), \(sample.round), \(sample.commune), \(sample.size), \(sample.seed), \(sample.reason),
                    \(stored.officer), \(sample.drawnAt))
            """)
        try insert(
            into: "review_sample_case", columns: ["sample_id", "case_id", "village_id", "code", "sheet_id", "is_drawn"],
            rows: stored.candidates.lazy.map {
                [
                    sample.id.sqlValue, $0.reviewCase.sqlValue, $0.village.sqlValue, .text($0.code), $0.sheet.sqlValue,
                    stored.drawn.contains($0.reviewCase).sqlValue,
                ]
            })
    }

    public func insert(_ second: SecondSheet, officer: Officer.ID?) throws {
        let (sheet, encoder) = (second.sheet, JSONEncoder())
        encoder.outputFormatting = .sortedKeys
        let answers = String(decoding: try encoder.encode(sheet.answers), as: UTF8.self)
        try execute(
            """
            INSERT INTO second_sheet
                   (id, case_id, purpose, sheet_id, reviewed_on, residence, income_points, income_points_origin, monthly_income,
                    deprived, unknown, causes, no_labour_capacity, note, answers, officer_id, recorded_at)
            VALUES (\(second.id), \(second.reviewCase), \(second.purpose.rawValue), \(second.first), \(sheet.reviewedOn),
                    \(sheet.residence), \(sheet.incomePoints), \(sheet.pointsOrigin.rawValue), \(sheet.monthlyIncomePerPerson),
                    \(Int(sheet.deprivations.deprived)), \(Int(sheet.deprivations.unknown)), \(sheet.causes),
                    \(sheet.hasNoLabourCapacity), \(sheet.note), \(answers), \(officer), \(second.recordedAt))
            """)
    }

    /// Keeps what the commune said of a second sheet that nobody has answered yet.
    public func answer(_ second: SecondSheet.ID, with text: String, officer: Officer.ID?, at instant: Instant) throws {
        try execute(
            """
            UPDATE second_sheet SET answer = \(text), answered_by = \(officer), answered_at = \(instant)
             WHERE id = \(second) AND answered_at IS NULL
            """)
    }
}
