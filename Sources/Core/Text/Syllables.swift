/// Which words can be Vietnamese syllables: onset + rime, at most one tone, and only sắc or nặng before c, ch, p, t.
enum Syllables {
    static func isPossible(_ word: some StringProtocol) -> Bool {
        var letters = ""
        var tone: UInt8 = 0
        for scalar in String(word).nfc.unicodeScalars {
            guard let letter = VietnameseLetters.letter(scalar), isVietnamese(letter, scalar) else { return false }
            guard tone == 0 || letter.tone == 0 else { return false }
            tone = max(tone, letter.tone)
            letters.append(Character(Unicode.Scalar(letter.base)))
            if letter.shape > 0 { letters += String(letter.shape) }
        }
        guard !letters.isEmpty else { return false }
        return onsets.contains { onset in
            letters.hasPrefix(onset)
                && rimes[String(letters.dropFirst(onset.count))].map { !$0 || tone == 4 || tone == 5 } ?? false
        }
    }

    /// Letters of other languages fold to a Latin base for searching, but stand in no syllable; only vowels carry tones.
    static func isVietnamese(_ letter: VietnameseLetter, _ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return true }
        guard letter.shape > 0 || letter.tone > 0 else { return false }
        return letter.tone == 0 || "aeiouy".utf8.contains(letter.base)
    }

    /// True for words that stand in lists of households: of names, relations, classes and units.
    static func isKnown(_ word: some StringProtocol) -> Bool { known.contains(word.lowercased()) }

    private static let known = Set(parts.filter { $0.0 == "known" }.flatMap { $0.1.split(separator: " ").map(String.init) })

    private static let parts = LegacyEncoding.table(PackageResources.syllables_txt)

    private static let onsets: [String] = parts.filter { $0.0 == "onset" }.map { shape($0.1.trimmedMark) }

    /// Rimes, and whether they take only sắc and nặng.
    private static let rimes: [String: Bool] = Dictionary(
        parts.filter { $0.0 == "rime" }.map { (shape($0.1.trimmedMark), $0.1.hasSuffix("!")) },
        uniquingKeysWith: { first, _ in first })

    private static func shape(_ text: String) -> String {
        text.unicodeScalars.compactMap(VietnameseLetters.letter).map { letter in
            String(Unicode.Scalar(letter.base)) + (letter.shape > 0 ? String(letter.shape) : "")
        }.joined()
    }
}

extension String {
    fileprivate var trimmedMark: String { hasSuffix("!") ? String(dropLast()) : self }
}
