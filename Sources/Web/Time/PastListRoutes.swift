import Access
import Core
import Database
import HTTPTypes
import Markup
import Operations
import Registry
import Store
import Words

/// The list of households as of a day gone by.
enum PastListRoutes {
    static func page(_ visit: Visit, _ asked: HouseholdListForm) async throws -> Answer {
        guard let view = asked.time.view else {
            let page = HouseholdListPage(
                visit: visit, form: asked, rows: [], totals: HouseholdTotals(households: 0, persons: 0), isCut: false,
                places: visit.villages(in: visit.scope(for: .viewHouseholds)))
            return .page(page.html, status: .unprocessableContent)
        }
        let reading = PastReading(visit, asked, view, for: .viewHouseholds)
        let (past, isCut) = try await visit.site.database.read { transaction in
            try reading.part(in: transaction) { (asked.rows, (asked.bounded(to: $0.households).page - 1) * asked.rows) }
        }
        return .page(
            HouseholdListPage(
                visit: visit, form: asked.bounded(to: past.list.totals.households), rows: past.rows, totals: past.list.totals, isCut: isCut,
                places: past.choices, past: past
            ).html)
    }
}

/// What is read for a list of a day gone by.
struct PastReading: Sendable {
    private let form: HouseholdListForm
    private let view: Viewpoint
    private let scope: AreaScope
    private let areas: AreaHistory
    private let today: CalendarDate
    private let shelf: StateTotals

    init(_ visit: Visit, _ form: HouseholdListForm, _ view: Viewpoint, for permission: Permission) {
        self.form = form
        self.view = view
        scope = visit.scope(for: permission)
        (areas, today, shelf) = (visit.areas, visit.today, visit.site.stateTotals)
    }

    private func place(_ known: AreaHistory) -> PastScope {
        PastScope(scope, from: view, village: form.filter.village, commune: form.filter.commune, in: areas, known: known, today: today)
    }

    private func found(_ place: PastScope, in transaction: any ReadTransaction) throws -> FoundHouseholds {
        try FoundHouseholds(form.filter.text, within: scope, on: view.day, in: place.villages.union(place.unplaced), transaction)
    }

    func part(
        in transaction: any ReadTransaction, page: (HouseholdTotals) -> (limit: Int, offset: Int)
    ) throws -> (part: PastListPart, isCut: Bool) {
        let known = try KnownAreas.areas(areas, knownAt: view.knownAt, in: transaction)
        let place = place(known)
        let found = try found(place, in: transaction)
        let list = try PastList(form.filter, found: found.ids, in: place, from: view, counting: shelf, transaction, page: page)
        return (PastListPart(view: view, list: list, areas: known, choices: place.choices), found.isCut)
    }
}

extension PastReading {
    /// Households by the village of the map in which they lie.
    func counts(in transaction: any ReadTransaction) throws -> [Area.ID: Int] {
        let known = try KnownAreas.areas(areas, knownAt: view.knownAt, in: transaction)
        let place = place(known)
        let found = try found(place, in: transaction)
        var counts: [Area.ID: Int] = [:]
        for (village, count) in try transaction.stateCounts(form.filter, found: found.ids, in: place.villages, from: view) {
            guard let unit = known.shown(village, from: view)?.area else { continue }
            counts[unit, default: 0] += count
        }
        return counts
    }
}

extension PastListPart {
    /// The states as rows of the list.
    var rows: [HouseholdRow] {
        list.states.map { HouseholdRow($0, on: view.day, commune: areas.shownCommune(of: $0.village, from: view)?.area ?? $0.village) }
    }
}
