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

/// The list for the notice board, the text for the loudspeaker, and the record of where it hangs from when to when.
///
/// The list has no personal number, no full day of birth and nothing of health.
enum PostingPages {
    static let routes: [Route] = [
        .get("\(SitePath.rounds)/:dot/don-vi/:dv/niem-yet", .permission(.viewHouseholds)) { .page(try await page($0, [])) },
        .post("\(SitePath.rounds)/:dot/don-vi/:dv/niem-yet", .permission(.runRounds)) { try await save($0) },
    ]

    /// The class that the list shows of a household; `nil` for one of which it says nothing.
    private static func shown(_ row: CaseRow, _ book: RoundBook) -> PovertyClass? {
        row.decision.map { $0.decidedClass } ?? book.state(row).povertyClass
    }

    private static func page(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        let book = try await visit.roundBook()
        let commune: Area.ID = try visit.key("dv")
        guard visit.may(.viewHouseholds, in: commune), let version = visit.areas.version(of: commune, on: visit.today),
            version.level == .commune, let situation = try? book.situation(of: commune)
        else { throw PageError.notFound }
        let rows = book.rows(in: commune).filter { shown($0, book) != nil }
        let births = try await visit.site.database.read { try $0.headsBirthYears(of: rows.map(\.facts.household)) }
        let entry = Entry(visit: visit, fields: visit.form, problems: problems)
        let postings = book.postings(of: commune)
        let mayPost = visit.may(.runRounds, in: commune) && (situation.next?.step == .posting || situation.reached == .posting)
        let groups: [(PovertyClass, [CaseRow])] = PovertyClass.allCases.map { found in (found, rows.filter { shown($0, book) == found }) }
        return visit.page(
            RoundPageWords.posting,
            crumbs: [
                (RoundPageWords.title, SitePath.rounds), (RoundWords.title(book.round), SitePath.round(book.round.id)),
                (version.name, SitePath.roundUnit(book.round.id, commune)),
            ], problems: problems,
            """
            <div class="no-print"><h1>\(RoundPageWords.posting): \(version.name)</h1><p class="lead">\(RoundPageWords.postingLead)</p>\
            \(mayPost ? form(entry, book, situation, commune, visit) : .empty)\(held(postings, book, visit))</div>\
            <section class="card paper" id="ban-in"><h2>\(RoundPageWords.postingTitle)</h2><p>\(version.name) – \(RoundWords.title(book.round))</p>\
            \("<p>\(RoundPageWords.postedFrom) \(postings.last?.firstOn.vietnamese ?? "") \(RoundPageWords.postedUntil) \(postings.last?.lastOn.vietnamese ?? "")</p>", when: !postings.isEmpty)</section>\
            \(groups.filter { !$0.1.isEmpty }.map { table($0.0, $0.1, births, Set(book.ties.keys), visit) })\
            \("<p>\(TieWords.markMeans)</p>", when: rows.contains { book.ties[$0.facts.household] != nil })\
            <section class="card no-print"><h2>\(RoundPageWords.loudspeaker)</h2><p>\(announcement(version, book, rows, postings))</p></section>
            """)
    }

    private static func form(
        _ entry: Entry, _ book: RoundBook, _ situation: RoundSituation, _ commune: Area.ID, _ visit: Visit
    ) -> HTML {
        let isAgain = situation.reached == .posting
        let limit = book.limit(isAgain ? .reposting : .posting)
        let least = (try? book.lastDay(of: isAgain ? .reposting : .posting, from: visit.today)) ?? nil
        var from = entry.state("ngay", RoundPageWords.postedFrom, hint: ReviewWords.dayHint)
        if from.value.isEmpty { from.value = visit.today.vietnamese }
        var until = entry.state("den-ngay", RoundPageWords.endsOn, hint: ReviewWords.dayHint)
        if until.value.isEmpty, let least { until.value = least.day.vietnamese }
        let lacks = isAgain ? [] : situation.lacks(for: .posting, on: visit.today, today: visit.today)
        return """
            \("<div class=\"banner warn\"><ul>\(lacks.map { "<li>\(RoundWords.sentence($0))</li>" as HTML })</ul></div>", when: !lacks.isEmpty)\
            <form method="post" action="\(SitePath.posting(book.round.id, commune))" class="card" novalidate>\(visit.formGuard)\
            \(limit.map { "<p class=\"hint\">\(RoundWords.name(isAgain ? ReviewProcedure.Limit.reposting : .posting)): \(RoundWords.limit($0)). \(least.map { "\(RoundPageWords.leastUntil) \($0.day.vietnamese)\($0.isVerified ? "" : " " + RoundPageWords.calendarUnread)." } ?? "")</p>" } ?? .empty)\
            \(Control.text(from, width: .short, isNumeric: true))\(Control.text(until, width: .short, isNumeric: true))\
            \(Control.text(entry.state("noi-niem-yet", RoundPageWords.places, hint: RoundPageWords.placesHint)))\
            <div class="actions">\(Control.button(RoundPageWords.savePosting))</div></form>
            """
    }

    private static func held(_ postings: [ListPosting], _ book: RoundBook, _ visit: Visit) -> HTML {
        """
        <section class="card"><h2>\(RoundPageWords.postings)</h2>\("<p>\(RoundPageWords.yetToPost)</p>", when: postings.isEmpty)\
        <ol class="reasons">\(postings.map { "<li>\($0.firstOn.vietnamese) – \($0.lastOn.vietnamese): \($0.places) \(IssuePages.link(.posting, $0.id.of(AnySubject.self), book.round.id, visit))</li>" as HTML })</ol></section>
        """
    }

    private static func table(
        _ found: PovertyClass, _ rows: [CaseRow], _ births: [Household.ID: Int], _ tied: Set<Household.ID>, _ visit: Visit
    ) -> HTML {
        let title = "\(LawWords.name(found)) (\(rows.count))"
        return """
            <h3>\(title)</h3>\(scrolling(title, """
            <table class="form-table"><thead><tr><th scope="col" class="n">\(RoundPageWords.number)</th><th scope="col">\(RoundPageWords.head)</th><th scope="col" class="n">\(RoundPageWords.bornIn)</th>\
            <th scope="col">\(HouseholdWords.village)</th><th scope="col" class="n">\(RoundPageWords.persons)</th><th scope="col" class="n">\(RoundPageWords.pointsA)</th>\
            <th scope="col" class="n">\(RoundPageWords.indicators)</th><th scope="col">\(RoundPageWords.presentClass)</th></tr></thead><tbody>\(rows.enumerated().map { index, row in
                let former = row.decision.map { $0.formerClass } ?? row.facts.formerClass
                return """
                    <tr><td class="n" data-label="\(RoundPageWords.number)">\(index + 1)</td><th scope="row">\(row.headName)\(tied.contains(row.facts.household) ? " " + TieWords.mark : "")</th><td class="n" data-label="\(RoundPageWords.bornIn)">\(births[row.facts.household].map(String.init) ?? "")</td>\
                    <td data-label="\(HouseholdWords.village)">\(visit.name(of: row.facts.village))</td><td class="n" data-label="\(RoundPageWords.persons)">\(row.persons)</td>\
                    <td class="n" data-label="\(RoundPageWords.pointsA)">\(row.facts.sheet?.incomePoints.map(String.init) ?? "")</td>\
                    <td class="n" data-label="\(RoundPageWords.indicators)">\(row.facts.sheet.map { String($0.deprivations) } ?? "")</td>\
                    <td data-label="\(RoundPageWords.presentClass)">\(former.map(LawWords.name) ?? "")</td></tr>
                    """ as HTML
            })</tbody></table>
            """))
            """
    }

    private static func announcement(_ version: AreaVersion, _ book: RoundBook, _ rows: [CaseRow], _ postings: [ListPosting]) -> String {
        func count(_ found: PovertyClass) -> Int { rows.count { shown($0, book) == found } }
        let escaped = rows.count { row in
            let former = row.decision.map { $0.formerClass } ?? row.facts.formerClass
            return former?.isListed ?? false && !(shown(row, book)?.isListed ?? true)
        }
        return RoundPageWords.announcement(
            commune: version.name, title: RoundWords.title(book.round), poor: count(.poor), nearPoor: count(.nearPoor), escaped: escaped,
            until: postings.last?.lastOn.vietnamese, places: postings.last?.places ?? "")
    }

    private static func save(_ visit: Visit) async throws -> Answer {
        let (round, commune): (ReviewRound.ID, Area.ID) = (try visit.key("dot"), try visit.key("dv"))
        var entry = Entry(visit: visit, fields: visit.form)
        let first = entry.day("ngay", &entry.problems)
        let last = entry.day("den-ngay", &entry.problems)
        let places = entry.line("noi-niem-yet", limit: 300, RoundWords.sentence(.textUnreadable), &entry.problems)
        guard entry.problems.isEmpty, let first, let last else { return visit.again(try await page(visit, entry.problems)) }
        return try await visit.act(
            PostList(round: round, commune: commune, firstOn: first, lastOn: last, places: places),
            again: { problems in
                try await page(visit, problems.map { ($0.field == "noi-dung" && places.isEmpty ? "noi-niem-yet" : $0.field, $0.sentence) })
            }
        ) { _ in SitePath.roundUnit(round, commune) + "?da-luu=1" }
    }
}
