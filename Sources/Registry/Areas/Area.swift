import Core

/// An administrative unit as an identity that outlives its names, codes and parents.
///
/// Official codes are used again with another meaning (20035 was Bình Điền, then Bình Tiến, then a new Bình Điền), so
/// the key is ours and everything else is an attribute of a stretch of time (`AreaVersion`).
public enum Area {
    public typealias ID = Identifier<Area>
}

/// The level of a unit in the tree. The district level ended on 30/06/2025.
public enum AreaLevel: Int, Hashable, Sendable, Codable, CaseIterable, Comparable {
    case province = 1
    case district = 2
    case commune = 3
    case village = 4

    public static func < (left: AreaLevel, right: AreaLevel) -> Bool { left.rawValue < right.rawValue }
}

/// What a unit is called in law: tỉnh, thành phố trực thuộc trung ương, huyện, …, thôn, tổ dân phố.
public enum AreaKind: String, Hashable, Sendable, Codable, CaseIterable {
    case province, centralCity
    case ruralDistrict, urbanDistrict, town, provincialCity
    case commune, ward, township, specialZone
    case hamlet, residentialGroup

    public var level: AreaLevel {
        switch self {
        case .province, .centralCity: .province
        case .ruralDistrict, .urbanDistrict, .town, .provincialCity: .district
        case .commune, .ward, .township, .specialZone: .commune
        case .hamlet, .residentialGroup: .village
        }
    }
}

/// The attributes of a unit over a stretch of days.
public struct AreaVersion: Hashable, Sendable {
    public var area: Area.ID
    public var kind: AreaKind
    /// First day on which these attributes hold.
    public var validFrom: CalendarDate
    /// Last day on which they hold; `nil` while they still do.
    public var validUntil: CalendarDate?
    /// Official code of the General Statistics Office, text with its leading zeros; villages have none.
    public var code: String?
    /// Full official name with its kind, such as "Phường Hương Trà".
    public var name: String { didSet { nameKey = name.naturalSortKey } }
    /// Orders names as people do: "Thôn 2" before "Thôn 10". Kept, because every list of places is put in this order.
    public private(set) var nameKey: [UInt8]
    public var parent: Area.ID?
    /// Urban or rural, for communes and villages; `nil` above them.
    public var residence: Residence?

    public init(
        area: Area.ID, kind: AreaKind, validFrom: CalendarDate, validUntil: CalendarDate?, code: String?, name: String,
        parent: Area.ID?, residence: Residence?
    ) {
        self.area = area
        self.kind = kind
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.code = code
        self.name = name
        nameKey = name.naturalSortKey
        self.parent = parent
        self.residence = residence
    }

    /// Before `other` in a list of places in Vietnamese order; villages of one name by key, so that the order never changes.
    public func precedes(_ other: AreaVersion) -> Bool {
        nameKey == other.nameKey ? area < other.area : nameKey.lexicographicallyPrecedes(other.nameKey)
    }

    public var level: AreaLevel { kind.level }

    public func holds(on day: CalendarDate) -> Bool {
        validFrom <= day && validUntil.map { day <= $0 } ?? true
    }
}

/// One unit that went, whole or in part, into another on a day.
public struct AreaSuccession: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// The predecessor ended and went whole into the successor.
        case merge
        /// The predecessor was divided; this is one of the parts.
        case split
        /// A unit under the predecessor came under the successor; both went on, or the predecessor ended otherwise.
        case transfer
    }

    public var predecessor: Area.ID
    public var successor: Area.ID
    public var effectiveOn: CalendarDate
    /// The act that ordered it, such as "1675/NQ-UBTVQH15".
    public var document: String
    public var kind: Kind
    /// How many of a million people went, where the document says so.
    public var share: Int?

    public init(
        predecessor: Area.ID, successor: Area.ID, effectiveOn: CalendarDate, document: String, kind: Kind, share: Int? = nil
    ) {
        self.predecessor = predecessor
        self.successor = successor
        self.effectiveOn = effectiveOn
        self.document = document
        self.kind = kind
        self.share = share
    }

    /// By day, then by the units.
    public static func precedes(_ left: AreaSuccession, _ right: AreaSuccession) -> Bool {
        (left.effectiveOn, left.predecessor, left.successor) < (right.effectiveOn, right.predecessor, right.successor)
    }
}
