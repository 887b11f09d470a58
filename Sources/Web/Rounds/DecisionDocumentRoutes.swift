import Access
import Core
import Database
import Documents
import Jobs
import Operations
import Registry
import Store
import Words

/// The decision of a round as a document to be signed and kept.
enum DecisionDocumentRoutes {
    static let all: [Route] = [
        .get("\(SitePath.rounds)/:dot/quyet-dinh/:qd/van-ban.docx", .permission(.viewHouseholds)) {
            try await DocumentFile.answer(try await document($0), .docx, $0)
        },
        .get("\(SitePath.rounds)/:dot/quyet-dinh/:qd/van-ban.pdf", .permission(.viewHouseholds)) {
            try await DocumentFile.answer(try await document($0), .pdf, $0)
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
