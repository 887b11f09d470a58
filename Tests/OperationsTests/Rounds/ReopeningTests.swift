import Access
import Core
import Database
import Law
import Monitoring
import Operations
import Registry
import Store
import TestSupport
import Testing

/// A round that is decided is opened again by two people, and its figures say which result they show.
@Suite struct `Rounds opened again` {
    @Test(arguments: TestRecords.engines)
    func `two people open a decided round again, what was decided stays, and the forms show the second result`(
        _ engine: Engine
    ) async throws {
        try await withRecords(engine, households: 60) { records in
            let play = try await RoundPlay(records)
            let round = try await play.open()
            _ = try await play.desk.perform(DrawUpList(round: round, commune: play.commune), as: play.officer)
            let listed = try await play.book(round).rows.map(\.facts.household)
            for (index, household) in listed.enumerated() { try await play.survey(household, as: index < 2 ? .notPoor : .poor) }
            try await play.throughVillages(round)
            let late = try await play.households(1, of: [.notPoor])[0].household.id
            func ask(_ reason: String = "Sót một hộ", _ document: String = "15/TTr-UBND") async throws -> RoundReopening.ID {
                try await play.desk.perform(
                    AskReopening(round: round, commune: play.commune, reason: reason, document: document), as: play.leader)
            }
            #expect(try await play.lacks { try await ask() } == [.notDecidedYet])
            try await toDecision(play, round, until: "2026-11-30", closing: "2026-12-01", number: "812/QĐ-UBND")
            let first = try await review(play)
            #expect(first.undecided == [] && first.reopened == [])
            #expect(
                try await play.lacks {
                    try await play.desk.perform(AddCase(round: round, household: late, reason: "Sót"), as: play.officer)
                } == [.alreadyDecided])

            // One asks with reason and document, another one above answers; a refusal has a reason, and leaves all as it is.
            #expect(try await play.lacks { try await ask("", "") } == [.reasonMissing, .documentMissing])
            let refused = try await ask()
            #expect(try await play.lacks { try await ask() } == [.reopeningAsked])
            await #expect(throws: DeskError.notPermitted(.closeRounds)) {
                try await play.desk.perform(AnswerReopening(refused, isGranted: true, note: ""), as: play.leader)
            }
            #expect(
                try await play.lacks { try await play.desk.perform(AnswerReopening(refused, isGranted: false, note: ""), as: play.town) }
                    == [.reasonMissing])
            _ = try await play.desk.perform(AnswerReopening(refused, isGranted: false, note: "Chưa rõ hộ nào"), as: play.town)
            #expect(
                try await play.lacks { try await play.desk.perform(AnswerReopening(refused, isGranted: true, note: ""), as: play.town) }
                    == [.reopeningAnswered])
            #expect(try await play.book(round).progress.reached(play.commune) == .decision)
            // Who holds both rights still needs another one.
            let both = try await records.officer("hai-vai", .leader, in: RoundPlay.commune)
            let own = try await play.desk.perform(
                AskReopening(round: round, commune: play.commune, reason: "Sót", document: "16/TTr-UBND"), as: both)
            let above = Officer(
                id: both.id, login: both.login, name: both.name,
                assignments: both.assignments + [RoleAssignment(role: .consolidatingOfficer, area: play.commune, validFrom: play.today)])
            try await records.database.write { try $0.insert(above.assignments[1], of: both.id) }
            #expect(
                try await play.lacks { try await play.desk.perform(AnswerReopening(own, isGranted: true, note: ""), as: above) }
                    == [.ownReopening])
            _ = try await play.desk.perform(AnswerReopening(own, isGranted: true, note: ""), as: play.town)

            // The household comes in and goes all the way; the others are not asked about again.
            #expect(try await review(play).undecided == ["Xã Bình Điền"])
            _ = try await play.desk.perform(AddCase(round: round, household: late, reason: "Sót"), as: play.officer)
            try await play.survey(late, as: .poor)
            try await play.throughVillages(round)
            try await toDecision(play, round, until: "2026-12-07", closing: "2026-12-08", number: "830/QĐ-UBND")
            let book = try await play.book(round)
            #expect(book.decisions.map(\.number) == ["812/QĐ-UBND", "830/QĐ-UBND"])
            #expect(book.rows.first { $0.facts.household == late }?.decision?.decidedClass == .poor)
            #expect(book.rows.count { $0.decision?.decision == book.decisions[0].id } == listed.count)
            let second = try await review(play)
            #expect(second.undecided == [])
            #expect(second.reopened == [.init(name: "Xã Bình Điền", document: "16/TTr-UBND", result: 2)])
        }
    }

    private func toDecision(
        _ play: RoundPlay, _ round: ReviewRound.ID, until posted: String, closing: String, number: String
    ) async throws {
        try await play.post(round, until: posted)
        play.clock.set(closing)
        try await play.finish(round, .objections)
        try await play.finish(round, .opinionAsked, document: "9/BC-UBND")
        try await play.finish(round, .opinion, document: "31/UBND")
        _ = try await play.decide(round, number: number)
    }

    /// What the forms of the commune say of the review of the year.
    private func review(_ play: RoundPlay) async throws -> YearReview {
        let (areas, today) = (play.records.shelves.areas, play.today)
        let unit = try #require(areas.version(of: play.commune, on: today))
        return try await play.records.database.read { transaction in
            try transaction.registerYear(
                2026, opening: CalendarDate(iso: "2025-12-31")!, closing: today, standard: "S2022",
                on: FigureMap(of: unit, on: today, in: areas), parts: .persons
            ).review
        }
    }
}
