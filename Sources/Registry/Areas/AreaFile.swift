import Core

/// Units as a data file lists them, tied by text keys.
public struct AreaFile: Sendable {
    public struct Attribute: Sendable {
        public var key: String
        public var validFrom: CalendarDate
        public var validUntil: CalendarDate?
        public var code: String?
        public var name: String
        public var kind: AreaKind
        public var parent: String?
        public var residence: Residence?
        public var source: String
        public var confidence: String

        public init(
            key: String, validFrom: CalendarDate, validUntil: CalendarDate?, code: String?, name: String, kind: AreaKind,
            parent: String?, residence: Residence?, source: String, confidence: String
        ) {
            self.key = key
            self.validFrom = validFrom
            self.validUntil = validUntil
            self.code = code
            self.name = name
            self.kind = kind
            self.parent = parent
            self.residence = residence
            self.source = source
            self.confidence = confidence
        }
    }

    public struct Succession: Sendable {
        public var predecessor: String
        public var successor: String
        public var effectiveOn: CalendarDate
        public var kind: String
        public var document: String

        public init(predecessor: String, successor: String, effectiveOn: CalendarDate, kind: String, document: String) {
            self.predecessor = predecessor
            self.successor = successor
            self.effectiveOn = effectiveOn
            self.kind = kind
            self.document = document
        }
    }

    public var attributes: [Attribute]
    public var successions: [Succession]

    public init(attributes: [Attribute], successions: [Succession]) {
        self.attributes = attributes
        self.successions = successions
    }
}
