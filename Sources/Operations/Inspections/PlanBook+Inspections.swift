import Access
import Core
import Database
import Law
import Monitoring
import Programme
import Registry
import Store

extension PlanBook {
    /// A recommendation of an inspection that was not remedied in time, or a result that was not reported in time.
    public struct LateInspection: Sendable {
        public let inspection: Inspection
        /// `nil` for the report of the result.
        public let finding: Finding?
        /// Who is late.
        public let agency: Agency.ID
        public let dueOn: CalendarDate
        public let days: Int
    }

    /// What is late of inspections on a day, the longest first. Reports of results have no deadline in a year whose holidays are not loaded.
    public func lateInspections(on day: CalendarDate) -> [LateInspection] {
        inspections.flatMap { inspection -> [LateInspection] in
            var late = inspection.findings.compactMap { finding -> LateInspection? in
                guard finding.foundOn <= day, let asked = finding.recommendation, inspection.state(on: day) != .cancelled,
                    case .overdue(let days) = finding.standing(on: day)
                else { return nil }
                return LateInspection(inspection: inspection, finding: finding, agency: asked.owner, dueOn: asked.dueOn, days: days)
            }
            if [.planned, .running].contains(inspection.state(on: day)), let due = try? inspection.conclusionDue(calendar), due < day {
                late.append(
                    LateInspection(
                        inspection: inspection, finding: nil, agency: inspection.inspector, dueOn: due,
                        days: day.dayNumber - due.dayNumber))
            }
            return late
        }.filter { late in agencies.contains { $0.id == late.agency } || own.contains(late.inspection.inspector) }
            .sorted { ($1.days, $0.agency, $0.inspection.id) < ($0.days, $1.agency, $1.inspection.id) }
    }

    /// A rung of the ladder that a recommendation has reached, and of which nobody has reminded yet.
    public struct DueRemedyReminder: Sendable {
        public let inspection: Inspection
        public let finding: Finding
        public let recommendation: Finding.Recommendation
        public let rung: ProgrammePlan.Reminder
        public let since: CalendarDate
    }

    /// Whose remedies to remind of today: of each the highest rung that was reached and not reminded of.
    ///
    /// - Throws: `NoCalendar` for a year whose holidays are not loaded.
    public func remedyRemindersDue() throws -> [DueRemedyReminder] {
        try inspections.filter { $0.state(on: today) != .cancelled }.flatMap { inspection in
            try inspection.findings.compactMap { finding in
                guard let asked = finding.recommendation, [.waiting, .returned].contains(finding.state(on: today)),
                    let last = try plan.remindersReached(dueOn: asked.dueOn, on: today, calendar).last
                else { return nil }
                let isDone = finding.steps.contains {
                    $0.kind == .reminded && $0.on >= last.day && $0.recipient == last.rung.recipient
                }
                return isDone
                    ? nil
                    : DueRemedyReminder(
                        inspection: inspection, finding: finding, recommendation: asked, rung: last.rung, since: last.day)
            }
        }
    }
}

extension OperationContext {
    /// An inspection with its plan, and the unit of the side that inspects.
    func inspection(
        _ id: Inspection.ID, in transaction: any ReadTransaction
    ) throws -> (book: PlanBook, inspection: Inspection, place: Area.ID) {
        guard let plan = try transaction.planOfInspection(id) else { throw StoreError.notFound }
        let book = try planBook(plan, in: transaction)
        guard let inspection = book.inspections.first(where: { $0.id == id }), let agency = book.agency(inspection.inspector) else {
            throw StoreError.notFound
        }
        return (book, inspection, agency.area)
    }

    /// A finding with its inspection.
    func finding(
        _ id: Finding.ID, in transaction: any ReadTransaction
    ) throws -> (book: PlanBook, inspection: Inspection, finding: Finding, place: Area.ID) {
        guard let inspection = try transaction.inspectionOfFinding(id) else { throw StoreError.notFound }
        let found = try self.inspection(inspection, in: transaction)
        guard let finding = found.inspection.findings.first(where: { $0.id == id }) else { throw StoreError.notFound }
        return (found.book, found.inspection, finding, found.place)
    }

    func refuse(_ lacks: [InspectionLack]) throws {
        if !lacks.isEmpty { throw InspectionRefusal(lacks) }
    }
}
