import Access
import Core
import Database
import Registry
import Store

/// Confirms, before the decision, the sheet of a household that is tied to an official: by somebody who is not, and did not enter it.
public struct ApproveCase: Operation {
    public static let name = "ApproveCase"
    public static let permission = Permission.approveTied
    public static let isSeparated = true

    public var reviewCase: ReviewCase.ID
    /// What was looked at.
    public var note: String

    public init(_ reviewCase: ReviewCase.ID, note: String) {
        self.reviewCase = reviewCase
        self.note = note
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        try transaction.village(of: reviewCase)
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        let (book, row) = try context.found(reviewCase, Self.permission, in: transaction)
        var lacks: [RoundLack] = []
        if note.isEmpty { lacks.append(.reasonMissing) }
        if row.facts.isDecided { lacks.append(.alreadyDecided) }
        if row.facts.sheet == nil { lacks.append(.toSurvey(1)) }
        if let sheet = row.facts.sheet, let officer = context.officer, try transaction.sheet(sheet.id)?.officer == officer.id {
            lacks.append(.ownSheet)
        }
        try context.refuse(lacks)
        guard let sheet = row.facts.sheet else { throw RoundRefusal(.toSurvey(1)) }
        try transaction.insert(
            CaseApproval(sheet: sheet.id, officer: context.officer?.id, note: note, recordedAt: context.now), id: context.key(),
            of: reviewCase)
        return Performed(
            true, subjects: [book.round.id.subject, row.facts.household.subject, sheet.id.subject], detail: ["note": note])
    }
}
