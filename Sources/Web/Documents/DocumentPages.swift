import Access
import Core
import Database
import Documents
import Exchange
import HTTPTypes
import Jobs
import Markup
import Operations
import Registry
import Store
import Words

/// One document of the register: what it rests on, its files, and how its number is voided.
enum DocumentPages {
    static let routes: [Route] = [
        .get("\(SitePath.documents)/:vb", .permission(.viewDocuments)) { .page(try await page($0, [])) },
        .post("\(SitePath.documents)/:vb/huy", .permission(.keepDocuments)) { try await void($0) },
        .get("\(SitePath.documents)/:vb/van-ban.docx", .permission(.viewDocuments)) { try await file($0, .docx) },
        .get("\(SitePath.documents)/:vb/van-ban.pdf", .permission(.viewDocuments)) { try await file($0, .pdf) },
    ]

    private static func page(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        let document = try await visit.registeredDocument()
        let (scope, areas, today) = (visit.scope(for: .viewHouseholds), visit.areas, visit.today)
        let (round, household, basis) = try await visit.site.database.read { transaction in
            (
                try document.round.flatMap { try transaction.round($0) },
                try document.household.flatMap { try transaction.household($0, within: scope) },
                try document.restsOn.flatMap { try transaction.document($0) }
            )
        }
        let basisShown = basis.flatMap { scope.holdsAll(of: $0.body, in: areas, on: today) ? $0 : nil }
        let entry = Entry(visit: visit, fields: visit.form, problems: problems)
        let mayVoid = document.voiding == nil && !document.hasEffects && visit.may(.keepDocuments, in: document.body)
        return visit.page(
            document.reference, crumbs: [(RegisterWords.title, SitePath.documents)], problems: problems,
            """
            \(visit.savedBanner())<h1>\(DocumentWords.kind(document.kind).name) \(document.reference)</h1><p class="lead">\(DocumentPaper.subject(document, round))</p>\
            \("<div class=\"banner warn\"><p>\(RegisterWords.state(document))</p></div>", when: document.voiding != nil)\
            \(files(document))\
            <section class="card"><dl class="facts"><dt>\(RegisterWords.direction)</dt><dd>\(RegisterWords.name(document.direction))</dd>\
            <dt>\(RegisterWords.body)</dt><dd>\(visit.name(of: document.body))</dd>\
            \(fact(RegisterWords.issuer, document.issuer))<dt>\(RegisterWords.signedOn)</dt><dd>\(document.signedOn.vietnamese)</dd>\
            \(fact(RegisterWords.signer, document.signer))<dt>\(RegisterWords.state)</dt><dd>\(RegisterWords.state(document))</dd>\
            \(round.map { "<dt>\(RegisterWords.round)</dt><dd><a href=\"\(SitePath.round($0.id))\">\(RoundWords.title($0))</a></dd>" as HTML } ?? .empty)\
            \(household.map { "<dt>\(RegisterWords.household)</dt><dd><a href=\"\(SitePath.household($0.household.id))\">\($0.headName) · \($0.household.code)</a></dd>" as HTML } ?? .empty)\
            \(basisShown.map { "<dt>\(RegisterWords.restsOn)</dt><dd><a href=\"\(SitePath.document($0.id))\">\(DocumentWords.kind($0.kind).name) \($0.reference)</a></dd>" as HTML } ?? .empty)\
            <dt>\(RegisterWords.recordedAt)</dt><dd>\(document.recordedAt.clock) \(document.recordedAt.day.vietnamese)</dd></dl></section>\
            \(voidForm(entry, document), when: mayVoid)
            """)
    }

    /// The way to its files; certificates are printed one by one or by village, each time with a trace.
    private static func files(_ document: RegisteredDocument) -> HTML {
        let path = SitePath.document(document.id)
        if document.source == .certificates {
            let way = SitePath.certificates + (document.household.map { "?ho=\($0)" } ?? "")
            return "<p class=\"actions\"><a class=\"primary\" href=\"\(way)\">\(CertificateWords.title)</a></p>"
        }
        guard document.direction == .outgoing else { return "<p class=\"hint\">\(RegisterWords.noContent)</p>" }
        return """
            <p class="actions"><a class="primary" href="\(path)/van-ban.pdf">\(DocumentWords.pdf)</a><a class="plain" href="\(path)/van-ban.docx">\(DocumentWords.word)</a></p>
            """
    }

    private static func fact(_ name: String, _ value: String) -> HTML {
        "\("<dt>\(name)</dt><dd>\(value)</dd>", when: !value.isEmpty)"
    }

    private static func voidForm(_ entry: Entry, _ document: RegisteredDocument) -> HTML {
        """
        <details\(" open", when: !entry.problems.isEmpty)><summary>\(RegisterWords.void)</summary><form method="post" action="\(SitePath.document(document.id))/huy" class="card" novalidate>\(entry.visit.formGuard)<p class="hint">\(RegisterWords.voidLead)</p>\
        \(Control.text(entry.state("ly-do", RegisterWords.reason)))<div class="actions">\(Control.button(RegisterWords.void, isPrimary: false))</div></form></details>
        """
    }

    private static func void(_ visit: Visit) async throws -> Answer {
        let document = try await visit.registeredDocument()
        var entry = Entry(visit: visit, fields: visit.form)
        let reason = entry.line("ly-do", limit: 300, RoundWords.sentence(.textUnreadable), &entry.problems)
        guard entry.problems.isEmpty else { return visit.again(try await page(visit, entry.problems)) }
        return try await visit.act(VoidDocument(document.id, reason: reason), again: { try await page(visit, $0) }) { _ in
            SitePath.document(document.id) + "?da-luu=1"
        }
    }

    private static func file(_ visit: Visit, _ format: DocumentFile.Format) async throws -> Answer {
        let document = try await visit.registeredDocument()
        let (scope, areas, law, rules, today) = (
            visit.scope(for: .viewHouseholds), visit.areas, visit.site.law, visit.site.shelves.law, visit.today
        )
        let paper = try await visit.site.database.read {
            try DocumentPaper.document(document, within: scope, areas, law, rules, today: today, in: $0)
        }
        return try await DocumentFile.answer(paper, format, visit)
    }
}

/// A document as a file to be downloaded.
enum DocumentFile {
    enum Format: String { case docx, pdf }

    static func answer(_ document: OfficialDocument, _ format: Format, _ visit: Visit) async throws -> Answer {
        let name = DocumentWords.fileName(document, format.rawValue)
        switch format {
        case .docx:
            let bytes = try await Workbench.run {
                try Workbench.withTemporaryFile { path in
                    try DocumentDOCX(document).write(to: path)
                    return try Workbench.contents(path)
                }
            }
            return .file(bytes, type: FileType.document, name: name)
        case .pdf:
            return try await answer([document], name: name, visit)
        }
    }

    /// Several in one PDF.
    static func answer(_ documents: [OfficialDocument], name: String, _ visit: Visit) async throws -> Answer {
        do {
            return .file(try await DocumentPDF(try PDFPress()).bytes(of: documents), type: FileType.pdf, name: name)
        } catch let problem as PDFPress.Problem {
            let sentence = DocumentWords.sentence(problem.words, .vi)
            return .page(
                visit.page(DocumentWords.noPDF, "<h1>\(DocumentWords.noPDF)</h1><p class=\"lead\">\(sentence)</p>"),
                status: .serviceUnavailable)
        }
    }
}

extension AreaScope {
    /// True when all that a body has become lies in the scope, of a unit above the communes each of them: its documents show all of it.
    func holdsAll(of body: Area.ID, in areas: AreaHistory, on day: CalendarDate) -> Bool {
        let units = areas.presentUnits(of: body, on: day)
        return !units.isEmpty
            && units.allSatisfy { unit in
                let parts = areas.communes(of: unit.area, on: day)
                return !parts.isEmpty && parts.isSubset(of: communes)
            }
    }
}

extension Visit {
    /// The document of the address, if its body lies in the officer's area.
    func registeredDocument() async throws -> RegisteredDocument {
        let id: RegisteredDocument.ID = try key("vb")
        let scope = scope(for: .viewDocuments)
        guard let document = try await site.database.read({ try $0.document(id) }), scope.holdsAll(of: document.body, in: areas, on: today)
        else { throw PageError.notFound }
        return document
    }
}
