/// The parts of a DOCX package around and with its body.
struct DOCXParts {
    let title: String
    let author: String
    let body: String
    /// PNG; empty where the document shows none.
    var picture: [UInt8] = []

    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"
    private static let word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"\(office)\""
    private static let drawing = """
        xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
        xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
        """
    private static let content = "application/vnd.openxmlformats-officedocument.wordprocessingml"

    var all: [(name: String, content: [UInt8])] {
        let texts = [
            ("[Content_Types].xml", contentTypes), ("_rels/.rels", links),
            ("word/document.xml", "\(XMLText.head)<w:document \(Self.word) \(Self.drawing)><w:body>\(body)</w:body></w:document>"),
            ("word/styles.xml", Self.styles), ("word/header1.xml", Self.pageNumber), ("word/_rels/document.xml.rels", documentLinks),
            ("docProps/core.xml", properties),
        ]
        return texts.map { ($0.0, Array($0.1.utf8)) } + (picture.isEmpty ? [] : [("word/media/qr.png", picture)])
    }

    private var contentTypes: String {
        let parts = [
            ("word/document.xml", "\(Self.content).document.main+xml"), ("word/styles.xml", "\(Self.content).styles+xml"),
            ("word/header1.xml", "\(Self.content).header+xml"),
            ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ]
        return """
            \(XMLText.head)<Types xmlns="\(Self.package)/content-types">\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>\
            \(parts.map { "<Override PartName=\"/\($0)\" ContentType=\"\($1)\"/>" }.joined())</Types>
            """
    }

    private var links: String {
        """
        \(XMLText.head)<Relationships xmlns="\(Self.package)/relationships">\
        <Relationship Id="rId1" Type="\(Self.office)/officeDocument" Target="word/document.xml"/>\
        <Relationship Id="rId2" Type="\(Self.package)/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>
        """
    }

    private var properties: String {
        """
        \(XMLText.head)<cp:coreProperties xmlns:cp="\(Self.package)/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">\
        <dc:title>\(XMLText.escaped(title))</dc:title><dc:creator>\(XMLText.escaped(author))</dc:creator><dc:language>vi-VN</dc:language>\
        </cp:coreProperties>
        """
    }

    private var documentLinks: String {
        let picture = "<Relationship Id=\"rId3\" Type=\"\(Self.office)/image\" Target=\"media/qr.png\"/>"
        return """
            \(XMLText.head)<Relationships xmlns="\(Self.package)/relationships">\
            <Relationship Id="rId1" Type="\(Self.office)/styles" Target="styles.xml"/>\
            <Relationship Id="rId2" Type="\(Self.office)/header" Target="header1.xml"/>\(self.picture.isEmpty ? "" : picture)</Relationships>
            """
    }

    private static let pageNumber = """
        \(XMLText.head)<w:hdr \(word)><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>\
        <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>
        """

    /// - Source: sizes and weights of Nghị định 30/2020/NĐ-CP, Phụ lục I.
    private static let styles: String = {
        /// - Parameters:
        ///   - size: points.
        ///   - space: points before and after.
        func style(
            _ id: String, _ name: String, size: Int, bold: Bool = false, italic: Bool = false, align: String = "center",
            space: (before: Int, after: Int) = (0, 0), indent: Int = 0, keepNext: Bool = false, outline: Int? = nil
        ) -> String {
            """
            <w:style w:type="paragraph" w:styleId="\(id)"><w:name w:val="\(name)"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>\
            \(keepNext ? "<w:keepNext/>" : "")<w:spacing w:before="\(space.before * 20)" w:after="\(space.after * 20)"/>\
            <w:ind w:firstLine="\(indent)"/><w:jc w:val="\(align)"/>\(outline.map { "<w:outlineLvl w:val=\"\($0)\"/>" } ?? "")</w:pPr>\
            <w:rPr>\(bold ? "<w:b/>" : "")\(italic ? "<w:i/>" : "")<w:sz w:val="\(size * 2)"/></w:rPr></w:style>
            """
        }
        let font =
            "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\" w:eastAsia=\"Times New Roman\"/>"
        return """
            \(XMLText.head)<w:styles \(word)><w:docDefaults><w:rPrDefault><w:rPr>\(font)<w:sz w:val="28"/><w:lang w:val="vi-VN"/></w:rPr>\
            </w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
            """
                + [
                    style("Superior", "Superior body", size: 12), style("Issuer", "Issuing body", size: 12, bold: true),
                    style("Nation", "Nation", size: 12, bold: true), style("Motto", "Motto", size: 13, bold: true),
                    style("Rule", "Rule", size: 4), style("Number", "Number and symbol", size: 13),
                    style("LetterSubject", "Subject of a letter", size: 12), style("PlaceAndDay", "Place and day", size: 13, italic: true),
                    style("Title", "Title", size: 14, bold: true, space: (18, 0), keepNext: true),
                    style("Subtitle", "Subtitle", size: 14, bold: true, keepNext: true),
                    style("Reference", "Reference", size: 12, italic: true, space: (0, 8)),
                    style("Authority", "Authority", size: 14, bold: true, space: (12, 12), keepNext: true),
                    style("Ground", "Ground", size: 14, italic: true, align: "both", space: (3, 3), indent: 720),
                    style("Decides", "Decides", size: 14, bold: true, space: (12, 12), keepNext: true),
                    style("BodyText", "Body Text", size: 14, align: "both", space: (3, 3), indent: 720),
                    style(
                        "Heading1", "heading 1", size: 14, bold: true, align: "both", space: (6, 3), indent: 720, keepNext: true, outline: 0
                    ),
                    style("TableHead", "Table head", size: 11, bold: true, space: (2, 2)),
                    style("TableText", "Table text", size: 11, align: "left", space: (2, 2)),
                    style("RecipientsHead", "Recipients head", size: 12, bold: true, italic: true, align: "left", keepNext: true),
                    style("Recipient", "Recipient", size: 11, align: "left"), style("Small", "Small", size: 6, keepNext: true),
                    style("Signature", "Signature", size: 14, bold: true), style("Header", "header", size: 13),
                ].joined() + "</w:styles>"
    }()
}
