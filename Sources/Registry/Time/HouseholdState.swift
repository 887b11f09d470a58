import Core
import Law

/// What a list shows of a household, the same on every day from `validFrom` to `validUntil`.
public struct HouseholdState: Hashable, Sendable {
    public var household: Household.ID
    public var validFrom: CalendarDate
    /// Last day; `nil` while it goes on.
    public var validUntil: CalendarDate?
    public var code: String
    public var village: Area.ID
    public var address: String
    public var head: Person.ID?
    public var headName: String
    public var headSortKey: [UInt8]
    public var persons: Int
    public var povertyClass: PovertyClass?
    public var classSince: CalendarDate?
    /// All but the two that follow from ages.
    public var lastingFlags: HouseholdFlags
    /// First day on which no member is under 16; `nil` when none ever was.
    public var childUntil: CalendarDate?
    /// First day on which a member is 60 or older; `nil` when nobody will be.
    public var olderFrom: CalendarDate?
    public var ethnicity: EthnicGroup.ID?

    public init(
        household: Household.ID, validFrom: CalendarDate, validUntil: CalendarDate?, code: String, village: Area.ID, address: String,
        head: Person.ID?, headName: String, headSortKey: [UInt8], persons: Int, povertyClass: PovertyClass?, classSince: CalendarDate?,
        lastingFlags: HouseholdFlags, childUntil: CalendarDate?, olderFrom: CalendarDate?, ethnicity: EthnicGroup.ID?
    ) {
        self.household = household
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.code = code
        self.village = village
        self.address = address
        self.head = head
        self.headName = headName
        self.headSortKey = headSortKey
        self.persons = persons
        self.povertyClass = povertyClass
        self.classSince = classSince
        self.lastingFlags = lastingFlags
        self.childUntil = childUntil
        self.olderFrom = olderFrom
        self.ethnicity = ethnicity
    }

    /// The flags on a day of the stretch: ages change without anything being written.
    public func flags(on day: CalendarDate) -> HouseholdFlags {
        var flags = lastingFlags
        if let childUntil, day < childUntil { flags.insert(.child) }
        if let olderFrom, day >= olderFrom { flags.insert(.olderPerson) }
        return flags
    }

    public func holds(on day: CalendarDate) -> Bool { validFrom <= day && validUntil.map { day <= $0 } ?? true }

    /// The same but for the days.
    func isContinued(by next: HouseholdState) -> Bool {
        guard let validUntil, next.validFrom == validUntil.adding(days: 1) else { return false }
        var own = self
        (own.validFrom, own.validUntil) = (next.validFrom, next.validUntil)
        return own == next
    }
}

extension HouseholdFlags {
    /// The two that follow from ages.
    public static let ofAge: HouseholdFlags = [.child, .olderPerson]
}

extension HouseholdState {
    /// What a member was to the head of the day; `nil` for one who is written as head and was not the head then: what they were
    /// before is not on record.
    public func relation(of member: Member) -> Relation? {
        let relation = member.membership.relation
        return relation == .head && member.person.id != head ? nil : relation
    }
}
