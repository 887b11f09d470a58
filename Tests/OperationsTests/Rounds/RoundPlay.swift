import Access
import Core
import Database
import Foundation
import Law
import Operations
import Registry
import Store
import Synchronization
import TestSupport
import Testing

/// A clock that goes on by itself, a second for each look, and is set forward by days.
final class PlayClock: Sendable {
    private let now: Mutex<Instant>

    init(at instant: Instant = TestRecords.now) { now = Mutex(instant) }

    func look() -> Instant {
        now.withLock { now in
            now = now.adding(seconds: 1)
            return now
        }
    }

    /// To 8 o'clock in Vietnam of a day, if it lies ahead.
    func set(_ day: String) {
        let morning = Instant(milliseconds: Int64(CalendarDate(iso: day)!.dayNumber) * 86_400_000 + 3_600_000)
        now.withLock { $0 = max($0, morning) }
    }
}

/// A commune that plays a round with people in their roles.
struct RoundPlay {
    static let commune = "m-20035-binh-dien"

    let records: TestRecords
    let clock = PlayClock()
    let desk: Desk
    let officer: Officer
    let head: Officer
    let leader: Officer
    let town: Officer
    var commune: Area.ID { records.keys[Self.commune]! }

    init(_ records: TestRecords) async throws {
        self.records = records
        let clock = clock
        desk = Desk(
            database: records.database, shelves: records.shelves, randomness: SeededRandomness(seed: 11), clock: { clock.look() })
        officer = try await records.officer("binhdien", .communeOfficer, in: Self.commune)
        head = try await records.officer("truongthon", .villageHead, in: "v-20035-1")
        leader = try await records.officer("lanhdao", .leader, in: Self.commune)
        town = try await records.officer("tonghop", .consolidatingOfficer, in: "tinh-thua-thien-hue")
    }

    var today: CalendarDate { clock.look().day }

    func open(_ kind: ReviewKind = .yearly, month: Int? = nil, from: String = "2026-11-24", until: String = "2026-12-14") async throws
        -> ReviewRound.ID
    {
        try await desk.perform(
            OpenRound(
                kind: kind, year: 2026, month: month, unit: commune, startsOn: CalendarDate(iso: from)!, endsOn: CalendarDate(iso: until)!,
                document: "41/KH-UBND"), as: officer)
    }

    func book(_ round: ReviewRound.ID, as officer: Officer? = nil) async throws -> RoundBook {
        let (areas, law, today) = (records.shelves.areas, records.shelves.law, today)
        let scope = AreaScope(of: officer ?? self.officer, for: .viewHouseholds, in: areas, on: today)
        return try await records.database.read { try RoundBook(round, within: scope, in: $0, areas, law, today: today) }
    }

    func households(_ count: Int, of classes: Set<PovertyClass>, isUnclassified: Bool = false) async throws -> [HouseholdRow] {
        let scope = AreaScope(communes: [commune])
        return try await records.database.read { transaction in
            var filter = HouseholdFilter()
            filter.classes = classes
            filter.isUnclassified = isUnclassified
            return try transaction.households(filter, found: nil, within: scope, limit: count, offset: 0)
        }
    }

    /// A sheet that gives the class under S2022 in any place.
    func survey(_ household: Household.ID, as found: PovertyClass?, by officer: Officer? = nil) async throws {
        let (row, ofDay) = try await records.database.read { [today] transaction in
            (
                try transaction.householdRow(household)!,
                try transaction.sheets(of: household).first { $0.replacedBy == nil && $0.sheet.reviewedOn == today }
            )
        }
        var deprivations = Deprivations(deprived: found == .poor ? 0b111 : 0)
        if found == nil { deprivations = Deprivations(deprived: 1, unknown: 0b110) }
        let residence = records.shelves.areas.residence(of: row.household.village, reviewedOn: today, under: records.shelves.law) ?? .rural
        _ = try await desk.perform(
            SubmitReviewSheet(
                ReviewSheet(
                    id: ReviewSheet.ID(high: 0, low: 0), household: household, reviewedOn: today, residence: residence,
                    incomePoints: found == .notPoor ? 300 : 100, pointsOrigin: .entered, monthlyIncomePerPerson: nil,
                    deprivations: deprivations, causes: 1, hasNoLabourCapacity: false, note: ""),
                householdVersion: row.household.version, replacing: ofDay?.sheet.id), as: officer ?? self.officer)
    }

    /// Everything of the villages up to the meeting, agreed by everybody.
    func throughVillages(_ round: ReviewRound.ID) async throws {
        for village in try await book(round).villages(of: commune) {
            for step in [ReviewStep.listing, .collecting, .scoring] where try await book(round).progress.reached(village.area) < step {
                _ = try await desk.perform(FinishStep(round: round, unit: village.area, step: step, on: today), as: officer)
            }
            try await meet(round, village.area)
        }
    }

    @discardableResult
    func meet(
        _ round: ReviewRound.ID, _ village: Area.ID, present: Int = 40, refusing: Set<ReviewCase.ID> = []
    ) async throws -> RecordMeeting.Output? {
        let book = try await book(round)
        guard book.procedure.step(.meeting) != nil else { return nil }
        let asked = RecordMeeting.asked(in: book, village).map(\.row.facts.id)
        return try await desk.perform(
            RecordMeeting(
                round: round, village: village, heldOn: today, place: "Nhà văn hóa", chair: "Trưởng thôn", secretary: "Thư ký",
                present: present, notes: "",
                agreed: Dictionary(uniqueKeysWithValues: asked.map { ($0, refusing.contains($0) ? present / 2 - 1 : present) })),
            as: officer)
    }

    func finish(_ round: ReviewRound.ID, _ step: ReviewStep, document: String = "") async throws {
        _ = try await desk.perform(
            FinishStep(round: round, unit: commune, step: step, on: today, document: document), as: officer)
    }

    func post(_ round: ReviewRound.ID, until: String) async throws {
        _ = try await desk.perform(
            PostList(
                round: round, commune: commune, firstOn: today, lastOn: CalendarDate(iso: until)!, places: "Nhà văn hóa thôn"),
            as: officer)
    }

    /// The review of December with two households that applied, one found poor and one not, up to the decision.
    func applicants() async throws -> (round: ReviewRound.ID, poor: Household.ID, notPoor: Household.ID) {
        let rows = try await households(2, of: [], isUnclassified: true).map(\.household.id)
        for household in rows {
            let application = try await desk.perform(
                TakeApplication(
                    household: household, form: .review, isForAverageLiving: false, channel: .post, receivedOn: today, reason: ""),
                as: officer)
            _ = try await desk.perform(ScreenApplication(application, screen: .toReview, reason: ""), as: officer)
        }
        clock.set("2026-12-15")
        let round = try await open(.regular, month: 12, from: "2026-12-15", until: "2026-12-30")
        _ = try await desk.perform(DrawUpList(round: round, commune: commune), as: officer)
        try await survey(rows[0], as: .poor)
        try await survey(rows[1], as: .notPoor)
        try await throughVillages(round)
        try await post(round, until: "2026-12-18")
        clock.set("2026-12-21")
        try await finish(round, .objections)
        _ = try await decide(round)
        return (round, rows[0], rows[1])
    }

    func decide(_ round: ReviewRound.ID, number: String = "812/QĐ-UBND") async throws -> DecideRound.Output {
        try await desk.perform(
            DecideRound(
                round: round, commune: commune, number: number, symbol: "QĐ-UBND", signedOn: today, signer: "Chủ tịch"), as: leader)
    }

    /// What the operation is refused with.
    func lacks(_ body: () async throws -> some Sendable) async throws -> [RoundLack] {
        do {
            _ = try await body()
            return []
        } catch let refusal as RoundRefusal {
            return refusal.lacks
        }
    }
}
