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
        let decided = Dictionary(
            book.rows.compactMap { row in
                row.decision.flatMap { $0.decision == id && $0.outcome.changesRecords ? (row.facts.household, $0) : nil }
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
        let cited = [
            book.standard.citation.document, book.procedure.step(.decision)?.citation.document, book.procedures.agreement.citation.document,
        ]
        var seen: Set<String> = []
        return DecisionWords.document(
            DecisionWords.Facts(
                commune: commune.name, superior: commune.parent.flatMap { areas.version(of: $0, on: decision.signedOn)?.name },
                kind: book.round.kind, year: book.round.year, month: book.round.month,
                number: OfficialDocument.Number.written(
                    decision.number, symbol: DocumentWords.symbol(.decision)), signedOn: decision.signedOn,
                signer: decision.signer, law: cited.compactMap { $0 }.filter { seen.insert($0).inserted }.compactMap { law.documents[$0] },
                opinion: opinion.flatMap { $0.document.isEmpty ? nil : ($0.document, $0.on) }, households: households))
    }
}
