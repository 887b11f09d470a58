import Core
import Law
import Registry
import TestSupport
import Testing

@Suite struct `Samples of reviewed households` {
    private static func standard() throws -> PovertyStandard {
        try #require(try LawFolder.load(TestFolder.law).ruleBook.standard(id: "S2022"))
    }

    private func key<Subject>(_ number: Int) -> Identifier<Subject> { Identifier(high: 1, low: UInt64(number)) }

    /// Villages of so many households each.
    private func candidates(_ sizes: [Int]) -> [ReviewSample.Candidate] {
        sizes.enumerated().flatMap { village, size in
            (0..<size).map { index in
                ReviewSample.Candidate(
                    reviewCase: key(village * 1_000 + index), village: key(village), code: "H-\(village)-\(index)", sheet: key(index))
            }
        }
    }

    private func shares(_ count: Int, of sizes: [Int], seed: String = "a1") -> [Int] {
        let all = candidates(sizes)
        let drawn = ReviewSample.drawn(count, of: all, seed: seed)
        return sizes.indices.map { village in all.count { $0.village == key(village) && drawn.contains($0.reviewCase) } }
    }

    @Test func `a size is a number of households or a part of them, a part of a household being a whole one`() {
        #expect(ReviewSample.Size.households(12).count(of: 40) == 12 && ReviewSample.Size.percent(10).count(of: 41) == 5)
        #expect(ReviewSample.Size.percent(100).count(of: 7) == 7)
        for wrong in [ReviewSample.Size.households(0), .households(41), .percent(0), .percent(101)] { #expect(wrong.count(of: 40) == nil) }
        #expect(ReviewSample.Size.households(1).count(of: 0) == nil)
    }

    @Test func `every village has its share, and none is left out where there are enough`() {
        #expect(shares(10, of: [50, 30, 20]) == [5, 3, 2])
        #expect(shares(3, of: [90, 2, 1]) == [1, 1, 1])
        #expect(shares(6, of: [90, 2, 1]) == [4, 1, 1])
        #expect(shares(9, of: [3, 3, 3]) == [3, 3, 3] && shares(50, of: [3, 2]) == [3, 2])
        #expect(shares(1, of: [5, 4]).reduce(0, +) == 1)
    }

    @Test func `the same seed draws the same households in any order of the list, another seed others`() {
        let all = candidates([40, 25, 7])
        let drawn = ReviewSample.drawn(15, of: all, seed: "0123456789abcdef")
        #expect(drawn.count == 15 && drawn == ReviewSample.drawn(15, of: all.reversed(), seed: "0123456789abcdef"))
        #expect(drawn != ReviewSample.drawn(15, of: all, seed: "0123456789abcdee"))
    }

    @Test func `the method is the one that is told: the smallest SHA-256 of the seed, a bar and the code`() throws {
        let all = candidates([8])
        let least = try #require(all.min { Digest(of: "7|\($0.code)").hex < Digest(of: "7|\($1.code)").hex })
        #expect(ReviewSample.drawn(1, of: all, seed: "7") == [least.reviewCase])
    }

    @Test func `every household has the same chance`() {
        let all = candidates([20])
        var times: [ReviewCase.ID: Int] = [:]
        for seed in 0..<2_000 { for drawn in ReviewSample.drawn(5, of: all, seed: String(seed)) { times[drawn, default: 0] += 1 } }
        // Of 2,000 draws each household is in 500, give or take four standard deviations (19.4).
        #expect(times.count == 20 && times.values.allSatisfy { abs($0 - 500) < 78 })
    }

    // MARK: comparing

    private func sheet(_ points: Int?, deprived: UInt16, unknown: UInt16 = 0, answers: [String: Int] = [:], causes: Int = 1) -> ReviewSheet
    {
        ReviewSheet(
            id: key(1), household: key(1), reviewedOn: CalendarDate(iso: "2026-10-01")!, residence: .rural, incomePoints: points,
            pointsOrigin: points == nil ? .none : .entered, monthlyIncomePerPerson: nil,
            deprivations: Deprivations(deprived: deprived, unknown: unknown), causes: causes, hasNoLabourCapacity: false, note: "",
            answers: answers)
    }

    @Test func `two sheets are compared by class, points and each indicator, and what one does not say counts neither way`() throws {
        let standard = try Self.standard()
        let first = sheet(100, deprived: 0b111, answers: ["size": 3, "roof": 1])
        let same = SheetComparison(first, first, under: standard, .verified)
        #expect(!same.isDifferent && same.classes == .same && same.pointsDifference == 0 && same.differentIndicators.isEmpty)
        let other = SheetComparison(
            first, sheet(115, deprived: 0b11, unknown: 0b1000, answers: ["size": 4, "wall": 2]), under: standard, .verified)
        #expect(other.isDifferent && other.pointsDifference == 15 && other.differentIndicators == [3])
        #expect(other.indicators[4] == .notComparable && other.questions == ["size"] && other.causes == .notComparable)
        #expect(other.firstPossible == [.poor])
        // Without points it stays open what the household is.
        let open = SheetComparison(first, sheet(nil, deprived: 0b111), under: standard, .verified)
        #expect(open.classes == .notComparable && open.points == .notComparable && !open.isDifferent)
        // Keyed twice, even what nobody knows and the causes are compared.
        let keyed = SheetComparison(first, sheet(100, deprived: 0b111, unknown: 0b1000, causes: 3), under: standard, .keyedAgain)
        #expect(keyed.differentIndicators == [4] && keyed.causes == .different)
    }

    @Test func `a discrepancy is open until there is a newer sheet or an answer`() throws {
        let standard = try Self.standard()
        let (first, other) = (sheet(100, deprived: 0b111), sheet(300, deprived: 0))
        let comparison = SheetComparison(first, other, under: standard, .verified)
        var second = SecondSheet(
            id: key(5), reviewCase: key(1), purpose: .verified, first: first.id, sheet: other, recordedAt: Instant(milliseconds: 1_000))
        func standing(_ id: Int, at moment: Int64) -> ReviewCase.Sheet {
            ReviewCase.Sheet(
                id: key(id), reviewedOn: first.reviewedOn, recordedAt: Instant(milliseconds: moment), possible: [.poor], incomePoints: 1,
                deprivations: 3)
        }
        #expect(comparison.classes == .different)
        #expect(second.standing(comparison, standing: standing(1, at: 500)) == .open)
        // Put right before anybody had found it: the sheet that stands now has not been looked at since.
        #expect(second.standing(comparison, standing: standing(2, at: 900)) == .open)
        #expect(second.standing(comparison, standing: standing(2, at: 1_500)) == .reviewedAgain)
        second.answer = "Hộ mới có việc làm"
        #expect(second.standing(comparison, standing: standing(1, at: 500)) == .answered)
        #expect(second.standing(SheetComparison(first, first, under: standard, .verified), standing: nil) == .same)
    }

    @Test func `rates come from counts, and are blank where nothing was compared`() throws {
        let standard = try Self.standard()
        let first = sheet(100, deprived: 0b111)
        func compared(_ other: ReviewSheet) -> SheetComparison { SheetComparison(first, other, under: standard, .verified) }
        let figures = SampleFigures([
            .init(village: key(1), reviewer: key(7), comparison: compared(first)),
            .init(village: key(1), reviewer: nil, comparison: compared(sheet(300, deprived: 0b110))),
            .init(village: key(2), reviewer: key(7), comparison: nil),
        ])
        #expect(
            figures.all.drawn == 3 && figures.all.verified == 2 && figures.all.classes.different == 1 && figures.all.classes.compared == 2)
        #expect(figures.all.classes.ratio?.hundredthsOfPercent == 5_000 && figures.villages[key(2)]?.classes.ratio == nil)
        #expect(figures.villages[key(2)]?.classes.interval == nil)
        #expect(figures.reviewers[nil]?.classes.ratio?.hundredthsOfPercent == 10_000 && figures.reviewers[key(7)]?.drawn == 2)
        #expect(figures.indicators[1]?.different == 1 && figures.indicators[2]?.different == 0 && figures.indicators[2]?.compared == 2)
    }
}
