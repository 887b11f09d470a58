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

/// The clocks of newly escaped households: on the page of one, and those of the officer's area that are about to end.
enum EscapePages {
    static let routes: [Route] = [.get(SitePath.newlyEscaped, .permission(.viewHouseholds)) { try await list($0) }]

    private static let usualDays = 90

    /// The clocks of one household; nothing where none has begun.
    static func section(_ row: HouseholdRow, _ recognitions: [Recognition], _ visit: Visit) -> HTML {
        let clocks = clocks(row, recognitions, visit)
        guard !clocks.isEmpty, row.household.status == .active else { return .empty }
        return """
            <section class="card" id="moi-thoat-ngheo"><h2>\(EscapeWords.title)</h2><div class="scroll" tabindex="0" role="region" aria-label="\(EscapeWords.title)"><table class="stack"><thead><tr>\
            <th scope="col">\(EscapeWords.clock)</th><th scope="col">\(EscapeWords.start)</th><th scope="col">\(EscapeWords.end)</th>\
            <th scope="col">\(EscapeWords.state)</th><th scope="col">\(EscapeWords.article)</th></tr></thead><tbody>\(clocks.map { clock in
                "<tr><th scope=\"row\">\(EscapeWords.name(clock.rule.clock))</th>\(cells(clock, visit))</tr>" as HTML
            })</tbody></table></div></section>
            """
    }

    private static func clocks(_ row: HouseholdRow, _ recognitions: [Recognition], _ visit: Visit) -> [EscapeClock] {
        let law = visit.site.shelves.law
        let province = visit.areas.ancestor(of: row.household.village, at: .province, on: visit.today)
            .flatMap { visit.areas.version(of: $0, on: visit.today)?.code }
        let national = recognitions.filter { law.standard(id: $0.standard).map { $0.scope == .national } ?? true }
        return EscapeClock.clocks(of: national, under: law.newlyEscapedRules(on: visit.today, province: province))
    }

    private static func cells(_ clock: EscapeClock, _ visit: Visit) -> HTML {
        let state: String =
            if clock.isRunning(on: visit.today) {
                EscapeWords.running(days: clock.end.dayNumber - visit.today.dayNumber + 1)
            } else if let day = clock.stoppedOn {
                EscapeWords.stopped(day.vietnamese)
            } else {
                EscapeWords.over
            }
        let rule = clock.rule
        var article = LawWords.citation(rule.citation, in: visit.site.law.documents)
        if rule.confidence != .verified { article += " – " + LawWords.confidence(rule.confidence) }
        if clock.start < rule.appliesFrom { article += " – " + EscapeWords.beforeRule(rule.appliesFrom.vietnamese) }
        return """
            <td data-label="\(EscapeWords.start)">\(clock.start.vietnamese)</td><td data-label="\(EscapeWords.end)">\(clock.end.vietnamese)</td>\
            <td data-label="\(EscapeWords.state)">\(state)</td><td data-label="\(EscapeWords.article)"><span class="cite">\(article)</span></td>
            """
    }

    /// The clocks that end within so many days, the first to end first.
    private static func ending(within days: Int, _ visit: Visit) async throws -> [(row: HouseholdRow, clock: EscapeClock)] {
        let scope = visit.scope(for: .viewHouseholds)
        if scope.isEmpty { return [] }
        let last = visit.today.adding(days: days)
        let longest = visit.site.shelves.law.newlyEscaped.map(\.months).max() ?? 0
        let found = try await visit.site.database.read {
            try $0.households(recognizedFrom: visit.today.adding(months: -longest - 1), until: visit.today, within: scope)
        }
        return found.flatMap { row, recognitions in
            clocks(row, recognitions, visit).filter { $0.isRunning(on: visit.today) && $0.end <= last }.map { (row: row, clock: $0) }
        }.sorted { ($0.clock.end, $0.row.household.code) < ($1.clock.end, $1.row.household.code) }
    }

    /// Says on the first page how many clocks of the officer's commune are about to end, and when the first; nothing where none is, and for
    /// whoever looks after several communes.
    static func notice(_ visit: Visit) async throws -> HTML {
        guard visit.scope(for: .viewHouseholds).communes.count == 1 else { return .empty }
        let ending = try await ending(within: usualDays, visit)
        guard let first = ending.first else { return .empty }
        return """
            <div class="banner"><p><a href="\(SitePath.newlyEscaped)"><strong>\(EscapeWords.ending(ending.count, within: usualDays))</strong></a>. \(EscapeWords.first(first.clock.end.vietnamese))</p></div>
            """
    }

    private static func list(_ visit: Visit) async throws -> Answer {
        let typed = visit.query["trong"].cleanedLine
        let days = typed.isEmpty ? usualDays : (try? NumberParsing.count(typed, upTo: 1_100)).map { Int($0) } ?? 0
        let isWrong = days < 1
        let ending = isWrong ? [] : try await ending(within: days, visit)
        let problems = isWrong ? [(field: "trong", sentence: EscapeWords.withinWrong)] : []
        let field = FieldState(
            name: "trong", label: EscapeWords.within, value: typed.isEmpty ? String(usualDays) : typed,
            problem: isWrong ? EscapeWords.withinWrong : nil)
        return .page(
            visit.page(
                EscapeWords.title, crumbs: [(HouseholdWords.listTitle, SitePath.households)], problems: problems,
                """
                <h1>\(EscapeWords.title)</h1><p class="lead">\(EscapeWords.lead)</p>\
                <form method="get" action="\(SitePath.newlyEscaped)" class="card">\(Control.text(field, width: .tiny, isNumeric: true))\
                <div class="actions">\(Control.button(EscapeWords.show))</div></form>\
                <h2>\(EscapeWords.endingSoon) (\(ending.count))</h2>\(ending.isEmpty ? "<p>\(EscapeWords.nobody)</p>" : table(ending, visit))
                """), status: isWrong ? .unprocessableContent : .ok)
    }

    private static func table(_ ending: [(row: HouseholdRow, clock: EscapeClock)], _ visit: Visit) -> HTML {
        """
        <div class="scroll" tabindex="0" role="region" aria-label="\(EscapeWords.endingSoon)"><table class="stack"><thead><tr>\
        <th scope="col">\(HouseholdWords.name(HouseholdWords.Column.head))</th><th scope="col">\(HouseholdWords.village)</th><th scope="col">\(EscapeWords.clock)</th>\
        <th scope="col">\(EscapeWords.start)</th><th scope="col">\(EscapeWords.end)</th><th scope="col">\(EscapeWords.state)</th><th scope="col">\(EscapeWords.article)</th></tr></thead><tbody>\(ending.prefix(1_000).map { row, clock in
            "<tr><th scope=\"row\"><a href=\"\(SitePath.household(row.household.id))\">\(row.headName) · \(row.household.code)</a></th><td data-label=\"\(HouseholdWords.village)\">\(visit.areas.lastKnown(of: row.household.village, on: visit.today)?.name ?? "")</td><td data-label=\"\(EscapeWords.clock)\">\(EscapeWords.name(clock.rule.clock))</td>\(cells(clock, visit))</tr>" as HTML
        })</tbody></table></div>
        """
    }
}

extension SitePath {
    static let newlyEscaped = "\(households)/thoat-ngheo"
}
