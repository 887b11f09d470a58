/// A household that a list would bring anew, as far as an officer must see it to know that it is not on record already.
public struct ListedAddition: Hashable, Sendable, Codable {
    public var sheet: String
    public var row: Int
    public var head: String
    /// As it is written in Vietnamese; empty where it is not known.
    public var born: String
    public var village: String
    public var persons: Int
    /// Raw; empty where the list gives none.
    public var povertyClass: String

    public init(sheet: String, row: Int, head: String, born: String, village: String, persons: Int, povertyClass: String) {
        (self.sheet, self.row, self.head, self.born) = (sheet, row, head, born)
        (self.village, self.persons, self.povertyClass) = (village, persons, povertyClass)
    }
}
