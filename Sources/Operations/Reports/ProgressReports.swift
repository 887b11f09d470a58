import Access
import Core
import Database
import Law
import Monitoring
import Programme
import Registry
import Store

/// Writes a report, or goes on writing it: figures come from the records, texts from whoever writes.
public struct SaveProgressReport: Operation {
    public static let name = "SaveProgressReport"
    public static let permission = Permission.doDuties

    public var duty: Duty.ID
    public var texts: [String: String]
    public var projects: [String: String]
    /// Of the plan of a commune: what it sets itself towards each target that was handed down.
    public var targets: [String: Int]
    public var signer: String
    /// Hands it in at once.
    public var submits: Bool

    public init(
        duty: Duty.ID, texts: [String: String], projects: [String: String], targets: [String: Int] = [:], signer: String, submits: Bool
    ) {
        self.duty = duty
        self.texts = texts
        self.projects = projects
        self.targets = targets
        self.signer = signer
        self.submits = submits
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        try transaction.place(of: duty)
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<ProgressReport.ID> {
        let (book, duty) = try context.ownDuty(duty, in: transaction)
        let versions = try transaction.reports(of: duty.id)
        if versions.latest?.counts ?? false { throw PlanRefusal(.standsSubmitted) }
        let asked = try book.asked(by: duty, TargetDesk(book, context.areas, context.law), in: transaction)
        var lacks: [PlanLack] = []
        if submits {
            if (texts[ProgressReport.Section.results.rawValue] ?? "").isEmpty { lacks.append(.textMissing) }
            if signer.isEmpty { lacks.append(.signerMissing) }
            if let month = duty.month, month.data.upperBound > context.today { lacks.append(.periodNotOver(month.data.upperBound)) }
            for given in asked where targets[given.target.code] == nil { lacks.append(.ownTargetMissing(given.target.code)) }
        }
        try context.refuse(lacks)
        let figures = try ReportFigures(book, context).figures(of: duty, in: transaction)
        let content = ProgressReport.Content(
            texts: texts, projects: projects, figures: figures,
            targets: asked.isEmpty ? nil : targets.filter { code, _ in asked.contains { $0.target.code == code } }, signer: signer)
        var report = ProgressReport(
            id: context.key(), duty: duty.id, number: (versions.latest?.number ?? 0) + 1, content: content, writtenAt: context.now)
        if let draft = versions.latest, draft.state == .draft {
            (report.id, report.number) = (draft.id, draft.number)
            guard try transaction.rewrite(report, officer: context.officer?.id, at: context.now) else { throw StoreError.changedMeanwhile }
        } else {
            try transaction.insert(report, officer: context.officer?.id)
        }
        if submits {
            try transaction.insert(
                .init(kind: .submitted, on: context.today, note: "", at: context.now), of: report.id, id: context.key(),
                officer: context.officer?.id)
        }
        return Performed(
            report.id, subjects: [report.id.subject, duty.id.subject],
            detail: ["version": String(report.number), "submitted": submits ? "1" : "0"])
    }
}

/// Takes a report back that was handed in and not accepted yet; the next version is written from it.
public struct WithdrawProgressReport: Operation {
    public static let name = "WithdrawProgressReport"
    public static let permission = Permission.doDuties

    public var duty: Duty.ID
    public var reason: String

    public init(duty: Duty.ID, reason: String) {
        self.duty = duty
        self.reason = reason
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        try transaction.place(of: duty)
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        let (_, duty) = try context.ownDuty(duty, in: transaction)
        guard let report = try transaction.reports(of: duty.id).latest, report.state == .submitted else {
            throw PlanRefusal(.notSubmitted)
        }
        if reason.isEmpty { throw PlanRefusal(.reasonMissing) }
        try transaction.insert(
            .init(kind: .withdrawn, on: context.today, note: reason, at: context.now), of: report.id, id: context.key(),
            officer: context.officer?.id)
        return Performed(true, subjects: [report.id.subject, duty.id.subject], detail: ["reason": reason])
    }
}

/// Accepts a report that was handed in, or sends it back with the reason.
public struct AnswerProgressReport: Operation {
    public static let name = "AnswerProgressReport"
    public static let permission = Permission.runProgramme

    public var duty: Duty.ID
    public var accepts: Bool
    /// Must be there where it is sent back.
    public var note: String

    public init(duty: Duty.ID, accepts: Bool, note: String) {
        self.duty = duty
        self.accepts = accepts
        self.note = note
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        try transaction.place(of: duty)
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        let (book, duty) = try context.duty(duty, in: transaction)
        guard let report = try transaction.reports(of: duty.id).latest, report.counts, accepts != (report.state == .accepted) || !accepts
        else { throw PlanRefusal(.notSubmitted) }
        if !accepts, note.isEmpty { throw PlanRefusal(.reasonMissing) }
        // The collector's own report is accepted by whoever else collects.
        if accepts, context.officer != nil, book.own.contains(duty.agency), report.author == context.officer?.name {
            throw PlanRefusal(.ownReport)
        }
        try transaction.insert(
            .init(kind: accepts ? .accepted : .returned, on: context.today, note: note, at: context.now), of: report.id,
            id: context.key(), officer: context.officer?.id)
        return Performed(
            accepts, subjects: [report.id.subject, duty.id.subject], detail: ["accepted": accepts ? "1" : "0", "note": note])
    }
}
