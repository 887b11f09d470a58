import Core
import Foundation
import Registry

/// Units and acts as data files list them.
public enum AreaFolder {
    public enum Problem: Error, Hashable, Sendable {
        case unreadable(file: String)
        case wrongValue(file: String, line: Int, column: String)
    }

    /// The official units and what became of them.
    public static func units(law: String) throws -> AreaFile {
        AreaFile(attributes: try attributes("\(law)/areas/units.csv"), acts: try acts("\(law)/areas/acts.csv"))
    }

    /// The made-up villages of the demonstration.
    public static func demonstrationVillages(law: String) throws -> AreaFile {
        AreaFile(attributes: try attributes("\(law)/demonstration/villages.csv"), acts: try acts("\(law)/demonstration/acts.csv"))
    }

    /// One file of units or of acts, told apart by its heading.
    public static func file(_ path: String) throws -> AreaFile {
        let records = try records(path)
        let isActs = records.first?.fields["clause"] != nil
        return isActs
            ? AreaFile(attributes: [], acts: try acts(path)) : AreaFile(attributes: try attributes(path), acts: [])
    }

    /// The headings of a file of acts with one example, to be filled in.
    public static let actTemplate = Array(
        """
        act,effective_on,document,clause,unit,into,code,name,kind,parent,residence,children,households,share,source,confidence
        vi-du-1,2030-01-01,01/NQ-HDND,merge,00001,00002,,,,,,,,,,VERIFIED

        """.utf8)

    private static func attributes(_ file: String) throws -> [AreaFile.Attribute] {
        try records(file).map { row in
            guard let kind = AreaKind(rawValue: row["kind"]) else { throw row.problem("kind") }
            guard !row["key"].isEmpty else { throw row.problem("key") }
            guard !row["name"].cleanedLine.isEmpty else { throw row.problem("name") }
            return AreaFile.Attribute(
                key: row["key"], validFrom: try row.day("valid_from"),
                validUntil: row["valid_until"].isEmpty ? nil : try row.day("valid_until"),
                code: row["code"].isEmpty ? nil : row["code"], name: row["name"].nfc, kind: kind,
                parent: row["parent"].isEmpty ? nil : row["parent"], residence: try row.residence(), source: row["source"],
                confidence: row["confidence"])
        }
    }

    private static func acts(_ file: String) throws -> [WrittenAreaAct] {
        var acts: [WrittenAreaAct] = []
        for row in try records(file) {
            let (key, day) = (row["act"], try row.day("effective_on"))
            guard !key.isEmpty else { throw row.problem("act") }
            let line = try line(row)
            if acts.last?.key == key {
                guard acts.last?.effectiveOn == day else { throw row.problem("effective_on") }
                acts[acts.count - 1].lines.append(line)
            } else {
                guard !acts.contains(where: { $0.key == key }) else { throw row.problem("act") }
                acts.append(
                    WrittenAreaAct(
                        key: key, effectiveOn: day, document: row["document"].nfc, source: row["source"], confidence: row["confidence"],
                        lines: [line]))
            }
        }
        return acts
    }

    private static func line(_ row: Record) throws -> WrittenAreaAct.Line {
        guard let clause = WrittenAreaAct.Clause(rawValue: row["clause"]) else { throw row.problem("clause") }
        var line = WrittenAreaAct.Line(clause: clause, unit: row["unit"])
        line.into = row["into"]
        line.code = row["code"]
        line.name = row["name"].nfc
        if !row["kind"].isEmpty {
            guard let kind = AreaKind(rawValue: row["kind"]) else { throw row.problem("kind") }
            line.kind = kind
        }
        line.parent = row["parent"]
        line.residence = try row.residence()
        let children = row.list("children")
        line.takesRest = children.contains("*")
        line.children = children.filter { $0 != "*" }
        line.households = row.list("households")
        if !row["share"].isEmpty {
            guard let share = Int(row["share"]), (1...1_000_000).contains(share) else { throw row.problem("share") }
            line.share = share
        }
        return line
    }

    private static func records(_ file: String) throws -> [Record] {
        guard let data = FileManager.default.contents(atPath: file) else { throw Problem.unreadable(file: file) }
        let records = CSVText.records([UInt8](data))
        guard let header = records.first else { throw Problem.unreadable(file: file) }
        return try records.dropFirst().enumerated().map { index, fields in
            guard fields.count == header.count else { throw Problem.wrongValue(file: file, line: index + 2, column: "") }
            return Record(file: file, line: index + 2, fields: Dictionary(zip(header, fields), uniquingKeysWith: { first, _ in first }))
        }
    }
}

/// One line of a data file by the names of its columns.
private struct Record {
    let file: String
    let line: Int
    let fields: [String: String]

    subscript(_ column: String) -> String { fields[column] ?? "" }

    func day(_ column: String) throws -> CalendarDate {
        guard let day = CalendarDate(iso: self[column]) else { throw problem(column) }
        return day
    }

    func residence() throws -> Residence? {
        guard !self["residence"].isEmpty else { return nil }
        guard let residence = Residence(rawValue: self["residence"]) else { throw problem("residence") }
        return residence
    }

    func list(_ column: String) -> [String] {
        self[column].split(separator: ";").map { String($0).cleanedLine }.filter { !$0.isEmpty }
    }

    func problem(_ column: String) -> AreaFolder.Problem { .wrongValue(file: file, line: line, column: column) }
}
