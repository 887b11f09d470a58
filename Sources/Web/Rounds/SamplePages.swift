import Access
import Core
import Database
import Exchange
import HTTPTypes
import Jobs
import Law
import Markup
import Operations
import Registry
import Store
import Words

/// The samples of a round that the level above asks again: by commune, and each with what it found.
enum SamplePages {
    private static let commune = "\(SitePath.rounds)/:dot/don-vi/:dv/kiem-tra"

    static let routes: [Route] = [
        .get("\(SitePath.rounds)/:dot/kiem-tra", .permission(.viewHouseholds)) { .page(try await overview($0)) },
        .get(commune, .permission(.viewHouseholds)) { .page(try await page($0, [])) },
        .post(commune, .permission(.verifySamples)) { try await draw($0) },
        .get("\(commune).xlsx", .permission(.exportList)) { try await workbook($0) },
        .get("\(commune).csv", .permission(.exportList)) { visit in
            let (file, name) = try await file(visit)
            return .file(file.csv, type: FileType.csv, name: "\(name).csv")
        },
    ]

    private static func crumbs(_ round: ReviewRound) -> [(title: String, path: String)] {
        [(RoundPageWords.title, SitePath.rounds), (RoundWords.title(round), SitePath.round(round.id))]
    }

    // MARK: all communes

    private static func overview(_ visit: Visit) async throws -> HTML {
        let samples = try await visit.sampleBook()
        let book = samples.book
        let communes = RoundListPages.communes(of: book, visit)
        let heads = [
            SampleWords.households, SampleWords.verified, SampleWords.classDiffers, SampleWords.pointsDiffer, SampleWords.openOnes,
        ]
        return visit.page(
            SampleWords.title, crumbs: crumbs(book.round),
            """
            <h1>\(SampleWords.title)</h1><p class="lead">\(SampleWords.lead)</p><p class="hint">\(SampleWords.ratesHint)</p>\(scrolling(SampleWords.title, """
            <table class="stack"><thead><tr><th scope="col">\(HouseholdWords.commune)</th>\(heads.map { "<th scope=\"col\" class=\"n\">\($0)</th>" as HTML })</tr></thead><tbody>\(communes.map { commune in
                let all = samples.figures(of: commune.area).all
                let cells = [
                    String(all.drawn), String(all.verified), SampleWords.rate(all.classes), SampleWords.rate(all.points),
                    String(samples.open(in: commune.area).count),
                ]
                return "<tr><th scope=\"row\"><a href=\"\(SitePath.sample(book.round.id, commune.area))\">\(commune.name)</a></th>\(zip(cells, heads).map { "<td class=\"n\" data-label=\"\($1)\">\($0)</td>" as HTML })</tr>" as HTML
            })</tbody></table>
            """))
            """)
    }

    // MARK: one commune

    private static func found(_ visit: Visit) async throws -> (samples: SampleBook, commune: AreaVersion) {
        let (samples, id): (SampleBook, Area.ID) = (try await visit.sampleBook(), try visit.key("dv"))
        guard let commune = RoundListPages.communes(of: samples.book, visit).first(where: { $0.area == id }) else {
            throw PageError.notFound
        }
        return (samples, commune)
    }

    private static func page(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        let (samples, commune) = try await found(visit)
        let book = samples.book
        let (held, lines) = (samples.samples(of: commune.area), samples.drawn(in: commune.area))
        let holding = samples.holding(in: commune.area)
        let names = try await names(of: lines, held, visit)
        let mayDraw = visit.may(.verifySamples, in: commune.area)
        let path = SitePath.sample(book.round.id, commune.area)
        return visit.page(
            "\(SampleWords.title): \(commune.name)",
            crumbs: crumbs(book.round) + [(commune.name, SitePath.roundUnit(book.round.id, commune.area))], problems: problems,
            """
            \(visit.savedBanner())<h1>\(SampleWords.title): \(commune.name)</h1><p class="lead">\(SampleWords.lead)</p>\
            \("<div class=\"card\"><p>\(SampleWords.none)</p></div>", when: held.isEmpty)\(holding.map { facts($0, names, visit) })\
            \(drawForm(path, isAgain: !held.isEmpty, visit, problems), when: mayDraw)\
            \(result(lines, samples, commune, names, path, visit), when: !lines.isEmpty)\
            \(earlier(held.filter { sample in !holding.contains { $0.sample.id == sample.sample.id } }, names))
            """)
    }

    /// The names of everybody who drew, reviewed or verified.
    private static func names(
        of lines: [SampleBook.Line], _ samples: [StoredSample], _ visit: Visit
    ) async throws -> [Identifier<AnySubject>: String] {
        let ids = Set(lines.compactMap { $0.reviewer?.of(Officer.self) } + samples.compactMap(\.officer)).sorted()
        let names = try await visit.site.database.read { try $0.officerNames(ids) }
        return Dictionary(uniqueKeysWithValues: names.map { ($0.key.subject, $0.value) })
    }

    private static func facts(_ stored: StoredSample, _ names: [Identifier<AnySubject>: String], _ visit: Visit) -> HTML {
        let sample = stored.sample
        return """
            <section class="card"><dl class="facts"><dt>\(SampleWords.size)</dt><dd>\(SampleWords.drawnOf(stored.drawn.count, stored.candidates.count, size: sample.size))</dd>\
            <dt>\(SampleWords.drawnOn)</dt><dd>\(sample.drawnAt.day.vietnamese)</dd>\
            <dt>\(SampleWords.drawnBy)</dt><dd>\(stored.officer.flatMap { names[$0.subject] } ?? "")</dd>\
            \("<dt>\(RoundPageWords.reason)</dt><dd>\(sample.reason)</dd>", when: !sample.reason.isEmpty)\
            <dt>\(SampleWords.seed)</dt><dd><code>\(sample.seed)</code><br>\(stored.repeats ? SampleWords.repeats : SampleWords.repeatsNot)</dd></dl>\
            <p class="hint">\(SampleWords.method)</p></section>
            """
    }

    private static func drawForm(_ path: String, isAgain: Bool, _ visit: Visit, _ problems: Visit.Problems) -> HTML {
        let entry = Entry(visit: visit, fields: visit.form, problems: problems)
        let form: HTML = """
            <form method="post" action="\(path)" novalidate>\(visit.formGuard)\
            \(Control.text(entry.state("co-mau", SampleWords.size, hint: SampleWords.sizeHint), width: .short))\
            \(Control.text(entry.state("ly-do", RoundPageWords.reason)), when: isAgain)\
            <div class="actions">\(Control.button(isAgain ? SampleWords.drawAgain : SampleWords.draw, isPrimary: !isAgain))</div></form>
            """
        guard isAgain else { return "<section class=\"card\"><h2>\(SampleWords.draw)</h2>\(form)</section>" }
        return """
            <section class="card"><details\(" open", when: !problems.isEmpty)><summary>\(SampleWords.drawAgain)</summary>\
            <p class="hint">\(SampleWords.drawAgainHint)</p>\(form)</details></section>
            """
    }

    private static func result(
        _ lines: [SampleBook.Line], _ samples: SampleBook, _ commune: AreaVersion, _ names: [Identifier<AnySubject>: String],
        _ path: String, _ visit: Visit
    ) -> HTML {
        let figures = samples.figures(of: commune.area)
        let (villages, reviewers) = (villages(lines, visit), reviewers(lines, names))
        let indicators = samples.book.standard.indicators.map { indicator in
            (name: "\(indicator.number). \(indicator.name)", rate: figures.indicators[indicator.number] ?? DiscrepancyRate())
        }
        return """
            <h2>\(SampleWords.households) (\(figures.all.verified)/\(figures.all.drawn))</h2>\(list(lines, samples.book, names, visit))\
            <h2>\(SampleWords.rates)</h2><p class="hint">\(SampleWords.ratesHint)</p>\
            \("<p class=\"actions\"><a class=\"plain\" href=\"\(path).xlsx\">\(SampleWords.workbook)</a><a class=\"plain\" href=\"\(path).csv\">\(SampleWords.csv)</a></p>", when: visit.may(.exportList))\
            \(table(SampleWords.byVillage, HouseholdWords.village, villages.map { ($0.name, figures.villages[$0.id]) } + [(SampleWords.all, figures.all)]))\
            \(table(SampleWords.byReviewer, RoundPageWords.reviewer, reviewers.map { ($0.name, figures.reviewers[$0.id]) }))\
            <h3>\(SampleWords.byIndicator)</h3>\(scrolling(SampleWords.byIndicator, """
            <table class="stack"><thead><tr><th scope="col">\(ReviewWords.indicator)</th><th scope="col" class="n">\(SampleWords.answerDiffers)</th></tr></thead><tbody>\(indicators.map {
                "<tr><th scope=\"row\">\($0.name)</th><td class=\"n\" data-label=\"\(SampleWords.answerDiffers)\">\(SampleWords.rate($0.rate))</td></tr>" as HTML
            })</tbody></table>
            """))
            """
    }

    private static func table(_ title: String, _ what: String, _ lines: [(name: String, line: SampleFigures.Line?)]) -> HTML {
        let heads = [
            SampleWords.households, SampleWords.verified, SampleWords.classDiffers, SampleWords.pointsDiffer, SampleWords.sheetDiffers,
        ]
        return """
            <h3>\(title)</h3>\(scrolling(title, """
            <table class="stack"><thead><tr><th scope="col">\(what)</th>\(heads.map { "<th scope=\"col\" class=\"n\">\($0)</th>" as HTML })</tr></thead><tbody>\(lines.map { name, line in
                let line = line ?? SampleFigures.Line()
                let cells = [String(line.drawn), String(line.verified)] + [line.classes, line.points, line.sheets].map(SampleWords.rate)
                return "<tr><th scope=\"row\">\(name)</th>\(zip(cells, heads).map { "<td class=\"n\" data-label=\"\($1)\">\($0)</td>" as HTML })</tr>" as HTML
            })</tbody></table>
            """))
            """
    }

    private static func list(
        _ lines: [SampleBook.Line], _ book: RoundBook, _ names: [Identifier<AnySubject>: String], _ visit: Visit
    ) -> HTML {
        scrolling(
            SampleWords.households,
            """
            <table class="stack"><thead><tr><th scope="col">\(RoundPageWords.head)</th><th scope="col">\(HouseholdWords.village)</th>\
            <th scope="col">\(RoundPageWords.reviewer)</th><th scope="col">\(SampleWords.state)</th><th scope="col">\(SampleWords.differences)</th>\
            <th scope="col">\(RoundPageWords.file)</th></tr></thead><tbody>\(lines.map { line in
                let (id, round) = (line.row.facts.id, book.round.id)
                let mayVerify = visit.may(.verifySamples, in: line.row.facts.village)
                return """
                    <tr><th scope="row"><a href="\(SitePath.reviewCase(round, id))">\(line.row.headName) · \(line.row.code)</a></th>\
                    <td data-label="\(HouseholdWords.village)">\(visit.name(of: line.row.facts.village))</td>\
                    <td data-label="\(RoundPageWords.reviewer)">\(line.reviewer.flatMap { names[$0] } ?? SampleWords.unknownReviewer)</td>\
                    <td data-label="\(SampleWords.state)">\(SampleWords.name(line.standing))</td>\
                    <td data-label="\(SampleWords.differences)">\(line.comparison.map(SampleWords.differences) ?? "")</td>\
                    <td data-label="\(RoundPageWords.file)">\("<a href=\"\(SitePath.comparison(round, id))\">\(SampleWords.compare)</a>", when: line.second != nil)\
                    \(" · ", when: line.second != nil && mayVerify)\("<a href=\"\(SitePath.secondSheet(round, id, .verified))\">\(SampleWords.verifyAction)</a>", when: mayVerify)</td></tr>
                    """ as HTML
            })</tbody></table>
            """)
    }

    private static func earlier(_ samples: [StoredSample], _ names: [Identifier<AnySubject>: String]) -> HTML {
        guard !samples.isEmpty else { return .empty }
        return """
            <section class="card"><h2>\(SampleWords.earlier)</h2><ul>\(samples.map { stored in
                "<li>\(stored.sample.drawnAt.day.vietnamese): \(SampleWords.drawnOf(stored.drawn.count, stored.candidates.count, size: stored.sample.size)), \(stored.officer.flatMap { names[$0.subject] } ?? "")\(stored.sample.reason.isEmpty ? "" : ". \(stored.sample.reason)")</li>" as HTML
            })</ul></section>
            """
    }

    // MARK: drawing

    private static func draw(_ visit: Visit) async throws -> Answer {
        let (round, commune): (ReviewRound.ID, Area.ID) = (try visit.key("dot"), try visit.key("dv"))
        var entry = Entry(visit: visit, fields: visit.form)
        let typed = visit.form["co-mau"].cleanedLine
        let isPercent = typed.hasSuffix("%")
        let number = try? NumberParsing.count(isPercent ? String(typed.dropLast()).cleanedLine : typed, upTo: 100_000)
        if number == nil { entry.problems.append(("co-mau", SampleWords.sizeUnreadable)) }
        let reason = entry.line("ly-do", limit: 300, RoundWords.sentence(.textUnreadable), &entry.problems)
        guard entry.problems.isEmpty, let number = number.map({ Int($0) }) else {
            return visit.again(try await page(visit, entry.problems))
        }
        return try await visit.act(
            DrawSample(round: round, commune: commune, size: isPercent ? .percent(number) : .households(number), reason: reason),
            again: { try await page(visit, $0) }
        ) { _ in SitePath.sample(round, commune) + "?da-luu=1" }
    }

    // MARK: files

    /// The villages of the sample in Vietnamese order.
    private static func villages(_ lines: [SampleBook.Line], _ visit: Visit) -> [(id: Area.ID, name: String)] {
        Set(lines.map(\.row.facts.village)).compactMap { visit.areas.lastKnown(of: $0, on: visit.today) }
            .sorted { $0.precedes($1) }.map { ($0.area, $0.name) }
    }

    private static func reviewers(
        _ lines: [SampleBook.Line], _ names: [Identifier<AnySubject>: String]
    ) -> [(id: Identifier<AnySubject>?, name: String)] {
        Set(lines.map(\.reviewer)).map { ($0, $0.flatMap { names[$0] } ?? SampleWords.unknownReviewer) }
            .sorted { $0.1.naturalSortKey.lexicographicallyPrecedes($1.1.naturalSortKey) }
    }

    private static func file(_ visit: Visit) async throws -> (SampleFile, name: String) {
        let (samples, commune) = try await found(visit)
        guard visit.may(.exportList, in: commune.area) else { throw PageError.notFound }
        let (lines, holding) = (samples.drawn(in: commune.area), samples.holding(in: commune.area))
        let names = try await names(of: lines, holding, visit)
        let file = SampleFile(
            subject: "\(commune.name) – \(RoundWords.title(samples.book.round))", samples.figures(of: commune.area),
            villages: villages(lines, visit), reviewers: reviewers(lines, names), indicators: samples.book.standard.indicators,
            households: lines.map {
                SampleFile.Household(
                    code: $0.row.code, head: $0.row.headName, village: visit.name(of: $0.row.facts.village),
                    reviewer: $0.reviewer.flatMap { names[$0] } ?? SampleWords.unknownReviewer, comparison: $0.comparison,
                    standing: $0.standing)
            },
            candidates: holding.flatMap { stored in
                stored.candidates.map {
                    SampleFile.Candidate(
                        code: $0.code, village: visit.name(of: $0.village), seed: stored.sample.seed,
                        isDrawn: stored.drawn.contains($0.reviewCase))
                }
            }.sorted { ($0.village, $0.code) < ($1.village, $1.code) })
        return (file, "kiem-tra-xac-suat-\(visit.today.iso)")
    }

    private static func workbook(_ visit: Visit) async throws -> Answer {
        let (file, name) = try await file(visit)
        let bytes = try await Workbench.run {
            try Workbench.withTemporaryFile { path in
                try file.write(to: path)
                return try Workbench.contents(path)
            }
        }
        return .file(bytes, type: FileType.workbook, name: "\(name).xlsx")
    }
}
