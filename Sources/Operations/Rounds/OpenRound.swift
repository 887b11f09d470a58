import Access
import Core
import Database
import Law
import Registry
import Store

/// Opens a round of review for a commune or for all communes of a unit above it, with the unit's own calendar inside that of the law.
public struct OpenRound: Operation {
    public static let name = "OpenRound"
    public static let permission = Permission.openRounds

    public var kind: ReviewKind
    public var year: Int
    public var month: Int?
    public var unit: Area.ID
    public var startsOn: CalendarDate
    public var endsOn: CalendarDate
    public var document: String

    public init(
        kind: ReviewKind, year: Int, month: Int?, unit: Area.ID, startsOn: CalendarDate, endsOn: CalendarDate, document: String
    ) {
        self.kind = kind
        self.year = year
        self.month = kind == .yearly ? nil : month
        self.unit = unit
        self.startsOn = startsOn
        self.endsOn = endsOn
        self.document = document
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { unit }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<ReviewRound.ID> {
        let procedures = try context.law.procedures(on: startsOn)
        let round = ReviewRound(
            id: context.key(), kind: kind, year: year, month: month, unit: unit, startsOn: startsOn, endsOn: endsOn, document: document,
            procedures: procedures.id, fingerprint: procedures.fingerprint, openedAt: context.now)
        let communes = context.areas.presentUnits(of: unit, on: context.today)
            .reduce(into: Set<Area.ID>()) { $0.formUnion(context.areas.communes(of: $1.area, on: context.today)) }
        var lacks = round.calendarLacks(under: procedures[kind])
        if document.isEmpty { lacks.append(.documentMissing) }
        if communes.isEmpty { lacks.append(.unitNotInRound) }
        if try transaction.hasRound(kind, year: year, month: month, with: communes) { lacks.append(.roundThereAlready) }
        try context.refuse(lacks)
        try transaction.insert(round, places: communes, officer: context.officer?.id)
        var detail = ["kind": kind.rawValue, "year": String(year), "startsOn": startsOn.iso, "endsOn": endsOn.iso, "document": document]
        detail["month"] = month.map(String.init)
        return Performed(round.id, subjects: [round.id.subject], detail: detail)
    }
}

/// Changes the unit's own calendar of a round that it opened.
public struct RescheduleRound: Operation {
    public static let name = "RescheduleRound"
    public static let permission = Permission.openRounds

    public var round: ReviewRound.ID
    public var endsOn: CalendarDate
    public var document: String
    public var reason: String

    public init(round: ReviewRound.ID, endsOn: CalendarDate, document: String, reason: String) {
        self.round = round
        self.endsOn = endsOn
        self.document = document
        self.reason = reason
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let round = try transaction.round(round) else { throw StoreError.notFound }
        return round.unit
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        guard var round = try transaction.round(round) else { throw StoreError.notFound }
        let before = round.endsOn
        round.endsOn = endsOn
        var lacks = round.calendarLacks(under: try context.law.procedures(on: round.startsOn)[round.kind])
        if document.isEmpty { lacks.append(.documentMissing) }
        if reason.isEmpty { lacks.append(.reasonMissing) }
        try context.refuse(lacks)
        try transaction.reschedule(round.id, startsOn: round.startsOn, endsOn: endsOn, document: document)
        return Performed(
            true, subjects: [round.id.subject],
            detail: ["endsOn.before": before.iso, "endsOn.after": endsOn.iso, "document": document, "reason": reason])
    }
}
