import Core

/// A text of law as the rules cite it.
public struct LegalDocument: Hashable, Sendable {
    public struct Anchor: Hashable, Sendable {
        public let label: String
        public let summary: String
        public let confidence: Confidence
    }

    public let id: String
    /// Such as "07/2021/NĐ-CP".
    public let number: String
    public let title: String
    public let issuer: String
    public let signedOn: CalendarDate?
    public let inForceFrom: CalendarDate?
    public let readAt: String
    public let anchors: [String: Anchor]
}
