import Access
import Core
import Database
import Registry
import Store

/// A list of households as of a day, on a map, as known at a moment: what a page, an export and a print are made from.
public struct PastList: Sendable {
    public var states: [HouseholdState]
    public var totals: HouseholdTotals
    /// Households of divided villages of which nobody can say whether they lie where the filter asks.
    public var unplaced: Int
    /// The list is what was known at this moment: the one asked for, else that of the last change to the records.
    public var knownAt: Instant

    /// - Parameters:
    ///   - found: households that the text of the filter was found to mean.
    ///   - page: the rows wanted of so many as there are.
    public init(
        _ filter: HouseholdFilter, found: [Household.ID]?, in place: PastScope, from view: Viewpoint, counting shelf: StateTotals,
        _ transaction: any ReadTransaction, page: (HouseholdTotals) -> (limit: Int, offset: Int)
    ) throws {
        totals = try shelf.totals(filter, found: found, in: place.villages, from: view, in: transaction)
        unplaced =
            place.unplaced.isEmpty
            ? 0 : try shelf.totals(filter, found: found, in: place.unplaced, from: view, in: transaction).households
        let (limit, offset) = page(totals)
        states = try transaction.states(
            filter, found: found, in: place.villages, from: view, limit: limit, offset: offset, of: totals.households)
        knownAt = try view.knownAt ?? transaction.recordClock()
    }
}
