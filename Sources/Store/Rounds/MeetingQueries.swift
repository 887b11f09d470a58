import Access
import Core
import Database
import Law
import Registry

/// The minutes of a village meeting: who led it, how many came, how many agreed on each household.
///
/// - Source: Quyết định 24/2021/QĐ-TTg, Điều 4 khoản 3.
public struct VillageMeeting: Sendable {
    public typealias ID = Identifier<VillageMeeting>

    public struct Vote: Sendable {
        public var reviewCase: ReviewCase.ID
        public var household: Household.ID
        public var agreed: Int
        /// What was put to the meeting.
        public var povertyClass: PovertyClass

        public init(reviewCase: ReviewCase.ID, household: Household.ID, agreed: Int, povertyClass: PovertyClass) {
            self.reviewCase = reviewCase
            self.household = household
            self.agreed = agreed
            self.povertyClass = povertyClass
        }
    }

    public var id: ID
    public var round: ReviewRound.ID
    public var village: Area.ID
    public var heldOn: CalendarDate
    public var place: String
    public var chair: String
    public var secretary: String
    public var present: Int
    public var notes: String
    public var recordedAt: Instant
    public var votes: [Vote]

    public init(
        id: ID, round: ReviewRound.ID, village: Area.ID, heldOn: CalendarDate, place: String, chair: String, secretary: String,
        present: Int, notes: String, recordedAt: Instant, votes: [Vote]
    ) {
        self.id = id
        self.round = round
        self.village = village
        self.heldOn = heldOn
        self.place = place
        self.chair = chair
        self.secretary = secretary
        self.present = present
        self.notes = notes
        self.recordedAt = recordedAt
        self.votes = votes
    }
}

extension ReadTransaction {
    /// The meetings of `villages` in a round, in order, with their votes.
    public func meetings(of round: ReviewRound.ID, in villages: Set<Area.ID>) throws -> [VillageMeeting] {
        var votes: [VillageMeeting.ID: [VillageMeeting.Vote]] = [:]
        try forEach(
            """
            SELECT meeting_id, case_id, household_id, agreed, class FROM review_vote
             WHERE meeting_id IN (SELECT id FROM review_meeting WHERE round_id = \(round) AND area_id IN \(villages.sorted()))
            """
        ) { row in
            guard let povertyClass = PovertyClass(rawValue: try row.text(4)) else { throw StoreError.unreadable("review_vote.class") }
            votes[try row.key(0), default: []].append(
                VillageMeeting.Vote(
                    reviewCase: try row.key(1), household: try row.key(2), agreed: try row.int(3), povertyClass: povertyClass))
        }
        return try rows(
            """
            SELECT id, round_id, area_id, held_on, place, chair, secretary, present, notes, recorded_at FROM review_meeting
             WHERE round_id = \(round) AND area_id IN \(villages.sorted()) ORDER BY recorded_at, id
            """
        ) { row in
            let id: VillageMeeting.ID = try row.key(0)
            return VillageMeeting(
                id: id, round: try row.key(1), village: try row.key(2), heldOn: try row.day(3), place: try row.text(4),
                chair: try row.text(5), secretary: try row.text(6), present: try row.int(7), notes: try row.text(8),
                recordedAt: try row.instant(9), votes: votes[id] ?? [])
        }
    }
}

extension WriteTransaction {
    public func insert(_ meeting: VillageMeeting, officer: Officer.ID?) throws {
        try execute(
            """
            INSERT INTO review_meeting
                   (id, round_id, area_id, held_on, place, chair, secretary, present, notes, officer_id, recorded_at)
            VALUES (\(meeting.id), \(meeting.round), \(meeting.village), \(meeting.heldOn), \(meeting.place), \(meeting.chair),
                    \(meeting.secretary), \(meeting.present), \(meeting.notes), \(officer), \(meeting.recordedAt))
            """)
        try insert(
            into: "review_vote", columns: ["meeting_id", "case_id", "household_id", "agreed", "class"],
            rows: meeting.votes.lazy.map {
                [
                    meeting.id.sqlValue, $0.reviewCase.sqlValue, $0.household.sqlValue, $0.agreed.sqlValue,
                    .text($0.povertyClass.rawValue),
                ]
            })
    }
}
