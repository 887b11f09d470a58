import Access
import Core
import Database
import Law
import Registry

/// A household of a round as lists show it.
public struct CaseRow: Sendable {
    public var facts: ReviewCase
    public var code: String
    public var headName: String
    public var persons: Int
    public var flags: HouseholdFlags
    public var reviewer: Officer.ID?
    public var reason: String
    public var decision: DecidedCase?
}

/// What a decision did to a household of a round.
public struct DecidedCase: Hashable, Sendable {
    public var decision: ReviewDecision.ID
    public var formerClass: PovertyClass?
    public var decidedClass: PovertyClass?
    public var outcome: RoundOutcome
    public var sheet: ReviewSheet.ID?

    public init(
        decision: ReviewDecision.ID, formerClass: PovertyClass?, decidedClass: PovertyClass?, outcome: RoundOutcome, sheet: ReviewSheet.ID?
    ) {
        self.decision = decision
        self.formerClass = formerClass
        self.decidedClass = decidedClass
        self.outcome = outcome
        self.sheet = sheet
    }
}

extension ReadTransaction {
    /// The households of a round in the scope, by village and name, with what each table knows of them.
    ///
    /// - Parameters:
    ///   - standard: under which their sheets are looked at.
    ///   - ids: only these; `nil` for all.
    public func cases(
        of round: ReviewRound, standard: String, within scope: AreaScope, only ids: [ReviewCase.ID]? = nil
    ) throws -> [CaseRow] {
        let chosen: SQL = ids.map { "AND review_case.id IN \($0)" } ?? ""
        var rows = try rows(
            """
            SELECT review_case.id, review_case.household_id, household.village_id, household.commune_id, household.status,
                   review_case.origin, household.class, review_case.decision_id, household.code, household.head_name, household.persons,
                   household.flags, review_case.reviewer_id, review_case.reason, review_case.former_class, review_case.decided_class,
                   review_case.outcome, review_case.sheet_id
              FROM review_case JOIN household ON household.id = review_case.household_id
             WHERE review_case.round_id = \(round.id) AND \(sql: scope.condition()) \(sql: chosen)
             ORDER BY household.village_id, household.head_sort_key, household.id
            """, Self.caseRow)
        guard !rows.isEmpty else { return [] }
        let sheets = try sheets(of: round, standard: standard, only: ids)
        let votes = try votes(of: round.id)
        let rulings = try rulings(of: round.id)
        let rechecks = try rechecks(of: round.id)
        for index in rows.indices {
            let (household, id) = (rows[index].facts.household, rows[index].facts.id)
            rows[index].facts.sheet = sheets[household]
            rows[index].facts.vote = votes[id]
            rows[index].facts.ruling = rulings[id]
            rows[index].facts.recheckSince = rechecks[household]
        }
        let returned = Set(try householdsWithReturnedSheets(in: round.id))
        for index in rows.indices where returned.contains(rows[index].facts.household) && rows[index].facts.sheet != nil {
            let since = try sheetHistory(of: rows[index].facts.household).countsSince(rows[index].facts.vote?.at)
            if let since { rows[index].facts.sheet?.countsSince = since }
        }
        return rows
    }

    /// The case of a household in a round.
    public func reviewCase(of household: Household.ID, in round: ReviewRound.ID) throws -> ReviewCase.ID? {
        try first("SELECT id FROM review_case WHERE round_id = \(round) AND household_id = \(household)") { try $0.key(0) }
    }

    /// The case that the code on a printed sheet is of; of the last round of its kind and period that has the household.
    public func reviewCase(of code: SheetCode) throws -> (round: ReviewRound.ID, reviewCase: ReviewCase.ID)? {
        try first(
            """
            SELECT review_round.id, review_case.id
              FROM household JOIN review_case ON review_case.household_id = household.id
              JOIN review_round ON review_round.id = review_case.round_id
             WHERE household.code = \(code.household) AND review_round.kind = \(code.kind.rawValue) AND review_round.year = \(code.year)
               AND coalesce(review_round.month, 0) = \(code.month ?? 0)
             ORDER BY review_round.opened_at DESC, review_round.id DESC LIMIT 1
            """
        ) { (try $0.key(0), try $0.key(1)) }
    }

    /// House number and street of each household, as far as they are known.
    public func addresses(of households: [Household.ID]) throws -> [Household.ID: String] {
        var addresses: [Household.ID: String] = [:]
        try forEach("SELECT id, address FROM household WHERE id IN \(households) AND address <> ''") {
            addresses[try $0.key(0)] = try $0.text(1)
        }
        return addresses
    }

    /// The villages in which the households of a round lived when they came into it.
    public func villages(of round: ReviewRound.ID) throws -> [Area.ID] {
        try rows("SELECT DISTINCT village_id FROM review_case WHERE round_id = \(round) ORDER BY village_id") { try $0.key(0) }
    }

    /// Which of `households` are in a round or have applied for one: what they are may not be taken back any more.
    public func householdsInReview(among households: [Household.ID]) throws -> Int {
        try first(
            """
            SELECT (SELECT count(DISTINCT household_id) FROM review_case WHERE household_id IN \(households))
                 + (SELECT count(DISTINCT household_id) FROM review_application WHERE household_id IN \(households))
                 + (SELECT count(DISTINCT household_id) FROM review_objection WHERE household_id IN \(households))
                 + (SELECT count(DISTINCT household_id) FROM certificate WHERE household_id IN \(households))
                 + (SELECT count(DISTINCT household_id) FROM official_tie WHERE household_id IN \(households))
                 + (SELECT count(DISTINCT household_id) FROM official_document WHERE household_id IN \(households))
                 + (SELECT count(DISTINCT household_id) FROM survey_household WHERE household_id IN \(households) AND stratum_id IS NOT NULL)
            """
        ) { try $0.int(0) } ?? 0
    }

    /// The year of birth of the head of each household, where it is known.
    public func headsBirthYears(of households: [Household.ID]) throws -> [Household.ID: Int] {
        var years: [Household.ID: Int] = [:]
        try forEach(
            """
            SELECT household.id, person.born FROM household JOIN person ON person.id = household.head_id
             WHERE household.id IN \(households) AND person.born IS NOT NULL
            """
        ) { years[try $0.key(0)] = Int(try $0.text(1).prefix(4)) }
        return years
    }

    /// The year of birth of each person, where it is known.
    public func birthYears(of people: [Person.ID]) throws -> [Person.ID: Int] {
        var years: [Person.ID: Int] = [:]
        try forEach("SELECT id, born FROM person WHERE id IN \(people) AND born IS NOT NULL") {
            years[try $0.key(0)] = Int(try $0.text(1).prefix(4))
        }
        return years
    }

    /// The first day of the last round in which the household is and nothing has been decided about it.
    public func startOfOpenRound(of household: Household.ID) throws -> CalendarDate? {
        try first(
            """
            SELECT review_round.starts_on FROM review_case JOIN review_round ON review_round.id = review_case.round_id
             WHERE review_case.household_id = \(household) AND review_case.decision_id IS NULL
             ORDER BY review_round.starts_on DESC LIMIT 1
            """
        ) { try $0.day(0) }
    }

    /// True when a decision of the round has been made about the household.
    public func isDecided(_ household: Household.ID, in round: ReviewRound.ID) throws -> Bool {
        try first(
            "SELECT 1 FROM review_case WHERE round_id = \(round) AND household_id = \(household) AND decision_id IS NOT NULL"
        ) { try $0.int(0) } != nil
    }

    /// Round and household of a case.
    public func placeOfCase(_ id: ReviewCase.ID) throws -> (round: ReviewRound.ID, household: Household.ID)? {
        try first("SELECT round_id, household_id FROM review_case WHERE id = \(id)") { (try $0.key(0), try $0.key(1)) }
    }

    /// Present households of the scope on the lists of poor and near-poor that are not in the round yet.
    public func listedHouseholds(
        notIn round: ReviewRound.ID, within scope: AreaScope
    ) throws -> [(household: Household.ID, village: Area.ID)] {
        try rows(
            """
            SELECT household.id, household.village_id FROM household
             WHERE household.status = 'active' AND household.class IN ('poor', 'near_poor') AND \(sql: scope.condition())
               AND NOT EXISTS (SELECT 1 FROM review_case WHERE round_id = \(round) AND household_id = household.id)
             ORDER BY household.id
            """
        ) { (try $0.key(0), try $0.key(1)) }
    }

    /// The last sheet that stands of each household of the round since its first day.
    private func sheets(
        of round: ReviewRound, standard: String, only ids: [ReviewCase.ID]?
    ) throws -> [Household.ID: ReviewCase.Sheet] {
        let chosen: SQL = ids.map { "AND review_case.id IN \($0)" } ?? ""
        var sheets: [Household.ID: ReviewCase.Sheet] = [:]
        try forEach(
            """
            SELECT \(sql: Self.caseSheetColumns(standard: standard))
              FROM review_case JOIN review_sheet ON review_sheet.household_id = review_case.household_id
             WHERE review_case.round_id = \(round.id) \(sql: chosen) AND review_sheet.replaced_by IS NULL
               AND review_sheet.reviewed_on >= \(round.startsOn)
               AND (review_case.sheet_id IS NULL OR review_case.sheet_id = review_sheet.id)
             ORDER BY review_sheet.household_id, review_sheet.reviewed_on
            """
        ) { sheets[try $0.key(0)] = try Self.caseSheet($0) }
        return sheets
    }

    /// The last sheet of the household that stands and was recorded since a moment.
    public func recheck(of household: Household.ID, since instant: Instant, standard: String) throws -> ReviewCase.Sheet? {
        try first(
            """
            SELECT \(sql: Self.caseSheetColumns(standard: standard)) FROM review_sheet
             WHERE review_sheet.household_id = \(household) AND replaced_by IS NULL AND recorded_at >= \(instant)
             ORDER BY reviewed_on DESC, recorded_at DESC LIMIT 1
            """, Self.caseSheet)
    }

    private static func caseSheetColumns(standard: String) -> SQL {
        """
        review_sheet.household_id, review_sheet.id, review_sheet.reviewed_on, review_sheet.recorded_at, review_sheet.income_points,
        review_sheet.deprived, (SELECT classification.possible FROM classification
                                 WHERE classification.sheet_id = review_sheet.id AND classification.standard_id = \(standard)
                                 ORDER BY classification.classified_at DESC, classification.fingerprint LIMIT 1)
        """
    }

    private static func caseSheet(_ row: Row) throws -> ReviewCase.Sheet {
        let possible = try row.textOrNil(6)?.split(separator: ";").compactMap { PovertyClass(rawValue: String($0)) }
        return ReviewCase.Sheet(
            id: try row.key(1), reviewedOn: try row.day(2), recordedAt: try row.instant(3), possible: possible ?? PovertyClass.allCases,
            incomePoints: try row.intOrNil(4), deprivations: Deprivations(deprived: UInt16(truncatingIfNeeded: try row.int(5))).count)
    }

    private func votes(of round: ReviewRound.ID) throws -> [ReviewCase.ID: ReviewCase.Vote] {
        var votes: [ReviewCase.ID: ReviewCase.Vote] = [:]
        try forEach(
            """
            SELECT case_id, present, agreed, recorded_at FROM review_vote JOIN review_meeting ON review_meeting.id = meeting_id
             WHERE round_id = \(round) ORDER BY recorded_at, meeting_id
            """
        ) { row in
            votes[try row.key(0)] = ReviewCase.Vote(present: try row.int(1), agreed: try row.int(2), at: try row.instant(3))
        }
        return votes
    }

    private func rulings(of round: ReviewRound.ID) throws -> [ReviewCase.ID: ReviewCase.Ruling] {
        var rulings: [ReviewCase.ID: ReviewCase.Ruling] = [:]
        try forEach(
            """
            SELECT case_id, class, review_ruling.reason, document FROM review_ruling JOIN review_case ON review_case.id = case_id
             WHERE round_id = \(round) ORDER BY recorded_at, review_ruling.id
            """
        ) { row in
            rulings[try row.key(0)] = ReviewCase.Ruling(
                povertyClass: try row.textOrNil(1).flatMap { PovertyClass(rawValue: $0) }, reason: try row.text(2),
                document: try row.text(3))
        }
        return rulings
    }

    /// Households with an objection that was upheld: since when a sheet counts.
    private func rechecks(of round: ReviewRound.ID) throws -> [Household.ID: Instant] {
        let found = try rows(
            """
            SELECT household_id, max(recorded_at) FROM review_objection
             WHERE round_id = \(round) AND result = 'upheld' AND kind <> \(Objection.Kind.procedure.rawValue) GROUP BY household_id
            """
        ) { (try $0.key(0) as Household.ID, try $0.instant(1)) }
        return Dictionary(uniqueKeysWithValues: found)
    }

    private static func caseRow(_ row: Row) throws -> CaseRow {
        guard let origin = ReviewCase.Origin(rawValue: try row.text(5)) else { throw StoreError.unreadable("review_case.origin") }
        let decision: ReviewDecision.ID? = try row.keyOrNil(7)
        var decided: DecidedCase?
        if let decision {
            guard let outcome = RoundOutcome(rawValue: try row.text(16)) else { throw StoreError.unreadable("review_case.outcome") }
            decided = DecidedCase(
                decision: decision, formerClass: try row.textOrNil(14).flatMap { PovertyClass(rawValue: $0) },
                decidedClass: try row.textOrNil(15).flatMap { PovertyClass(rawValue: $0) }, outcome: outcome,
                sheet: try row.keyOrNil(17))
        }
        return CaseRow(
            facts: ReviewCase(
                id: try row.key(0), household: try row.key(1), village: try row.key(2), commune: try row.key(3),
                isPresent: try row.text(4) == HouseholdStatus.active.rawValue, origin: origin,
                formerClass: PovertyClass(rawValue: try row.text(6)), isDecided: decision != nil),
            code: try row.text(8), headName: try row.text(9), persons: try row.int(10), flags: HouseholdFlags(rawValue: try row.int(11)),
            reviewer: try row.keyOrNil(12), reason: try row.text(13), decision: decided)
    }
}

/// A household that comes into a round.
public struct NewCase: Sendable {
    public var id: ReviewCase.ID
    public var household: Household.ID
    public var village: Area.ID
    public var origin: ReviewCase.Origin
    public var application: ReviewApplication.ID?
    public var reason: String

    public init(
        id: ReviewCase.ID, household: Household.ID, village: Area.ID, origin: ReviewCase.Origin, application: ReviewApplication.ID? = nil,
        reason: String = ""
    ) {
        self.id = id
        self.household = household
        self.village = village
        self.origin = origin
        self.application = application
        self.reason = reason
    }
}

extension WriteTransaction {
    public func insert(_ cases: [NewCase], in round: ReviewRound.ID, at instant: Instant) throws {
        try insert(
            into: "review_case",
            columns: ["id", "round_id", "household_id", "village_id", "origin", "application_id", "reason", "listed_at"],
            rows: cases.lazy.map {
                [
                    $0.id.sqlValue, round.sqlValue, $0.household.sqlValue, $0.village.sqlValue, .text($0.origin.rawValue),
                    $0.application.sqlValue, .text($0.reason), instant.sqlValue,
                ]
            })
    }

    public func assign(_ cases: [ReviewCase.ID], to officer: Officer.ID?) throws {
        try execute("UPDATE review_case SET reviewer_id = \(officer) WHERE id IN \(cases) AND decision_id IS NULL")
    }

    /// Takes a household out of a round in which nothing has been done about it yet.
    public func deleteCase(_ id: ReviewCase.ID) throws {
        try execute("DELETE FROM review_ruling WHERE case_id = \(id)")
        try execute("DELETE FROM review_case WHERE id = \(id) AND decision_id IS NULL")
    }

    public func insert(
        _ ruling: ReviewCase.Ruling, id: Identifier<ReviewCase.Ruling>, on reviewCase: ReviewCase.ID, of household: Household.ID,
        officer: Officer.ID?, at instant: Instant
    ) throws {
        try execute(
            """
            INSERT INTO review_ruling (id, case_id, household_id, class, reason, document, officer_id, recorded_at)
            VALUES (\(id), \(reviewCase), \(household), \(ruling.povertyClass?.rawValue), \(ruling.reason), \(ruling.document),
                    \(officer), \(instant))
            """)
    }
}
