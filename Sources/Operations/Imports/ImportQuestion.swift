/// What somebody has to confirm with a reason before a list is taken in.
public enum ImportQuestion: String, Hashable, Sendable, Codable, CaseIterable {
    /// It names far fewer households than the registry.
    case fewHouseholds
    /// It changes the figures of years that are over.
    case pastYears
    /// It gives households another class under the decision by which they have theirs.
    case corrections
}
