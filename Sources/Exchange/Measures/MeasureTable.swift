import Core
import Foundation
import Law
import Statistics

/// What is wrong with a file of rows for a measure.
public enum MeasureProblem: Error, Hashable, Sendable {
    case columnMissing(String)
    /// Line as the file counts, column and what stands there.
    case badValue(line: Int, column: String, value: String)
    case noRows
    /// The weights of the indicators are no whole numbers over one denominator that fits.
    case weightsTooFine
    case weightsZero
}

/// The rows of a file as a measure needs them, in columns.
struct MeasureTable {
    /// Which indicators a row lacks, one bit each.
    private(set) var lacking: [UInt32] = []
    /// Rows with an unknown indicator stay in the design and leave the domain.
    private(set) var isKept: [Bool] = []
    private(set) var weights: [Double] = []
    private(set) var dropped = 0
    /// Of each subgroup, the level of each row, and the names of the levels.
    private(set) var levels: [[Int32]]
    private(set) var names: [[String]]
    private(set) var places: [Int32] = []
    private(set) var strata: [Int32] = []
    private(set) var strataNames: [String] = []

    private let spec: MeasureSpec
    private var levelKeys: [[String: Int32]]
    private var placeKeys: [String: Int32] = [:]
    private var stratumKeys: [String: Int32] = [:]

    /// - Throws: `MeasureProblem`, or `WorkbookProblem` for a file that is no table of text.
    init(_ path: String, _ spec: MeasureSpec) throws {
        self.spec = spec
        levels = Array(repeating: [], count: spec.subgroups.count)
        names = Array(repeating: [], count: spec.subgroups.count)
        levelKeys = Array(repeating: [:], count: spec.subgroups.count)
        let encoding = try TextBytes.encoding(of: path, lineLimit: CSVReader.recordLimit)
        var splitter: CSVSplitter?
        var columns: [String: Int]?
        func take(_ fields: [String], line: Int) throws {
            guard fields != [""] else { return }
            if let columns {
                try add(fields, columns, line)
            } else {
                let found = Dictionary(fields.enumerated().map { ($1.cleanedLine, $0) }, uniquingKeysWith: { first, _ in first })
                if let missing = spec.columns.first(where: { found[$0] == nil }) { throw MeasureProblem.columnMissing(missing) }
                columns = found
            }
        }
        try TextBytes.forEachPiece(of: path, encoding) { piece in
            var current = splitter ?? CSVSplitter(separator: CSVText.separator(of: piece.prefix { $0 != 10 }))
            for byte in piece where current.take(byte) { try take(current.fields, line: current.line - 1) }
            splitter = current
            return true
        }
        if var last = splitter, last.end() { try take(last.fields, line: last.line) }
        guard !lacking.isEmpty else { throw MeasureProblem.noRows }
        guard zip(weights, isKept).contains(where: { $0 > 0 && $1 }) else { throw MeasureProblem.weightsZero }
    }

    private mutating func add(_ fields: [String], _ columns: [String: Int], _ line: Int) throws {
        func value(_ column: String) -> String { columns[column].flatMap { $0 < fields.count ? fields[$0].cleanedLine : nil } ?? "" }
        func number(_ column: String?) throws -> Double {
            guard let column else { return 1 }
            let text = value(column)
            guard let number = Double(text), number.isFinite, number >= 0 else {
                throw MeasureProblem.badValue(line: line, column: column, value: text)
            }
            return number
        }
        var (mask, isKnown) = (UInt32(0), true)
        for (bit, indicator) in spec.indicators.enumerated() {
            let text = value(indicator.column)
            switch text {
            case "1": mask |= 1 << UInt32(bit)
            case "0": break
            case "", "?", "NA":
                if spec.missing == .deprived { mask |= 1 << UInt32(bit) }
                if spec.missing == .drop { isKnown = false }
            default: throw MeasureProblem.badValue(line: line, column: indicator.column, value: text)
            }
        }
        lacking.append(mask)
        isKept.append(isKnown)
        if !isKnown { dropped += 1 }
        weights.append(try number(spec.weight) * number(spec.size))
        for (index, column) in spec.subgroups.enumerated() {
            levels[index].append(Self.key(value(column), &levelKeys[index], &names[index]))
        }
        guard spec.isSample else { return }
        let stratum = spec.stratum.map(value) ?? ""
        let level = Self.key(stratum, &stratumKeys, &strataNames)
        // Places are numbered within their stratum; without a column each row is a place of its own.
        let place = stratum + "\n" + (spec.place.map(value) ?? String(lacking.count))
        let known = placeKeys[place] ?? Int32(strata.count)
        if known == strata.count {
            placeKeys[place] = known
            strata.append(level)
        }
        places.append(known)
    }

    private static func key(_ name: String, _ keys: inout [String: Int32], _ names: inout [String]) -> Int32 {
        if let known = keys[name] { return known }
        let new = Int32(names.count)
        keys[name] = new
        names.append(name)
        return new
    }
}
