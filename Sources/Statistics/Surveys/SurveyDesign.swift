import Foundation

/// How the rows of a sample were drawn: places (PSU) within strata, with a weight each.
public struct SurveyDesign: Sendable {
    public let weights: [Double]
    /// The place of each row, from 0 on.
    public let places: [Int32]
    /// The stratum of each place, from 0 on.
    public let strata: [Int32]
    /// Of each stratum, the part of its places that was drawn: the more of it is known, the smaller the error. 0 where villages were drawn
    /// that are asked only in part.
    public let fractions: [Double]
    private let placesInStratum: [Int]

    public init(weights: [Double], places: [Int32], strata: [Int32], fractions: [Double] = []) {
        self.weights = weights
        self.places = places
        self.strata = strata
        var counts = Array(repeating: 0, count: Int(strata.max() ?? -1) + 1)
        for stratum in strata { counts[Int(stratum)] += 1 }
        placesInStratum = counts
        self.fractions = fractions.isEmpty ? counts.map { _ in 0 } : fractions
    }

    public var strataCount: Int { placesInStratum.count }

    /// Strata with a single place: of them no variance can be told, and so of nothing that they are part of.
    public var lonelyStrata: [Int] { placesInStratum.indices.filter { placesInStratum[$0] == 1 } }

    /// Places less strata, of the whole design.
    public var degrees: Int { strata.count - placesInStratum.count }

    /// A share of a whole, or a mean of values between 0 and 1, as far as the sample tells it.
    public struct Estimate: Hashable, Sendable {
        public var value: Double
        /// `nil` where the design does not tell it.
        public var standardError: Double?
        /// Between 0 and 1; `nil` also for a value of 0 or 1.
        public var interval: ClosedRange<Double>?

        public init(value: Double, standardError: Double?, interval: ClosedRange<Double>?) {
            self.value = value
            self.standardError = standardError
            self.interval = interval
        }
    }

    /// The ratio of two totals, with its error by linearisation over all places, also those without a row of the domain.
    ///
    /// - Parameters:
    ///   - above, below: of each row; both 0 outside of the domain.
    ///   - confidence: such as 0.95.
    /// - Returns: `nil` where the total below is 0.
    /// - Source: ratio of totals under stratified cluster sampling, the first stage taken as with replacement; interval on the logit scale.
    public func ratio(_ above: (Int) -> Double, over below: (Int) -> Double, confidence: Double) -> Estimate? {
        var (sumAbove, sumBelow) = (0.0, 0.0)
        for row in weights.indices {
            sumAbove += weights[row] * above(row)
            sumBelow += weights[row] * below(row)
        }
        guard sumBelow != 0 else { return nil }
        let ratio = sumAbove / sumBelow
        guard lonelyStrata.isEmpty, degrees > 0 else { return Estimate(value: ratio, standardError: nil, interval: nil) }
        var totals = Array(repeating: 0.0, count: strata.count)
        for row in weights.indices {
            totals[Int(places[row])] += weights[row] * (above(row) - ratio * below(row)) / sumBelow
        }
        var means = Array(repeating: 0.0, count: placesInStratum.count)
        for place in totals.indices { means[Int(strata[place])] += totals[place] / Double(placesInStratum[Int(strata[place])]) }
        var variance = 0.0
        for place in totals.indices {
            let stratum = Int(strata[place])
            let n = Double(placesInStratum[stratum])
            variance += (1 - fractions[stratum]) * n / (n - 1) * (totals[place] - means[stratum]) * (totals[place] - means[stratum])
        }
        let error = variance.squareRoot()
        return Estimate(value: ratio, standardError: error, interval: interval(ratio, error, confidence))
    }

    private func interval(_ ratio: Double, _ error: Double, _ confidence: Double) -> ClosedRange<Double>? {
        guard ratio > 0, ratio < 1, let t = StudentT.quantile(0.5 + confidence / 2, degrees: degrees) else { return nil }
        let (logit, half) = (log(ratio / (1 - ratio)), t * error / (ratio * (1 - ratio)))
        func expit(_ value: Double) -> Double { 1 / (1 + exp(-value)) }
        return expit(logit - half)...expit(logit + half)
    }
}
