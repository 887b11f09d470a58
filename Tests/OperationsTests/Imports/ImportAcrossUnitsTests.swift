import Access
import Core
import Database
import Operations
import Registry
import Store
import TestSupport
import Testing

/// Batches that are taken back after the units have changed.
extension `Taking in the list of a commune` {
    /// The household of the test list, with where it lived.
    private func household(_ records: TestRecords) async throws -> (row: HouseholdRow, stays: [HouseholdStay]) {
        try await records.database.read { transaction in
            let everywhere = AreaScope(communes: Set(try transaction.areaKeys().values))
            let id = try #require(try transaction.householdsNamed(["teo", "nguyen", "van"], within: everywhere, limit: 1).first)
            return (try #require(try transaction.householdRow(id)), try transaction.stays(of: id))
        }
    }

    private static func act(_ lines: [WrittenAreaAct.Line]) -> WrittenAreaAct {
        WrittenAreaAct(
            key: "", effectiveOn: TestRecords.today, document: "12/NQ-HĐND", source: "test", confidence: "INVENTED", lines: lines)
    }

    @Test(arguments: TestRecords.engines) func `takes a batch back into the units of today`(_ engine: Engine) async throws {
        try await withRecords(engine) { records in
            let earlier = TestRecords.today.adding(days: -20)
            var line = Self.line(1, "Nguyễn Văn Tèo", "Nguyễn Văn Tèo", [6: "046080000123"])
            try await workbook([line]) { path in _ = try await apply(try read(path, records, asOf: earlier), records, asOf: earlier) }
            let first = try await household(records).row.household.village
            // A later list moves the household to another village; then the first village and the commune end.
            (line[9], line[13]) = ("Thôn 2 Bình Tiến", "21/11/2026")
            let later = TestRecords.today.adding(days: -3)
            var batch: ImportBatch.ID?
            try await workbook([line]) { path in
                batch = try await apply(try read(path, records, asOf: later), records, asOf: later).batch
            }
            let second = try await household(records).row.household.village
            let third = try #require(
                records.shelves.areas.villages(of: [records.keys[Self.unit]!], on: TestRecords.today).first {
                    $0.area != first && $0.area != second
                }?.area)
            func key(_ area: Area.ID) -> String { records.keys.first { $0.value == area }!.key }
            var merger = WrittenAreaAct.Line(clause: .merge, unit: key(first))
            merger.into = key(third)
            _ = try await records.desk.performAsSystem(ApplyAreaAct(Self.act([merger])))
            var founding = WrittenAreaAct.Line(clause: .establish, unit: "moi")
            (founding.code, founding.name, founding.kind, founding.parent, founding.residence) = (
                "20017", "Phường Kim Điền", .ward, "46", .urban
            )
            var joining = ["m-20017-kim-tra", "20035"].map { WrittenAreaAct.Line(clause: .merge, unit: $0) }
            for index in joining.indices { joining[index].into = "moi" }
            _ = try await records.desk.performAsSystem(ApplyAreaAct(Self.act([founding] + joining)))
            let commune = try await household(records).row.commune
            #expect(second != first && commune != records.keys[Self.unit]!)

            _ = try await records.desk.performAsSystem(UndoImport(batch: try #require(batch), reason: "nhầm tệp"))
            let (row, stays) = try await household(records)
            #expect(row.household.village == third && row.commune == commune)
            #expect(stays.map(\.village) == [first, third] && stays.last?.validFrom == TestRecords.today)
            #expect(stays.first?.validUntil == TestRecords.today.adding(days: -1) && stays.last?.reason == .unitChanged)
            let stale = try await records.database.read { try $0.householdsWithStaleCounts() }
            #expect(stale == 0)
        }
    }
}
