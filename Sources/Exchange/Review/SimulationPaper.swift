import Core
import Law
import Registry
import Words

/// The tables of a simulation as a page and a workbook show them.
public struct SimulationPaper: Sendable {
    public enum Cell: Hashable, Sendable {
        case text(String)
        case number(Int)
        case range(ClosedRange<Int>)

        public var text: String {
            switch self {
            case .text(let text): text
            case .number(let number): NumberWords.grouped(number)
            case .range(let range): SimulationWords.range(range)
            }
        }
    }

    public struct Table: Sendable {
        public var title: String
        public var headings: [String]
        /// The first cell names the line.
        public var lines: [[Cell]]
        public var total: [Cell]?
    }

    /// A household whose place on the lists certainly changes.
    public struct Changed: Sendable {
        public var code: String
        public var head: String
        public var village: String
        public var commune: String
        public var from: PovertyClass?
        public var to: PovertyClass

        public init(code: String, head: String, village: String, commune: String, from: PovertyClass?, to: PovertyClass) {
            self.code = code
            self.head = head
            self.village = village
            self.commune = commune
            self.from = from
            self.to = to
        }
    }

    public let subject: String
    public let sum: String
    public let notes: [String]
    public let tables: [Table]

    /// - Parameter communes: in the order of the tables.
    public init(
        _ outcome: Simulation.Outcome, unit: String, communes: [AreaVersion], documents: [String: LegalDocument]
    ) {
        let simulation = outcome.simulation
        subject = SimulationWords.subject(outcome.round, unit: unit)
        notes = [
            SimulationWords.basis(outcome.standard, in: documents), SimulationWords.beforeNote(outcome.round),
            SimulationWords.supposed(outcome.supposedPoints),
            outcome.leavesPoints && outcome.supposedPoints.isEmpty ? SimulationWords.pointsLeft : nil,
            SimulationWords.notAsked(outcome.notAsked), outcome.restates ? SimulationWords.uncertain(outcome.standard.indicators) : nil,
            SimulationWords.range,
        ].compactMap { $0 }
        let all = simulation.line()
        sum = SimulationWords.sum(all)
        tables = [
            Table(
                title: SimulationWords.byUnit, headings: [SimulationWords.unit] + Self.headings,
                lines: communes.map { [.text($0.name)] + Self.cells(simulation.line(of: $0.area)) },
                total: [.text(SimulationWords.total)] + Self.cells(all)),
            Table(
                title: SimulationWords.byGroup, headings: [SimulationWords.group] + Self.headings,
                lines: Simulation.Group.allCases.map { ($0, simulation.line($0)) }.filter { $1.all.households > 0 }
                    .map { [.text(SimulationWords.name($0))] + Self.cells($1) }, total: nil),
            Self.passages(all),
        ]
    }

    private static let headings =
        [SimulationWords.households, SimulationWords.noSheet]
        + [PovertyClass.poor, .nearPoor].flatMap { [SimulationWords.now($0), SimulationWords.then($0)] }
        + [SimulationWords.enters, SimulationWords.leaves, SimulationWords.mayEnter, SimulationWords.mayLeave]

    private static func cells(_ line: Simulation.Line) -> [Cell] {
        [.number(line.all.households), .number(line.households(.noSheet))]
            + [PovertyClass.poor, .nearPoor].flatMap { [.number(line.now[$0]?.households ?? 0), .range(line.range($0))] }
            + [Simulation.Passage.enters, .leaves, .mayEnter, .mayLeave].map { .number(line.households($0)) }
    }

    /// What the households are now, down, and what they would be, across.
    private static func passages(_ line: Simulation.Line) -> Table {
        let (rows, columns) = (PovertyClass.allCases.map(Optional.some) + [nil], Simulation.Column.allCases)
        return Table(
            title: SimulationWords.passages,
            headings: [SimulationWords.before] + columns.map(SimulationWords.name) + [SimulationWords.total],
            lines: rows.map { from in
                let counts = columns.map { line.households(from: from, to: $0) }
                return [.text(HouseholdWords.name(from))] + (counts + [counts.reduce(0, +)]).map { .number($0) }
            },
            total: [.text(SimulationWords.total)]
                + columns.map { column in .number(rows.reduce(0) { $0 + line.households(from: $1, to: column) }) }
                + [.number(line.all.households)])
    }
}
