/// What is wrong with a file of the law, and where.
public struct LawProblem: Error, Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        case unreadable(String)
        case missing
        case unknownKey
        case wrongValue(String)
        case danglingCitation(String)
        case overlappingDays(with: String)
        case gap(after: String)
        case exampleFails(expected: String, found: String)
    }

    public let file: String
    /// The path of keys down to the place, parted by dots.
    public let key: String
    public let line: Int?
    public let reason: Reason

    public init(file: String, key: String, line: Int?, reason: Reason) {
        self.file = file
        self.key = key
        self.line = line
        self.reason = reason
    }
}
