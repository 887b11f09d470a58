/// How a sheet of a table is laid out: what stands before and after its rows.
struct TableLayout {
    var widths: [(columns: ClosedRange<Int>, width: Double)] = []
    var heights: [Int: Double] = [:]
    var frozen: (row: Int, column: Int)?
    var isPrinted = false
    /// Ranges of joined cells.
    var merged: [String] = []

    static let start = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    static let namespace = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""

    var head: String {
        var text = "\(Self.start)<worksheet \(Self.namespace)>"
        if isPrinted { text += "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>" }
        if let frozen {
            let corner = "\(XLSXWriter.letters(of: frozen.column))\(frozen.row + 1)"
            let splits = (frozen.column > 0 ? " xSplit=\"\(frozen.column)\"" : "") + (frozen.row > 0 ? " ySplit=\"\(frozen.row)\"" : "")
            let pane = frozen.column == 0 ? "bottomLeft" : frozen.row == 0 ? "topRight" : "bottomRight"
            text += "<sheetViews><sheetView workbookViewId=\"0\"><pane\(splits) topLeftCell=\"\(corner)\" activePane=\"\(pane)\""
            text += " state=\"frozen\"/></sheetView></sheetViews>"
        }
        text += "<sheetFormatPr defaultRowHeight=\"15\"/>"
        if !widths.isEmpty {
            // Excel counts the padding of a cell into the width of its column.
            let columns = widths.map { columns, width in
                "<col min=\"\(columns.lowerBound + 1)\" max=\"\(columns.upperBound + 1)\" width=\"\(width + 0.7109375)\" customWidth=\"1\"/>"
            }
            text += "<cols>\(columns.joined())</cols>"
        }
        return text + "<sheetData>"
    }

    var tail: String {
        let print = """
            <printOptions horizontalCentered="1"/><pageMargins left="0.6" right="0.6" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>\
            <pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>\
            <headerFooter><oddFooter>&amp;C&amp;P/&amp;N</oddFooter></headerFooter>
            """
        let joined = merged.isEmpty ? "" : "<mergeCells>\(merged.map { "<mergeCell ref=\"\($0)\"/>" }.joined())</mergeCells>"
        return "</sheetData>\(joined)\(isPrinted ? print : "")</worksheet>"
    }
}

/// The parts of a workbook around its sheets.
struct WorkbookParts {
    private let sheets: [(name: String, repeated: ClosedRange<Int>?)]

    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let content = "application/vnd.openxmlformats-officedocument.spreadsheetml"

    init(_ sheets: [(name: String, repeated: ClosedRange<Int>?)]) {
        self.sheets = sheets.map { (Self.escaped($0.name), $0.repeated) }
    }

    var all: [(name: String, text: String)] {
        [
            ("xl/workbook.xml", workbook), ("xl/_rels/workbook.xml.rels", workbookLinks), ("xl/styles.xml", Self.styles),
            ("_rels/.rels", Self.links([("officeDocument", "xl/workbook.xml")])), ("[Content_Types].xml", contentTypes),
        ]
    }

    private static func escaped(_ name: String) -> String {
        name.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }

    private var workbook: String {
        let list = sheets.enumerated().map { "<sheet name=\"\($1.name)\" sheetId=\"\($0 + 1)\" r:id=\"rId\($0 + 1)\"/>" }
        let titles = sheets.enumerated().compactMap { index, sheet in
            sheet.repeated.map {
                "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"\(index)\">'\(sheet.name)'!$\($0.lowerBound + 1):$\($0.upperBound + 1)</definedName>"
            }
        }
        return """
            \(TableLayout.start)<workbook \(TableLayout.namespace) xmlns:r="\(Self.office)"><bookViews><workbookView/></bookViews>\
            <sheets>\(list.joined())</sheets>\(titles.isEmpty ? "" : "<definedNames>\(titles.joined())</definedNames>")</workbook>
            """
    }

    private var workbookLinks: String {
        Self.links(sheets.indices.map { ("worksheet", "worksheets/sheet\($0 + 1).xml") } + [("styles", "styles.xml")])
    }

    private static func links(_ targets: [(type: String, target: String)]) -> String {
        let list = targets.enumerated().map { index, link in
            "<Relationship Id=\"rId\(index + 1)\" Type=\"\(office)/\(link.type)\" Target=\"\(link.target)\"/>"
        }
        return """
            \(TableLayout.start)<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
            \(list.joined())</Relationships>
            """
    }

    private var contentTypes: String {
        let parts =
            sheets.indices.map { ("/xl/worksheets/sheet\($0 + 1).xml", "worksheet") } + [
                ("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles"),
            ]
        let list = parts.map { "<Override PartName=\"\($0.0)\" ContentType=\"\(Self.content).\($0.1)+xml\"/>" }
        return """
            \(TableLayout.start)<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Default Extension="xml" ContentType="application/xml"/>\(list.joined())</Types>
            """
    }

    /// The looks in the order of `XLSXTableWriter.Look`, after the one of cells without any: as those of `XLSXWriter`.
    private static let styles: String = {
        let name = "<name val=\"Times New Roman\"/><family val=\"1\"/>"
        let font = "<sz val=\"11\"/>\(name)"
        let sides = ["left", "right", "top", "bottom"].map { "<\($0) style=\"thin\"><color auto=\"1\"/></\($0)>" }
        let centred = "horizontal=\"center\" vertical=\"center\" wrapText=\"1\""
        let looks: [(format: Int, font: Int, border: Int, alignment: String)] = XLSXTableWriter.Look.allCases.map { look in
            switch look {
            case .plain: (49, 0, 1, "")
            case .heading: (0, 1, 1, centred)
            case .number: (3, 0, 1, "")
            case .rate: (2, 0, 1, "")
            case .day: (164, 0, 1, "")
            case .note: (0, 2, 0, "")
            case .title: (0, 3, 0, centred)
            case .slanted: (0, 2, 0, centred)
            case .label: (49, 0, 1, "vertical=\"center\" wrapText=\"1\"")
            }
        }
        let formats = looks.map { look in
            let shared = "numFmtId=\"\(look.format)\" fontId=\"\(look.font)\" fillId=\"0\" borderId=\"\(look.border)\" xfId=\"0\""
            return
                "<xf \(shared) applyNumberFormat=\"1\" applyFont=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment \(look.alignment)/></xf>"
        }
        return """
            \(TableLayout.start)<styleSheet \(TableLayout.namespace)>\
            <numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>\
            <fonts count="4"><font>\(font)</font><font><b/>\(font)</font><font><i/>\(font)</font>\
            <font><b/><sz val="14"/>\(name)</font></fonts>\
            <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
            <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>\
            <border>\(sides.joined())<diagonal/></border></borders>\
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
            <cellXfs count="\(formats.count + 1)"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\(formats.joined())</cellXfs>\
            <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
            """
    }()
}
