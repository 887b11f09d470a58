import Access
import Core
import Database
import Registry
import Store

/// Keeps what somebody found who looked at a signal of quality. It changes nothing of the review.
public struct NoteSignal: Operation {
    public static let name = "NoteSignal"
    public static let permission = Permission.runRounds

    public var reviewCase: ReviewCase.ID
    public var kind: QualitySignal.Kind
    public var note: String

    public init(_ reviewCase: ReviewCase.ID, kind: QualitySignal.Kind, note: String) {
        self.reviewCase = reviewCase
        self.kind = kind
        self.note = note
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        try transaction.village(of: reviewCase)
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        let (book, row) = try context.found(reviewCase, Self.permission, in: transaction)
        if note.isEmpty { throw RoundRefusal(.reasonMissing) }
        try transaction.insert(
            note: note, id: context.key(), on: kind, of: reviewCase, officer: context.officer?.id, at: context.now)
        return Performed(
            true, subjects: [book.round.id.subject, row.facts.household.subject], detail: ["kind": kind.rawValue, "note": note])
    }
}
