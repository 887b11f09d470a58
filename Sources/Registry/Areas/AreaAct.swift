import Core

/// A decision that changes units on a day: what it says of each of them, and the document that ordered it.
///
/// Names, codes, kinds and parents only ever change through an act, so that every step can be shown, cited and undone.
public struct AreaAct: Hashable, Sendable {
    public typealias ID = Identifier<AreaAct>

    /// The first day on which the units are as the act says.
    public var effectiveOn: CalendarDate
    /// The document that ordered it, such as "1675/NQ-UBTVQH15".
    public var document: String
    public var clauses: [AreaClause]

    public init(effectiveOn: CalendarDate, document: String, clauses: [AreaClause]) {
        self.effectiveOn = effectiveOn
        self.document = document
        self.clauses = clauses
    }
}

/// What an act says of one unit.
public enum AreaClause: Hashable, Sendable {
    /// A unit begins.
    case establish(Area.ID, AreaAttributes)
    /// A unit goes on with another name, code, kind, parent or residence: renamed, coded anew, raised to a ward, transferred.
    case alter(Area.ID, AreaAlteration)
    /// A unit ends and goes whole into another, with all that is under it and everyone who lives there.
    case merge(Area.ID, into: Area.ID)
    /// A unit goes in parts into several; it goes on where it is one of them itself.
    case divide(Area.ID, parts: [AreaPart])
    /// A unit ends with its level: what was under it has been given another parent by the act.
    case abolish(Area.ID)

    public var area: Area.ID {
        switch self {
        case .establish(let area, _), .alter(let area, _), .merge(let area, into: _), .divide(let area, parts: _), .abolish(let area):
            area
        }
    }
}

/// What a unit is called and where it belongs.
public struct AreaAttributes: Hashable, Sendable {
    public var kind: AreaKind
    public var code: String?
    public var name: String
    public var parent: Area.ID?
    public var residence: Residence?

    public init(kind: AreaKind, code: String?, name: String, parent: Area.ID?, residence: Residence?) {
        self.kind = kind
        self.code = code
        self.name = name
        self.parent = parent
        self.residence = residence
    }
}

/// The attributes that change; the others stay.
public struct AreaAlteration: Hashable, Sendable {
    public var kind: AreaKind?
    public var code: String?
    public var name: String?
    public var parent: Area.ID?
    public var residence: Residence?

    public init(
        kind: AreaKind? = nil, code: String? = nil, name: String? = nil, parent: Area.ID? = nil, residence: Residence? = nil
    ) {
        self.kind = kind
        self.code = code
        self.name = name
        self.parent = parent
        self.residence = residence
    }
}

/// A part of a divided unit and where it goes.
public struct AreaPart: Hashable, Sendable {
    public var into: Area.ID
    /// The units under the divided one that go there; for a village, none.
    public var children: Set<Area.ID>
    /// Codes of the households that go there, where a village is divided.
    public var households: Set<String>
    /// Takes what no other part names.
    public var takesRest: Bool
    /// How many of a million people go there, where the document says so and nothing finer is known.
    public var share: Int?

    public init(
        into: Area.ID, children: Set<Area.ID> = [], households: Set<String> = [], takesRest: Bool = false, share: Int? = nil
    ) {
        self.into = into
        self.children = children
        self.households = households
        self.takesRest = takesRest
        self.share = share
    }
}

/// Why an act cannot be carried out as it stands.
public enum AreaActProblem: Error, Hashable, Sendable {
    /// Nothing in it.
    case empty
    /// The unit does not exist on the day and never did before.
    case unknown(Area.ID)
    /// The unit had ended by then; those that took its place.
    case ended(Area.ID, successors: [Area.ID])
    /// A later act has changed the unit already: that one is undone first.
    case changedLater(Area.ID, on: CalendarDate)
    /// The act establishes a unit that exists on the day.
    case exists(Area.ID)
    /// A unit goes into itself, or into one that ends by the same act.
    case intoEnding(Area.ID, into: Area.ID)
    /// The act ends the unit twice.
    case endsTwice(Area.ID)
    /// Units merge and divide within one level.
    case otherLevel(Area.ID, into: Area.ID)
    /// The parent does not exist on the day, or is not above the unit.
    case wrongParent(Area.ID, parent: Area.ID?)
    /// Units under one that ends are given no new parent.
    case childrenLeft(Area.ID, children: [Area.ID])
    /// Another unit of the level has the code on the day.
    case codeTaken(Area.ID, code: String, by: Area.ID)
    /// A part names a unit that is not under the divided one, or two parts name the same.
    case wrongPart(Area.ID, child: Area.ID)
    /// A divided unit needs exactly one part that takes the rest, unless shares alone are known.
    case restUnclear(Area.ID)
    /// Shares are between nothing and the whole and come to the whole together.
    case sharesWrong(Area.ID)
    /// The clause changes nothing.
    case changesNothing(Area.ID)
    /// A unit stays on its level.
    case levelChanged(Area.ID)
    /// Two clauses give one attribute of the unit different values.
    case changedTwice(Area.ID)
    /// Codes of communes and above are digits.
    case codeWrong(Area.ID, code: String)
    /// Nothing is said of what goes into the part.
    case partEmpty(Area.ID, into: Area.ID)
}
