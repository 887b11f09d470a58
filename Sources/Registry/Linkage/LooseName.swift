import Core

/// A name as another hand may have written it: words run together or apart (`Aviết`, `A Viết`), cut to their first letters (`Đặng T. Mai`), left
/// out, added, or one put for another; titles and remarks say nothing.
public struct LooseName: Hashable, Sendable {
    private let words: [Substring]
    private let joined: [UInt8]
    private let name: String

    public init(_ name: String) {
        let name = AnnotatedName(name).name
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

    /// The other one without its first words, the family name among them.
    private func isTail(of other: LooseName) -> Bool {
        words.count > 1 && words.count < other.words.count && other.words.suffix(words.count).elementsEqual(words)
    }

    /// One letter too many or too few, or two in the wrong order.
    func isSlip(of other: LooseName) -> Bool {
        let (mine, theirs) = (joined, other.joined)
        guard words.count == other.words.count, min(mine.count, theirs.count) > 5 else { return false }
        if mine.count != theirs.count { return abs(mine.count - theirs.count) == 1 && isCutFrom(other) }
        let apart = mine.indices.filter { mine[$0] != theirs[$0] }
        guard apart.count == 2, apart[1] == apart[0] + 1 else { return false }
        return mine[apart[0]] == theirs[apart[1]] && mine[apart[1]] == theirs[apart[0]]
    }

    private func isRewritten(_ other: LooseName) -> Bool {
        isSame(as: other) || isCutFrom(other) || NamesApart(name, other.name).count <= 1
    }

    /// May be the name of one person, where the whole day of birth is the same.
    public func isLike(_ other: LooseName) -> Bool { isRewritten(other) || hasEnds(of: other) }

    /// May be the name of one person, where no more than the year of birth is the same.
    public func isCloselyLike(_ other: LooseName) -> Bool {
        isSame(as: other) || hasEnds(of: other) && isRewritten(other) || isSlip(of: other) || isTail(of: other) || other.isTail(of: self)
    }

    /// How many words both have, where the given name, or all but one letter of it, is among them; else none.
    public func sharedWords(with other: LooseName) -> Int {
        guard let mine = words.last, let theirs = other.words.last else { return 0 }
        let isGiven = mine == theirs || NamesApart(String(mine), String(theirs)).count == 0
        guard isGiven || isSame(as: other) else { return 0 }
        var rest = Array(other.words.dropLast())
        return 1
            + words.dropLast().count { word in
                guard let index = rest.firstIndex(of: word) else { return false }
                rest.remove(at: index)
                return true
            }
    }
}
