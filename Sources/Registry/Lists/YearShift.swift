import Core
import Law

/// What a list does to the figures of a commune at the end of a year that is over: figures that may have been reported.
public struct YearShift: Hashable, Sendable, Codable {
    /// Households on a list, and the people in them.
    public struct Count: Hashable, Sendable, Codable {
        public var households: Int
        public var persons: Int

        public init(households: Int = 0, persons: Int = 0) {
            self.households = households
            self.persons = persons
        }
    }

    public struct Line: Hashable, Sendable, Codable {
        public var povertyClass: PovertyClass
        public var before: Count
        public var after: Count

        public init(_ povertyClass: PovertyClass, before: Count, after: Count) {
            self.povertyClass = povertyClass
            self.before = before
            self.after = after
        }
    }

    /// A household by which the figures become others, although the sums may stay.
    public struct Mover: Hashable, Sendable, Codable {
        /// `nil` for one that the list adds.
        public var id: Household.ID?
        public var code: String
        public var head: String
        /// Where the list names it.
        public var sheet: String
        public var row: Int
        /// At the end of the year; `nil` where it has no class, or is not here.
        public var from: PovertyClass?
        public var to: PovertyClass?
        public var personsBefore: Int
        public var personsAfter: Int
        /// The village where it lives then, where it is another one than before.
        public var village: String?
        public var decisionNumber: String
        public var decisionOn: CalendarDate?

        public init(
            id: Household.ID?, code: String, head: String, sheet: String, row: Int, from: PovertyClass?, to: PovertyClass?,
            personsBefore: Int, personsAfter: Int, village: String?, decisionNumber: String, decisionOn: CalendarDate?
        ) {
            (self.id, self.code, self.head, self.sheet, self.row) = (id, code, head, sheet, row)
            (self.from, self.to, self.personsBefore, self.personsAfter) = (from, to, personsBefore, personsAfter)
            (self.village, self.decisionNumber, self.decisionOn) = (village, decisionNumber, decisionOn)
        }
    }

    /// A column of a form that becomes another.
    public struct Column: Hashable, Sendable, Codable {
        /// "7.2" or "7.3".
        public var form: String
        /// From 1.
        public var number: Int
        public var before: Count
        public var after: Count

        public init(_ form: String, _ number: Int, before: Count, after: Count) {
            (self.form, self.number, self.before, self.after) = (form, number, before, after)
        }
    }

    public var commune: Area.ID
    public var year: Int
    /// The classes of which the count becomes another, or the same with other households.
    public var lines: [Line]
    /// In the order of the list; `nil` where only the sums are on record.
    public var movers: [Mover]?
    /// How many there are, where not all are named.
    public var moverCount: Int?
    public var columns: [Column]?

    public init(commune: Area.ID, year: Int, lines: [Line], movers: [Mover]? = nil, columns: [Column]? = nil) {
        self.commune = commune
        self.year = year
        self.lines = lines
        self.movers = movers
        self.columns = columns
        moverCount = movers?.count
    }

    /// The same with the first of the households.
    public func naming(first count: Int) -> YearShift {
        var shift = self
        shift.movers = movers.map { Array($0.prefix(count)) }
        return shift
    }

    /// As it is kept on record: the sums alone.
    public var sums: YearShift { YearShift(commune: commune, year: year, lines: lines) }
}
