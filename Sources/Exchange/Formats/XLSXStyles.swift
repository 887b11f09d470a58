import Core

/// What the styles of a workbook say of a cell: whether it shows a day, and its font.
struct XLSXStyles {
    private var dateFormats: Set<Int> = Set(14...22).union(27...36).union(45...47).union(50...58)
    /// By font its name where it is one of an old encoding; only these matter.
    private var fonts: [String?] = []
    private var cells: [(isDate: Bool, font: Int)] = []
    private var section = ""

    mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {
        switch name {
        case "fonts", "cellXfs", "cellStyleXfs", "dxfs", "numFmts": section = name.text
        case "numFmt" where section == "numFmts":
            if let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] {
                if Self.showsDay(code) { dateFormats.insert(id) } else { dateFormats.remove(id) }
            }
        case "font" where section == "fonts": fonts.append(nil)
        case "name", "rFont":
            if section == "fonts", !fonts.isEmpty {
                let font = attributes["val"] ?? ""
                fonts[fonts.count - 1] = LegacyEncoding(font: font) == nil ? nil : font
            }
        case "xf" where section == "cellXfs":
            let format = attributes["numFmtId"].flatMap { Int($0) } ?? 0
            cells.append((dateFormats.contains(format), attributes["fontId"].flatMap { Int($0) } ?? 0))
        default: break
        }
    }

    mutating func end(_ name: XMLName) { if name == section { section = "" } }

    func isDate(_ style: Int) -> Bool { cells.indices.contains(style) && cells[style].isDate }

    /// The font of a cell of the style, where it is one of an old encoding.
    func font(of style: Int) -> String? {
        guard cells.indices.contains(style), fonts.indices.contains(cells[style].font) else { return nil }
        return fonts[cells[style].font]
    }

    private static func showsDay(_ code: String) -> Bool {
        var isQuoted = false
        for character in code.lowercased() {
            if character == "\"" { isQuoted.toggle() }
            if !isQuoted, "ymd".contains(character) { return !code.lowercased().contains("general") }
        }
        return false
    }
}
