import Access
import Core
import Database
import Registry

extension ReadTransaction {
    /// Households in `scope` with a present member whose folded name differs from `words` by one slip of the keyboard: a letter
    /// too many, too few, another one, or two in the wrong order. The words stand in any order, the last one may be a beginning.
    ///
    /// The work is bounded: so many rows of the index are looked at, those of the rarest words first.
    public func householdsNamedNearly(_ words: [String], within scope: AreaScope, limit: Int) throws -> [Household.ID] {
        guard let wanted = NearName(words) else { return [] }
        var (found, seen): ([Household.ID], Set<Household.ID>) = ([], [])
        func look(_ row: Row) throws {
            guard wanted.fits(try row.textBytes(1)) else { return }
            let household: Household.ID = try row.key(0)
            if seen.insert(household).inserted { found.append(household) }
        }
        for anchor in try anchors(of: wanted) where found.count < limit {
            try forEach(
                """
                SELECT household_id, search_key FROM name_word WHERE \(sql: anchor) AND \(sql: scope.condition(on: .nameWord)) LIMIT \(NearName.rowsOfAWord)
                """, look)
        }
        return Array(found.prefix(limit))
    }

    /// Of `households`, those in which somebody's name has every word of `text` that was typed with its marks.
    public func householdsNamedWithMarks(_ text: String, among households: [Household.ID]) throws -> [Household.ID] {
        let marked = Set(text.split(whereSeparator: \.isWhitespace).map { String($0).spellingKey }).filter {
            !$0.utf8.allSatisfy(Self.isLetter)
        }
        guard !marked.isEmpty, !households.isEmpty else { return [] }
        var (found, seen): ([Household.ID], Set<Household.ID>) = ([], [])
        try forEach(
            """
            SELECT membership.household_id, person.name FROM membership JOIN person ON person.id = membership.person_id
             WHERE membership.household_id IN \(households) AND membership.left_on IS NULL
            """
        ) { row in
            guard marked.isSubset(of: try row.text(1).spellingKey.split(separator: " ").map(String.init)) else { return }
            let household: Household.ID = try row.key(0)
            if seen.insert(household).inserted { found.append(household) }
        }
        return found
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte) }

    /// The conditions under which names are looked through, so that a slip in any one word is found: one in a word that is nobody's
    /// name, or else in the rarest, by the next rarest or by what it may have been; one in any other by the rarest.
    private func anchors(of name: NearName) throws -> [SQL] {
        let known = try people(withWords: Array(Set(name.words))).sorted { ($0.people, $0.word) < ($1.people, $1.word) }
        let begun = try name.words.last.flatMap { last in
            try known.contains { $0.word == last } ? nil : isBeginning(last) ? last : nil
        }
        let unknown = name.words.filter { word in word != begun && !known.contains { $0.word == word } }
        guard unknown.count <= 1, let slipped = unknown.first ?? known.first?.word else { return [] }
        let meant = try people(withWords: NearName.slips(of: slipped))
        var ways: [(sql: SQL, people: Int)] = []
        if !meant.isEmpty { ways.append(("name_word.word IN \(meant.map(\.word).sorted())", meant.map(\.people).reduce(0, +))) }
        if let other = known.first(where: { $0.word != slipped }) { ways.append(("name_word.word = \(other.word)", other.people)) }
        let rarest: [SQL] = unknown.isEmpty ? ["name_word.word = \(slipped)"] : []
        return rarest + (ways.min { $0.people < $1.people }.map { [$0.sql] } ?? [])
    }

    /// True where somebody's name has a word that begins with `word`.
    private func isBeginning(_ word: String) throws -> Bool {
        try first("SELECT 1 FROM name_word WHERE word >= \(word) AND word < \(word + "\u{7f}") LIMIT 1") { try $0.int(0) } != nil
    }

    /// Those of `words` that are part of somebody's name, with about how many people have them.
    private func people(withWords words: [String]) throws -> [(word: String, people: Int)] {
        guard let first = words.first else { return [] }
        let list = words.dropFirst().reduce("(\(first))" as SQL) { "\(sql: $0), (\($1))" }
        return try rows(
            """
            SELECT asked.column1, coalesce((SELECT people FROM name_word_count WHERE name_word_count.word = asked.column1), 0)
              FROM (VALUES \(sql: list)) AS asked
             WHERE (SELECT 1 FROM name_word WHERE name_word.word = asked.column1 LIMIT 1) = 1
            """
        ) { (try $0.text(0), try $0.int(1)) }
    }
}

/// A name with at most one slip of the keyboard in it, as folded words.
struct NearName {
    /// Rows of the index that are looked at under one condition.
    static let rowsOfAWord = 3_000

    let words: [String]
    private let bytes: [[UInt8]]

    /// `nil` for what no name is.
    init?(_ words: [String]) {
        guard (1...6).contains(words.count), words.allSatisfy({ $0.utf8.count <= 12 }), words.contains(where: { $0.utf8.count > 1 }),
            words.allSatisfy({ $0.utf8.allSatisfy { (97...122).contains($0) } })
        else { return nil }
        self.words = words
        bytes = words.map { Array($0.utf8) }
    }

    /// Every word that one slip may have made of `word`.
    static func slips(of word: String) -> [String] {
        let letters = Array(word.utf8)
        guard letters.count > 1 else { return [] }
        var made: Set<[UInt8]> = []
        for index in 0...letters.count {
            for letter in UInt8(97)...122 {
                made.insert(Array(letters[..<index]) + [letter] + letters[index...])
                if index < letters.count { made.insert(Array(letters[..<index]) + [letter] + letters[(index + 1)...]) }
            }
            if index < letters.count, letters.count > 2 { made.insert(Array(letters[..<index]) + letters[(index + 1)...]) }
            if index + 1 < letters.count {
                var swapped = letters
                swapped.swapAt(index, index + 1)
                made.insert(swapped)
            }
        }
        made.remove(letters)
        return made.map { String(decoding: $0, as: UTF8.self) }
    }

    /// True when each word has a part of `key` of its own, all but one of them without a slip.
    func fits(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
        let parts = key.split(separator: 32)
        guard parts.count >= words.count, parts.count < 64 else { return false }
        return fits(parts, from: 0, taken: 0, slips: 0)
    }

    private func fits(_ parts: [Slice<UnsafeBufferPointer<UInt8>>], from index: Int, taken: UInt64, slips: Int) -> Bool {
        guard index < bytes.count else { return true }
        for (number, part) in parts.enumerated() where taken & (1 << UInt64(number)) == 0 {
            let isSame = part.elementsEqual(bytes[index]) || index == bytes.count - 1 && part.starts(with: bytes[index])
            guard isSame || slips == 0 && Self.isNear(bytes[index], Array(part)) else { continue }
            if fits(parts, from: index + 1, taken: taken | 1 << UInt64(number), slips: slips + (isSame ? 0 : 1)) { return true }
        }
        return false
    }

    /// One letter more, fewer, another, or two beside each other swapped.
    static func isNear(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        guard one.count > 1, other.count > 1, abs(one.count - other.count) <= 1 else { return false }
        let start = zip(one, other).prefix { $0 == $1 }.count
        let (rest, otherRest) = (one.dropFirst(start), other.dropFirst(start))
        if rest.dropFirst().elementsEqual(otherRest) || otherRest.dropFirst().elementsEqual(rest) { return true }
        if rest.count == otherRest.count {
            if rest.dropFirst().elementsEqual(otherRest.dropFirst()) { return true }
            return rest.count > 1 && rest.first == otherRest.dropFirst().first && rest.dropFirst().first == otherRest.first
                && rest.dropFirst(2).elementsEqual(otherRest.dropFirst(2))
        }
        return false
    }
}
