import Access
import Core
import Database
import Registry

extension ReadTransaction {
    /// Households in `scope` with a present member whose folded name has all of `words` (in any order, the last one as
    /// a beginning), at most `limit`. The rarest word leads, so that common family names cost nothing.
    public func householdsNamed(_ words: [String], within scope: AreaScope, limit: Int) throws -> [Household.ID] {
        guard let last = words.last else { return [] }
        var rarest: (word: SQL, count: Int)?
        for (index, word) in words.enumerated() {
            let match = index == words.count - 1 ? Self.beginning(last) : "name_word.word = \(word)" as SQL
            let sample = 20_000
            let count =
                try first(
                    "SELECT count(*) FROM (SELECT 1 AS one FROM name_word WHERE \(sql: match) LIMIT \(sample)) AS sampled"
                ) { try $0.int(0) } ?? 0
            if count == 0 { return [] }
            if rarest.map({ count < $0.count }) ?? true { rarest = (match, count) }
        }
        guard let rarest else { return [] }
        var found: [Household.ID] = []
        var seen: Set<Household.ID> = []
        try forEach(
            """
            SELECT name_word.household_id, name_word.search_key FROM name_word
             WHERE \(sql: rarest.word) AND \(sql: scope.condition(on: .nameWord))
            """
        ) { row in
            guard found.count < limit else { throw EnoughFound() }
            guard Self.matches(try row.text(1), words) else { return }
            let household: Household.ID = try row.key(0)
            if seen.insert(household).inserted { found.append(household) }
        } stoppingAt: {
            $0 is EnoughFound
        }
        return found
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

    private static func matches(_ key: String, _ words: [String]) -> Bool {
        var parts = key.split(separator: " ")
        for (index, word) in words.enumerated() {
            let isLast = index == words.count - 1
            guard let at = parts.firstIndex(where: { isLast ? $0.hasPrefix(word) : $0 == word }) else { return false }
            parts.remove(at: at)
        }
        return true
    }
}

/// Ends a stream early; never leaves this file.
private struct EnoughFound: Error {}

extension ReadTransaction {
    /// Streams until the body throws an error that `isEnd` accepts.
    func forEach(_ sql: SQL, _ body: (Row) throws -> Void, stoppingAt isEnd: (any Error) -> Bool) throws {
        do { try forEach(sql, body) } catch  where isEnd(error) {}
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
        try insert(
            into: "name_word", columns: ["word", "commune_id", "person_id", "household_id", "search_key"],
            rows: people.lazy.flatMap { person, household, commune in
                let key = person.name.searchKey
                return Set(key.split(separator: " ").map(String.init)).map {
                    [.text($0), commune.sqlValue, person.id.sqlValue, household.sqlValue, .text(key)]
                }
            })
    }
}
