import Access
import Core
import Database
import Finance
import Law
import Monitoring
import Programme
import Registry
import Store

/// Writes down what an inspection found, and what is recommended.
public struct RecordFinding: Operation {
    public static let name = "RecordFinding"
    public static let permission = Permission.doDuties

    public var inspection: Inspection.ID
    public var on: CalendarDate
    public var severity: Finding.Severity
    public var text: String
    public var reference: Finding.Reference?
    /// Empty where nothing is recommended.
    public var recommendation: String
    public var owner: Agency.ID?
    public var dueOn: CalendarDate?

    public init(
        _ inspection: Inspection.ID, on: CalendarDate, severity: Finding.Severity, text: String, reference: Finding.Reference? = nil,
        recommendation: String = "", owner: Agency.ID? = nil, dueOn: CalendarDate? = nil
    ) {
        self.inspection = inspection
        self.on = on
        self.severity = severity
        self.text = text
        self.reference = reference
        self.recommendation = recommendation
        self.owner = owner
        self.dueOn = dueOn
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        try context.inspection(inspection, in: transaction).place
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Finding.ID> {
        let (book, found, _) = try context.inspection(inspection, in: transaction)
        guard book.own.contains(found.inspector) else { throw InspectionRefusal(.notInspector) }
        let state = found.state(on: context.today)
        guard state == .running else { throw InspectionRefusal(.notRunning(state)) }
        var lacks: [InspectionLack] = []
        if on > context.today { lacks.append(.dayInFuture) }
        if let started = found.step(.started)?.on, on < started { lacks.append(.dayBefore(started)) }
        if text.isEmpty { lacks.append(.textMissing) }
        if let reference, try !isKnown(reference, of: found, book, in: transaction, context) {
            if case .household = reference { lacks.append(.householdUnknown) } else { lacks.append(.referenceUnknown) }
        }
        var asked: Finding.Recommendation?
        if !recommendation.isEmpty {
            // The side that inspects does not answer to itself.
            if owner.map({ book.agency($0) == nil || $0 == found.inspector }) ?? true { lacks.append(.ownerMissing) }
            if dueOn.map({ $0 < on }) ?? true { lacks.append(.dueMissing) }
            if let owner, let dueOn { asked = Finding.Recommendation(text: recommendation, owner: owner, dueOn: dueOn) }
        } else if severity != .minor {
            // What is serious is never only noted.
            lacks += [.ownerMissing, .dueMissing]
        }
        try context.refuse(lacks)
        let finding = Finding(
            id: context.key(), number: (found.findings.map(\.number).max() ?? 0) + 1, severity: severity, text: text,
            reference: reference, recommendation: asked, foundOn: on, at: context.now)
        try transaction.insert(finding, of: found.id, officer: context.officer?.id)
        var subjects = [finding.id.subject, found.id.subject, found.plan.subject]
        if case .household(let id) = reference { subjects.append(id) }
        return Performed(
            finding.id, subjects: subjects,
            detail: ["inspection": found.title, "day": on.iso, "agency": owner.map { book.name($0) } ?? "", "until": dueOn?.iso ?? ""])
    }

    /// Whether the record is one of the unit that is inspected.
    private func isKnown(
        _ reference: Finding.Reference, of found: Inspection, _ book: PlanBook, in transaction: any ReadTransaction,
        _ context: OperationContext
    ) throws -> Bool {
        guard let subject = book.agency(found.subject) else { return false }
        switch reference {
        case .household(let id):
            let communes = context.areas.communes(of: subject.area, on: on)
            let villages = Set(context.areas.villages(of: communes, on: on).map(\.area))
            return try transaction.stays(of: id.of(Household.self)).contains { villages.contains($0.village) }
        case .payments(let id):
            guard let list = try transaction.paymentList(id.of(PaymentList.self)) else { return false }
            return list.unit == subject.area || context.areas.communes(of: subject.area, on: on).contains(list.unit)
        case .duty(let id): return book.duties.contains { $0.id == id && $0.agency == found.subject }
        }
    }
}

/// Says that a recommendation is followed, or whether that is so.
public struct AnswerFinding: Operation {
    public static let name = "AnswerFinding"
    public static let permission = Permission.doDuties

    public var finding: Finding.ID
    /// `remedied` by the owner, `verified` or `rejected` by the side that inspects.
    public var kind: Finding.StepKind
    public var on: CalendarDate
    public var text: String
    public var evidence: String

    public init(_ finding: Finding.ID, _ kind: Finding.StepKind, on: CalendarDate, text: String, evidence: String) {
        self.finding = finding
        self.kind = kind
        self.on = on
        self.text = text
        self.evidence = evidence
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        let found = try context.finding(finding, in: transaction)
        guard kind == .remedied, let owner = found.finding.recommendation?.owner, let agency = found.book.agency(owner) else {
            return found.place
        }
        return agency.area
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        let (book, inspection, found, _) = try context.finding(finding, in: transaction)
        let state = found.state(on: context.today)
        guard let asked = found.recommendation, state.allowed.contains(kind), kind != .reminded else {
            throw InspectionRefusal(.remedy(kind, in: state))
        }
        if kind == .remedied {
            guard book.own.contains(asked.owner) else { throw InspectionRefusal(.notOwner) }
        } else {
            guard book.own.contains(inspection.inspector) else { throw InspectionRefusal(.notInspector) }
            let last = found.steps.last { $0.kind == .remedied }
            if let officer = context.officer, last?.officer == officer.id.subject { throw InspectionRefusal(.ownRemedy) }
        }
        var lacks: [InspectionLack] = []
        if on > context.today { lacks.append(.dayInFuture) }
        let last = found.steps.last { $0.kind != .reminded }?.on ?? found.foundOn
        if on < last { lacks.append(.dayBefore(last)) }
        if kind == .remedied, evidence.isEmpty { lacks.append(.evidenceMissing) }
        if kind == .rejected, text.isEmpty { lacks.append(.reasonMissing) }
        if kind == .remedied, text.isEmpty { lacks.append(.textMissing) }
        try context.refuse(lacks)
        try transaction.insert(
            Finding.Step(id: context.key(), kind: kind, text: text, evidence: evidence, on: on, at: context.now), of: found.id,
            officer: context.officer?.id)
        return Performed(
            true, subjects: [found.id.subject, inspection.id.subject, inspection.plan.subject],
            detail: [
                "inspection": inspection.title, "finding": String(found.number), "remedy": kind.rawValue, "day": on.iso,
                "voucher": evidence,
            ])
    }
}

/// Reminds of a recommendation that comes due or is late: whoever collects.
public struct RemindRemedy: Operation {
    public static let name = "RemindRemedy"
    public static let permission = Permission.runProgramme

    public var finding: Finding.ID
    /// The sentence that was sent.
    public var text: String

    public init(_ finding: Finding.ID, text: String) {
        self.finding = finding
        self.text = text
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        let found = try context.finding(finding, in: transaction)
        guard let owner = found.finding.recommendation?.owner, let agency = found.book.agency(owner) else { return found.place }
        return agency.area
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        let (book, inspection, found, _) = try context.finding(finding, in: transaction)
        let state = found.state(on: context.today)
        guard let asked = found.recommendation, state.allowed.contains(.reminded) else {
            throw InspectionRefusal(.remedy(.reminded, in: state))
        }
        guard let rung = try book.plan.remindersReached(dueOn: asked.dueOn, on: book.today, book.calendar).last?.rung else {
            throw InspectionRefusal(.tooEarlyToRemind)
        }
        if text.isEmpty { throw InspectionRefusal(.textMissing) }
        try transaction.insert(
            Finding.Step(
                id: context.key(), kind: .reminded, text: text, recipient: rung.recipient, on: context.today, at: context.now),
            of: found.id, officer: context.officer?.id)
        return Performed(
            true, subjects: [found.id.subject, inspection.id.subject, inspection.plan.subject],
            detail: ["inspection": inspection.title, "finding": String(found.number), "remedy": "reminded"])
    }
}
