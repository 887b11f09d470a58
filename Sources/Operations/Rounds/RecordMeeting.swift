import Access
import Core
import Database
import Law
import Registry
import Store

/// Puts the minutes of a village meeting on record: who was there, and how many agreed on each household. Where fewer than half of those
/// present agreed, the village is set back to the survey of these households.
///
/// - Source: Quyết định 24/2021/QĐ-TTg, Điều 4 khoản 3.
public struct RecordMeeting: Operation {
    public static let name = "RecordMeeting"
    public static let permission = Permission.holdMeetings
    /// Why a village was set back by its meeting, as it is kept.
    public static let belowAgreement = "below-agreement"

    public var round: ReviewRound.ID
    public var village: Area.ID
    public var heldOn: CalendarDate
    public var place: String
    public var chair: String
    public var secretary: String
    public var present: Int
    public var notes: String
    /// How many agreed, by case; every household that is put to the meeting has its number.
    public var agreed: [ReviewCase.ID: Int]

    public init(
        round: ReviewRound.ID, village: Area.ID, heldOn: CalendarDate, place: String, chair: String, secretary: String, present: Int,
        notes: String, agreed: [ReviewCase.ID: Int]
    ) {
        self.round = round
        self.village = village
        self.heldOn = heldOn
        self.place = place
        self.chair = chair
        self.secretary = secretary
        self.present = present
        self.notes = notes
        self.agreed = agreed
    }

    public struct Output: Codable, Sendable {
        public var agreed: Int
        public var refused: Int
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { village }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Output> {
        let book = try context.book(round, Self.permission, in: transaction)
        let situation = try book.situation(of: village)
        guard situation.place == .village, situation.next?.step == .meeting else {
            throw RoundRefusal(situation.next.map { .notNext($0.step) } ?? .notNext(.posting))
        }
        let asked = Self.asked(in: book, village)
        var lacks: [RoundLack] = []
        if heldOn > context.today { lacks.append(.dayInFuture) }
        if let last = situation.lastDay, heldOn < last { lacks.append(.dayBefore(last)) }
        if present < 1 { lacks.append(.presentMissing) }
        if chair.isEmpty || secretary.isEmpty { lacks.append(.signerMissing) }
        let wrong = asked.count { row in agreed[row.row.facts.id].map { !(0...max(present, 0)).contains($0) } ?? true }
        if wrong > 0 { lacks.append(.voteUnreadable(wrong)) }
        let rest = book.rows(in: village).count { !book.state($0).isReady } - asked.count
        if rest > 0 { lacks.append(.toSurvey(rest)) }
        try context.refuse(lacks)
        let meeting = VillageMeeting(
            id: context.key(), round: round, village: village, heldOn: heldOn, place: place, chair: chair, secretary: secretary,
            present: present, notes: notes, recordedAt: context.now,
            votes: asked.map {
                VillageMeeting.Vote(
                    reviewCase: $0.row.facts.id, household: $0.row.facts.household, agreed: agreed[$0.row.facts.id] ?? 0,
                    povertyClass: $0.povertyClass)
            })
        try transaction.insert(meeting, officer: context.officer?.id)
        let refused = meeting.votes.count {
            !ReviewCase.Vote(present: present, agreed: $0.agreed, at: context.now).isAgreement(percent: book.percent)
        }
        let step =
            refused == 0
            ? context.step(.meeting, of: village, in: round, on: heldOn)
            : context.step(.listing, .back, of: village, in: round, on: heldOn, reason: Self.belowAgreement)
        try transaction.insert([step], officer: context.officer?.id)
        return Performed(
            Output(agreed: meeting.votes.count - refused, refused: refused), subjects: [round.subject, meeting.id.subject],
            detail: ["day": heldOn.iso, "present": String(present), "households": String(asked.count), "refused": String(refused)])
    }

    /// The households that are put to the meeting of a village, each with the class that the review found.
    public static func asked(in book: RoundBook, _ village: Area.ID) -> [(row: CaseRow, povertyClass: PovertyClass)] {
        book.rows(in: village).compactMap { row in
            if case .scored(let found) = book.state(row) { (row, found) } else { nil }
        }
    }
}
