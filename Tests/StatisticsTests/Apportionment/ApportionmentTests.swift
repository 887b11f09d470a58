import Statistics
import Testing

/// Whole shares that add up.
@Suite struct ApportionmentTests {
    private func amounts(
        _ total: Int128, _ weights: [Int128], _ method: Apportionment.Method, floors: [Int: Int128] = [:], caps: [Int: Int128] = [:]
    ) throws -> [Int128] {
        let claims = weights.enumerated().map { Apportionment.Claim(weight: $1, floor: floors[$0], cap: caps[$0]) }
        return try Apportionment.shares(of: total, among: claims, by: method).map(\.amount)
    }

    @Test func `a growing total takes from nobody under Webster, but can under Hamilton`() throws {
        #expect(try amounts(10, [6, 6, 2], .hamilton) == [4, 4, 2])
        #expect(try amounts(11, [6, 6, 2], .hamilton) == [5, 5, 1])
        // The tenth is claimed by all three alike: 6/9, 6/9, 2/3.
        #expect(try amounts(10, [6, 6, 2], .webster) == [5, 4, 1])
        #expect(try amounts(11, [6, 6, 2], .webster) == [5, 5, 1])
    }

    @Test func `the shares of a textbook, and Webster beyond the quota`() throws {
        // Six states with 36 seats: both methods as printed in Balinski and Young, table of the six states.
        let states: [Int128] = [27_744, 25_178, 19_951, 14_610, 9_225, 3_292]
        #expect(try amounts(36, states, .hamilton) == [10, 9, 7, 5, 4, 1])
        #expect(try amounts(36, states, .webster) == [10, 9, 8, 5, 3, 1])
        // One large and many small: the large one gets more than its quota rounded up.
        let many: [Int128] = [1_000] + Array(repeating: 15, count: 10)
        let quota = 20 * 1_000 / (1_000 + 150)
        #expect(try amounts(20, many, .webster)[0] > quota + 1)
    }

    @Test func `equal claims go to the larger weight, then to the earlier`() throws {
        #expect(try amounts(1, [1, 1], .hamilton) == [1, 0])
        #expect(try amounts(1, [1, 1], .webster) == [1, 0])
        // Quotas 1.5 and 0.5: equal remainders.
        #expect(try amounts(2, [1, 3], .hamilton) == [0, 2])
    }

    @Test(arguments: 0..<300) func `sums are exact, Hamilton stays within the quota, Webster is what giving one by one gives`(_ seed: Int)
        throws
    {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func random(_ below: UInt64) -> Int128 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int128((state >> 33) % below)
        }
        let weights = (0..<(Int(random(12)) + 1)).map { _ in random(50) }
        let total = random(200)
        guard let most = weights.max(), most > 0 else { return }
        let sum = weights.reduce(0, +)
        let hamilton = try amounts(total, weights, .hamilton)
        #expect(hamilton.reduce(0, +) == total)
        for (weight, amount) in zip(weights, hamilton) {
            #expect(amount >= total * weight / sum && amount <= (total * weight + sum - 1) / sum)
        }
        var byOne = Array(repeating: 0 as Int128, count: weights.count)
        for _ in 0..<Int(total) {
            let next = weights.indices.filter { weights[$0] > 0 }.max { first, second in
                let (a, b) = (weights[first] * (2 * byOne[second] + 1), weights[second] * (2 * byOne[first] + 1))
                return (a, weights[first], second) < (b, weights[second], first)
            }!
            byOne[next] += 1
        }
        #expect(try amounts(total, weights, .webster) == byOne)
    }

    @Test(arguments: Apportionment.Method.allCases) func `floors and caps hold, and the others share by weight`(
        _ method: Apportionment.Method
    ) throws {
        #expect(try amounts(100, [90, 5, 5], method, floors: [1: 10], caps: [0: 80]) == [80, 10, 10])
        #expect(try amounts(100, [50, 30, 20], method, caps: [0: 20]) == [20, 48, 32])
        #expect(try amounts(100, [50, 30, 20, 0], method, floors: [3: 10]) == [45, 27, 18, 10])
        #expect(throws: Apportionment.Problem.floorsAboveTotal) { try amounts(10, [1, 1], method, floors: [0: 6, 1: 6]) }
        #expect(throws: Apportionment.Problem.capsBelowTotal) { try amounts(10, [1, 1], method, caps: [0: 4, 1: 4]) }
        #expect(throws: Apportionment.Problem.floorAboveCap) { try amounts(10, [1], method, floors: [0: 6], caps: [0: 4]) }
        #expect(throws: Apportionment.Problem.nothingToShareBy) { try amounts(10, [0, 0], method) }
        #expect(throws: Apportionment.Problem.negative) { try amounts(-1, [1], method) }
        #expect(try amounts(0, [0, 0], method) == [0, 0])
    }

    @Test func `a number that would not be exact is refused`() {
        #expect(throws: Apportionment.Problem.tooLarge) { try amounts(.max, [3, 4], .hamilton) }
        #expect(throws: Apportionment.Problem.tooLarge) { try amounts(10, [.max, .max], .webster) }
    }
}
