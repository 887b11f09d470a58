import Core
import Law
import Programme

/// One version of what an agency reports about a duty: texts, and figures as they were on the day of writing. Handed in, it is never changed.
public struct ProgressReport: Hashable, Sendable {
    public typealias ID = Identifier<ProgressReport>

    /// A part of the text, in the order of the report.
    public enum Section: String, Hashable, Sendable, Codable, CaseIterable {
        /// What was done in the period.
        case results
        case difficulties
        case proposals
        /// What comes next.
        case next
    }

    public struct Content: Hashable, Sendable, Codable {
        public var texts: [String: String]
        /// What was done for each project that the agency leads, by its code.
        public var projects: [String: String]
        public var figures: [ReportFigure]
        /// Of a commune's own plan: what it sets itself towards the targets that were handed down, by code, in units of their measures.
        public var targets: [String: Int]?
        /// Who signs.
        public var signer: String

        public init(
            texts: [String: String] = [:], projects: [String: String] = [:], figures: [ReportFigure] = [], targets: [String: Int]? = nil,
            signer: String = ""
        ) {
            self.texts = texts
            self.projects = projects
            self.figures = figures
            self.targets = targets
            self.signer = signer
        }

        public subscript(section: Section) -> String {
            get { texts[section.rawValue] ?? "" }
            set { texts[section.rawValue] = newValue }
        }

        public func figure(_ kind: ReportFigure.Kind) -> ReportFigure? { figures.first { $0.kind == kind } }
    }

    public enum StepKind: String, Hashable, Sendable, Codable {
        case submitted, withdrawn, returned, accepted
    }

    public struct Step: Hashable, Sendable {
        public var kind: StepKind
        public var on: CalendarDate
        public var note: String
        public var at: Instant
        public var author: String

        public init(kind: StepKind, on: CalendarDate, note: String, at: Instant, author: String = "") {
            self.kind = kind
            self.on = on
            self.note = note
            self.at = at
            self.author = author
        }
    }

    public enum State: Hashable, Sendable {
        case draft, submitted, withdrawn, returned, accepted
    }

    public var id: ID
    public var duty: Duty.ID
    /// 1 for the first version.
    public var number: Int
    public var content: Content
    public var writtenAt: Instant
    public var author: String
    /// In order.
    public var steps: [Step]

    public init(
        id: ID, duty: Duty.ID, number: Int, content: Content, writtenAt: Instant, author: String = "", steps: [Step] = []
    ) {
        self.id = id
        self.duty = duty
        self.number = number
        self.content = content
        self.writtenAt = writtenAt
        self.author = author
        self.steps = steps
    }

    public var state: State {
        switch steps.last?.kind {
        case nil: .draft
        case .submitted: .submitted
        case .withdrawn: .withdrawn
        case .returned: .returned
        case .accepted: .accepted
        }
    }

    public var submittedOn: CalendarDate? { steps.first { $0.kind == .submitted }?.on }

    /// True when it stands with whoever collects: handed in, and neither withdrawn nor sent back.
    public var counts: Bool { state == .submitted || state == .accepted }
}

extension Sequence<ProgressReport> {
    /// When a duty to report was done: the day on which the first version was handed in that was not withdrawn, as long as a version stands
    /// with whoever collects. What was sent back was handed in, but leaves the duty open until the next version is there.
    public var doneOn: CalendarDate? {
        guard contains(where: \.counts) else { return nil }
        return filter { $0.state != .withdrawn }.compactMap(\.submittedOn).min()
    }

    /// The version that stands; `nil` while none does.
    public var standing: ProgressReport? { filter(\.counts).max { $0.number < $1.number } }

    public var latest: ProgressReport? { self.max { $0.number < $1.number } }
}

/// A figure of a report with the days of which it speaks, taken from the records; what stands behind it can be opened.
public struct ReportFigure: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case poor, nearPoor
        /// On the list at the cut-off day and not on the day before the period: newly poor, or poor again.
        case becamePoor, becameNearPoor
        /// Poor before the period, neither poor nor near-poor at the cut-off.
        case leftPoor
        /// Near-poor before the period, neither poor nor near-poor at the cut-off.
        case leftNearPoor
        case applications
        case dutiesDone, dutiesOverdue
        case obstaclesRaised, obstaclesOpen

        /// Read from the register of households.
        public var isOfRegister: Bool {
            switch self {
            case .poor, .nearPoor, .becamePoor, .becameNearPoor, .leftPoor, .leftNearPoor: true
            case .applications, .dutiesDone, .dutiesOverdue, .obstaclesRaised, .obstaclesOpen: false
            }
        }

        /// About a day and not about a period: it is not summed over months.
        public var isOfDay: Bool { self == .poor || self == .nearPoor || self == .dutiesOverdue || self == .obstaclesOpen }
    }

    public var kind: Kind
    public var value: Int
    public var from: CalendarDate
    public var until: CalendarDate

    public init(_ kind: Kind, _ value: Int, _ days: ClosedRange<CalendarDate>) {
        self.kind = kind
        self.value = value
        from = days.lowerBound
        until = days.upperBound
    }
}
