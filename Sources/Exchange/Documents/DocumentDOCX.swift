import Documents
import Words

/// Writes an official document as DOCX: real styles, so that an office can go on writing; the same page as the PDF.
///
/// - Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (A4, margins of 20, 20, 30 and 15 mm, Times New Roman, page numbers from the second page on).
public struct DocumentDOCX {
    public enum Problem: Error, Hashable { case cannotWrite(String) }

    /// Twentieths of a point across the page between the margins of 30 and 15 mm.
    static let textWidth = 9_355

    private let sheet: DocumentSheet

    public init(_ document: OfficialDocument) { sheet = DocumentSheet(document) }

    /// - Throws: `Problem.cannotWrite` where the file cannot be written.
    public func write(to path: String) throws {
        do {
            let zip = try ZipWriter(path: path)
            let picture = sheet.document.mark.flatMap { QRCode($0.payload)?.png() } ?? []
            let parts = DOCXParts(title: sheet.title, author: sheet.document.issuer.name, body: body, picture: picture)
            for (name, content) in parts.all {
                zip.begin(name)
                content.withUnsafeBufferPointer { zip.write($0) }
                zip.endPart()
            }
            try zip.close()
        } catch { throw Problem.cannotWrite(path) }
    }

    private var body: String {
        let document = sheet.document
        var text = heads + title
        if let authority = document.authority { text += DOCX.paragraph(authority.uppercased(), style: "Authority") }
        text += sheet.grounds.map { DOCX.paragraph($0, style: "Ground") }.joined()
        text += document.blocks.map(Self.block).joined()
        text += foot
        // Annexes are sections of their own, so that their pages are numbered from 1.
        for (index, annex) in document.annexes.enumerated() {
            text += "<w:p><w:pPr><w:pStyle w:val=\"Small\"/>\(DOCX.section(isFirst: index == 0))</w:pPr></w:p>"
            text += DOCX.paragraph(annex.title.uppercased(), style: "Title") + DOCX.paragraph(annex.subtitle, style: "Subtitle")
            text += DOCX.paragraph(sheet.annexReference, style: "Reference")
            text += annex.blocks.map(Self.block).joined()
        }
        return text + DOCX.section(isFirst: document.annexes.isEmpty)
    }

    /// The two heads side by side: issuing body and number; nation, motto, place and day.
    private var heads: String {
        let document = sheet.document
        var left = document.issuer.superior.map { DOCX.paragraph($0.uppercased(), style: "Superior") } ?? ""
        left += DOCX.paragraph(document.issuer.name.uppercased(), style: "Issuer") + DOCX.rule(side: 1_450)
        var right = DOCX.paragraph(sheet.nation, style: "Nation") + DOCX.paragraph(sheet.motto, style: "Motto") + DOCX.rule(side: 1_270)
        left += DOCX.paragraph("\(sheet.numberLabel) \(document.number)", style: "Number")
        if !sheet.letterSubject.isEmpty { left += DOCX.paragraph(sheet.letterSubject, style: "LetterSubject") }
        right += DOCX.paragraph(sheet.placeAndDay, style: "PlaceAndDay")
        return DOCX.frame([(3_900, left), (Self.textWidth - 3_900, right)])
    }

    private var title: String {
        guard !sheet.kindName.isEmpty else { return "" }
        return DOCX.paragraph(sheet.kindName.uppercased(), style: "Title") + DOCX.paragraph(sheet.document.subject, style: "Subtitle")
            + DOCX.rule(side: 3_500)
    }

    private var foot: String {
        let document = sheet.document
        var left = ""
        if !document.recipients.isEmpty {
            left += DOCX.paragraph(sheet.recipientsLabel, style: "RecipientsHead")
            left += document.recipients.map { DOCX.paragraph("- \($0)", style: "Recipient") }.joined()
        }
        if let mark = document.mark, !sheet.mark.isEmpty {
            left += DOCX.picture(side: 32, saying: mark.lines.first ?? "")
            left += mark.lines.map { DOCX.paragraph($0, style: "Recipient") }.joined()
        }
        let name = DOCX.paragraph("", style: "Signature") + DOCX.paragraph("", style: "Signature") + DOCX.paragraph("", style: "Signature")
        let right = sheet.signatureLines.map { DOCX.paragraph($0, style: "Signature") }.joined() + name
        if let other = document.countersignature {
            left = sheet.countersignatureLines.map { DOCX.paragraph($0, style: "Signature") }.joined() + name
            left += DOCX.paragraph(other.name, style: "Signature")
        }
        let half = Self.textWidth / 2
        return DOCX.paragraph("", style: "Small")
            + DOCX.frame([
                (half, left.isEmpty ? DOCX.paragraph("", style: "Recipient") : left),
                (half, right + DOCX.paragraph(document.signature.name, style: "Signature")),
            ])
    }

    private static func block(_ block: OfficialDocument.Block) -> String {
        switch block {
        case .article(let label, let text): DOCX.paragraph(text, style: "BodyText", bold: label + " ")
        case .paragraph(let text), .item(let text): DOCX.paragraph(text, style: "BodyText")
        case .heading(let text): DOCX.paragraph(text, style: "Heading1")
        case .centred(let text): DOCX.paragraph(text, style: "Decides")
        case .table(let table): DOCX.table(table)
        }
    }
}
