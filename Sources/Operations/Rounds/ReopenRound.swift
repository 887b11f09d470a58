import Access
import Core
import Database
import Law
import Registry
import Store

/// Asks that a round which is decided in a commune be opened again there.
public struct AskReopening: Operation {
    public static let name = "AskReopening"
    public static let permission = Permission.decideRounds

    public var round: ReviewRound.ID
    public var commune: Area.ID
    public var reason: String
    /// Number and day of what it rests on.
    public var document: String

    public init(round: ReviewRound.ID, commune: Area.ID, reason: String, document: String) {
        self.round = round
        self.commune = commune
        self.reason = reason
        self.document = document
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { commune }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<RoundReopening.ID> {
        let book = try context.book(round, Self.permission, in: transaction)
        let situation = try book.situation(of: commune)
        var lacks: [RoundLack] = []
        if situation.place != .commune || situation.reached < .decision { lacks.append(.notDecidedYet) }
        if book.reopenings(of: commune).contains(where: \.isOpen) { lacks.append(.reopeningAsked) }
        if reason.isEmpty { lacks.append(.reasonMissing) }
        if document.isEmpty { lacks.append(.documentMissing) }
        try context.refuse(lacks)
        let asked = RoundReopening(
            id: context.key(), round: round, commune: commune, reason: reason, document: document, askedBy: nil, askedAt: context.now)
        try transaction.insert(asked, officer: context.officer?.id)
        return Performed(
            asked.id, subjects: [round.subject, commune.subject, asked.id.subject], detail: ["reason": reason, "document": document])
    }
}

/// Another one, above the commune, opens the round again or leaves it closed. Opened again, commune and villages begin anew for the
/// households that come in; what was decided stays as it is.
public struct AnswerReopening: Operation {
    public static let name = "AnswerReopening"
    public static let permission = Permission.closeRounds

    public var reopening: RoundReopening.ID
    public var isGranted: Bool
    /// Why; must be there where it is refused.
    public var note: String

    public init(_ reopening: RoundReopening.ID, isGranted: Bool, note: String) {
        self.reopening = reopening
        self.isGranted = isGranted
        self.note = note
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let place = try transaction.placeOfReopening(reopening) else { throw StoreError.notFound }
        let units = context.areas.presentUnits(of: place.commune, on: context.today)
        guard units.count == 1 else { throw StoreError.notFound }
        return units[0].area
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        guard let place = try transaction.placeOfReopening(reopening) else { throw StoreError.notFound }
        let commune = try area(in: transaction, context)
        let book = try context.book(place.round, Self.permission, in: transaction)
        guard let asked = book.reopenings(of: commune).first(where: { $0.id == reopening }) else { throw StoreError.notFound }
        var lacks: [RoundLack] = []
        if !asked.isOpen { lacks.append(.reopeningAnswered) }
        if let officer = context.officer, asked.askedBy == officer.id.of(AnySubject.self) { lacks.append(.ownReopening) }
        if !isGranted, note.isEmpty { lacks.append(.reasonMissing) }
        try context.refuse(lacks)
        try transaction.answer(reopening, isGranted: isGranted, note: note, officer: context.officer?.id, at: context.now)
        if isGranted {
            let units = [commune] + book.villages(of: commune).map(\.area)
            try transaction.insert(
                units.map { unit in
                    context.step(
                        .prepared, .back, of: unit, in: place.round, on: context.today, document: asked.document, reason: asked.reason)
                }, officer: context.officer?.id)
        }
        return Performed(
            isGranted, subjects: [place.round.subject, commune.subject, reopening.subject],
            detail: ["granted": isGranted ? "1" : "0", "note": note, "document": asked.document])
    }
}

extension RoundBook {
    /// What was asked about a commune and about those that went into it.
    public func reopenings(of commune: Area.ID) -> [RoundReopening] {
        let lineage = progress.lineage(of: commune)
        return reopenings.filter { lineage.contains($0.commune) }
    }
}
