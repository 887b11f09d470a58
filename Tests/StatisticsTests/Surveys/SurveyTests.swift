import Statistics
import Testing

@Suite struct SurveyTests {
    /// Tables of the distribution as printed in textbooks.
    @Test(arguments: [
        (0.975, 1, 12.706_204_736), (0.975, 5, 2.570_581_836), (0.975, 10, 2.228_138_852), (0.975, 30, 2.042_272_456),
        (0.975, 1_000, 1.962_339_081), (0.995, 2, 9.924_843_201), (0.95, 7, 1.894_578_605),
    ]) func `quantiles of Student`(_ probability: Double, _ degrees: Int, _ expected: Double) throws {
        let found = try #require(StudentT.quantile(probability, degrees: degrees))
        #expect(abs(found - expected) < 1e-8)
        let mirrored = try #require(StudentT.quantile(1 - probability, degrees: degrees))
        #expect(abs(mirrored + expected) < 1e-8)
    }

    @Test func `no quantile without a degree of freedom or outside of a probability`() {
        #expect(StudentT.quantile(0.975, degrees: 0) == nil && StudentT.quantile(1, degrees: 3) == nil)
    }

    @Test func `a simple random sample has the error of a textbook`() throws {
        // 4 of 10, each row a place: the variance of a mean with n − 1 is p (1 − p) / (n − 1).
        let values = [1.0, 1, 1, 1, 0, 0, 0, 0, 0, 0]
        let design = SurveyDesign(
            weights: Array(repeating: 7, count: 10), places: (0..<10).map { Int32($0) }, strata: Array(repeating: 0, count: 10))
        let estimate = try #require(design.ratio({ values[$0] }, over: { _ in 1 }, confidence: 0.95))
        #expect(estimate.value == 0.4 && abs((estimate.standardError ?? 0) - (0.24 / 9).squareRoot()) < 1e-12)
        let interval = try #require(estimate.interval)
        #expect(interval.lowerBound > 0 && interval.upperBound < 1 && interval.contains(0.4))
    }

    @Test func `places without a row of the domain count, a lonely place gives no error`() throws {
        let design = SurveyDesign(weights: [1, 1, 1, 1], places: [0, 1, 2, 3], strata: [0, 0, 1, 1])
        // The domain lies in the first stratum alone.
        let estimate = try #require(design.ratio({ $0 == 0 ? 1 : 0 }, over: { $0 < 2 ? 1 : 0 }, confidence: 0.95))
        #expect(estimate.value == 0.5 && design.degrees == 2 && abs((estimate.standardError ?? 0) - 0.5) < 1e-12)
        let lonely = SurveyDesign(weights: [1, 1, 1], places: [0, 1, 2], strata: [0, 0, 1])
        #expect(lonely.lonelyStrata == [1])
        #expect(lonely.ratio({ _ in 1 }, over: { _ in 1 }, confidence: 0.95)?.standardError == nil)
        #expect(design.ratio({ _ in 0 }, over: { _ in 0 }, confidence: 0.95) == nil)
    }
}
