import Core

/// The plan by which a unit carries out a national programme in a year, clause by clause: agencies, targets, duties, and what it leaves open.
public struct ProgrammePlan: Hashable, Sendable {
    /// What an agency does, whatever it is called this year.
    public enum Function: String, Hashable, Sendable, Codable, CaseIterable {
        case labour, finance, economy, education, culture
        case cultureCentre = "culture-centre"
        case justice
        case healthCentre = "health-centre"
        case associations, front
        /// The People's Committee of each commune.
        case commune
    }

    public struct Agency: Hashable, Sendable {
        public let function: Function
        /// As the plan names it; for communes the unit's own name follows.
        public let name: String
        public let clause: String
    }

    public struct Project: Hashable, Sendable {
        public let code: String
        public let clause: String
        /// `nil` where the plan names none: then a question is open.
        public let lead: Function?
        public let cooperating: [Function]
        public let question: String?
    }

    public enum Unit: String, Hashable, Sendable {
        /// Percentage points: a difference of rates.
        case points
        case percent, households, models
    }

    public struct Target: Hashable, Sendable {
        public let code: String
        public let clause: String
        public let title: String
        /// The definition by which it is measured.
        public let indicator: String
        public let unit: Unit
        /// Reached from here on; `nil` for no lower end.
        public let from: Fraction?
        /// Reached up to here. With `from`, what the plan strives for: more is reached too where the target is a fall.
        public let to: Fraction?
        /// Reached below the value of this other indicator.
        public let below: String?

        /// False where the plan names no number.
        public var hasGoal: Bool { from != nil || to != nil || below != nil }
    }

    public enum DutyKind: String, Hashable, Sendable, Codable {
        /// The agency's own plan.
        case plan
        case monthlyReport = "monthly-report"
        /// Something else that is done every month.
        case monthlyTask = "monthly-task"
        case task

        public var isMonthly: Bool { self == .monthlyReport || self == .monthlyTask }
    }

    public struct Duty: Hashable, Sendable {
        public let code: String
        public let kind: DutyKind
        public let clause: String
        public let functions: [Function]
        public let cooperating: [Function]
        public let title: String
        /// What there is at its end.
        public let product: String
        public let projects: [String]
        /// The last day; `nil` where the plan names none.
        public let dueOn: CalendarDate?
        /// The deadline in the words of the plan.
        public let rule: String
        /// The question whose answer gives the deadline.
        public let question: String?
    }

    /// What the plan leaves open.
    public struct Question: Hashable, Sendable {
        public enum Kind: String, Hashable, Sendable {
            case agency
            case dayOfMonth = "day-of-month"
        }

        public let id: String
        public let kind: Kind
        public let clause: String
        public let text: String
    }

    /// Who is reminded of a duty so many working days after its deadline, or before it where negative.
    public struct Reminder: Hashable, Sendable {
        public enum Recipient: String, Hashable, Sendable, Codable {
            case agency
            /// The head of the agency.
            case head
            /// The Chair of the People's Committee that made the plan.
            case chair
        }

        public let days: Int
        public let recipient: Recipient
    }

    public let id: String
    public let title: String
    public let issuer: String
    /// The official code of the unit.
    public let unit: String
    public let year: Int
    public let programme: String
    public let until: CalendarDate
    public let grounds: [String]
    /// What each clause is about, in the order of the plan.
    public let clauses: [(code: String, text: String)]
    public let agencies: [Agency]
    /// Who collects reports and urges.
    public let collector: Function
    public let projects: [Project]
    public let targets: [Target]
    public let duties: [Duty]
    public let questions: [Question]
    /// Nearest to the beginning first.
    public let reminders: [Reminder]
    public let content: String
    public let fingerprint: String

    public func agency(_ function: Function) -> Agency? { agencies.first { $0.function == function } }
    public func clause(_ code: String) -> String { clauses.first { $0.code == code }?.text ?? "" }

    public static func == (left: ProgrammePlan, right: ProgrammePlan) -> Bool { left.fingerprint == right.fingerprint }
    public func hash(into hasher: inout Hasher) { hasher.combine(fingerprint) }
}
