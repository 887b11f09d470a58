import Core

/// What is true of a household because of its members on a day: computed, never typed twice.
///
/// - Source: Thông tư 02/2022/TT-BLĐTBXH, Mẫu số 7.8 (target groups). The definition of an ethnic-minority household by
///   its head is RECALLED: see `law/rules/ethnic-minority-household`.
public struct HouseholdFlags: OptionSet, Hashable, Sendable, Codable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// The head belongs to an ethnic minority (hộ dân tộc thiểu số).
    public static let ethnicMinority = HouseholdFlags(rawValue: 1)
    /// At least one member is a person of merit with the revolution.
    public static let meritorious = HouseholdFlags(rawValue: 2)
    public static let femaleHead = HouseholdFlags(rawValue: 4)
    public static let child = HouseholdFlags(rawValue: 8)
    public static let disability = HouseholdFlags(rawValue: 16)
    public static let olderPerson = HouseholdFlags(rawValue: 32)
    /// No labour capacity (không có khả năng lao động): stated in the review, because no definition was found in law.
    public static let noLabourCapacity = HouseholdFlags(rawValue: 64)

    /// The flags of the members of `members` who belong on `day`; `noLabourCapacity` as the last review stated it.
    public init(of members: some Sequence<Member>, on day: CalendarDate, noLabourCapacity: Bool) {
        var flags: HouseholdFlags = noLabourCapacity ? .noLabourCapacity : []
        for member in members where member.membership.holds(on: day) {
            let person = member.person
            if member.membership.relation == .head {
                if let group = person.ethnicity, group != EthnicGroup.majority { flags.insert(.ethnicMinority) }
                if person.sex == .female { flags.insert(.femaleHead) }
            }
            if person.isMeritorious { flags.insert(.meritorious) }
            if person.isDisabled { flags.insert(.disability) }
            if let age = person.born?.age(on: day) {
                if age < 16 { flags.insert(.child) }
                if age >= 60 { flags.insert(.olderPerson) }
            }
        }
        self = flags
    }
}
