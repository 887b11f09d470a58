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

/// One commune plays rounds of review with people in their roles.
@Suite struct `Rounds of review` {
    private static func play(_ engine: Engine, _ body: (RoundPlay) async throws -> Void) async throws {
        try await withRecords(engine, households: 200) { records in try await body(try await RoundPlay(records)) }
    }

    /// Households by class on a day, as the forms read the registry.
    private func movement(_ play: RoundPlay, _ povertyClass: PovertyClass) async throws -> (opening: Int, closing: Int, all: [Int]) {
        let (opening, closing) = (CalendarDate(iso: "2025-12-31")!, CalendarDate(iso: "2026-12-31")!)
        let unit = try #require(play.records.shelves.areas.version(of: play.commune, on: closing))
        let map = FigureMap(of: unit, on: closing, in: play.records.shelves.areas)
        let register = try await play.records.database.read {
            try $0.registerYear(2026, opening: opening, closing: closing, standard: "S2022", on: map)
        }
        let columns = register.movement(of: povertyClass).map(\.households).reduce(Array(repeating: 0, count: 9)) { zip($0, $1).map(+) }
        return (columns[0], columns[8], columns)
    }

    @Test(arguments: TestRecords.engines) func `a yearly round from its opening to the official result, with an objection`(_ engine: Engine)
        async throws
    {
        try await Self.play(engine) { play in
            let round = try await play.open()
            let (poor, nearPoor) = (try await play.households(200, of: [.poor]), try await play.households(200, of: [.nearPoor]))
            let outside = try await play.households(2, of: [], isUnclassified: true)
            #expect(poor.count > 3 && nearPoor.count > 3 && outside.count == 2)

            // Somebody applies; the quick screen on paper says that the household is to be reviewed.
            let application = try await play.desk.perform(
                TakeApplication(
                    household: outside[0].household.id, form: .review, isForAverageLiving: false, channel: .counter,
                    receivedOn: play.today, reason: "Mới bị thiên tai"), as: play.officer)
            let listed = try await play.desk.perform(DrawUpList(round: round, commune: play.commune), as: play.officer)
            #expect(listed.listed == poor.count + nearPoor.count && listed.applied == 0)
            let village = outside[0].household.village
            #expect(
                try await play.lacks {
                    try await play.desk.perform(FinishStep(round: round, unit: village, step: .listing, on: play.today), as: play.officer)
                } == [.applicationsWaiting(1)])
            _ = try await play.desk.perform(ScreenApplication(application, screen: .toReview, reason: ""), as: play.officer)
            #expect(try await play.desk.perform(DrawUpList(round: round, commune: play.commune), as: play.officer).applied == 1)
            #expect(try await play.desk.perform(DrawUpList(round: round, commune: play.commune), as: play.officer).listed == 0)

            // Assigned to the head of the first village and the officer.
            let headVillage = play.records.keys["v-20035-1"]!
            if !(try await play.book(round).rows(in: headVillage).isEmpty) {
                _ = try await play.desk.perform(AssignCases(round: round, unit: headVillage, reviewer: play.head.id), as: play.officer)
            }
            if let elsewhere = try await play.book(round).villages(of: play.commune).first(where: { $0.area != headVillage }) {
                #expect(
                    try await play.lacks {
                        try await play.desk.perform(
                            AssignCases(round: round, unit: elsewhere.area, reviewer: play.head.id), as: play.officer)
                    } == [.reviewerNotHere])
            }

            // Two poor households leave, one near-poor becomes poor, the applicant is poor; all others stay what they are.
            play.clock.set("2026-11-25")
            for row in poor { try await play.survey(row.household.id, as: poor.prefix(2).contains(row) ? .notPoor : .poor) }
            for row in nearPoor { try await play.survey(row.household.id, as: row == nearPoor[0] ? .poor : .nearPoor) }
            try await play.survey(outside[0].household.id, as: .poor)
            play.clock.set("2026-11-26")
            try await play.throughVillages(round)

            // The days of posting were only recalled: whoever posts sets them, until an administrator has confirmed them.
            #expect(try await play.book(round).limit(.posting)?.counting == nil)
            _ = try await play.desk.performAsSystem(
                ConfirmLimit(
                    procedures: "review-procedure-2025-07", kind: .yearly, limit: .posting, days: 3, unit: .working,
                    document: "QĐ 24/2021/QĐ-TTg, Điều 4 khoản 4", root: play.records.keys["tinh-thua-thien-hue"]!))
            play.clock.set("2026-11-27")
            #expect(
                try await play.lacks { try await play.post(round, until: "2026-12-01") }
                    == [.postingTooShort(atLeast: CalendarDate(iso: "2026-12-02")!)])
            try await play.post(round, until: "2026-12-02")

            // A neighbour says that a household was left out; it is checked, and the list hangs again.
            let objection = try await play.desk.perform(
                RaiseObjection(
                    round: round, household: outside[1].household.id, kind: .leftOut, raisedBy: "Bà Lan", contact: "",
                    receivedOn: play.today, statement: "Nhà bị sập, chưa được rà soát", evidence: "Ảnh"), as: play.officer)
            let wrong = try await play.desk.perform(
                RaiseObjection(
                    round: round, household: poor[0].household.id, kind: .wronglyListed, raisedBy: "", contact: "",
                    receivedOn: play.today, statement: "Có xe tải", evidence: ""), as: play.officer)
            play.clock.set("2026-12-03")
            #expect(try await play.lacks { try await play.finish(round, .objections) } == [.objectionsOpen(2)])
            _ = try await play.desk.perform(
                AnswerObjection(objection, result: .upheld, answer: "Đưa vào rà soát", answeredOn: play.today), as: play.officer)
            _ = try await play.desk.perform(
                AnswerObjection(wrong, result: .rejected, answer: "Xe của người khác", answeredOn: play.today), as: play.officer)
            #expect(try await play.lacks { try await play.finish(round, .objections) } == [.toPostAgain])
            #expect(try await play.lacks { try await play.post(round, until: "2026-12-08") } == [.toSurvey(1)])
            try await play.survey(outside[1].household.id, as: .nearPoor)
            try await play.post(round, until: "2026-12-08")
            play.clock.set("2026-12-09")
            try await play.finish(round, .objections)
            try await play.finish(round, .opinionAsked, document: "95/BC-UBND")
            #expect(try await play.lacks { try await play.decide(round) } == [.notNext(.opinion)])
            try await play.finish(round, .opinion, document: "1204/UBND-NN")

            // The leader decides; who only enters does not.
            await #expect(throws: DeskError.notPermitted(.decideRounds)) {
                try await play.desk.perform(
                    DecideRound(
                        round: round, commune: play.commune, number: "1", symbol: "QĐ-UBND", signedOn: play.today, signer: "A"),
                    as: play.officer)
            }
            let decided = try await play.decide(round)
            #expect(
                decided.outcomes == ["escaped": 2, "kept": poor.count + nearPoor.count - 3, "recognized": 3])
            let rows = try await play.book(round).rows
            #expect(rows.allSatisfy { $0.decision?.sheet != nil && $0.facts.isDecided })
            // A sheet on which the decision rests is not withdrawn.
            let (tied, household) = (try #require(rows[0].decision?.sheet), rows[0].facts.household)
            let version = try await play.records.database.read { try $0.householdRow(household)!.household.version }
            do {
                _ = try await play.desk.perform(
                    WithdrawReviewSheet(tied, of: household, reason: "thử", householdVersion: version), as: play.officer)
                Issue.record("withdrawn under a decision")
            } catch SheetRefusal.decided(let found) { #expect(found.number == "812/QĐ-UBND") }

            // The forms count what was decided, row by row.
            let (poorYear, nearYear) = (try await movement(play, .poor), try await movement(play, .nearPoor))
            #expect(poorYear.closing == rows.count { $0.decision?.decidedClass == .poor })
            #expect(nearYear.closing == rows.count { $0.decision?.decidedClass == .nearPoor })
            #expect(poorYear.closing == poor.count - 2 + 1 + 1 && nearYear.closing == nearPoor.count - 1 + 1)
            let recognitions = try await play.records.database.read { try $0.recognitions(of: poor[0].household.id) }
            #expect(recognitions[0].povertyClass == .notPoor && recognitions[0].decisionNumber == "812/QĐ-UBND")
            #expect(recognitions[1].validUntil == recognitions[0].validFrom.adding(days: -1))
            let stale = try await play.records.database.read {
                (try $0.householdsWithStaleCounts(), try StateKeeper.staleHouseholds(in: $0), try EventLog.firstBroken(in: $0))
            }
            #expect(stale.0 == 0 && stale.1 == 0 && stale.2 == nil)

            #expect(try await play.lacks { try await play.decide(round) } == [.notNext(.certificates)])
            play.clock.set("2026-12-10")
            #expect(try await play.lacks { try await play.finish(round, .certificates) } == [.uncertified(31)])
            _ = try await play.desk.perform(
                IssueCertificates(commune: play.commune, symbol: "GCN", signedOn: play.today, signer: "Chủ tịch"), as: play.officer)
            try await play.finish(round, .certificates)
            try await play.finish(round, .consolidation, document: "120/BC-UBND")
            await #expect(throws: RoundRefusal(.hasItsOwnAct(.official))) { try await play.finish(round, .official) }
            _ = try await play.desk.perform(
                MakeOfficial(round: round, commune: play.commune, on: play.today, document: "55/QĐ-UBND"), as: play.town)
            #expect(try await play.book(round).situation(of: play.commune).next == nil)
        }
    }

    @Test(arguments: TestRecords.engines) func `under half at the meeting: the household is surveyed and met again, the others are not`(
        _ engine: Engine
    ) async throws {
        try await Self.play(engine) { play in
            let round = try await play.open()
            _ = try await play.desk.perform(DrawUpList(round: round, commune: play.commune), as: play.officer)
            let book = try await play.book(round)
            let village = try #require(
                book.villages(of: play.commune).max { book.rows(in: $0.area).count < book.rows(in: $1.area).count }?.area)
            let rows = book.rows(in: village)
            #expect(rows.count > 1)
            for row in rows { try await play.survey(row.facts.household, as: .poor) }
            for step in [ReviewStep.listing, .collecting, .scoring] {
                _ = try await play.desk.perform(FinishStep(round: round, unit: village, step: step, on: play.today), as: play.officer)
            }
            // More agreeing than present is a slip of the pen.
            #expect(
                try await play.lacks {
                    try await play.desk.perform(
                        RecordMeeting(
                            round: round, village: village, heldOn: play.today, place: "", chair: "A", secretary: "B", present: 10,
                            notes: "",
                            agreed: Dictionary(uniqueKeysWithValues: rows.map { ($0.facts.id, 11) })), as: play.officer)
                } == [.voteUnreadable(rows.count)])
            let held = try await play.meet(round, village, refusing: [rows[0].facts.id])
            #expect(held?.agreed == rows.count - 1 && held?.refused == 1)
            #expect(try await play.book(round).progress.reached(village) == .listing)
            #expect(
                try await play.lacks {
                    try await play.desk.perform(
                        FinishStep(round: round, unit: village, step: .collecting, on: play.today), as: play.officer)
                } == [.toSurvey(1)])
            try await play.survey(rows[0].facts.household, as: .nearPoor)
            for step in [ReviewStep.collecting, .scoring] {
                _ = try await play.desk.perform(FinishStep(round: round, unit: village, step: step, on: play.today), as: play.officer)
            }
            let again = try await play.meet(round, village)
            #expect(again?.agreed == 1 && again?.refused == 0)
            #expect(try await play.book(round).progress.reached(village) == .meeting)
            let meetings = try await play.records.database.read { try $0.meetings(of: round, in: [village]) }
            #expect(meetings.map(\.votes.count) == [rows.count, 1])
        }
    }

    @Test(arguments: TestRecords.engines) func `cannot say stands against the decision until an act rules; an act leaves a step out`(
        _ engine: Engine
    ) async throws {
        try await Self.play(engine) { play in
            let outside = try await play.households(2, of: [], isUnclassified: true)
            for row in outside {
                _ = try await play.desk.perform(
                    TakeApplication(
                        household: row.household.id, form: .review, isForAverageLiving: false, channel: .post, receivedOn: play.today,
                        reason: ""), as: play.officer)
                let open = try await play.records.database.read { try $0.openApplications(within: AreaScope(communes: [play.commune])) }
                for entry in open where entry.application.screen == nil {
                    _ = try await play.desk.perform(
                        ScreenApplication(entry.application.id, screen: .toReview, reason: ""), as: play.officer)
                }
            }
            play.clock.set("2026-12-15")
            let round = try await play.open(.regular, month: 12, from: "2026-12-15", until: "2026-12-30")
            #expect(try await play.desk.perform(DrawUpList(round: round, commune: play.commune), as: play.officer).applied == 2)
            try await play.survey(outside[0].household.id, as: nil)
            try await play.survey(outside[1].household.id, as: .notPoor)
            let villages = try await play.book(round).villages(of: play.commune)
            // What is not clear cannot be scored, and no meeting can be held: the leader passes over both, with reason and document.
            for village in villages {
                for step in [ReviewStep.listing, .collecting] {
                    _ = try await play.desk.perform(
                        FinishStep(round: round, unit: village.area, step: step, on: play.today), as: play.officer)
                }
                await #expect(throws: DeskError.notPermitted(.decideRounds)) {
                    try await play.desk.perform(
                        PassOverStep(
                            round: round, unit: village.area, step: .scoring, on: play.today, document: "d", reason: "r"), as: play.officer)
                }
                #expect(
                    try await play.lacks {
                        try await play.desk.perform(
                            PassOverStep(
                                round: round, unit: village.area, step: .meeting, on: play.today, document: "", reason: ""), as: play.leader
                        )
                    } == [.notNext(.scoring), .reasonMissing, .documentMissing])
                for step in [ReviewStep.scoring, .meeting] {
                    _ = try await play.desk.perform(
                        PassOverStep(
                            round: round, unit: village.area, step: step, on: play.today, document: "07/UBND", reason: "Lũ chia cắt"),
                        as: play.leader)
                }
            }
            try await play.post(round, until: "2026-12-18")
            play.clock.set("2026-12-21")
            try await play.finish(round, .objections)
            #expect(try await play.lacks { try await play.decide(round) } == [.cannotSay(1)])
            let unclear = try #require(try await play.book(round).rows.first { $0.facts.household == outside[0].household.id })
            _ = try await play.desk.perform(
                RuleCase(unclear.facts.id, povertyClass: .nearPoor, reason: "Xác minh tại nhà", document: "08/BB"), as: play.leader)
            let decided = try await play.decide(round, number: "900/QĐ-UBND")
            #expect(decided.outcomes == ["recognized": 1, "refused": 1])
            let refused = try await play.records.database.read { try $0.recognitions(of: outside[1].household.id) }
            #expect(refused.isEmpty)
        }
    }

    @Test(arguments: TestRecords.engines) func `a merger in mid-round: households, sheets, steps and rights move with it, and back`(
        _ engine: Engine
    ) async throws {
        try await Self.play(engine) { play in
            let round = try await play.desk.perform(
                OpenRound(
                    kind: .yearly, year: 2026, month: nil, unit: play.records.keys["tinh-thua-thien-hue"]!,
                    startsOn: CalendarDate(iso: "2026-11-24")!, endsOn: CalendarDate(iso: "2026-12-14")!, document: "12/KH-UBND"),
                as: play.town)
            // The commune has its round now: it opens no second one.
            #expect(try await play.lacks { try await play.open() } == [.roundThereAlready])
            let other = play.records.keys["m-20017-kim-tra"]!
            let kimtra = try await play.records.officer("kimtra", .communeOfficer, in: "m-20017-kim-tra")
            let listed = try await play.desk.perform(DrawUpList(round: round, commune: play.commune), as: play.officer).listed
            let listedThere = try await play.desk.perform(DrawUpList(round: round, commune: other), as: kimtra).listed
            #expect(listed > 0 && listedThere > 0)
            for row in try await play.book(round).rows { try await play.survey(row.facts.household, as: .poor) }
            try await play.throughVillages(round)
            try await play.post(round, until: "2026-11-26")
            #expect(try await play.book(round).progress.reached(play.commune) == .posting)

            let merger = WrittenAreaAct(
                key: "", effectiveOn: CalendarDate(iso: "2026-11-24")!, document: "12/NQ-HĐND", source: "test", confidence: "INVENTED",
                lines: [
                    Self.line(.establish, "moi") {
                        ($0.code, $0.name, $0.kind, $0.parent, $0.residence) = ("20017", "Phường Kim Điền", .ward, "46", .urban)
                    },
                    Self.line(.merge, "m-20017-kim-tra") { $0.into = "moi" }, Self.line(.merge, "20035") { $0.into = "moi" },
                ])
            play.clock.set("2026-11-25")
            let act = try await play.desk.performAsSystem(ApplyAreaAct(merger))
            let new = try await play.records.database.read { try $0.areaKeys() }["moi"]!
            let merged = try await play.book(round)
            // Both officers look after the new ward; it stands where the slower of the two stood; no household is lost or there twice.
            #expect(merged.communes.contains(new) && !merged.communes.contains(other))
            #expect(merged.progress.reached(new) == .prepared)
            #expect(merged.rows(in: new).count == listed + listedThere)
            #expect(Set(merged.rows.map(\.facts.household)).count == merged.rows.count)
            #expect(merged.rows.count { $0.facts.sheet != nil } == listed)
            #expect(try await play.book(round, as: kimtra).rows.count == merged.rows.count)
            let situation = try merged.situation(of: new)
            #expect(situation.villagesBehind > 0 && merged.postings(of: new).count == 1)
            #expect(
                try await play.lacks {
                    try await play.desk.perform(
                        PostList(round: round, commune: new, firstOn: play.today, lastOn: play.today, places: "x"), as: kimtra)
                } == [.villagesBehind(situation.villagesBehind)])

            _ = try await play.desk.performAsSystem(UndoAreaAct(act: act.act, reason: "thử"))
            #expect(try await play.book(round).progress.reached(play.commune) == .posting)
            #expect(try await play.book(round).rows.count == listed)
        }
    }

    private static func line(_ clause: WrittenAreaAct.Clause, _ unit: String, _ change: (inout WrittenAreaAct.Line) -> Void)
        -> WrittenAreaAct.Line
    {
        var line = WrittenAreaAct.Line(clause: clause, unit: unit)
        change(&line)
        return line
    }

    @Test(arguments: TestRecords.engines)
    func `what was found out can be done again, but a decision stands; a household in a round stays on record`(
        _ engine: Engine
    ) async throws {
        try await Self.play(engine) { play in
            let round = try await play.open()
            _ = try await play.desk.perform(DrawUpList(round: round, commune: play.commune), as: play.officer)
            let book = try await play.book(round)
            let listed = try #require(book.rows.first)
            #expect(
                try await play.lacks { try await play.desk.perform(RemoveCase(listed.facts.id, reason: "x"), as: play.officer) } == [
                    .hasSheet
                ])
            let outside = try await play.households(1, of: [], isUnclassified: true)[0]
            let added = try await play.desk.perform(
                AddCase(round: round, household: outside.household.id, reason: "Trưởng thôn đề nghị"), as: play.officer)
            #expect(
                try await play.lacks {
                    try await play.desk.perform(AddCase(round: round, household: outside.household.id, reason: "x"), as: play.officer)
                } == [.caseThereAlready])
            _ = try await play.desk.perform(RemoveCase(added, reason: "Ghi nhầm"), as: play.officer)
            #expect(try await play.book(round).rows.count == book.rows.count)

            for row in book.rows { try await play.survey(row.facts.household, as: .poor) }
            try await play.throughVillages(round)
            let village = listed.facts.village
            _ = try await play.desk.perform(
                SetBack(round: round, unit: village, to: .listing, reason: "Biên bản thiếu chữ ký"), as: play.officer)
            #expect(try await play.book(round).progress.reached(village) == .listing)
            #expect(
                try await play.lacks { try await play.post(round, until: "2026-11-27") } == [.villagesBehind(1)])
            await #expect(throws: DeskError.outsideArea) {
                let kimtra = try await play.records.officer("kimtra", .communeOfficer, in: "m-20017-kim-tra")
                _ = try await play.desk.perform(SetBack(round: round, unit: village, to: .prepared, reason: "x"), as: kimtra)
            }
        }
    }

    @Test(arguments: TestRecords.engines) func `a round outside the window of the law, or twice, is not opened`(_ engine: Engine)
        async throws
    {
        try await Self.play(engine) { play in
            let window = RoundLack.outsideWindow(from: CalendarDate(iso: "2026-09-01")!, until: CalendarDate(iso: "2026-12-14")!)
            #expect(try await play.lacks { try await play.open(from: "2026-08-20") } == [window])
            #expect(try await play.lacks { try await play.open(until: "2026-12-20") } == [window])
            _ = try await play.open()
            #expect(try await play.lacks { try await play.open() } == [.roundThereAlready])
            await #expect(throws: (any Error).self) { try await play.open(from: "2019-10-01", until: "2019-12-01") }
        }
    }
}
