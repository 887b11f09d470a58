import Access
import Core
import Database
import Law
import Registry
import Store

/// Upholds an appeal against what was decided about a household: answers it, and puts decision, recognition, class and certificate right by
/// a decision of its own. All or nothing.
///
/// In which form and from which day this is done was read in no text (NOT FOUND): whoever signs says the day.
public struct CorrectDecision: Operation {
    public static let name = "CorrectDecision"
    public static let permission = Permission.decideRounds
    public static let isSeparated = true

    public var objection: Objection.ID
    public var answer: String
    /// As it was written; empty takes the next one of the register.
    public var number: String
    /// Of the series: "QĐ-UBND".
    public var symbol: String
    public var signedOn: CalendarDate
    public var signer: String
    /// From which day the right class holds; `nil`: from the day of the decision that was wrong.
    public var holdsFrom: CalendarDate?
    /// Of the series of certificates: "GCN-HN.HCN".
    public var certificateSymbol: String

    public init(
        _ objection: Objection.ID, answer: String, number: String, symbol: String, signedOn: CalendarDate, signer: String,
        holdsFrom: CalendarDate?, certificateSymbol: String
    ) {
        self.objection = objection
        self.answer = answer
        self.number = number
        self.symbol = symbol
        self.signedOn = signedOn
        self.signer = signer
        self.holdsFrom = holdsFrom
        self.certificateSymbol = certificateSymbol
    }

    public struct Output: Codable, Sendable {
        public var decision: ReviewDecision.ID
        public var former: PovertyClass?
        public var povertyClass: PovertyClass
        /// The certificate that was issued, where the household is on a list now.
        public var certificate: Certificate.ID?
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let objection = try transaction.objection(objection), let place = try transaction.place(of: objection.household) else {
            throw StoreError.notFound
        }
        return place.village
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Output> {
        guard let objection = try transaction.objection(objection), let household = try transaction.householdRow(objection.household) else {
            throw StoreError.notFound
        }
        guard objection.isOpen else { throw StoreError.changedMeanwhile }
        let book = try context.book(objection.round, Self.permission, in: transaction)
        guard let appeal = book.appeal(objection) else { throw RoundRefusal(.notDecided) }
        let (decision, standard) = (appeal.decision, appeal.decision.standard)
        let holdsFrom = holdsFrom ?? decision.signedOn
        let recognitions = try transaction.recognitions(of: household.household.id).filter { $0.standard == standard }
        let sheet = try transaction.recheck(of: household.household.id, since: objection.recordedAt, standard: standard)

        var lacks: [RoundLack] = []
        if answer.isEmpty { lacks.append(.answerMissing) }
        if signer.isEmpty { lacks.append(.signerMissing) }
        if signedOn > context.today { lacks.append(.dayInFuture) }
        if signedOn < max(objection.receivedOn, decision.signedOn) {
            lacks.append(.dayBefore(max(objection.receivedOn, decision.signedOn)))
        }
        if holdsFrom < decision.signedOn || holdsFrom > signedOn { lacks.append(.holdsOutside(decision.signedOn, signedOn)) }
        if household.household.status != .active { lacks.append(.householdNotHere) }
        if recognitions.contains(where: { $0.validFrom > decision.signedOn && $0.decisionNumber != appeal.last.number }) {
            lacks.append(.decidedSince)
        }
        if let sheet {
            if sheet.possible.count != 1 { lacks.append(.cannotSay(1)) }
            if sheet.possible == [appeal.decided.decidedClass] { lacks.append(.sameClass) }
        } else {
            lacks.append(.recheckMissing)
        }
        try context.refuse(lacks)
        guard let sheet, let found = sheet.possible.first else { throw RoundRefusal(.recheckMissing) }

        let numbering = try Numbering(number, symbol: symbol, of: household.commune, signedOn: signedOn, in: transaction)
        let correcting = ReviewDecision(
            id: context.key(), round: book.round.id, commune: household.commune, number: numbering.reference, signedOn: signedOn,
            signer: signer, standard: standard, recordedAt: context.now)
        let standing = try transaction.certificates(
            CertificateFilter(household: household.household.id, isStanding: true), within: AreaScope(communes: [household.commune])
        )
        .map(\.certificate).first { $0.standard == standard }
        let correction = DecisionCorrection(
            decision: correcting.id, corrects: decision.id, reviewCase: appeal.row.facts.id, household: household.household.id,
            objection: objection.id, holdsFrom: holdsFrom, povertyClass: found,
            outcome: RoundOutcome(book.round.kind, former: appeal.decided.formerClass, found: found), sheet: sheet.id,
            former: .init(
                appeal.decided, recognitions: recognitions, povertyClass: household.povertyClass, classSince: household.classSince,
                certificate: standing?.id))
        try transaction.insert(correcting, officer: context.officer?.id)
        try transaction.insert(correction)
        try transaction.insert(
            RegisteredDocument(
                id: correcting.id.of(RegisteredDocument.self), direction: .outgoing, body: household.commune, kind: .decision,
                symbol: symbol, number: numbering.number, reference: correcting.number, signedOn: signedOn, signer: signer, subject: "",
                round: book.round.id, household: household.household.id, source: .correction, sourceID: correcting.id.subject,
                restsOn: decision.id.of(RegisteredDocument.self), recordedAt: context.now), officer: context.officer?.id)
        try transaction.answer(objection.answered(.upheld, answer, on: signedOn, at: context.now), officer: context.officer?.id)
        try transaction.correct(correction.reviewCase, to: found, correction.outcome, resting: sheet.id)

        let recognition = try recognize(found, from: holdsFrom, correcting, household.household.id, recognitions, in: transaction, context)
        if try context.law.national(on: context.today).id == standard {
            try transaction.update(household.reclassified(as: found, since: holdsFrom))
        }
        try transaction.revokeCertificates(
            of: [household.household.id], .init(on: signedOn, reason: .corrected, note: correcting.number, at: context.now),
            officer: context.officer?.id)
        var certificate: Certificate.ID?
        if found.isListed {
            let issue = CertificateIssue(
                commune: household.commune, symbol: certificateSymbol, signedOn: signedOn, signer: signer, context, in: transaction)
            certificate = try issue.write([(household, recognition)], replacing: standing?.id)[0].id
        }
        return Performed(
            Output(decision: correcting.id, former: appeal.decided.decidedClass, povertyClass: found, certificate: certificate),
            subjects: [book.round.id.subject, correcting.id.subject, household.household.id.subject, objection.id.subject],
            detail: [
                "number": correcting.number, "day": signedOn.iso, "class": found.rawValue,
                "former": appeal.decided.decidedClass?.rawValue ?? "aside", "decision": decision.number,
            ])
    }

    /// Writes the class over the recognition of that day, or cuts the one that holds then.
    private func recognize(
        _ povertyClass: PovertyClass, from day: CalendarDate, _ decision: ReviewDecision, _ household: Household.ID,
        _ recognitions: [Recognition], in transaction: any WriteTransaction, _ context: OperationContext
    ) throws -> Recognition {
        if var own = recognitions.first(where: { $0.validFrom == day }) {
            own.povertyClass = povertyClass
            (own.decisionNumber, own.decisionOn, own.validUntil) = (decision.number, decision.signedOn, nil)
            try transaction.overwrite(own)
            return own
        }
        try transaction.endRecognition(of: household, standard: decision.standard, on: day.adding(days: -1))
        let new = Recognition(
            id: context.key(), household: household, standard: decision.standard, povertyClass: povertyClass, validFrom: day,
            decisionNumber: decision.number, decisionOn: decision.signedOn)
        try transaction.insert([new], batch: nil, at: context.now)
        return new
    }
}

/// Takes a correcting decision back: everything that it changed is as before, and the appeal is open again.
public struct UndoCorrection: Operation {
    public static let name = "UndoCorrection"
    public static let permission = Permission.decideRounds
    public static let isSeparated = true

    public var round: ReviewRound.ID
    public var decision: ReviewDecision.ID
    public var reason: String
    /// Of the series of certificates, for the one that takes the place of the one taken out of use.
    public var certificateSymbol: String

    public init(_ decision: ReviewDecision.ID, of round: ReviewRound.ID, reason: String, certificateSymbol: String) {
        self.round = round
        self.decision = decision
        self.reason = reason
        self.certificateSymbol = certificateSymbol
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let correction = try transaction.corrections(of: round).first(where: { $0.decision == decision }),
            let place = try transaction.place(of: correction.household)
        else { throw StoreError.notFound }
        return place.village
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Certificate.ID?> {
        let book = try context.book(round, Self.permission, in: transaction)
        guard let correction = book.corrections.first(where: { $0.decision == decision }), correction.undone == nil,
            let correcting = book.decisions.first(where: { $0.id == decision }),
            let household = try transaction.householdRow(correction.household)
        else { throw StoreError.changedMeanwhile }
        let former = correction.former
        let standard = correcting.standard
        let present = try transaction.recognitions(of: correction.household).filter { $0.standard == standard }
        var lacks: [RoundLack] = []
        if reason.isEmpty { lacks.append(.reasonMissing) }
        let isLast = book.corrections.last { $0.reviewCase == correction.reviewCase && $0.undone == nil }?.decision == decision
        if !isLast || present.contains(where: { $0.validFrom > correction.holdsFrom }) { lacks.append(.decidedSince) }
        try context.refuse(lacks)

        try transaction.undo(decision, .init(at: context.now, reason: reason), officer: context.officer?.id)
        try transaction.void(
            decision.of(RegisteredDocument.self), .init(at: context.now, reason: reason), officer: context.officer?.id)
        try transaction.reopen(correction.objection)
        try transaction.correct(correction.reviewCase, to: former.decidedClass, former.outcome, resting: former.sheet)
        let kept = Set(former.recognitions.map(\.id))
        for recognition in present where !kept.contains(recognition.id) { try transaction.deleteRecognition(recognition.id) }
        for recognition in former.recognitions where !present.contains(recognition) { try transaction.overwrite(recognition) }
        if try context.law.national(on: context.today).id == standard {
            try transaction.update(household.reclassified(as: former.povertyClass, since: former.classSince))
        }
        try transaction.revokeCertificates(
            of: [correction.household],
            .init(on: context.today, reason: .corrected, note: reason, at: context.now), officer: context.officer?.id)
        var certificate: Certificate.ID?
        // A paper that was taken out of use is never made good again: another one says the same.
        if let replaced = former.certificate,
            let holding = former.recognitions.holding(on: context.today, standard: standard), holding.povertyClass.isListed
        {
            let issue = CertificateIssue(
                commune: household.commune, symbol: certificateSymbol, signedOn: context.today, signer: correcting.signer, context,
                in: transaction)
            certificate = try issue.write([(household, holding)], replacing: replaced)[0].id
        }
        return Performed(
            certificate,
            subjects: [round.subject, decision.subject, correction.household.subject, correction.objection.subject],
            detail: ["number": correcting.number, "reason": reason])
    }
}

extension RoundBook {
    /// An objection that came after the decision about its household.
    public struct Appeal: Sendable {
        public var row: CaseRow
        public var decided: DecidedCase
        /// The decision that ended the round.
        public var decision: ReviewDecision
        /// The one by which the household is what it is: that decision, or its last correction.
        public var last: ReviewDecision
    }

    /// The decision by which a decided household of the round is what it is.
    public func standingDecision(_ row: CaseRow) -> ReviewDecision? {
        let id = corrections.last { $0.reviewCase == row.facts.id && $0.undone == nil }?.decision ?? row.decision?.decision
        return decisions.first { $0.id == id }
    }

    /// `nil` for an objection of before the decision.
    public func appeal(_ objection: Objection) -> Appeal? {
        guard let row = rows.first(where: { $0.facts.household == objection.household }), let decided = row.decision,
            let decision = decisions.first(where: { $0.id == decided.decision }), decision.recordedAt <= objection.recordedAt,
            let last = standingDecision(row)
        else { return nil }
        return Appeal(row: row, decided: decided, decision: decision, last: last)
    }
}

extension HouseholdRow {
    fileprivate func reclassified(as povertyClass: PovertyClass?, since day: CalendarDate?) -> HouseholdRow {
        var row = self
        (row.povertyClass, row.classSince) = (povertyClass, day)
        row.household.version += 1
        return row
    }
}
