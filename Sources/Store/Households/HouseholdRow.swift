import Core
import Database
import Law
import Registry

/// A household as lists show it: identity, head, place, present class and what is derived from its members.
public struct HouseholdRow: Hashable, Sendable, Codable {
    public var household: Household
    public var commune: Area.ID
    public var head: Person.ID?
    public var headName: String
    public var headSortKey: [UInt8]
    public var persons: Int
    /// The class in force under the national standard; `nil` where the household is on no list.
    public var povertyClass: PovertyClass?
    public var classSince: CalendarDate?
    public var flags: HouseholdFlags
    /// The head's ethnic group.
    public var ethnicity: EthnicGroup.ID?

    public init(
        household: Household, commune: Area.ID, head: Person.ID?, headName: String, headSortKey: [UInt8], persons: Int,
        povertyClass: PovertyClass?, classSince: CalendarDate?, flags: HouseholdFlags, ethnicity: EthnicGroup.ID?
    ) {
        self.household = household
        self.commune = commune
        self.head = head
        self.headName = headName
        self.headSortKey = headSortKey
        self.persons = persons
        self.povertyClass = povertyClass
        self.classSince = classSince
        self.flags = flags
        self.ethnicity = ethnicity
    }

    static let columns: SQL = """
        household.id, household.code, household.village_id, household.address, household.status, household.version,
        household.commune_id, household.head_id, household.head_name, household.head_sort_key, household.persons,
        household.class, household.class_since, household.flags, household.ethnicity
        """

    init(_ row: Row) throws {
        let status = try row.text(4)
        guard let status = HouseholdStatus(rawValue: status) else {
            throw StoreError.unreadable("household.status \(status)")
        }
        household = Household(
            id: try row.key(0), code: try row.text(1), village: try row.key(2), address: try row.text(3),
            status: status, version: try row.int(5))
        commune = try row.key(6)
        head = try row.keyOrNil(7)
        headName = try row.text(8)
        headSortKey = try row.bytes(9)
        persons = try row.int(10)
        povertyClass = PovertyClass(rawValue: try row.text(11))
        classSince = try row.dayOrNil(12)
        flags = HouseholdFlags(rawValue: try row.int(13))
        ethnicity = try row.textOrNil(14)
    }
}
