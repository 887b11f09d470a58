import Core
import Law

/// Something about a sheet of a round that deserves a second look: a reason to ask, never a verdict.
public struct QualitySignal: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Several households of a village with exactly the same answers by the same officer.
        case identicalAnswers = "identical_answers"
        /// Points A exactly at the line of income, or one over it.
        case pointsAtLine = "points_at_line"
        /// Sheets entered by one officer faster than they can be read.
        case fastEntry = "fast_entry"
        /// The class after the meeting is another than the one put to it.
        case changedAfterMeeting = "changed_after_meeting"
        /// Members who came in shortly before the review, births left aside.
        case membersAddedBefore = "members_added_before"
        /// The household of an official or of somebody near to one, as declared.
        case tiedToOfficial = "tied_to_official"
    }

    public var kind: Kind
    public var reviewCase: ReviewCase.ID
    /// What it is told by: households alike, points, seconds, or members.
    public var count: Int
    /// The class put to the meeting.
    public var former: PovertyClass?
    public var present: PovertyClass?

    public init(_ kind: Kind, _ reviewCase: ReviewCase.ID, count: Int, former: PovertyClass? = nil, present: PovertyClass? = nil) {
        self.kind = kind
        self.reviewCase = reviewCase
        self.count = count
        self.former = former
        self.present = present
    }

    /// From so many households alike on. Two or three neighbours may well live alike.
    public static let alike = 4
    /// Two sheets of one officer entered within so many seconds: reading a sheet aloud takes longer.
    public static let seconds: Int64 = 30
    /// So many sheets in a row: one quick sheet is a correction.
    public static let row = 4
    /// Members who came in within so many days before the review.
    public static let days = 60

    /// What is looked at of a household of the round.
    public struct Facts: Sendable {
        public var reviewCase: ReviewCase.ID
        public var village: Area.ID
        public var sheet: Sheet?
        public var membersAdded: Int
        /// Declarations that tie it to officials.
        public var ties: Int
        /// The class put to the last meeting.
        public var met: PovertyClass?
        public var decided: PovertyClass?
        public var isDecided: Bool

        public struct Sheet: Sendable {
            public var officer: Identifier<AnySubject>?
            public var recordedAt: Instant
            public var assessment: Assessment
            /// The answers of sheet B1 in one text; empty where only totals were entered.
            public var answers: String

            public init(officer: Identifier<AnySubject>?, recordedAt: Instant, assessment: Assessment, answers: String) {
                self.officer = officer
                self.recordedAt = recordedAt
                self.assessment = assessment
                self.answers = answers
            }
        }

        public init(
            reviewCase: ReviewCase.ID, village: Area.ID, sheet: Sheet?, membersAdded: Int, ties: Int, met: PovertyClass?,
            decided: PovertyClass?, isDecided: Bool
        ) {
            self.reviewCase = reviewCase
            self.village = village
            self.sheet = sheet
            self.membersAdded = membersAdded
            self.ties = ties
            self.met = met
            self.decided = decided
            self.isDecided = isDecided
        }
    }

    /// The signals of a round, by kind and then in the order of `facts`.
    public static func found(in facts: [Facts], under standard: PovertyStandard) -> [QualitySignal] {
        let found = alike(facts) + atLine(facts, standard) + fast(facts) + changed(facts, standard) + added(facts) + tied(facts)
        let order = Dictionary(facts.enumerated().map { ($1.reviewCase, $0) }, uniquingKeysWith: { first, _ in first })
        let kinds = Dictionary(uniqueKeysWithValues: Kind.allCases.enumerated().map { ($1, $0) })
        return found.sorted { (kinds[$0.kind]!, order[$0.reviewCase]!) < (kinds[$1.kind]!, order[$1.reviewCase]!) }
    }

    private struct Answers: Hashable {
        var village: Area.ID
        var officer: Identifier<AnySubject>
        var assessment: Assessment
        var answers: String
    }

    /// Totals alone say too little to be called alike, unless they name services that lack.
    private static func alike(_ facts: [Facts]) -> [QualitySignal] {
        var groups: [Answers: [ReviewCase.ID]] = [:]
        for fact in facts {
            guard let sheet = fact.sheet, let officer = sheet.officer else { continue }
            var assessment = sheet.assessment
            guard !sheet.answers.isEmpty || assessment.deprivations.count >= 2 else { continue }
            assessment.reviewedOn = CalendarDate(year: 2000, month: 1, day: 1)!
            groups[Answers(village: fact.village, officer: officer, assessment: assessment, answers: sheet.answers), default: []]
                .append(fact.reviewCase)
        }
        return groups.values.filter { $0.count >= alike }.flatMap { group in
            group.map { QualitySignal(.identicalAnswers, $0, count: group.count) }
        }
    }

    private static func atLine(_ facts: [Facts], _ standard: PovertyStandard) -> [QualitySignal] {
        facts.compactMap { fact in
            guard let sheet = fact.sheet, let points = sheet.assessment.incomePoints,
                let line = standard.lines[sheet.assessment.residence]?.points?.value, points == line || points == line + 1
            else { return nil }
            return QualitySignal(.pointsAtLine, fact.reviewCase, count: points)
        }
    }

    private static func fast(_ facts: [Facts]) -> [QualitySignal] {
        var byOfficer: [Identifier<AnySubject>: [(at: Instant, reviewCase: ReviewCase.ID)]] = [:]
        for fact in facts {
            guard let sheet = fact.sheet, let officer = sheet.officer else { continue }
            byOfficer[officer, default: []].append((sheet.recordedAt, fact.reviewCase))
        }
        var found: [QualitySignal] = []
        for entries in byOfficer.values {
            let entries = entries.sorted { $0.at < $1.at }
            var run = Array(entries.prefix(1))
            func close() {
                guard run.count >= row else { return }
                let seconds = Int((run[run.count - 1].at.milliseconds - run[0].at.milliseconds)) / 1_000 / (run.count - 1)
                found += run.map { QualitySignal(.fastEntry, $0.reviewCase, count: seconds) }
            }
            for entry in entries.dropFirst() {
                if run[run.count - 1].at.adding(seconds: Self.seconds) < entry.at {
                    close()
                    run = []
                }
                run.append(entry)
            }
            close()
        }
        return found
    }

    private static func changed(_ facts: [Facts], _ standard: PovertyStandard) -> [QualitySignal] {
        facts.compactMap { fact in
            guard let met = fact.met else { return nil }
            let now = fact.isDecided ? fact.decided : fact.sheet.flatMap { standard.classification(of: $0.assessment).povertyClass }
            guard let now, now != met else { return nil }
            return QualitySignal(.changedAfterMeeting, fact.reviewCase, count: 0, former: met, present: now)
        }
    }

    private static func tied(_ facts: [Facts]) -> [QualitySignal] {
        facts.filter { $0.ties > 0 }.map { QualitySignal(.tiedToOfficial, $0.reviewCase, count: $0.ties) }
    }

    private static func added(_ facts: [Facts]) -> [QualitySignal] {
        facts.filter { $0.membersAdded > 0 && $0.sheet != nil }
            .map { QualitySignal(.membersAddedBefore, $0.reviewCase, count: $0.membersAdded) }
    }
}
