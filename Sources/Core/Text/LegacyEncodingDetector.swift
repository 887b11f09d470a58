/// Finds out how a column of cells was stored.
///
/// The font decides where it says something; otherwise the reading that gives the most possible Vietnamese syllables over
/// the whole column wins, and on a tie Unicode stays. A single cell is never judged alone when its column is known.
public enum LegacyEncodingDetector {
    /// The encoding of a column with these texts and, where known, the font of most of its cells.
    public static func encoding(ofColumn cells: some Collection<String>, font: String? = nil) -> LegacyEncoding {
        let suspicious = cells.filter { $0.utf8.contains { $0 >= 0x80 } }
        guard !suspicious.isEmpty else { return .unicode }
        if let font, let encoding = LegacyEncoding(font: font),
            score(suspicious, encoding) >= score(suspicious, .unicode)
        {
            return encoding
        }
        let sample = suspicious.prefix(200)
        var best = (LegacyEncoding.unicode, score(sample, .unicode))
        for encoding in [LegacyEncoding.tcvn3, .vni, .mojibake, .windows1258] {
            let found = score(sample, encoding)
            if found > best.1 { best = (encoding, found) }
        }
        return best.0
    }

    /// Possible syllables among the words that are not plain ASCII before or after decoding.
    private static func score(_ cells: some Collection<String>, _ encoding: LegacyEncoding) -> Int {
        var score = 0
        for cell in cells {
            let decoded = encoding.decode(cell)
            // Words are cut at blanks and marks of writing; other signs inside a word make it impossible.
            for word in decoded.lowercased().split(whereSeparator: { $0.isWhitespace || ",.;:-/()".contains($0) }) {
                score += Syllables.isPossible(word) ? 1 : -1
            }
        }
        return score
    }
}
