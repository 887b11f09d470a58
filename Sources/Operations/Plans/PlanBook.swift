import Access
import Core
import Database
import Law
import Monitoring
import Programme
import Registry
import Store

/// A plan with all that became of it, as far as an officer may see: read once, by an operation or for a page.
public struct PlanBook: Sendable {
    public let loaded: LoadedPlan
    /// The agencies whose duties the officer sees, in the order of the plan, communes by name.
    public let agencies: [Agency]
    /// Those for which the officer acts.
    public let own: Set<Agency.ID>
    public let duties: [Duty]
    public let notes: [Duty.ID: [DutyNote]]
    public let reports: [Duty.ID: [ProgressReport]]
    public let obstacles: [Obstacle]
    public let inspections: [Inspection]
    public let calendar: WorkingCalendar
    public let today: CalendarDate
    private let areas: AreaHistory

    /// - Parameters:
    ///   - officer: `nil` for whoever administers the machine.
    ///   - month: whose reports are read whole.
    public init(
        _ id: LoadedPlan.ID, for officer: Officer?, in transaction: any ReadTransaction, _ areas: AreaHistory, _ law: RuleBook,
        today: CalendarDate, contentsOf month: ReportingMonth? = nil
    ) throws {
        loaded = try transaction.plan(id)
        self.areas = areas
        self.today = today
        calendar = law.calendar
        let own = try loaded.acted(by: officer, in: transaction, areas, on: today)
        self.own = own
        let scope = officer.map { AreaScope(of: $0, for: .viewProgramme, in: areas, on: today) }
        let visible = loaded.agencies.filter { agency in
            own.contains(agency.id) || scope.map { $0.covers(agency.area, in: areas, on: today) } ?? true
        }
        guard !visible.isEmpty else { throw StoreError.notFound }
        let order = Agency.Function.allCases
        agencies = visible.sorted { left, right in
            left.function == right.function
                ? areas.precedes(left.area, right.area, on: today)
                : order.firstIndex(of: left.function)! < order.firstIndex(of: right.function)!
        }
        let seen = Set(visible.map(\.id))
        duties = try transaction.duties(of: id).filter { seen.contains($0.agency) }
        notes = try transaction.dutyNotes(of: id)
        reports = try transaction.reports(of: id, contentsOf: month)
        obstacles = try transaction.obstacles(of: id).filter { obstacle in
            seen.contains(obstacle.agency) || obstacle.steps.contains { $0.agency.map(seen.contains) ?? false }
        }
        inspections = try transaction.inspections(of: id).filter { inspection in
            seen.contains(inspection.subject) || seen.contains(inspection.inspector)
                || inspection.findings.contains { $0.recommendation.map { seen.contains($0.owner) } ?? false }
        }
    }

    public var plan: ProgrammePlan { loaded.plan }

    public func agency(_ id: Agency.ID) -> Agency? { loaded.agency(id) }

    public func name(_ agency: Agency.ID) -> String {
        loaded.agency(agency)?.name(in: areas, on: min(today, plan.until)) ?? ""
    }

    public func title(_ duty: Duty) -> String { loaded.duty(duty.code)?.title ?? duty.code }

    public func kind(_ duty: Duty) -> ProgrammePlan.DutyKind { loaded.duty(duty.code)?.kind ?? .task }

    /// When the duty was done, by its report where it is one.
    public func doneOn(_ duty: Duty) -> CalendarDate? {
        switch kind(duty) {
        case .plan, .monthlyReport: reports[duty.id]?.doneOn
        case .task, .monthlyTask: notes[duty.id]?.doneOn
        }
    }

    public func standing(_ duty: Duty, on day: CalendarDate? = nil) -> Duty.Standing {
        duty.standing(doneOn: doneOn(duty), on: day ?? today)
    }

    /// Duties that are late on the day, the longest first.
    public func overdue(on day: CalendarDate) -> [(duty: Duty, days: Int)] {
        duties.compactMap { duty in
            if case .overdue(let days) = standing(duty, on: day) { (duty, days) } else { nil }
        }.sorted { ($1.days, $0.duty.agency, $0.duty.code) < ($0.days, $1.duty.agency, $1.duty.code) }
    }

    /// A rung of the ladder that is reached, and of which nobody has reminded yet.
    public struct DueReminder: Sendable {
        public let duty: Duty
        public let rung: ProgrammePlan.Reminder
        /// The day on which the rung was reached.
        public let since: CalendarDate
    }

    /// Whom to remind today: of each open duty the highest rung that was reached and not reminded of.
    ///
    /// - Throws: `NoCalendar` for a year whose holidays are not loaded.
    public func remindersDue() throws -> [DueReminder] {
        try duties.compactMap { duty in
            guard let dueOn = duty.dueOn, !standing(duty).isDone,
                let last = try plan.remindersReached(dueOn: dueOn, on: today, calendar).last
            else { return nil }
            let isDone = notes[duty.id, default: []].contains {
                $0.kind == .reminded && $0.on >= last.day && $0.recipient == last.rung.recipient
            }
            return isDone ? nil : DueReminder(duty: duty, rung: last.rung, since: last.day)
        }
    }

    /// The duty to report of an agency for a month.
    public func reportDuty(of agency: Agency.ID, _ month: ReportingMonth) -> Duty? {
        duties.first { $0.agency == agency && $0.month == month && kind($0) == .monthlyReport }
    }
}

extension LoadedPlan {
    /// The agencies of the plan for which an officer acts: those that are written down, and the committee of the officer's commune.
    func acted(by officer: Officer?, in transaction: any ReadTransaction, _ areas: AreaHistory, on day: CalendarDate) throws -> Set<
        Agency.ID
    > {
        guard let officer else { return Set(agencies.map(\.id)) }
        let named = try transaction.agencies(of: officer.id, on: day)
        var scope = AreaScope()
        for assignment in officer.assignments(granting: .doDuties, on: day) where assignment.role == .communeOfficer {
            let part = AreaScope(of: assignment.area, in: areas, on: day)
            scope = AreaScope(communes: scope.communes.union(part.communes))
        }
        return Set(
            agencies.filter { agency in
                named.contains(agency.id) || agency.function == .commune && scope.covers(agency.area, in: areas, on: day)
            }.map(\.id))
    }
}

extension AreaScope {
    /// True when all that a unit is on the day lies in the scope.
    func covers(_ area: Area.ID, in areas: AreaHistory, on day: CalendarDate) -> Bool {
        let units = areas.presentUnits(of: area, on: day)
        return !units.isEmpty
            && units.allSatisfy { unit in
                let communes = areas.communes(of: unit.area, on: day)
                return !communes.isEmpty && communes.isSubset(of: self.communes)
            }
    }
}

extension AreaHistory {
    /// The order of names of units.
    func precedes(_ left: Area.ID, _ right: Area.ID, on day: CalendarDate) -> Bool {
        guard let left = lastKnown(of: left, on: day), let right = lastKnown(of: right, on: day) else { return left < right }
        return left.precedes(right)
    }
}

extension OperationContext {
    func planBook(_ id: LoadedPlan.ID, in transaction: any ReadTransaction) throws -> PlanBook {
        try PlanBook(id, for: officer, in: transaction, areas, law, today: today)
    }

    /// A duty with its plan, of an agency for which the officer acts.
    func ownDuty(_ id: Duty.ID, in transaction: any ReadTransaction) throws -> (book: PlanBook, duty: Duty) {
        let found = try duty(id, in: transaction)
        guard found.book.own.contains(found.duty.agency) else { throw PlanRefusal(.otherAgency) }
        return found
    }

    func duty(_ id: Duty.ID, in transaction: any ReadTransaction) throws -> (book: PlanBook, duty: Duty) {
        guard let known = try transaction.duty(id) else { throw StoreError.notFound }
        let book = try planBook(known.plan, in: transaction)
        guard let duty = book.duties.first(where: { $0.id == id }) else { throw StoreError.notFound }
        return (book, duty)
    }

    func refuse(_ lacks: [PlanLack]) throws {
        if !lacks.isEmpty { throw PlanRefusal(lacks) }
    }
}

extension ReadTransaction {
    /// The unit of the agency that has a duty.
    func place(of duty: Duty.ID) throws -> Area.ID {
        guard let duty = try self.duty(duty), let agency = try agency(duty.agency) else { throw StoreError.notFound }
        return agency.area
    }
}
