import Access
import Core
import Database
import Law
import Registry
import Store

/// Rules on one household before the decision, where the answers do not say a class or say another than the authority gives: an act with
/// its reason and document, kept in the list of exceptions.
public struct RuleCase: Operation {
    public static let name = "RuleCase"
    public static let permission = Permission.decideRounds
    public static let isSeparated = true

    public var reviewCase: ReviewCase.ID
    /// `nil` leaves the household as it is.
    public var povertyClass: PovertyClass?
    public var reason: String
    public var document: String

    public init(_ reviewCase: ReviewCase.ID, povertyClass: PovertyClass?, reason: String, document: String) {
        self.reviewCase = reviewCase
        self.povertyClass = povertyClass
        self.reason = reason
        self.document = document
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        try transaction.village(of: reviewCase)
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        let (book, row) = try context.found(reviewCase, Self.permission, in: transaction)
        var lacks: [RoundLack] = []
        if reason.isEmpty { lacks.append(.reasonMissing) }
        if document.isEmpty { lacks.append(.documentMissing) }
        if row.facts.isDecided { lacks.append(.alreadyDecided) }
        try context.refuse(lacks)
        try transaction.insert(
            ReviewCase.Ruling(povertyClass: povertyClass, reason: reason, document: document), id: context.key(), on: reviewCase,
            of: row.facts.household, officer: context.officer?.id, at: context.now)
        return Performed(
            true, subjects: [book.round.id.subject, row.facts.household.subject],
            detail: ["class": povertyClass?.rawValue ?? "aside", "reason": reason, "document": document])
    }
}
