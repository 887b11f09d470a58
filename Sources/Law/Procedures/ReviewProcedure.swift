import Core

/// Which review of households it is.
public enum ReviewKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// Once a year, all households on the lists and those who applied (rà soát định kỳ).
    case yearly
    /// Every month, those who applied (rà soát thường xuyên).
    case regular
    /// Every month, farming households of average living that applied.
    case averageLiving = "average-living"
}

/// A step of a review, in the order of the law. What a village or a commune has reached is the last step that it has finished.
public enum ReviewStep: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    case prepared
    case listing
    case collecting
    case scoring
    case meeting
    case posting
    case objections
    case opinionAsked = "opinion-asked"
    case opinion
    case decision
    case certificates
    case consolidation
    case official

    public static func < (left: ReviewStep, right: ReviewStep) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self)! }
}

/// The procedure of one kind of review, as it is in force from a day: steps, who acts, when, and for how long.
///
/// - Source: Quyết định 24/2021/QĐ-TTg, Điều 3 đến Điều 7.
public struct ReviewProcedure: Hashable, Sendable {
    /// Where a step is taken.
    public enum Place: String, Hashable, Sendable {
        case village, commune
    }

    /// Who acts, by function: departments come and go.
    public enum Function: String, Hashable, Sendable, CaseIterable {
        case committee, head, reviewer, officer, chair, office, households, organisations, front
        case partyCell = "party-cell"
    }

    public enum Level: String, Hashable, Sendable, CaseIterable {
        case province, district, commune, village
    }

    public struct Actor: Hashable, Sendable {
        public let function: Function
        public let level: Level
    }

    public struct Step: Hashable, Sendable {
        public let step: ReviewStep
        public let place: Place
        public let actors: [Actor]
        /// What the step leaves on paper.
        public let output: String
        public let citation: Citation
        public let confidence: Confidence
    }

    /// A limit by what it limits.
    public enum Limit: String, Hashable, Sendable, Codable, CaseIterable {
        /// How long the list hangs.
        case posting
        /// How long a re-check may take from the day of the objection.
        case recheck
        /// How long the list hangs again after a re-check.
        case reposting
        /// How long the higher level has for its opinion.
        case opinion
        /// How long the whole review may take from its first day.
        case whole
    }

    /// When a review begins.
    public enum Opening: Hashable, Sendable {
        /// Between two days of the year, each as month × 100 + day.
        case window(from: Int, until: Int)
        /// From this day of every month.
        case monthly(day: Int)
    }

    public let kind: ReviewKind
    public let opening: Sourced<Opening>
    public let steps: [Step]
    /// `nil` where the law was looked for and not found.
    public let limits: [Limit: Sourced<TimeLimit>?]

    /// The first day and, of a yearly review, the last day of a round.
    ///
    /// - Parameter month: of a monthly review.
    public func period(year: Int, month: Int?) -> (from: CalendarDate, until: CalendarDate?)? {
        switch opening.value {
        case .window(let from, let until):
            guard let first = CalendarDate(year: year, month: from / 100, day: from % 100),
                let last = CalendarDate(year: year, month: until / 100, day: until % 100)
            else { return nil }
            return (first, last)
        case .monthly(let day):
            guard let month, let first = CalendarDate(year: year, month: month, day: day) else { return nil }
            return (first, nil)
        }
    }

    public func step(_ step: ReviewStep) -> Step? { steps.first { $0.step == step } }

    /// The step after `reached`; `nil` after the last.
    public func step(after reached: ReviewStep) -> Step? { steps.first { $0.step > reached } }

    /// The last step that is taken in a village.
    public var lastInVillage: ReviewStep { steps.last { $0.place == .village }?.step ?? .prepared }
}

/// The procedures of every kind of review, in force from a day: a snapshot.
public struct ReviewProcedures: Hashable, Sendable {
    public let id: String
    public let appliesFrom: CalendarDate
    /// Last day; `nil` while nothing has taken their place.
    public let appliesTo: CalendarDate?
    /// The levels of government that there are.
    public let levels: [ReviewProcedure.Level]
    /// How many of a hundred people present at a village meeting must agree.
    public let agreement: Sourced<Int>
    /// How long a certificate holds; `nil` where that was looked for and not found.
    public let certificate: Sourced<CertificateTerm>?
    public let procedures: [ReviewKind: ReviewProcedure]
    public let citation: Citation
    public let content: String
    public let fingerprint: String

    /// A snapshot has a procedure for every kind of review.
    public subscript(kind: ReviewKind) -> ReviewProcedure { procedures[kind]! }

    public func applies(on day: CalendarDate) -> Bool { appliesFrom <= day && appliesTo.map { day <= $0 } ?? true }
}

extension RuleBook {
    /// The procedures in force on `day`.
    ///
    /// - Throws: `NoRules` when there are none; the nearest are never taken instead.
    public func procedures(on day: CalendarDate) throws -> ReviewProcedures {
        guard let found = procedures.first(where: { $0.applies(on: day) }) else { throw NoRules(day: day) }
        return found
    }

    public func procedures(id: String) -> ReviewProcedures? { procedures.first { $0.id == id } }
}
