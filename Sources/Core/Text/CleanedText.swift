import Foundation

/// Why a text cannot be taken in.
public enum TextProblem: Error, Hashable, Sendable {
    case controlCharacter
    case tooLong(limit: Int)
    /// Letters of other scripts that look like Latin ones.
    case mixedScript
    case emoji
}

extension String {
    /// The text as it is kept in one line: NFC, without invisible characters, runs of blanks as one space, trimmed.
    ///
    /// Soft hyphens go too, so an old encoding (where they are the letter ư) must be recognised before.
    public var cleanedLine: String {
        var result = String.UnicodeScalarView()
        var pendingSpace = false
        for scalar in unicodeScalars {
            if scalar.isBlank {
                pendingSpace = !result.isEmpty
            } else if !scalar.isInvisible {
                if pendingSpace { result.append(" ") }
                pendingSpace = false
                result.append(scalar)
            }
        }
        return String(result).nfc
    }

    /// The same over several lines: line ends become `\n`, each line is cleaned.
    public var cleanedParagraphs: String {
        let lines = replacing("\r\n", with: "\n").split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r" }
        return lines.map { String($0).cleanedLine }.joined(separator: "\n").trimmingNewlines
    }

    /// The cleaned line, or why it is refused. Length counts scalars, so that marks piled on one letter count too.
    public func acceptedLine(limit: Int) throws(TextProblem) -> String {
        guard utf8.count <= limit * 8 else { throw .tooLong(limit: limit) }
        let cleaned = cleanedLine
        try cleaned.checkCharacters(limit: limit)
        return cleaned
    }

    /// As `acceptedLine`, keeping line ends.
    public func acceptedParagraphs(limit: Int) throws(TextProblem) -> String {
        guard utf8.count <= limit * 8 else { throw .tooLong(limit: limit) }
        let cleaned = cleanedParagraphs
        try cleaned.replacing("\n", with: " ").checkCharacters(limit: limit)
        return cleaned
    }

    private func checkCharacters(limit: Int) throws(TextProblem) {
        guard unicodeScalars.count <= limit else { throw .tooLong(limit: limit) }
        guard !unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw .controlCharacter
        }
    }

    /// True when Latin letters stand together with Cyrillic or Greek ones, which look alike.
    public var mixesScripts: Bool {
        var (latin, other) = (false, false)
        for scalar in unicodeScalars {
            if VietnameseLetters.letter(scalar) != nil { latin = true }
            if (0x370...0x52F).contains(scalar.value) { other = true }
        }
        return latin && other
    }

    /// The text with Cyrillic and Greek letters that look like Latin ones written as those; `nil` where there are none, or others too.
    public var withLatinTwins: String? {
        var (result, hasTwins) = ("", false)
        for scalar in nfc.unicodeScalars {
            guard (0x370...0x52F).contains(scalar.value) else {
                result.unicodeScalars.append(scalar)
                continue
            }
            guard let twin = Self.latinTwins[scalar] else { return nil }
            result.append(twin)
            hasTwins = true
        }
        return hasTwins ? result.nfc : nil
    }

    private static let cyrillic =
        "\u{410}\u{412}\u{415}\u{41A}\u{41C}\u{41D}\u{41E}\u{420}\u{421}\u{422}\u{425}\u{430}\u{435}\u{43E}\u{440}\u{441}\u{443}\u{445}\u{456}"
    private static let greek = "\u{391}\u{392}\u{395}\u{397}\u{399}\u{39A}\u{39C}\u{39D}\u{39F}\u{3A1}\u{3A4}\u{3A5}\u{3A7}\u{3BD}\u{3BF}"
    private static let latinTwins: [Unicode.Scalar: Character] = Dictionary(
        uniqueKeysWithValues: zip((cyrillic + greek).unicodeScalars, "ABEKMHOPCTXaeopcyxi" + "ABEHIKMNOPTYXvo"))

    public var containsEmoji: Bool {
        unicodeScalars.contains { $0.properties.isEmojiPresentation || (0x1F000...0x1FAFF).contains($0.value) }
    }

    private var trimmingNewlines: String {
        var part = self[...]
        while part.first == "\n" { part.removeFirst() }
        while part.last == "\n" { part.removeLast() }
        return String(part)
    }
}

extension Unicode.Scalar {
    /// White space of any kind, line ends and tabs included.
    var isBlank: Bool { properties.isWhitespace }

    /// Characters that show nothing: joiners, marks of direction, tags, byte-order mark, soft hyphen.
    var isInvisible: Bool {
        switch value {
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xE0000...0xE007F, 0xFE00...0xFE0F: true
        default: false
        }
    }
}
