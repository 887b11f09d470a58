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

/// The signals of quality of a round as a queue: what is unusual and why, and what somebody found who looked.
enum QualityPages {
    static let routes: [Route] = [
        .get("\(SitePath.rounds)/:dot/dau-hieu", .permission(.runRounds)) { .page(try await page($0, [])) },
        .post("\(SitePath.rounds)/:dot/dau-hieu", .permission(.runRounds)) { try await note($0) },
    ]

    private static func page(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        let book = try await visit.roundBook()
        let (round, scope) = (book.round, visit.scope(for: .runRounds))
        let (facts, notes) = try await visit.site.database.read { transaction in
            (try transaction.qualityFacts(of: round, within: scope), try transaction.signalNotes(of: round.id))
        }
        let officers = try await visit.site.database.read {
            try $0.officerNames(Array(Set(notes.values.flatMap { $0.values.compactMap(\.officer) })))
        }
        let rows = Dictionary(book.rows.map { ($0.facts.id, $0) }, uniquingKeysWith: { first, _ in first })
        let signals = QualitySignal.found(in: facts, under: book.standard)
        func isNoted(_ signal: QualitySignal) -> Bool { notes[signal.reviewCase]?[signal.kind] != nil }
        let open = signals.filter { !isNoted($0) }
        let kinds = QualitySignal.Kind.allCases.map { kind in (kind, open.filter { $0.kind == kind }) }.filter { !$0.1.isEmpty }
        let noted = signals.filter(isNoted).map { signal -> HTML in
            let note = notes[signal.reviewCase]![signal.kind]!
            return """
                <li>\(household(rows[signal.reviewCase], round)): \(QualityWords.name(signal.kind)), \(QualityWords.sentence(signal)). \
                \(QualityWords.noted): \(note.text) (\(note.officer.flatMap { officers[$0] } ?? ""), \(note.notedAt.day.vietnamese))</li>
                """
        }
        return visit.page(
            QualityWords.title,
            crumbs: [(RoundPageWords.title, SitePath.rounds), (RoundWords.title(round), SitePath.round(round.id))], problems: problems,
            """
            \(visit.savedBanner())<h1>\(QualityWords.title)</h1><p class="lead">\(QualityWords.lead)</p>\
            \("<div class=\"card\"><p>\(QualityWords.none)</p></div>", when: kinds.isEmpty)\
            \(kinds.map { section($0, $1, rows, book, visit) })\
            \("<section class=\"card\"><h2>\(QualityWords.noted) (\(noted.count))</h2><ul>\(noted)</ul></section>", when: !noted.isEmpty)
            """)
    }

    private static func section(
        _ kind: QualitySignal.Kind, _ signals: [QualitySignal], _ rows: [ReviewCase.ID: CaseRow], _ book: RoundBook, _ visit: Visit
    ) -> HTML {
        """
        <section class="card"><h2>\(QualityWords.name(kind)) (\(signals.count))</h2><p class="hint">\(QualityWords.rule(kind))</p>\
        <form method="post" action="\(SitePath.signals(book.round.id))" novalidate>\(visit.formGuard)\(Control.hidden("loai", kind.rawValue))\
        <fieldset class="plain"><legend>\(QualityWords.open)</legend>\(signals.map { signal in
            let row = rows[signal.reviewCase]
            let label = "\(row?.headName ?? "") · \(row?.code ?? "") · \(row.map { visit.name(of: $0.facts.village) } ?? ""): \(QualityWords.sentence(signal))"
            return """
                <div class="picked">\(Control.tick(name: "ca", value: signal.reviewCase.description, label: label, isTicked: false))\
                <a href="\(SitePath.reviewCase(book.round.id, signal.reviewCase))" aria-label="\(RoundPageWords.list): \(row?.headName ?? "")">\(HouseholdWords.overview)</a></div>
                """ as HTML
        })</fieldset>\
        <div class="field"><label for="ghi-\(kind.rawValue)">\(QualityWords.note)</label><input id="ghi-\(kind.rawValue)" name="ly-do" type="text" class="long" autocomplete="off"></div>\
        <div class="actions">\(Control.button(QualityWords.save, isPrimary: false))</div></form></section>
        """
    }

    private static func household(_ row: CaseRow?, _ round: ReviewRound) -> HTML {
        row.map { "<a href=\"\(SitePath.reviewCase(round.id, $0.facts.id))\">\($0.headName) · \($0.code)</a>" } ?? .empty
    }

    private static func note(_ visit: Visit) async throws -> Answer {
        let round: ReviewRound.ID = try visit.key("dot")
        guard let kind = QualitySignal.Kind(rawValue: visit.form["loai"]) else { throw PageError.badRequest }
        var entry = Entry(visit: visit, fields: visit.form)
        let text = entry.line("ly-do", limit: 300, RoundWords.sentence(.textUnreadable), &entry.problems)
        let cases = visit.form.all("ca").compactMap { ReviewCase.ID($0) }
        if cases.isEmpty { entry.problems.append(("ca", EntryWords.choose)) }
        if text.isEmpty, entry.problems.isEmpty { entry.problems.append(("ly-do", RoundWords.sentence(.reasonMissing))) }
        guard entry.problems.isEmpty else { return visit.again(try await page(visit, entry.problems)) }
        do {
            for reviewCase in cases {
                _ = try await visit.site.desk.perform(NoteSignal(reviewCase, kind: kind, note: text), as: try visit.signedIn)
            }
        } catch let refusal as RoundRefusal {
            return visit.again(try await page(visit, refusal.lacks.map { ($0.field, RoundWords.sentence($0)) }))
        }
        return .seeOther(SitePath.signals(round) + "?da-luu=1")
    }
}
