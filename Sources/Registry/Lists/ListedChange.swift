import Core

/// What a list would change of one household in the registry.
public struct ListedChange: Hashable, Sendable, Codable {
    public enum Name: String, Hashable, Sendable, Codable {
        case povertyClass = "class"
        /// Under the decision by which the household has its class.
        case correctedClass = "corrected_class"
        /// Number and day, with a tab between them: of the decision on record, and of the list.
        case decision
        case points, village, noLabour, newMember, name, sex, born, ethnicity, personalNumber, relation
    }

    public struct Field: Hashable, Sendable, Codable {
        public var name: Name
        /// Whose it is; empty for the household.
        public var person: String
        /// Raw values; both empty where only the field is named.
        public var from: String
        public var to: String

        public init(_ name: Name, person: String = "", from: String = "", to: String = "") {
            self.name = name
            self.person = person
            self.from = from
            self.to = to
        }
    }

    public var code: String
    public var head: String
    public var sheet: String
    public var row: Int
    public var fields: [Field]

    public init(code: String, head: String, sheet: String, row: Int, fields: [Field]) {
        self.code = code
        self.head = head
        self.sheet = sheet
        self.row = row
        self.fields = fields
    }
}
