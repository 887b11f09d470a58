import Access
import Core
import Database
import Law
import Registry

/// The decision by which the chair of a commune fixed its lists at the end of a round.
///
/// - Source: Quyết định 24/2021/QĐ-TTg, Điều 4 khoản 6 (Mẫu số 02).
public struct ReviewDecision: Sendable {
    public typealias ID = Identifier<ReviewDecision>

    public var id: ID
    public var round: ReviewRound.ID
    public var commune: Area.ID
    public var number: String
    public var signedOn: CalendarDate
    public var signer: String
    public var standard: String
    public var recordedAt: Instant

    public init(
        id: ID, round: ReviewRound.ID, commune: Area.ID, number: String, signedOn: CalendarDate, signer: String, standard: String,
        recordedAt: Instant
    ) {
        self.id = id
        self.round = round
        self.commune = commune
        self.number = number
        self.signedOn = signedOn
        self.signer = signer
        self.standard = standard
        self.recordedAt = recordedAt
    }
}

extension ReadTransaction {
    public func decisions(of round: ReviewRound.ID) throws -> [ReviewDecision] {
        try rows(
            """
            SELECT id, round_id, area_id, number, signed_on, signer, standard_id, recorded_at FROM review_decision
             WHERE round_id = \(round) ORDER BY recorded_at, id
            """, Self.decision)
    }

    /// The decision that rests on a sheet of the household.
    public func decision(restingOn sheet: ReviewSheet.ID, of household: Household.ID) throws -> ReviewDecision? {
        try first(
            """
            SELECT id, round_id, area_id, number, signed_on, signer, standard_id, recorded_at FROM review_decision
             WHERE id IN (SELECT decision_id FROM review_case WHERE household_id = \(household) AND sheet_id = \(sheet))
             ORDER BY recorded_at DESC LIMIT 1
            """, Self.decision)
    }

    private static func decision(_ row: Row) throws -> ReviewDecision {
        ReviewDecision(
            id: try row.key(0), round: try row.key(1), commune: try row.key(2), number: try row.text(3), signedOn: try row.day(4),
            signer: try row.text(5), standard: try row.text(6), recordedAt: try row.instant(7))
    }

    /// The round that a decision ended.
    public func round(of decision: ReviewDecision.ID) throws -> ReviewRound.ID? {
        try first("SELECT round_id FROM review_decision WHERE id = \(decision)") { try $0.key(0) }
    }

    /// How many of `households` have a recognition under `standard` from `day` on or later.
    public func recognitions(of households: [Household.ID], standard: String, from day: CalendarDate) throws -> Int {
        try first(
            """
            SELECT count(DISTINCT household_id) FROM recognition
             WHERE household_id IN \(households) AND standard_id = \(standard) AND valid_from >= \(day)
            """
        ) { try $0.int(0) } ?? 0
    }
}

extension WriteTransaction {
    public func insert(_ decision: ReviewDecision, officer: Officer.ID?) throws {
        try execute(
            """
            INSERT INTO review_decision (id, round_id, area_id, number, signed_on, signer, standard_id, officer_id, recorded_at)
            VALUES (\(decision.id), \(decision.round), \(decision.commune), \(decision.number), \(decision.signedOn),
                    \(decision.signer), \(decision.standard), \(officer), \(decision.recordedAt))
            """)
    }

    /// Puts what a decision did to households of a round on record, those of one outcome and class at a time.
    public func decide(_ cases: [ReviewCase.ID], as decided: DecidedCase) throws {
        try execute(
            """
            UPDATE review_case
               SET decision_id = \(decided.decision), former_class = \(decided.formerClass?.rawValue),
                   decided_class = \(decided.decidedClass?.rawValue), outcome = \(decided.outcome.rawValue)
             WHERE id IN \(cases)
            """)
    }

    /// Ties decided households to the sheets on which the decision rests.
    public func tieSheets(of decision: ReviewDecision.ID, in round: ReviewRound) throws {
        try execute(
            """
            UPDATE review_case SET sheet_id = (
                   SELECT review_sheet.id FROM review_sheet
                    WHERE review_sheet.household_id = review_case.household_id AND review_sheet.replaced_by IS NULL
                      AND review_sheet.reviewed_on >= \(round.startsOn)
                    ORDER BY review_sheet.reviewed_on DESC LIMIT 1)
             WHERE decision_id = \(decision)
            """)
        try execute(
            """
            UPDATE recognition SET sheet_id = (
                   SELECT review_case.sheet_id FROM review_case
                    WHERE review_case.decision_id = \(decision) AND review_case.household_id = recognition.household_id)
             WHERE household_id IN (SELECT household_id FROM review_case WHERE decision_id = \(decision))
               AND sheet_id IS NULL AND valid_until IS NULL
            """)
    }

    /// Ends the open recognitions of many households under a standard; `day` is the last day on which they hold.
    public func endRecognitions(of households: [Household.ID], standard: String, on day: CalendarDate) throws {
        try execute(
            """
            UPDATE recognition SET valid_until = \(day)
             WHERE household_id IN \(households) AND standard_id = \(standard) AND valid_until IS NULL
            """)
    }

    /// Gives households the class that a decision gave them.
    public func reclassify(_ households: [Household.ID], as povertyClass: PovertyClass, since day: CalendarDate) throws {
        try execute(
            """
            UPDATE household SET class = \(povertyClass.rawValue), class_since = \(day), version = version + 1
             WHERE id IN \(households)
            """)
    }
}
