import Access
import Core
import Database
import HTTPTypes
import Law
import Markup
import Operations
import Registry
import Store
import Words

/// The acts on households of the officer's area, and the page on which one is taken back.
enum ActPages {
    static let routes: [Route] = [
        .get(SitePath.acts, .permission(.viewHouseholds)) { try await list($0) },
        .get("\(SitePath.acts)/:viec", .permission(.editHousehold)) { visit in
            .page(undoPage(visit, try await found(visit), problem: nil))
        },
        .post("\(SitePath.acts)/:viec", .permission(.editHousehold)) { try await undo($0) },
    ]

    private static let limit = 200

    private struct Found: Sendable {
        var act: HouseholdAct
        /// Each household of the act that the officer may see.
        var rows: [Household.ID: HouseholdRow]
        /// The households of the act that there are no more.
        var gone: Set<Household.ID>
        /// Those that live elsewhere today, as far as they lived in the area of the officer.
        var moved: [Household.ID: GoneHousehold] = [:]
        /// How many were changed, where it is an act on many.
        var count: Int?
        /// The communes of all that live elsewhere.
        var communes: [Household.ID: Area.ID] = [:]
    }

    private static func look(
        at acts: [HouseholdAct], _ visit: Visit, in transaction: any ReadTransaction
    ) throws -> [Found] {
        let scope = visit.scope(for: .viewHouseholds)
        return try acts.map { act in
            var found = Found(act: act, rows: [:], gone: [])
            if act.kind == .correctedTogether { found.count = try transaction.householdsChanged(by: act.id) }
            for id in act.households {
                if let row = try transaction.household(id, within: scope) {
                    found.rows[id] = row
                } else if let place = try transaction.place(of: id) {
                    found.communes[id] = place.commune
                    found.moved[id] = try GoneHousehold(id, visit, in: transaction)
                } else {
                    found.gone.insert(id)
                }
            }
            return found
        }
    }

    // MARK: the list

    private static func list(_ visit: Visit) async throws -> Answer {
        let villages = visit.villages(in: visit.scope(for: .viewHouseholds)).map(\.area)
        let (acts, waiting) = try await visit.site.database.read { transaction in
            (
                try look(at: try transaction.householdActs(in: villages, limit: limit), visit, in: transaction),
                try transaction.householdsToReview(in: villages, limit: limit)
            )
        }
        let banner = HouseholdActWords.saved(visit.query["da-luu"]).map {
            "<div class=\"banner\" role=\"status\"><p>\($0)</p></div>" as HTML
        }
        return .page(
            visit.page(
                HouseholdActWords.title, crumbs: [(HouseholdWords.listTitle, SitePath.households)],
                """
                \(banner ?? .empty)<h1>\(HouseholdActWords.title)</h1><p class="lead">\(HouseholdActWords.actsLead)</p>\
                \(toReview(waiting, visit), when: !waiting.isEmpty)\(acts.isEmpty ? "<div class=\"card\"><p>\(HouseholdActWords.noActs)</p></div>" : table(acts, visit))
                """))
    }

    private static func toReview(_ rows: [HouseholdRow], _ visit: Visit) -> HTML {
        """
        <section class="card"><h2>\(HouseholdActWords.toReview)</h2><p class="hint">\(HouseholdActWords.toReviewLead)</p><ul>\(rows.map { row in
            let village = visit.areas.lastKnown(of: row.household.village, on: visit.today)?.name ?? ""
            return "<li><a href=\"\(SitePath.household(row.household.id))\">\(row.headName) · \(row.household.code)</a>, \(village) \(ClassTag.html(row.povertyClass))</li>" as HTML
        })</ul></section>
        """
    }

    private static func table(_ acts: [Found], _ visit: Visit) -> HTML {
        let mayEdit = visit.may(.editHousehold)
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(HouseholdActWords.title)"><table class="stack"><thead><tr>\
            <th scope="col">\(HouseholdActWords.recorded)</th><th scope="col">\(HouseholdActWords.what)</th><th scope="col">\(HouseholdActWords.household)</th>\
            <th scope="col">\(HouseholdActWords.effective)</th><th scope="col">\(HouseholdActWords.place)</th><th scope="col">\(HouseholdActWords.reason)</th>\
            \("<th scope=\"col\">\(EntryWords.actions)</th>", when: mayEdit)</tr></thead><tbody>\(acts.map { found in
                let act = found.act
                return """
                    <tr><td data-label="\(HouseholdActWords.recorded)">\(act.recordedAt.day.vietnamese) \(act.recordedAt.clock)</td>\
                    <th scope="row">\(EventWords.sentence(act.kind.rawValue))\("<div class=\"hint\">\(HouseholdActWords.undone)</div>", when: act.undoneAt != nil)</th>\
                    <td data-label="\(HouseholdActWords.household)">\(households(found, visit))</td><td data-label="\(HouseholdActWords.effective)">\(act.happenedOn.vietnamese)</td>\
                    <td data-label="\(HouseholdActWords.place)">\(places(act, visit))</td><td data-label="\(HouseholdActWords.reason)">\(act.reason)</td>\
                    \("<td>\("<a href=\"\(SitePath.act(act.id))\">\(HouseholdActWords.undo)</a>", when: act.undoneAt == nil)</td>", when: mayEdit)</tr>
                    """ as HTML
            })</tbody></table></div>
            """
    }

    private static func households(_ found: Found, _ visit: Visit) -> HTML {
        let others = found.count.flatMap { $0 > 1 ? "<div>\(ManyHouseholdsWords.andOthers($0 - 1))</div>" as HTML : nil } ?? .empty
        return found.act.households.map { id in
            if let row = found.rows[id] {
                return "<div><a href=\"\(SitePath.household(id))\">\(row.headName) · \(row.household.code)</a></div>" as HTML
            }
            if let moved = found.moved[id] { return moved.line(visit) }
            let commune = found.communes[id].flatMap { visit.areas.lastKnown(of: $0, on: visit.today)?.name }
            return "<div>\(commune.map(HouseholdActWords.ofOther) ?? HouseholdActWords.goneWithUndo)</div>"
        }.joined() + others
    }

    private static func places(_ act: HouseholdAct, _ visit: Visit) -> String {
        let to = place(act.toVillage, visit)
        return act.fromVillage == act.toVillage ? to : "\(place(act.fromVillage, visit)) → \(to)"
    }

    static func place(_ village: Area.ID, _ visit: Visit) -> String {
        let commune = visit.areas.ancestor(of: village, at: .commune, on: visit.today)
        return [village, commune].compactMap { $0 }.compactMap { visit.areas.lastKnown(of: $0, on: visit.today)?.name }
            .joined(separator: ", ")
    }

    // MARK: taking back

    private static func found(_ visit: Visit) async throws -> Found {
        let id: HouseholdAct.ID = try visit.key("viec")
        let villages = Set(visit.villages(in: visit.scope(for: .editHousehold)).map(\.area))
        return try await visit.site.database.read { transaction in
            guard let act = try transaction.householdAct(id) else { throw PageError.notFound }
            let found = try look(at: [act], visit, in: transaction)[0]
            guard !found.rows.isEmpty || villages.contains(act.fromVillage) || villages.contains(act.toVillage) else {
                throw PageError.notFound
            }
            return found
        }
    }

    /// - Parameter choices: where the household can live today, when its village was divided since.
    private static func undoPage(
        _ visit: Visit, _ found: Found, problem: (field: String, sentence: String)?, choices: [Area.ID] = []
    ) -> HTML {
        let act = found.act
        let entry = Entry(visit: visit, fields: visit.form, problems: problem.map { [$0] } ?? [])
        let title = "\(HouseholdActWords.undo): \(EventWords.sentence(act.kind.rawValue))"
        let villages = [("", EntryWords.choose)] + choices.map { ($0.description, place($0, visit)) }
        return visit.page(
            title, crumbs: [(HouseholdWords.listTitle, SitePath.households), (HouseholdActWords.title, SitePath.acts)],
            problems: entry.problems,
            entry.form(
                title: title, lead: HouseholdActWords.undoLead, action: SitePath.act(act.id), version: nil, cancel: SitePath.acts,
                """
                <section class="card"><dl class="facts"><dt>\(HouseholdActWords.household)</dt><dd>\(households(found, visit))</dd>\
                <dt>\(HouseholdActWords.recorded)</dt><dd>\(act.recordedAt.day.vietnamese) \(act.recordedAt.clock)</dd>\
                <dt>\(HouseholdActWords.effective)</dt><dd>\(act.happenedOn.vietnamese)</dd><dt>\(HouseholdActWords.place)</dt><dd>\(places(act, visit))</dd>\
                \("<dt>\(HouseholdActWords.reason)</dt><dd>\(act.reason)</dd>", when: !act.reason.isEmpty)</dl>\
                \(Control.text(entry.state("ly-do", HouseholdActWords.undoReason)))\
                \("\(Control.select(entry.state("thon", HouseholdActWords.villageToday), villages))", when: !choices.isEmpty)</section>
                """, buttons: Control.button(HouseholdActWords.confirmUndo, name: "viec", value: "luu")))
    }

    private static func undo(_ visit: Visit) async throws -> Answer {
        let (id, reason): (HouseholdAct.ID, String) = (try visit.key("viec"), visit.form["ly-do"])
        let village = Area.ID(visit.form["thon"])
        let isMerger = try await visit.site.database.read { try $0.householdAct(id)?.kind.isMerger ?? false }
        do {
            let (desk, officer) = (visit.site.desk, try visit.signedIn)
            let household =
                isMerger
                ? try await desk.perform(UndoMerge(act: id, reason: reason, village: village), as: officer, request: visit.requestKey)
                : try await desk.perform(
                    UndoHouseholdAct(act: id, reason: reason, village: village), as: officer, request: visit.requestKey)
            let scope = visit.scope(for: .viewHouseholds)
            let isThere = try await visit.site.database.read { try $0.household(household, within: scope) != nil }
            return .seeOther(isThere ? SitePath.household(household, saved: "hoan-tac") : "\(SitePath.acts)?da-luu=hoan-tac")
        } catch let refusal as UndoHouseholdAct.Refusal {
            var choices: [Area.ID] = []
            if case .villageDivided(_, let units) = refusal { choices = units }
            let problem = (choices.isEmpty ? "ly-do" : "thon", sentence(refusal, visit))
            let page = undoPage(visit, try await found(visit), problem: problem, choices: choices)
            return .page(page, status: .unprocessableContent)
        }
    }

    static func sentence(_ refusal: UndoHouseholdAct.Refusal, _ visit: Visit) -> String {
        switch refusal {
        case .alreadyUndone: HouseholdActWords.alreadyUndone
        case .reasonMissing: HouseholdActWords.undoReasonMissing
        case .touchedSince(let touches):
            HouseholdActWords.touchedSince(touches.map { HouseholdActWords.touch($0.operation, $0.on.vietnamese) })
        case .livesElsewhere(let name): HouseholdActWords.livesElsewhere(name)
        case .villageDivided(let village, _):
            HouseholdActWords.villageDivided(visit.areas.lastKnown(of: village, on: visit.today)?.name ?? "")
        case .unitsChanged(let village): HouseholdActWords.unitsChanged(visit.areas.lastKnown(of: village, on: visit.today)?.name ?? "")
        }
    }
}
