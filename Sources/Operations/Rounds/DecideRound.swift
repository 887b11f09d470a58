import Access
import Core
import Database
import Law
import Registry
import Store

/// The decision that ends a round in a commune: it fixes the lists, and writes a recognition for every household that is on a list or
/// leaves one, with the number and day of the decision. All or nothing.
///
/// - Source: Quyết định 24/2021/QĐ-TTg, Điều 4 khoản 6, Mẫu số 02.
public struct DecideRound: Operation {
    public static let name = "DecideRound"
    public static let permission = Permission.decideRounds

    public var round: ReviewRound.ID
    public var commune: Area.ID
    /// As it was written; empty takes the next one of the register.
    public var number: String
    /// Of the series: "QĐ-UBND".
    public var symbol: String
    public var signedOn: CalendarDate
    public var signer: String

    public init(round: ReviewRound.ID, commune: Area.ID, number: String, symbol: String, signedOn: CalendarDate, signer: String) {
        self.round = round
        self.commune = commune
        self.number = number
        self.symbol = symbol
        self.signedOn = signedOn
        self.signer = signer
    }

    public struct Output: Codable, Sendable {
        public var decision: ReviewDecision.ID
        /// How many households by outcome.
        public var outcomes: [String: Int]
    }

    /// What the decision would do to each household.
    public static func outcomes(
        of commune: Area.ID, in book: RoundBook
    ) -> [(row: CaseRow, outcome: RoundOutcome, povertyClass: PovertyClass?)] {
        book.rows(in: commune).compactMap { row in
            let state = book.state(row)
            guard state.isReady, state != .gone, state != .decided else { return nil }
            let found = state.povertyClass
            return (row, RoundOutcome(book.round.kind, former: row.facts.formerClass, found: found), found)
        }
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { commune }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Output> {
        let book = try context.book(round, Self.permission, in: transaction)
        let standard = book.standard.id
        let decided = Self.outcomes(of: commune, in: book)
        let changed = decided.filter(\.outcome.changesRecords)
        var lacks = try book.situation(of: commune).lacks(for: .decision, on: signedOn, today: context.today)
        if signer.isEmpty { lacks.append(.signerMissing) }
        if signedOn < book.round.startsOn { lacks.append(.dayBefore(book.round.startsOn)) }
        let later = try transaction.recognitions(of: changed.map(\.row.facts.household), standard: standard, from: signedOn)
        if later > 0 { lacks.append(.laterRecognition(later)) }
        try context.refuse(lacks)

        let numbering = try Numbering(number, symbol: symbol, of: commune, signedOn: signedOn, in: transaction)
        let decision = ReviewDecision(
            id: context.key(), round: round, commune: commune, number: numbering.reference, signedOn: signedOn, signer: signer,
            standard: standard,
            recordedAt: context.now)
        try transaction.insert(decision, officer: context.officer?.id)
        try transaction.insert(
            RegisteredDocument(
                id: decision.id.of(RegisteredDocument.self), direction: .outgoing, body: commune, kind: .decision, symbol: symbol,
                number: numbering.number, reference: decision.number, signedOn: signedOn, signer: signer, subject: "", round: round,
                source: .decision, sourceID: decision.id.subject, recordedAt: context.now), officer: context.officer?.id)
        try transaction.endRecognitions(
            of: changed.map(\.row.facts.household), standard: standard, on: signedOn.adding(days: -1))
        try transaction.insert(
            changed.compactMap { entry in
                entry.povertyClass.map {
                    Recognition(
                        id: context.key(), household: entry.row.facts.household, standard: standard, povertyClass: $0, validFrom: signedOn,
                        decisionNumber: decision.number, decisionOn: signedOn)
                }
            }, batch: nil, at: context.now)
        for (povertyClass, group) in Dictionary(grouping: changed, by: \.povertyClass) {
            guard let povertyClass else { continue }
            // A paper that says another class holds no more.
            try transaction.revokeCertificates(
                of: group.map(\.row.facts.household), butOf: povertyClass,
                .init(on: signedOn, reason: .recognitionEnded, note: decision.number, at: context.now), officer: context.officer?.id)
            try transaction.reclassify(group.map(\.row.facts.household), as: povertyClass, since: signedOn)
        }
        for group in Dictionary(grouping: decided, by: { [$0.row.facts.formerClass, $0.povertyClass] }).values {
            try transaction.decide(
                group.map(\.row.facts.id),
                as: DecidedCase(
                    decision: decision.id, formerClass: group[0].row.facts.formerClass, decidedClass: group[0].povertyClass,
                    outcome: group[0].outcome, sheet: nil))
        }
        try transaction.tieSheets(of: decision.id, in: book.round)
        try transaction.insert(
            [context.step(.decision, of: commune, in: round, on: signedOn, document: decision.number)], officer: context.officer?.id)
        let counts = Dictionary(grouping: decided, by: \.outcome.rawValue).mapValues(\.count)
        return Performed(
            Output(decision: decision.id, outcomes: counts),
            subjects: [round.subject, decision.id.subject] + decided.map(\.row.facts.household.subject),
            detail: counts.mapValues(String.init).merging(["number": decision.number, "day": signedOn.iso]) { first, _ in first })
    }
}
