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

/// A second sheet of a household of a round: entered without a look at the first, laid beside it, and what comes of it.
enum SecondSheetPages {
    private static let household = "\(SitePath.rounds)/:dot/ho/:ca"

    static let routes: [Route] = [
        .get("\(household)/kiem-tra", .permission(.verifySamples)) { .page(try await blank($0, .verified).html) },
        .post("\(household)/kiem-tra", .permission(.verifySamples)) { try await enter($0, .verified) },
        .get("\(household)/nhap-lai", .permission(.submitReviewSheet)) { .page(try await blank($0, .keyedAgain).html) },
        .post("\(household)/nhap-lai", .permission(.submitReviewSheet)) { try await enter($0, .keyedAgain) },
        .get("\(household)/doi-chieu", .permission(.viewHouseholds)) { .page(try await comparison($0, [])) },
        .post("\(household)/doi-chieu", .permission(.runRounds)) { try await answer($0) },
    ]

    private static func keys(_ visit: Visit) throws -> (round: ReviewRound.ID, reviewCase: ReviewCase.ID) {
        (try visit.key("dot"), try visit.key("ca"))
    }

    private static func crumbs(_ round: ReviewRound, _ row: CaseRow) -> [(title: String, path: String)] {
        [
            (RoundPageWords.title, SitePath.rounds), (RoundWords.title(round), SitePath.round(round.id)),
            (row.headName, SitePath.reviewCase(round.id, row.facts.id)),
        ]
    }

    // MARK: parts of other pages

    /// The households at which the commune is to look again.
    static func toLookAt(_ lines: [SampleBook.Line], in round: ReviewRound.ID, _ visit: Visit) -> HTML {
        guard !lines.isEmpty else { return .empty }
        return """
            <section class="card warn" id="phieu-lech"><h2>\(SampleWords.toLookAt) (\(lines.count))</h2><p class="hint">\(SampleWords.toLookAtHint)</p><ul>\(lines.map { line in
                let (row, purpose) = (line.row, line.second.map { SampleWords.name($0.second.purpose) } ?? "")
                return "<li><a href=\"\(SitePath.comparison(round, row.facts.id))\">\(row.headName) · \(row.code)</a>, \(visit.name(of: row.facts.village)): \(purpose), \(line.comparison.map(SampleWords.differences) ?? "")</li>" as HTML
            })</ul></section>
            """
    }

    /// On the file of a household: what second sheets found, and the way to enter one.
    static func part(of row: CaseRow, _ samples: SampleBook, _ visit: Visit) -> HTML {
        let (round, id) = (samples.book.round.id, row.facts.id)
        let mayVerify =
            visit.may(.verifySamples, in: row.facts.village)
            && samples.drawn(in: row.facts.commune).contains { $0.row.facts.id == id }
        let mayKey = visit.may(.submitReviewSheet, in: row.facts.village) && row.facts.sheet != nil && !row.facts.isDecided
        let lines = samples.lines(of: row)
        guard mayVerify || mayKey || !lines.isEmpty else { return .empty }
        return """
            <section class="card"><h2>\(SampleWords.comparison)</h2>\
            \("<ul>\(lines.map { line in "<li><a href=\"\(SitePath.comparison(round, id))\">\(line.second.map { SampleWords.name($0.second.purpose) } ?? "")</a>: \(SampleWords.name(line.standing)). \(line.comparison.map(SampleWords.differences) ?? "")</li>" as HTML })</ul>", when: !lines.isEmpty)\
            <p class="actions">\("<a class=\"plain\" href=\"\(SitePath.secondSheet(round, id, .verified))\">\(SampleWords.verifyAction)</a>", when: mayVerify)\
            \("<a class=\"plain\" href=\"\(SitePath.secondSheet(round, id, .keyedAgain))\">\(SampleWords.keyAgain)</a>", when: mayKey)</p></section>
            """
    }

    // MARK: entering

    private static func found(_ visit: Visit) async throws -> (samples: SampleBook, row: CaseRow) {
        let (samples, id) = (try await visit.sampleBook(), try keys(visit).reviewCase)
        guard let row = samples.book.rows.first(where: { $0.facts.id == id }) else { throw PageError.notFound }
        return (samples, row)
    }

    private static func blank(_ visit: Visit, _ purpose: SecondSheet.Purpose) async throws -> ReviewSheetPage {
        // Who keys a paper again types its day too: a slip there is a difference.
        let fields = purpose == .verified ? [("ngay", visit.today.vietnamese)] : []
        return try await page(visit, purpose, ReviewSheetForm(FormFields(fields)))
    }

    private static func page(_ visit: Visit, _ purpose: SecondSheet.Purpose, _ form: ReviewSheetForm) async throws -> ReviewSheetPage {
        let (samples, row) = try await found(visit)
        let (round, id) = (samples.book.round, row.facts.id)
        let scope = visit.scope(for: purpose == .verified ? .verifySamples : .submitReviewSheet)
        guard let household = try await visit.site.database.read({ try $0.household(row.facts.household, within: scope) }) else {
            throw PageError.notFound
        }
        var page = ReviewRoutes.page(visit, household, form)
        page.second = .init(
            title: purpose == .verified ? SampleWords.verifySheet : SampleWords.keyAgain,
            hint: purpose == .verified ? SampleWords.verifySheetHint : SampleWords.keyAgainHint,
            action: SitePath.secondSheet(round.id, id, purpose), back: SitePath.reviewCase(round.id, id), crumbs: crumbs(round, row))
        return page
    }

    private static func enter(_ visit: Visit, _ purpose: SecondSheet.Purpose) async throws -> Answer {
        let (round, id) = try keys(visit)
        var shown = try await page(visit, purpose, ReviewSheetForm(visit.form))
        // Numbers of indicators are those of the standard with which the sheet was begun: under another they are looked at first.
        let isOther = shown.begun?.id != shown.standard?.id
        let (sheet, problems) = shown.form.sheet(ReviewRoutes.context(shown))
        shown.problems = problems
        guard !isOther, problems.isEmpty, let sheet else { return visit.again(shown.html) }
        let again: (Visit.Problems) async throws -> HTML = { problems in
            var shown = shown
            shown.problems = problems
            return shown.html
        }
        let next = SitePath.comparison(round, id) + "?da-luu=1"
        switch purpose {
        case .verified: return try await visit.act(VerifyHousehold(id, sheet: sheet), again: again) { _ in next }
        case .keyedAgain: return try await visit.act(KeySheetAgain(id, sheet: sheet), again: again) { _ in next }
        }
    }

    // MARK: comparing

    private static func comparison(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        let (samples, row) = try await found(visit)
        let (book, lines) = (samples.book, samples.lines(of: row))
        let ids = Set(lines.flatMap { [$0.first.officer, $0.second?.officer, $0.second?.answeredBy].compactMap { $0 } }).sorted()
        let names = try await visit.site.database.read { try $0.officerNames(ids) }
        let entry = Entry(visit: visit, fields: visit.form, problems: problems)
        return visit.page(
            SampleWords.comparison, crumbs: crumbs(book.round, row), problems: problems,
            """
            \(visit.savedBanner())<h1>\(SampleWords.comparison)</h1><p class="lead">\(row.headName) · \(row.code) · \(visit.name(of: row.facts.village))</p>\
            \("<div class=\"card\"><p>\(SampleWords.noSecond)</p></div>", when: lines.isEmpty)\(lines.map { part($0, book, names, entry) })
            """)
    }

    private static func part(_ line: SampleBook.Line, _ book: RoundBook, _ names: [Officer.ID: String], _ entry: Entry) -> HTML {
        guard let stored = line.second, let comparison = line.comparison else { return .empty }
        let (visit, title) = (entry.visit, SampleWords.name(stored.second.purpose))
        let answered: HTML = """
            <p>\(SampleWords.answer) (\(stored.answeredAt?.day.vietnamese ?? ""), \(stored.answeredBy.flatMap { names[$0] } ?? "")): \(stored.second.answer)</p>
            """
        let mayAnswer = line.standing == .open && visit.may(.runRounds, in: line.row.facts.village)
        let lines = ComparedSheets(
            first: line.first, second: stored, comparison: comparison, standard: book.standard,
            table: ReviewRoutes.table(for: book.standard.id, visit), causes: visit.site.law.codeLists.causes, officers: names
        ).lines
        return """
            <section><h2>\(title): \(SampleWords.name(line.standing))</h2>\("<p>\(SampleWords.differences(comparison))</p>", when: comparison.isDifferent)\
            \(answered, when: !stored.second.answer.isEmpty)\(scrolling(title, """
            <table class="stack"><thead><tr><th scope="col">\(SampleWords.item)</th><th scope="col">\(SampleWords.first)</th><th scope="col">\(title)</th>\
            <th scope="col">\(SampleWords.result)</th></tr></thead><tbody>\(lines.map { compared in
                let verdict: HTML = compared.verdict == .different ? "<span class=\"tag near_poor\">\(SampleWords.name(.different))</span>" : "\(compared.verdict.map { SampleWords.name($0) } ?? "")"
                return "<tr><th scope=\"row\">\(compared.item)</th><td data-label=\"\(SampleWords.first)\">\(compared.first)</td><td data-label=\"\(title)\">\(compared.second)</td><td data-label=\"\(SampleWords.result)\">\(verdict)</td></tr>" as HTML
            })</tbody></table>
            """))<p class="actions"><a class="plain" href="\(SitePath.sheet(line.row.facts.household, line.first.sheet.id))">\(SampleWords.openFirst)</a>\
            <a class="plain" href="\(SitePath.household(line.row.facts.household))">\(HouseholdWords.overview)</a></p>\
            \(answerForm(stored.second, line, book, entry), when: mayAnswer)</section>
            """
    }

    private static func answerForm(_ second: SecondSheet, _ line: SampleBook.Line, _ book: RoundBook, _ entry: Entry) -> HTML {
        let isTyped = entry.fields["phieu"] == second.id.description
        let name = "tra-loi-\(second.purpose == .verified ? 1 : 2)"
        let field = FieldState(
            name: name, label: SampleWords.answer, value: entry.fields[name],
            hint: SampleWords.answerHint, problem: isTyped ? entry.problems.first?.sentence : nil)
        return """
            <form method="post" action="\(SitePath.comparison(book.round.id, line.row.facts.id))" class="card" novalidate>\(entry.visit.formGuard)\
            \(Control.hidden("phieu", second.id.description))\(Control.text(field))\
            <div class="actions">\(Control.button(SampleWords.saveAnswer, isPrimary: false))</div></form>
            """
    }

    private static func answer(_ visit: Visit) async throws -> Answer {
        let (round, id) = try keys(visit)
        guard let second = SecondSheet.ID(visit.form["phieu"]) else { throw PageError.badRequest }
        var entry = Entry(visit: visit, fields: visit.form)
        let field = visit.form.pairs.first { $0.name.hasPrefix("tra-loi-") }?.name ?? "tra-loi-1"
        let text = entry.line(field, limit: 500, RoundWords.sentence(.textUnreadable), &entry.problems)
        guard entry.problems.isEmpty else { return visit.again(try await comparison(visit, entry.problems)) }
        return try await visit.act(
            AnswerDiscrepancy(second, answer: text),
            again: { problems in try await comparison(visit, problems.map { ($0.field == "tra-loi" ? field : $0.field, $0.sentence) }) }
        ) { _ in SitePath.comparison(round, id) + "?da-luu=1" }
    }
}
