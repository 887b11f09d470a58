import Access
import Core
import Database
import Law
import Registry

extension ReadTransaction {
    /// Applications of households in the scope that no round has taken in, the oldest first.
    public func openApplications(within scope: AreaScope) throws -> [(application: ReviewApplication, household: HouseholdRow)] {
        try applications(
            """
            SELECT \(sql: Self.applicationColumns) FROM review_application
              JOIN household ON household.id = review_application.household_id
             WHERE review_application.round_id IS NULL AND household.status = 'active'
               AND (review_application.screen IS NULL OR review_application.screen <> \(ReviewApplication.Screen.notReviewed.rawValue))
               AND \(sql: scope.condition()) ORDER BY received_on, review_application.id
            """)
    }

    /// The last `limit` applications of the scope, the newest first.
    public func applications(within scope: AreaScope, limit: Int) throws -> [(application: ReviewApplication, household: HouseholdRow)] {
        try applications(
            """
            SELECT \(sql: Self.applicationColumns) FROM review_application
              JOIN household ON household.id = review_application.household_id
             WHERE \(sql: scope.condition()) ORDER BY received_on DESC, review_application.id DESC LIMIT \(limit)
            """)
    }

    public func application(_ id: ReviewApplication.ID) throws -> ReviewApplication? {
        try first(
            "SELECT \(sql: Self.applicationColumns) FROM review_application WHERE review_application.id = \(id)", Self.application)
    }

    /// The application with the code of a slip.
    public func application(slip: String) throws -> ReviewApplication? {
        try first("SELECT \(sql: Self.applicationColumns) FROM review_application WHERE slip = \(slip)", Self.application)
    }

    /// True when the household has an application of the form that no round has taken in.
    public func hasOpenApplication(_ form: ReviewApplication.Form, of household: Household.ID) throws -> Bool {
        try first(
            """
            SELECT 1 FROM review_application
             WHERE household_id = \(household) AND form = \(form.rawValue) AND round_id IS NULL AND screen IS NULL LIMIT 1
            """
        ) { try $0.int(0) } != nil
    }

    private func applications(_ sql: SQL) throws -> [(application: ReviewApplication, household: HouseholdRow)] {
        try rows(sql, Self.application).compactMap { application in
            try householdRow(application.household).map { (application, $0) }
        }
    }

    private static var applicationColumns: SQL {
        """
        review_application.id, review_application.household_id, form, is_for_average_living, channel, received_on, slip,
        review_application.reason, screen, screen_reason, review_application.round_id
        """
    }

    private static func application(_ row: Row) throws -> ReviewApplication {
        guard let form = ReviewApplication.Form(rawValue: try row.text(2)),
            let channel = ReviewApplication.Channel(rawValue: try row.text(4))
        else { throw StoreError.unreadable("review_application") }
        var application = ReviewApplication(
            id: try row.key(0), household: try row.key(1), form: form, isForAverageLiving: try row.bool(3), channel: channel,
            receivedOn: try row.day(5), slip: try row.text(6), reason: try row.text(7))
        application.screen = try row.textOrNil(8).flatMap { ReviewApplication.Screen(rawValue: $0) }
        application.screenReason = try row.text(9)
        application.round = try row.keyOrNil(10)
        return application
    }
}

extension ReadTransaction {
    /// How many applications were received in the days from households that lived in one of the villages on the day.
    public func countApplications(from villages: [Area.ID], _ days: ClosedRange<CalendarDate>) throws -> Int {
        try first(
            """
            SELECT count(*) FROM review_application JOIN household_stay ON household_stay.household_id = review_application.household_id
             WHERE received_on >= \(days.lowerBound) AND received_on <= \(days.upperBound) AND village_id IN \(villages)
               AND valid_from <= received_on AND (valid_until IS NULL OR valid_until >= received_on)
            """
        ) { try $0.int(0) } ?? 0
    }
}

extension WriteTransaction {
    public func insert(_ application: ReviewApplication, officer: Officer.ID?, at instant: Instant) throws {
        try execute(
            """
            INSERT INTO review_application
                   (id, household_id, form, is_for_average_living, channel, received_on, slip, reason, screen_reason, officer_id,
                    recorded_at)
            VALUES (\(application.id), \(application.household), \(application.form.rawValue), \(application.isForAverageLiving),
                    \(application.channel.rawValue), \(application.receivedOn), \(application.slip), \(application.reason), '',
                    \(officer), \(instant))
            """)
    }

    public func screen(_ id: ReviewApplication.ID, as screen: ReviewApplication.Screen, reason: String) throws {
        try execute("UPDATE review_application SET screen = \(screen.rawValue), screen_reason = \(reason) WHERE id = \(id)")
    }

    public func takeIn(_ applications: [ReviewApplication.ID], by round: ReviewRound.ID) throws {
        try execute("UPDATE review_application SET round_id = \(round) WHERE id IN \(applications)")
    }
}
