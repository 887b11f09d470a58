import Core

/// Where two names differ, word by word: marks, the order of words, one letter and words cut short aside.
public struct NamesApart: Hashable, Sendable {
    /// Words that only one of the names has.
    public var mine: Int
    public var theirs: Int

    public init(_ one: String, _ other: String) {
        func words(_ name: String) -> [Substring] { name.searchKey.replacing("y", with: "i").split(separator: " ") }
        var (mine, theirs) = (words(one), words(other))
        for isAlike in [{ $0 == $1 }, Self.areAlmostOne] as [(Substring, Substring) -> Bool] {
            mine.removeAll { word in
                guard let index = theirs.firstIndex(where: { isAlike(word, $0) }) else { return false }
                theirs.remove(at: index)
                return true
            }
        }
        (self.mine, self.theirs) = (mine.count, theirs.count)
    }

    /// Words that are others altogether, or left out.
    public var count: Int { max(mine, theirs) }

    /// One name written otherwise, or with one word left out.
    public var isSlight: Bool { count <= 1 && min(mine, theirs) == 0 }

    /// A slip of one letter in a word of three or more, or a word cut down to its first letters.
    private static func areAlmostOne(_ one: Substring, _ other: Substring) -> Bool {
        let (short, long) = one.utf8.count <= other.utf8.count ? (Array(one.utf8), Array(other.utf8)) : (Array(other.utf8), Array(one.utf8))
        if short.count < 3 { return long.count > short.count && long.starts(with: short) }
        guard long.count - short.count <= 1 else { return false }
        guard let start = zip(short, long).enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset else { return true }
        return short.dropFirst(long.count == short.count ? start + 1 : start).elementsEqual(long.dropFirst(start + 1))
    }
}
