import Access
import Core
import Database
import Law
import Monitoring
import Programme
import Registry
import Store

/// Takes an inspection a step on: begun, concluded, closed, called off. Only the side that inspects does.
public struct CarryInspectionOn: Operation {
    public static let name = "CarryInspectionOn"
    public static let permission = Permission.doDuties

    public var inspection: Inspection.ID
    public var kind: Inspection.StepKind
    public var on: CalendarDate
    public var text: String
    public var document: String

    public init(_ inspection: Inspection.ID, _ kind: Inspection.StepKind, on: CalendarDate, text: String, document: String) {
        self.inspection = inspection
        self.kind = kind
        self.on = on
        self.text = text
        self.document = document
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        try context.inspection(inspection, in: transaction).place
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        let (book, found, _) = try context.inspection(inspection, in: transaction)
        guard book.own.contains(found.inspector) else { throw InspectionRefusal(.notInspector) }
        let state = found.state(on: context.today)
        guard state.allowed.contains(kind) else { throw InspectionRefusal(.step(kind, in: state)) }
        var lacks: [InspectionLack] = []
        if on > context.today { lacks.append(.dayInFuture) }
        if let last = found.steps.last, on < last.on { lacks.append(.dayBefore(last.on)) }
        switch kind {
        case .started: break
        case .concluded:
            if !found.openItems.isEmpty { lacks.append(.itemsOpen(found.openItems)) }
            if text.isEmpty { lacks.append(.textMissing) }
            if document.isEmpty { lacks.append(.documentMissing) }
        case .closed:
            let open = found.openFindings(on: context.today)
            if !open.isEmpty { lacks.append(.remediesOpen(open.map(\.number))) }
        case .cancelled: if text.isEmpty { lacks.append(.reasonMissing) }
        }
        try context.refuse(lacks)
        try transaction.insert(
            Inspection.Step(id: context.key(), kind: kind, text: text, document: document, on: on, at: context.now), of: found.id,
            officer: context.officer?.id)
        return Performed(
            true, subjects: [found.id.subject, found.plan.subject],
            detail: ["inspection": found.title, "inspectionStep": kind.rawValue, "day": on.iso, "voucher": document])
    }
}

/// Says what each line of the checklist came to.
public struct AnswerChecklist: Operation {
    public static let name = "AnswerChecklist"
    public static let permission = Permission.doDuties

    public struct Answer: Hashable, Sendable {
        public var outcome: Inspection.Item.Outcome?
        public var note: String

        public init(outcome: Inspection.Item.Outcome?, note: String) {
            self.outcome = outcome
            self.note = note
        }
    }

    public var inspection: Inspection.ID
    /// By the number of the line.
    public var answers: [Int: Answer]

    public init(_ inspection: Inspection.ID, _ answers: [Int: Answer]) {
        self.inspection = inspection
        self.answers = answers
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        try context.inspection(inspection, in: transaction).place
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        let (book, found, _) = try context.inspection(inspection, in: transaction)
        guard book.own.contains(found.inspector) else { throw InspectionRefusal(.notInspector) }
        let state = found.state(on: context.today)
        guard state == .running else { throw InspectionRefusal(.notRunning(state)) }
        var changed: [String] = []
        for (number, answer) in answers.sorted(by: { $0.key < $1.key }) where found.items.indices.contains(number - 1) {
            var item = found.items[number - 1]
            guard (item.outcome, item.note) != (answer.outcome, answer.note) else { continue }
            (item.outcome, item.note) = (answer.outcome, answer.note)
            try transaction.answer(item, number: number, of: found.id)
            changed.append("\(number):\(answer.outcome?.rawValue ?? "")")
        }
        return Performed(
            true, subjects: [found.id.subject, found.plan.subject],
            detail: ["inspection": found.title, "answers": changed.joined(separator: " ")])
    }
}
