import Core
import Foundation
import Registry

/// Figures by unit put from the map of one day onto that of another.
///
/// Whole units are carried. A unit that was divided is apportioned where the document of its division states shares, to the last household
/// and told as such; else it is left over with the reason, as is one whose target also took a part of a unit left over.
public struct AreaRestatementFile: Sendable {
    public enum Problem: Error, Hashable, Sendable {
        case unreadable(file: String)
        case columnMissing(file: String)
        case wrongNumber(file: String, line: Int, column: String)
        case linesDiffer(file: String, line: Int)
    }

    /// Why a line was left over.
    public enum Reason: String, Hashable, Sendable, Codable, CaseIterable {
        /// No unit ever had the code.
        case unknownCode = "unknown_code"
        /// A unit had it, but not on the first day.
        case notOnFirstDay = "not_on_first_day"
        /// The unit lies in several on the second day.
        case divided
        /// The unit ended and none took its place, or it began without a predecessor.
        case noCounterpart = "no_counterpart"
        /// Its target also has a part of a unit that was divided: the sum would be too small.
        case targetIncomplete = "target_incomplete"
    }

    public struct Output: Sendable {
        public var restated: [[String]]
        public var leftOver: [[String]]
        /// What units divided by shares gave to which: the line of the unit with its part of every number, then the code of the receiving
        /// unit and the documents that state the shares.
        public var apportioned: [[String]]
        public var header: [String]
        /// Sums that are left empty because a cell of theirs is.
        public var emptySums = 0
    }

    let areas: AreaHistory
    let from: CalendarDate
    let to: CalendarDate

    public init(areas: AreaHistory, from: CalendarDate, to: CalendarDate) {
        self.areas = areas
        self.from = from
        self.to = to
    }

    /// Reads `file`: a column `code` and columns of numbers.
    ///
    /// - Throws: a cell that is no number. An empty cell is not known, and so is every sum in which it stands.
    public func restate(_ file: String) throws -> Output {
        guard let data = FileManager.default.contents(atPath: file) else { throw Problem.unreadable(file: file) }
        let records = CSVText.records([UInt8](data))
        guard let header = records.first?.map(\.cleanedLine), let codeColumn = header.firstIndex(of: "code") else {
            throw Problem.columnMissing(file: file)
        }
        var output = Output(restated: [], leftOver: [], apportioned: [], header: header)
        var sums: [Area.ID: [Decimal?]] = [:]
        func add(_ numbers: [Decimal?], to target: Area.ID) {
            guard let known = sums[target] else { return sums[target] = numbers }
            sums[target] = zip(known, numbers).map { left, right in left.flatMap { left in right.map { left + $0 } } }
        }
        let restater = AreaRestater(areas, from: from, to: to)
        for (index, record) in records.dropFirst().enumerated() {
            guard record.count == header.count else { throw Problem.linesDiffer(file: file, line: index + 2) }
            for (column, cell) in record.enumerated() where column != codeColumn {
                guard cell.cleanedLine.isEmpty || Self.number(cell) != nil else {
                    throw Problem.wrongNumber(file: file, line: index + 2, column: header[column])
                }
            }
            let code = record[codeColumn].cleanedLine
            guard case .found(let version) = areas.lookup(code: code, on: from) else {
                let reason: Reason = areas.versions(withCode: code).isEmpty ? .unknownCode : .notOnFirstDay
                output.leftOver.append(record + [reason.rawValue])
                continue
            }
            let numbers = record.enumerated().map { $0 == codeColumn ? nil : Self.number($1) }
            switch restater.way(of: version.area) {
            case .whole(let target): add(numbers, to: target)
            case .byShares(let shares):
                let parts = numbers.map { $0.map(shares.parts) }
                for target in shares.units.sorted(by: { self.code($0) < self.code($1) }) {
                    let own = parts.map { $0?[target] }
                    add(own, to: target)
                    let line = own.enumerated().map { $0 == codeColumn ? code : Self.text($1) }
                    output.apportioned.append(line + [self.code(target), shares.documents.joined(separator: "; ")])
                }
            case .leftOver(let obstacle): output.leftOver.append(record + [Reason(obstacle).rawValue])
            }
        }
        let restated = sums.map { target, numbers in numbers.enumerated().map { $0 == codeColumn ? self.code(target) : Self.text($1) } }
        output.restated = restated.sorted { $0[codeColumn] < $1[codeColumn] }
        output.emptySums = restated.reduce(0) { count, line in count + line.indices.count { $0 != codeColumn && line[$0].isEmpty } }
        return output
    }

    private func code(_ target: Area.ID) -> String { areas.version(of: target, on: to)?.code ?? "" }

    private static func text(_ number: Decimal?) -> String { number.map { "\($0)" } ?? "" }

    private static func number(_ text: String) -> Decimal? {
        let text = text.cleanedLine
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
            digits.count <= 30
        else { return nil }
        return Decimal(string: text, locale: Locale(identifier: "en_US_POSIX"))
    }

    /// A file of lines with its heading.
    public static func csv(_ header: [String], _ lines: [[String]]) -> [UInt8] {
        ([header] + lines).map { $0.map(plain).joined(separator: ",") + "\n" }.joined().utf8.map { $0 }
    }

    /// Negative numbers stay numbers; everything else is quoted as in any file of ours.
    private static func plain(_ text: String) -> String { number(text) != nil ? text : CSVText.field(text) }
}

extension AreaRestatementFile.Reason {
    fileprivate init(_ obstacle: AreaRestater.Obstacle) {
        switch obstacle {
        case .divided: self = .divided
        case .noCounterpart: self = .noCounterpart
        case .targetIncomplete: self = .targetIncomplete
        }
    }
}
