import Access
import Core
import Database
import HTTPTypes
import Operations
import Registry
import Store
import Words

enum HouseholdRoutes {
    static let all: [Route] = [
        .get(SitePath.households, .permission(.viewHouseholds)) { try await list($0) },
        .get("\(SitePath.households)/:ho", .permission(.viewHouseholds)) { visit in
            let time = ViewpointForm(visit.query, now: visit.now, in: visit.areas)
            if time.isAsked { return try await PastHouseholdPage.answer(visit, time) }
            if let gone = try await gone(visit) { return .page(gone.page(visit)) }
            return .page(try await household(visit).html)
        },
        .post("\(SitePath.households)/:ho/thanh-vien/:tv/so-dinh-danh", .permission(.revealPersonalNumber)) { try await reveal($0) },
    ]

    private static func list(_ visit: Visit) async throws -> Answer {
        let asked = HouseholdListForm(visit)
        if asked.time.isAsked { return try await PastListRoutes.page(visit, asked) }
        let (scope, officer) = (visit.scope(for: .viewHouseholds), try visit.signedIn)
        let mayPick = visit.may(.editHousehold)
        let read = { @Sendable (transaction: any ReadTransaction) in
            let found = try FoundHouseholds(asked.filter.text, within: scope, in: transaction)
            let batch = try asked.filter.batch.flatMap { try transaction.importBatch($0) }
            let totals = try transaction.totals(asked.filter, found: found.ids, within: scope)
            let form = asked.bounded(to: totals.households)
            let isByName = form.filter.order == .name && !form.filter.descending
            let ranked = isByName ? try found.ranked(form.filter.text, in: transaction) : []
            let rows = try transaction.households(
                form.filter, found: found.ids, leading: ranked, within: scope, limit: form.rows, offset: (form.page - 1) * form.rows)
            let near = try found.near(within: scope, in: transaction)
            let nearRows =
                near.isEmpty ? [] : try transaction.households(form.filter, found: near, within: scope, limit: near.count, offset: 0)
            let picking = try form.selection.flatMap { id in
                mayPick ? try transaction.selection(id, of: officer.id) ?? HouseholdSelection(id: id) : nil
            }
            return HouseholdListPage(
                visit: visit, form: form, rows: rows, near: nearRows, totals: totals, batch: batch, isCut: found.isCut,
                places: visit.villages(in: scope), picking: picking.map { HouseholdPicking(selection: $0, form: form, visit: visit) },
                saved: try transaction.savedFilters(of: officer.id))
        }
        let page = asked.isNear ? try await visit.site.database.readBriefly(read) : try await visit.site.database.read(read)
        return .page(page.html)
    }

    /// The household where it has left the area of the officer; `nil` where it lives in it.
    private static func gone(_ visit: Visit) async throws -> GoneHousehold? {
        let id: Household.ID = try visit.key("ho")
        let scope = visit.scope(for: .viewHouseholds)
        return try await visit.site.database.readBriefly { transaction in
            guard try transaction.household(id, within: scope) == nil else { return nil }
            return try GoneHousehold(id, visit, in: transaction)
        }
    }

    static func household(_ visit: Visit) async throws -> HouseholdPage {
        let id: Household.ID = try visit.key("ho")
        let scope = visit.scope(for: .viewHouseholds)
        return try await visit.site.database.readBriefly { transaction -> HouseholdPage in
            guard let row = try transaction.household(id, within: scope) else { throw PageError.notFound }
            let sheets = try transaction.sheets(of: id)
            let events = try transaction.events(about: id, limit: 20)
            let names = try transaction.officerNames(Array(Set(events.compactMap(\.officer))))
            let members = try transaction.members(of: id)
            let stays = try transaction.stays(of: id)
            return HouseholdPage(
                visit: visit, row: row, members: members, sheets: sheets,
                statement: try transaction.statement(of: id, upTo: visit.today),
                classifications: try sheets.first { $0.replacedBy == nil }.map { try transaction.classifications(of: $0.sheet.id) } ?? [],
                recognitions: try transaction.recognitions(of: id), events: events, acts: try transaction.householdActs(of: [id]),
                officerNames: Dictionary(uniqueKeysWithValues: names.map { ($0.key.description, $0.value) }),
                pointNote: try transaction.pointNote(of: id),
                pairs: try transaction.pairs(of: members.map(\.person.id)), ties: try transaction.ties(of: [id]).filter(\.holds),
                stays: stays,
                endedOn: row.household.status == .active ? nil : stays.compactMap(\.validUntil).max()?.adding(days: 1))
        }
    }

    /// The whole number on the answered page, once, after the log has it; never in an address, never in a stored answer.
    private static func reveal(_ visit: Visit) async throws -> Answer {
        let (id, key): (Household.ID, Membership.ID) = (try visit.key("ho"), try visit.key("tv"))
        let purpose = (try? visit.form["muc-dich-\(key)"].acceptedLine(limit: 200)) ?? ""
        guard !purpose.isEmpty else {
            var page = try await household(visit)
            page.unansweredFor = key
            return .page(page.html, status: .unprocessableContent)
        }
        let digits = try await visit.site.desk.perform(
            RevealPersonalNumber(household: id, membership: key, purpose: purpose), as: try visit.signedIn)
        var page = try await household(visit)
        page.revealed = page.members.first { $0.membership.id == key }.map { ($0, digits) }
        return .page(page.html)
    }
}

extension Visit {
    /// The villages of a scope today, by commune and name in Vietnamese order.
    func villages(in scope: AreaScope) -> [AreaVersion] {
        let inCommunes = areas.villages(of: scope.communes, on: today)
        guard !scope.villages.isEmpty else { return inCommunes }
        let single = scope.villages.compactMap { areas.version(of: $0, on: today) }
        let all = Dictionary((inCommunes + single).map { ($0.area, $0) }, uniquingKeysWith: { first, _ in first }).values
        return all.sorted { $0.precedes($1) }
    }
}
