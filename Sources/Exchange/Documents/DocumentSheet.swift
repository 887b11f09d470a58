import Documents
import Words

/// A document with every text as it is printed: what DOCX and PDF have in common.
struct DocumentSheet: Encodable {
    let document: OfficialDocument
    let title: String
    let nation = PaperWords.nation
    let motto = PaperWords.motto
    let numberLabel = DocumentWords.number
    let letterSubject: String
    let placeAndDay: String
    /// Above the subject; empty for a letter.
    let kindName: String
    let grounds: [String]
    let recipientsLabel = DocumentWords.recipients
    let signatureLines: [String]
    let countersignatureLines: [String]
    let annexReference: String
    /// The code beside the signature as SVG; empty where there is none.
    let mark: String

    init(_ document: OfficialDocument) {
        self.document = document
        title = DocumentWords.title(document)
        letterSubject = document.kind.isLetter ? DocumentWords.letterSubject(document.subject) : ""
        placeAndDay = DocumentWords.placeAndDay(document.place, document.signedOn)
        kindName = document.kind.isLetter ? "" : document.kind.name
        grounds = document.punctuatedGrounds
        signatureLines = document.signature.lines
        countersignatureLines = document.countersignature?.lines ?? []
        mark = document.mark.flatMap { QRCode($0.payload)?.svg } ?? ""
        annexReference = DocumentWords.annexReference(document)
    }
}
