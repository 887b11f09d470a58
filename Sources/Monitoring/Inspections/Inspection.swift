import Core
import Law
import Programme

/// An inspection or supervision of how an agency carries a plan out (kiểm tra, giám sát): planned or ad hoc by an agency, or by a board of the
/// community. It is planned, carried out by a checklist, concluded with findings and recommendations, and closed by the side that inspects.
public struct Inspection: Hashable, Sendable {
    public typealias ID = Identifier<Inspection>

    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case planned
        case adHoc = "ad_hoc"
        /// By a community investment supervision board that the Front has set up.
        case community
    }

    public enum StepKind: String, Hashable, Sendable, Codable, CaseIterable {
        case started, concluded, closed, cancelled
    }

    public enum State: String, Hashable, Sendable, Codable, CaseIterable {
        case planned, running, concluded, closed, cancelled

        /// What may follow; nothing else does.
        public var allowed: Set<StepKind> {
            switch self {
            case .planned: [.started, .cancelled]
            case .running: [.concluded, .cancelled]
            case .concluded: [.closed]
            case .closed, .cancelled: []
            }
        }
    }

    public struct Step: Hashable, Sendable {
        public var id: Identifier<Step>
        public var kind: StepKind
        public var text: String
        public var document: String
        public var on: CalendarDate
        public var at: Instant
        public var author: String

        public init(
            id: Identifier<Step>, kind: StepKind, text: String, document: String, on: CalendarDate, at: Instant, author: String = ""
        ) {
            self.id = id
            self.kind = kind
            self.text = text
            self.document = document
            self.on = on
            self.at = at
            self.author = author
        }
    }

    public struct Member: Hashable, Sendable, Codable {
        public enum Part: String, Hashable, Sendable, Codable, CaseIterable { case head, deputy, member }

        /// For whom somebody sits on a board of the community.
        public enum Side: String, Hashable, Sendable, Codable, CaseIterable { case front, inspectorate, people }

        public var name: String
        /// Office and where.
        public var post: String
        public var part: Part
        /// `nil` outside boards of the community.
        public var side: Side?

        public init(name: String, post: String, part: Part, side: Side?) {
            self.name = name
            self.post = post
            self.part = part
            self.side = side
        }
    }

    /// A line of the checklist.
    public struct Item: Hashable, Sendable, Codable {
        public enum Outcome: String, Hashable, Sendable, Codable, CaseIterable {
            case met
            case notMet = "not_met"
            case notApplicable = "not_applicable"
        }

        public var text: String
        /// Of the plan or of law; empty where whoever wrote it named none.
        public var citation: String
        /// `nil` until somebody looked.
        public var outcome: Outcome?
        public var note: String

        public init(text: String, citation: String, outcome: Outcome? = nil, note: String = "") {
            self.text = text
            self.citation = citation
            self.outcome = outcome
            self.note = note
        }
    }

    public var id: ID
    public var plan: LoadedPlan.ID
    public var kind: Kind
    /// The side that inspects.
    public var inspector: Agency.ID
    /// What the board of the community calls itself; empty for agencies.
    public var board: String
    /// Whom it is about.
    public var subject: Agency.ID
    /// The code of a project of the plan; empty for the plan as a whole.
    public var project: String
    public var title: String
    /// What is looked at, of which days.
    public var scope: String
    /// Number and day of the decision that sets up the team or the board.
    public var document: String
    /// The days of the work.
    public var startsOn: CalendarDate
    public var endsOn: CalendarDate
    /// When the inspected were told; `nil` where it was not said.
    public var notifiedOn: CalendarDate?
    /// The head first.
    public var members: [Member]
    public var items: [Item]
    public var recordedAt: Instant
    public var author: String
    public var steps: [Step]
    public var findings: [Finding]

    public init(
        id: ID, plan: LoadedPlan.ID, kind: Kind, inspector: Agency.ID, board: String, subject: Agency.ID, project: String, title: String,
        scope: String, document: String, startsOn: CalendarDate, endsOn: CalendarDate, notifiedOn: CalendarDate?, members: [Member],
        items: [Item], recordedAt: Instant, author: String = "", steps: [Step] = [], findings: [Finding] = []
    ) {
        self.id = id
        self.plan = plan
        self.kind = kind
        self.inspector = inspector
        self.board = board
        self.subject = subject
        self.project = project
        self.title = title
        self.scope = scope
        self.document = document
        self.startsOn = startsOn
        self.endsOn = endsOn
        self.notifiedOn = notifiedOn
        self.members = members
        self.items = items
        self.recordedAt = recordedAt
        self.author = author
        self.steps = steps
        self.findings = findings
    }

    /// How it stood at the end of a day.
    public func state(on day: CalendarDate) -> State {
        switch steps.last(where: { $0.on <= day })?.kind {
        case nil: .planned
        case .started: .running
        case .concluded: .concluded
        case .closed: .closed
        case .cancelled: .cancelled
        }
    }

    public func step(_ kind: StepKind) -> Step? { steps.last { $0.kind == kind } }

    /// The last day for the report of its result: 15 working days after the last day of the work.
    ///
    /// - Throws: `NoCalendar` for a year whose holidays are not loaded.
    /// - Source: Thông tư 10/2022/TT-BLĐTBXH, Điều 4 khoản 2 điểm a.
    public func conclusionDue(_ calendar: WorkingCalendar) throws -> CalendarDate { try calendar.day(15, workingDaysFrom: endsOn) }

    /// Items at which nobody has looked yet, by number.
    public var openItems: [Int] { items.indices.filter { items[$0].outcome == nil }.map { $0 + 1 } }

    /// What keeps it from being closed on a day: recommendations whose remedy was not verified.
    public func openFindings(on day: CalendarDate) -> [Finding] {
        findings.filter { ![.noted, .verified].contains($0.state(on: day)) }
    }
}

/// What an inspection found, with what is recommended and how it was remedied.
public struct Finding: Hashable, Sendable {
    public typealias ID = Identifier<Finding>

    public enum Severity: String, Hashable, Sendable, Codable, CaseIterable { case minor, serious, grave }

    /// A record that a finding is about.
    public enum Reference: Hashable, Sendable {
        case household(Identifier<AnySubject>)
        case payments(Identifier<AnySubject>)
        case duty(Duty.ID)
    }

    public struct Recommendation: Hashable, Sendable {
        public var text: String
        /// Who has to remedy it.
        public var owner: Agency.ID
        public var dueOn: CalendarDate

        public init(text: String, owner: Agency.ID, dueOn: CalendarDate) {
            self.text = text
            self.owner = owner
            self.dueOn = dueOn
        }
    }

    public enum StepKind: String, Hashable, Sendable, Codable, CaseIterable {
        /// The owner says that it is done, with what shows it.
        case remedied
        /// The inspecting side has looked: it is not.
        case rejected
        /// The inspecting side has looked: it is.
        case verified
        case reminded
    }

    public struct Step: Hashable, Sendable {
        public var id: Identifier<Step>
        public var kind: StepKind
        public var text: String
        public var evidence: String
        /// Whom a reminder went to.
        public var recipient: ProgrammePlan.Reminder.Recipient?
        public var on: CalendarDate
        public var at: Instant
        /// Who took it; `nil` for the system.
        public var officer: Identifier<AnySubject>?
        public var author: String

        public init(
            id: Identifier<Step>, kind: StepKind, text: String, evidence: String = "",
            recipient: ProgrammePlan.Reminder.Recipient? = nil, on: CalendarDate, at: Instant, officer: Identifier<AnySubject>? = nil,
            author: String = ""
        ) {
            self.id = id
            self.kind = kind
            self.text = text
            self.evidence = evidence
            self.recipient = recipient
            self.on = on
            self.at = at
            self.officer = officer
            self.author = author
        }
    }

    public enum State: String, Hashable, Sendable, Codable, CaseIterable {
        /// Nothing is recommended.
        case noted
        case waiting, remedied, returned, verified

        public var allowed: Set<StepKind> {
            switch self {
            case .noted, .verified: []
            case .waiting, .returned: [.remedied, .reminded]
            case .remedied: [.rejected, .verified]
            }
        }
    }

    public var id: ID
    /// From 1 in its inspection.
    public var number: Int
    public var severity: Severity
    public var text: String
    public var reference: Reference?
    public var recommendation: Recommendation?
    public var foundOn: CalendarDate
    public var at: Instant
    public var author: String
    public var steps: [Step]

    public init(
        id: ID, number: Int, severity: Severity, text: String, reference: Reference?, recommendation: Recommendation?,
        foundOn: CalendarDate, at: Instant, author: String = "", steps: [Step] = []
    ) {
        self.id = id
        self.number = number
        self.severity = severity
        self.text = text
        self.reference = reference
        self.recommendation = recommendation
        self.foundOn = foundOn
        self.at = at
        self.author = author
        self.steps = steps
    }

    /// How it stood at the end of a day.
    public func state(on day: CalendarDate) -> State {
        guard recommendation != nil else { return .noted }
        switch steps.last(where: { $0.on <= day && $0.kind != .reminded })?.kind {
        case nil, .reminded: return .waiting
        case .remedied: return .remedied
        case .rejected: return .returned
        case .verified: return .verified
        }
    }

    /// How its remedy stood on a day: done from the day on which its owner said so, unless it was given back.
    public func standing(on day: CalendarDate) -> Duty.Standing {
        let done = [.remedied, .verified].contains(state(on: day)) ? steps.last { $0.kind == .remedied && $0.on <= day }?.on : nil
        return Duty.Standing(dueOn: recommendation?.dueOn, doneOn: done, on: day)
    }
}
