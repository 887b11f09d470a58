import Core
import Database
import Registry

extension ReadTransaction {
    /// The identity that stands for a closed one now; `nil` for an open one.
    public func keptIdentity(of person: Person.ID) throws -> Person.ID? {
        try first("SELECT kept_id FROM person_link WHERE person_id = \(person) AND \(sql: Self.isLastLink)") { try $0.key(0) }
    }

    /// The identities that closed into a person, each with the act that did it, the latest first.
    public func closedIdentities(into person: Person.ID) throws -> [(person: Person, act: HouseholdAct.ID)] {
        try rows(
            """
            SELECT person.id, person.name, person.sex, person.born, person.ethnicity, person.personal_number, person.phone,
                   person.is_meritorious, person.is_disabled, person.version, person_link.act_id
              FROM person_link JOIN person ON person.id = person_link.person_id
             WHERE person_link.kept_id = \(person) ORDER BY person_link.act_id DESC, person.id
            """
        ) { (try Self.person($0), try $0.key(10)) }
    }

    /// People by their keys, closed identities too.
    public func people(_ ids: [Person.ID]) throws -> [Person] {
        try rows(
            """
            SELECT id, name, sex, born, ethnicity, personal_number, phone, is_meritorious, is_disabled, version FROM person
             WHERE id IN \(ids)
            """, Self.person)
    }

    static var isLastLink: SQL {
        "NOT EXISTS (SELECT 1 FROM person_link AS later WHERE later.person_id = person_link.kept_id)"
    }
}

extension WriteTransaction {
    /// Closes an identity into another one; whoever had closed into it before goes with it.
    public func link(_ closed: Person.ID, to kept: Person.ID, by act: HouseholdAct.ID) throws {
        let former: [Person.ID] = try rows("SELECT DISTINCT person_id FROM person_link WHERE kept_id = \(closed)") { try $0.key(0) }
        let links = (former + [closed]).map { [$0.sqlValue, kept.sqlValue, act.sqlValue] }
        try execute("INSERT INTO person_link (person_id, kept_id, act_id) VALUES \(rows: links)")
    }

    /// Opens the identities that an act had closed.
    public func unlink(by act: HouseholdAct.ID) throws { try execute("DELETE FROM person_link WHERE act_id = \(act)") }
}
