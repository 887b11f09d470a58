import Core
import Law

/// What one agency has to do under a plan, once or for a month.
public struct Duty: Hashable, Sendable {
    public typealias ID = Identifier<Duty>

    public var id: ID
    public var plan: LoadedPlan.ID
    /// Of the duty in the plan.
    public var code: String
    public var agency: Agency.ID
    /// The month that it is about; `nil` for what is done once.
    public var month: ReportingMonth?
    /// The last day on which it is in time; `nil` while the plan and its answers name none.
    public var dueOn: CalendarDate?

    public init(id: ID, plan: LoadedPlan.ID, code: String, agency: Agency.ID, month: ReportingMonth?, dueOn: CalendarDate?) {
        self.id = id
        self.plan = plan
        self.code = code
        self.agency = agency
        self.month = month
        self.dueOn = dueOn
    }

    /// What tells a duty from every other one of its plan.
    public struct Key: Hashable, Sendable {
        public var code: String
        public var agency: Agency.ID
        public var month: ReportingMonth?
    }

    public var key: Key { Key(code: code, agency: agency, month: month) }

    /// How a duty stands on a day.
    public enum Standing: Hashable, Sendable {
        /// Done on the day, so many calendar days after its deadline, 0 when in time.
        case done(CalendarDate, late: Int)
        /// Open, with so many calendar days left.
        case open(left: Int)
        case overdue(days: Int)
        /// Open, and no deadline is known.
        case openEnded

        /// - Parameter doneOn: when it was done; `nil` while it is not. The deadline day itself is in time.
        public init(dueOn: CalendarDate?, doneOn: CalendarDate?, on day: CalendarDate) {
            if let doneOn, doneOn <= day {
                self = .done(doneOn, late: dueOn.map { max(0, doneOn.dayNumber - $0.dayNumber) } ?? 0)
            } else if let dueOn {
                let left = dueOn.dayNumber - day.dayNumber
                self = left >= 0 ? .open(left: left) : .overdue(days: -left)
            } else {
                self = .openEnded
            }
        }

        public var isDone: Bool { if case .done = self { true } else { false } }

        public var isOverdue: Bool { if case .overdue = self { true } else { false } }
    }

    /// - Parameter doneOn: when it was done or its report was handed in; `nil` while it is not. The deadline day itself is in time.
    public func standing(doneOn: CalendarDate?, on day: CalendarDate) -> Standing {
        Standing(dueOn: dueOn, doneOn: doneOn, on: day)
    }
}

/// Something that was said or done about a duty, in order; a line is never changed.
public struct DutyNote: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, Codable {
        /// How far it has come.
        case progress
        /// It is done, with what shows it.
        case done
        /// It was not done after all: an act of whoever collects.
        case reopened
        /// Somebody was reminded.
        case reminded
        case comment
    }

    public var id: Identifier<DutyNote>
    public var duty: Duty.ID
    public var kind: Kind
    /// The day of which it speaks.
    public var on: CalendarDate
    /// 0 to 100; `nil` where it was not said.
    public var percent: Int?
    public var text: String
    /// Number and day of what shows it.
    public var evidence: String
    /// Whom a reminder went to.
    public var recipient: ProgrammePlan.Reminder.Recipient?
    public var at: Instant
    /// Who wrote it; empty for the system.
    public var author: String

    public init(
        id: Identifier<DutyNote>, duty: Duty.ID, kind: Kind, on: CalendarDate, percent: Int? = nil, text: String, evidence: String = "",
        recipient: ProgrammePlan.Reminder.Recipient? = nil, at: Instant, author: String = ""
    ) {
        self.id = id
        self.duty = duty
        self.kind = kind
        self.on = on
        self.percent = percent
        self.text = text
        self.evidence = evidence
        self.recipient = recipient
        self.at = at
        self.author = author
    }
}

extension Sequence<DutyNote> {
    /// The day on which a duty was done, by its notes in order; `nil` where it is open.
    public var doneOn: CalendarDate? {
        reduce(nil) { done, note in
            switch note.kind {
            case .done: note.on
            case .reopened: nil
            case .progress, .reminded, .comment: done
            }
        }
    }
}
