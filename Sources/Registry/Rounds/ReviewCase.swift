import Core
import Law

/// A household that is to be reviewed in a round, with all that has been found of it so far.
public struct ReviewCase: Hashable, Sendable {
    public typealias ID = Identifier<ReviewCase>

    /// Why it is reviewed.
    public enum Origin: String, Hashable, Sendable, Codable, CaseIterable {
        /// It was on a list of the commune.
        case listed
        case application
        /// Put in by hand, with a reason.
        case added
        /// An objection was upheld that it had been left out.
        case objection
    }

    /// The sheet of the round: the last one that stands.
    public struct Sheet: Hashable, Sendable {
        public var id: ReviewSheet.ID
        public var reviewedOn: CalendarDate
        public var recordedAt: Instant
        /// Later than `recordedAt` where another one counted meanwhile that was withdrawn.
        public var countsSince: Instant
        /// From the poorest on; one where the class is certain.
        public var possible: [PovertyClass]
        public var incomePoints: Int?
        public var deprivations: Int

        public init(
            id: ReviewSheet.ID, reviewedOn: CalendarDate, recordedAt: Instant, possible: [PovertyClass], incomePoints: Int?,
            deprivations: Int
        ) {
            self.id = id
            self.reviewedOn = reviewedOn
            self.recordedAt = recordedAt
            countsSince = recordedAt
            self.possible = possible
            self.incomePoints = incomePoints
            self.deprivations = deprivations
        }
    }

    /// What the last village meeting said.
    public struct Vote: Hashable, Sendable {
        public var present: Int
        public var agreed: Int
        public var at: Instant

        public init(present: Int, agreed: Int, at: Instant) {
            self.present = present
            self.agreed = agreed
            self.at = at
        }

        /// - Source: Quyết định 24/2021/QĐ-TTg, Điều 4 khoản 3: of those present, not of those invited.
        public func isAgreement(percent: Int) -> Bool { present > 0 && agreed * 100 >= present * percent }
    }

    /// A class given by an act of the authority, or none: the household is left as it is.
    public struct Ruling: Hashable, Sendable {
        public var povertyClass: PovertyClass?
        public var reason: String
        public var document: String

        public init(povertyClass: PovertyClass?, reason: String, document: String) {
            self.povertyClass = povertyClass
            self.reason = reason
            self.document = document
        }
    }

    public var id: ID
    public var household: Household.ID
    public var village: Area.ID
    public var commune: Area.ID
    /// The household is there still.
    public var isPresent: Bool
    public var origin: Origin
    /// The class that it has now.
    public var formerClass: PovertyClass?
    public var sheet: Sheet?
    public var vote: Vote?
    public var ruling: Ruling?
    /// Since when a re-check is owed: a sheet recorded before it is not enough.
    public var recheckSince: Instant?
    public var isDecided: Bool
    /// The meeting of its village was passed over by an act.
    public var isExcused = false

    public init(
        id: ID, household: Household.ID, village: Area.ID, commune: Area.ID, isPresent: Bool, origin: Origin, formerClass: PovertyClass?,
        isDecided: Bool
    ) {
        self.id = id
        self.household = household
        self.village = village
        self.commune = commune
        self.isPresent = isPresent
        self.origin = origin
        self.formerClass = formerClass
        self.isDecided = isDecided
    }

    /// How far the household has come.
    public enum State: Hashable, Sendable {
        /// It is no more, or lives elsewhere: nothing is decided about it here.
        case gone
        case toSurvey
        /// The meeting did not agree: surveyed again, and met again.
        case toSurveyAgain
        /// An objection is open or was upheld: checked again.
        case toRecheck
        /// The answers leave several classes possible.
        case cannotSay
        /// Classified, not yet agreed on.
        case scored(PovertyClass)
        case agreed(PovertyClass)
        /// Decided by an act before the decision: a class, or left aside.
        case ruled(PovertyClass?)
        case decided
    }

    /// - Parameters:
    ///   - percent: how many of a hundred people present must agree.
    ///   - meets: whether the procedure has a meeting.
    public func state(percent: Int, meets: Bool) -> State {
        if isDecided { return .decided }
        guard isPresent else { return .gone }
        if let ruling { return .ruled(ruling.povertyClass) }
        let isRechecked = recheckSince.map { since in sheet.map { $0.recordedAt >= since } ?? false }
        if isRechecked == false { return .toRecheck }
        guard let sheet else { return .toSurvey }
        let failed = vote.map { !$0.isAgreement(percent: percent) } ?? false
        if meets, failed, isRechecked == nil, let vote, sheet.recordedAt <= vote.at { return .toSurveyAgain }
        guard sheet.possible.count == 1 else { return .cannotSay }
        // A re-check is posted again, not met again; a sheet changed after the meeting is one that nobody has agreed on.
        let isAgreed = !meets || isExcused || isRechecked == true || (!failed && vote.map { $0.at >= sheet.countsSince } ?? false)
        return isAgreed ? .agreed(sheet.possible[0]) : .scored(sheet.possible[0])
    }
}

extension ReviewCase.State {
    public var needsSheet: Bool { self == .toSurvey || self == .toSurveyAgain || self == .toRecheck }

    /// Nothing more is to be found out before the decision.
    public var isReady: Bool {
        switch self {
        case .agreed, .ruled, .gone, .decided: true
        default: false
        }
    }

    /// The class that a decision would give; `nil` where it would give none.
    public var povertyClass: PovertyClass? {
        switch self {
        case .scored(let found), .agreed(let found): found
        case .ruled(let found): found
        default: nil
        }
    }
}
