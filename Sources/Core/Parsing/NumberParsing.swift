/// Why a number could not be read. Where two readings are possible, nothing is guessed: both are offered.
public enum NumberProblem: Error, Hashable, Sendable {
    case empty
    case notANumber
    case outOfRange
    /// `1,234` or `1.234` may be a thousand or a decimal.
    case ambiguous(whole: Int64, decimal: String)
}

/// Reads numbers as people in Vietnam write them, by its own grammar: `.` groups thousands, `,` parts decimals.
///
/// Foundation's parsers are not used: they read `1,234.5` as 1.234, accept `0x1p3`, `inf` and `+5`, and trap on `1e300`.
public enum NumberParsing {
    /// A count: digits, or digits in groups of three parted by `.` or blanks. No sign, no exponent.
    public static func count(_ text: String, upTo limit: Int64 = .max) throws(NumberProblem) -> Int64 {
        let trimmed = text.cleanedLine
        guard !trimmed.isEmpty else { throw .empty }
        let groups = trimmed.split(omittingEmptySubsequences: false) { $0 == "." || $0 == " " }
        guard groups.count == 1 || isGrouped(groups) else { throw .notANumber }
        let digits = groups.joined()
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { throw .notANumber }
        guard let value = Int64(digits), value <= limit else { throw .outOfRange }
        return value
    }

    /// A measure in thousandths: `12,5` is 12,500. A single `.` before three digits can mean a thousand or a decimal and is asked.
    public static func thousandths(_ text: String) throws(NumberProblem) -> Int64 {
        let trimmed = text.cleanedLine
        guard !trimmed.isEmpty else { throw .empty }
        let halves = trimmed.split(separator: ",", omittingEmptySubsequences: false)
        guard halves.count <= 2 else { throw .notANumber }
        if halves.count == 1, let dot = trimmed.firstIndex(of: "."), trimmed.lastIndex(of: ".") == dot {
            let after = trimmed[trimmed.index(after: dot)...]
            let whole = try count(trimmed.replacing(".", with: ""))
            if after.count == 3 { throw .ambiguous(whole: whole, decimal: trimmed.replacing(".", with: ",")) }
            return try thousandths(trimmed.replacing(".", with: ","))
        }
        let whole = try count(String(halves[0]))
        var fraction: Int64 = 0
        if halves.count == 2 {
            let digits = halves[1]
            guard (1...3).contains(digits.count), digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
                throw .notANumber
            }
            fraction = Int64(digits + String(repeating: "0", count: 3 - digits.count)) ?? 0
        }
        let (scaled, overflow) = whole.multipliedReportingOverflow(by: 1_000)
        guard !overflow, scaled <= .max - fraction else { throw .outOfRange }
        return scaled + fraction
    }

    /// An amount in whole đồng: `1.500.000`, `1500000`, `1,5 triệu`, `2 tỷ`, `300 nghìn`, with or without `đồng`, `đ`, `VND`.
    public static func dong(_ text: String) throws(NumberProblem) -> Dong {
        let key = text.searchKey
        guard !text.cleanedLine.isEmpty else { throw .empty }
        var words = key.split(separator: " ").map(String.init)
        if let last = words.last, ["dong", "d", "vnd"].contains(last) { words.removeLast() }
        let units: [String: Int64] = [
            "nghin": 1_000, "ngan": 1_000, "trieu": 1_000_000, "tr": 1_000_000, "ty": 1_000_000_000, "ti": 1_000_000_000,
        ]
        let letters = text.cleanedLine.drop { $0.isNumber || $0 == "." || $0 == "," || $0 == " " }
        let figure = String(text.cleanedLine.dropLast(letters.count)).cleanedLine
        let unitWords = String(letters).searchKey.split(separator: " ").map(String.init).filter { !["dong", "d", "vnd"].contains($0) }
        guard unitWords.count <= 1, letters.allSatisfy({ $0.isLetter || $0 == " " || $0 == "₫" }) else { throw .notANumber }
        guard let unit = unitWords.first else {
            if figure.contains(",") { throw .ambiguous(whole: try count(figure.replacing(",", with: "")), decimal: figure) }
            return Dong(try count(figure))
        }
        guard let factor = units[unit] else { throw .notANumber }
        let scaled: Int64
        do { scaled = try thousandths(figure) } catch .ambiguous(_, let decimal) { scaled = try thousandths(decimal) }
        let (product, overflow) = scaled.multipliedReportingOverflow(by: factor / 1_000)
        guard !overflow else { throw .outOfRange }
        return Dong(product)
    }

    private static func isGrouped(_ groups: [Substring]) -> Bool {
        (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
    }
}
