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

/// The rounds of the officer's area, a new one, and how far each unit of one has come.
enum RoundListPages {
    static let routes: [Route] = [
        .get(SitePath.rounds, .permission(.viewHouseholds)) { try await list($0) },
        .get(SitePath.newRound, .permission(.openRounds)) { visit in
            .page(openPage(visit, Entry(visit: visit, fields: blank(visit))))
        },
        .post(SitePath.newRound, .permission(.openRounds)) { try await open($0) },
        .get("\(SitePath.rounds)/:dot", .permission(.viewHouseholds)) { .page(try await page($0, [])) },
        .post("\(SitePath.rounds)/:dot/lich", .permission(.openRounds)) { try await reschedule($0) },
    ]

    /// The rounds that reach into the officer's area.
    static func rounds(_ visit: Visit) async throws -> [ReviewRound] {
        let scope = visit.scope(for: .viewHouseholds)
        let communes = scope.communes.union(
            scope.villages.compactMap { visit.areas.ancestor(of: $0, at: .commune, on: visit.today) })
        let (areas, today) = (visit.areas, visit.today)
        return try await visit.site.database.read { transaction in
            let places = try transaction.roundPlaces().filter { place in
                areas.presentUnits(of: place, on: today).contains { communes.contains($0.area) }
            }
            return try transaction.rounds(with: Set(places))
        }
    }

    private static func list(_ visit: Visit) async throws -> Answer {
        let found = try await rounds(visit)
        let table: HTML =
            found.isEmpty
            ? "<div class=\"card\"><p>\(RoundPageWords.none)</p></div>"
            : scrolling(
                RoundPageWords.title,
                """
                <table class="stack"><thead><tr><th scope="col">\(RoundPageWords.kind)</th><th scope="col">\(RoundPageWords.unit)</th>\
                <th scope="col">\(RoundPageWords.period)</th><th scope="col">\(RoundPageWords.plan)</th></tr></thead><tbody>\(found.map { round in
                    "<tr><th scope=\"row\"><a href=\"\(SitePath.round(round.id))\">\(RoundWords.title(round))</a></th><td data-label=\"\(RoundPageWords.unit)\">\(visit.name(of: round.unit))</td><td data-label=\"\(RoundPageWords.period)\">\(round.startsOn.vietnamese) – \(round.endsOn.vietnamese)</td><td data-label=\"\(RoundPageWords.plan)\">\(round.document)</td></tr>" as HTML
                })</tbody></table>
                """)
        return .page(
            visit.page(
                RoundPageWords.title,
                """
                <h1>\(RoundPageWords.title)</h1><p class="lead">\(RoundPageWords.lead)</p><p class="actions">\
                \("<a class=\"primary\" href=\"\(SitePath.newRound)\">\(RoundPageWords.open)</a>", when: visit.may(.openRounds))\
                <a class="plain" href="\(SitePath.applications)">\(RoundPageWords.applications)</a>\
                <a class="plain" href="\(SitePath.limits)">\(RoundPageWords.limits)</a>\
                <a class="plain" href="\(SitePath.surveys)">\(SurveyWords.title)</a>\
                \("<a class=\"plain\" href=\"\(SitePath.simulation)\">\(SimulationWords.title)</a>", when: visit.may(.viewForms))</p>\(table)
                """))
    }

    // MARK: opening

    private static func blank(_ visit: Visit) -> FormFields {
        FormFields([
            ("loai-dot", ReviewKind.yearly.rawValue), ("nam", String(visit.today.year)), ("tu-ngay", visit.today.vietnamese),
        ])
    }

    /// The units for which the officer may open a round: those of their assignments, and the communes in them.
    static func units(_ visit: Visit) -> [AreaVersion] {
        let own = (visit.officer?.assignments(granting: .openRounds, on: visit.today) ?? [])
            .flatMap { visit.areas.presentUnits(of: $0.area, on: visit.today) }
        let communes = visit.scope(for: .openRounds).communes.compactMap { visit.areas.version(of: $0, on: visit.today) }
        var seen: Set<Area.ID> = []
        return (own + communes.sorted { $0.precedes($1) }).filter { seen.insert($0.area).inserted }
    }

    private static func openPage(_ visit: Visit, _ entry: Entry) -> HTML {
        visit.page(
            RoundPageWords.open, crumbs: [(RoundPageWords.title, SitePath.rounds)], problems: entry.problems,
            entry.form(
                title: RoundPageWords.open, lead: RoundPageWords.openLead, action: SitePath.newRound, version: nil, cancel: SitePath.rounds,
                """
                <section class="card">\(Control.select(entry.state("loai-dot", RoundPageWords.kind), ReviewKind.allCases.map { ($0.rawValue, RoundWords.name($0)) }))\
                \(Control.text(entry.state("nam", RoundPageWords.year), width: .tiny, isNumeric: true))\
                \(Control.text(entry.state("thang", RoundPageWords.month, hint: RoundPageWords.monthHint), width: .tiny, isNumeric: true))\
                \(Control.select(entry.state("don-vi", RoundPageWords.unit), units(visit).map { ($0.area.description, $0.name) }))\
                \(Control.text(entry.state("tu-ngay", RoundPageWords.startsOn, hint: ReviewWords.dayHint), width: .short, isNumeric: true))\
                \(Control.text(entry.state("den-ngay", RoundPageWords.endsOn, hint: ReviewWords.dayHint), width: .short, isNumeric: true))\
                \(Control.text(entry.state("van-ban", RoundPageWords.plan, hint: RoundPageWords.planHint)))</section>
                """))
    }

    private static func open(_ visit: Visit) async throws -> Answer {
        var entry = Entry(visit: visit, fields: visit.form)
        let kind = ReviewKind(rawValue: visit.form["loai-dot"])
        let year = try? NumberParsing.count(visit.form["nam"], upTo: 2_200)
        let month = visit.form["thang"].cleanedLine.isEmpty ? nil : try? NumberParsing.count(visit.form["thang"], upTo: 12)
        let start = entry.day("tu-ngay", &entry.problems)
        let end = entry.day("den-ngay", &entry.problems)
        let document = entry.line("van-ban", limit: 200, RoundWords.sentence(.textUnreadable), &entry.problems)
        if kind == nil { entry.problems.append(("loai-dot", EntryWords.choose)) }
        if year == nil { entry.problems.append(("nam", FormWords.yearUnreadable)) }
        guard let unit = Area.ID(visit.form["don-vi"]) else { throw PageError.badRequest }
        guard entry.problems.isEmpty, let kind, let year, let start, let end else { return visit.again(openPage(visit, entry)) }
        let operation = OpenRound(
            kind: kind, year: Int(year), month: month.map { Int($0) }, unit: unit, startsOn: start, endsOn: end, document: document)
        do {
            return try await visit.act(operation) { problems in
                openPage(visit, Entry(visit: visit, fields: visit.form, problems: problems))
            } next: {
                SitePath.round($0)
            }
        } catch is NoRules {
            entry.problems = [("tu-ngay", ReviewWords.noStandard)]
            return visit.again(openPage(visit, entry))
        }
    }

    // MARK: one round

    /// The communes of the round that the officer sees, in Vietnamese order.
    static func communes(of book: RoundBook, _ visit: Visit) -> [AreaVersion] {
        let scope = visit.scope(for: .viewHouseholds)
        return book.communes.filter { commune in
            scope.communes.contains(commune)
                || scope.villages.contains { visit.areas.ancestor(of: $0, at: .commune, on: visit.today) == commune }
        }.compactMap { visit.areas.version(of: $0, on: visit.today) }.sorted { $0.precedes($1) }
    }

    private static func page(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        let samples = try await visit.sampleBook()
        let book = samples.book
        let communes = communes(of: book, visit)
        let open = communes.reduce(0) { $0 + samples.open(in: $1.area).count }
        let rows = communes.map { commune -> HTML in
            let counts = CaseCounts(book.rows(in: commune.area), in: book)
            return """
                <tr><th scope="row"><a href="\(SitePath.roundUnit(book.round.id, commune.area))">\(commune.name)</a></th>\(counts.cells)\
                <td class="n" data-label="\(RoundPageWords.objectionsOpen)">\(book.objections(in: commune.area).count(where: \.isOpen))</td>\
                <td data-label="\(RoundPageWords.stage)">\(stage(commune.area, book, visit))</td></tr>
                """
        }
        return visit.page(
            RoundWords.title(book.round), crumbs: [(RoundPageWords.title, SitePath.rounds)], problems: problems,
            """
            \(visit.savedBanner())<h1>\(RoundWords.title(book.round))</h1>\(facts(book, visit))<p class="actions">\
            <a class="plain" href="\(SitePath.objections(book.round.id))">\(RoundPageWords.objections) (\(book.objections.count))</a>\
            <a class="plain" href="\(SitePath.applications)">\(RoundPageWords.applications)</a>\
            <a class="plain" href="\(SitePath.samples(book.round.id))">\(SampleWords.title)\(open > 0 ? " (\(SampleWords.openOnes.lowercased()): \(open))" : "")</a>\
            \("<a class=\"plain\" href=\"\(SitePath.signals(book.round.id))\">\(QualityWords.title)</a>", when: visit.may(.runRounds))\
            \("<a class=\"plain\" href=\"\(SitePath.simulation(of: book.round.id))\">\(SimulationWords.title)</a>", when: visit.may(.viewForms))</p>\(PrintedSheetPages.findForm(), when: visit.may(.submitReviewSheet))<h2>\(RoundPageWords.byCommune)</h2>\
            \(scrolling(RoundPageWords.byCommune, """
            <table class="stack"><thead><tr><th scope="col">\(HouseholdWords.commune)</th>\(CaseCounts.heads)\
            <th scope="col" class="n">\(RoundPageWords.objectionsOpen)</th><th scope="col">\(RoundPageWords.stage)</th></tr></thead><tbody>\(rows)</tbody></table>
            """))\(exceptions(book, visit))\(calendarForm(book, visit, problems), when: mayReschedule(book, visit))
            """)
    }

    /// The unit that opened the round sets its calendar.
    private static func mayReschedule(_ book: RoundBook, _ visit: Visit) -> Bool {
        let units = visit.areas.presentUnits(of: book.round.unit, on: visit.today)
        let own = (visit.officer?.assignments(granting: .openRounds, on: visit.today) ?? []).map(\.area)
        let communes = visit.scope(for: .openRounds).communes
        return own.contains(book.round.unit) || (!units.isEmpty && units.allSatisfy { communes.contains($0.area) })
    }

    private static func calendarForm(_ book: RoundBook, _ visit: Visit, _ problems: Visit.Problems) -> HTML {
        let entry = Entry(visit: visit, fields: visit.form, problems: problems)
        var until = entry.state("tu-ngay", RoundPageWords.endsOn, hint: ReviewWords.dayHint)
        if until.value.isEmpty { until.value = book.round.endsOn.vietnamese }
        return """
            <section class="card"><details\(" open", when: !problems.isEmpty)><summary>\(RoundPageWords.reschedule)</summary>\
            <form method="post" action="\(SitePath.round(book.round.id))/lich" novalidate>\(visit.formGuard)\
            \(Control.text(until, width: .short, isNumeric: true))\(Control.text(entry.state("van-ban", RoundPageWords.plan)))\
            \(Control.text(entry.state("ly-do", RoundPageWords.reason)))<div class="actions">\(Control.button(RoundPageWords.reschedule, isPrimary: false))</div></form></details></section>
            """
    }

    private static func reschedule(_ visit: Visit) async throws -> Answer {
        let round: ReviewRound.ID = try visit.key("dot")
        var entry = Entry(visit: visit, fields: visit.form)
        let unreadable = RoundWords.sentence(.textUnreadable)
        let until = entry.day("tu-ngay", &entry.problems)
        let document = entry.line("van-ban", limit: 200, unreadable, &entry.problems)
        let reason = entry.line("ly-do", limit: 300, unreadable, &entry.problems)
        guard entry.problems.isEmpty, let until else { return visit.again(try await page(visit, entry.problems)) }
        return try await visit.act(
            RescheduleRound(round: round, endsOn: until, document: document, reason: reason), again: { try await page(visit, $0) }
        ) { _ in SitePath.round(round) + "?da-luu=1" }
    }

    static func facts(_ book: RoundBook, _ visit: Visit) -> HTML {
        """
        <section class="card"><dl class="facts"><dt>\(RoundPageWords.unit)</dt><dd>\(visit.name(of: book.round.unit))</dd>\
        <dt>\(RoundPageWords.period)</dt><dd>\(book.round.startsOn.vietnamese) – \(book.round.endsOn.vietnamese)</dd>\
        <dt>\(RoundPageWords.plan)</dt><dd>\(book.round.document)</dd>\
        <dt>\(RoundPageWords.article)</dt><dd class="cite">\(LawWords.citation(book.procedure.opening.citation, in: visit.site.law.documents))</dd></dl></section>
        """
    }

    /// What a unit has reached, and whether it is later than its calendar.
    static func stage(_ area: Area.ID, _ book: RoundBook, _ visit: Visit) -> HTML {
        let villages = book.villages(of: area).map { book.progress.reached($0.area) }
        // A commune is where the last of its villages is, until it acts itself.
        let reached = max(book.progress.reached(area), villages.min() ?? .prepared)
        let isLate = visit.today > book.round.endsOn && reached < .decision
        return
            "\(RoundWords.name(reached))\(" <span class=\"tag near_poor\">\(RoundPageWords.late)</span>", when: isLate)\(" <span class=\"tag\">\(ReopeningWords.tag)</span>", when: book.reopenings(of: area).contains(where: \.isOpen))"
    }

    /// The register of exceptions: steps passed over and households ruled upon.
    private static func exceptions(_ book: RoundBook, _ visit: Visit) -> HTML {
        let passed = book.steps.filter { $0.step.kind == .exception }.map { entry -> HTML in
            "<li>\(visit.name(of: entry.step.area)): \(RoundWords.name(entry.step.step)), \(entry.step.on.vietnamese), \(entry.step.document). \(entry.step.reason)</li>"
        }
        let ruled = book.rows.compactMap { row -> HTML? in
            row.facts.ruling.map { ruling in
                "<li><a href=\"\(SitePath.reviewCase(book.round.id, row.facts.id))\">\(row.headName) · \(row.code)</a>: \(ruling.povertyClass.map(LawWords.name) ?? RoundPageWords.leaveAside), \(ruling.document). \(ruling.reason)</li>"
            }
        }
        let lines = passed + ruled
        return """
            <section class="card"><h2>\(RoundPageWords.exceptions)</h2>\("<p>\(RoundPageWords.noExceptions)</p>", when: lines.isEmpty)\("<ul>\(lines)</ul>", when: !lines.isEmpty)</section>
            """
    }
}
