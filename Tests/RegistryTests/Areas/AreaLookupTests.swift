import Core
import Database
import Exchange
import Operations
import Registry
import Store
import TestSupport
import Testing

@Suite struct `Units by date` {
    @Test func `know the three meanings of 20035, and what became of each`() async throws {
        try await withRecords(.sqlite) { records in
            let areas = records.shelves.areas
            func name(_ code: String, _ day: String) -> String? {
                if case .found(let version) = areas.lookup(code: code, on: CalendarDate(iso: day)!) { version.name } else { nil }
            }
            #expect(name("20035", "2020-01-01") == "Xã Bình Điền")
            #expect(name("20035", "2023-01-01") == "Xã Bình Tiến")
            #expect(name("20035", "2025-07-01") == "Xã Bình Điền")
            let (first, last) = (records.keys["c-20035-binh-dien"]!, records.keys["m-20035-binh-dien"]!)
            #expect(first != last)
            #expect(areas.currentSuccessors(of: first, on: TestRecords.today).map(\.area) == [last])
            guard case .obsolete(_, let successors) = areas.lookup(code: "480", on: TestRecords.today) else {
                Issue.record("the town has ended")
                return
            }
            #expect(successors.isEmpty)
        }
    }

    @Test func `never take Hương Văn for Hương Vân`() async throws {
        try await withRecords(.sqlite) { records in
            let (areas, day) = (records.shelves.areas, CalendarDate(iso: "2023-01-01")!)
            let town = records.keys["d-480-huong-tra"]!
            func code(_ name: String) -> String? {
                if case .found(let version) = areas.lookup(name: name, at: .commune, under: town, on: day) { version.code } else { nil }
            }
            #expect(code("Phường Hương Văn") == "20011" && code("hương vân") == "20008")
            #expect(code("Tứ Hạ") == "19996" && code("phuong tu ha") == "19996")
            guard case .ambiguous(let versions) = areas.lookup(name: "Huong Van", at: .commune, under: town, on: day) else {
                Issue.record("taken without asking")
                return
            }
            #expect(Set(versions.compactMap(\.code)) == ["20008", "20011"])
        }
    }

    @Test func `count nine units in the town of 2023 and fifteen before its neighbours left`() async throws {
        try await withRecords(.sqlite) { records in
            let town = records.keys["d-480-huong-tra"]!
            #expect(records.shelves.areas.children(of: town, on: CalendarDate(iso: "2023-01-01")!).count == 9)
            #expect(records.shelves.areas.children(of: town, on: CalendarDate(iso: "2021-06-30")!).count == 15)
            let province = records.keys["tinh-thua-thien-hue"]!
            #expect(records.shelves.areas.descendants(of: province, at: .commune, on: TestRecords.today).count == 40)
        }
    }
}
