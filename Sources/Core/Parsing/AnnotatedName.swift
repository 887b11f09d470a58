/// A name as lists write it: a title before it, a remark in brackets or behind a dash or comma, a year of birth.
///
/// A title is taken off only before two words or more, and not before "Thị": Ông is a family name as well.
public struct AnnotatedName: Hashable, Sendable {
    /// As the list has it.
    public let text: String
    /// The name alone.
    public private(set) var name: String
    /// What stands beside the name, from the left.
    public private(set) var remarks: [String] = []

    /// - Parameter isRead: what stands there is the name of somebody; else it is left as it is.
    public init(_ text: String, isRead: Bool = true) {
        (self.text, name) = (text, text)
        guard isRead, !Self.isBare(text) else { return }
        var (rest, found) = Self.withoutBrackets(text)
        found += Self.cutYear(&rest)
        let titles = Self.cutTitles(&rest)
        found = titles + Self.cutTail(&rest) + found
        rest = rest.cleanedLine
        while let last = rest.last, " .,;:*-–".contains(last) {
            if last == "*" { found.append("*") }
            rest.removeLast()
        }
        guard !found.isEmpty, rest.contains(where: \.isLetter) else { return }
        (name, remarks) = (rest, found)
    }

    /// Nothing but letters, and no title, as nearly every name of a list; or signs that are no writing of a name at all.
    private static func isBare(_ text: String) -> Bool {
        var hasSigns = false
        for byte in text.utf8
        where byte < 0x41 && byte != 0x20 && byte != 0x27 || 0x5B...0x5D ~= byte || 0x7B...0x7D ~= byte || byte == 0xE2 {
            if strange.contains(byte) { return true }
            hasSigns = true
        }
        return !hasSigns && !isTitle(text.prefix { $0 != " " })
    }

    /// A remark says that the person has died.
    public var tellsOfDeath: Bool { remarks.contains(where: Self.isOfDeath) }

    private static let strange = Array("<>&|=!@#$%{}\\".utf8)

    private static let brackets: [Character: Character] = ["(": ")", "[": "]", "“": "”", "\"": "\""]

    private static func withoutBrackets(_ text: String) -> (rest: String, found: [String]) {
        var (rest, remark, found) = ("", "", [String]())
        var end: Character?
        for character in text {
            if let closing = end {
                guard character == closing else {
                    remark.append(character)
                    continue
                }
                found.append(remark)
                (remark, end) = ("", nil)
                rest.append(" ")
            } else if let closing = brackets[character] {
                end = closing
            } else {
                rest.append(character)
            }
        }
        // A bracket that is not closed holds the rest.
        if end != nil { found.append(remark) }
        return (rest.cleanedLine, found.map(\.cleanedLine).filter { !$0.isEmpty })
    }

    /// Takes a year or day off the end, with the words for birth before it.
    private static func cutYear(_ text: inout String) -> [String] {
        var words = text.split(separator: " ")
        guard words.count > 2, let last = words.last, last.count >= 4, last.allSatisfy({ $0.isNumber || "./-".contains($0) }) else {
            return []
        }
        var cut = [words.removeLast()]
        while words.count > 2, let last = words.last, ["sn", "ns", "sinh", "nam"].contains(String(last).searchKey),
            last.first?.isLowercase ?? false
        {
            cut.insert(words.removeLast(), at: 0)
        }
        text = words.joined(separator: " ")
        return [cut.joined(separator: " ")]
    }

    /// Spelling keys of titles: ông, ôn, ô, bà, b, cụ, cố, mệ, mụ, o, chú, bác, anh, chị, em, cô, dì, cậu, mợ, thím, dượng, cháu, hộ.
    private static let titles: Set<String> = [
        "o2ng", "o2n", "o2", "ba/1", "b", "cu/5", "co2/4", "me2/5", "mu/5", "o", "chu/4", "bac/4", "anh", "chi/5", "em", "co2", "di/1",
        "ca2u/5", "mo3/5", "thim/4", "du3o3ng/5", "chau/4", "ho2/5",
    ]

    private static func isTitle(_ word: Substring) -> Bool {
        let parts = word.split(whereSeparator: { "/.:".contains($0) })
        return !parts.isEmpty && parts.allSatisfy { titles.contains(String($0).spellingKey) }
    }

    private static func cutTitles(_ text: inout String) -> [String] {
        // An initial with a dot may stand right before the name.
        var words = text.replacing(".", with: ". ").split(separator: " ")
        guard let first = words.first, isTitle(first) else { return [] }
        words = text.split(separator: " ")
        if let first = words.first, !isTitle(first), let dot = first.firstIndex(of: "."), isTitle(first[..<dot]) {
            let after = first.index(after: dot)
            words.replaceSubrange(0..<1, with: [first[..<after], first[after...]])
        }
        var cut: [Substring] = []
        while words.count > 2, isTitle(words[0]), String(words[1]).searchKey != "thi" { cut.append(words.removeFirst()) }
        guard !cut.isEmpty else { return [] }
        text = words.joined(separator: " ")
        return [cut.joined(separator: " ")]
    }

    /// Takes off what stands behind a comma, a slash or a dash between words.
    private static func cutTail(_ text: inout String) -> [String] {
        let characters = Array(text)
        let end = characters.indices.dropFirst().first { index in
            switch characters[index] {
            case ",", ";", "/": true
            case "-", "–", "—": characters[index - 1] == " " || index + 1 < characters.count && characters[index + 1] == " "
            default: false
            }
        }
        guard let end else { return [] }
        text = String(characters[..<end])
        let tail = String(characters[(end + 1)...]).cleanedLine
        return tail.isEmpty ? [] : [tail]
    }

    /// Chết, tử vong, qua đời; mất alone or with a day, not as in mất sức.
    private static func isOfDeath(_ remark: String) -> Bool {
        let key = remark.spellingKey
        if ["che2t/4", "tu3/2 vong", "qua d1o3i/1"].contains(where: key.contains) || remark.searchKey.hasSuffix("chet") { return true }
        var words = key.split(separator: " ")
        while let first = words.first, ["d1a/3", "mo3i/4", "vu3a/1"].contains(first) { words.removeFirst() }
        guard words.first == "ma2t/4" else { return false }
        guard let next = words.dropFirst().first else { return true }
        return next.count >= 4 && next.first?.isNumber ?? false || ["na1m", "nga1y/1", "thang/4", "ro2i/1"].contains(next)
    }
}
