/// A share as two counts, kept until it is printed, so that a rate always shows its n and N.
///
/// A ratio over an unknown or empty base has no value: a rate is then blank, never 0 and never NaN.
public struct Ratio: Hashable, Sendable {
    public let numerator: Int
    public let denominator: Int

    /// The ratio, or `nil` when the base is not positive or a part would be negative.
    public init?(_ numerator: Int, of denominator: Int) {
        guard denominator > 0, numerator >= 0 else { return nil }
        self.numerator = numerator
        self.denominator = denominator
    }

    /// True when the part is larger than the whole: a rate over 100 %, which no form may print.
    public var exceedsWhole: Bool { numerator > denominator }

    /// Hundredths of a percent, rounded half up: 2,27 % is 227. Exact integer arithmetic.
    public var hundredthsOfPercent: Int {
        let (product, overflow) = numerator.multipliedReportingOverflow(by: 20_000)
        guard !overflow else { return Int(exactly: (Double(numerator) / Double(denominator) * 10_000).rounded()) ?? .max }
        return (product / denominator + 1) / 2
    }

    /// For a cell of a workbook, where the format does the rounding.
    public var percent: Double { Double(numerator) * 100 / Double(denominator) }
}
