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
        let unchanged = score(sample, .unicode)
        let found = [LegacyEncoding.tcvn3, .vni, .mojibake, .windows1258].map { ($0, score(sample, $0)) }
        guard let most = found.map(\.1).max(), most > unchanged else { return .unicode }
        // Words that every list has decide between encodings that read the text equally well, never against Unicode.
        let equal = found.filter { $0.1 == most }.map(\.0)
        return equal.count == 1 ? equal[0] : equal.max { common(sample, $0) < common(sample, $1) } ?? .unicode
    }

    private static func common(_ cells: some Collection<String>, _ encoding: LegacyEncoding) -> Int {
        cells.map { words(encoding.decode($0)).count { Syllables.isCommon($0.lowercased()) } }.reduce(0, +)
    }

    /// A capital after a small letter, outside ASCII: how a letter that was read wrong shows itself ("HoÀ" for "Hồ").
    private static func hidesCapital(_ word: Substring) -> Bool {
        var wasSmall = false
        for scalar in word.unicodeScalars {
            if wasSmall, !scalar.isASCII, scalar.properties.isUppercase { return true }
            wasSmall = scalar.properties.isLowercase
        }
        return false
    }

    /// Words are cut at blanks and marks of writing; other signs inside a word make it impossible, the unbreakable blank too:
    /// it is the second half of a broken letter.
    private static func words(_ text: String) -> [Substring] {
        text.split { " \t\n\r,.;:-/()".contains($0) }
    }

    /// Possible syllables among the words that are not plain ASCII before or after decoding.
    private static func score(_ cells: some Collection<String>, _ encoding: LegacyEncoding) -> Int {
        var score = 0
        for cell in cells {
            for word in words(encoding.decode(cell)) { score += !hidesCapital(word) && Syllables.isPossible(word.lowercased()) ? 1 : -1 }
        }
        return score
    }
}
