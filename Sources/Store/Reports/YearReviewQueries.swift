import Core
import Database
import Law
import Monitoring
import Registry

extension ReadTransaction {
    /// How far the yearly review of `year` has come in the communes on which the map lies on the last day of the figures.
    func yearReview(_ year: Int, on map: FigureMap, closing: CalendarDate) throws -> YearReview {
        let places = try rows(
            """
            SELECT DISTINCT review_round_place.area_id FROM review_round_place
              JOIN review_round ON review_round.id = review_round_place.round_id
             WHERE review_round.kind = 'yearly' AND review_round.year = \(year)
            """
        ) { try $0.key(0) as Area.ID }
        guard !places.isEmpty else { return YearReview() }
        let decided = try rows(
            """
            SELECT DISTINCT review_decision.area_id FROM review_decision JOIN review_round ON review_round.id = review_decision.round_id
             WHERE review_round.kind = 'yearly' AND review_round.year = \(year)
            """
        ) { try $0.key(0) as Area.ID }
        let again = try rows(
            """
            SELECT review_reopening.area_id, review_reopening.answered_at, review_reopening.document,
                   (SELECT max(review_decision.recorded_at) FROM review_decision
                     WHERE review_decision.round_id = review_reopening.round_id AND review_decision.area_id = review_reopening.area_id
                       AND NOT EXISTS (SELECT 1 FROM review_correction WHERE review_correction.decision_id = review_decision.id))
              FROM review_reopening JOIN review_round ON review_round.id = review_reopening.round_id
             WHERE review_round.kind = 'yearly' AND review_round.year = \(year) AND review_reopening.is_granted = 1
             ORDER BY review_reopening.answered_at
            """
        ) { row in
            (area: try row.key(0) as Area.ID, at: try row.instant(1), document: try row.text(2), decided: try row.instantOrNil(3))
        }
        let undecidedAgain = again.filter { line in line.decided.map { $0 < line.at } ?? true }
        let waiting = map.present(undecidedAgain.map(\.area), on: closing)
        let communes = map.communes(on: closing)
        let (opened, done) = (map.present(places, on: closing), map.present(decided, on: closing))
        guard communes.contains(where: { opened.contains($0.area) }) else { return YearReview() }
        return YearReview(
            undecided: communes.filter { opened.contains($0.area) && (!done.contains($0.area) || waiting.contains($0.area)) }.map(\.name),
            notOpened: communes.filter { !opened.contains($0.area) }.map(\.name),
            reopened: communes.compactMap { commune in
                let own = again.filter { map.present([$0.area], on: closing).contains(commune.area) }
                return own.last.map { YearReview.Reopened(name: commune.name, document: $0.document, result: own.count + 1) }
            }, isKnown: true)
    }

    /// Of all households, those on a list on `closing` by a recognition without the number of a decision, by key.
    func householdsWithoutDecision(standard: String, closing: CalendarDate) throws -> [Household.ID] {
        // Written out as in the index that holds no others.
        try rows(
            """
            SELECT household_id FROM recognition
             WHERE decision_number = '' AND standard_id = \(standard) AND valid_from <= \(closing)
               AND (valid_until IS NULL OR valid_until >= \(closing)) AND class IN ('poor', 'near_poor') ORDER BY household_id
            """
        ) { try $0.key(0) }
    }
}
