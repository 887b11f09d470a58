import Documents

/// An official document as PDF.
public struct DocumentPDF: Sendable {
    private let press: PDFPress

    public init(_ press: PDFPress) { self.press = press }

    /// - Throws: `PDFPress.Problem`.
    public func bytes(of document: OfficialDocument) async throws -> [UInt8] {
        try await press.pdf(template: PackageResources.official_document_typ, data: DocumentSheet(document))
    }
}
