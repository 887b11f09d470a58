import Statistics
import Testing

@Suite struct `Interval of a share` {
    /// Worked out from the formula apart from the program.
    @Test(arguments: [
        (0, 10, 0.0, 0.2775328), (1, 10, 0.0178762, 0.4041500), (5, 10, 0.2365931, 0.7634069), (10, 10, 0.7224672, 1.0),
        (3, 60, 0.0171495, 0.1370052),
    ]) func `is Wilson's`(_ found: Int, _ count: Int, _ lower: Double, _ upper: Double) throws {
        let interval = try #require(WilsonInterval(found, of: count))
        #expect(abs(interval.lower - lower) < 1e-5 && abs(interval.upper - upper) < 1e-5, "\(interval)")
    }

    @Test func `is nothing where nothing was looked at`() {
        #expect(WilsonInterval(0, of: 0) == nil && WilsonInterval(2, of: 1) == nil && WilsonInterval(-1, of: 4) == nil)
    }
}
