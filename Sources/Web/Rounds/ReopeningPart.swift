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

/// On the page of a commune that is decided: asking that its round be opened again, and the answer of somebody above.
enum ReopeningPart {
    static let routes: [Route] = [
        .post("\(SitePath.rounds)/:dot/don-vi/:dv/mo-lai", .permission(.decideRounds)) { try await ask($0) },
        .post("\(SitePath.rounds)/:dot/don-vi/:dv/mo-lai/tra-loi", .permission(.closeRounds)) { try await answer($0) },
    ]

    static func html(_ book: RoundBook, _ commune: Area.ID, _ situation: RoundSituation, _ entry: Entry) -> HTML {
        let visit = entry.visit
        let asked = book.reopenings(of: commune)
        let open = asked.last(where: \.isOpen)
        let mayAsk = open == nil && situation.reached >= .decision && visit.may(.decideRounds, in: commune)
        guard mayAsk || !asked.isEmpty else { return .empty }
        return """
            <section class="card"><h2>\(ReopeningWords.title)</h2>\("<ul>\(asked.map { line($0, visit) })</ul>", when: !asked.isEmpty)\
            \(open.map { answerForm($0, book, commune, entry) } ?? .empty)\(askForm(book, commune, entry), when: mayAsk)</section>
            """
    }

    private static func line(_ asked: RoundReopening, _ visit: Visit) -> HTML {
        let outcome =
            asked.answer.map { answer in
                "\(answer.at.day.vietnamese): \(answer.isGranted ? ReopeningWords.granted : ReopeningWords.refused)\(answer.note.isEmpty ? "" : " – " + answer.note)"
            } ?? ReopeningWords.waiting.lowercased()
        return "<li>\(asked.askedAt.day.vietnamese), \(visit.name(of: asked.commune)): \(asked.reason) (\(asked.document)); \(outcome)</li>"
    }

    private static func askForm(_ book: RoundBook, _ commune: Area.ID, _ entry: Entry) -> HTML {
        let names = ["mo-lai-van-ban", "mo-lai-ly-do"]
        let hasProblem = entry.problems.contains { names.contains($0.field) }
        return """
            <details\(" open", when: hasProblem)><summary>\(ReopeningWords.ask)</summary><p class="hint">\(ReopeningWords.lead) \(ReopeningWords.notFound)</p>\
            <form method="post" action="\(SitePath.roundUnit(book.round.id, commune))/mo-lai" novalidate>\(entry.visit.formGuard)\
            \(Control.text(entry.state(names[0], ReopeningWords.document)))\(Control.text(entry.state(names[1], ReopeningWords.reason)))\
            <div class="actions">\(Control.button(ReopeningWords.ask, isPrimary: false))</div></form></details>
            """
    }

    private static func answerForm(_ asked: RoundReopening, _ book: RoundBook, _ commune: Area.ID, _ entry: Entry) -> HTML {
        let visit = entry.visit
        guard visit.may(.closeRounds, in: commune) else {
            return "<p class=\"hint\">\(RoundPageWords.waitsFor) “\(AccessWords.name(.closeRounds))”.</p>"
        }
        return """
            <form method="post" action="\(SitePath.roundUnit(book.round.id, commune))/mo-lai/tra-loi" novalidate>\(visit.formGuard)\(Control.hidden("de-nghi", asked.id.description))\
            \(Control.text(entry.state("mo-lai-y-kien", ReopeningWords.note)))<div class="actions">\(Control.button(ReopeningWords.grant, name: "tra-loi", value: "dong-y"))\
            \(Control.button(ReopeningWords.refuse, isPrimary: false, name: "tra-loi", value: "khong"))</div></form>
            """
    }

    private static func keys(_ visit: Visit) throws -> (round: ReviewRound.ID, commune: Area.ID) {
        (try visit.key("dot"), try visit.key("dv"))
    }

    /// Problems of an operation stand at the fields of these forms.
    private static func again(_ visit: Visit, reason: String) -> (Visit.Problems) async throws -> HTML {
        { problems in
            try await RoundUnitRoutes.page(
                visit,
                problems.map { problem in
                    (problem.field == "van-ban" ? "mo-lai-van-ban" : reason, problem.sentence)
                })
        }
    }

    private static func ask(_ visit: Visit) async throws -> Answer {
        let (round, commune) = try keys(visit)
        var entry = Entry(visit: visit, fields: visit.form)
        let unreadable = RoundWords.sentence(.textUnreadable)
        let document = entry.line("mo-lai-van-ban", limit: 200, unreadable, &entry.problems)
        let reason = entry.line("mo-lai-ly-do", limit: 300, unreadable, &entry.problems)
        guard entry.problems.isEmpty else { return visit.again(try await RoundUnitRoutes.page(visit, entry.problems)) }
        return try await visit.act(
            AskReopening(round: round, commune: commune, reason: reason, document: document), again: again(visit, reason: "mo-lai-ly-do")
        ) { _ in SitePath.roundUnit(round, commune) + "?da-luu=1" }
    }

    private static func answer(_ visit: Visit) async throws -> Answer {
        let (round, commune) = try keys(visit)
        guard let id = RoundReopening.ID(visit.form["de-nghi"]) else { throw PageError.badRequest }
        var entry = Entry(visit: visit, fields: visit.form)
        let note = entry.line("mo-lai-y-kien", limit: 300, RoundWords.sentence(.textUnreadable), &entry.problems)
        guard entry.problems.isEmpty else { return visit.again(try await RoundUnitRoutes.page(visit, entry.problems)) }
        return try await visit.act(
            AnswerReopening(id, isGranted: visit.form["tra-loi"] == "dong-y", note: note), again: again(visit, reason: "mo-lai-y-kien")
        ) { _ in SitePath.roundUnit(round, commune) + "?da-luu=1" }
    }
}
