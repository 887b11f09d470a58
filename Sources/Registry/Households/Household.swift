import Core

/// A household of the registry (hộ gia đình), as an identity that keeps its key through changes of head, place and class.
public struct Household: Hashable, Sendable, Codable {
    public typealias ID = Identifier<Household>

    public var id: ID
    /// The number by which people call it on paper, unique in the whole registry; never reused.
    public var code: String
    public var village: Area.ID
    /// House number and street, or what the village goes by; may be empty.
    public var address: String
    public var status: HouseholdStatus
    /// Raised by one at every change; a page that was rendered on an older version cannot overwrite a newer one.
    public var version: Int

    public init(id: ID, code: String, village: Area.ID, address: String, status: HouseholdStatus, version: Int) {
        self.id = id
        self.code = code
        self.village = village
        self.address = address
        self.status = status
        self.version = version
    }
}

/// Whether a household still exists, and how it ended.
public enum HouseholdStatus: String, Hashable, Sendable, Codable, CaseIterable {
    case active
    case movedAway
    case merged
    case dissolved
}

/// A person as the registry knows them.
public struct Person: Hashable, Sendable, Codable {
    public typealias ID = Identifier<Person>

    public var id: ID
    public var name: String
    public var sex: Sex?
    public var born: PartialDate?
    public var ethnicity: EthnicGroup.ID?
    /// The 12-digit personal number or a former 9-digit card, digits only.
    public var personalNumber: String?
    public var phone: String?
    /// A person of merit with the revolution (người có công với cách mạng).
    public var isMeritorious: Bool
    public var isDisabled: Bool
    public var version: Int

    public init(
        id: ID, name: String, sex: Sex?, born: PartialDate?, ethnicity: EthnicGroup.ID?, personalNumber: String?,
        phone: String? = nil, isMeritorious: Bool = false, isDisabled: Bool = false, version: Int = 1
    ) {
        self.id = id
        self.name = name
        self.sex = sex
        self.born = born
        self.ethnicity = ethnicity
        self.personalNumber = personalNumber
        self.phone = phone
        self.isMeritorious = isMeritorious
        self.isDisabled = isDisabled
        self.version = version
    }
}

/// One of the 54 ethnic groups, by our own key: the two official code lists disagree in 37 of 54 codes.
public enum EthnicGroup {
    public typealias ID = String

    /// The majority group; every other group is an ethnic minority (dân tộc thiểu số).
    public static let majority: ID = "kinh"
}
