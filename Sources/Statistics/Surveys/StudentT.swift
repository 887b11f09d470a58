import Foundation

/// The distribution of Student, for intervals from few places of a sample.
public enum StudentT {
    /// The value below which the share `probability` lies; `nil` for a probability outside 0–1 or no degree of freedom.
    ///
    /// - Source: the distribution function by the incomplete beta function (continued fraction of Lentz, as in DLMF 8.17.22), inverted by halving.
    public static func quantile(_ probability: Double, degrees: Int) -> Double? {
        guard degrees > 0, probability > 0, probability < 1 else { return nil }
        if probability == 0.5 { return 0 }
        if probability < 0.5 { return quantile(1 - probability, degrees: degrees).map { -$0 } }
        var (low, high) = (0.0, 1.0)
        while below(high, degrees) < probability, high < 1e12 { high *= 2 }
        for _ in 0..<200 where high - low > 1e-14 * high {
            let middle = (low + high) / 2
            if below(middle, degrees) < probability { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    /// The share below `value`, which is not negative.
    static func below(_ value: Double, _ degrees: Int) -> Double {
        let n = Double(degrees)
        return 1 - 0.5 * incompleteBeta(n / (n + value * value), n / 2, 0.5)
    }

    private static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
        if x <= 0 { return 0 }
        if x >= 1 { return 1 }
        let front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
        return x < (a + 1) / (a + b + 2) ? front * fraction(x, a, b) / a : 1 - front * fraction(1 - x, b, a) / b
    }

    private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        let tiny = 1e-300
        var c = 1.0
        var d = 1 - (a + b) * x / (a + 1)
        d = 1 / (abs(d) < tiny ? tiny : d)
        var result = d
        for step in 1...10_000 {
            let m = Double(step)
            for numerator in [
                m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
            ] {
                d = 1 + numerator * d
                c = 1 + numerator / c
                d = 1 / (abs(d) < tiny ? tiny : d)
                c = abs(c) < tiny ? tiny : c
                result *= d * c
            }
            if abs(d * c - 1) < 1e-16 { break }
        }
        return result
    }
}
