import Access
import Core
import Database
import Documents
import Law
import Operations
import Registry
import Store
import Words

/// Says the documents of a round from its records: minutes, notice, refusal, answer.
public struct RoundPaper: Sendable {
    public let source: RegisteredDocument.Source
    public let id: Identifier<AnySubject>
    private let areas: AreaHistory
    private let law: LawFolder
    private let today: CalendarDate

    public init(
        _ source: RegisteredDocument.Source, _ id: Identifier<AnySubject>, _ areas: AreaHistory, _ law: LawFolder, today: CalendarDate
    ) {
        self.source = source
        self.id = id
        self.areas = areas
        self.law = law
        self.today = today
    }

    public var kind: RegisteredDocument.Kind? {
        switch source {
        case .meeting: .minutes
        case .posting, .refusal: .notice
        case .objection: .letter
        case .decision, .correction, .certificates: nil
        }
    }

    /// The commune of today whose committee issues it.
    ///
    /// - Throws: `StoreError.notFound` where the round has no such thing in the scope of the book.
    public func commune(in book: RoundBook, _ transaction: any ReadTransaction) throws -> Area.ID {
        switch source {
        case .meeting: try commune(of: try meeting(in: book, transaction).village)
        case .posting: try present(try posting(in: book).commune)
        case .refusal: try refused(in: book).facts.commune
        case .objection: try objection(in: book).household.commune
        case .decision, .correction, .certificates: throw StoreError.notFound
        }
    }

    public func compose(_ book: RoundBook, _ transaction: any ReadTransaction) throws -> (
        document: OfficialDocument, household: Household.ID?
    ) {
        let commune = try commune(in: book, transaction)
        let version = areas.lastKnown(of: commune, on: today)
        let step: ReviewStep = source == .meeting ? .meeting : .posting
        let frame = RoundPaperWords.Frame(
            commune: version?.name ?? "", superior: version?.parent.flatMap { areas.lastKnown(of: $0, on: today)?.name }, round: book.round,
            law: (book.procedure.step(step) ?? book.procedure.step(.decision)).flatMap { law.documents[$0.citation.document] })
        switch source {
        case .meeting: return (try minutes(book, frame, transaction), nil)
        case .posting: return (try notice(book, commune, frame, transaction), nil)
        case .refusal: return try refusal(book, frame, transaction)
        case .objection:
            let (found, row) = try objection(in: book)
            guard !found.isOpen else { throw RoundRefusal(.answerMissing) }
            return (
                RoundPaperWords.answer(found, headName: row.headName, village: name(row.household.village), frame), row.household.id
            )
        case .decision, .correction, .certificates: throw StoreError.notFound
        }
    }

    // MARK: what it is about

    private func meeting(in book: RoundBook, _ transaction: any ReadTransaction) throws -> VillageMeeting {
        let villages = Set(book.rows.map(\.facts.village)).reduce(into: Set<Area.ID>()) { $0.formUnion(book.progress.lineage(of: $1)) }
        let found = try transaction.meetings(of: book.round.id, in: villages).first { $0.id.subject == id }
        guard let found else { throw StoreError.notFound }
        return found
    }

    private func posting(in book: RoundBook) throws -> ListPosting {
        guard let found = book.postings.first(where: { $0.id.subject == id }) else { throw StoreError.notFound }
        return found
    }

    /// A household about which it was decided that it is on no list.
    private func refused(in book: RoundBook) throws -> CaseRow {
        guard let found = book.rows.first(where: { $0.facts.id.subject == id }), let decided = found.decision,
            let povertyClass = decided.decidedClass, !povertyClass.isListed
        else { throw StoreError.notFound }
        return found
    }

    private func objection(in book: RoundBook) throws -> (objection: Objection, household: HouseholdRow) {
        guard let found = book.objections.first(where: { $0.objection.id.subject == id }) else { throw StoreError.notFound }
        return found
    }

    private func commune(of village: Area.ID) throws -> Area.ID {
        let communes = Set(areas.presentUnits(of: village, on: today).compactMap { areas.ancestor(of: $0.area, at: .commune, on: today) })
        guard communes.count == 1, let commune = communes.first else { throw StoreError.notFound }
        return commune
    }

    private func present(_ commune: Area.ID) throws -> Area.ID {
        let units = areas.presentUnits(of: commune, on: today)
        guard units.count == 1 else { throw StoreError.notFound }
        return units[0].area
    }

    private func name(_ area: Area.ID) -> String { areas.lastKnown(of: area, on: today)?.name ?? "" }

    // MARK: what it says

    private func minutes(
        _ book: RoundBook, _ frame: RoundPaperWords.Frame, _ transaction: any ReadTransaction
    ) throws -> OfficialDocument {
        let meeting = try meeting(in: book, transaction)
        let rows = Dictionary(book.rows.map { ($0.facts.id, $0) }, uniquingKeysWith: { first, _ in first })
        let births = try transaction.headsBirthYears(of: meeting.votes.map(\.household))
        let votes = meeting.votes.map { vote in
            RoundPaperWords.Vote(
                headName: rows[vote.reviewCase]?.headName ?? "", birthYear: births[vote.household], povertyClass: vote.povertyClass,
                agreed: vote.agreed,
                isAgreed: ReviewCase.Vote(present: meeting.present, agreed: vote.agreed, at: meeting.recordedAt)
                    .isAgreement(percent: book.percent))
        }
        return RoundPaperWords.minutes(
            .init(
                village: name(meeting.village), heldOn: meeting.heldOn, place: meeting.place, chair: meeting.chair,
                secretary: meeting.secretary, present: meeting.present, percent: book.percent, notes: meeting.notes,
                votes: votes.sorted { $0.headName.naturalSortKey.lexicographicallyPrecedes($1.headName.naturalSortKey) }), frame)
    }

    private func notice(
        _ book: RoundBook, _ commune: Area.ID, _ frame: RoundPaperWords.Frame, _ transaction: any ReadTransaction
    ) throws -> OfficialDocument {
        let posting = try posting(in: book)
        let rows = book.rows(in: commune)
        let births = try transaction.headsBirthYears(of: rows.map(\.facts.household))
        let households = rows.compactMap { row -> RoundPaperWords.Posted? in
            guard let found = row.decision.map({ $0.decidedClass }) ?? book.state(row).povertyClass else { return nil }
            return RoundPaperWords.Posted(
                headName: row.headName, birthYear: births[row.facts.household], village: name(row.facts.village), persons: row.persons,
                former: row.decision.map { $0.formerClass } ?? row.facts.formerClass, found: found,
                isTiedToOfficial: book.ties[row.facts.household] != nil)
        }
        func count(_ found: PovertyClass) -> Int { households.count { $0.found == found } }
        let escaped = households.count { $0.former?.isListed ?? false && !$0.found.isListed }
        return RoundPaperWords.notice(
            from: posting.firstOn, until: posting.lastOn, places: posting.places, households,
            announcement: RoundPageWords.announcement(
                commune: frame.commune, title: RoundWords.title(book.round), poor: count(.poor), nearPoor: count(.nearPoor),
                escaped: escaped, until: posting.lastOn.vietnamese, places: posting.places), frame)
    }

    private func refusal(
        _ book: RoundBook, _ frame: RoundPaperWords.Frame, _ transaction: any ReadTransaction
    ) throws -> (OfficialDocument, Household.ID?) {
        let row = try refused(in: book)
        guard let decided = row.decision, let found = decided.decidedClass,
            let decision = book.standingDecision(row)
        else { throw StoreError.notFound }
        var reasons: [String] = []
        if let ruling = row.facts.ruling {
            reasons = ["\(ruling.reason) (\(ruling.document))"]
        } else if let sheet = decided.sheet, let stored = try transaction.sheet(sheet) {
            let classification = try transaction.classifications(of: sheet).last { $0.standard == book.standard.id }
            reasons = (classification?.reasons ?? []).map { reason in
                let article = Citation(reason.source).map { " (\(LawWords.citation($0, in: law.documents)))" } ?? ""
                return ReviewWords.sentence(reason, isUrban: stored.sheet.residence == .urban) + article
            }
        }
        return (
            RoundPaperWords.refusal(
                headName: row.headName, village: name(row.facts.village), found: found, decision: (decision.number, decision.signedOn),
                reasons: reasons, frame), row.facts.household
        )
    }
}
