import Core
import Foundation
import Registry

/// Units as the data files of `law/` list them.
public enum AreaFolder {
    public enum Problem: Error, Hashable, Sendable {
        case unreadable(file: String)
        case wrongValue(file: String, line: Int, column: String)
    }

    /// The official units and their successions.
    public static func units(law: String) throws -> AreaFile {
        AreaFile(
            attributes: try attributes("\(law)/areas/units.csv"),
            successions: try records("\(law)/areas/successions.csv").map { row in
                AreaFile.Succession(
                    predecessor: row["predecessor"], successor: row["successor"], effectiveOn: try row.day("effective_on"),
                    kind: row["kind"], document: row["document"])
            })
    }

    /// The made-up villages of the demonstration.
    public static func demonstrationVillages(law: String) throws -> AreaFile {
        AreaFile(attributes: try attributes("\(law)/demonstration/villages.csv"), successions: [])
    }

    private static func attributes(_ file: String) throws -> [AreaFile.Attribute] {
        try records(file).map { row in
            guard let kind = AreaKind(rawValue: row["kind"]) else { throw row.problem("kind") }
            let residence = Residence(rawValue: row["residence"])
            guard residence != nil || row["residence"].isEmpty else { throw row.problem("residence") }
            return AreaFile.Attribute(
                key: row["key"], validFrom: try row.day("valid_from"),
                validUntil: row["valid_until"].isEmpty ? nil : try row.day("valid_until"),
                code: row["code"].isEmpty ? nil : row["code"], name: row["name"].nfc, kind: kind,
                parent: row["parent"].isEmpty ? nil : row["parent"], residence: residence, source: row["source"],
                confidence: row["confidence"])
        }
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

    func problem(_ column: String) -> AreaFolder.Problem { .wrongValue(file: file, line: line, column: column) }
}
