import Access
import Core
import Database
import Documents
import HTTPTypes
import Jobs
import Markup
import Operations
import Registry
import Store
import Words

extension SitePath {
    static let issueDocument = "\(documents)/ban-hanh"

    /// Where a document about something of a round is issued, or found when it was.
    static func issue(_ source: RegisteredDocument.Source, _ id: Identifier<AnySubject>, in round: ReviewRound.ID) -> String {
        "\(issueDocument)?dot=\(round)&nguon=\(source.rawValue)&ma=\(id)"
    }
}

/// Issues a document about what was done in a round; leads to it where it was issued before.
enum IssuePages {
    static let routes: [Route] = [
        .get(SitePath.issueDocument, .permission(.viewDocuments)) { try await show($0) },
        .post(SitePath.issueDocument, .permission(.keepDocuments)) { try await issue($0) },
    ]

    private struct Asked {
        var round: ReviewRound.ID
        var paper: RoundPaper
        var kind: RegisteredDocument.Kind

        init(_ visit: Visit) throws {
            let fields = visit.method == "POST" ? visit.form : visit.query
            guard let round = ReviewRound.ID(fields["dot"]), let source = RegisteredDocument.Source(rawValue: fields["nguon"]),
                let id = Identifier<AnySubject>(fields["ma"])
            else { throw PageError.badRequest }
            paper = RoundPaper(source, id, visit.areas, visit.site.law, today: visit.today)
            guard let kind = paper.kind else { throw PageError.badRequest }
            (self.round, self.kind) = (round, kind)
        }
    }

    private static func book(_ asked: Asked, _ permission: Permission, _ visit: Visit) async throws -> (book: RoundBook, commune: Area.ID) {
        let (scope, areas, law, today) = (visit.scope(for: permission), visit.areas, visit.site.shelves.law, visit.today)
        return try await visit.site.database.read { transaction in
            let book = try RoundBook(asked.round, within: scope, in: transaction, areas, law, today: today)
            return (book, try asked.paper.commune(in: book, transaction))
        }
    }

    private static func show(_ visit: Visit) async throws -> Answer {
        let asked = try Asked(visit)
        let commune = try await book(asked, .viewDocuments, visit).commune
        guard visit.scope(for: .viewDocuments).communes.contains(commune) else { throw PageError.notFound }
        let issued = try await visit.site.database.read { try $0.document(for: asked.paper.source, asked.paper.id) }
        if let issued { return .seeOther(SitePath.document(issued.id)) }
        guard visit.may(.keepDocuments) else { throw PageError.forbidden(.keepDocuments) }
        return .page(page(visit, asked, []))
    }

    private static func page(_ visit: Visit, _ asked: Asked, _ problems: Visit.Problems) -> HTML {
        let entry = Entry(visit: visit, fields: visit.form, problems: problems)
        var day = entry.state("ngay", RegisterWords.signedOn, hint: ReviewWords.dayHint)
        if day.value.isEmpty { day.value = visit.today.vietnamese }
        let name = RoundPaperWords.name(asked.paper.source)
        return visit.page(
            name, crumbs: [(RegisterWords.title, SitePath.documents)], problems: problems,
            entry.form(
                title: name, lead: RoundPaperWords.issueLead, action: SitePath.issueDocument, version: nil,
                cancel: SitePath.round(asked.round),
                """
                \(Control.hidden("dot", asked.round.description))\(Control.hidden("nguon", asked.paper.source.rawValue))\(Control.hidden("ma", asked.paper.id.description))\
                <section class="card">\(Control.text(entry.state("so", RegisterWords.reference, hint: RegisterWords.numberHint), width: .short))\
                \(Control.text(day, width: .short, isNumeric: true))\(asked.paper.source == .meeting ? .empty : Control.text(entry.state("nguoi-ky", RoundPaperWords.signer)))\
                <p class="hint">\(RoundPaperWords.formNotFound)</p></section>
                """, buttons: Control.button(RoundPaperWords.issue)))
    }

    private static func issue(_ visit: Visit) async throws -> Answer {
        let asked = try Asked(visit)
        let commune = try await book(asked, .keepDocuments, visit).commune
        var entry = Entry(visit: visit, fields: visit.form)
        let unreadable = RoundWords.sentence(.textUnreadable)
        let number = entry.line("so", limit: 60, unreadable, &entry.problems)
        let day = entry.day("ngay", &entry.problems)
        let signer = entry.line("nguoi-ky", limit: 120, unreadable, &entry.problems)
        guard entry.problems.isEmpty, let day else { return visit.again(page(visit, asked, entry.problems)) }
        let paper = asked.paper
        return try await visit.act(
            IssueDocument(
                round: asked.round, commune: commune, source: paper.source, sourceID: paper.id, kind: asked.kind, number: number,
                symbol: DocumentWords.symbol(asked.kind), signedOn: day, signer: signer, compose: { try paper.compose($0, $1) }),
            again: { page(visit, asked, $0) }
        ) { SitePath.document($0) + "?da-luu=1" }
    }

    /// The way to the document from where its matter is shown; nothing for whoever may not see the register.
    static func link(_ source: RegisteredDocument.Source, _ id: Identifier<AnySubject>, _ round: ReviewRound.ID, _ visit: Visit) -> HTML {
        guard visit.may(.viewDocuments) else { return .empty }
        return "<a href=\"\(SitePath.issue(source, id, in: round))\">\(RoundPaperWords.name(source))</a>"
    }
}
