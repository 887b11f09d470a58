import Documents

/// Official documents as PDF.
public struct DocumentPDF: Sendable {
    private let press: PDFPress

    public init(_ press: PDFPress) { self.press = press }

    /// - Throws: `PDFPress.Problem`.
    public func bytes(of document: OfficialDocument) async throws -> [UInt8] { try await bytes(of: [document]) }

    /// Several in one file, each with pages of its own.
    ///
    /// - Throws: `PDFPress.Problem`.
    public func bytes(of documents: [OfficialDocument]) async throws -> [UInt8] {
        try await press.pdf(template: PackageResources.official_document_typ, data: documents.map(DocumentSheet.init))
    }

    /// How many pages a PDF of ours has; `nil` where that cannot be read.
    public static func pages(in bytes: [UInt8]) -> Int? {
        let mark = Array("/Type/Pages".utf8)
        guard let start = bytes.firstRange(of: mark)?.lowerBound,
            let count = bytes[start...].firstRange(of: Array("/Count ".utf8))?.upperBound
        else { return nil }
        return Int(String(decoding: bytes[count...].prefix { (48...57).contains($0) }, as: UTF8.self))
    }
}
