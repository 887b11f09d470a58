/// The counting measures of multidimensional poverty: who lacks enough at once, how much, and in what.
///
/// - Source: S. Alkire, J. Foster, "Counting and multidimensional poverty measurement", Journal of Public Economics 95 (2011), 476–487.
public struct AlkireFoster: Sendable {
    /// Whole weights of the indicators; they add up to `whole`, so that a score is compared with a cutoff exactly.
    public let weights: [Int64]
    public let whole: Int64

    /// - Parameter weights: above 0, at most 32 of them.
    public init(weights: [Int64]) {
        self.weights = weights
        whole = weights.reduce(0, +)
    }

    /// Of each set of indicators, the weights it adds up to.
    public func score(_ lacking: UInt32) -> Int64 {
        var (sum, rest) = (Int64(0), lacking)
        while rest != 0 {
            sum += weights[rest.trailingZeroBitCount]
            rest &= rest - 1
        }
        return sum
    }

    /// True from the cutoff `part / of` on.
    public func isPoor(_ score: Int64, cutoff part: Int64, of: Int64) -> Bool {
        let (own, least) = (score.multipliedFullWidth(by: of), whole.multipliedFullWidth(by: part))
        return own.high > least.high || (own.high == least.high && own.low >= least.low)
    }
}
