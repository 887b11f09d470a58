import Access
import Core
import Database
import Documents
import Foundation
import Law
import Operations
import Registry
import Store
import Words

/// What a document of the register says.
public enum DocumentPaper {
    /// - Parameter scope: of whoever asks; a document that shows households outside of it is not found.
    /// - Throws: `StoreError.notFound` for what came in, of which the program has no text.
    public static func document(
        _ document: RegisteredDocument, within scope: AreaScope, _ areas: AreaHistory, _ law: LawFolder, _ rules: RuleBook,
        today: CalendarDate, in transaction: any ReadTransaction
    ) throws -> OfficialDocument {
        if let content = try transaction.content(of: document.id) {
            return try JSONDecoder().decode(OfficialDocument.self, from: Data(content.utf8))
        }
        guard document.source == .decision || document.source == .correction, let round = document.round, let id = document.sourceID else {
            throw StoreError.notFound
        }
        let book = try RoundBook(round, within: scope, in: transaction, areas, rules, today: today)
        return try DecisionPaper.document(id.of(ReviewDecision.self), in: book, areas, law, transaction)
    }

    /// The same as one file of documents: certificates that were issued together are as many as they are.
    public static func documents(
        _ document: RegisteredDocument, within scope: AreaScope, _ areas: AreaHistory, _ law: LawFolder, _ rules: RuleBook,
        today: CalendarDate, in transaction: any ReadTransaction
    ) throws -> [OfficialDocument] {
        guard document.source == .certificates else {
            return [try self.document(document, within: scope, areas, law, rules, today: today, in: transaction)]
        }
        return try CertificatePaper.documents(
            try transaction.certificates(of: document.id), showsNumber: false, areas, law, today: today, in: transaction)
    }

    /// What it is about.
    ///
    /// - Parameter round: that of the document.
    public static func subject(_ document: RegisteredDocument, _ round: ReviewRound?) -> String {
        if document.source == .certificates { return CertificateWords.subject }
        if document.source == .correction { return CorrectionWords.subject }
        guard document.subject.isEmpty, let round else { return document.subject }
        return DecisionWords.subject(round.kind, year: round.year, month: round.month)
    }
}
