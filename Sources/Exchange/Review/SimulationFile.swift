import Core
import Foundation
import Law
import Registry
import Words

/// A simulation as a workbook for people, and as text for programs.
public enum SimulationFile {
    /// So many households are named in a workbook at most.
    public static let limit = 20_000

    public static func write(_ paper: SimulationPaper, changed: [SimulationPaper.Changed], of all: Int, to path: String) throws {
        let writer = try XLSXTableWriter(path: path)
        for table in paper.tables { write(table, paper, writer) }
        begin(SimulationWords.changed, paper, widths: [16, 28, 26, 26, 24, 24], writer)
        let headings = [
            HouseholdWords.code, HouseholdWords.name(HouseholdWords.Column.head), HouseholdWords.village, HouseholdWords.commune,
            SimulationWords.before,
            SimulationWords.then,
        ]
        heading(headings, writer)
        for (index, household) in changed.enumerated() {
            let texts = [
                household.code, household.head, household.village, household.commune, HouseholdWords.name(household.from),
                LawWords.name(household.to),
            ]
            for (column, text) in texts.enumerated() { writer.write(.text(text), row: first + index, column: column, look: .label) }
        }
        if changed.count < all {
            writer.write(.text(SimulationWords.cut(changed.count, of: all)), row: first + changed.count, column: 0, look: .note)
        }
        begin(SimulationWords.basis, paper, widths: [140], writer, isTable: false)
        for (index, note) in paper.notes.enumerated() {
            writer.write(.text(note), row: first + index, column: 0, look: .label)
        }
        try writer.close()
    }

    /// Below the title, what it is of, and the heading.
    private static let (headingRow, first) = (2, 3)

    private static func begin(
        _ title: String, _ paper: SimulationPaper, widths: [Double], _ writer: XLSXTableWriter, isTable: Bool = true
    ) {
        writer.beginSheet(title)
        for (column, width) in widths.enumerated() { writer.setWidth(width, of: column...column) }
        if isTable {
            writer.freeze(row: first, column: 1)
            writer.printOnA4(repeatingRows: headingRow...headingRow)
            writer.setHeight(48, of: headingRow)
        }
        writer.write(.text("\(SimulationWords.title): \(title.lowercased())"), row: 0, column: 0, look: .title)
        writer.write(.text(paper.subject), row: 1, column: 0, look: .slanted)
    }

    private static func heading(_ texts: [String], _ writer: XLSXTableWriter) {
        for (column, text) in texts.enumerated() { writer.write(.text(text), row: headingRow, column: column, look: .heading) }
    }

    private static func write(_ table: SimulationPaper.Table, _ paper: SimulationPaper, _ writer: XLSXTableWriter) {
        begin(table.title, paper, widths: [30] + Array(repeating: 13, count: table.headings.count - 1), writer)
        heading(table.headings, writer)
        for (index, line) in (table.lines + [table.total].compactMap { $0 }).enumerated() {
            for (column, cell) in line.enumerated() {
                switch cell {
                case .text(let text): writer.write(.text(text), row: first + index, column: column, look: .label)
                case .number(let number): writer.write(.number(number), row: first + index, column: column, look: .number)
                case .range(let range) where range.count == 1:
                    writer.write(.number(range.lowerBound), row: first + index, column: column, look: .number)
                case .range: writer.write(.text(cell.text), row: first + index, column: column, look: .label)
                }
            }
        }
    }
}

/// A simulation as scripts read it: one line for each commune, group, class now and class under the other rules.
public struct SimulationDocument: Encodable, Sendable {
    public struct Line: Encodable, Sendable {
        public var unit: String
        public var name: String
        public var group: String
        public var from: String
        public var to: String
        /// Classes still possible, joined by `;`.
        public var possible: String
        public var households: Int
        public var persons: Int
    }

    public var standard: String
    public var ruleSet: String
    public var supposedPoints: [String: Int]
    public var notAsked: [String]
    public var notes: [String]
    public var lines: [Line]

    public init(_ outcome: Simulation.Outcome, _ paper: SimulationPaper, communes: [AreaVersion]) {
        let places = Dictionary(uniqueKeysWithValues: communes.map { ($0.area, $0) })
        standard = outcome.standard.id
        ruleSet = outcome.standard.fingerprint
        supposedPoints = Dictionary(uniqueKeysWithValues: outcome.supposedPoints.map { ($0.key.rawValue, $0.value) })
        notAsked = outcome.notAsked.map(\.english)
        notes = paper.notes
        let order = Dictionary(uniqueKeysWithValues: Simulation.Group.allCases.enumerated().map { ($1, $0) })
        lines = outcome.simulation.counts.map { cell, count in
            let place = places[cell.commune]
            return (
                order[cell.group] ?? 0,
                Line(
                    unit: place?.code ?? "", name: place?.name ?? "", group: cell.group.code, from: cell.from?.rawValue ?? "none",
                    to: cell.to.code, possible: cell.to.possible.map(\.rawValue).joined(separator: ";"), households: count.households,
                    persons: count.persons)
            )
        }.sorted {
            ($0.1.unit, $0.1.name, $0.0, $0.1.from, $0.1.possible) < ($1.1.unit, $1.1.name, $1.0, $1.1.from, $1.1.possible)
        }.map(\.1)
    }

    public var csv: Data {
        var text = "unit,name,group,from,to,possible,households,persons\n"
        for line in lines {
            let fields = [line.unit, line.name, line.group, line.from, line.to, line.possible].map(CSVText.field)
            text += (fields + [String(line.households), String(line.persons)]).joined(separator: ",") + "\n"
        }
        return Data(text.utf8)
    }
}
