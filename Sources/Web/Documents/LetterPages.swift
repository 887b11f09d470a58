import Access
import Core
import Database
import Documents
import Exchange
import HTTPTypes
import Jobs
import Law
import Markup
import Operations
import Registry
import Store
import Words

extension SitePath {
    static let issueLetters = "\(documents)/ban-hanh-thong-bao"

    /// The letters to the households of a commune that a round found to be on no list.
    static func letters(_ round: ReviewRound.ID, _ commune: Area.ID) -> String { "\(issueLetters)?dot=\(round)&xa=\(commune)" }
}

/// The letters to all households of a commune that are on no list: who has one, the others in one act, all of them in one file.
enum LetterPages {
    static let routes: [Route] = [
        .get(SitePath.issueLetters, .permission(.viewDocuments)) { .page(try await page($0, [])) },
        .post(SitePath.issueLetters, .permission(.keepDocuments)) { try await issue($0) },
        .get("\(SitePath.issueLetters)/tat-ca.pdf", .permission(.viewDocuments)) { try await file($0) },
    ]

    private struct Letters {
        var book: RoundBook
        var commune: Area.ID
        var rows: [CaseRow]
        var issued: [Identifier<AnySubject>: RegisteredDocument]

        init(_ visit: Visit, _ permission: Permission) async throws {
            let fields = visit.method == "POST" ? visit.form : visit.query
            guard let round = ReviewRound.ID(fields["dot"]), let commune = Area.ID(fields["xa"]) else { throw PageError.badRequest }
            let (scope, areas, law, today) = (visit.scope(for: permission), visit.areas, visit.site.shelves.law, visit.today)
            guard scope.communes.contains(commune) else { throw PageError.notFound }
            let (book, issued) = try await visit.site.database.read { transaction in
                (
                    try RoundBook(round, within: scope, in: transaction, areas, law, today: today),
                    try transaction.documents(for: .refusal, in: round)
                )
            }
            (self.book, self.commune, self.issued) = (book, commune, issued)
            rows = book.rows(in: commune).filter { $0.decision?.decidedClass.map { !$0.isListed } ?? false }
        }

        func letter(to row: CaseRow) -> RegisteredDocument? { issued[row.facts.id.subject] }

        var lacking: [CaseRow] { rows.filter { letter(to: $0) == nil } }
        var path: String { SitePath.letters(book.round.id, commune) }
    }

    private static func page(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        let letters = try await Letters(visit, .viewDocuments)
        let (book, lacking) = (letters.book, letters.lacking)
        let isAnyIssued = lacking.count < letters.rows.count
        return visit.page(
            LetterWords.title,
            crumbs: [
                (RoundPageWords.title, SitePath.rounds), (RoundWords.title(book.round), SitePath.round(book.round.id)),
                (RoundPageWords.decision, SitePath.decision(book.round.id, letters.commune)),
            ], problems: problems,
            """
            \(visit.savedBanner())<h1>\(LetterWords.title): \(visit.name(of: letters.commune))</h1><p class="lead">\(LetterWords.lead)</p>\
            <p><strong>\(LetterWords.count(letters.rows.count, lacking: lacking.count))</strong></p>\
            \(form(Entry(visit: visit, fields: visit.form, problems: problems), letters), when: !lacking.isEmpty && visit.may(.keepDocuments, in: letters.commune))\
            \("<p class=\"actions\"><a class=\"primary\" href=\"\(SitePath.issueLetters)/tat-ca.pdf?dot=\(book.round.id.description)&xa=\(letters.commune.description)\">\(LetterWords.download)</a></p>", when: isAnyIssued)\
            \(letters.rows.isEmpty ? .empty : table(letters, visit))
            """)
    }

    private static func form(_ entry: Entry, _ letters: Letters) -> HTML {
        var day = entry.state("ngay", RegisterWords.signedOn, hint: ReviewWords.dayHint)
        if day.value.isEmpty { day.value = entry.visit.today.vietnamese }
        return """
            <form method="post" action="\(SitePath.issueLetters)" class="card" novalidate>\(entry.visit.formGuard)\
            \(Control.hidden("dot", letters.book.round.id.description))\(Control.hidden("xa", letters.commune.description))\
            <p class="hint">\(RoundPaperWords.issueLead) \(RoundPaperWords.formNotFound)</p>\
            \(Control.text(day, width: .short, isNumeric: true))\(Control.text(entry.state("nguoi-ky", RoundPaperWords.signer)))\
            <div class="actions">\(Control.button(LetterWords.issue(letters.lacking.count)))</div></form>
            """
    }

    private static func table(_ letters: Letters, _ visit: Visit) -> HTML {
        scrolling(
            LetterWords.title,
            """
            <table class="stack"><thead><tr><th scope="col">\(RoundPageWords.head)</th><th scope="col">\(HouseholdWords.village)</th><th scope="col">\(RoundPageWords.before)</th>\
            <th scope="col">\(RoundPageWords.after)</th><th scope="col">\(LetterWords.letter)</th></tr></thead><tbody>\(letters.rows.map { row in
                let letter: HTML =
                    letters.letter(to: row).map { "<a href=\"\(SitePath.document($0.id))\">\($0.reference)</a>" }
                    ?? HTML(text: LetterWords.notIssued)
                return """
                    <tr><th scope="row"><a href="\(SitePath.reviewCase(letters.book.round.id, row.facts.id))">\(row.headName) · \(row.code)</a></th>\
                    <td data-label="\(HouseholdWords.village)">\(visit.name(of: row.facts.village))</td>\
                    <td data-label="\(RoundPageWords.before)">\(ClassTag.html(row.decision?.formerClass))</td>\
                    <td data-label="\(RoundPageWords.after)">\(ClassTag.html(row.decision?.decidedClass))</td>\
                    <td data-label="\(LetterWords.letter)">\(letter)</td></tr>
                    """ as HTML
            })</tbody></table>
            """)
    }

    private static func issue(_ visit: Visit) async throws -> Answer {
        let letters = try await Letters(visit, .keepDocuments)
        var entry = Entry(visit: visit, fields: visit.form)
        let day = entry.day("ngay", &entry.problems)
        let signer = entry.line("nguoi-ky", limit: 120, RoundWords.sentence(.textUnreadable), &entry.problems)
        guard entry.problems.isEmpty, let day else { return visit.again(try await page(visit, entry.problems)) }
        let documents = letters.lacking.compactMap { row -> IssueDocument? in
            let paper = RoundPaper(.refusal, row.facts.id.subject, visit.areas, visit.site.law, today: visit.today)
            return paper.kind.map { kind in
                IssueDocument(
                    round: letters.book.round.id, commune: letters.commune, source: paper.source, sourceID: paper.id, kind: kind,
                    number: "",
                    symbol: DocumentWords.symbol(kind), signedOn: day, signer: signer, compose: { try paper.compose($0, $1) })
            }
        }
        return try await visit.act(
            IssueDocuments(commune: letters.commune, documents), again: { try await page(visit, $0) }
        ) { _ in letters.path + "&da-luu=1" }
    }

    /// All that were issued, in the order of the list, each on pages of its own.
    private static func file(_ visit: Visit) async throws -> Answer {
        let letters = try await Letters(visit, .viewDocuments)
        let issued = letters.rows.compactMap { letters.letter(to: $0) }
        guard !issued.isEmpty else { throw PageError.notFound }
        let (scope, areas, law, rules, today) = (
            visit.scope(for: .viewHouseholds), visit.areas, visit.site.law, visit.site.shelves.law, visit.today
        )
        let papers = try await visit.site.database.read { transaction in
            try issued.map { try DocumentPaper.document($0, within: scope, areas, law, rules, today: today, in: transaction) }
        }
        return try await DocumentFile.answer(papers, name: LetterWords.fileName(papers.count), visit)
    }
}
