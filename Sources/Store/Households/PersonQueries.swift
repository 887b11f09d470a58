import Access
import Core
import Database
import Registry

extension ReadTransaction {
    /// Everyone who has ever belonged to the household, present members first, the head at the top, then by age.
    public func members(of household: Household.ID) throws -> [Member] {
        try rows(
            """
            SELECT \(sql: Self.memberColumns)
              FROM membership JOIN person ON person.id = membership.person_id
             WHERE membership.household_id = \(household)
             ORDER BY membership.left_on NULLS FIRST, CASE membership.relation WHEN 'head' THEN 0 WHEN 'spouse' THEN 1 ELSE 2 END,
                      person.born NULLS LAST, membership.id
            """, Self.member)
    }

    /// The present members of many households at once.
    public func presentMembers(of households: [Household.ID]) throws -> [Household.ID: [Member]] {
        let members = try rows(
            """
            SELECT \(sql: Self.memberColumns)
              FROM membership JOIN person ON person.id = membership.person_id
             WHERE membership.household_id IN \(households) AND membership.left_on IS NULL
             ORDER BY membership.household_id, membership.id
            """, Self.member)
        return Dictionary(grouping: members, by: \.membership.household)
    }

    /// The personal numbers of people, of those who have one: for whoever may see them.
    public func personalNumbers(of people: [Person.ID]) throws -> [Person.ID: String] {
        var numbers: [Person.ID: String] = [:]
        for start in stride(from: 0, to: people.count, by: 2_000) {
            let part = Array(people[start..<min(start + 2_000, people.count)])
            try forEach("SELECT id, personal_number FROM person WHERE id IN \(part) AND personal_number IS NOT NULL") {
                numbers[try $0.key(0)] = try $0.text(1)
            }
        }
        return numbers
    }

    static var memberColumns: SQL {
        """
        person.id, person.name, person.sex, person.born, person.ethnicity, person.personal_number, person.phone,
        person.is_meritorious, person.is_disabled, person.version,
        membership.id, membership.household_id, membership.relation, membership.joined_on, membership.join_reason,
        membership.left_on, membership.leave_reason, membership.former_relations
        """
    }

    /// The person of the first ten columns.
    static func person(_ row: Row) throws -> Person {
        Person(
            id: try row.key(0), name: try row.text(1), sex: try row.intOrNil(2).flatMap(Sex.init(rawValue:)),
            born: try row.textOrNil(3).flatMap(PartialDate.init(iso:)), ethnicity: try row.textOrNil(4),
            personalNumber: try row.textOrNil(5), phone: try row.textOrNil(6), isMeritorious: try row.bool(7),
            isDisabled: try row.bool(8), version: try row.int(9))
    }

    static func member(_ row: Row) throws -> Member {
        let person = try person(row)
        let (relation, joinReason) = (try row.text(12), try row.text(14))
        let former = try row.text(17)
        guard let relation = Relation(rawValue: relation), let joinReason = JoinReason(rawValue: joinReason),
            let formerRelations = RelationHistory(former)
        else { throw StoreError.unreadable("membership \(relation) \(joinReason) \(former)") }
        return Member(
            person: person,
            membership: Membership(
                id: try row.key(10), household: try row.key(11), person: person.id, relation: relation,
                joinedOn: try row.day(13), joinReason: joinReason, leftOn: try row.dayOrNil(15),
                leaveReason: try row.textOrNil(16).flatMap(LeaveReason.init(rawValue:)), formerRelations: formerRelations))
    }
}

extension WriteTransaction {
    public func insert(_ people: [Person]) throws {
        try insert(
            into: "person",
            columns: [
                "id", "name", "sort_key", "search_key", "sex", "born", "ethnicity", "personal_number", "phone",
                "is_meritorious", "is_disabled", "version",
            ],
            rows: people.lazy.map { person in
                [
                    person.id.sqlValue, .text(person.name), .blob(person.name.personSortKey), .text(person.name.searchKey),
                    person.sex.sqlValue, person.born.sqlValue, person.ethnicity.sqlValue, person.personalNumber.sqlValue,
                    person.phone.sqlValue, person.isMeritorious.sqlValue, person.isDisabled.sqlValue,
                    person.version.sqlValue,
                ]
            })
        try insertKeys(of: people)
    }

    /// Writes `person` over the row that had `version - 1`.
    ///
    /// - Throws: `StoreError.changedMeanwhile` when somebody else changed it since.
    public func update(_ person: Person) throws {
        let changed = try execute(
            """
            UPDATE person
               SET name = \(person.name), sort_key = \(person.name.personSortKey), search_key = \(person.name.searchKey),
                   sex = \(person.sex), born = \(person.born), ethnicity = \(person.ethnicity),
                   personal_number = \(person.personalNumber), phone = \(person.phone),
                   is_meritorious = \(person.isMeritorious), is_disabled = \(person.isDisabled), version = \(person.version)
             WHERE id = \(person.id) AND version = \(person.version - 1)
            """)
        guard changed == 1 else { throw StoreError.changedMeanwhile }
        try insertKeys(of: [person])
    }

    public func insert(_ memberships: [Membership]) throws {
        try insert(
            into: "membership",
            columns: [
                "id", "household_id", "person_id", "relation", "joined_on", "join_reason", "left_on", "leave_reason",
                "former_relations",
            ],
            rows: memberships.lazy.map { membership in
                [
                    membership.id.sqlValue, membership.household.sqlValue, membership.person.sqlValue,
                    .text(membership.relation.rawValue), membership.joinedOn.sqlValue, .text(membership.joinReason.rawValue),
                    membership.leftOn.sqlValue, (membership.leaveReason?.rawValue).sqlValue, .text(membership.formerRelations.text),
                ]
            })
    }

    public func update(_ membership: Membership) throws {
        let changed = try execute(
            """
            UPDATE membership
               SET person_id = \(membership.person), relation = \(membership.relation.rawValue), joined_on = \(membership.joinedOn),
                   left_on = \(membership.leftOn), leave_reason = \(membership.leaveReason?.rawValue),
                   former_relations = \(membership.formerRelations.text)
             WHERE id = \(membership.id)
            """)
        guard changed == 1 else { throw StoreError.notFound }
    }
}
