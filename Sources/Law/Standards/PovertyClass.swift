/// The class that a poverty standard gives a household.
public enum PovertyClass: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    case poor
    case nearPoor = "near_poor"
    case averageLiving = "average_living"
    case notPoor = "not_poor"

    /// On the lists of poor and near-poor households.
    public var isListed: Bool { self == .poor || self == .nearPoor }

    /// From the poorest on.
    public static func < (left: PovertyClass, right: PovertyClass) -> Bool { left.rank < right.rank }

    public var rank: Int { Self.allCases.firstIndex(of: self)! }
}
