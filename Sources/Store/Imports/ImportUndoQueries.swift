import Core
import Database
import Registry

extension ReadTransaction {
    public func versions(of households: [Household.ID]) throws -> [Household.ID: Int] {
        var versions: [Household.ID: Int] = [:]
        for start in stride(from: 0, to: households.count, by: 2_000) {
            let part = Array(households[start..<min(start + 2_000, households.count)])
            try forEach("SELECT id, version FROM household WHERE id IN \(part)") { versions[try $0.key(0)] = try $0.int(1) }
        }
        return versions
    }

    /// From which day each household is on record.
    public func registrationDays(of households: [Household.ID]) throws -> [Household.ID: CalendarDate] {
        var days: [Household.ID: CalendarDate] = [:]
        for start in stride(from: 0, to: households.count, by: 2_000) {
            let part = Array(households[start..<min(start + 2_000, households.count)])
            try forEach("SELECT id, registered_on FROM household WHERE id IN \(part)") { days[try $0.key(0)] = try $0.day(1) }
        }
        return days
    }
}

extension WriteTransaction {
    /// Removes a household that a batch had added; everything of it must be gone before.
    public func deleteHousehold(_ id: Household.ID) throws {
        try execute("DELETE FROM area_act_stay WHERE household_id = \(id)")
        try execute("DELETE FROM household_stay WHERE household_id = \(id)")
        try execute("DELETE FROM sheet_draft WHERE household_id = \(id)")
        try execute("DELETE FROM household_point WHERE household_id = \(id)")
        try execute("DELETE FROM list_statement WHERE household_id = \(id)")
        try execute("DELETE FROM name_word WHERE household_id = \(id)")
        try execute("UPDATE household SET head_id = NULL WHERE id = \(id)")
        try execute("DELETE FROM membership WHERE household_id = \(id)")
        try execute("DELETE FROM recognition WHERE household_id = \(id)")
        try execute("DELETE FROM household WHERE id = \(id)")
    }

    public func deletePerson(_ id: Person.ID) throws {
        try execute("DELETE FROM name_word WHERE person_id = \(id)")
        try execute("DELETE FROM membership WHERE person_id = \(id)")
        try deleteLinkage(of: id)
        try execute("DELETE FROM person WHERE id = \(id)")
    }

    public func deleteMembership(_ id: Membership.ID) throws { try execute("DELETE FROM membership WHERE id = \(id)") }

    /// Removes a stay with what units made of it since, and opens the one before it again.
    public func deleteStay(of household: Household.ID, from day: CalendarDate) throws {
        try deleteStays(of: household, since: day)
        try execute(
            """
            UPDATE household_stay SET valid_until = NULL
             WHERE household_id = \(household) AND valid_until = \(day.adding(days: -1))
            """)
    }

    /// Removes every stay that began on `day` or later.
    public func deleteStays(of household: Household.ID, since day: CalendarDate) throws {
        try execute("DELETE FROM household_stay WHERE household_id = \(household) AND valid_from >= \(day)")
    }

    public func deleteRecognition(_ id: Recognition.ID) throws { try execute("DELETE FROM recognition WHERE id = \(id)") }
}
