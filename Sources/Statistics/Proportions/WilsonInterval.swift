/// Where the share of a whole lies, as far as a sample of it can say: the interval of Wilson at 95 %.
///
/// It stays between 0 and 1 and says something even where nothing was found in the sample. The correction for a sample that is a large
/// part of the whole is left out: the interval is rather too wide than too narrow.
///
/// - Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209–212.
public struct WilsonInterval: Hashable, Sendable {
    public let lower: Double
    public let upper: Double

    /// The 97.5 % point of the normal distribution.
    static let z = 1.959963984540054

    /// `nil` where nothing was looked at, or more was found than was looked at.
    public init?(_ found: Int, of count: Int) {
        guard count > 0, (0...count).contains(found) else { return nil }
        let (n, share, square) = (Double(count), Double(found) / Double(count), Self.z * Self.z)
        let centre = share + square / (2 * n)
        let half = Self.z * (share * (1 - share) / n + square / (4 * n * n)).squareRoot()
        // Rounding must not lead outside what is possible.
        lower = found == 0 ? 0 : max(0, (centre - half) / (1 + square / n))
        upper = found == count ? 1 : min(1, (centre + half) / (1 + square / n))
    }
}
