import Foundation

/// A point on the ground (WGS 84), in whole millionths of a degree: a tenth of a metre.
public struct GroundPoint: Hashable, Sendable, Codable {
    /// Millionths of a degree north of the equator.
    public var latitude: Int
    /// Millionths of a degree east of Greenwich.
    public var longitude: Int

    public init(latitude: Int, longitude: Int) {
        self.latitude = latitude
        self.longitude = longitude
    }

    /// The same numbers the other way round.
    public var swapped: GroundPoint { GroundPoint(latitude: longitude, longitude: latitude) }

    /// Between the outermost points of the mainland, or in the eastern sea with its islands. It finds what was typed or measured
    /// wrongly; it is no boundary.
    ///
    /// - Source: outermost points as school atlases give them (8°34′–23°23′ north, 102°09′–109°24′ east; in the sea from 6°50′ north to
    ///   117°20′ east), rounded outwards. Confidence: general knowledge.
    public var isInVietnam: Bool {
        let isMainland = (8_300_000...23_450_000).contains(latitude) && (102_100_000...109_500_000).contains(longitude)
        let isEasternSea = (6_800_000...17_300_000).contains(latitude) && (109_500_000...117_350_000).contains(longitude)
        return isMainland || isEasternSea
    }

    /// Metres between two points that lie in one province; the earth as a ball.
    public func metres(to other: GroundPoint) -> Int {
        let perDegree = 111_195.0 / 1_000_000
        let north = Double(latitude - other.latitude) * perDegree
        let middle = Double(latitude + other.latitude) / 2_000_000 * .pi / 180
        let east = Double(longitude - other.longitude) * perDegree * cos(middle)
        return Int((north * north + east * east).squareRoot().rounded())
    }

    /// `16.463700, 107.590900`: as maps take it in.
    public var decimal: String { "\(Self.decimal(latitude)), \(Self.decimal(longitude))" }

    private static func decimal(_ millionths: Int) -> String {
        let fraction = String(1_000_000 + abs(millionths) % 1_000_000).dropFirst()
        return "\(millionths < 0 ? "-" : "")\(abs(millionths) / 1_000_000).\(fraction)"
    }
}
