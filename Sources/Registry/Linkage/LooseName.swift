import Core

/// A name as another hand may have written it: words run together or apart (`Aviết`, `A Viết`), cut to their first letters (`Đặng T. Mai`), left
/// out, added, or one put for another.
public struct LooseName: Hashable, Sendable {
    private let words: [Substring]
    private let joined: [UInt8]
    private let name: String

    public init(_ name: String) {
        self.name = name
        words = name.searchKey.replacing("y", with: "i").replacing(".", with: " ").split(separator: " ")
        joined = words.flatMap { Array($0.utf8) }
    }

    /// The same letters in the same order, wherever the words are parted.
    public func isSame(as other: LooseName) -> Bool { !joined.isEmpty && joined == other.joined }

    /// One of the two has some letters more, all in one place; a name of three letters says too little.
    private func isCutFrom(_ other: LooseName) -> Bool {
        let (short, long) = joined.count <= other.joined.count ? (joined, other.joined) : (other.joined, joined)
        guard short.count > 3 else { return false }
        let start = zip(short, long).prefix { $0 == $1 }.count
        let end = zip(short.reversed(), long.reversed()).prefix { $0 == $1 }.count
        return start + end >= short.count
    }

    /// Given name and first letter of the family name.
    private func hasEnds(of other: LooseName) -> Bool { words.last == other.words.last && joined.first == other.joined.first }

    private func isRewritten(_ other: LooseName) -> Bool {
        isSame(as: other) || isCutFrom(other) || NamesApart(name, other.name).count <= 1
    }

    /// May be the name of one person, where the whole day of birth is the same.
    public func isLike(_ other: LooseName) -> Bool { isRewritten(other) || hasEnds(of: other) }

    /// May be the name of one person, where no more than the year of birth is the same.
    public func isCloselyLike(_ other: LooseName) -> Bool { isSame(as: other) || hasEnds(of: other) && isRewritten(other) }
}
