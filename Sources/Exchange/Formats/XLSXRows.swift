import Core

/// Builds rows out of the parts of a sheet. A value and not an object: millions of parts come by, and each is one access.
struct XLSXRows {
    private let strings: [XLSXString]
    private let styles: XLSXStyles
    private let body: (Int, Bool, [XLSXCell]) throws -> Void
    private(set) var failure: (any Error)?
    private var row = 0
    private var isHidden = false
    private var cells: [XLSXCell] = []
    private var nextColumn = 0
    private var column = 0
    private var kind = Kind.number
    private var style = 0
    private var content: [UInt8] = []
    private var (isInValue, isPhonetic) = (false, false)
    private var isComputed = false
    private var runs: [XLSXString.Run] = []
    private var runFont: String?

    init(strings: [XLSXString], styles: XLSXStyles, body: @escaping (Int, Bool, [XLSXCell]) throws -> Void) {
        self.strings = strings
        self.styles = styles
        self.body = body
    }

    mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {
        switch name {
        case "row":
            // Numbers that no row has are kept out of the sum: the next row without a number counts on from here.
            row =
                (attributes.count("r") ?? attributes["r"].flatMap { Int($0) }).map { min(max($0, 0), XLSXReader.rowLimit + 1) } ?? min(
                    row, XLSXReader.rowLimit) + 1
            isHidden = attributes["hidden"] == "1" || attributes["hidden"] == "true"
            cells.removeAll(keepingCapacity: true)
            nextColumn = 0
        case "c":
            column = attributes.column("r") ?? nextColumn
            nextColumn = column + 1
            kind = Kind(attributes.word("t"))
            style = attributes.count("s") ?? attributes["s"].flatMap { Int($0) } ?? 0
            if !content.isEmpty { content.removeAll(keepingCapacity: true) }
            if !runs.isEmpty { runs.removeAll(keepingCapacity: true) }
            runFont = nil
            isComputed = false
        case "f": isComputed = true
        case "r": runFont = nil
        case "rFont": runFont = attributes["val"]
        case "rPh": isPhonetic = true
        case "v":
            isInValue = true
            if !content.isEmpty { content.removeAll(keepingCapacity: true) }
        case "t":
            isInValue = !isPhonetic
            if !content.isEmpty { content.removeAll(keepingCapacity: true) }
        default: break
        }
    }

    mutating func text(_ text: UnsafeBufferPointer<UInt8>) { if isInValue, content.count < 100_000 { content.append(contentsOf: text) } }

    private var contentText: String { String(decoding: content, as: UTF8.self) }

    mutating func end(_ name: XMLName) {
        switch name {
        case "v": isInValue = false
        case "t":
            if isInValue { runs.append(XLSXString.Run(text: XLSXString.unescaped(contentText), font: runFont)) }
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

    private mutating func closeCell() {
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
        if isComputed, content.isEmpty, kind != .formulaText { return (.error("#CALC!"), false) }
        switch kind {
        case .shared:
            guard let index = Int(contentText), strings.indices.contains(index) else {
                return content.isEmpty ? nil : (.error("#STRING!"), false)
            }
            return text(strings[index], font)
        case .inline: return text(XLSXString(runs: runs), font)
        case .formulaText: return text(.plain(XLSXString.unescaped(contentText)), font)
        case .bool: return content.isEmpty ? nil : (.bool(content == [UInt8(ascii: "1")]), false)
        case .error: return (.error(contentText), false)
        case .day: return content.isEmpty ? nil : (.text(String(contentText.prefix { $0 != "T" })), false)
        case .number:
            guard !content.isEmpty else { return nil }
            guard let number = Decimal.number(content) ?? Double(contentText), number.isFinite else {
                return (.error(String(contentText.prefix(40))), false)
            }
            return (styles.isDate(style) ? .serial(number) : .number(number), false)
        }
    }

    private func text(_ string: XLSXString, _ font: String?) -> (XLSXCell.Value, isDecoded: Bool)? {
        let (text, isDecoded) = string.text(inFont: font)
        return text.isEmpty ? nil : (.text(text), isDecoded)
    }
}

extension XLSXRows {
    /// What a cell holds, by the letter that the workbook gives it.
    private enum Kind {
        case shared, inline, formulaText, bool, error, day, number

        init(_ word: XMLName?) {
            guard let word else {
                self = .number
                return
            }
            switch word {
            case "s": self = .shared
            case "inlineStr": self = .inline
            case "str": self = .formulaText
            case "b": self = .bool
            case "e": self = .error
            case "d": self = .day
            default: self = .number
            }
        }
    }

    /// Decimal numbers as nearly all cells hold them.
    private enum Decimal {
        private static let powers: [Double] = (0...15).map { pow10(of: $0) }

        private static func pow10(of exponent: Int) -> Double { (0..<exponent).reduce(1) { power, _ in power * 10 } }

        /// The nearest number to `-?digits` or `-?digits.digits` of at most 15 digits; `nil` for every other text.
        ///
        /// Both the digits and the power of ten are exact then, so that one division rounds as it must.
        static func number(_ text: [UInt8]) -> Double? {
            let isNegative = text.first == UInt8(ascii: "-")
            var (digits, count, point) = (0, 0, -1)
            for byte in text.dropFirst(isNegative ? 1 : 0) {
                if byte == UInt8(ascii: "."), point < 0, count > 0 {
                    point = count
                } else {
                    guard (48...57).contains(byte), count < 15 else { return nil }
                    digits = digits * 10 + Int(byte) - 48
                    count += 1
                }
            }
            guard count > 0, point != count else { return nil }
            let number = point < 0 ? Double(digits) : Double(digits) / powers[count - point]
            return isNegative ? -number : number
        }
    }
}
