/// The poor and near-poor households on record of a village that a full list does not name.
public struct VillageMissing: Hashable, Sendable, Codable {
    public var village: String
    /// Households of the village that the list names.
    public var listed: Int
    public var missing: Int
    /// The list names a household or two of a village that it does not seem to be about, as one that moved there.
    public var isUncovered: Bool

    public init(village: String, listed: Int, missing: Int, isUncovered: Bool) {
        (self.village, self.listed, self.missing, self.isUncovered) = (village, listed, missing, isUncovered)
    }
}

extension ListNotice {
    /// So many households that the list does not name.
    public var missingHouseholds: Int {
        switch code {
        case .householdMissing: 1
        case .villageUncovered: value.split(separator: "\t").last.flatMap { Int($0) } ?? 0
        default: 0
        }
    }
}
