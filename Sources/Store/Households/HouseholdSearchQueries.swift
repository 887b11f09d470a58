import Access
import Core
import Database
import Registry

extension ReadTransaction {
    /// Households in `scope` with a present member whose folded name has all of `words` (in any order, the last one as
    /// a beginning), at most `limit`.
    ///
    /// The people of the rarest word are looked at first. Where some hundreds of them do not give enough, as with several common
    /// words that few have together, the names that have all words are found among all full names, then the people of these.
    public func householdsNamed(_ words: [String], within scope: AreaScope, limit: Int) throws -> [Household.ID] {
        guard let leading = try leading(of: words) else { return [] }
        let wanted = NameWords(words)
        var found = FoundByName(limit: limit)
        var looked = 0
        let most = words.count == 1 ? Int.max - 1 : Self.peopleLookedAt
        try stream(
            """
            SELECT name_word.household_id, name_word.search_key FROM name_word
             WHERE \(sql: leading) AND \(sql: scope.condition(on: .nameWord)) \(sql: alongTheWords) LIMIT \(most + 1)
            """
        ) { row in
            looked += 1
            if wanted.all(in: try row.textBytes(1)) { try found.add(row.key(0)) }
        } stoppingAt: {
            $0 is EnoughFound
        }
        guard looked > most, !found.isEnough else { return found.households }
        let names = try fullNames(with: wanted, leading, words)
        for start in stride(from: 0, to: names.count, by: Self.namesAtOnce) where !found.isEnough {
            let part = Array(names[start..<min(start + Self.namesAtOnce, names.count)])
            try stream(
                """
                SELECT name_word.household_id FROM name_word
                 WHERE name_word.search_key IN \(part)
                   AND substr(name_word.search_key || ' ', 1, length(name_word.word) + 1) = name_word.word || ' '
                   AND \(sql: scope.condition(on: .nameWord))
                """
            ) {
                try found.add($0.key(0))
            } stoppingAt: {
                $0 is EnoughFound
            }
        }
        return found.households
    }

    private static var peopleLookedAt: Int { 500 }

    /// Keeps PostgreSQL on the index of words: for some hundreds of the people of a common word it would read through the table, ten times
    /// as long. SQLite, which has them in this order, would sort them all.
    var alongTheWords: SQL { engine == .postgres ? "ORDER BY name_word.word, name_word.village_id" : "" }

    private static var namesAtOnce: Int { 250 }

    private func fullNames(with wanted: NameWords, _ leading: SQL, _ words: [String]) throws -> [String] {
        var names: Set<String> = []
        let inside = words.indices.reduce(leading) { condition, index in
            "\(sql: condition) AND ' ' || name_word.search_key || ' ' LIKE \("% \(words[index])\(index == words.count - 1 ? "%" : " %")")"
        }
        try stream("SELECT name_word.search_key FROM full_name AS name_word WHERE \(sql: inside)") { row in
            if wanted.all(in: try row.textBytes(0)) { names.insert(try row.text(0)) }
        }
        return names.sorted()
    }

    /// The condition of the word that the fewest people have, as far as the kept counts know.
    func leading(of words: [String]) throws -> SQL? {
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

/// Ends a stream early; never leaves a search.
struct EnoughFound: Error {}

/// Households, each once, up to a limit.
struct FoundByName {
    private(set) var households: [Household.ID] = []
    private var seen: Set<Household.ID> = []
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    var isEnough: Bool { households.count >= limit }

    mutating func add(_ household: Household.ID) throws {
        guard !isEnough else { throw EnoughFound() }
        if seen.insert(household).inserted { households.append(household) }
    }
}

extension ReadTransaction {
    /// Streams until the body throws an error that `isEnd` accepts.
    func stream(_ sql: SQL, _ body: (Row) throws -> Void, stoppingAt isEnd: (any Error) -> Bool) throws {
        do { try stream(sql, body) } catch  where isEnd(error) {}
    }
}

extension WriteTransaction {
    /// Rebuilds the words by which people are found, each under the village of the household; `gone` are found no more.
    public func replaceNameWords(of people: [(person: Person, household: Household.ID, village: Area.ID)], removing gone: [Person.ID])
        throws
    {
        for person in gone + people.map(\.person.id) {
            try execute("DELETE FROM name_word WHERE person_id = \(person)")
        }
        try insertNameWords(people)
    }

    /// Adds search words of people who have none yet.
    public func insertNameWords(_ people: [(person: Person, household: Household.ID, village: Area.ID)]) throws {
        var counts: [String: Int] = [:]
        try insert(
            into: "name_word", columns: ["word", "village_id", "person_id", "household_id", "search_key"],
            rows: people.lazy.flatMap { person, household, village in
                let key = person.name.searchKey
                return Set(key.split(separator: " ").map(String.init)).map { word -> [SQLValue] in
                    counts[word, default: 0] += 1
                    return [.text(word), village.sqlValue, person.id.sqlValue, household.sqlValue, .text(key)]
                }
            })
        try insertFullNames(people.lazy.map(\.person.name.searchKey))
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

extension WriteTransaction {
    /// Keeps names that are new, in one order for the same reason.
    private func insertFullNames(_ names: some Sequence<String>) throws {
        let rows = Set(names).sorted().flatMap { name in
            Set(name.split(separator: " ")).sorted().map { [SQLValue.text(String($0)), .text(name)] }
        }
        for start in stride(from: 0, to: rows.count, by: 500) {
            try execute(
                """
                INSERT INTO full_name (word, search_key) VALUES \(rows: rows[start..<min(start + 500, rows.count)])
                ON CONFLICT DO NOTHING
                """)
        }
    }
}

/// The words of a search, as bytes: names are looked at where they lie, tens of thousands for one search.
struct NameWords {
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
