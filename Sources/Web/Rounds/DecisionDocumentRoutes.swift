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

/// The decision of a round as a document to be signed and kept.
enum DecisionDocumentRoutes {
    static let all: [Route] = [
        .get("\(SitePath.rounds)/:dot/quyet-dinh/:qd/van-ban.docx", .permission(.viewHouseholds)) { visit in
            let document = try await document(visit)
            let bytes = try await Workbench.run {
                try Workbench.withTemporaryFile { path in
                    try DocumentDOCX(document).write(to: path)
                    return try Workbench.contents(path)
                }
            }
            return .file(bytes, type: FileType.document, name: DocumentWords.fileName(document, "docx"))
        },
        .get("\(SitePath.rounds)/:dot/quyet-dinh/:qd/van-ban.pdf", .permission(.viewHouseholds)) { visit in
            let document = try await document(visit)
            do {
                let bytes = try await DocumentPDF(try PDFPress()).bytes(of: document)
                return .file(bytes, type: FileType.pdf, name: DocumentWords.fileName(document, "pdf"))
            } catch let problem as PDFPress.Problem {
                let sentence = DocumentWords.sentence(problem.words, .vi)
                return .page(
                    visit.page(
                        DocumentWords.noPDF, crumbs: [(RoundPageWords.title, SitePath.rounds)],
                        "<h1>\(DocumentWords.noPDF)</h1><p class=\"lead\">\(sentence)</p>"),
                    status: .serviceUnavailable)
            }
        },
    ]

    private static func document(_ visit: Visit) async throws -> OfficialDocument {
        let book = try await visit.roundBook()
        let id: ReviewDecision.ID = try visit.key("qd")
        // A decision shows a whole commune: whoever sees one village of it sees no list of all.
        guard let decision = book.decisions.first(where: { $0.id == id }),
            visit.areas.presentUnits(of: decision.commune, on: visit.today).allSatisfy({ visit.may(.viewHouseholds, in: $0.area) })
        else { throw PageError.notFound }
        let (areas, law) = (visit.areas, visit.site.law)
        return try await visit.site.database.read { try DecisionPaper.document(id, in: book, areas, law, $0) }
    }
}
