import Core
import Foundation
import Registry

/// Figures by unit put from the map of one day onto that of another.
///
/// Only whole units are carried: a unit that was divided, or one whose target also took a part of a divided one, is left over
/// with the reason. Nothing is apportioned.
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
        public var header: [String]
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
        var sums: [Area.ID: [Decimal?]] = [:]
        var lines: [(record: [String], target: Area.ID)] = []
        var leftOver: [[String]] = []
        for (index, record) in records.dropFirst().enumerated() {
            guard record.count == header.count else { throw Problem.linesDiffer(file: file, line: index + 2) }
            for (column, cell) in record.enumerated() where column != codeColumn {
                guard cell.cleanedLine.isEmpty || Self.number(cell) != nil else {
                    throw Problem.wrongNumber(file: file, line: index + 2, column: header[column])
                }
            }
            switch target(of: record[codeColumn].cleanedLine) {
            case .success(let target): lines.append((record, target))
            case .failure(let reason): leftOver.append(record + [reason.rawValue])
            }
        }
        for (record, target) in lines {
            let numbers = record.map(Self.number)
            if let known = sums[target] {
                sums[target] = zip(known, numbers).map { left, right in left.flatMap { left in right.map { left + $0 } } }
            } else {
                sums[target] = numbers
            }
        }
        let restated = sums.map { target, numbers in
            numbers.enumerated().map { column, number in
                column == codeColumn ? areas.version(of: target, on: to)?.code ?? "" : number.map { "\($0)" } ?? ""
            }
        }
        return Output(
            restated: restated.sorted { $0[codeColumn] < $1[codeColumn] }, leftOver: leftOver, header: header)
    }

    private func target(of code: String) -> Result<Area.ID, Reason> {
        guard case .found(let version) = areas.lookup(code: code, on: from) else {
            return .failure(areas.versions(withCode: code).isEmpty ? .unknownCode : .notOnFirstDay)
        }
        switch areas.restatement(of: version.area, from: from, to: to) {
        case .divided: return .failure(.divided)
        case .nowhere: return .failure(.noCounterpart)
        case .whole(let target): return isComplete(target) ? .success(target) : .failure(.targetIncomplete)
        }
    }

    /// Whether every unit of the first day that has a part in `target` lies wholly in it.
    private func isComplete(_ target: Area.ID) -> Bool {
        switch areas.restatement(of: target, from: to, to: from) {
        case .whole(let origin): areas.restatement(of: origin, from: from, to: to) == .whole(target)
        case .divided(let origins): origins.allSatisfy { areas.restatement(of: $0, from: from, to: to) == .whole(target) }
        case .nowhere: false
        }
    }

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

extension AreaRestatementFile.Reason: Error {}
