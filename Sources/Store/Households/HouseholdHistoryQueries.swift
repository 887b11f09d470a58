import Core
import Database
import Registry

extension ReadTransaction {
    /// Where the household lived, the earliest stay first.
    public func stays(of household: Household.ID) throws -> [HouseholdStay] {
        try rows(
            """
            SELECT household_id, village_id, valid_from, valid_until, reason FROM household_stay
             WHERE household_id = \(household) ORDER BY valid_from
            """
        ) { row in
            let reason = try row.text(4)
            guard let reason = HouseholdStay.Reason(rawValue: reason) else { throw StoreError.unreadable("household_stay \(reason)") }
            return HouseholdStay(
                household: try row.key(0), village: try row.key(1), validFrom: try row.day(2), validUntil: try row.dayOrNil(3),
                reason: reason)
        }
    }

    /// True when the person belongs to a household now.
    public func isMemberSomewhere(_ person: Person.ID) throws -> Bool {
        try first("SELECT 1 FROM membership WHERE person_id = \(person) AND left_on IS NULL LIMIT 1") { try $0.int(0) } != nil
    }

    /// The day since which the person belongs nowhere, as far as they ever belonged.
    public func lastLeaving(of person: Person.ID) throws -> CalendarDate? {
        try first("SELECT max(left_on) FROM membership WHERE person_id = \(person)") { try $0.dayOrNil(0) } ?? nil
    }

    /// Every membership, past and present, of the people who have exactly this number, in the whole registry: a number
    /// belongs to one person, whatever the area. With the status of the household.
    public func members(withNumber number: String) throws -> [(member: Member, status: HouseholdStatus)] {
        try rows(
            """
            SELECT \(sql: Self.memberColumns), household.status
              FROM person
              JOIN membership ON membership.person_id = person.id
              JOIN household ON household.id = membership.household_id
             WHERE person.personal_number = \(number) ORDER BY membership.joined_on, membership.id LIMIT 100
            """
        ) { (try Self.member($0), HouseholdStatus(rawValue: try $0.text(18)) ?? .dissolved) }
    }
}

extension WriteTransaction {
    /// Puts the open stay into another village, as if it had been written so from its first day.
    public func correctStay(of household: Household.ID, village: Area.ID) throws {
        try execute(
            "UPDATE household_stay SET village_id = \(village) WHERE household_id = \(household) AND valid_until IS NULL")
    }

    /// Ends what is known of a household that is no more from `day` on: every stay that reached so far, and the open
    /// recognitions, which hold for at least their first day.
    public func endHistory(of household: Household.ID, from day: CalendarDate) throws {
        let last = day.adding(days: -1)
        try execute(
            """
            UPDATE household_stay SET valid_until = \(last)
             WHERE household_id = \(household) AND (valid_until IS NULL OR valid_until > \(last))
            """)
        try execute(
            """
            UPDATE recognition SET valid_until = CASE WHEN valid_from > \(last) THEN valid_from ELSE \(last) END
             WHERE household_id = \(household) AND valid_until IS NULL
            """)
    }
}
