import Access
import Core
import Database
import Law
import Registry
import Store

/// A round with all that its rules ask for, as far as a scope reaches: read once, by an operation or for a page.
public struct RoundBook: Sendable {
    public let round: ReviewRound
    public let procedures: ReviewProcedures
    public let procedure: ReviewProcedure
    /// Under which its households are classified and recognized.
    public let standard: PovertyStandard
    public let progress: RoundProgress
    public let steps: [(step: RoundStep, officer: Officer.ID?)]
    /// What the communes of the round are on the day.
    public let communes: Set<Area.ID>
    /// The households of the round in the scope.
    public let rows: [CaseRow]
    public let postings: [ListPosting]
    public let objections: [(objection: Objection, household: HouseholdRow)]
    /// Those that ended the round, and those that put one of them right.
    public let decisions: [ReviewDecision]
    /// Of households in the scope.
    public let corrections: [DecisionCorrection]
    /// Open applications of the kind of the round, in the scope.
    public let applications: [(application: ReviewApplication, household: HouseholdRow)]
    /// Declarations that hold, by household.
    public let ties: [Household.ID: [OfficialTie]]
    public let approvals: [ReviewCase.ID: CaseApproval]
    public let confirmations: [LimitConfirmation]
    public let reopenings: [RoundReopening]
    /// Households on a list that have no certificate of it, where the certificates come next.
    private let uncertified: Set<Household.ID>
    public let calendar: WorkingCalendar
    private let areas: AreaHistory
    private let today: CalendarDate

    /// - Throws: `StoreError.notFound` where no commune of the round reaches into the scope.
    public init(
        _ id: ReviewRound.ID, within scope: AreaScope, in transaction: any ReadTransaction, _ areas: AreaHistory, _ law: RuleBook,
        today: CalendarDate
    ) throws {
        guard let round = try transaction.round(id) else { throw StoreError.notFound }
        self.round = round
        self.areas = areas
        self.today = today
        // Steps follow the law of their day; those of a round that is over, the law of its last day.
        procedures = try law.procedures(on: min(max(today, round.startsOn), round.endsOn))
        procedure = procedures[round.kind]
        standard = try law.national(on: round.startsOn)
        calendar = law.calendar
        let opened = try transaction.places(of: id)
        let communes = Set(opened.flatMap { areas.presentUnits(of: $0, on: today).map(\.area) })
        self.communes = communes
        steps = try transaction.steps(of: id)
        let progress = RoundProgress(
            steps.map(\.step), parts: Set(opened).union(try transaction.villages(of: id)), in: areas, on: today)
        self.progress = progress
        let seen = communes.contains { commune in
            scope.communes.contains(commune) || areas.children(of: commune, on: today).contains { scope.villages.contains($0.area) }
        }
        guard seen else { throw StoreError.notFound }
        var rows = try transaction.cases(of: round, standard: standard.id, within: scope)
        let excused = Set(
            Set(rows.map(\.facts.village)).filter { village in
                progress.history(of: village).last { $0.step == .meeting }?.kind == .exception && progress.reached(village) >= .meeting
            })
        for index in rows.indices { rows[index].facts.isExcused = excused.contains(rows[index].facts.village) }
        // By village as people order places; within one they come by name.
        let places = Dictionary(
            Set(rows.map(\.facts.village)).map { ($0, areas.lastKnown(of: $0, on: today)) }, uniquingKeysWith: { first, _ in first })
        let order = Dictionary(
            uniqueKeysWithValues: places.values.compactMap { $0 }.sorted { $0.precedes($1) }.enumerated().map { ($1.area, $0) })
        self.rows = Dictionary(grouping: rows, by: \.facts.village).sorted { (order[$0.key] ?? 0) < (order[$1.key] ?? 0) }.flatMap(\.value)
        postings = try transaction.postings(of: id, in: communes.reduce(into: []) { $0.formUnion(progress.lineage(of: $1)) })
        objections = try transaction.objections(of: id, within: scope)
        let cases = Set(rows.map(\.facts.id))
        let corrections = try transaction.corrections(of: id)
        self.corrections = corrections.filter { cases.contains($0.reviewCase) }
        let hidden = Set(corrections.map(\.decision)).subtracting(self.corrections.map(\.decision))
        decisions = try transaction.decisions(of: id).filter { !hidden.contains($0.id) }
        applications = try transaction.openApplications(within: scope).filter { $0.application.fits(round.kind) }
        ties = try transaction.ties(inRound: id)
        approvals = try transaction.approvals(of: id)
        confirmations = try transaction.limitConfirmations()
        reopenings = try transaction.reopenings(of: id)
        // The families of farm households of average living have a paper of another form, which the program does not print.
        var uncertified: Set<Household.ID> = []
        for commune in communes where round.kind != .averageLiving && progress.reached(commune) == .decision {
            let found = try transaction.uncertified(in: commune, village: nil, household: nil, standard: standard.id)
            uncertified.formUnion(found.map(\.row.household.id))
        }
        self.uncertified = uncertified
    }

    public var percent: Int { procedures.agreement.value }

    public var meets: Bool { procedure.step(.meeting) != nil }

    public func state(_ row: CaseRow) -> ReviewCase.State { row.facts.state(percent: percent, meets: meets) }

    /// The households of a village or a commune.
    public func rows(in area: Area.ID) -> [CaseRow] { rows.filter { $0.facts.village == area || $0.facts.commune == area } }

    /// The household is tied to an official, and nobody else has confirmed its sheet.
    public func needsApproval(_ row: CaseRow) -> Bool {
        guard ties[row.facts.household] != nil, !row.facts.isDecided, row.facts.isPresent, let sheet = row.facts.sheet else { return false }
        return approvals[row.facts.id]?.sheet != sheet.id
    }

    /// The villages of a commune on the day that have households of the round, in Vietnamese order.
    public func villages(of commune: Area.ID) -> [AreaVersion] {
        let withCases = Set(rows.map(\.facts.village))
        return areas.villages(of: [commune], on: today).filter { withCases.contains($0.area) }
    }

    /// The postings of a commune and of those that went into it.
    public func postings(of commune: Area.ID) -> [ListPosting] {
        let lineage = progress.lineage(of: commune)
        return postings.filter { lineage.contains($0.commune) }
    }

    public func objections(in commune: Area.ID) -> [Objection] {
        objections.filter { $0.household.commune == commune }.map(\.objection)
    }

    public func limit(_ limit: ReviewProcedure.Limit) -> EffectiveLimit? {
        EffectiveLimit(limit, of: procedure, in: procedures.id, confirmations: confirmations)
    }

    /// The last day of a limit from `day`; `nil` where no such limit may be counted.
    public func lastDay(of kind: ReviewProcedure.Limit, from day: CalendarDate) throws -> WorkingCalendar.CountedDay? {
        guard let counting = limit(kind)?.counting else { return nil }
        do { return try calendar.lastDay(of: counting, from: day) } catch let missing as NoCalendar {
            throw RoundRefusal(.calendarMissing(missing.year))
        }
    }

    /// Where a village or a commune stands, with what it has.
    public func situation(of area: Area.ID) throws -> RoundSituation {
        guard let level = areas.version(of: area, on: today)?.level, level == .village || communes.contains(area) else {
            throw RoundRefusal(.unitNotInRound)
        }
        if level == .village, areas.ancestor(of: area, at: .commune, on: today).map({ !communes.contains($0) }) ?? true {
            throw RoundRefusal(.unitNotInRound)
        }
        let own = rows(in: area)
        var situation = RoundSituation(
            procedure: procedure, percent: percent, place: level == .village ? .village : .commune, reached: progress.reached(area),
            lastDay: progress.last(area)?.on, cases: own.map(\.facts))
        guard level == .commune else {
            situation.applicationsWaiting = applications.count { $0.household.household.village == area }
            return situation
        }
        // Who came in by an objection is checked again by the commune; their village does not begin anew for them.
        let met = own.filter { state($0) != .gone && !$0.facts.isDecided && $0.facts.origin != .objection }
        situation.villagesBehind = Set(met.map(\.facts.village)).count { progress.reached($0) < procedure.lastInVillage }
        let (postings, objections) = (postings(of: area), objections(in: area))
        situation.postedUntil = postings.map(\.lastOn).max()
        situation.objectionsOpen = objections.count(where: \.isOpen)
        situation.tiedUnapproved = own.count(where: needsApproval)
        situation.uncertified = own.count { uncertified.contains($0.facts.household) }
        situation.isToPostAgain = objections.contains { objection in
            guard objection.result == .upheld, let answered = objection.answeredAt else { return false }
            return postings.last.map { $0.recordedAt < answered } ?? false
        }
        return situation
    }
}

extension OperationContext {
    /// A round as far as the asking officer's right `permission` reaches.
    func book(_ id: ReviewRound.ID, _ permission: Permission, in transaction: any ReadTransaction) throws -> RoundBook {
        try RoundBook(id, within: scope(for: permission), in: transaction, areas, law, today: today)
    }

    /// Refuses with everything that lacks.
    func refuse(_ lacks: [RoundLack]) throws { if !lacks.isEmpty { throw RoundRefusal(lacks) } }

    func step(
        _ step: ReviewStep, _ kind: RoundStep.Kind = .forward, of area: Area.ID, in round: ReviewRound.ID, on day: CalendarDate,
        document: String = "", reason: String = ""
    ) -> RoundStep {
        RoundStep(
            id: key(), round: round, area: area, step: step, kind: kind, on: day, document: document, reason: reason, recordedAt: now)
    }
}
