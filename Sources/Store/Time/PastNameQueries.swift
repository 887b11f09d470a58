import Core
import Database
import Registry

extension ReadTransaction {
    /// Households of which, on `day`, a member had all of `words` in their name (in any order, the last one as a beginning): of those that
    /// are found today, and of those with people who are gone or who lived elsewhere.
    ///
    /// - Parameters:
    ///   - present: households in which such a person is found today.
    ///   - villages: of which the list may be made.
    ///   - limit: of households with people who are found there no more.
    public func householdsNamed(
        _ words: [String], on day: CalendarDate, among present: [Household.ID], orOnceIn villages: Set<Area.ID>, limit: Int
    ) throws -> (households: [Household.ID], isCut: Bool) {
        guard let leading = try leading(of: words) else { return ([], false) }
        let wanted = NameWords(words)
        var found = FoundByName(limit: limit)
        // Of the whole registry every village is one of them: the words alone then find as well.
        let places: SQL = villages.count > 2_000 ? "" : " AND name_word.village_id IN \(villages.sorted())"
        try stream(
            """
            SELECT name_word.household_id, name_word.search_key FROM past_name_word AS name_word
             WHERE \(sql: leading)\(sql: places) LIMIT 20000
            """
        ) { row in
            if wanted.all(in: try row.textBytes(1)) { try found.add(row.key(0)) }
        } stoppingAt: {
            $0 is EnoughFound
        }
        let candidates = Array(Set(present).union(found.households)).sorted()
        var named: Set<Household.ID> = []
        for start in stride(from: 0, to: candidates.count, by: 400) {
            let part = Array(candidates[start..<min(start + 400, candidates.count)])
            try forEach(
                """
                SELECT membership.household_id, person.search_key FROM membership JOIN person ON person.id = membership.person_id
                 WHERE membership.household_id IN \(part) AND joined_on <= \(day) AND (left_on IS NULL OR left_on > \(day))
                """
            ) { row in
                if wanted.all(in: try row.textBytes(1)) { named.insert(try row.key(0)) }
            }
        }
        return (named.sorted(), found.isEnough)
    }

    /// The household with the code, wherever it is or was: what of it is shown, the list decides.
    public func household(everWithCode code: String) throws -> Household.ID? {
        try first("SELECT id FROM household WHERE code = \(code)") { try $0.key(0) }
    }

    /// The past names on record.
    public func pastNames(of households: [Household.ID]) throws -> [Household.ID: Set<PastName>] {
        var names: [Household.ID: Set<PastName>] = [:]
        try forEach(
            """
            SELECT DISTINCT household_id, person_id, village_id, search_key FROM past_name_word WHERE household_id IN \(padded(households))
            """
        ) { row in
            names[try row.key(0), default: []].insert(
                PastName(person: try row.key(1), village: try row.key(2), searchKey: try row.text(3)))
        }
        return names
    }
}

extension WriteTransaction {
    /// Puts `names` in place of those on record of the households.
    public func replacePastNames(with names: [Household.ID: Set<PastName>]) throws {
        let households = names.keys.sorted()
        for start in stride(from: 0, to: households.count, by: 400) {
            try execute("DELETE FROM past_name_word WHERE household_id IN \(Array(households[start..<min(start + 400, households.count)]))")
        }
        let rows = households.flatMap { household in
            names[household]!.flatMap { name in
                Set(name.searchKey.split(separator: " ").map(String.init)).map { word -> [SQLValue] in
                    [.text(word), name.village.sqlValue, household.sqlValue, name.person.sqlValue, .text(name.searchKey)]
                }
            }
        }
        try insert(into: "past_name_word", columns: ["word", "village_id", "household_id", "person_id", "search_key"], rows: rows)
    }
}
