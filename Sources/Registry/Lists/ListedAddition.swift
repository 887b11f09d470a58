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
    /// The household of the village on record that is most like it; `nil` where none is, and in verdicts of earlier versions.
    public var near: Near?

    /// A household on record, as far as an officer must see it to know that it is another one.
    public struct Near: Hashable, Sendable, Codable {
        public var code: String
        public var head: String
        public var born: String
        public var povertyClass: String

        public init(code: String, head: String, born: String, povertyClass: String) {
            (self.code, self.head, self.born, self.povertyClass) = (code, head, born, povertyClass)
        }
    }

    public init(
        sheet: String, row: Int, head: String, born: String, village: String, persons: Int, povertyClass: String, near: Near? = nil
    ) {
        (self.sheet, self.row, self.head, self.born) = (sheet, row, head, born)
        (self.village, self.persons, self.povertyClass, self.near) = (village, persons, povertyClass, near)
    }
}
