import Access
import Core
import Database
import Foundation
import HTTPTypes
import Markup
import Operations
import Store
import Words

/// What is being typed on a page is kept for its officer until it is handed in.
enum DraftRoutes {
    static let path = "/nhap"
    /// The name under which a form says of which page it is.
    static let field = "trang"
    private static let longest = 200_000

    static let routes: [Route] = [
        .get(path, .signedIn) { visit in
            let (officer, page) = (try visit.signedIn.id, visit.query[field])
            guard let draft = try await visit.site.database.read({ try $0.formDraft(of: officer, page: page) }) else { return .nothing }
            return answer(Kept(at: draft.savedAt, fields: draft.fields))
        },
        .post(path, .signedIn) { visit in
            let (officer, page, fields, now) = (try visit.signedIn.id, visit.form[field], visit.form["truong"], visit.now)
            guard page.hasPrefix("/"), page.utf8.count <= 300 else { throw PageError.badRequest }
            if visit.form["viec"] == "bo" {
                try await visit.dropDraft(of: page)
                return .nothing
            }
            guard fields.utf8.count <= longest, Kept.pairs(fields) != nil else { throw PageError.badRequest }
            try await visit.site.database.write { try $0.keepFormDraft(of: officer, page: page, fields: fields, at: now) }
            return answer(Kept(at: now, fields: "[]"))
        },
    ]

    private static func answer(_ kept: Kept) -> Answer {
        (try? JSONEncoder().encode(kept)).map { .data(Array($0), type: "application/json") } ?? .nothing
    }

    private struct Kept: Encodable {
        var at: String
        var fields: [[String]]

        init(at instant: Instant, fields: String) {
            at = "\(instant.clock) \(instant.day.vietnamese)"
            self.fields = Self.pairs(fields) ?? []
        }

        static func pairs(_ text: String) -> [[String]]? {
            guard let pairs = try? JSONDecoder().decode([[String]].self, from: Data(text.utf8)), pairs.allSatisfy({ $0.count == 2 }) else {
                return nil
            }
            return pairs
        }
    }
}

extension Visit {
    /// For a form whose typing is kept: the line that says so, with its script.
    ///
    /// - Parameters:
    ///   - page: tells what is typed here from what is typed elsewhere.
    ///   - offers: whether what was typed before is offered; a form that comes back with problems has everything.
    func draft(of page: String? = nil, offers: Bool? = nil) -> HTML {
        let page = page ?? path
        let offers = offers ?? (method == "GET")
        let words = EntryAidWords.draft.map { " data-\($0.name)=\"\($0.sentence)\"" as HTML }.joined()
        return """
            <div class="draft" data-page="\(page)"\(" data-offer=\"1\"", when: offers)\(words)>\(Control.hidden(DraftRoutes.field, page))\
            <p class="aid" role="status"></p><button type="button" class="plain" hidden>\(EntryAidWords.take)</button> \
            <button type="button" class="plain" hidden>\(EntryAidWords.drop)</button></div>\(Asset.draft.script)
            """
    }

    func dropDraft(of page: String) async throws {
        guard let officer else { return }
        try await site.database.write { try $0.dropFormDraft(of: officer.id, page: page) }
    }
}
