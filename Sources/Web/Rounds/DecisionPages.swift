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

/// The page before the decision: what lacks, what it would do to each household; and the decision itself.
enum DecisionPages {
    static let routes: [Route] = [
        .get("\(SitePath.rounds)/:dot/don-vi/:dv/quyet-dinh", .permission(.viewHouseholds)) { .page(try await page($0, [])) },
        .post("\(SitePath.rounds)/:dot/don-vi/:dv/quyet-dinh", .permission(.decideRounds)) { try await decide($0) },
        .get("\(SitePath.rounds)/:dot/ho/:ca", .permission(.viewHouseholds)) { .page(try await casePage($0, [])) },
        .post("\(SitePath.rounds)/:dot/ho/:ca/xep-loai", .permission(.decideRounds)) { try await rule($0) },
        .post("\(SitePath.rounds)/:dot/ho/:ca/duyet", .permission(.approveTied)) { try await approve($0) },
        .post("\(SitePath.rounds)/:dot/ho/:ca/dua-ra", .permission(.runRounds)) { try await remove($0) },
    ]

    private static func page(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        let book = try await visit.roundBook()
        let commune: Area.ID = try visit.key("dv")
        guard visit.may(.viewHouseholds, in: commune), let version = visit.areas.version(of: commune, on: visit.today),
            version.level == .commune, let situation = try? book.situation(of: commune)
        else { throw PageError.notFound }
        let entry = Entry(visit: visit, fields: visit.form, problems: problems)
        let day = max(visit.today, situation.lastDay ?? visit.today)
        let isDecided = situation.reached >= .decision
        let lacks = isDecided ? [] : situation.lacks(for: .decision, on: day, today: day)
        let rows = book.rows(in: commune)
        let planned = DecideRound.outcomes(of: commune, in: book)
        let lineage = book.progress.lineage(of: commune)
        let signed = book.decisions.filter { lineage.contains($0.commune) }
        let lines: [(row: CaseRow, outcome: RoundOutcome, former: PovertyClass?, found: PovertyClass?)] =
            isDecided
            ? rows.compactMap { row in row.decision.map { (row, $0.outcome, $0.formerClass, $0.decidedClass) } }
            : planned.map { ($0.row, $0.outcome, $0.row.facts.formerClass, $0.povertyClass) }
        return visit.page(
            RoundPageWords.decision,
            crumbs: [
                (RoundPageWords.title, SitePath.rounds), (RoundWords.title(book.round), SitePath.round(book.round.id)),
                (version.name, SitePath.roundUnit(book.round.id, commune)),
            ], problems: problems,
            """
            \(visit.savedBanner())<h1>\(RoundPageWords.decision): \(version.name)</h1><p class="lead">\(RoundPageWords.decisionLead)</p>\
            \("<div class=\"banner warn\"><h2>\(RoundPageWords.lacks)</h2><ul>\(lacks.map { "<li>\(RoundWords.sentence($0))</li>" as HTML })</ul></div>\(blocking(rows, book, visit))", when: !lacks.isEmpty)\
            \(decisions(signed, Set(book.corrections.map(\.decision)), of: book.round.id), when: !signed.isEmpty)\(counts(lines.map(\.outcome)))\
            \("<p class=\"actions\"><a class=\"plain\" href=\"\(SitePath.certificates)?xa=\(commune.description)\">\(CertificateWords.title)</a><a class=\"plain\" href=\"\(SitePath.letters(book.round.id, commune))\">\(LetterWords.title)</a></p>", when: isDecided && visit.may(.viewDocuments))\
            \(form(entry, book, commune, visit), when: !isDecided && lacks.isEmpty && visit.may(.decideRounds, in: commune))\
            \("<p class=\"hint\">\(RoundPageWords.waitsFor) “\(AccessWords.name(.decideRounds))”.</p>", when: !isDecided && !visit.may(.decideRounds, in: commune))\
            \(table(lines, isDecided ? RoundPageWords.hasDecided : RoundPageWords.wouldDecide, book, visit))
            """)
    }

    /// Households that stand against the decision, each with the way to its file.
    private static func blocking(_ rows: [CaseRow], _ book: RoundBook, _ visit: Visit) -> HTML {
        let open = rows.filter { !book.state($0).isReady || book.needsApproval($0) }
        guard !open.isEmpty else { return .empty }
        return """
            <section class="card"><ul>\(open.prefix(200).map { row in
                "<li><a href=\"\(SitePath.reviewCase(book.round.id, row.facts.id))\">\(row.headName) · \(row.code)</a>, \(visit.name(of: row.facts.village)): \(book.needsApproval(row) ? TieWords.toApprove : RoundWords.name(book.state(row)))</li>" as HTML
            })</ul></section>
            """
    }

    private static func decisions(_ signed: [ReviewDecision], _ corrections: Set<ReviewDecision.ID>, of round: ReviewRound.ID) -> HTML {
        """
        <section class="card"><h2>\(RoundPageWords.decisions)</h2><ul>\(signed.map { decision in
            "<li>\(corrections.contains(decision.id) ? CorrectionWords.title + " " : "")\(decision.number), \(decision.signedOn.vietnamese), \(decision.signer) · <a href=\"\(SitePath.decisionDocument(round, decision.id)).docx\">\(DocumentWords.word)</a> · <a href=\"\(SitePath.decisionDocument(round, decision.id)).pdf\">\(DocumentWords.pdf)</a></li>" as HTML
        })</ul><p class="hint">\(DocumentWords.formNotFound)</p></section>
        """
    }

    private static func counts(_ outcomes: [RoundOutcome]) -> HTML {
        let cards = RoundOutcome.allCases.map { outcome in (outcome, outcomes.count { $0 == outcome }) }.filter { $0.1 > 0 }
        return """
            <div class="cards">\(cards.map { "<section class=\"card\"><h2>\(RoundWords.name($0.0))</h2><p class=\"figure\">\($0.1)</p></section>" as HTML })</div>
            """
    }

    private static func form(_ entry: Entry, _ book: RoundBook, _ commune: Area.ID, _ visit: Visit) -> HTML {
        var day = entry.state("ngay", RoundPageWords.signedOn, hint: ReviewWords.dayHint)
        if day.value.isEmpty { day.value = visit.today.vietnamese }
        return """
            <form method="post" action="\(SitePath.decision(book.round.id, commune))" class="card" novalidate>\(visit.formGuard)\
            \(Control.text(entry.state("so", RoundPageWords.decisionNumber, hint: RegisterWords.numberHint), width: .short))\(Control.text(day, width: .short, isNumeric: true))\
            \(Control.text(entry.state("nguoi-ky", RoundPageWords.signer)))<div class="actions">\(Control.button(RoundPageWords.decide))</div></form>
            """
    }

    private static func table(
        _ lines: [(row: CaseRow, outcome: RoundOutcome, former: PovertyClass?, found: PovertyClass?)], _ title: String, _ book: RoundBook,
        _ visit: Visit
    ) -> HTML {
        guard !lines.isEmpty else { return .empty }
        return """
            <h2>\(title) (\(lines.count))</h2>\(scrolling(title, """
            <table class="stack"><thead><tr><th scope="col">\(RoundPageWords.head)</th><th scope="col">\(HouseholdWords.village)</th><th scope="col">\(RoundPageWords.before)</th>\
            <th scope="col">\(RoundPageWords.after)</th><th scope="col">\(RoundPageWords.outcome)</th></tr></thead><tbody>\(lines.map { line in
                "<tr><th scope=\"row\"><a href=\"\(SitePath.reviewCase(book.round.id, line.row.facts.id))\">\(line.row.headName) · \(line.row.code)</a></th><td data-label=\"\(HouseholdWords.village)\">\(visit.name(of: line.row.facts.village))</td><td data-label=\"\(RoundPageWords.before)\">\(ClassTag.html(line.former))</td><td data-label=\"\(RoundPageWords.after)\">\(line.found.map { ClassTag.html($0) } ?? HTML(text: RoundPageWords.leaveAside))</td><td data-label=\"\(RoundPageWords.outcome)\">\(RoundWords.name(line.outcome))</td></tr>" as HTML
            })</tbody></table>
            """))
            """
    }

    private static func decide(_ visit: Visit) async throws -> Answer {
        let (round, commune): (ReviewRound.ID, Area.ID) = (try visit.key("dot"), try visit.key("dv"))
        var entry = Entry(visit: visit, fields: visit.form)
        let unreadable = RoundWords.sentence(.textUnreadable)
        let number = entry.line("so", limit: 60, unreadable, &entry.problems)
        let day = entry.day("ngay", &entry.problems)
        let signer = entry.line("nguoi-ky", limit: 120, unreadable, &entry.problems)
        guard entry.problems.isEmpty, let day else { return visit.again(try await page(visit, entry.problems)) }
        return try await visit.act(
            DecideRound(
                round: round, commune: commune, number: number, symbol: DocumentWords.symbol(.decision), signedOn: day, signer: signer),
            again: { try await page(visit, $0) }
        ) { _ in SitePath.decision(round, commune) + "?da-luu=1" }
    }

    // MARK: the file of one household

    private static func casePage(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        let samples = try await visit.sampleBook()
        let book = samples.book
        let id: ReviewCase.ID = try visit.key("ca")
        guard let row = book.rows.first(where: { $0.facts.id == id }) else { throw PageError.notFound }
        let entry = Entry(visit: visit, fields: visit.form, problems: problems)
        let state = book.state(row)
        let objections = book.objections.map(\.objection).filter { $0.household == row.facts.household }
        let officers = try await visit.site.database.read { try $0.officerNames([row.reviewer].compactMap { $0 }) }
        let mayRule = visit.may(.decideRounds, in: row.facts.village) && !row.facts.isDecided
        let mayRemove =
            visit.may(.runRounds, in: row.facts.village) && row.facts.sheet == nil && row.facts.origin != .listed && !row.facts.isDecided
        return visit.page(
            row.headName,
            crumbs: [
                (RoundPageWords.title, SitePath.rounds), (RoundWords.title(book.round), SitePath.round(book.round.id)),
                (visit.name(of: row.facts.village), SitePath.roundUnit(book.round.id, row.facts.village)),
            ], problems: problems,
            """
            \(visit.savedBanner())<h1>\(row.headName)</h1><p class="lead">\(row.code) · \(visit.name(of: row.facts.village)) · \(HouseholdWords.persons(row.persons))</p>\
            <p class="actions"><a class="plain" href="\(SitePath.household(row.facts.household))">\(HouseholdWords.overview)</a>\
            \("<a class=\"primary\" href=\"\(SitePath.newSheet(row.facts.household))\">\(RoundPageWords.enterSheet)</a>", when: visit.may(.submitReviewSheet, in: row.facts.village) && !row.facts.isDecided)\
            \("<a class=\"plain\" href=\"\(SitePath.objections(book.round.id))/moi?ho=\(row.facts.household.description)\">\(RoundPageWords.newObjection)</a>", when: visit.may(.takeApplications, in: row.facts.village))</p>\
            <section class="card"><dl class="facts"><dt>\(RoundPageWords.presentClass)</dt><dd>\(ClassTag.html(row.facts.formerClass))</dd>\
            <dt>\(RoundPageWords.state)</dt><dd>\(RoundWords.name(state))</dd><dt>\(RoundPageWords.foundClass)</dt><dd>\((row.decision?.decidedClass ?? state.povertyClass).map { ClassTag.html($0) } ?? .empty)</dd>\
            <dt>\(RoundPageWords.origin)</dt><dd>\(RoundWords.name(row.facts.origin))\(row.reason.isEmpty ? "" : ": " + row.reason)</dd>\
            <dt>\(RoundPageWords.reviewer)</dt><dd>\(row.reviewer.flatMap { officers[$0] } ?? RoundPageWords.unassigned)</dd>\(sheet(row))\(TiedCasePart.facts(row, book))\(vote(row))\(ruling(row))\(decision(row, book, visit))</dl></section>\
            \(SecondSheetPages.part(of: row, samples, visit))\
            \("<section class=\"card\"><h2>\(RoundPageWords.objections)</h2><ul>\(objections.map { "<li><a href=\"\(SitePath.objection(book.round.id, $0.id))\">\(RoundWords.name($0.kind)), \($0.receivedOn.vietnamese)</a>: \(RoundWords.name($0.result))</li>" as HTML })</ul></section>", when: !objections.isEmpty)\
            \(TiedCasePart.form(entry, row, book, visit))\(rulingForm(entry, book, id, visit), when: mayRule)\(removeForm(book, id, visit), when: mayRemove)
            """)
    }

    private static func sheet(_ row: CaseRow) -> HTML {
        guard let sheet = row.facts.sheet else { return .empty }
        return """
            <dt>\(RoundPageWords.withSheet)</dt><dd><a href="\(SitePath.sheet(row.facts.household, sheet.id))">\(sheet.reviewedOn.vietnamese)</a>\
            \(sheet.possible.count > 1 ? " – " + ReviewWords.possible(sheet.possible) : "")</dd>
            """
    }

    private static func vote(_ row: CaseRow) -> HTML {
        row.facts.vote.map { "<dt>\(RoundPageWords.agreed)</dt><dd>\($0.agreed) / \($0.present)</dd>" } ?? .empty
    }

    private static func ruling(_ row: CaseRow) -> HTML {
        row.facts.ruling.map {
            "<dt>\(RoundPageWords.ruling)</dt><dd>\($0.povertyClass.map(LawWords.name) ?? RoundPageWords.leaveAside), \($0.document). \($0.reason)</dd>"
        } ?? .empty
    }

    private static func decision(_ row: CaseRow, _ book: RoundBook, _ visit: Visit) -> HTML {
        guard let decided = row.decision, let decision = book.standingDecision(row) else { return .empty }
        // Who is on no list is answered in writing.
        let isRefused = decided.decidedClass.map { !$0.isListed } ?? false
        let letter = isRefused ? IssuePages.link(.refusal, row.facts.id.of(AnySubject.self), book.round.id, visit) : .empty
        return
            "<dt>\(RoundPageWords.decision)</dt><dd>\(decision.number), \(decision.signedOn.vietnamese): \(RoundWords.name(decided.outcome)) \(letter)</dd>"
    }

    private static func rulingForm(_ entry: Entry, _ book: RoundBook, _ id: ReviewCase.ID, _ visit: Visit) -> HTML {
        let classes: [PovertyClass] = book.round.kind == .averageLiving ? [.averageLiving, .notPoor] : [.poor, .nearPoor, .notPoor]
        return """
            <form method="post" action="\(SitePath.reviewCase(book.round.id, id))/xep-loai" class="card" novalidate>\(visit.formGuard)<h2>\(RoundPageWords.ruling)</h2><p class="hint">\(RoundPageWords.rulingLead)</p>\
            \(Control.select(entry.state("xep-loai", RoundPageWords.ruledClass), [("", EntryWords.choose)] + classes.map { ($0.rawValue, LawWords.name($0)) } + [("giu-nguyen", RoundPageWords.leaveAside)]))\
            \(Control.text(entry.state("van-ban", RoundPageWords.document)))\(Control.text(entry.state("ly-do", RoundPageWords.reason)))\
            <div class="actions">\(Control.button(RoundPageWords.saveRuling, isPrimary: false))</div></form>
            """
    }

    private static func removeForm(_ book: RoundBook, _ id: ReviewCase.ID, _ visit: Visit) -> HTML {
        """
        <form method="post" action="\(SitePath.reviewCase(book.round.id, id))/dua-ra" class="card" novalidate>\(visit.formGuard)<h2>\(RoundPageWords.remove)</h2>\
        \(Control.text(FieldState(name: "ly-do-dua-ra", label: RoundPageWords.reason, value: visit.form["ly-do-dua-ra"])))\
        <div class="actions">\(Control.button(RoundPageWords.remove, isPrimary: false))</div></form>
        """
    }

    private static func rule(_ visit: Visit) async throws -> Answer {
        let (round, id): (ReviewRound.ID, ReviewCase.ID) = (try visit.key("dot"), try visit.key("ca"))
        var entry = Entry(visit: visit, fields: visit.form)
        let unreadable = RoundWords.sentence(.textUnreadable)
        let document = entry.line("van-ban", limit: 200, unreadable, &entry.problems)
        let reason = entry.line("ly-do", limit: 300, unreadable, &entry.problems)
        let chosen = PovertyClass(rawValue: visit.form["xep-loai"])
        if chosen == nil, visit.form["xep-loai"] != "giu-nguyen" { entry.problems.append(("xep-loai", EntryWords.choose)) }
        guard entry.problems.isEmpty else { return visit.again(try await casePage(visit, entry.problems)) }
        return try await visit.act(
            RuleCase(id, povertyClass: chosen, reason: reason, document: document), again: { try await casePage(visit, $0) }
        ) { _ in SitePath.reviewCase(round, id) + "?da-luu=1" }
    }

    private static func approve(_ visit: Visit) async throws -> Answer {
        let (round, id): (ReviewRound.ID, ReviewCase.ID) = (try visit.key("dot"), try visit.key("ca"))
        var entry = Entry(visit: visit, fields: visit.form)
        let note = entry.line(TiedCasePart.field, limit: 300, RoundWords.sentence(.textUnreadable), &entry.problems)
        guard entry.problems.isEmpty else { return visit.again(try await casePage(visit, entry.problems)) }
        return try await visit.act(
            ApproveCase(id, note: note),
            again: { problems in
                try await casePage(visit, problems.map { ($0.field == "ly-do" ? TiedCasePart.field : $0.field, $0.sentence) })
            }
        ) { _ in SitePath.reviewCase(round, id) + "?da-luu=1" }
    }

    private static func remove(_ visit: Visit) async throws -> Answer {
        let (round, id): (ReviewRound.ID, ReviewCase.ID) = (try visit.key("dot"), try visit.key("ca"))
        var entry = Entry(visit: visit, fields: visit.form)
        let reason = entry.line("ly-do-dua-ra", limit: 300, RoundWords.sentence(.textUnreadable), &entry.problems)
        return try await visit.act(
            RemoveCase(id, reason: reason),
            again: { problems in
                try await casePage(visit, problems.map { ($0.field == "ly-do" ? "ly-do-dua-ra" : $0.field, $0.sentence) })
            }
        ) { _ in SitePath.round(round) + "?da-luu=1" }
    }
}
