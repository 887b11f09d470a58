import Core
import Law
import Registry

/// The registry of one unit over one year, as the official forms ask for it: every household with where and what it was at
/// the beginning and at the end, on the map of one day.
public struct RegisterYear: Sendable {
    /// A line of the forms: a commune of the unit, or a village of a commune.
    public struct Row: Hashable, Sendable {
        public var area: Area.ID
        public var name: String
        public var residence: Residence

        public init(area: Area.ID, name: String, residence: Residence) {
            self.area = area
            self.name = name
            self.residence = residence
        }
    }

    /// What a form asks of a household beside its place and its classes.
    public struct Parts: OptionSet, Hashable, Sendable {
        public let rawValue: Int

        public init(rawValue: Int) { self.rawValue = rawValue }

        /// How many people, and who came and left.
        public static let persons = Parts(rawValue: 1)
        /// Deprivations and causes of the last review.
        public static let answers = Parts(rawValue: 2)
        /// Target groups and ethnic group.
        public static let traits = Parts(rawValue: 4)
        public static let all: Parts = [.persons, .answers, .traits]

        /// What form `number` is made from.
        public init(ofForm number: String) {
            switch number {
            case "7.1", "7.2", "7.3": self = .persons
            case "7.4", "7.5", "7.6", "7.7", "7.10": self = .answers
            case "7.8": self = [.persons, .traits]
            case "7.9": self = .traits
            default: self = .all
            }
        }
    }

    /// One household: what it was on the opening and on the closing day.
    public struct Household: Hashable, Sendable {
        public var id: Registry.Household.ID
        /// Index in `rows`; `nil` when it did not live in the unit on that day.
        public var openRow: Int?
        public var closeRow: Int?
        public var openClass: PovertyClass?
        public var closeClass: PovertyClass?
        public var openPersons = 0
        public var closePersons = 0
        /// Members of both days' household who came or left in between.
        public var joined = 0
        public var left = 0
        /// It was recognized as poor, as near-poor, on the opening day or any day before.
        public var wasPoor = false
        public var wasNearPoor = false
        /// It came by moving in, or by splitting off a household that was on a list, not by falling into poverty here.
        public var movedIn = false
        /// The last sheet up to the closing day; `nil` without one.
        public var deprived: UInt16?
        public var causes = 0
        public var flags: HouseholdFlags = []
        public var ethnicity: EthnicGroup.ID?

        public init(id: Registry.Household.ID) { self.id = id }

        /// A class counts only where the household lives.
        var open: PovertyClass? { openRow == nil ? nil : openClass }
        var close: PovertyClass? { closeRow == nil ? nil : closeClass }

        /// Poor or near-poor in the unit on the closing day.
        public var isListed: Bool { close == .poor || close == .nearPoor }
    }

    /// Resident households and persons, the base of rates; `nil` where nobody supplied it.
    public struct Base: Hashable, Sendable {
        public var households: Int
        public var persons: Int
        public var minorityHouseholds: Int?
        public var minorityPersons: Int?

        public init(households: Int, persons: Int, minorityHouseholds: Int?, minorityPersons: Int?) {
            self.households = households
            self.persons = persons
            self.minorityHouseholds = minorityHouseholds
            self.minorityPersons = minorityPersons
        }

        /// What `shares` give of it to `area`.
        public func part(of area: Area.ID, by shares: AreaShares) -> Base {
            func part(_ count: Int) -> Int { shares.parts(of: count)[area] ?? 0 }
            return Base(
                households: part(households), persons: part(persons), minorityHouseholds: minorityHouseholds.map(part),
                minorityPersons: minorityPersons.map(part))
        }

        public static func + (left: Base, right: Base) -> Base {
            func add(_ left: Int?, _ right: Int?) -> Int? { left.flatMap { left in right.map { left + $0 } } }
            return Base(
                households: left.households + right.households, persons: left.persons + right.persons,
                minorityHouseholds: add(left.minorityHouseholds, right.minorityHouseholds),
                minorityPersons: add(left.minorityPersons, right.minorityPersons))
        }
    }

    /// What a reader of the bases must know.
    public enum BaseNote: Hashable, Sendable {
        /// The base of the unit was put onto the lines by the shares that the documents state.
        case apportioned(String, documents: [String])
        /// The unit was divided and no document states shares: its base is on no line.
        case divided(String)
    }

    public var unit: Area.ID
    public var unitName: String
    /// The unit above it on the day of the map; `nil` where there is none.
    public var superiorName: String?
    public var year: Int
    public var opening: CalendarDate
    public var closing: CalendarDate
    /// The day of the boundaries; that of the closing unless asked for otherwise.
    public var map: CalendarDate
    public var standard: String
    public var rows: [Row]
    public var households: [Household]
    /// Households of divided villages of which nobody can say where they are on the map: in no line.
    public var unplaced: [Registry.Household.ID]
    /// By index of the row.
    public var rowBases: [Int: Base]
    /// Of the unit as a whole, by residence.
    public var unitBases: [Residence: Base]

    public var baseNotes: Set<BaseNote> = []
    public var review = YearReview()
    /// Lists that changed the figures of the year after it was over.
    public var lateLists: [LateList] = []
    /// Poor or near-poor on the closing day by a list of which no decision is on record.
    public var withoutDecision: [Registry.Household.ID] = []
    /// Asked for by whoever makes the form; `nil` for what the rounds say.
    public var askedStage: ReviewStage?

    public var stage: ReviewStage { askedStage ?? review.stage(isYearOver: !isPreliminary) }

    public init(
        unit: Area.ID, unitName: String, year: Int, opening: CalendarDate, closing: CalendarDate, map: CalendarDate,
        standard: String, rows: [Row], households: [Household], unplaced: [Registry.Household.ID], rowBases: [Int: Base],
        unitBases: [Residence: Base]
    ) {
        self.unit = unit
        self.unitName = unitName
        self.year = year
        self.opening = opening
        self.closing = closing
        self.map = map
        self.standard = standard
        self.rows = rows
        self.households = households
        self.unplaced = unplaced
        self.rowBases = rowBases
        self.unitBases = unitBases
    }

    /// The year is not over: figures may still change.
    public var isPreliminary: Bool { (closing.month, closing.day) != (12, 31) }

    /// The base of some of the rows together: each its own, or that of the unit where its parts have none.
    func base(of part: FormTable.Part) -> Base? {
        let indices = part.rows(of: self)
        let known = indices.compactMap { rowBases[$0] }
        if known.count == indices.count, !indices.isEmpty { return known.dropFirst().reduce(known[0], +) }
        let residences: [Residence]
        switch part {
        case .row: return nil
        case .residence(let residence): residences = [residence]
        case .all: residences = Residence.allCases.filter { residence in rows.contains { $0.residence == residence } }
        }
        let own = residences.compactMap { unitBases[$0] }
        return own.count == residences.count && !own.isEmpty ? own.dropFirst().reduce(own[0], +) : nil
    }
}

/// A list that was taken in after a year was over and changed what its forms count.
public struct LateList: Hashable, Sendable {
    public var file: String
    /// When it was taken in.
    public var on: CalendarDate
    public var shift: YearShift
    public var communeName = ""

    public init(file: String, on day: CalendarDate, shift: YearShift) {
        self.file = file
        on = day
        self.shift = shift
    }
}
