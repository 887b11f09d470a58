import Access
import Core
import Database
import Registry

extension ReadTransaction {
    /// Households in `scope` with a present member whose folded name has all of `words` (in any order, the last one as
    /// a beginning), at most `limit`. The rarest word leads, so that common family names cost nothing.
    public func householdsNamed(_ words: [String], within scope: AreaScope, limit: Int) throws -> [Household.ID] {
        guard let leading = try leading(of: words) else { return [] }
        var found: [Household.ID] = []
        var seen: Set<Household.ID> = []
        let wanted = NameWords(words)
        try stream(
            """
            SELECT name_word.household_id, name_word.search_key FROM name_word
             WHERE \(sql: leading) AND \(sql: scope.condition(on: .nameWord))
            """
        ) { row in
            guard found.count < limit else { throw EnoughFound() }
            guard wanted.all(in: try row.textBytes(1)) else { return }
            let household: Household.ID = try row.key(0)
            if seen.insert(household).inserted { found.append(household) }
        } stoppingAt: {
            $0 is EnoughFound
        }
        return found
    }

    /// The condition of the word that the fewest people have, as far as the kept counts know.
    private func leading(of words: [String]) throws -> SQL? {
        let matches = words.indices.map { index in
            index == words.count - 1 ? Self.beginning(words[index]) : "name_word.word = \(words[index])" as SQL
        }
        guard matches.count > 1 else { return matches.first }
        let counts = try matches.map { match in
            try first("SELECT CAST(coalesce(sum(people), 0) AS BIGINT) FROM name_word_count AS name_word WHERE \(sql: match)") {
                try $0.int(0)
            } ?? 0
        }
        return matches[counts.indices.min { counts[$0] < counts[$1] }!]
    }

    /// Households in `scope` with a present member whose personal number or phone begins with `digits`.
    public func households(withNumber digits: String, within scope: AreaScope, limit: Int) throws -> [Household.ID] {
        try rows(
            """
            SELECT household.id FROM person
              JOIN membership ON membership.person_id = person.id AND membership.left_on IS NULL
              JOIN household ON household.id = membership.household_id
             WHERE person.personal_number >= \(digits) AND person.personal_number < \(digits + ":")
               AND \(sql: scope.condition())
             ORDER BY person.personal_number LIMIT \(limit)
            """
        ) { try $0.key(0) }
    }

    /// People with exactly this number, in the whole registry: a number belongs to one person, whatever the area.
    public func holders(ofNumber number: String) throws -> [(person: Person.ID, household: Household.ID?)] {
        try rows(
            """
            SELECT person.id, membership.household_id FROM person
              LEFT JOIN membership ON membership.person_id = person.id AND membership.left_on IS NULL
             WHERE person.personal_number = \(number) ORDER BY person.id LIMIT 10
            """
        ) { (try $0.key(0), try $0.keyOrNil(1)) }
    }

    /// `word` as a range: everything from it up to the last text that begins with it. Folded words are ASCII letters.
    private static func beginning(_ word: String) -> SQL {
        "name_word.word >= \(word) AND name_word.word < \(word + "\u{7f}")"
    }
}

/// Ends a stream early; never leaves this file.
private struct EnoughFound: Error {}

extension ReadTransaction {
    /// Streams until the body throws an error that `isEnd` accepts.
    func stream(_ sql: SQL, _ body: (Row) throws -> Void, stoppingAt isEnd: (any Error) -> Bool) throws {
        do { try stream(sql, body) } catch  where isEnd(error) {}
    }
}

extension WriteTransaction {
    /// Rebuilds the words by which the people of `members` are found; `nil` commune removes them from search.
    public func replaceNameWords(of people: [(person: Person, household: Household.ID, commune: Area.ID)], removing gone: [Person.ID])
        throws
    {
        for person in gone + people.map(\.person.id) {
            try execute("DELETE FROM name_word WHERE person_id = \(person)")
        }
        try insertNameWords(people)
    }

    /// Adds search words of people who have none yet.
    public func insertNameWords(_ people: [(person: Person, household: Household.ID, commune: Area.ID)]) throws {
        var counts: [String: Int] = [:]
        try insert(
            into: "name_word", columns: ["word", "commune_id", "person_id", "household_id", "search_key"],
            rows: people.lazy.flatMap { person, household, commune in
                let key = person.name.searchKey
                return Set(key.split(separator: " ").map(String.init)).map { word -> [SQLValue] in
                    counts[word, default: 0] += 1
                    return [.text(word), commune.sqlValue, person.id.sqlValue, household.sqlValue, .text(key)]
                }
            })
        // In one order, so that two loads never wait for each other in a ring.
        guard people.count >= 1_000 else { return }
        for (word, count) in counts.sorted(by: { $0.key < $1.key }) {
            try execute(
                """
                INSERT INTO name_word_count (word, people) VALUES (\(word), \(count))
                ON CONFLICT (word) DO UPDATE SET people = name_word_count.people + excluded.people
                """)
        }
    }
}

/// The words of a search, as bytes: names are looked at where they lie, tens of thousands for one search.
private struct NameWords {
    private let words: [[UInt8]]

    init(_ words: [String]) { self.words = words.map { Array($0.utf8) } }

    /// True when `key` has all of the words, each of its own, the last one as a beginning.
    func all(in key: UnsafeBufferPointer<UInt8>) -> Bool {
        // One bit for each part of the name that a word has taken.
        var taken: UInt64 = 0
        return words.indices.allSatisfy { index in
            guard let part = part(of: key, fitting: words[index], isLast: index == words.count - 1, taken) else { return false }
            taken |= 1 << UInt64(part)
            return true
        }
    }

    private func part(of key: UnsafeBufferPointer<UInt8>, fitting word: [UInt8], isLast: Bool, _ taken: UInt64) -> Int? {
        var (start, number) = (0, 0)
        while start < key.count, number < 64 {
            var end = start
            while end < key.count, key[end] != 32 { end += 1 }
            let length = end - start
            if taken & (1 << UInt64(number)) == 0, length == word.count || isLast && length > word.count,
                word.indices.allSatisfy({ word[$0] == key[start + $0] })
            {
                return number
            }
            (start, number) = (end + 1, number + 1)
        }
        return nil
    }
}
