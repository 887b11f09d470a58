import Core
import Database
import Registry

extension ReadTransaction {
    /// Whom anybody of `people` may be the same as: by number, by name and year of birth in the whole registry; by name and a year beside it,
    /// or one that is not known, in the same village; heads of the village and year by names of nearly one length. Pairs once each; whether they are alike enough is decided elsewhere.
    public func candidates(for people: [Person.ID]) throws -> Set<PersonPair> {
        guard !people.isEmpty else { return [] }
        var pairs: Set<PersonPair> = []
        let ways: [SQL] = [
            """
            SELECT mine.id, other.id FROM person AS mine JOIN person AS other ON other.personal_number = mine.personal_number
             WHERE mine.id IN \(people) AND other.id <> mine.id
            """,
            """
            SELECT mine.person_id, other.person_id FROM person_key AS mine
              JOIN person_key AS other ON other.name_key = mine.name_key AND other.year = mine.year
             WHERE mine.person_id IN \(people) AND other.person_id <> mine.person_id
            """,
            """
            SELECT mine.person_id, other.person_id FROM person_key AS mine
              JOIN membership AS here ON here.person_id = mine.person_id AND here.left_on IS NULL
              JOIN household AS home ON home.id = here.household_id
              JOIN person_key AS other ON other.name_key = mine.name_key
                   AND (other.year IS NULL OR mine.year IS NULL OR other.year IN (mine.year - 1, mine.year + 1))
              JOIN membership AS there ON there.person_id = other.person_id AND there.left_on IS NULL
              JOIN household AS house ON house.id = there.household_id AND house.village_id = home.village_id
             WHERE mine.person_id IN \(people) AND other.person_id <> mine.person_id
            """,
            """
            SELECT mine.person_id, other.person_id FROM person_key AS mine
              JOIN household AS home ON home.head_id = mine.person_id AND home.status = 'active'
              JOIN household AS house ON house.village_id = home.village_id AND house.id <> home.id AND house.status = 'active'
              JOIN person_key AS other ON other.person_id = house.head_id AND other.year = mine.year AND other.name_key <> mine.name_key
                   AND length(other.name_key) BETWEEN length(mine.name_key) - 1 AND length(mine.name_key) + 1
             WHERE mine.person_id IN \(people)
            """,
        ]
        for way in ways { try forEach(way) { pairs.insert(PersonPair(try $0.key(0), try $0.key(1))) } }
        return pairs
    }

    /// People whom somebody about to be written down may be: by number, or by name and year of birth; all years where none is known.
    public func candidates(forNumber number: String?, name: String, year: Int?, limit: Int) throws -> [Person.ID] {
        var found: [Person.ID] = []
        func add(_ sql: SQL) throws {
            try forEach(sql) { row in
                let id: Person.ID = try row.key(0)
                if !found.contains(id) { found.append(id) }
            }
        }
        if let number { try add("SELECT id FROM person WHERE personal_number = \(number) LIMIT \(limit)") }
        let birth: SQL = year.map { "(year = \($0) OR year IS NULL)" } ?? "(1 = 1)"
        try add("SELECT person_id FROM person_key WHERE name_key = \(AnnotatedName(name).name.nameKey) AND \(sql: birth) LIMIT \(limit)")
        return found
    }

    /// People of a year of birth by all spellings of their name, in the order of their keys.
    public func people(named keys: [String], born year: Int) throws -> [String: [Person.ID]] {
        var found: [String: [Person.ID]] = [:]
        try forEach("SELECT name_key, person_id FROM person_key WHERE name_key IN \(keys) AND year = \(year) ORDER BY name_key, person_id")
        { row in
            found[try row.text(0), default: []].append(try row.key(1))
        }
        return found
    }

    /// What is known of people for being compared: who never belonged anywhere but by mistake is left out.
    public func personRecords(_ people: [Person.ID]) throws -> [Person.ID: PersonRecord] {
        var last: [Person.ID: Member] = [:]
        for start in stride(from: 0, to: people.count, by: Self.atOnce) {
            for member in try members(people: Array(people[start..<min(start + Self.atOnce, people.count)])) {
                guard member.membership.leaveReason != .corrected else { continue }
                guard let known = last[member.person.id]?.membership else {
                    last[member.person.id] = member
                    continue
                }
                if let left = known.leftOn, member.membership.leftOn.map({ $0 >= left }) ?? true { last[member.person.id] = member }
            }
        }
        let households = Array(Set(last.values.map(\.membership.household))).sorted()
        var places: [Household.ID: (village: Area.ID, commune: Area.ID)] = [:]
        var people: [Household.ID: [Person]] = [:]
        for start in stride(from: 0, to: households.count, by: Self.atOnce) {
            let part = Array(households[start..<min(start + Self.atOnce, households.count)])
            try forEach("SELECT id, village_id, commune_id FROM household WHERE id IN \(part)") {
                places[try $0.key(0)] = (try $0.key(1), try $0.key(2))
            }
            try forEach(
                """
                SELECT \(sql: Self.memberColumns) FROM membership JOIN person ON person.id = membership.person_id
                 WHERE membership.household_id IN \(part) AND (membership.leave_reason IS NULL OR membership.leave_reason <> 'corrected')
                """
            ) { row in
                let member = try Self.member(row)
                people[member.membership.household, default: []].append(member.person)
            }
        }
        return last.mapValues { member in
            let place = places[member.membership.household]
            return PersonRecord(
                person: member.person, membership: member.membership, village: place?.village, commune: place?.commune,
                companions: (people[member.membership.household] ?? []).filter { $0.id != member.person.id })
        }
    }

    private static var atOnce: Int { 2_000 }

    // MARK: whom to look at

    /// The event up to which people were looked at; `nil` until everybody was, once.
    public func linkageMark() throws -> Int? { try first("SELECT event_seq FROM linkage_mark WHERE id = 1") { try $0.int(0) } }

    /// Everybody that events after number `seq` are about, and all members of the households that they are about.
    public func peopleTouched(after seq: Int) throws -> [Person.ID] {
        var subjects: [Identifier<AnySubject>] = []
        try forEach("SELECT subjects FROM event WHERE seq > \(seq) ORDER BY seq") { row in
            subjects += try row.text(0).split(separator: "\"").compactMap { Identifier<AnySubject>($0) }
        }
        subjects = Array(Set(subjects)).sorted()
        var people: Set<Person.ID> = []
        for start in stride(from: 0, to: subjects.count, by: Self.atOnce) {
            let part = Array(subjects[start..<min(start + Self.atOnce, subjects.count)])
            try forEach("SELECT id FROM person WHERE id IN \(part)") { people.insert(try $0.key(0)) }
            try forEach("SELECT person_id FROM membership WHERE household_id IN \(part)") { people.insert(try $0.key(0)) }
        }
        return people.sorted()
    }

    public func people(after last: Person.ID?, limit: Int) throws -> [Person] {
        let beyond: SQL = last.map { "WHERE person.id > \($0)" } ?? ""
        return try rows(
            """
            SELECT id, name, sex, born, ethnicity, personal_number, phone, is_meritorious, is_disabled, version FROM person
             \(sql: beyond) ORDER BY person.id LIMIT \(limit)
            """
        ) { try Self.person($0) }
    }
}

extension WriteTransaction {
    /// Keeps the keys of people, also of such as have some; a title or a remark beside a name is no part of its key.
    public func insertKeys(of people: [Person]) throws {
        for start in stride(from: 0, to: people.count, by: 500) {
            let rows = people[start..<min(start + 500, people.count)].map { person in
                [person.id.sqlValue, .text(AnnotatedName(person.name).name.nameKey), (person.born?.year).sqlValue]
            }
            try execute(
                """
                INSERT INTO person_key (person_id, name_key, year) VALUES \(rows: rows)
                ON CONFLICT (person_id) DO UPDATE SET name_key = excluded.name_key, year = excluded.year
                """)
        }
    }

    public func setLinkageMark(_ seq: Int) throws {
        try execute(
            "INSERT INTO linkage_mark (id, event_seq) VALUES (1, \(seq)) ON CONFLICT (id) DO UPDATE SET event_seq = excluded.event_seq")
    }

    /// Forgets the keys and pairs of somebody who is no more.
    func deleteLinkage(of person: Person.ID) throws {
        try execute("DELETE FROM person_key WHERE person_id = \(person)")
        try execute("DELETE FROM person_pair WHERE first_id = \(person) OR second_id = \(person)")
    }
}
