import Access
import Core
import Database
import Law
import Operations
import Registry
import Store
import TestSupport
import Testing

/// The level above asks households again; sheets are keyed twice.
@Suite struct `Samples and second sheets` {
    private static func play(_ engine: Engine, _ body: (RoundPlay) async throws -> Void) async throws {
        try await withRecords(engine, households: 200) { records in try await body(try await RoundPlay(records)) }
    }

    private func samples(_ play: RoundPlay, _ round: ReviewRound.ID) async throws -> SampleBook {
        let book = try await play.book(round)
        return try await play.records.database.read { try SampleBook(book, in: $0) }
    }

    /// A round in which every household has a sheet.
    private func surveyed(_ play: RoundPlay) async throws -> ReviewRound.ID {
        let round = try await play.open()
        _ = try await play.desk.perform(DrawUpList(round: round, commune: play.commune), as: play.officer)
        play.clock.set("2026-11-25")
        for row in try await play.book(round).rows { try await play.survey(row.facts.household, as: .poor) }
        return round
    }

    private func second(_ line: SampleBook.Line, _ play: RoundPlay, points: Int, deprived: UInt16 = 0b111) -> ReviewSheet {
        var sheet = line.first.sheet
        sheet.incomePoints = points
        sheet.deprivations = Deprivations(deprived: deprived)
        sheet.reviewedOn = play.today
        return sheet
    }

    @Test(arguments: TestRecords.engines)
    func `a sample is drawn once, can be drawn again from its seed, and changes nothing`(_ engine: Engine) async throws {
        try await Self.play(engine) { play in
            let (desk, commune) = (play.desk, play.commune)
            let empty = try await play.open(.regular, month: 11, from: "2026-11-15", until: "2026-12-10")
            #expect(
                try await play.lacks {
                    try await desk.perform(DrawSample(round: empty, commune: commune, size: .percent(10)), as: play.town)
                }
                    == [.nothingToSample])
            let round = try await surveyed(play)
            let before = try await play.book(round)
            let count = before.rows.count
            #expect(
                try await play.lacks {
                    try await desk.perform(DrawSample(round: round, commune: commune, size: .households(count + 1)), as: play.town)
                } == [.sampleSize(count)])
            // The commune does not verify itself, not even by somebody with the function for the commune alone.
            await #expect(throws: DeskError.notPermitted(.verifySamples)) {
                try await desk.perform(DrawSample(round: round, commune: commune, size: .percent(10)), as: play.officer)
            }
            let inside = try await play.records.officer("trongxa", .consolidatingOfficer, in: RoundPlay.commune)
            #expect(
                try await play.lacks { try await desk.perform(DrawSample(round: round, commune: commune, size: .percent(10)), as: inside) }
                    == [.notFromAbove])

            let drawn = try await desk.perform(DrawSample(round: round, commune: commune, size: .percent(20)), as: play.town)
            #expect(drawn == (count * 20 + 99) / 100)
            var book = try await samples(play, round)
            let sample = try #require(book.holding(in: commune).first)
            #expect(sample.repeats && sample.candidates.count == count && sample.drawn.count == drawn && sample.sample.seed.count == 16)
            #expect(book.drawn(in: commune).map(\.row.facts.id).count == drawn)
            // Another draw needs its reason, and the first one stays on record.
            #expect(
                try await play.lacks {
                    try await desk.perform(DrawSample(round: round, commune: commune, size: .percent(20)), as: play.town)
                }
                    == [.drawnAlready(sample.sample.drawnAt.day)])
            _ = try await desk.perform(
                DrawSample(round: round, commune: commune, size: .households(5), reason: "Mẫu quá lớn"), as: play.town)
            book = try await samples(play, round)
            #expect(book.samples(of: commune).count == 2 && book.holding(in: commune).first?.drawn.count == 5)
            #expect(book.samples(of: commune).count { $0.repeats } == 2)

            // One says the same, one another class.
            let lines = book.drawn(in: commune)
            _ = try await desk.perform(VerifyHousehold(lines[0].row.facts.id, sheet: second(lines[0], play, points: 100)), as: play.town)
            _ = try await desk.perform(
                VerifyHousehold(lines[1].row.facts.id, sheet: second(lines[1], play, points: 300, deprived: 0b110)), as: play.town)
            let outside = try #require(try await play.book(round).rows.first { row in !lines.contains { $0.row.facts.id == row.facts.id } })
            #expect(
                try await play.lacks {
                    try await desk.perform(VerifyHousehold(outside.facts.id, sheet: second(lines[0], play, points: 1)), as: play.town)
                } == [.notDrawn])
            book = try await samples(play, round)
            let figures = book.figures(of: commune)
            #expect(figures.all.drawn == 5 && figures.all.verified == 2)
            #expect(figures.all.classes.different == 1 && figures.all.classes.compared == 2 && figures.all.points.different == 1)
            #expect(figures.indicators[1]?.different == 1 && figures.indicators[2]?.different == 0)
            #expect(figures.villages.values.reduce(0) { $0 + $1.drawn } == 5)
            // Whoever entered the first sheet answers for it.
            #expect(figures.reviewers[play.officer.id.subject]?.verified == 2)

            // Nothing of the review has changed: same sheets, same states.
            let after = try await play.book(round)
            #expect(after.rows.map(\.facts) == before.rows.map(\.facts))

            // The commune looks again: a newer sheet, or an answer.
            #expect(book.open(in: commune).map(\.row.facts.id) == [lines[1].row.facts.id])
            let found = try #require(book.open(in: commune).first?.second)
            #expect(
                try await play.lacks { try await desk.perform(AnswerDiscrepancy(found.second.id, answer: ""), as: play.officer) }
                    == [.answerMissing])
            play.clock.set("2026-11-26")
            try await play.survey(lines[1].row.facts.household, as: .notPoor)
            book = try await samples(play, round)
            #expect(book.open(in: commune).isEmpty)
            #expect(book.lines(of: book.drawn(in: commune)[1].row).first?.standing == .reviewedAgain)
            // The rate stays what it was when the household was asked again.
            #expect(book.figures(of: commune).all.classes.different == 1)
            _ = try await desk.perform(
                VerifyHousehold(lines[2].row.facts.id, sheet: second(lines[2], play, points: 101)), as: play.town)
            let other = try #require(try await samples(play, round).open(in: commune).first?.second)
            _ = try await desk.perform(AnswerDiscrepancy(other.second.id, answer: "Gà mới bán"), as: play.officer)
            #expect(try await samples(play, round).open(in: commune).isEmpty)
            #expect(
                try await play.lacks { try await desk.perform(AnswerDiscrepancy(other.second.id, answer: "Lần nữa"), as: play.officer) }
                    == [.nothingToAnswer])
        }
    }

    @Test(arguments: TestRecords.engines)
    func `a paper is keyed twice by two people, and what differs is put right in the sheet`(_ engine: Engine) async throws {
        try await Self.play(engine) { play in
            let round = try await play.open()
            _ = try await play.desk.perform(DrawUpList(round: round, commune: play.commune), as: play.officer)
            play.clock.set("2026-11-25")
            let row = try #require(try await play.book(round).rows.first)
            let (household, id) = (row.facts.household, row.facts.id)
            var sheet = ReviewSheet(
                id: ReviewSheet.ID(high: 0, low: 0), household: household, reviewedOn: play.today, residence: .rural, incomePoints: 120,
                pointsOrigin: .entered, monthlyIncomePerPerson: nil, deprivations: Deprivations(deprived: 0b111), causes: 1,
                hasNoLabourCapacity: false, note: "", answers: ["size": 2])
            let keyer = try await play.records.officer("nguoinhap", .communeOfficer, in: RoundPlay.commune)
            #expect(try await play.lacks { try await play.desk.perform(KeySheetAgain(id, sheet: sheet), as: keyer) } == [.toSurvey(1)])
            try await play.survey(household, as: .poor)
            #expect(
                try await play.lacks { try await play.desk.perform(KeySheetAgain(id, sheet: sheet), as: play.officer) } == [.sameOfficer])
            sheet.reviewedOn = CalendarDate(iso: "2021-05-01")!
            #expect(try await play.lacks { try await play.desk.perform(KeySheetAgain(id, sheet: sheet), as: keyer) } == [.otherStandard])
            sheet.reviewedOn = play.today
            #expect(try await play.desk.perform(KeySheetAgain(id, sheet: sheet), as: keyer) == false)
            var lines = try await samples(play, round).keyedAgain(in: play.commune)
            #expect(lines.count == 1 && lines[0].standing == .open && lines[0].comparison?.pointsDifference == 20)
            #expect(lines[0].second?.second.sheet.answers == ["size": 2] && lines[0].second?.officer == keyer.id)
            // Put right by the sheet itself.
            play.clock.set("2026-11-26")
            try await play.survey(household, as: .nearPoor)
            lines = try await samples(play, round).keyedAgain(in: play.commune)
            #expect(lines[0].standing == .reviewedAgain)
            // Keyed again beside the new sheet: the last line of the kind holds.
            let now = try #require(try await play.book(round).rows.first { $0.facts.id == id }?.facts.sheet)
            var again = try #require(try await play.records.database.read { try $0.sheet(now.id) }).sheet
            again.note = "Ghi khác"
            #expect(try await play.desk.perform(KeySheetAgain(id, sheet: again), as: keyer) == true)
            #expect(try await samples(play, round).keyedAgain(in: play.commune).map(\.standing) == [.same])
        }
    }
}
