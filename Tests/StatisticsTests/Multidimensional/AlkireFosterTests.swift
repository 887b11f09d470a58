import Statistics
import Testing

@Suite struct AlkireFosterTests {
    @Test func `a score at the cutoff is poor, exactly`() {
        // Four of twelve equal weights against a third: a sum of doubles would decide by luck.
        let twelve = AlkireFoster(weights: Array(repeating: 1, count: 12))
        #expect(twelve.isPoor(twelve.score(0b1111), cutoff: 1, of: 3))
        #expect(!twelve.isPoor(twelve.score(0b111), cutoff: 1, of: 3))
        #expect(twelve.isPoor(twelve.score(0b1111), cutoff: 33, of: 100) && !twelve.isPoor(twelve.score(0b1111), cutoff: 34, of: 100))
        let uneven = AlkireFoster(weights: [3, 3, 1, 1, 1, 1])
        #expect(uneven.whole == 10 && uneven.score(0b101001) == 5)
        #expect(uneven.isPoor(5, cutoff: 1, of: 2) && uneven.isPoor(0, cutoff: 0, of: 1))
    }
}
