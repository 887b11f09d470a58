/// Whether a form shows what a review found before it was decided, or after ("sơ bộ" or "chính thức").
public enum ReviewStage: String, Hashable, Sendable, CaseIterable {
    case preliminary, official
}

/// How far the yearly review of a unit has come, as far as its rounds are on record.
public struct YearReview: Hashable, Sendable {
    public struct Reopened: Hashable, Sendable {
        public var name: String
        /// On which the last reopening rests.
        public var document: String
        /// Which result of the review the figures show: the second after it was opened again once.
        public var result: Int

        public init(name: String, document: String, result: Int) {
            self.name = name
            self.document = document
            self.result = result
        }
    }

    /// Communes whose round has no decision yet.
    public var undecided: [String]
    /// Communes without a round, where others have one.
    public var notOpened: [String]
    /// Communes whose round was opened again after its decision, also where it was decided anew.
    public var reopened: [Reopened]
    /// Some commune has a round of the year.
    public var isKnown: Bool

    public init(undecided: [String] = [], notOpened: [String] = [], reopened: [Reopened] = [], isKnown: Bool = false) {
        self.undecided = undecided
        self.notOpened = notOpened
        self.reopened = reopened
        self.isKnown = isKnown
    }

    /// What the rounds say; without any, a year that is over counts as decided.
    public func stage(isYearOver: Bool) -> ReviewStage {
        if isKnown { return undecided.isEmpty && notOpened.isEmpty ? .official : .preliminary }
        return isYearOver ? .official : .preliminary
    }
}
