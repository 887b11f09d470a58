import Core
import Law

/// Reviewed households of a commune, drawn by lot in each village, that the level above visits and asks again.
///
/// Whoever has the seed and the list of candidates draws the same households again: in each village come first those whose SHA-256 of
/// `seed|code of the household` is the smallest. So nobody has to take the draw on trust.
public struct ReviewSample: Hashable, Sendable {
    public typealias ID = Identifier<ReviewSample>

    /// How many are asked for, in words of whoever draws.
    public enum Size: Hashable, Sendable {
        case households(Int)
        case percent(Int)

        /// So many of `all`, a part of a household being a whole one; `nil` where there are not so many.
        public func count(of all: Int) -> Int? {
            switch self {
            case .households(let count): (1...max(all, 1)).contains(count) && all > 0 ? count : nil
            case .percent(let percent): (1...100).contains(percent) && all > 0 ? (all * percent + 99) / 100 : nil
            }
        }

        /// "12" or "10%".
        public var text: String {
            switch self {
            case .households(let count): String(count)
            case .percent(let percent): "\(percent)%"
            }
        }
    }

    /// A reviewed household that may be drawn, as it was when the sample was drawn.
    public struct Candidate: Hashable, Sendable {
        public var reviewCase: ReviewCase.ID
        public var village: Area.ID
        public var code: String
        /// The sheet that stood: with it the second sheet is compared, whatever comes after.
        public var sheet: ReviewSheet.ID

        public init(reviewCase: ReviewCase.ID, village: Area.ID, code: String, sheet: ReviewSheet.ID) {
            self.reviewCase = reviewCase
            self.village = village
            self.code = code
            self.sheet = sheet
        }
    }

    public var id: ID
    public var round: ReviewRound.ID
    public var commune: Area.ID
    /// As it was asked for.
    public var size: String
    /// 16 hexadecimal digits, drawn by the program: nobody chooses them.
    public var seed: String
    /// Why it took the place of an earlier one; empty for the first of a commune.
    public var reason: String
    public var drawnAt: Instant

    public init(id: ID, round: ReviewRound.ID, commune: Area.ID, size: String, seed: String, reason: String, drawnAt: Instant) {
        self.id = id
        self.round = round
        self.commune = commune
        self.size = size
        self.seed = seed
        self.reason = reason
        self.drawnAt = drawnAt
    }

    /// The `count` of `candidates` that `seed` draws.
    public static func drawn(_ count: Int, of candidates: [Candidate], seed: String) -> Set<ReviewCase.ID> {
        let ranked = Dictionary(grouping: candidates, by: \.village).mapValues { own in
            own.map { (rank: Digest(of: "\(seed)|\($0.code)").bytes, candidate: $0) }
                .sorted { $0.rank.lexicographicallyPrecedes($1.rank) }
        }
        let shares = shares(of: count, among: ranked.mapValues(\.count), ties: ranked.mapValues { $0[0].rank })
        return ranked.reduce(into: []) { drawn, village in
            drawn.formUnion(village.value.prefix(shares[village.key] ?? 0).map(\.candidate.reviewCase))
        }
    }

    /// How many of `count` fall to each village: one to every village where there are enough, the rest in proportion (Sainte-Laguë).
    ///
    /// - Parameter ties: who comes first where two villages have the same claim.
    static func shares(of count: Int, among sizes: [Area.ID: Int], ties: [Area.ID: [UInt8]]) -> [Area.ID: Int] {
        var shares = sizes.mapValues { _ in count >= sizes.count ? 1 : 0 }
        var left = min(count, sizes.values.reduce(0, +)) - shares.values.reduce(0, +)
        while left > 0 {
            let next = sizes.keys.filter { shares[$0]! < sizes[$0]! }.min { one, other in
                // sizes[one] / (2 · shares[one] + 1) against the same of the other, without fractions.
                let (first, second) = (sizes[one]! * (2 * shares[other]! + 1), sizes[other]! * (2 * shares[one]! + 1))
                return first == second ? (ties[one] ?? []).lexicographicallyPrecedes(ties[other] ?? []) : first > second
            }
            guard let next else { break }
            shares[next]! += 1
            left -= 1
        }
        return shares
    }
}
