import Access
import Core
import Database
import Law
import Operations
import Registry
import Store
import TestSupport
import Testing

/// Appeals that are upheld after the decision.
@Suite struct `Decisions put right` {
    private static func play(_ engine: Engine, _ body: (RoundPlay) async throws -> Void) async throws {
        try await withRecords(engine, households: 200) { records in try await body(try await RoundPlay(records)) }
    }

    private static func appeal(
        _ play: RoundPlay, _ round: ReviewRound.ID, _ household: Household.ID, _ kind: Objection.Kind
    ) async throws -> Objection.ID {
        try await play.desk.perform(
            RaiseObjection(
                round: round, household: household, kind: kind, raisedBy: "Bà Lan", contact: "", receivedOn: play.today,
                statement: "Kết quả không đúng", evidence: ""), as: play.officer)
    }

    private static func correct(
        _ play: RoundPlay, _ objection: Objection.ID, from day: CalendarDate? = nil, number: String = ""
    ) async throws -> CorrectDecision.Output {
        try await play.desk.perform(
            CorrectDecision(
                objection, answer: "Phúc tra thấy đúng", number: number, symbol: "QĐ-UBND", signedOn: play.today, signer: "Chủ tịch",
                holdsFrom: day, certificateSymbol: "GCN-HN.HCN"), as: play.leader)
    }

    private static func certificates(_ play: RoundPlay, _ household: Household.ID) async throws -> [Certificate] {
        let scope = AreaScope(communes: [play.commune])
        return try await play.records.database.read {
            try $0.certificates(CertificateFilter(household: household), within: scope).map(\.certificate)
        }
    }

    /// Everything that a correction changes.
    private struct Whole: Equatable {
        var recognitions: [Recognition]
        var povertyClass: PovertyClass?
        var classSince: CalendarDate?
        var decided: DecidedCase?
    }

    private static func whole(_ play: RoundPlay, _ round: ReviewRound.ID, _ household: Household.ID) async throws -> Whole {
        let row = try #require(try await play.book(round).rows.first { $0.facts.household == household })
        return try await play.records.database.read { transaction in
            let household = try transaction.householdRow(household)!
            return Whole(
                recognitions: try transaction.recognitions(of: household.household.id), povertyClass: household.povertyClass,
                classSince: household.classSince, decided: row.decision)
        }
    }

    @Test(arguments: TestRecords.engines)
    func `who was refused appeals: answer, decision, class and certificate in one act, and back`(_ engine: Engine) async throws {
        try await Self.play(engine) { play in
            let (round, _, household) = try await play.applicants()
            let before = try await Self.whole(play, round, household)
            #expect(before.decided?.outcome == .refused && before.recognitions.isEmpty)
            play.clock.set("2026-12-23")
            let objection = try await Self.appeal(play, round, household, .leftOut)

            // Upheld only by a decision; and that rests on a sheet of after the appeal that says another class.
            #expect(
                try await play.lacks {
                    try await play.desk.perform(
                        AnswerObjection(objection, result: .upheld, answer: "Đúng", answeredOn: play.today), as: play.officer)
                } == [.answeredByDecision])
            #expect(try await play.lacks { try await Self.correct(play, objection) } == [.recheckMissing])
            try await play.survey(household, as: .notPoor)
            #expect(try await play.lacks { try await Self.correct(play, objection) } == [.sameClass])
            try await play.survey(household, as: nil)
            #expect(try await play.lacks { try await Self.correct(play, objection) } == [.cannotSay(1)])
            try await play.survey(household, as: .poor)
            let decisionDay = CalendarDate(iso: "2026-12-21")!
            #expect(
                try await play.lacks { try await Self.correct(play, objection, from: decisionDay.adding(days: -1)) }
                    == [.holdsOutside(decisionDay, play.today)])
            await #expect(throws: DeskError.notPermitted(.decideRounds)) {
                try await play.desk.perform(
                    CorrectDecision(
                        objection, answer: "a", number: "", symbol: "QĐ-UBND", signedOn: play.today, signer: "A", holdsFrom: nil,
                        certificateSymbol: "GCN-HN.HCN"), as: play.officer)
            }
            #expect(
                try await play.lacks { try await Self.correct(play, objection, number: "812/QĐ-UBND") } == [.numberTaken("812/QĐ-UBND")])
            let corrected = try await Self.correct(play, objection)
            #expect(corrected.former == .notPoor && corrected.povertyClass == .poor)

            let after = try await Self.whole(play, round, household)
            #expect(after.povertyClass == .poor && after.classSince == decisionDay)
            #expect(after.decided?.decidedClass == .poor && after.decided?.outcome == .recognized)
            #expect(after.recognitions.map(\.validFrom) == [decisionDay] && after.recognitions[0].decisionNumber == "813/QĐ-UBND")
            let certificate = try #require(try await Self.certificates(play, household).first)
            #expect(certificate.id == corrected.certificate && certificate.povertyClass == .poor && certificate.revocation == nil)
            let answered = try await play.records.database.read { try $0.objection(objection) }
            #expect(answered?.result == .upheld && answered?.answer == "Phúc tra thấy đúng")
            await #expect(throws: StoreError.changedMeanwhile) { try await Self.correct(play, objection) }

            // Taken back: all is as before but for the paper, which is out of use, and the number, which stays taken.
            let undo = UndoCorrection(corrected.decision, of: round, reason: "Ghi nhầm hộ", certificateSymbol: "GCN-HN.HCN")
            #expect(try await play.desk.perform(undo, as: play.leader) == nil)
            #expect(try await Self.whole(play, round, household) == before)
            #expect(try await Self.certificates(play, household).allSatisfy { $0.revocation?.reason == .corrected })
            #expect(try await play.records.database.read { try $0.objection(objection) }?.isOpen == true)
            await #expect(throws: StoreError.changedMeanwhile) { try await play.desk.perform(undo, as: play.leader) }
            let again = try await Self.correct(play, objection)
            let numbers = try await play.book(round).decisions.map(\.number)
            #expect(again.povertyClass == .poor && numbers == ["812/QĐ-UBND", "813/QĐ-UBND", "814/QĐ-UBND"])
            let broken = try await play.records.database.read {
                (try $0.householdsWithStaleCounts(), try StateKeeper.staleHouseholds(in: $0), try EventLog.firstBroken(in: $0))
            }
            #expect(broken.0 == 0 && broken.1 == 0 && broken.2 == nil)
        }
    }

    @Test(arguments: TestRecords.engines)
    func `who was wrongly recognized loses paper and class from the day that the leader says`(_ engine: Engine) async throws {
        try await Self.play(engine) { play in
            let (round, household, _) = try await play.applicants()
            play.clock.set("2026-12-22")
            _ = try await play.desk.perform(
                IssueCertificates(commune: play.commune, symbol: "GCN-HN.HCN", signedOn: play.today, signer: "Chủ tịch"),
                as: play.officer)
            let before = try await Self.whole(play, round, household)
            play.clock.set("2026-12-24")
            let objection = try await Self.appeal(play, round, household, .wronglyListed)
            try await play.survey(household, as: .notPoor)
            let corrected = try await Self.correct(play, objection, from: play.today)
            #expect(corrected.certificate == nil)
            let after = try await Self.whole(play, round, household)
            #expect(after.povertyClass == .notPoor && after.decided?.outcome == .refused)
            #expect(after.recognitions.map(\.povertyClass) == [.notPoor, .poor])
            #expect(after.recognitions[1].validUntil == play.today.adding(days: -1))
            #expect(try await Self.certificates(play, household).allSatisfy { $0.revocation?.note == "813/QĐ-UBND" })

            // Back again: the household has a paper that holds, in the place of the one that was taken out of use.
            let new = try #require(
                try await play.desk.perform(
                    UndoCorrection(corrected.decision, of: round, reason: "Phúc tra nhầm", certificateSymbol: "GCN-HN.HCN"),
                    as: play.leader))
            #expect(try await Self.whole(play, round, household) == before)
            let standing = try await Self.certificates(play, household).filter { $0.revocation == nil }
            #expect(standing.map(\.id) == [new] && standing[0].povertyClass == .poor)
        }
    }
}
