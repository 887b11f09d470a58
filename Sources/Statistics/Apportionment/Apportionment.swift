/// Shares a whole number of units of money, or of places, out by weight, so that the shares are whole and add up exactly.
///
/// - Source: Balinski, Young, *Fair Representation* (1982): largest remainders (Hamilton) and divisors at the odd halves (Webster).
///   Hamilton never leaves the quota, but a share can shrink when the total grows; Webster never does that, and may leave the quota.
public struct Apportionment: Sendable {
    public enum Method: String, Sendable, CaseIterable {
        case hamilton, webster
    }

    /// What one asks for.
    public struct Claim: Sendable {
        /// Not below 0; all weights over one denominator.
        public var weight: Int128
        public var floor: Int128?
        public var cap: Int128?

        public init(weight: Int128, floor: Int128? = nil, cap: Int128? = nil) {
            self.weight = weight
            self.floor = floor
            self.cap = cap
        }
    }

    public enum Bound: String, Sendable {
        case floor, cap
    }

    /// What one gets, with each step to redo it by hand.
    public struct Share: Sendable {
        public var amount: Int128
        /// The bound at which it was held; it has no quota then.
        public var bound: Bound?
        /// The quota is `whole + remainder / divisor`.
        public var whole: Int128
        public var remainder: Int128
        public var divisor: Int128
        /// The place in the order in which what was left was given; `nil` where none was given.
        public var rank: Int?
    }

    public enum Problem: Error, Hashable, Sendable {
        case negative
        /// All weights are 0, and something is to be shared.
        case nothingToShareBy
        case floorsAboveTotal
        case capsBelowTotal
        case floorAboveCap
        /// A number does not fit 128 bits.
        case tooLarge
    }

    /// - Parameters:
    ///   - total: what is shared out, not below 0.
    ///   - claims: in the order that breaks ties after the weight: earlier first. Equal remainders go to the larger weight.
    /// - Returns: the shares in the order of the claims; they add up to `total`.
    public static func shares(of total: Int128, among claims: [Claim], by method: Method) throws(Problem) -> [Share] {
        guard total >= 0, claims.allSatisfy({ $0.weight >= 0 && $0.floor ?? 0 >= 0 && $0.cap ?? 0 >= 0 }) else { throw .negative }
        guard claims.allSatisfy({ claim in claim.cap.map { claim.floor ?? 0 <= $0 } ?? true }) else { throw .floorAboveCap }
        if try sum(claims.map { $0.floor ?? 0 }) > total { throw .floorsAboveTotal }
        let caps = claims.map { $0.weight == 0 ? $0.floor ?? 0 : $0.cap }
        if caps.allSatisfy({ $0 != nil }), try sum(caps.map { $0 ?? 0 }) < total {
            throw claims.contains { $0.weight > 0 } ? .capsBelowTotal : .nothingToShareBy
        }
        var held: [Bound?] = Array(repeating: nil, count: claims.count)
        while true {
            let shares = try quotas(of: total, claims, held)
            guard let found = violations(shares, claims, held) else { return try rounded(shares, claims, total, by: method) }
            for index in found.indices { held[index] = found.bound }
        }
    }

    /// Quotas of those who are not held, of what those who are leave.
    private static func quotas(of total: Int128, _ claims: [Claim], _ held: [Bound?]) throws(Problem) -> [Share] {
        let taken = try sum(claims.indices.compactMap { index in held[index].map { amount(at: $0, claims[index]) } })
        let weight = try sum(claims.indices.compactMap { held[$0] == nil ? claims[$0].weight : nil })
        let rest = total - taken
        if weight == 0, rest > 0 { throw .nothingToShareBy }
        var shares: [Share] = []
        for index in claims.indices {
            if let bound = held[index] {
                let amount = amount(at: bound, claims[index])
                shares.append(Share(amount: amount, bound: bound, whole: amount, remainder: 0, divisor: 1, rank: nil))
                continue
            }
            let (product, overflow) = rest.multipliedReportingOverflow(by: claims[index].weight)
            if overflow { throw .tooLarge }
            let (whole, remainder) = weight == 0 ? (0, 0) : product.quotientAndRemainder(dividingBy: weight)
            shares.append(Share(amount: whole, bound: nil, whole: whole, remainder: remainder, divisor: max(weight, 1), rank: nil))
        }
        return shares
    }

    private static func amount(at bound: Bound, _ claim: Claim) -> Int128 {
        bound == .floor ? claim.floor ?? 0 : claim.cap ?? 0
    }

    /// Who is to be held at a bound next: those at the side on which more is missing, so that nobody is held who need not be.
    private static func violations(_ shares: [Share], _ claims: [Claim], _ held: [Bound?]) -> (indices: [Int], bound: Bound)? {
        var (below, above): ([Int], [Int]) = ([], [])
        var missing: Int128 = 0
        var divisor: Int128 = 1
        for index in claims.indices where held[index] == nil {
            let share = shares[index]
            divisor = share.divisor
            if let floor = claims[index].floor, share.whole < floor {
                below.append(index)
                missing += (floor - share.whole) * divisor - share.remainder
            } else if let cap = claims[index].cap, share.whole > cap || (share.whole == cap && share.remainder > 0) {
                above.append(index)
                missing -= (share.whole - cap) * divisor + share.remainder
            }
        }
        if below.isEmpty, above.isEmpty { return nil }
        if above.isEmpty || (missing >= 0 && !below.isEmpty) { return (below, .floor) }
        return (above, .cap)
    }

    private static func rounded(
        _ shares: [Share], _ claims: [Claim], _ total: Int128, by method: Method
    ) throws(Problem) -> [Share] {
        switch method {
        case .hamilton: try byRemainders(shares, claims, total)
        case .webster: try byDivisors(shares, claims, total)
        }
    }

    private static func byRemainders(_ shares: [Share], _ claims: [Claim], _ total: Int128) throws(Problem) -> [Share] {
        var shares = shares
        let left = Int(total - (try sum(shares.map(\.amount))))
        let order = shares.indices.filter { shares[$0].bound == nil && shares[$0].remainder > 0 }.sorted { first, second in
            (shares[second].remainder, claims[second].weight, first) < (shares[first].remainder, claims[first].weight, second)
        }
        for (rank, index) in order.prefix(left).enumerated() {
            shares[index].amount += 1
            shares[index].rank = rank + 1
        }
        return shares
    }

    /// From a start that no share of the result lies below, what is left goes one by one to the largest `weight / (2 share + 1)`.
    private static func byDivisors(_ shares: [Share], _ claims: [Claim], _ total: Int128) throws(Problem) -> [Share] {
        var shares = shares
        let free = shares.indices.filter { shares[$0].bound == nil && claims[$0].weight > 0 }
        let weight = try sum(free.map { claims[$0].weight })
        let rest = total - (try sum(shares.indices.compactMap { shares[$0].bound == nil ? nil : shares[$0].amount }))
        let start = 2 * rest - Int128(free.count)
        for index in free {
            guard start > 0 else {
                shares[index].amount = claims[index].floor ?? 0
                continue
            }
            let (product, overflow) = claims[index].weight.multipliedReportingOverflow(by: start)
            if overflow { throw .tooLarge }
            let half = (product + weight) / (2 * weight)
            shares[index].amount = min(max(half, claims[index].floor ?? 0), claims[index].cap ?? half)
        }
        var left = rest - (try sum(free.map { shares[$0].amount }))
        // Floors can take more than there is: who lies farthest above the quota gives it back.
        while left < 0 {
            let giver = free.filter { shares[$0].amount > claims[$0].floor ?? 0 }.max { first, second in
                precedes(claims[second].weight, 2 * shares[second].amount - 1, claims[first].weight, 2 * shares[first].amount - 1)
            }
            guard let giver else { throw .floorsAboveTotal }
            shares[giver].amount -= 1
            left += 1
        }
        let firsts = shares.map(\.amount)
        for (rank, index) in try next(Int(left), of: free, firsts, claims).enumerated() {
            shares[index].amount += 1
            shares[index].rank = rank + 1
        }
        return shares
    }

    /// To whom the next `count` go: a few steps of each are ordered, and more where somebody took all of theirs.
    private static func next(_ count: Int, of free: [Int], _ firsts: [Int128], _ claims: [Claim]) throws(Problem) -> [Int] {
        var steps: Int128 = 2
        while true {
            var offers: [(index: Int, divisor: Int128)] = []
            for index in free {
                let limit = claims[index].cap.map { min(steps, $0 - firsts[index]) } ?? steps
                for step in 0..<max(limit, 0) { offers.append((index, 2 * (firsts[index] + step) + 1)) }
            }
            offers.sort { first, second in
                let (a, b) = (claims[first.index].weight, claims[second.index].weight)
                if precedes(a, first.divisor, b, second.divisor) { return true }
                if precedes(b, second.divisor, a, first.divisor) { return false }
                return (b, first.index, first.divisor) < (a, second.index, second.divisor)
            }
            let given = offers.prefix(count).map(\.index)
            let taken = Dictionary(given.map { ($0, 1 as Int128) }, uniquingKeysWith: +)
            let isEnough = given.count == count && taken.allSatisfy { $1 < steps || claims[$0].cap == firsts[$0] + $1 }
            if isEnough { return given }
            if steps > Int128(count) { throw .capsBelowTotal }
            steps *= 2
        }
    }

    /// True where `first / firstDivisor` is larger.
    private static func precedes(_ first: Int128, _ firstDivisor: Int128, _ second: Int128, _ secondDivisor: Int128) -> Bool {
        let left = first.multipliedFullWidth(by: secondDivisor)
        let right = second.multipliedFullWidth(by: firstDivisor)
        return (right.high, right.low) < (left.high, left.low)
    }

    private static func sum(_ values: [Int128]) throws(Problem) -> Int128 {
        var sum: Int128 = 0
        for value in values {
            let (next, overflow) = sum.addingReportingOverflow(value)
            if overflow { throw .tooLarge }
            sum = next
        }
        return sum
    }
}
