/// Whether a form shows what a review found before it was decided, or after ("sơ bộ" or "chính thức").
public enum ReviewStage: String, Hashable, Sendable, CaseIterable {
    case preliminary, official
}

/// How far the yearly review of a unit has come, as far as its rounds are on record.
public struct YearReview: Hashable, Sendable {
    /// Communes whose round has no decision yet.
    public var undecided: [String]
    /// Communes without a round, where others have one.
    public var notOpened: [String]
    /// Some commune has a round of the year.
    public var isKnown: Bool

    public init(undecided: [String] = [], notOpened: [String] = [], isKnown: Bool = false) {
        self.undecided = undecided
        self.notOpened = notOpened
        self.isKnown = isKnown
    }

    /// What the rounds say; without any, a year that is over counts as decided.
    public func stage(isYearOver: Bool) -> ReviewStage {
        if isKnown { return undecided.isEmpty && notOpened.isEmpty ? .official : .preliminary }
        return isYearOver ? .official : .preliminary
    }
}
