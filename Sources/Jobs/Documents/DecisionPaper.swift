import Access
import Core
import Database
import Documents
import Law
import Operations
import Registry
import Store
import Words

/// Reads what the document of a decision says: the households as they were known when it was made, so that it comes out the same each time.
public enum DecisionPaper {
    /// - Parameters:
    ///   - book: the round of the decision, as far as the asking officer's scope reaches.
    ///   - law: the texts that the document cites.
    /// - Throws: `StoreError.notFound` where the round has no such decision in the scope.
    public static func document(
        _ id: ReviewDecision.ID, in book: RoundBook, _ areas: AreaHistory, _ law: LawFolder, _ transaction: any ReadTransaction
    ) throws -> OfficialDocument {
        guard let decision = book.decisions.first(where: { $0.id == id }),
            let commune = areas.version(of: decision.commune, on: decision.signedOn)
        else { throw StoreError.notFound }
        if let correction = book.corrections.first(where: { $0.decision == id }) {
            return try self.correction(correction, decision, commune, in: book, areas, law, transaction)
        }
        let decided = Dictionary(
            book.rows.compactMap { row in
                said(of: row, by: id, in: book).flatMap { $0.outcome.changesRecords ? (row.facts.household, $0) : nil }
            }, uniquingKeysWith: { first, _ in first })
        guard !decided.isEmpty else { throw StoreError.notFound }
        let view = Viewpoint(day: decision.signedOn, map: decision.signedOn, knownAt: decision.recordedAt)
        let states = try transaction.states(
            HouseholdFilter(), found: Array(decided.keys), in: Set(areas.villages), from: view, limit: decided.count, offset: 0)
        let years = try transaction.birthYears(of: states.compactMap(\.head))
        let households = states.map { state in
            let village = areas.version(of: state.village, on: decision.signedOn)?.name ?? ""
            return DecisionWords.Household(
                headName: state.headName, birthYear: state.head.flatMap { years[$0] },
                ethnicity: state.ethnicity.flatMap { law.codeLists.ethnicGroup($0)?.name } ?? "", village: village, persons: state.persons,
                former: decided[state.household]?.formerClass, decided: decided[state.household]?.decidedClass)
        }
        .sorted { $0.village.naturalSortKey.lexicographicallyPrecedes($1.village.naturalSortKey) }
        let opinion = book.steps.map(\.step).last { $0.step == .opinion && $0.kind == .forward && $0.area == decision.commune }
        return DecisionWords.document(
            DecisionWords.Facts(
                commune: commune.name, superior: commune.parent.flatMap { areas.version(of: $0, on: decision.signedOn)?.name },
                kind: book.round.kind, year: book.round.year, month: book.round.month,
                number: OfficialDocument.Number.written(
                    decision.number, symbol: DocumentWords.symbol(.decision)), signedOn: decision.signedOn,
                signer: decision.signer, law: cited(book, law),
                opinion: opinion.flatMap { $0.document.isEmpty ? nil : ($0.document, $0.on) }, households: households))
    }

    /// What the decision said of a household, whatever put it right since.
    private static func said(of row: CaseRow, by id: ReviewDecision.ID, in book: RoundBook) -> DecidedCase? {
        guard var decided = row.decision, decided.decision == id else { return nil }
        if let first = book.corrections.first(where: { $0.reviewCase == row.facts.id && $0.undone == nil }) {
            (decided.decidedClass, decided.outcome) = (first.former.decidedClass, first.former.outcome)
        }
        return decided
    }

    private static func cited(_ book: RoundBook, _ law: LawFolder) -> [LegalDocument] {
        let cited = [
            book.standard.citation.document, book.procedure.step(.decision)?.citation.document, book.procedures.agreement.citation.document,
        ]
        var seen: Set<String> = []
        return cited.compactMap { $0 }.filter { seen.insert($0).inserted }.compactMap { law.documents[$0] }
    }

    private static func correction(
        _ correction: DecisionCorrection, _ decision: ReviewDecision, _ commune: AreaVersion, in book: RoundBook, _ areas: AreaHistory,
        _ law: LawFolder, _ transaction: any ReadTransaction
    ) throws -> OfficialDocument {
        guard let row = book.rows.first(where: { $0.facts.id == correction.reviewCase }),
            let corrected = book.decisions.first(where: { $0.id == correction.corrects }),
            let objection = book.objections.first(where: { $0.objection.id == correction.objection })?.objection,
            let sheet = try transaction.sheet(correction.sheet)?.sheet
        else { throw StoreError.notFound }
        let view = Viewpoint(day: decision.signedOn, map: decision.signedOn, knownAt: decision.recordedAt)
        let state = try transaction.states(
            HouseholdFilter(), found: [correction.household], in: Set(areas.villages), from: view, limit: 1, offset: 0
        ).first
        let symbol = DocumentWords.symbol(.decision)
        return CorrectionWords.document(
            CorrectionWords.Facts(
                commune: commune.name, superior: commune.parent.flatMap { areas.version(of: $0, on: decision.signedOn)?.name },
                number: OfficialDocument.Number.written(decision.number, symbol: symbol), signedOn: decision.signedOn,
                signer: decision.signer, law: cited(book, law),
                corrected: (OfficialDocument.Number.written(corrected.number, symbol: symbol), corrected.signedOn),
                headName: state?.headName ?? row.headName,
                village: areas.lastKnown(of: state?.village ?? row.facts.village, on: decision.signedOn)?.name ?? "",
                former: correction.former.decidedClass, found: correction.povertyClass, holdsFrom: correction.holdsFrom,
                receivedOn: objection.receivedOn, recheckedOn: sheet.reviewedOn, revokesCertificate: correction.former.certificate != nil))
    }
}
