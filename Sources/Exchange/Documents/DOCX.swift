import Documents

/// The pieces of WordprocessingML of which documents are made.
enum DOCX {
    static func paragraph(_ text: String, style: String, bold: String = "") -> String {
        "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/></w:pPr>\(run(bold, isBold: true))\(run(text))</w:p>"
    }

    /// The picture of the package, `side` millimetres each way.
    static func picture(side: Int, saying text: String) -> String {
        let size = side * 36_000
        let said = XMLText.escaped(text)
        return """
            <w:p><w:pPr><w:pStyle w:val="Recipient"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">\
            <wp:extent cx="\(size)" cy="\(size)"/><wp:docPr id="1" name="QR" descr="\(said)"/><a:graphic>\
            <a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>\
            <pic:cNvPr id="1" name="qr.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId3"/>\
            <a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="\(size)" cy="\(size)"/></a:xfrm>\
            <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
            """
    }

    /// A line in the middle, `side` twentieths of a point from either edge.
    static func rule(side: Int) -> String {
        """
        <w:p><w:pPr><w:pStyle w:val="Rule"/><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>\
        <w:ind w:left="\(side)" w:right="\(side)" w:firstLine="0"/></w:pPr></w:p>
        """
    }

    /// Cells side by side without lines, kept on one page.
    static func frame(_ cells: [(width: Int, content: String)]) -> String {
        let columns = cells.map { "<w:gridCol w:w=\"\($0.width)\"/>" }.joined()
        let row = cells.map { "<w:tc><w:tcPr><w:tcW w:w=\"\($0.width)\" w:type=\"dxa\"/></w:tcPr>\($0.content)</w:tc>" }.joined()
        return """
            <w:tbl><w:tblPr><w:tblW w:w="\(cells.map(\.width).reduce(0, +))" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>\
            <w:tblGrid>\(columns)</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>\(row)</w:tr></w:tbl>
            """
    }

    /// A table with lines; its heading stands on every page, no row is torn.
    static func table(_ table: OfficialDocument.Table) -> String {
        let whole = max(1, table.columns.map(\.width).reduce(0, +))
        let widths = table.columns.map { DocumentDOCX.textWidth * $0.width / whole }
        func row(_ texts: [String], isHead: Bool) -> String {
            let cells = texts.enumerated().map { index, text in
                let alignment =
                    isHead ? "center" : [.start: "left", .centre: "center", .end: "right"][table.columns[index].alignment] ?? "left"
                return """
                    <w:tc><w:tcPr><w:tcW w:w="\(widths[index])" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>\
                    <w:p><w:pPr><w:pStyle w:val="\(isHead ? "TableHead" : "TableText")"/><w:jc w:val="\(alignment)"/></w:pPr>\(run(text))</w:p></w:tc>
                    """
            }
            return "<w:tr><w:trPr><w:cantSplit/>\(isHead ? "<w:tblHeader/>" : "")</w:trPr>\(cells.joined())</w:tr>"
        }
        let lines = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
            "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
        }
        return """
            <w:tbl><w:tblPr><w:tblW w:w="\(widths.reduce(0, +))" w:type="dxa"/><w:tblBorders>\(lines.joined())</w:tblBorders>\
            <w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr>\
            <w:tblGrid>\(widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined())</w:tblGrid>\
            \(row(table.columns.map(\.heading), isHead: true))\(table.rows.map { row($0, isHead: false) }.joined())</w:tbl>\(paragraph("", style: "Small"))
            """
    }

    /// How the pages up to here are laid out: A4, no page number on the first, numbered from 1.
    static func section(isFirst: Bool) -> String {
        """
        <w:sectPr><w:headerReference w:type="default" r:id="rId2"/>\(isFirst ? "" : "<w:type w:val=\"nextPage\"/>")\
        <w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>\
        <w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>
        """
    }

    private static func run(_ text: String, isBold: Bool = false) -> String {
        guard !text.isEmpty else { return "" }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
            "<w:t xml:space=\"preserve\">\(XMLText.escaped(String($0)))</w:t>"
        }
        return "<w:r>\(isBold ? "<w:rPr><w:b/></w:rPr>" : "")\(lines.joined(separator: "<w:br/>"))</w:r>"
    }
}
