import Core
import Programme

/// What stands in the way of a plan (vướng mắc): raised by an agency, led to whoever can help, answered, closed.
public struct Obstacle: Hashable, Sendable {
    public typealias ID = Identifier<Obstacle>

    public enum StepKind: String, Hashable, Sendable, Codable {
        /// Led to another agency.
        case routed
        /// Guidance was given.
        case answered
        /// Led to the Chair.
        case escalated
        /// Over: by whoever raised it, or by whoever collects.
        case closed
        /// The guidance did not help.
        case reopened
    }

    public struct Step: Hashable, Sendable {
        public var id: Identifier<Step>
        public var kind: StepKind
        /// Whose turn it is then, of `routed`.
        public var agency: Agency.ID?
        public var text: String
        public var document: String
        public var on: CalendarDate
        public var at: Instant
        public var author: String

        public init(
            id: Identifier<Step>, kind: StepKind, agency: Agency.ID?, text: String, document: String, on: CalendarDate, at: Instant,
            author: String = ""
        ) {
            self.id = id
            self.kind = kind
            self.agency = agency
            self.text = text
            self.document = document
            self.on = on
            self.at = at
            self.author = author
        }
    }

    public enum State: Hashable, Sendable, CaseIterable {
        case raised, routed, escalated, answered, closed
    }

    public var id: ID
    public var plan: LoadedPlan.ID
    /// Who raised it.
    public var agency: Agency.ID
    /// The code of the project that it is about; empty for the plan as a whole.
    public var project: String
    public var title: String
    public var text: String
    public var raisedOn: CalendarDate
    public var recordedAt: Instant
    public var author: String
    /// In order.
    public var steps: [Step]

    public init(
        id: ID, plan: LoadedPlan.ID, agency: Agency.ID, project: String, title: String, text: String, raisedOn: CalendarDate,
        recordedAt: Instant, author: String = "", steps: [Step] = []
    ) {
        self.id = id
        self.plan = plan
        self.agency = agency
        self.project = project
        self.title = title
        self.text = text
        self.raisedOn = raisedOn
        self.recordedAt = recordedAt
        self.author = author
        self.steps = steps
    }

    /// How it stood at the end of a day.
    public func state(on day: CalendarDate) -> State {
        switch steps.last(where: { $0.on <= day })?.kind {
        case nil, .reopened: .raised
        case .routed: .routed
        case .escalated: .escalated
        case .answered: .answered
        case .closed: .closed
        }
    }

    /// Nobody has answered yet.
    public func isOpen(on day: CalendarDate) -> Bool {
        raisedOn <= day && ![.answered, .closed].contains(state(on: day))
    }

    public var answeredOn: CalendarDate? { steps.last { $0.kind == .answered }?.on }

    /// Whose turn it is: where it was led to; `nil` while it waits with whoever collects, or with the Chair.
    public func turn(on day: CalendarDate) -> Agency.ID? {
        state(on: day) == .routed ? steps.last { $0.kind == .routed && $0.on <= day }?.agency : nil
    }

    /// What may follow now.
    public func allows(_ kind: StepKind, on day: CalendarDate) -> Bool {
        switch (state(on: day), kind) {
        case (.raised, .routed), (.raised, .escalated), (.raised, .answered), (.routed, .routed), (.routed, .escalated),
            (.routed, .answered), (.escalated, .answered), (.escalated, .routed), (.answered, .closed), (.answered, .reopened),
            (.raised, .closed), (.closed, .reopened):
            true
        default: false
        }
    }
}
