import Access
import Core
import Database
import Documents
import Foundation
import Registry
import Store

/// Issues a document about what was done in a round: minutes of a village meeting, a posting, a refusal, the answer to an objection. It is
/// composed in the transaction that numbers it, from the records alone, and kept as it was issued.
public struct IssueDocument: Operation {
    public static let name = "IssueDocument"
    public static let permission = Permission.keepDocuments

    /// Says the document from the records; number and day are put in as it is issued.
    public typealias Composer = @Sendable (RoundBook, any ReadTransaction) throws -> (document: OfficialDocument, household: Household.ID?)

    public var round: ReviewRound.ID
    /// The commune whose committee issues it.
    public var commune: Area.ID
    public var source: RegisteredDocument.Source
    public var sourceID: Identifier<AnySubject>
    public var kind: RegisteredDocument.Kind
    /// As it was written; empty takes the next one of the register.
    public var number: String
    public var symbol: String
    public var signedOn: CalendarDate
    /// Empty where the records say who signs: the chair of a meeting.
    public var signer: String
    public var compose: Composer

    public init(
        round: ReviewRound.ID, commune: Area.ID, source: RegisteredDocument.Source, sourceID: Identifier<AnySubject>,
        kind: RegisteredDocument.Kind, number: String, symbol: String, signedOn: CalendarDate, signer: String, compose: @escaping Composer
    ) {
        self.round = round
        self.commune = commune
        self.source = source
        self.sourceID = sourceID
        self.kind = kind
        self.number = number
        self.symbol = symbol
        self.signedOn = signedOn
        self.signer = signer
        self.compose = compose
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { commune }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<RegisteredDocument.ID> {
        let book = try context.book(round, Self.permission, in: transaction)
        try context.refuse(lacks(in: book, context, transaction))
        let issued = try issue(in: book, context, transaction)
        return Performed(
            issued.id, subjects: [issued.id.subject, round.subject] + [issued.household?.subject].compactMap { $0 },
            detail: ["number": issued.reference, "day": signedOn.iso])
    }

    /// What stands against it beside its own text and number.
    fileprivate func lacks(in book: RoundBook, _ context: OperationContext, _ transaction: any ReadTransaction) throws -> [RoundLack] {
        guard book.communes.contains(commune) else { throw StoreError.notFound }
        var lacks: [RoundLack] = []
        if signedOn > context.today { lacks.append(.dayInFuture) }
        if signedOn < book.round.startsOn { lacks.append(.dayBefore(book.round.startsOn)) }
        if try transaction.document(for: source, sourceID) != nil { lacks.append(.documentIssued) }
        return lacks
    }

    fileprivate func issue(
        in book: RoundBook, _ context: OperationContext, _ transaction: any WriteTransaction
    ) throws -> RegisteredDocument {
        var (document, household) = try compose(book, transaction)
        if document.signature.name.isEmpty { document.signature.name = signer }
        if document.signature.name.isEmpty { throw RoundRefusal(.signerMissing) }
        let numbering = try Numbering(number, symbol: symbol, of: commune, signedOn: signedOn, in: transaction)
        document.number = numbering.reference
        document.signedOn = signedOn
        let registered = RegisteredDocument(
            id: context.key(), direction: .outgoing, body: commune, kind: kind, symbol: symbol, number: numbering.number,
            reference: numbering.reference, signedOn: signedOn, signer: document.signature.name, subject: document.subject, round: round,
            household: household, source: source, sourceID: sourceID, recordedAt: context.now)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try transaction.insert(
            registered, content: String(decoding: try encoder.encode(document), as: UTF8.self), officer: context.officer?.id)
        return registered
    }
}

/// Issues documents of one kind about several things of a round in one act, such as the letter to every household that is on no list: each
/// with the next number of the register, in the order given. All or nothing.
public struct IssueDocuments: Operation {
    public static let name = "IssueDocuments"
    public static let permission = Permission.keepDocuments

    public var commune: Area.ID
    /// At least one, of one round and commune.
    public var documents: [IssueDocument]

    public init(commune: Area.ID, _ documents: [IssueDocument]) {
        self.commune = commune
        self.documents = documents
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { commune }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<[RegisteredDocument.ID]> {
        guard let first = documents.first else { throw RoundRefusal(.nothingToIssue) }
        let book = try context.book(first.round, Self.permission, in: transaction)
        var issued: [RegisteredDocument] = []
        for document in documents {
            guard document.round == first.round, document.commune == commune else { throw StoreError.notFound }
            try context.refuse(document.lacks(in: book, context, transaction))
            issued.append(try document.issue(in: book, context, transaction))
        }
        let (one, last) = (issued[0], issued[issued.count - 1])
        return Performed(
            issued.map(\.id),
            subjects: [first.round.subject] + issued.flatMap { [$0.id.subject] + [$0.household?.subject].compactMap { $0 } },
            detail: ["first": one.reference, "last": last.reference, "count": String(issued.count), "day": one.signedOn.iso])
    }
}
