import Core
import Law

/// How the households of a survey were drawn. Whoever has the seed and the list of candidates draws the same ones with the same weights.
///
/// - Source: textbook designs: stratified simple random, stratified systematic, and two stages with villages drawn systematically with
///   probability proportional to their households. The weight is the inverse of the probability of having been drawn.
public struct SurveySample: Hashable, Sendable {
    public enum Method: String, Hashable, Sendable, CaseIterable {
        case simple, systematic
        /// Villages first, by their size, then households in each.
        case villages
    }

    /// Within what the households are drawn.
    public enum Strata: String, Hashable, Sendable, CaseIterable {
        case village, commune
    }

    /// What becomes of a household that cannot be asked.
    public enum Replacement: String, Hashable, Sendable, CaseIterable {
        case none
        /// The one that would have been drawn next in the same stratum, with the same weight.
        case next
    }

    public struct Plan: Hashable, Sendable {
        public var method: Method
        public var strata: Strata
        public var size: Int
        /// Of each drawn village, where villages are drawn first.
        public var perVillage: Int
        public var replacement: Replacement

        public init(method: Method, strata: Strata, size: Int, perVillage: Int = 10, replacement: Replacement = .none) {
            self.method = method
            // Villages are drawn within communes.
            self.strata = method == .villages ? .commune : strata
            self.size = size
            self.perVillage = perVillage
            self.replacement = replacement
        }
    }

    /// A household that may be drawn. They stand in the order in which they are counted off.
    public struct Candidate: Hashable, Sendable {
        public var household: Household.ID
        public var village: Area.ID
        public var commune: Area.ID
        public var code: String

        public init(household: Household.ID, village: Area.ID, commune: Area.ID, code: String) {
            self.household = household
            self.village = village
            self.commune = commune
            self.code = code
        }
    }

    /// How a household came in: the weight is `above / below`, the inverse of its probability.
    public struct Draw: Hashable, Sendable {
        public var stratum: Area.ID
        /// The village that was drawn before it; `nil` where households were drawn at once.
        public var place: Area.ID?
        public var above: Int
        public var below: Int

        public init(stratum: Area.ID, place: Area.ID?, above: Int, below: Int) {
            self.stratum = stratum
            self.place = place
            self.above = above
            self.below = below
        }

        public var weight: Double { Double(above) / Double(below) }
    }

    public var plan: Plan
    /// 16 hexadecimal digits, drawn by the program: nobody chooses them.
    public var seed: String
    public var drawnAt: Instant

    public init(plan: Plan, seed: String, drawnAt: Instant) {
        self.plan = plan
        self.seed = seed
        self.drawnAt = drawnAt
    }

    /// The households that the seed draws of `candidates`.
    public func drawn(of candidates: [Candidate]) -> [Household.ID: Draw] {
        let strata = Dictionary(grouping: candidates, by: stratum)
        switch plan.method {
        case .simple, .systematic:
            let sizes = strata.mapValues(\.count)
            let counts = Self.shares(of: plan.size, by: sizes, upTo: sizes)
            return strata.reduce(into: [:]) { drawn, own in
                let count = counts[own.key] ?? 0
                for candidate in ordered(own.value).prefix(plan.method == .simple ? count : 0) {
                    drawn[candidate.household] = Draw(stratum: own.key, place: nil, above: own.value.count, below: count)
                }
                if plan.method == .systematic {
                    for index in Self.places(of: count, among: own.value.count, from: start(own.value)) {
                        drawn[own.value[index].household] = Draw(stratum: own.key, place: nil, above: own.value.count, below: count)
                    }
                }
            }
        case .villages:
            let villages = strata.mapValues { Set($0.map(\.village)).count }
            let count = (plan.size + plan.perVillage - 1) / plan.perVillage
            let counts = Self.shares(of: count, by: strata.mapValues(\.count), upTo: villages)
            return strata.reduce(into: [:]) { drawn, own in
                drawn.merge(byVillages(own.value, stratum: own.key, counts[own.key] ?? 0)) { first, _ in first }
            }
        }
    }

    /// The smallest size at which no stratum is left out: one that nobody is drawn from would be told of by nothing.
    public static func least(_ plan: Plan, of candidates: [Candidate]) -> Int {
        let strata = Set(candidates.map { plan.strata == .village ? $0.village : $0.commune }).count
        return plan.method == .villages ? (strata - 1) * plan.perVillage + 1 : strata
    }

    /// Who comes next in the place of a household that was drawn so; `nil` where nobody is left.
    public func next(after draw: Draw, of candidates: [Candidate], taken: Set<Household.ID>) -> Candidate? {
        let own = candidates.filter { candidate in
            draw.place.map { candidate.village == $0 } ?? (stratum(candidate) == draw.stratum || candidate.village == draw.stratum)
        }
        return ordered(own).first { !taken.contains($0.household) }
    }

    private func stratum(_ candidate: Candidate) -> Area.ID { plan.strata == .village ? candidate.village : candidate.commune }

    /// By the digest of seed and code: the order of a lottery.
    private func ordered(_ candidates: [Candidate]) -> [Candidate] {
        candidates.map { (rank: Digest(of: "\(seed)|\($0.code)").bytes, candidate: $0) }
            .sorted { $0.rank.lexicographicallyPrecedes($1.rank) }.map(\.candidate)
    }

    /// A number of the lottery from 0 up to, not including, the number of candidates.
    private func start(_ candidates: [Candidate]) -> Int {
        let bytes = Digest(of: "\(seed)|\(candidates[0].code)|start").bytes.prefix(8)
        return Int(bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } % UInt64(candidates.count))
    }

    /// Every (all / count)-th from `start` on, so that each place has exactly the chance count / all.
    static func places(of count: Int, among all: Int, from start: Int) -> [Int] {
        (0..<count).map { (start + $0 * all) / count }
    }

    private func byVillages(_ candidates: [Candidate], stratum: Area.ID, _ count: Int) -> [Household.ID: Draw] {
        var order: [Area.ID] = []
        let villages = Dictionary(grouping: candidates, by: \.village)
        for candidate in candidates where !order.contains(candidate.village) { order.append(candidate.village) }
        var (left, rest, total) = (count, order, candidates.count)
        var drawn: [Household.ID: Draw] = [:]
        // Villages so large that they are certain to come in are strata of their own.
        while left > 0, let large = rest.first(where: { villages[$0]!.count * left >= total }) {
            let own = villages[large]!
            let taken = min(plan.perVillage, own.count)
            for candidate in ordered(own).prefix(taken) {
                drawn[candidate.household] = Draw(stratum: large, place: nil, above: own.count, below: taken)
            }
            rest.removeAll { $0 == large }
            (left, total) = (left - 1, total - own.count)
        }
        guard left > 0, !rest.isEmpty else { return drawn }
        let start = start(rest.flatMap { villages[$0]! })
        var before = 0
        for village in rest {
            let own = villages[village]!
            let (low, high) = (before * left, (before + own.count) * left)
            before += own.count
            // A mark every `total`, beginning at the start: the village with a mark in it is drawn.
            let mark = low <= start ? start : start + (low - start + total - 1) / total * total
            guard mark < high else { continue }
            let taken = min(plan.perVillage, own.count)
            for candidate in ordered(own).prefix(taken) {
                drawn[candidate.household] = Draw(stratum: stratum, place: village, above: total, below: left * taken)
            }
        }
        return drawn
    }

    /// How many of `count` fall to each stratum: two to each where there are enough, so that an error can be told, the rest in proportion
    /// (Sainte-Laguë).
    static func shares(of count: Int, by sizes: [Area.ID: Int], upTo limits: [Area.ID: Int]) -> [Area.ID: Int] {
        let order = sizes.keys.sorted()
        var shares = limits.mapValues { min($0, 2) }
        for least in [2, 1, 0] {
            shares = limits.mapValues { min($0, least) }
            if shares.values.reduce(0, +) <= count { break }
        }
        var left = count - shares.values.reduce(0, +)
        while left > 0 {
            let next = order.filter { shares[$0]! < limits[$0]! }.max { one, other in
                sizes[one]! * (2 * shares[other]! + 1) < sizes[other]! * (2 * shares[one]! + 1)
            }
            guard let next else { break }
            shares[next]! += 1
            left -= 1
        }
        return shares
    }
}
