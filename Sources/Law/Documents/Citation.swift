/// How well a value of the law is known.
public enum Confidence: String, Hashable, Sendable, Codable {
    /// Read in a text whose place is given.
    case verified = "VERIFIED"
    /// Read only in a note about the text.
    case secondary = "SECONDARY"
    /// Known in general, not read: to be checked before use.
    case recalled = "RECALLED"
    /// Read in a draft of the text.
    case draft = "DRAFT"
    /// Looked for and not found.
    case notFound = "NOT_FOUND"
    /// Made up for training.
    case invented = "INVENTED"

    /// True when a decision about a family may rest on it without an administrator's confirmation.
    public var carriesDecisions: Bool { self == .verified }
}

/// A place in a document: the document's id and an anchor in it.
public struct Citation: Hashable, Sendable, Codable {
    public let document: String
    public let anchor: String

    public init?(_ text: String) {
        let parts = text.split(separator: "#", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        document = String(parts[0])
        anchor = String(parts[1])
    }

    public var text: String { "\(document)#\(anchor)" }
}

/// A value together with where it stands and how well that is known.
public struct Sourced<Value: Hashable & Sendable>: Hashable, Sendable {
    public let value: Value
    public let citation: Citation
    public let confidence: Confidence
}
