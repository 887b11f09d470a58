import Access
import Core
import Database
import Registry
import Store
import Words

enum HouseholdRoutes {
    static let all: [Route] = [
        .get(SitePath.households, .permission(.viewHouseholds)) { try await list($0) },
        .get("\(SitePath.households)/:ho", .permission(.viewHouseholds)) { try await household($0) },
    ]

    private static func list(_ visit: Visit) async throws -> Answer {
        let form = HouseholdListForm(visit.query)
        let scope = visit.scope(for: .viewHouseholds)
        let (rows, totals, isCut) = try await visit.site.database.read { transaction in
            let found = try FoundHouseholds(form.filter.text, within: scope, in: transaction)
            return (
                try transaction.households(
                    form.filter, found: found.ids, within: scope, limit: form.rows, offset: (form.page - 1) * form.rows),
                try transaction.totals(form.filter, found: found.ids, within: scope), found.isCut
            )
        }
        return .page(
            HouseholdListPage(visit: visit, form: form, rows: rows, totals: totals, isCut: isCut, places: visit.villages(in: scope)).html)
    }

    private static func household(_ visit: Visit) async throws -> Answer {
        let id: Household.ID = try visit.key("ho")
        let scope = visit.scope(for: .viewHouseholds)
        let page = try await visit.site.database.read { transaction -> HouseholdPage in
            guard let row = try transaction.household(id, within: scope) else { throw PageError.notFound }
            let sheets = try transaction.sheets(of: id)
            let events = try transaction.events(about: id, limit: 20)
            let names = try transaction.officerNames(Array(Set(events.compactMap(\.officer))))
            return HouseholdPage(
                visit: visit, row: row, members: try transaction.members(of: id), sheets: sheets,
                statement: try transaction.statement(of: id, upTo: visit.today),
                classifications: try sheets.first { $0.replacedBy == nil }.map { try transaction.classifications(of: $0.sheet.id) } ?? [],
                recognitions: try transaction.recognitions(of: id), events: events,
                officerNames: Dictionary(uniqueKeysWithValues: names.map { ($0.key.description, $0.value) }))
        }
        return .page(page.html)
    }
}

extension Visit {
    /// The villages of a scope today, by commune and name in Vietnamese order.
    func villages(in scope: AreaScope) -> [AreaVersion] {
        let inCommunes = scope.communes.flatMap { areas.children(of: $0, on: today) }
        let single = scope.villages.compactMap { areas.version(of: $0, on: today) }
        let all = Dictionary((inCommunes + single).map { ($0.area, $0) }, uniquingKeysWith: { first, _ in first }).values
        return all.sorted { NaturalOrder.precedes($0.name, $1.name) }
    }
}

/// "Thôn 2" before "Thôn 10".
enum NaturalOrder {
    static func precedes(_ left: String, _ right: String) -> Bool {
        left.naturalSortKey.lexicographicallyPrecedes(right.naturalSortKey)
    }
}
