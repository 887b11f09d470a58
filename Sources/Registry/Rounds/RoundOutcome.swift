import Law

/// What a decision does to a household.
///
/// - Source: Quyết định 24/2021/QĐ-TTg, Điều 4 khoản 6 và Điều 5 khoản 2.
public enum RoundOutcome: String, Hashable, Sendable, Codable, CaseIterable {
    /// Comes on a list, or from one list on the other.
    case recognized
    /// Stays on its list under the new decision.
    case kept
    /// Leaves the lists.
    case escaped
    /// Applied, and is not poor: answered in writing, with reasons.
    case refused
    /// Left as it is by an act.
    case aside

    /// - Parameters:
    ///   - former: the class that it has.
    ///   - found: the class of the review; `nil` where an act leaves it aside.
    public init(_ kind: ReviewKind, former: PovertyClass?, found: PovertyClass?) {
        guard let found else {
            self = .aside
            return
        }
        let isListed = kind == .averageLiving ? found == .averageLiving : found.isListed
        let wasListed = kind == .averageLiving ? former == .averageLiving : former?.isListed ?? false
        switch (wasListed, isListed) {
        case (_, true): self = found == former ? .kept : .recognized
        case (true, false): self = .escaped
        case (false, false): self = .refused
        }
    }

    public var changesRecords: Bool { self == .recognized || self == .kept || self == .escaped }
}
