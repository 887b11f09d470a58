/// Reads texts that may have been stored before Unicode, each by itself: right Unicode is never changed.
///
/// A text is decoded where what comes out is possible Vietnamese and what stands there is not. Where both are possible, the words of lists
/// that one of them has, the font, the other cells of the line and those of the column decide, in this order.
public final class LegacyReader {
    public struct Reading: Hashable, Sendable {
        public var text: String
        /// What it was stored as.
        public var encoding: LegacyEncoding
        /// What it may be as well, where nothing decides; then the text is as it stands.
        public var other: String?

        public init(text: String, encoding: LegacyEncoding = .unicode, other: String? = nil) {
            (self.text, self.encoding, self.other) = (text, encoding, other)
        }
    }

    private struct Candidate {
        var encoding: LegacyEncoding
        var text: String
        /// Words that are decoded to no syllable, but to letters of Vietnamese: names of minorities.
        var strange: Int
        var known: Int
        /// Every decoded word is known.
        var isKnown: Bool
        /// Only where the line or the column is stored so.
        var needsEvidence = false

        func isAsGood(as other: Candidate) -> Bool { (strange, known, needsEvidence) == (other.strange, other.known, other.needsEvidence) }

        func isBetter(than other: Candidate) -> Bool { (strange, other.known) < (other.strange, known) }
    }

    private struct Judgement {
        var isRight: Bool
        /// Every word that is not plain is known.
        var isKnown: Bool
        /// The best first.
        var candidates: [Candidate]

        /// Of plain text, and of text with characters that no old encoding has.
        static let unicode = Judgement(isRight: true, isKnown: true, candidates: [])
    }

    private var judged: [String: Judgement] = [:]
    /// Words of names that can be right.
    private var sound: Set<Substring> = []
    private var seen: [Int: [LegacyEncoding: Int]] = [:]
    private var seenInAll: [LegacyEncoding: Int] = [:]

    public init() {}

    /// Takes in a text of a column, so that it may decide about those that can be read in two ways.
    public func learn(_ text: String, font: String? = nil, column: Int = 0) {
        guard let encoding = sure(text, font) else { return }
        seen[column, default: [:]][encoding, default: 0] += 1
        seenInAll[encoding, default: 0] += 1
    }

    /// - Parameters:
    ///   - font: of the cell, where it says something.
    ///   - others: the other texts of the line.
    public func read(_ text: String, font: String? = nil, column: Int = 0, beside others: () -> [String] = { [] }) -> Reading {
        if let struck = Self.withStruckD(text) { return Reading(text: struck) }
        let byFont = font.flatMap(LegacyEncoding.init(font:))
        let judgement = judgement(of: text)
        if !judgement.isRight, let byFont, let decoded = byFont.decodeWhole(text), Self.canBeVietnamese(decoded) {
            return Reading(text: decoded, encoding: byFont)
        }
        guard let best = judgement.candidates.first else {
            return Reading(text: byFont == .tcvn3Capitals && text.utf8.allSatisfy { $0 < 0x80 } ? text.uppercased() : text.nfc)
        }
        func decoded(_ candidate: Candidate) -> Reading {
            let isCapital = byFont == .tcvn3Capitals && candidate.encoding == .tcvn3
            return Reading(
                text: isCapital ? candidate.text.uppercased() : candidate.text, encoding: isCapital ? .tcvn3Capitals : candidate.encoding)
        }
        func isByFont(_ candidate: Candidate) -> Bool {
            candidate.encoding == byFont || byFont == .tcvn3Capitals && candidate.encoding == .tcvn3
        }
        let candidates = judgement.candidates
        guard judgement.isRight else {
            if candidates.count == 1, !best.needsEvidence { return decoded(best) }
            let near = candidates.filter { $0.strange <= best.strange + 1 }
            let counts = [lineCounts(others()), seen[column] ?? [:], seenInAll]
            let decides = counts.lazy.compactMap { counts in Self.most(of: near.map(\.encoding), in: counts) }.first
            if let decides, let candidate = near.first(where: { $0.encoding == decides }) { return decoded(candidate) }
            let equal = candidates.filter { $0.isAsGood(as: best) }
            guard !best.needsEvidence, Set(equal.map(\.text)).count == 1 else {
                return Reading(text: text.nfc, other: best.needsEvidence ? nil : best.text)
            }
            return decoded(best)
        }
        let possible = judgement.isKnown ? candidates.filter(\.isKnown) : candidates
        guard !possible.isEmpty else { return Reading(text: text.nfc) }
        if let candidate = possible.first(where: isByFont) { return decoded(candidate) }
        let column = seen[column] ?? seenInAll
        for counts in [lineCounts(others()), column] where counts[.unicode] == nil {
            if let decides = Self.most(of: possible.map(\.encoding), in: counts),
                let candidate = possible.first(where: { $0.encoding == decides })
            {
                return decoded(candidate)
            }
        }
        // Both kinds stand in the column: a word that no name has, and that would be one, is asked about.
        let doubtful = possible.first { column[$0.encoding] != nil && $0.isKnown && !judgement.isKnown }
        return Reading(text: text.nfc, other: doubtful?.text)
    }

    /// The Icelandic letter that looks like Đ, as some keyboards put it, where every word is Vietnamese with Đ; else `nil`.
    private static func withStruckD(_ text: String) -> String? {
        guard text.unicodeScalars.contains(where: { $0.value == 0xD0 || $0.value == 0xF0 }) else { return nil }
        let struck = text.nfc.replacing("\u{D0}", with: "\u{110}").replacing("\u{F0}", with: "\u{111}")
        return words(struck).allSatisfy { [.plain, .syllable].contains(WrittenWord.kind($0)) } ? struck : nil
    }

    private static func most(of encodings: [LegacyEncoding], in counts: [LegacyEncoding: Int]) -> LegacyEncoding? {
        let found = encodings.filter { counts[$0] != nil }
        return found.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) }
    }

    private func lineCounts(_ texts: [String]) -> [LegacyEncoding: Int] {
        texts.reduce(into: [:]) { counts, text in sure(text, nil).map { counts[$0, default: 0] += 1 } }
    }

    /// The encoding of a text that can be read in one way only; `nil` where it says nothing.
    private func sure(_ text: String, _ font: String?) -> LegacyEncoding? {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
        let judgement = judgement(of: text)
        guard let best = judgement.candidates.first else { return judgement.isRight ? .unicode : nil }
        guard !judgement.isRight else { return judgement.isKnown && !judgement.candidates.contains(where: \.isKnown) ? .unicode : nil }
        if let byFont = font.flatMap(LegacyEncoding.init(font:)), judgement.candidates.contains(where: { $0.encoding == byFont }) {
            return byFont
        }
        let equal = judgement.candidates.filter { $0.isAsGood(as: best) }
        return !best.needsEvidence && Set(equal.map(\.text)).count == 1 ? best.encoding : nil
    }

    private func judgement(of text: String) -> Judgement {
        guard text.utf8.contains(where: { $0 >= 0x80 }), text.unicodeScalars.allSatisfy(LegacyEncoding.isInWindows1252) else {
            return .unicode
        }
        if let known = judged[text] { return known }
        let judgement = judge(text)
        if judged.count >= 20_000 { judged.removeAll(keepingCapacity: true) }
        judged[text] = judgement
        return judgement
    }

    private func judge(_ text: String) -> Judgement {
        let standing = Self.words(text.nfc)
        let kindsStanding = standing.map(WrittenWord.kind)
        // The second half of a letter whose bytes were read one by one.
        let isBroken = kindsStanding.contains(.broken) || text.contains("\u{C3}\u{A0}")
        let isRight = !isBroken && kindsStanding.allSatisfy { $0 == .plain || $0 == .syllable }
        let isKnown = zip(standing, kindsStanding).allSatisfy { $1 == .plain || Syllables.isKnown($0) }
        let knownStanding = standing.count { Syllables.isKnown($0) }
        var candidates: [Candidate] = []
        for encoding in [LegacyEncoding.tcvn3, .vni, .mojibake, .windows1258] {
            guard let decoded = encoding.decodeWhole(text, besideCapitals: isBroken), decoded != text.nfc else { continue }
            var words = Self.words(decoded)
            if words.count == standing.count { words = zip(words, standing).compactMap { $0 == $1 ? nil : $0 } }
            let kinds = words.map(WrittenWord.kind)
            guard kinds.allSatisfy({ [.plain, .syllable, .spelt].contains($0) }) else { continue }
            let strange = kinds.count { $0 == .spelt }
            let known = Self.words(decoded).count { Syllables.isKnown($0) }
            // Letters alone are no evidence: a sign in a text is not half a name. Bytes that make up letters by the rules of UTF-8 are.
            let isSure = strange == 0 || encoding == .mojibake || isBroken && (strange < kinds.count || known > 0)
            guard isSure || isBroken || kindsStanding.contains(.foreign) || known > knownStanding else { continue }
            candidates.append(
                Candidate(
                    encoding: encoding, text: decoded.withWholeCapitals, strange: strange, known: known,
                    isKnown: words.allSatisfy { Syllables.isKnown($0) }, needsEvidence: !isSure))
        }
        candidates.sort { $0.isBetter(than: $1) }
        return Judgement(isRight: isRight, isKnown: isKnown, candidates: candidates)
    }

    /// What a name may be that no name in Unicode is: word by word another name, or empty. `nil` for a name that can be right, in whatever
    /// language.
    public func doubt(aboutName name: String) -> String? {
        let name = name.nfc
        let words = name.split(separator: " ")
        guard !words.allSatisfy({ sound.contains($0) || $0.utf8.allSatisfy { $0 < 0x80 } }) else { return nil }
        var (isDoubtful, parts) = (false, [String]())
        for word in words {
            let kinds = Self.words(String(word)).map(WrittenWord.kind)
            let readings = kinds.allSatisfy { [.plain, .syllable].contains($0) } ? [] : Self.readings(ofWord: String(word))
            if kinds.contains(.broken) || !readings.isEmpty { isDoubtful = true } else { sound.insert(word) }
            parts.append(readings.first ?? String(word))
        }
        guard isDoubtful else { return nil }
        let proposal = parts.joined(separator: " ")
        return Self.words(proposal).contains { WrittenWord.kind($0) == .broken } ? "" : proposal
    }

    /// The syllables that a word may be, those of lists first.
    private static func readings(ofWord word: String) -> [String] {
        [LegacyEncoding.tcvn3, .vni, .mojibake, .windows1258].compactMap { $0.decodeWhole(word) }.filter {
            $0 != word && words($0).allSatisfy { [.plain, .syllable].contains(WrittenWord.kind($0)) }
        }.sorted { knownWords($0) > knownWords($1) }
    }

    private static func canBeVietnamese(_ text: String) -> Bool {
        words(text).allSatisfy { [.plain, .syllable, .spelt].contains(WrittenWord.kind($0)) }
    }

    private static func knownWords(_ text: String) -> Int { words(text).count { Syllables.isKnown($0) } }

    /// Words are cut at blanks and marks of writing; other signs inside a word make it impossible.
    private static func words(_ text: String) -> [Substring] {
        text.split { $0.isWhitespace || ".,;:-–—/()\"“”…?!+&".contains($0) }
    }
}

/// What can be said of a word by its letters alone.
enum WrittenWord {
    case plain
    /// A possible Vietnamese syllable.
    case syllable
    /// No syllable, but letters of Vietnamese with one tone at most.
    case spelt
    /// Letters of another language.
    case foreign
    /// With signs and letters that no Vietnamese word has and an old font shows, or a capital after a small letter.
    case broken

    static func kind(_ word: Substring) -> WrittenWord {
        // K’Tuyn is plain too.
        if word.unicodeScalars.allSatisfy({ $0.isASCII || $0.value == 0x2019 || $0.value == 0x2018 }) { return .plain }
        let hasSmall = word.unicodeScalars.contains { $0.properties.isLowercase }
        var (isFirst, wasSmall, tones, isSpelt) = (true, false, 0, true)
        for scalar in word.unicodeScalars {
            defer { (isFirst, wasSmall) = (false, scalar.properties.isLowercase) }
            guard !scalar.isASCII, scalar.value != 0x2019, scalar.value != 0x2018 else { continue }
            let letter = VietnameseLetters.letter(scalar)
            let isVietnamese = letter.map { Syllables.isVietnamese($0, scalar) } ?? false
            if LegacyEncoding.isInWindows1252(scalar) {
                if !isVietnamese || wasSmall && scalar.properties.isUppercase { return .broken }
            } else if scalar.value == 0xFFFD || (0xE000...0xF8FF).contains(scalar.value) {
                return .broken
            }
            if !isVietnamese || hasSmall && !isFirst && scalar.properties.isUppercase { isSpelt = false }
            if let letter, letter.tone > 0 { tones += 1 }
        }
        if Syllables.isPossible(word.lowercased()) { return .syllable }
        return isSpelt && tones <= 1 ? .spelt : .foreign
    }
}

extension String {
    /// Small letters among capitals written as capitals: old fonts have no capitals with tones.
    fileprivate var withWholeCapitals: String {
        let plain = utf8.filter { (65...90).contains($0) || (97...122).contains($0) }
        return plain.count >= 2 && plain.allSatisfy { $0 <= 90 } ? uppercased() : self
    }
}
