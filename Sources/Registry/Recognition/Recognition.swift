import Core
import Law

/// The class that the competent authority gave a household under one standard, from a day on.
///
/// It holds from `validFrom` until the next recognition of the same household and standard. A household that escaped has
/// a recognition as `notPoor`; the 36 months of a newly escaped household count from its day.
///
/// - Source: Quyết định 24/2021/QĐ-TTg, Điều 4 và Điều 5.
public struct Recognition: Hashable, Sendable, Codable {
    public typealias ID = Identifier<Recognition>

    public var id: ID
    public var household: Household.ID
    /// The standard under which the class holds, such as `S2022`.
    public var standard: String
    public var povertyClass: PovertyClass
    public var validFrom: CalendarDate
    /// Last day on which it holds; `nil` while it does.
    public var validUntil: CalendarDate?
    public var decisionNumber: String
    public var decisionOn: CalendarDate

    public init(
        id: ID, household: Household.ID, standard: String, povertyClass: PovertyClass, validFrom: CalendarDate,
        validUntil: CalendarDate? = nil, decisionNumber: String, decisionOn: CalendarDate
    ) {
        self.id = id
        self.household = household
        self.standard = standard
        self.povertyClass = povertyClass
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.decisionNumber = decisionNumber
        self.decisionOn = decisionOn
    }

    public func holds(on day: CalendarDate) -> Bool { validFrom <= day && validUntil.map { day <= $0 } ?? true }
}

extension Sequence<Recognition> {
    /// The recognition under `standard` that holds on `day`.
    public func holding(on day: CalendarDate, standard: String) -> Recognition? {
        first { $0.standard == standard && $0.holds(on: day) }
    }
}
