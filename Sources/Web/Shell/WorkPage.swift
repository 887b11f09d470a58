import Access
import Core
import Database
import Law
import Markup
import Registry
import Store
import Words

/// The first page: how many households there are where, and where to begin.
enum WorkPage {
    static let routes: [Route] = [.get("/", .signedIn) { try await show($0) }]

    private static func show(_ visit: Visit) async throws -> Answer {
        let scope = visit.scope(for: .viewHouseholds)
        let decides = visit.scope(for: .decideDuplicates)
        let (counts, pairs) = try await visit.site.database.read { transaction in
            (
                scope.isEmpty ? [] : try transaction.counts(within: scope),
                decides.isEmpty ? 0 : try transaction.pairCounts(.open, within: decides).values.reduce(0, +)
            )
        }
        let rounds = scope.isEmpty ? [] : try await RoundListPages.rounds(visit).filter { $0.endsOn.adding(days: 60) >= visit.today }
        let leader = try await LeaderPart.read(visit, rounds)
        let notice = try await EscapePages.notice(visit)
        return .page(
            visit.page(
                WorkWords.title,
                "<h1>\(WorkWords.title)</h1>\(leader?.html ?? .empty)\(roundPart(rounds), when: !rounds.isEmpty && leader == nil)\(counts.isEmpty ? nothing(visit) : figures(counts) + waiting(pairs) + notice + actions(visit) + table(counts, scope, visit))"
            ))
    }

    /// Whoever runs the system sees no family: their work is elsewhere.
    private static func nothing(_ visit: Visit) -> HTML {
        let ways: [(Permission, String, String)] = [
            (.manageOfficers, SitePath.accounts, WorkWords.manageAccounts), (.changeAreas, SitePath.areaActs, WorkWords.changeAreas),
        ]
        let own = ways.filter { visit.may($0.0) }
        guard !own.isEmpty else { return "<div class=\"card\"><p>\(WorkWords.nothing)</p></div>" }
        return """
            <div class="card"><p>\(WorkWords.administers)</p></div>\
            <p class="actions">\(own.map { "<a class=\"plain\" href=\"\($0.1)\">\($0.2)</a>" as HTML })</p>
            """
    }

    /// The rounds that are going on, each with its way.
    private static func roundPart(_ rounds: [ReviewRound]) -> HTML {
        """
        <section class="card"><h2>\(RoundPageWords.title)</h2><ul>\(rounds.map {
            "<li><a href=\"\(SitePath.round($0.id))\">\(RoundWords.title($0))</a>, \($0.startsOn.vietnamese) – \($0.endsOn.vietnamese)</li>" as HTML
        })</ul></section>
        """
    }

    private typealias Count = (village: Area.ID, povertyClass: PovertyClass?, totals: HouseholdTotals)

    private static func figures(_ counts: [Count]) -> HTML {
        func card(_ title: String, _ path: String, _ classes: [PovertyClass?]) -> HTML {
            let chosen = counts.filter { classes.isEmpty || classes.contains($0.povertyClass) }
            let (households, persons) = (chosen.map(\.totals.households).reduce(0, +), chosen.map(\.totals.persons).reduce(0, +))
            return """
                <section class="card"><h2><a href="\(SitePath.households)\(path)">\(title)</a></h2>\
                <p class="figure">\(NumberWords.grouped(households))</p><p class="lead">\(HouseholdWords.persons(persons))</p></section>
                """
        }
        return """
            <div class="cards">\(card(WorkWords.poor, "?loai=poor", [.poor]))\(card(WorkWords.nearPoor, "?loai=near_poor", [.nearPoor]))\
            \(card(WorkWords.escaped, "?loai=not_poor&loai=average_living", [.notPoor, .averageLiving]))\(card(WorkWords.others, "?loai=\(HouseholdListForm.unclassified)", [nil]))\(card(WorkWords.households, "", []))</div>
            """
    }

    /// What waits for a decision; nothing where nothing does.
    private static func waiting(_ pairs: Int) -> HTML {
        guard pairs > 0 else { return .empty }
        return """
            <div class="banner warn"><p><a href="\(SitePath.duplicates)"><strong>\(WorkWords.duplicates(pairs))</strong></a>. \(WorkWords.duplicatesLead)</p></div>
            """
    }

    private static func actions(_ visit: Visit) -> HTML {
        """
        <h2>\(WorkWords.start)</h2><p class="actions"><a class="primary" href="\(SitePath.households)">\(WorkWords.openList)</a>\
        \("<a class=\"plain\" href=\"\(SitePath.imports)\">\(WorkWords.importList)</a>", when: visit.may(.importList))\
        \("<a class=\"plain\" href=\"\(SitePath.forms)\">\(WorkWords.openForms)</a>", when: visit.may(.viewForms))</p>
        """
    }

    /// By village; by commune where the officer looks after several.
    private static func table(_ counts: [Count], _ scope: AreaScope, _ visit: Visit) -> HTML {
        let isWide = scope.communes.count > 1
        let grouped = Dictionary(grouping: counts) { count in
            isWide ? visit.areas.ancestor(of: count.village, at: .commune, on: visit.today) ?? count.village : count.village
        }
        let rows = grouped.map { (area: $0.key, place: visit.areas.lastKnown(of: $0.key, on: visit.today), counts: $0.value) }
            .sorted { ($0.place?.nameKey ?? []).lexicographicallyPrecedes($1.place?.nameKey ?? []) }
        let columns: [(String, [PovertyClass?])] = [
            (WorkWords.poor, [.poor]), (WorkWords.nearPoor, [.nearPoor]), (WorkWords.escaped, [.notPoor, .averageLiving]),
            (WorkWords.others, [nil]), (WorkWords.total, [.poor, .nearPoor, .notPoor, .averageLiving, nil]),
        ]
        func cells(_ counts: [Count]) -> [HTML] {
            columns.map { column in
                let sum = counts.filter { column.1.contains($0.povertyClass) }.map(\.totals.households).reduce(0, +)
                return "<td class=\"n\">\(NumberWords.grouped(sum))</td>"
            }
        }
        let title = isWide ? WorkWords.communes : WorkWords.byVillage
        return """
            <h2>\(title)</h2><div class="scroll" tabindex="0" role="region" aria-label="\(title)"><table><thead><tr><th scope="col">\(isWide ? HouseholdWords.commune : WorkWords.village)</th>\(columns.map { "<th scope=\"col\" class=\"n\">\($0.0)</th>" as HTML })</tr></thead><tbody>\(rows.map { row in
                "<tr><th scope=\"row\"><a href=\"\(SitePath.households)?\(isWide ? "xa" : "thon")=\(row.area.description)\">\(row.place?.name ?? "")</a></th>\(cells(row.counts))</tr>" as HTML
            })</tbody><tfoot><tr><th scope="row">\(WorkWords.total)</th>\(cells(counts))</tr></tfoot></table></div>
            """
    }
}
