/// A full name in one field, as papers have it. Parts are derived: minority names may have one word or five.
public struct PersonName: Hashable, Sendable {
    public let text: String

    public enum Problem: Error, Hashable, Sendable {
        case empty
        /// "-", "N/A", "Không", digits: something was written because the box wanted something.
        case placeholder
        case text(TextProblem)
    }

    public init(_ raw: String) throws(Problem) {
        let cleaned: String
        do { cleaned = try raw.acceptedLine(limit: 100) } catch { throw .text(error) }
        guard !cleaned.isEmpty else { throw .empty }
        guard !cleaned.containsEmoji else { throw .text(.emoji) }
        guard !cleaned.mixesScripts else { throw .text(.mixedScript) }
        let key = cleaned.searchKey
        guard key.contains(where: \.isLetter), !key.contains(where: \.isNumber),
            !["khong", "khong co", "na", "n a", "null", "x", "chua co"].contains(key)
        else { throw .placeholder }
        text = cleaned
    }

    /// The last word, by which people are listed.
    public var given: Substring { text.split(separator: " ").last ?? text[...] }

    /// The name with capitals only at the beginning of words, where it was written all in capitals; otherwise `nil`.
    public var withoutCapitals: String? {
        guard text.count > 1, text == text.uppercased(), text != text.lowercased() else { return nil }
        var result = ""
        var begins = true
        for character in text {
            result += begins ? character.uppercased() : character.lowercased()
            begins = !character.isLetter
        }
        return result
    }
}
