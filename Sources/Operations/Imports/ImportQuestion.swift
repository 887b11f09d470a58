/// What somebody has to confirm with a reason before a list is taken in.
public enum ImportQuestion: String, Hashable, Sendable, Codable, CaseIterable {
    /// It names far fewer households than the registry.
    case fewHouseholds
    /// It is a full list and lacks some poor or near-poor households of its villages.
    case missingHouseholds
    /// It changes the figures of years that are over.
    case pastYears
    /// It gives households another class under the decision by which they have theirs.
    case corrections
    /// A supplement that brings new households of which some are like others on record: they were looked at. It takes no reason.
    case newHouseholds

    public var takesReason: Bool { self != .newHouseholds }

    /// What is asked about households that a list does not name.
    ///
    /// - Parameter isUnlikely: they are so many that it may be the wrong list.
    public static func about(_ missing: Int, isUnlikely: Bool) -> [ImportQuestion] {
        isUnlikely ? [.fewHouseholds] : missing > 0 ? [.missingHouseholds] : []
    }
}
