import Access
import Core
import Database
import Documents
import Exchange
import Foundation
import Law
import Operations
import Registry
import Store
import Words

/// What came of printing: the file and what it holds.
public struct CertificatesPrinted: Hashable, Sendable, Codable {
    public var upload: Upload.ID
    public var fileName: String
    public var certificates: Int
    /// `nil` for a Word file, whose pages are known only to the program that opens it.
    public var pages: Int?

    public init?(stored text: String) {
        guard let printed = try? JSONDecoder().decode(CertificatesPrinted.self, from: Data(text.utf8)) else { return nil }
        self = printed
    }

    init(upload: Upload.ID, fileName: String, certificates: Int, pages: Int?) {
        self.upload = upload
        self.fileName = fileName
        self.certificates = certificates
        self.pages = pages
    }

    var stored: String { (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "" }
}

/// The job that makes the file of certificates to be printed; kept for its officer like a file that was sent.
struct CertificateJobs {
    let desk: Desk
    let law: LawFolder

    func perform(
        _ work: CertificateWork, as officer: Officer, _ tell: @escaping @Sendable (Progress) -> Void
    ) async throws -> CertificatesPrinted {
        let (areas, law, today) = (desk.shelves.areas, law, desk.now.day)
        let documents = try await desk.database.read { transaction in
            let certificates = try transaction.certificates(printing: work.printing)
            let showsNumber = try transaction.officer(officer.id)?.may(.revealPersonalNumber, on: today) ?? false
            return try CertificatePaper.documents(certificates, showsNumber: showsNumber, areas, law, today: today, in: transaction)
        }
        guard let first = documents.first else { throw JobFailure.refused }
        tell(Progress(.printing, done: 0, total: documents.count))
        let (bytes, pages): ([UInt8], Int?)
        switch work.format {
        case .docx:
            bytes = try await Workbench.run {
                try Workbench.withTemporaryFile { path in
                    try DocumentDOCX(first).write(to: path)
                    return try Workbench.contents(path)
                }
            }
            pages = nil
        case .pdf:
            do {
                bytes = try await DocumentPDF(try PDFPress()).bytes(of: documents)
            } catch let problem as PDFPress.Problem {
                throw JobFailure.refusal(DocumentWords.sentence(problem.words, .vi))
            }
            pages = DocumentPDF.pages(in: bytes)
            // Each begins on a page of its own: fewer pages than certificates is a fault, never handed out.
            guard let pages, pages >= documents.count else { throw PageCountWrong(certificates: documents.count, pages: pages) }
        }
        tell(Progress(.printing, done: documents.count, total: documents.count))
        let name = CertificateWords.fileName(documents.count, first: first.number, work.format.rawValue)
        let (now, randomness) = (desk.now, desk.randomness)
        let upload = Upload(
            id: randomness.identifier(at: now), digest: Digest(of: bytes).bytes, fileName: name, content: bytes, officer: officer.id)
        try await desk.database.write { try $0.insert(upload, at: now) }
        return CertificatesPrinted(upload: upload.id, fileName: name, certificates: documents.count, pages: pages)
    }

    /// For the log.
    private struct PageCountWrong: Error {
        var certificates: Int
        var pages: Int?
    }
}
