import Access
import Core
import Database
import Law
import Programme
import Registry
import Store

/// Says how far a duty has come, that it is done, or something about it.
public struct NoteDuty: Operation {
    public static let name = "NoteDuty"
    public static let permission = Permission.doDuties

    public var duty: Duty.ID
    /// `progress`, `done` or `comment`.
    public var kind: DutyNote.Kind
    public var on: CalendarDate
    public var percent: Int?
    public var text: String
    public var evidence: String

    public init(duty: Duty.ID, kind: DutyNote.Kind, on: CalendarDate, percent: Int?, text: String, evidence: String) {
        self.duty = duty
        self.kind = kind
        self.on = on
        self.percent = percent
        self.text = text
        self.evidence = evidence
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        try transaction.place(of: duty)
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        let (book, duty) = try context.ownDuty(duty, in: transaction)
        var lacks: [PlanLack] = []
        if on > context.today { lacks.append(.dayInFuture) }
        if text.isEmpty { lacks.append(.textMissing) }
        if percent.map({ !(0...100).contains($0) }) ?? false { lacks.append(.percentWrong) }
        if kind == .done {
            if [.plan, .monthlyReport].contains(book.kind(duty)) { lacks.append(.isReport) }
            if book.standing(duty).isDone { lacks.append(.isDone) }
            if evidence.isEmpty { lacks.append(.evidenceMissing) }
        }
        try context.refuse(lacks)
        try transaction.insert(
            DutyNote(
                id: context.key(), duty: duty.id, kind: kind, on: on, percent: kind == .done ? 100 : percent, text: text,
                evidence: evidence, at: context.now), officer: context.officer?.id)
        return Performed(true, subjects: [duty.id.subject, duty.plan.subject], detail: ["kind": kind.rawValue, "day": on.iso])
    }
}

/// Says that a duty was not done after all, or that somebody was reminded of it: whoever collects.
public struct FollowDuty: Operation {
    public static let name = "FollowDuty"
    public static let permission = Permission.runProgramme

    public enum Act: Hashable, Sendable, Codable {
        case reopen(reason: String)
        /// With the sentence that was sent.
        case remind(text: String)
        case comment(String)
    }

    public var duty: Duty.ID
    public var act: Act

    public init(duty: Duty.ID, _ act: Act) {
        self.duty = duty
        self.act = act
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        try transaction.place(of: duty)
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        let (book, duty) = try context.duty(duty, in: transaction)
        var note = DutyNote(id: context.key(), duty: duty.id, kind: .comment, on: context.today, text: "", at: context.now)
        switch act {
        case .reopen(let reason):
            if reason.isEmpty { throw PlanRefusal(.reasonMissing) }
            if [.plan, .monthlyReport].contains(book.kind(duty)) { throw PlanRefusal(.isReport) }
            guard book.standing(duty).isDone else { throw PlanRefusal(.notDone) }
            (note.kind, note.text) = (.reopened, reason)
        case .remind(let text):
            guard !book.standing(duty).isDone else { throw PlanRefusal(.isDone) }
            guard let rung = try duty.dueOn.flatMap({ try book.plan.remindersReached(dueOn: $0, on: book.today, book.calendar).last?.rung })
            else { throw PlanRefusal(.tooEarlyToRemind) }
            if text.isEmpty { throw PlanRefusal(.textMissing) }
            (note.kind, note.text, note.recipient) = (.reminded, text, rung.recipient)
        case .comment(let text):
            if text.isEmpty { throw PlanRefusal(.textMissing) }
            note.text = text
        }
        try transaction.insert(note, officer: context.officer?.id)
        return Performed(true, subjects: [duty.id.subject, duty.plan.subject], detail: ["kind": note.kind.rawValue])
    }
}
