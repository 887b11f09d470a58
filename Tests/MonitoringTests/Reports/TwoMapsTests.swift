import Core
import Database
import Monitoring
import Operations
import Registry
import Store
import TestSupport
import Testing

/// Figures of one year on the map before the merger of 01/07/2025 and on the map after it.
@Suite struct `Figures on two maps` {
    private static let old = CalendarDate(iso: "2024-12-31")!
    private static let new = CalendarDate(iso: "2025-07-01")!

    @Test(arguments: TestRecords.engines) func `[188] add up to the same households, line by line and in the whole`(_ engine: Engine)
        async throws
    {
        try await withRecords(engine, households: 400) { records in
            let province = records.keys["tinh-thua-thien-hue"]!
            for number in FormCompiler.numbers {
                for year in [2024, 2025] {
                    let before = try await records.form(number, province, year, on: Self.old)
                    let after = try await records.form(number, province, year, on: Self.new)
                    #expect(before.rows.count == 9 && after.rows.count == 3)
                    #expect(!before.notes.contains { if case .unplaced = $0 { true } else { false } })
                    // Bases of 2025 were supplied by the new units: on the old map they stay blank.
                    for (index, column) in before.columns.enumerated() where column.opens || year == 2024 {
                        for split in before.lines.filter({ $0.part == .all }).map(\.split) {
                            func counts(_ table: FormTable, _ part: (FormTable.Part) -> Bool) -> [Int] {
                                table.lines.filter { part($0.part) && $0.split == split }.compactMap { $0.cells[index].count }
                            }
                            func isAll(_ part: FormTable.Part) -> Bool { part == .all }
                            func isRow(_ part: FormTable.Part) -> Bool { if case .row = part { true } else { false } }
                            #expect(counts(before, isAll) == counts(after, isAll), "\(number) \(year) \(column.id)")
                            #expect(
                                counts(before, isRow).reduce(0, +) == counts(after, isRow).reduce(0, +), "\(number) \(year) \(column.id)")
                        }
                    }
                }
            }
        }
    }

    @Test(arguments: TestRecords.engines) func `show the ground of a unit on a map on which it was not`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 400) { records in
            let areas = records.shelves.areas
            let ward = records.keys["m-19996-huong-tra"]!
            let map = try #require(FigureMap(ofTerritory: ward, of: Self.new, on: Self.old, in: areas))
            let wards = ["c-19996-tu-ha", "c-20008-huong-van", "c-20011-huong-van"].map { records.keys[$0]! }
            #expect(Set(map.rows.map(\.area)) == Set(wards) && map.parts.isEmpty && map.unit.area == ward)
            for number in ["7.1", "7.2", "7.8", "7.10"] {
                let (before, after) = (try await records.form(number, on: map, 2025), try await records.form(number, ward, 2025))
                for split in after.lines.filter({ $0.part == .all }).map(\.split) {
                    for column in after.columns where column.opens {
                        #expect(
                            before.cell(column.id, .all, split)?.count == after.cell(column.id, .all, split)?.count,
                            "\(number) \(column.id)")
                    }
                }
            }
            // One of the old wards on the map of today: its villages, in the ward that took them.
            let old = try #require(FigureMap(ofTerritory: wards[0], of: Self.old, on: Self.new, in: areas))
            let villages = areas.children(of: ward, on: Self.new).map(\.area)
            #expect(!old.rows.isEmpty && old.rows.count < villages.count && Set(old.rows.map(\.area)).isSubset(of: villages))
            #expect(FigureMap(ofTerritory: ward, of: Self.new, on: CalendarDate(iso: "1990-01-01")!, in: areas) == nil)
            // The one above is that of the map: the town before, the city since.
            #expect(map.superior?.name == "Thị xã Hương Trà" && old.superior?.name == "Thành phố Huế")
            #expect(FigureMap(of: map.unit, on: Self.new, in: areas).superior?.name == "Thành phố Huế")
            for key in ["m-19996-huong-tra", "m-20035-binh-dien", "d-480-huong-tra", "c-19996-tu-ha"] {
                #expect(areas.lastChange(of: records.keys[key]!, before: TestRecords.today) == Self.new, "\(key)")
            }
        }
    }

    @Test(arguments: TestRecords.engines) func `put each old unit wholly into its new one`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 400) { records in
            let before = try await records.form("7.2", records.keys["d-480-huong-tra"]!, 2024, on: Self.old)
            let after = try await records.form("7.2", records.keys["m-19996-huong-tra"]!, 2024, on: Self.new)
            let parts = ["c-19996-tu-ha", "c-20008-huong-van", "c-20011-huong-van"].map { records.keys[$0]! }
            let closing = before.rows.indices.filter { parts.contains(before.rows[$0].area) }
                .compactMap { before.cell("9", .row($0), .households)?.count }
            #expect(closing.count == 3)
            #expect(after.cell("9", .all, .households)?.count == closing.reduce(0, +))
            // The base of a new unit in an old year is that of its old units together.
            let rates = try await records.form("7.1", records.keys["tinh-thua-thien-hue"]!, 2024, on: Self.new)
            #expect(rates.rows.count == 3)
            #expect(rates.cell("1", .all)?.count ?? 0 > 0)
        }
    }

    @Test(arguments: TestRecords.engines)
    func `place households of a divided village by where each lived, and tell those apart that nobody can place`(
        _ engine: Engine
    ) async throws {
        try await withRecords(engine, households: 400) { records in
            let day = CalendarDate(iso: "2026-02-01")!
            let village = records.keys["v-20035-1"]!
            let codes = try await records.database.read { transaction in
                try transaction.rows("SELECT code FROM household WHERE village_id = \(village) ORDER BY code") { try $0.text(0) }
            }
            func line(_ clause: WrittenAreaAct.Clause, _ change: (inout WrittenAreaAct.Line) -> Void) -> WrittenAreaAct.Line {
                var line = WrittenAreaAct.Line(clause: clause, unit: "v-20035-1")
                change(&line)
                return line
            }
            var begun = line(.establish) { ($0.name, $0.kind, $0.parent) = ("Thôn Mới", .hamlet, "20035") }
            begun.unit = "v-moi"
            let act = WrittenAreaAct(
                key: "", effectiveOn: day, document: "1/NQ", source: "test", confidence: "INVENTED",
                lines: [
                    begun, line(.divide) { ($0.into, $0.households) = ("v-moi", Array(codes.prefix(codes.count / 2))) },
                    line(.divide) { ($0.into, $0.takesRest) = ("v-20035-1", true) },
                ])
            let commune = records.keys["m-20035-binh-dien"]!
            let before = try await records.form("7.2", commune, 2025)
            _ = try await records.desk.performAsSystem(ApplyAreaAct(act))
            let new = try await records.database.read { try $0.areaKeys() }["v-moi"]!
            // The year before, on the map after: households of the divided village stand where each lives now.
            let after = try await records.form("7.2", commune, 2025, on: day)
            func closing(_ table: FormTable, _ villages: Set<Area.ID>) -> Int {
                table.rows.indices.filter { villages.contains(table.rows[$0].area) }
                    .compactMap { table.cell("9", .row($0), .households)?.count }.reduce(0, +)
            }
            let gone = after.notes.compactMap { if case .unplaced(let count) = $0 { count } else { nil } }.reduce(0, +)
            #expect(closing(before, [village]) > 0)
            #expect(closing(after, [village, new]) + gone >= closing(before, [village]))
            #expect(closing(after, [new]) > 0)
            // On its own map nothing has changed.
            let again = try await records.form("7.2", commune, 2025)
            #expect(again.lines.map(\.cells) == before.lines.map(\.cells))
        }
    }
}
