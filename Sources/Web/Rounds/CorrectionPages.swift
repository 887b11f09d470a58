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

/// An appeal that is upheld after the decision: on the page of the objection, what was decided and what the re-check says, the decision
/// that puts it right, and the way back.
enum CorrectionPages {
    private static let base = "\(SitePath.rounds)/:dot/khieu-nai/:kn"

    static let routes: [Route] = [
        .post("\(base)/dieu-chinh", .permission(.decideRounds)) { try await correct($0) },
        .post("\(base)/hoan-tac", .permission(.decideRounds)) { try await undo($0) },
    ]

    // MARK: parts of the page of an objection

    /// Empty for an objection of before the decision.
    static func part(
        _ objection: Objection, _ row: HouseholdRow, in book: RoundBook, _ visit: Visit, _ problems: Visit.Problems
    ) async throws -> HTML {
        let made = book.corrections.filter { $0.objection == objection.id }
        guard objection.isOpen, let appeal = book.appeal(objection) else { return history(made, objection, row, in: book, visit) }
        let sheet = try await visit.site.database.read {
            try $0.recheck(of: objection.household, since: objection.recordedAt, standard: appeal.decision.standard)
        }
        let mayEnter = visit.may(.submitReviewSheet, in: row.household.village)
        let recheck: HTML =
            sheet.map { sheet in
                "<a href=\"\(SitePath.sheet(objection.household, sheet.id))\">\(sheet.reviewedOn.vietnamese)</a>: \(sheet.possible.count == 1 ? ClassTag.html(sheet.possible[0]) : HTML(text: ReviewWords.possible(sheet.possible)))"
            } ?? """
                \(CorrectionWords.recheckMissing) \("<a href=\"\(SitePath.newSheet(objection.household))\">\(CorrectionWords.enterRecheck)</a>", when: mayEnter)
                """
        let isReady = sheet.map { $0.possible.count == 1 && $0.possible != [appeal.decided.decidedClass] } ?? false
        let waits: HTML = "<p class=\"hint\">\(RoundPageWords.waitsFor) “\(AccessWords.name(.decideRounds))”.</p>"
        let mayDecide = visit.may(.decideRounds, in: row.household.village)
        return """
            <section class="card"><h2>\(CorrectionWords.appeal)</h2><dl class="facts">\
            <dt>\(CorrectionWords.decided)</dt><dd>\(appeal.last.number), \(appeal.last.signedOn.vietnamese): \(appeal.decided.decidedClass.map { ClassTag.html($0) } ?? HTML(text: RoundPageWords.leaveAside))</dd>\
            <dt>\(CorrectionWords.recheck)</dt><dd>\(recheck)</dd></dl>\(waits, when: isReady && !mayDecide)</section>\
            \(history(made, objection, row, in: book, visit))\(form(objection, appeal, in: book, visit, problems), when: isReady && mayDecide)
            """
    }

    private static func form(
        _ objection: Objection, _ appeal: RoundBook.Appeal, in book: RoundBook, _ visit: Visit, _ problems: Visit.Problems
    ) -> HTML {
        let entry = Entry(visit: visit, fields: visit.form, problems: problems)
        var day = entry.state("ngay-ky", RoundPageWords.signedOn, hint: ReviewWords.dayHint)
        if day.value.isEmpty { day.value = visit.today.vietnamese }
        var from = entry.state("tu-ngay", CorrectionWords.holdsFrom, hint: CorrectionWords.source)
        if from.value.isEmpty { from.value = appeal.decision.signedOn.vietnamese }
        return """
            <form method="post" action="\(SitePath.objection(book.round.id, objection.id))/dieu-chinh" class="card" novalidate>\(visit.formGuard)<h2>\(CorrectionWords.title)</h2>\
            <p class="hint">\(CorrectionWords.lead)</p>\(Control.paragraph(entry.state("tra-loi-dung", RoundPageWords.answer)))\
            \(Control.text(entry.state("so", RoundPageWords.decisionNumber, hint: RegisterWords.numberHint), width: .short))\(Control.text(day, width: .short, isNumeric: true))\
            \(Control.text(entry.state("nguoi-ky", RoundPageWords.signer)))\(Control.text(from, width: .short, isNumeric: true))\
            <div class="actions">\(Control.button(CorrectionWords.save))</div></form>
            """
    }

    /// What was put right because of the objection, also where it was taken back.
    private static func history(
        _ made: [DecisionCorrection], _ objection: Objection, _ row: HouseholdRow, in book: RoundBook, _ visit: Visit
    ) -> HTML {
        guard !made.isEmpty else { return .empty }
        let lines = made.map { correction -> HTML in
            let decision = book.decisions.first { $0.id == correction.decision }
            let path = SitePath.decisionDocument(book.round.id, correction.decision)
            return """
                <li>\(decision.map { "\($0.number), \($0.signedOn.vietnamese), \($0.signer)" } ?? ""): \(CorrectionWords.change(from: correction.former.decidedClass, to: correction.povertyClass))\
                \(correction.undone.map { "; " + CorrectionWords.undone(on: $0.at.day, $0.reason) } ?? "") · <a href="\(path).docx">\(DocumentWords.word)</a> · <a href="\(path).pdf">\(DocumentWords.pdf)</a></li>
                """
        }
        let mayUndo = made.contains { $0.undone == nil } && visit.may(.decideRounds, in: row.household.village)
        let undo: HTML = """
            <form method="post" action="\(SitePath.objection(book.round.id, objection.id))/hoan-tac" class="card" novalidate>\(visit.formGuard)<h2>\(CorrectionWords.undo)</h2>\
            <p class="hint">\(CorrectionWords.undoLead)</p>\(Control.text(FieldState(name: "ly-do", label: RoundPageWords.reason, value: visit.form["ly-do"])))\
            <div class="actions">\(Control.button(CorrectionWords.undo, isPrimary: false))</div></form>
            """
        return "<section class=\"card\"><h2>\(CorrectionWords.title)</h2><ul>\(lines)</ul></section>\(undo, when: mayUndo)"
    }

    // MARK: acts

    private static func correct(_ visit: Visit) async throws -> Answer {
        let (round, id): (ReviewRound.ID, Objection.ID) = (try visit.key("dot"), try visit.key("kn"))
        var entry = Entry(visit: visit, fields: visit.form)
        let unreadable = RoundWords.sentence(.textUnreadable)
        let number = entry.line("so", limit: 60, unreadable, &entry.problems)
        let signer = entry.line("nguoi-ky", limit: 120, unreadable, &entry.problems)
        let day = entry.day("ngay-ky", &entry.problems)
        let from = entry.day("tu-ngay", &entry.problems)
        let answer = entry.paragraphs("tra-loi-dung", unreadable, &entry.problems)
        guard entry.problems.isEmpty, let day, let from else { return visit.again(try await ObjectionPages.page(visit, entry.problems)) }
        return try await visit.act(
            CorrectDecision(
                id, answer: answer, number: number, symbol: DocumentWords.symbol(.decision), signedOn: day, signer: signer,
                holdsFrom: from, certificateSymbol: DocumentWords.symbol(.certificates)),
            again: { problems in
                // The form of the answer has fields of the same names.
                let own = ["ngay": "ngay-ky", "tra-loi": "tra-loi-dung"]
                return try await ObjectionPages.page(visit, problems.map { (own[$0.field] ?? $0.field, $0.sentence) })
            }
        ) { _ in SitePath.objection(round, id) + "?da-luu=1" }
    }

    private static func undo(_ visit: Visit) async throws -> Answer {
        let (round, id): (ReviewRound.ID, Objection.ID) = (try visit.key("dot"), try visit.key("kn"))
        var entry = Entry(visit: visit, fields: visit.form)
        let reason = entry.line("ly-do", limit: 300, RoundWords.sentence(.textUnreadable), &entry.problems)
        let book = try await visit.roundBook()
        guard let standing = book.corrections.last(where: { $0.objection == id && $0.undone == nil }) else { throw PageError.notFound }
        guard entry.problems.isEmpty else { return visit.again(try await ObjectionPages.page(visit, entry.problems)) }
        return try await visit.act(
            UndoCorrection(standing.decision, of: round, reason: reason, certificateSymbol: DocumentWords.symbol(.certificates)),
            again: { try await ObjectionPages.page(visit, $0) }
        ) { _ in SitePath.objection(round, id) + "?da-luu=1" }
    }
}
