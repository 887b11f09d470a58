import Core

/// A text of a workbook. Pieces of it may have fonts of their own: a name typed half in an old font and half in a new one.
enum XLSXString {
    struct Run {
        var text: String
        /// The font of the piece; `nil` where it is that of the cell.
        var font: String?
    }

    /// One piece in the font of the cell: nearly every text, so it carries nothing else.
    case plain(String)
    case pieces([Run])

    init(runs: [Run]) { self = runs.isEmpty ? .plain("") : runs.count == 1 && runs[0].font == nil ? .plain(runs[0].text) : .pieces(runs) }

    /// The text, and whether it has been decoded: only where a piece is in another old font than the cell.
    func text(inFont cellFont: String?) -> (text: String, isDecoded: Bool) {
        guard case .pieces(let runs) = self else {
            if case .plain(let text) = self { return (text, false) }
            return ("", false)
        }
        let fonts = Set(runs.map { $0.font.map { LegacyEncoding(font: $0) == nil ? nil : $0 } ?? cellFont })
        guard fonts.count > 1 || (fonts.first ?? nil) != cellFont else { return (runs.map(\.text).joined(), false) }
        return (runs.map { ($0.font ?? cellFont).flatMap(LegacyEncoding.init(font:))?.decode($0.text) ?? $0.text }.joined(), true)
    }

    /// Characters that XML cannot hold stand in workbooks as `_x000D_`; what names no character stays as it is.
    static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "_")), text.contains("_x") else { return text }
        var result = ""
        var rest = text[...]
        while let mark = rest.firstRange(of: "_x") {
            result += rest[..<mark.lowerBound]
            let digits = rest[mark.upperBound...].prefix(4)
            let after = rest[mark.upperBound...].dropFirst(4)
            if digits.utf8.count == 4, digits.allSatisfy(\.isHexDigit), after.first == "_", let value = UInt32(digits, radix: 16),
                value > 0,
                let scalar = Unicode.Scalar(value)
            {
                result.unicodeScalars.append(scalar)
                rest = after.dropFirst()
            } else {
                result += rest[mark]
                rest = rest[mark.upperBound...]
            }
        }
        return result + rest
    }
}

/// Collects the shared strings of a workbook.
struct XLSXStringCollector {
    private(set) var strings: [XLSXString] = []
    private var runs: [XLSXString.Run] = []
    private var font: String?
    private var current: [UInt8] = []
    private var (isInText, isPhonetic) = (false, false)
    private var bytes = 0

    var isTooLarge: Bool { strings.count >= 5_000_000 || bytes >= 400_000_000 }

    mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {
        switch name {
        case "si":
            runs.removeAll(keepingCapacity: true)
            font = nil
        case "r": font = nil
        case "rFont": font = attributes["val"]
        case "t":
            isInText = !isPhonetic
            current.removeAll(keepingCapacity: true)
        case "rPh": isPhonetic = true
        default: break
        }
    }

    mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
        guard isInText else { return }
        bytes += text.count
        if current.count < 100_000 { current.append(contentsOf: text) }
    }

    mutating func end(_ name: XMLName) {
        switch name {
        case "t":
            if isInText { runs.append(XLSXString.Run(text: XLSXString.unescaped(String(decoding: current, as: UTF8.self)), font: font)) }
            isInText = false
        case "rPh": isPhonetic = false
        case "si": strings.append(XLSXString(runs: runs))
        default: break
        }
    }
}
