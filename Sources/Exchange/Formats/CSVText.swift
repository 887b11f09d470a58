/// Comma-separated text as RFC 4180 has it, with the separators that Excel writes: `,` `;` tab or `|`, whichever the first
/// line uses most. For files that fit in memory; `classify` has its own splitter for those that do not.
public enum CSVText {
    /// The records, each a list of fields. A byte-order mark, `\r\n` and a missing last line end are taken; blank lines are left out.
    public static func records(_ bytes: [UInt8]) -> [[String]] {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var splitter = CSVSplitter(separator: separator(of: bytes[start...].prefix { $0 != 10 }))
        var records: [[String]] = []
        for byte in bytes[start...] where splitter.take(byte) { records.append(splitter.fields) }
        if splitter.end() { records.append(splitter.fields) }
        return records.filter { $0 != [""] }
    }

    /// The separator that stands most often outside quotes.
    static func separator(of bytes: some Sequence<UInt8>) -> UInt8 {
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 9, UInt8(ascii: "|")]
        var counts = [0, 0, 0, 0]
        var isQuoted = false
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted, let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
        }
        return candidates[counts.firstIndex(of: counts.max()!)!]
    }

    /// One field, quoted where it must be. What a spreadsheet would take for a formula gets an apostrophe before it, which
    /// the reading of lists takes away again; numbers stay numbers.
    public static func field(_ text: String) -> String {
        let safe = isFormula(text) ? "'" + text : text
        guard safe.utf8.contains(where: { [34, 44, 59, 9, 124, 10, 13].contains($0) }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }

    private static func isFormula(_ text: String) -> Bool {
        let signs: Set<Character> = ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠"]
        guard text != "-", let first = text.drop(while: { $0 == " " || $0 == "\"" || $0 == "'" }).first ?? text.first else { return false }
        guard signs.contains(first) || text.unicodeScalars.first?.properties.generalCategory == .control else { return false }
        return !(first == "-" && text.dropFirst().utf8.allSatisfy { (48...57).contains($0) || $0 == 44 || $0 == 46 } && text.count > 1)
    }
}
