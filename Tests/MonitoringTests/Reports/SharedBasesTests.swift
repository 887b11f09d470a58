import Core
import Database
import Monitoring
import Operations
import Registry
import Store
import TestSupport
import Testing

/// The base of rates of a commune that an act divides after the year was counted.
@Suite("Resident households of a divided commune") struct SharedBasesTests {
    private static let day = CalendarDate(iso: "2026-02-01")!

    private func divide(_ records: TestRecords, shares: [Int?]) async throws {
        let villages = records.shelves.areas.children(of: records.keys["m-20035-binh-dien"]!, on: Self.day.adding(days: -1))
        let gone = villages.prefix(2).compactMap { unit in records.keys.first { $0.value == unit.area }?.key }
        func line(_ clause: WrittenAreaAct.Clause, _ change: (inout WrittenAreaAct.Line) -> Void) -> WrittenAreaAct.Line {
            var line = WrittenAreaAct.Line(clause: clause, unit: "20035")
            change(&line)
            return line
        }
        var begun = line(.establish) { ($0.name, $0.kind, $0.code, $0.parent, $0.residence) = ("Xã Mới", .commune, "29999", "46", .rural) }
        begun.unit = "m-moi"
        let act = WrittenAreaAct(
            key: "", effectiveOn: Self.day, document: "9/NQ", source: "test", confidence: "INVENTED",
            lines: [
                begun, line(.divide) { ($0.into, $0.children, $0.share) = ("m-moi", gone, shares[0]) },
                line(.divide) { ($0.into, $0.takesRest, $0.share) = ("20035", true, shares[1]) },
            ])
        _ = try await records.desk.performAsSystem(ApplyAreaAct(act))
    }

    private func rows(_ table: FormTable, _ column: String) -> [Int?] {
        table.rows.indices.map { table.cell(column, .row($0), nil)?.count }
    }

    @Test(arguments: TestRecords.engines) func `stand on its parts by the shares of the document, whole, and are told apart`(
        _ engine: Engine
    )
        async throws
    {
        try await withRecords(engine, households: 400) { records in
            let province = records.keys["tinh-thua-thien-hue"]!
            let before = try await records.form("7.1", province, 2025)
            try await divide(records, shares: [381_111, 618_889])
            let after = try await records.form("7.1", province, 2025, on: Self.day)
            #expect(after.rows.count == before.rows.count + 1)
            for column in ["1", "2"] {
                #expect(rows(after, column).allSatisfy { $0 != nil })
                #expect(rows(after, column).compactMap { $0 }.reduce(0, +) == rows(before, column).compactMap { $0 }.reduce(0, +))
                #expect(after.cell(column, .all)?.count == before.cell(column, .all)?.count)
            }
            let notes = after.notes.compactMap {
                if case .baseApportioned(let unit, let documents) = $0 { [unit] + documents } else { nil }
            }
            #expect(notes == [["Xã Bình Điền", "9/NQ"]])
            // Households are never placed by shares: each stands where it lives.
            #expect(after.cell("3", .all)?.count == before.cell("3", .all)?.count)
            #expect(!before.notes.contains { if case .baseApportioned = $0 { true } else { false } })
        }
    }

    @Test(arguments: TestRecords.engines) func `stay unknown where no document states shares, and the form says why`(_ engine: Engine)
        async throws
    {
        try await withRecords(engine, households: 400) { records in
            try await divide(records, shares: [nil, nil])
            let after = try await records.form("7.1", records.keys["tinh-thua-thien-hue"]!, 2025, on: Self.day)
            #expect(rows(after, "1").count { $0 == nil } == 2 && after.cell("1", .all) == .blank)
            #expect(after.notes.contains(.baseDivided(["Xã Bình Điền"])))
        }
    }
}
