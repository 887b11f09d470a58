import Access
import Core
import Database
import Registry
import Store

/// Puts a document that came to a commune into its register.
public struct RecordIncoming: Operation {
    public static let name = "RecordIncoming"
    public static let permission = Permission.keepDocuments

    public var body: Area.ID
    public var kind: RegisteredDocument.Kind
    public var reference: String
    public var issuer: String
    public var signedOn: CalendarDate
    public var subject: String
    /// The round that it is about.
    public var round: ReviewRound.ID?

    public init(
        body: Area.ID, kind: RegisteredDocument.Kind, reference: String, issuer: String, signedOn: CalendarDate, subject: String,
        round: ReviewRound.ID?
    ) {
        self.body = body
        self.kind = kind
        self.reference = reference
        self.issuer = issuer
        self.signedOn = signedOn
        self.subject = subject
        self.round = round
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { body }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<RegisteredDocument.ID> {
        var lacks: [RoundLack] = []
        if reference.isEmpty { lacks.append(.numberMissing) }
        if subject.isEmpty || issuer.isEmpty { lacks.append(.textUnreadable) }
        if signedOn > context.today { lacks.append(.dayInFuture) }
        // A round of another area is not linked to.
        if let round { _ = try context.book(round, Self.permission, in: transaction) }
        try context.refuse(lacks)
        let document = RegisteredDocument(
            id: context.key(), direction: .incoming, body: body, kind: kind, symbol: "", number: nil, reference: reference, issuer: issuer,
            signedOn: signedOn, subject: subject, round: round, recordedAt: context.now)
        try transaction.insert(document, officer: context.officer?.id)
        return Performed(
            document.id, subjects: [document.id.subject] + [round?.subject].compactMap { $0 },
            detail: ["number": reference, "day": signedOn.iso])
    }
}

/// Takes the number of a document out of use: it stays in the register with the reason and is never given again. What has changed
/// records is not voided but put right by another document.
public struct VoidDocument: Operation {
    public static let name = "VoidDocument"
    public static let permission = Permission.keepDocuments

    public var document: RegisteredDocument.ID
    public var reason: String

    public init(_ document: RegisteredDocument.ID, reason: String) {
        self.document = document
        self.reason = reason
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let document = try transaction.document(document) else { throw StoreError.notFound }
        return document.body
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        guard let found = try transaction.document(document) else { throw StoreError.notFound }
        var lacks: [RoundLack] = []
        if reason.isEmpty { lacks.append(.reasonMissing) }
        if found.hasEffects { lacks.append(.documentHasEffects) }
        try context.refuse(lacks)
        try transaction.void(document, .init(at: context.now, reason: reason), officer: context.officer?.id)
        return Performed(true, subjects: [document.subject], detail: ["number": found.reference, "reason": reason])
    }
}
