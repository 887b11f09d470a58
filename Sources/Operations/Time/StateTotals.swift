import Core
import Database
import Registry
import Store
import Synchronization

/// Totals of lists of days gone by. Counting 400,000 households takes half a second, so each list is counted once for all days, and
/// afterwards brought up to date by the households that have changed.
public final class StateTotals: Sendable {
    private struct Question: Hashable {
        var filter: HouseholdFilter
        var villages: Set<Area.ID>
        var knownAt: Instant?
    }

    private struct Answer {
        var series: StateSeries
        /// The clock of the records as it was counted.
        var clock: Instant
    }

    private let known = Mutex<[Question: Answer]>([:])
    /// A series takes some ten kilobytes.
    private static let limit = 200
    /// More households than these are counted anew.
    private static let many = 20_000

    public init() {}

    public func totals(
        _ filter: HouseholdFilter, found: [Household.ID]?, in villages: Set<Area.ID>, from view: Viewpoint,
        in transaction: any ReadTransaction
    ) throws -> HouseholdTotals {
        guard found == nil, villages.count > 3 else { return try transaction.stateTotals(filter, found: found, in: villages, from: view) }
        var question = Question(filter: filter, villages: villages, knownAt: view.knownAt)
        // Order and text say nothing of how many there are; the villages stand for the place.
        (question.filter.order, question.filter.descending, question.filter.text) = (.name, false, "")
        (question.filter.village, question.filter.commune) = (nil, nil)
        let clock = try transaction.recordClock()
        // What was known at a moment that has passed stays so.
        if let answer = known.withLock({ $0[question] }) {
            if view.knownAt != nil || answer.clock == clock { return answer.series.totals(on: view.day) }
            let changed = try transaction.householdsRecorded(after: answer.clock, limit: Self.many)
            if changed.count < Self.many, answer.clock < clock {
                var series = answer.series
                try transaction.update(&series, filter, in: villages, from: answer.clock, by: changed)
                return keep(series, question, clock).totals(on: view.day)
            }
        }
        let series = try transaction.stateSeries(filter, in: villages, knownAt: view.knownAt)
        return keep(series, question, clock).totals(on: view.day)
    }

    private func keep(_ series: StateSeries, _ question: Question, _ clock: Instant) -> StateSeries {
        known.withLock {
            if $0.count >= Self.limit { $0 = [:] }
            $0[question] = Answer(series: series, clock: clock)
        }
        return series
    }
}
