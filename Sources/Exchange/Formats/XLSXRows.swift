import Core

/// Builds rows out of the parts of a sheet.
final class XLSXRows {
    private let strings: [XLSXString]
    private let styles: XLSXStyles
    private let body: (Int, Bool, [XLSXCell]) throws -> Void
    private(set) var failure: (any Error)?
    private var row = 0
    private var isHidden = false
    private var cells: [XLSXCell] = []
    private var nextColumn = 0
    private var column = 0
    private var kind = ""
    private var style = 0
    private var content = ""
    private var (isInValue, isPhonetic) = (false, false)
    private var isComputed = false
    private var runs: [XLSXString.Run] = []
    private var runFont: String?

    init(strings: [XLSXString], styles: XLSXStyles, body: @escaping (Int, Bool, [XLSXCell]) throws -> Void) {
        self.strings = strings
        self.styles = styles
        self.body = body
    }

    func start(_ name: String, _ attributes: XMLAttributes) {
        switch name {
        case "row":
            // Numbers that no row has are kept out of the sum: the next row without a number counts on from here.
            row = attributes["r"].flatMap { Int($0) }.map { min(max($0, 0), XLSXReader.rowLimit + 1) } ?? min(row, XLSXReader.rowLimit) + 1
            isHidden = attributes["hidden"] == "1" || attributes["hidden"] == "true"
            cells.removeAll(keepingCapacity: true)
            nextColumn = 0
        case "c":
            column = attributes["r"].flatMap(Self.column) ?? nextColumn
            nextColumn = column + 1
            kind = attributes["t"] ?? ""
            style = attributes["s"].flatMap { Int($0) } ?? 0
            content = ""
            runs = []
            runFont = nil
            isComputed = false
        case "f": isComputed = true
        case "r": runFont = nil
        case "rFont": runFont = attributes["val"]
        case "rPh": isPhonetic = true
        case "v":
            isInValue = true
            content = ""
        case "t":
            isInValue = !isPhonetic
            content = ""
        default: break
        }
    }

    func text(_ text: String) { if isInValue, content.utf8.count < 100_000 { content += text } }

    func end(_ name: String) {
        switch name {
        case "v": isInValue = false
        case "t":
            if isInValue { runs.append(XLSXString.Run(text: XLSXString.unescaped(content), font: runFont)) }
            isInValue = false
        case "rPh": isPhonetic = false
        case "c": closeCell()
        case "row":
            guard failure == nil, !cells.isEmpty else { return }
            guard (1...XLSXReader.rowLimit).contains(row) else { return }
            do { try body(row, isHidden, cells) } catch { failure = error }
        default: break
        }
    }

    private func closeCell() {
        guard column < 16_384, failure == nil else { return }
        guard cells.count < 16_384 else {
            failure = WorkbookProblem.tooLarge
            return
        }
        let font = styles.font(of: style)
        guard let (value, isDecoded) = value(font) else { return }
        cells.append(XLSXCell(column: column, value: value, font: font, isDecoded: isDecoded, isComputed: isComputed))
    }

    private func value(_ font: String?) -> (XLSXCell.Value, isDecoded: Bool)? {
        // A formula that no program has computed says nothing; taking it for an empty cell would lose it.
        if isComputed, content.isEmpty, kind != "str" { return (.error("#CALC!"), false) }
        switch kind {
        case "s":
            guard let index = Int(content), strings.indices.contains(index) else {
                return content.isEmpty ? nil : (.error("#STRING!"), false)
            }
            return text(strings[index], font)
        case "inlineStr": return text(XLSXString(runs: runs), font)
        case "str": return text(XLSXString(XLSXString.unescaped(content)), font)
        case "b": return content.isEmpty ? nil : (.bool(content == "1"), false)
        case "e": return (.error(content), false)
        case "d": return content.isEmpty ? nil : (.text(String(content.prefix { $0 != "T" })), false)
        default:
            guard !content.isEmpty else { return nil }
            guard let number = Double(content), number.isFinite else { return (.error(String(content.prefix(40))), false) }
            return (styles.isDate(style) ? .serial(number) : .number(number), false)
        }
    }

    private func text(_ string: XLSXString, _ font: String?) -> (XLSXCell.Value, isDecoded: Bool)? {
        let (text, isDecoded) = string.text(inFont: font)
        return text.isEmpty ? nil : (.text(text), isDecoded)
    }

    /// `AB12` → 27.
    private static func column(_ reference: String) -> Int? {
        var column = 0
        for byte in reference.utf8 {
            guard (65...90).contains(byte) else { break }
            column = column * 26 + Int(byte - 64)
            if column > 20_000 { return nil }
        }
        return column > 0 ? column - 1 : nil
    }
}
