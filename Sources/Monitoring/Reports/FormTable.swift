import Core
import Law
import Registry

/// An official form filled from the registry, ready to be shown, written or followed down.
public struct FormTable: Sendable {
    /// Which rows a line adds up.
    public enum Part: Hashable, Sendable {
        case row(Int)
        case residence(Residence)
        case all

        func rows(of register: RegisterYear) -> [Int] {
            switch self {
            case .row(let index): [index]
            case .residence(let residence): register.rows.indices.filter { register.rows[$0].residence == residence }
            case .all: Array(register.rows.indices)
            }
        }
    }

    /// What a line counts.
    public enum Split: String, Hashable, Sendable, CaseIterable {
        case households, persons, poor, nearPoor
    }

    public enum Cell: Hashable, Sendable {
        case count(Int)
        case rate(Ratio)
        /// Nothing can be said: the base is missing or empty.
        case blank

        public var count: Int? { if case .count(let count) = self { count } else { nil } }
    }

    public struct Column: Hashable, Sendable {
        /// Names the column whatever stands beside it: "1", "9", "C", "k+1".
        public var id: String
        /// As the paper numbers it.
        public var number: String
        /// What the paper writes above the label, from the top down.
        public var heads: [String]
        public var label: String
        /// How the form says that it follows from others, by their numbers: `1-2-3-4+5+6+7+8`, `3/1*100`.
        public var formula: String?
        /// True where households stand behind the figure.
        public var opens: Bool

        public init(
            id: String, number: String? = nil, heads: [String] = [], label: String, formula: String? = nil, opens: Bool = true
        ) {
            self.id = id
            self.number = number ?? id
            self.heads = heads
            self.label = label
            self.formula = formula
            self.opens = opens
        }
    }

    public struct Line: Hashable, Sendable {
        public var part: Part
        public var split: Split?
        public var cells: [Cell]
    }

    public var definition: FormDefinition
    public var unitName: String
    /// The unit above it on the day of the map; `nil` where there is none.
    public var superiorName: String?
    public var year: Int
    public var opening: CalendarDate
    public var closing: CalendarDate
    /// The day of the boundaries.
    public var map: CalendarDate
    public var isPreliminary: Bool
    public var stage: ReviewStage
    public var standard: String
    public var rows: [RegisterYear.Row]
    public var columns: [Column]
    public var lines: [Line]
    public var notes: [Note]

    /// What a reader of the figures must know.
    public enum Note: Hashable, Sendable {
        case withoutSheet(households: Int)
        ///
        /// - Parameters:
        ///   - lines: those without a base; empty for all of them.
        ///   - hasTotal: the total has one all the same.
        case baseMissing(String, lines: [String], hasTotal: Bool)
        /// The resident households of a divided unit stand on its parts by the shares that the documents state.
        case baseApportioned(String, documents: [String])
        /// Units whose resident households could be put on no line: they were divided, and no document says in what shares.
        case baseDivided([String])
        case movedBetween(poorToNear: Int, nearFromPoor: Int)
        /// Households that moved between lines of the form, and by what column they would have come to the whole unit: those are counted as
        /// moved in on their line, and so in the total, which is the sum of the lines.
        case movedWithin(households: Int, wouldBe: [Int: Int])
        case inferredNumber
        /// Which households of a class column 6 counts as fallen back into it.
        case fallenBack(PovertyClass)
        case severalCauses
        /// Of how many households the indicators are counted, and how many there are.
        case severalIndicators(covered: Int, households: Int)
        /// Nothing has been decided yet in the yearly review.
        case noDecision(year: Int)
        case minorityByHead
        /// Communes of which the yearly review is not decided, or has not begun where others have.
        case reviewUndecided([String])
        case reviewReopened([YearReview.Reopened])
        case reviewNotOpened([String])
        /// Households that stand in the form by lists of which no decision is on record.
        case withoutDecision(households: Int)
        /// The figures became others after the year was over.
        case changedLater(LateList)
        /// Households of divided villages of which nobody can say where they are on the map.
        case unplaced(households: Int)
    }

    /// Whether the lines are split by what they count.
    public var hasSplit: Bool { lines.contains { $0.split != nil } }

    public func cell(_ column: String, _ part: Part, _ split: Split? = nil) -> Cell? {
        guard let index = columns.firstIndex(where: { $0.id == column }) else { return nil }
        return lines.first { $0.part == part && (split == nil || $0.split == split) }?.cells[index]
    }
}

/// Why a form cannot be made.
public enum FormProblem: Error, Hashable, Sendable {
    case unknownForm(String)
    /// A part larger than its whole: whoever supplied the base must correct it.
    case rateOverWhole(unit: String, year: Int, part: Int, whole: Int)
    /// Opening and movements do not give the closing: a fault of the program.
    case identityBroken(unit: String, column: String)
}

/// Counts by row and column, households and persons, with the households behind one figure when it is asked for.
struct FormTally {
    private let columns: Int
    private var households: [Int]
    private var persons: [Int]
    /// The figure whose households are wanted.
    let wanted: (rows: Set<Int>, column: Int, split: FormTable.Split?)?
    /// What each of them adds to it: households, or persons where these are counted.
    private(set) var found: [(household: Household.ID, count: Int)] = []

    init(rows: Int, columns: Int, wanted: (rows: Set<Int>, column: Int, split: FormTable.Split?)? = nil) {
        self.columns = columns
        self.wanted = wanted
        households = [Int](repeating: 0, count: rows * columns)
        persons = households
    }

    mutating func add(_ row: Int, _ column: Int, _ household: RegisterYear.Household, households count: Int = 1, persons people: Int) {
        households[row * columns + column] += count
        persons[row * columns + column] += people
        // Behind a count of persons also stand households that only lost or gained a member.
        guard let wanted, wanted.column == column, wanted.rows.contains(row) else { return }
        let counted = wanted.split == .persons ? people : count
        if counted > 0 { found.append((household.id, counted)) }
    }

    func sum(_ rows: [Int], _ column: Int, _ split: FormTable.Split) -> Int {
        let counts = split == .persons ? persons : households
        return rows.reduce(0) { $0 + counts[$1 * columns + column] }
    }
}
