import Access
import Core
import Database
import Foundation
import Law
import Registry

/// A decision that puts right what the decision of a round did to one household, after an appeal was upheld.
public struct DecisionCorrection: Sendable {
    /// What stood before.
    public struct Former: Hashable, Sendable, Codable {
        /// By the corrected decision, or by a correction before this one.
        public var decidedClass: PovertyClass?
        public var outcome: RoundOutcome
        public var sheet: ReviewSheet.ID?
        /// All recognitions of the household under the standard of the decision.
        public var recognitions: [Recognition]
        /// The class of the household in the registry, and since when.
        public var povertyClass: PovertyClass?
        public var classSince: CalendarDate?
        /// The certificate that was taken out of use.
        public var certificate: Certificate.ID?

        public init(
            _ decided: DecidedCase, recognitions: [Recognition], povertyClass: PovertyClass?, classSince: CalendarDate?,
            certificate: Certificate.ID?
        ) {
            decidedClass = decided.decidedClass
            outcome = decided.outcome
            sheet = decided.sheet
            self.recognitions = recognitions
            self.povertyClass = povertyClass
            self.classSince = classSince
            self.certificate = certificate
        }
    }

    /// Why and when it was taken back.
    public struct Undo: Hashable, Sendable {
        public var at: Instant
        public var reason: String

        public init(at: Instant, reason: String) {
            self.at = at
            self.reason = reason
        }
    }

    public var decision: ReviewDecision.ID
    public var corrects: ReviewDecision.ID
    public var reviewCase: ReviewCase.ID
    public var household: Household.ID
    public var objection: Objection.ID
    /// From which day the class holds.
    public var holdsFrom: CalendarDate
    public var povertyClass: PovertyClass
    public var outcome: RoundOutcome
    /// Of the re-check.
    public var sheet: ReviewSheet.ID
    public var former: Former
    public var undone: Undo?

    public init(
        decision: ReviewDecision.ID, corrects: ReviewDecision.ID, reviewCase: ReviewCase.ID, household: Household.ID,
        objection: Objection.ID, holdsFrom: CalendarDate, povertyClass: PovertyClass, outcome: RoundOutcome, sheet: ReviewSheet.ID,
        former: Former
    ) {
        self.decision = decision
        self.corrects = corrects
        self.reviewCase = reviewCase
        self.household = household
        self.objection = objection
        self.holdsFrom = holdsFrom
        self.povertyClass = povertyClass
        self.outcome = outcome
        self.sheet = sheet
        self.former = former
    }
}

extension ReadTransaction {
    /// The corrections of the decisions of a round, in the order in which they were made; those that were taken back too.
    public func corrections(of round: ReviewRound.ID) throws -> [DecisionCorrection] {
        try rows(
            """
            SELECT decision_id, corrects_id, case_id, household_id, objection_id, holds_from, class, outcome, review_correction.sheet_id,
                   former, undone_at, undo_reason
              FROM review_correction JOIN review_decision ON review_decision.id = decision_id
             WHERE round_id = \(round) ORDER BY recorded_at, decision_id
            """
        ) { row in
            guard let povertyClass = PovertyClass(rawValue: try row.text(6)), let outcome = RoundOutcome(rawValue: try row.text(7)) else {
                throw StoreError.unreadable("review_correction")
            }
            var correction = DecisionCorrection(
                decision: try row.key(0), corrects: try row.key(1), reviewCase: try row.key(2), household: try row.key(3),
                objection: try row.key(4), holdsFrom: try row.day(5), povertyClass: povertyClass, outcome: outcome, sheet: try row.key(8),
                former: try JSONDecoder().decode(DecisionCorrection.Former.self, from: Data(try row.textBytes(9))))
            correction.undone = try row.instantOrNil(10).map { .init(at: $0, reason: try row.text(11)) }
            return correction
        }
    }
}

extension WriteTransaction {
    public func insert(_ correction: DecisionCorrection) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let former = String(decoding: try encoder.encode(correction.former), as: UTF8.self)
        try execute(
            """
            INSERT INTO review_correction (decision_id, corrects_id, case_id, household_id, objection_id, holds_from, class, outcome,
                                           sheet_id, former)
            VALUES (\(correction.decision), \(correction.corrects), \(correction.reviewCase), \(correction.household),
                    \(correction.objection), \(correction.holdsFrom), \(correction.povertyClass.rawValue),
                    \(correction.outcome.rawValue), \(correction.sheet), \(former))
            """)
    }

    /// - Throws: `StoreError.changedMeanwhile` when it was taken back before.
    public func undo(_ correction: ReviewDecision.ID, _ undo: DecisionCorrection.Undo, officer: Officer.ID?) throws {
        let changed = try execute(
            """
            UPDATE review_correction SET undone_at = \(undo.at), undo_reason = \(undo.reason), undone_by = \(officer)
             WHERE decision_id = \(correction) AND undone_at IS NULL
            """)
        guard changed == 1 else { throw StoreError.changedMeanwhile }
    }

    /// Gives a decided household of a round another outcome.
    public func correct(
        _ reviewCase: ReviewCase.ID, to povertyClass: PovertyClass?, _ outcome: RoundOutcome, resting sheet: ReviewSheet.ID?
    ) throws {
        try execute(
            """
            UPDATE review_case SET decided_class = \(povertyClass?.rawValue), outcome = \(outcome.rawValue), sheet_id = \(sheet)
             WHERE id = \(reviewCase)
            """)
    }

    /// Writes a recognition over the one with its key.
    public func overwrite(_ recognition: Recognition) throws {
        try execute(
            """
            UPDATE recognition
               SET class = \(recognition.povertyClass.rawValue), valid_from = \(recognition.validFrom),
                   valid_until = \(recognition.validUntil), decision_number = \(recognition.decisionNumber),
                   decision_on = \(recognition.decisionOn)
             WHERE id = \(recognition.id)
            """)
    }

    /// Opens an answered objection again.
    public func reopen(_ objection: Objection.ID) throws {
        try execute(
            """
            UPDATE review_objection SET result = NULL, answer = '', answered_on = NULL, answered_by = NULL, answered_at = NULL
             WHERE id = \(objection)
            """)
    }
}
