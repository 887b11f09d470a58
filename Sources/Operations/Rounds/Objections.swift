import Access
import Core
import Database
import Law
import Registry
import Store

/// Takes down what somebody has against a list, or, when it has been decided, against the decision about a household.
public struct RaiseObjection: Operation {
    public static let name = "RaiseObjection"
    public static let permission = Permission.takeApplications

    public var round: ReviewRound.ID
    public var household: Household.ID
    public var kind: Objection.Kind
    public var raisedBy: String
    public var contact: String
    public var receivedOn: CalendarDate
    public var statement: String
    public var evidence: String

    public init(
        round: ReviewRound.ID, household: Household.ID, kind: Objection.Kind, raisedBy: String, contact: String, receivedOn: CalendarDate,
        statement: String, evidence: String
    ) {
        self.round = round
        self.household = household
        self.kind = kind
        self.raisedBy = raisedBy
        self.contact = contact
        self.receivedOn = receivedOn
        self.statement = statement
        self.evidence = evidence
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let place = try transaction.place(of: household) else { throw StoreError.notFound }
        return place.village
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Objection.ID> {
        let book = try context.book(round, Self.permission, in: transaction)
        guard let row = try transaction.household(household, within: context.scope(for: Self.permission)) else { throw StoreError.notFound }
        var lacks: [RoundLack] = []
        if statement.isEmpty { lacks.append(.textUnreadable) }
        if receivedOn > context.today { lacks.append(.dayInFuture) }
        if receivedOn < book.round.startsOn { lacks.append(.dayBefore(book.round.startsOn)) }
        if !book.communes.contains(row.commune) || row.household.status != .active { lacks.append(.householdNotHere) }
        let found = try transaction.reviewCase(of: household, in: round)
        // After the decision it is an appeal against what was decided; who was left out applies for the review of the month.
        if book.progress.reached(row.commune) >= .decision, found == nil { lacks.append(.alreadyDecided) }
        if kind != .leftOut, found == nil { lacks.append(.caseMissing) }
        try context.refuse(lacks)
        let objection = Objection(
            id: context.key(), round: round, household: household, kind: kind, raisedBy: raisedBy, contact: contact,
            receivedOn: receivedOn, statement: statement, evidence: evidence, recordedAt: context.now)
        try transaction.insert(objection, officer: context.officer?.id)
        return Performed(
            objection.id, subjects: [round.subject, household.subject, objection.id.subject],
            detail: ["kind": kind.rawValue, "day": receivedOn.iso])
    }
}

/// Answers an objection. Upheld: the household is checked again and the list posted again; one that was left out comes into the round.
public struct AnswerObjection: Operation {
    public static let name = "AnswerObjection"
    public static let permission = Permission.runRounds
    public static let isSeparated = true

    public var objection: Objection.ID
    public var result: Objection.Result
    public var answer: String
    public var answeredOn: CalendarDate

    public init(_ objection: Objection.ID, result: Objection.Result, answer: String, answeredOn: CalendarDate) {
        self.objection = objection
        self.result = result
        self.answer = answer
        self.answeredOn = answeredOn
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let objection = try transaction.objection(objection), let place = try transaction.place(of: objection.household) else {
            throw StoreError.notFound
        }
        return place.village
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        guard let objection = try transaction.objection(objection) else { throw StoreError.notFound }
        let book = try context.book(objection.round, Self.permission, in: transaction)
        var lacks: [RoundLack] = []
        if !objection.isOpen { throw StoreError.changedMeanwhile }
        if answer.isEmpty { lacks.append(.answerMissing) }
        if answeredOn > context.today { lacks.append(.dayInFuture) }
        if answeredOn < objection.receivedOn { lacks.append(.dayBefore(objection.receivedOn)) }
        if result == .upheld, objection.kind.isAboutClass, book.appeal(objection) != nil { lacks.append(.answeredByDecision) }
        try context.refuse(lacks)
        try transaction.answer(objection.answered(result, answer, on: answeredOn, at: context.now), officer: context.officer?.id)
        if result == .upheld, try transaction.reviewCase(of: objection.household, in: objection.round) == nil,
            let place = try transaction.place(of: objection.household)
        {
            let new = NewCase(
                id: context.key(), household: objection.household, village: place.village, origin: .objection, reason: answer)
            try transaction.insert([new], in: objection.round, at: context.now)
        }
        return Performed(
            true, subjects: [book.round.id.subject, objection.household.subject, objection.id.subject],
            detail: ["result": result.rawValue, "day": answeredOn.iso])
    }
}
