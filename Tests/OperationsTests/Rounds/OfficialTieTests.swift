import Access
import Core
import Database
import Law
import Operations
import Registry
import Store
import TestSupport
import Testing

/// Households of officials and of those near to them.
@Suite struct `Households tied to officials` {
    @Test(arguments: TestRecords.engines)
    func `who is tied decides nothing about the household, and somebody else confirms its sheet before the decision`(
        _ engine: Engine
    ) async throws {
        try await withRecords(engine, households: 200) { records in
            let play = try await RoundPlay(records)
            let household = try await play.households(1, of: [], isUnclassified: true)[0].household.id
            let own = try await play.desk.perform(
                DeclareTie(household: household, officer: play.officer.id, official: "", post: "Công chức", relation: .sibling),
                as: play.officer)
            await #expect(throws: TieRefusal.declaredAlready) {
                try await play.desk.perform(
                    DeclareTie(household: household, officer: play.officer.id, official: "", post: "", relation: .sibling),
                    as: play.officer)
            }
            await #expect(throws: TieRefusal.officialMissing) {
                try await play.desk.perform(
                    DeclareTie(household: household, officer: nil, official: "", post: "", relation: .own), as: play.officer)
            }

            // Everything about its class is done by others; nothing of a refused act stays.
            let application = try await play.desk.perform(
                TakeApplication(
                    household: household, form: .review, isForAverageLiving: false, channel: .post, receivedOn: play.today, reason: ""),
                as: play.officer)
            _ = try await play.desk.perform(ScreenApplication(application, screen: .toReview, reason: ""), as: play.officer)
            play.clock.set("2026-12-15")
            let round = try await play.open(.regular, month: 12, from: "2026-12-15", until: "2026-12-30")
            _ = try await play.desk.perform(DrawUpList(round: round, commune: play.commune), as: play.officer)
            await #expect(throws: DeskError.ownHousehold) { try await play.survey(household, as: .poor) }
            #expect(try await records.database.read { try $0.sheets(of: household) }.isEmpty)
            let colleague = try await records.officer("dongnghiep", .communeOfficer, in: RoundPlay.commune)
            try await play.survey(household, as: .poor, by: colleague)
            let reviewCase = try #require(try await play.book(round).rows.first).facts.id

            // Not by who entered the sheet, nor by who is tied; a new sheet is looked at again.
            let second = try await records.officer("lanhdao2", .leader, in: RoundPlay.commune)
            let tied = try await play.desk.perform(
                DeclareTie(household: household, officer: second.id, official: "", post: "", relation: .parent), as: play.officer)
            await #expect(throws: DeskError.ownHousehold) {
                try await play.desk.perform(ApproveCase(reviewCase, note: "Đã xem"), as: second)
            }
            await #expect(throws: DeskError.notPermitted(.approveTied)) {
                try await play.desk.perform(ApproveCase(reviewCase, note: "Đã xem"), as: colleague)
            }
            try await play.throughVillages(round)
            try await play.post(round, until: "2026-12-18")
            play.clock.set("2026-12-21")
            try await play.finish(round, .objections)
            #expect(try await play.lacks { try await play.decide(round) } == [.tiedUnapproved(1)])
            #expect(
                try await play.lacks { try await play.desk.perform(ApproveCase(reviewCase, note: ""), as: play.leader) }
                    == [.reasonMissing])
            _ = try await play.desk.perform(ApproveCase(reviewCase, note: "Xác minh tại nhà"), as: play.leader)
            #expect(try await play.decide(round).outcomes == ["recognized": 1])

            // A signal says so; a declaration about oneself is ended by another.
            let facts = try await play.records.database.read { transaction in
                try transaction.qualityFacts(of: try transaction.round(round)!, within: AreaScope(communes: [play.commune]))
            }
            #expect(facts.map(\.ties) == [2])
            await #expect(throws: TieRefusal.ownDeclaration) {
                try await play.desk.perform(EndTie(tied, reason: "Ghi nhầm"), as: second)
            }
            _ = try await play.desk.perform(EndTie(tied, reason: "Ghi nhầm"), as: play.leader)
            await #expect(throws: StoreError.changedMeanwhile) {
                try await play.desk.perform(EndTie(tied, reason: "Ghi nhầm"), as: play.leader)
            }
            #expect(try await records.database.read { try $0.ties(of: [household]) }.filter(\.holds).map(\.id) == [own])
        }
    }
}
