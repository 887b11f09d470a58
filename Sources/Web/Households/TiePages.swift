import Access
import Core
import Database
import HTTPTypes
import Markup
import Operations
import Registry
import Store
import Words

extension SitePath {
    static func ties(_ id: Household.ID) -> String { "\(household(id))/lien-quan" }
}

/// Declarations that a household is tied to an official: all of them, a new one, and the end of one.
enum TiePages {
    static let routes: [Route] = [
        .get("\(SitePath.households)/:ho/lien-quan", .permission(.viewHouseholds)) { .page(try await page($0, [])) },
        .post("\(SitePath.households)/:ho/lien-quan", .permission(.viewHouseholds)) { try await declare($0) },
        .post("\(SitePath.households)/:ho/lien-quan/:lq/cham-dut", .permission(.approveTied)) { try await end($0) },
    ]

    private static let another = "khac"

    private static func page(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        let id: Household.ID = try visit.key("ho")
        let (scope, today, areas) = (visit.scope(for: .viewHouseholds), visit.today, visit.areas)
        let (row, ties, officers) = try await visit.site.database.read { transaction in
            guard let row = try transaction.household(id, within: scope) else { throw PageError.notFound }
            let units = areas.path(to: row.household.village, on: today).map(\.area)
            let roles = Role.allCases.filter { $0 != .administrator }
            return (row, try transaction.ties(of: [id]), try transaction.officers(with: roles, in: units, on: today))
        }
        let entry = Entry(visit: visit, fields: visit.form, problems: problems)
        let me = visit.officer?.id
        let choices: [(value: String, label: String)] =
            [("", EntryWords.choose)] + (me.map { [($0.description, TieWords.me)] } ?? [])
            + officers.filter { $0.id != me }.map { ($0.id.description, $0.name) } + [(another, TieWords.other)]
        let mayEnd = visit.may(.approveTied, in: row.household.village)
        let lines = ties.map { tie -> HTML in
            let ending = tie.ending.map { " – \(TieWords.ended) \($0.at.day.vietnamese): \($0.reason)" } ?? ""
            let form: HTML = """
                <form method="post" action="\(SitePath.ties(id))/\(tie.id.description)/cham-dut" novalidate>\(visit.formGuard)\
                \(Control.text(FieldState(name: "ly-do-\(tie.id)", label: RoundPageWords.reason, problem: problems.first { $0.field == "ly-do-\(tie.id)" }?.sentence)))\
                <div class="actions">\(Control.button(TieWords.end, isPrimary: false))</div></form>
                """
            return
                "<li><p>\(TieWords.line(tie)) (\(TieWords.declared) \(tie.recordedAt.day.vietnamese))\(ending)</p>\(form, when: mayEnd && tie.holds)</li>"
        }
        return visit.page(
            TieWords.title, crumbs: [(HouseholdWords.listTitle, SitePath.households), (row.headName, SitePath.household(id))],
            problems: problems,
            """
            \(visit.savedBanner())<h1>\(TieWords.title)</h1><p class="lead">\(row.headName) · \(row.household.code) · \(visit.name(of: row.household.village))</p>\
            <section class="card">\("<p>\(TieWords.none)</p>", when: lines.isEmpty)\("<ul>\(lines)</ul>", when: !lines.isEmpty)</section>\
            <form method="post" action="\(SitePath.ties(id))" class="card" novalidate>\(visit.formGuard)<h2>\(TieWords.declare)</h2><p class="hint">\(TieWords.lead)</p>\
            \(Control.select(entry.state("can-bo", TieWords.official), choices))\(Control.text(entry.state("ten-can-bo", TieWords.name)))\
            \(Control.text(entry.state("chuc-vu", TieWords.post)))\
            \(Control.select(entry.state("quan-he", TieWords.relation), [("", EntryWords.choose)] + OfficialTie.Relation.allCases.map { ($0.rawValue, TieWords.name($0)) }))\
            <div class="actions">\(Control.button(TieWords.save))</div></form>
            """)
    }

    private static func declare(_ visit: Visit) async throws -> Answer {
        let id: Household.ID = try visit.key("ho")
        var entry = Entry(visit: visit, fields: visit.form)
        let unreadable = RoundWords.sentence(.textUnreadable)
        let name = entry.line("ten-can-bo", limit: 120, unreadable, &entry.problems)
        let post = entry.line("chuc-vu", limit: 120, unreadable, &entry.problems)
        let officer = Officer.ID(visit.form["can-bo"])
        if officer == nil, visit.form["can-bo"] != another { entry.problems.append(("can-bo", TieWords.officialMissing)) }
        if officer == nil, visit.form["can-bo"] == another, name.isEmpty { entry.problems.append(("ten-can-bo", TieWords.officialMissing)) }
        let relation = OfficialTie.Relation(rawValue: visit.form["quan-he"])
        if relation == nil { entry.problems.append(("quan-he", TieWords.relationMissing)) }
        guard entry.problems.isEmpty, let relation else { return visit.again(try await page(visit, entry.problems)) }
        return try await answer(visit, id, at: "can-bo") {
            _ = try await visit.site.desk.perform(
                DeclareTie(household: id, officer: officer, official: name, post: post, relation: relation), as: try visit.signedIn,
                request: visit.requestKey)
        }
    }

    private static func end(_ visit: Visit) async throws -> Answer {
        let (id, tie): (Household.ID, OfficialTie.ID) = (try visit.key("ho"), try visit.key("lq"))
        var entry = Entry(visit: visit, fields: visit.form)
        let reason = entry.line("ly-do-\(tie)", limit: 300, RoundWords.sentence(.textUnreadable), &entry.problems)
        guard entry.problems.isEmpty else { return visit.again(try await page(visit, entry.problems)) }
        return try await answer(visit, id, at: "ly-do-\(tie)") {
            _ = try await visit.site.desk.perform(EndTie(tie, reason: reason), as: try visit.signedIn, request: visit.requestKey)
        }
    }

    private static func answer(
        _ visit: Visit, _ id: Household.ID, at field: String, _ act: () async throws -> Void
    ) async throws -> Answer {
        do {
            try await act()
            return .seeOther(SitePath.ties(id) + "?da-luu=1")
        } catch let refusal as TieRefusal {
            let sentence =
                switch refusal {
                case .officialMissing: TieWords.officialMissing
                case .reasonMissing: TieWords.reasonMissing
                case .declaredAlready: TieWords.declaredAlready
                case .ownDeclaration: TieWords.ownDeclaration
                }
            return visit.again(try await page(visit, [(field, sentence)]))
        }
    }
}
