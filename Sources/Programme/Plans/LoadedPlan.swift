import Core
import Law
import Registry

/// A plan on record, with what was answered to its open questions. Its text is kept as it was loaded.
public struct LoadedPlan: Sendable {
    public typealias ID = Identifier<LoadedPlan>

    /// What an administrator answered to a question that the plan leaves open.
    public struct Answer: Hashable, Sendable {
        public var question: String
        /// A function for a question about an agency, a number for one about a day.
        public var value: String
        /// Number and day of what says so.
        public var document: String
        public var at: Instant

        public init(question: String, value: String, document: String, at: Instant) {
            self.question = question
            self.value = value
            self.document = document
            self.at = at
        }
    }

    public let id: ID
    public let area: Area.ID
    public let plan: ProgrammePlan
    public let agencies: [Agency]
    /// In order; the last one about a question holds.
    public let answers: [Answer]

    public init(id: ID, area: Area.ID, plan: ProgrammePlan, agencies: [Agency], answers: [Answer]) {
        self.id = id
        self.area = area
        self.plan = plan
        self.agencies = agencies
        self.answers = answers
    }

    public func answer(to question: String) -> Answer? { answers.last { $0.question == question } }

    public var openQuestions: [ProgrammePlan.Question] { plan.questions.filter { answer(to: $0.id) == nil } }

    public func agency(_ id: Agency.ID) -> Agency? { agencies.first { $0.id == id } }

    public func duty(_ code: String) -> ProgrammePlan.Duty? { plan.duties.first { $0.code == code } }

    /// Who leads a project: by the plan, else by the answer; `nil` while that is open.
    public func lead(of project: ProgrammePlan.Project) -> Agency.Function? {
        project.lead ?? project.question.flatMap { answer(to: $0) }.flatMap { Agency.Function(rawValue: $0.value) }
    }

    /// Who collects the reports.
    public var collector: Agency? { agencies.first { $0.function == plan.collector } }

    /// The last day of a duty: the plan's own, or by the answered day of the month, put off to the next working day.
    ///
    /// - Throws: `NoCalendar` for a year whose holidays are not loaded.
    /// - Source: Bộ luật Dân sự, Điều 148 khoản 5 (a last day that is a day off).
    public func dueDay(of duty: ProgrammePlan.Duty, _ month: ReportingMonth?, _ calendar: WorkingCalendar) throws -> CalendarDate? {
        guard let month else { return duty.dueOn ?? (duty.kind == .task ? plan.until : nil) }
        guard let day = duty.question.flatMap({ answer(to: $0) }).flatMap({ Int($0.value) }) else { return nil }
        var due = CalendarDate(year: month.year, month: month.month, day: min(day, month.calendar.upperBound.day))!
        while try !calendar.isWorkingDay(due) { due = due.adding(days: 1) }
        return due
    }

    /// The months of the year that monthly duties are about.
    public var months: [ReportingMonth] { (1...12).compactMap { ReportingMonth(year: plan.year, month: $0) } }

    /// Every duty of the plan for every agency that has it, as it is to be: one per agency, and month where it recurs.
    public func expectedDuties(_ calendar: WorkingCalendar) throws -> [(key: Duty.Key, dueOn: CalendarDate?)] {
        try plan.duties.flatMap { duty in
            let months: [ReportingMonth?] = duty.kind.isMonthly ? self.months : [nil]
            return try agencies.filter { duty.functions.contains($0.function) }.flatMap { agency in
                try months.map {
                    (Duty.Key(code: duty.code, agency: agency.id, month: $0), try dueDay(of: duty, $0, calendar))
                }
            }
        }
    }
}
