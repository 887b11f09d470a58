import Access
import Core
import Database
import Law
import Registry

/// One time that the list of a commune hung.
public struct ListPosting: Sendable {
    public typealias ID = Identifier<ListPosting>

    public var id: ID
    public var round: ReviewRound.ID
    public var commune: Area.ID
    public var firstOn: CalendarDate
    public var lastOn: CalendarDate
    /// Where it hung, and where it was read out.
    public var places: String
    public var recordedAt: Instant

    public init(
        id: ID, round: ReviewRound.ID, commune: Area.ID, firstOn: CalendarDate, lastOn: CalendarDate, places: String, recordedAt: Instant
    ) {
        self.id = id
        self.round = round
        self.commune = commune
        self.firstOn = firstOn
        self.lastOn = lastOn
        self.places = places
        self.recordedAt = recordedAt
    }
}

extension ReadTransaction {
    public func postings(of round: ReviewRound.ID, in communes: Set<Area.ID>) throws -> [ListPosting] {
        try rows(
            """
            SELECT \(sql: Self.postingColumns) FROM review_posting
             WHERE round_id = \(round) AND area_id IN \(communes.sorted()) ORDER BY recorded_at, id
            """, Self.posting)
    }

    /// The list of `commune` that hangs out on `day` with a household of it.
    public func posting(of household: Household.ID, in commune: Area.ID, on day: CalendarDate) throws -> ListPosting? {
        try first(
            """
            SELECT \(sql: Self.postingColumns) FROM review_posting
             WHERE area_id = \(commune) AND first_on <= \(day) AND last_on >= \(day)
               AND round_id IN (SELECT round_id FROM review_case WHERE household_id = \(household))
             ORDER BY recorded_at DESC, id DESC LIMIT 1
            """, Self.posting)
    }

    private static var postingColumns: SQL { "id, round_id, area_id, first_on, last_on, places, recorded_at" }

    private static func posting(_ row: Row) throws -> ListPosting {
        ListPosting(
            id: try row.key(0), round: try row.key(1), commune: try row.key(2), firstOn: try row.day(3), lastOn: try row.day(4),
            places: try row.text(5), recordedAt: try row.instant(6))
    }

    /// The objections of a round about households of the scope, in the order in which they came.
    public func objections(
        of round: ReviewRound.ID, within scope: AreaScope
    ) throws -> [(objection: Objection, household: HouseholdRow)] {
        let found = try rows(
            """
            SELECT \(sql: Self.objectionColumns) FROM review_objection JOIN household ON household.id = review_objection.household_id
             WHERE round_id = \(round) AND \(sql: scope.condition()) ORDER BY received_on, recorded_at, review_objection.id
            """, Self.objection)
        return try found.compactMap { objection in try householdRow(objection.household).map { (objection, $0) } }
    }

    public func objection(_ id: Objection.ID) throws -> Objection? {
        try first("SELECT \(sql: Self.objectionColumns) FROM review_objection WHERE review_objection.id = \(id)", Self.objection)
    }

    private static var objectionColumns: SQL {
        """
        review_objection.id, round_id, household_id, kind, raised_by, contact, received_on, statement, evidence, recorded_at, result,
        answer, answered_on, answered_at
        """
    }

    private static func objection(_ row: Row) throws -> Objection {
        guard let kind = Objection.Kind(rawValue: try row.text(3)) else { throw StoreError.unreadable("review_objection.kind") }
        var objection = Objection(
            id: try row.key(0), round: try row.key(1), household: try row.key(2), kind: kind, raisedBy: try row.text(4),
            contact: try row.text(5), receivedOn: try row.day(6), statement: try row.text(7), evidence: try row.text(8),
            recordedAt: try row.instant(9))
        objection.result = try row.textOrNil(10).flatMap { Objection.Result(rawValue: $0) }
        objection.answer = try row.text(11)
        objection.answeredOn = try row.dayOrNil(12)
        objection.answeredAt = try row.instantOrNil(13)
        return objection
    }
}

extension WriteTransaction {
    public func insert(_ posting: ListPosting, officer: Officer.ID?) throws {
        try execute(
            """
            INSERT INTO review_posting (id, round_id, area_id, first_on, last_on, places, officer_id, recorded_at)
            VALUES (\(posting.id), \(posting.round), \(posting.commune), \(posting.firstOn), \(posting.lastOn), \(posting.places),
                    \(officer), \(posting.recordedAt))
            """)
    }

    public func insert(_ objection: Objection, officer: Officer.ID?) throws {
        try execute(
            """
            INSERT INTO review_objection
                   (id, round_id, household_id, kind, raised_by, contact, received_on, statement, evidence, officer_id, recorded_at,
                    answer)
            VALUES (\(objection.id), \(objection.round), \(objection.household), \(objection.kind.rawValue), \(objection.raisedBy),
                    \(objection.contact), \(objection.receivedOn), \(objection.statement), \(objection.evidence), \(officer),
                    \(objection.recordedAt), '')
            """)
    }

    /// - Throws: `StoreError.changedMeanwhile` when it was answered before.
    public func answer(_ objection: Objection, officer: Officer.ID?) throws {
        let changed = try execute(
            """
            UPDATE review_objection
               SET result = \(objection.result?.rawValue), answer = \(objection.answer), answered_on = \(objection.answeredOn),
                   answered_by = \(officer), answered_at = \(objection.answeredAt)
             WHERE id = \(objection.id) AND result IS NULL
            """)
        guard changed == 1 else { throw StoreError.changedMeanwhile }
    }
}
