import Access
import Core
import Database
import Law
import Monitoring
import Operations
import Registry
import Store
import TestSupport
import Testing

/// Acts on units over the demonstration town, which lived through the merger of 01/07/2025.
@Suite struct `Acts on units on record` {
    private static let next = CalendarDate(iso: "2026-11-01")!

    private static func line(_ clause: WrittenAreaAct.Clause, _ unit: String, _ change: (inout WrittenAreaAct.Line) -> Void = { _ in })
        -> WrittenAreaAct.Line
    {
        var line = WrittenAreaAct.Line(clause: clause, unit: unit)
        change(&line)
        return line
    }

    private static func act(_ lines: [WrittenAreaAct.Line], on day: CalendarDate = next) -> WrittenAreaAct {
        WrittenAreaAct(key: "", effectiveOn: day, document: "12/NQ-HĐND", source: "test", confidence: "INVENTED", lines: lines)
    }

    /// Kim Trà and Bình Điền become one ward.
    private static let merger = act([
        line(.establish, "moi") {
            ($0.code, $0.name, $0.kind, $0.parent, $0.residence) = ("20017", "Phường Kim Điền", .ward, "46", .urban)
        },
        line(.merge, "m-20017-kim-tra") { $0.into = "moi" }, line(.merge, "20035") { $0.into = "moi" },
    ])

    private static func records(_ engine: Engine, _ body: (TestRecords) async throws -> Void) async throws {
        try await withRecords(engine, households: 300, body)
    }

    private func commune(_ records: TestRecords, _ key: String) async throws -> Int {
        try await records.database.read { transaction in
            try transaction.first("SELECT count(*) FROM household WHERE commune_id = \(records.keys[key]!)") { try $0.int(0) } ?? 0
        }
    }

    @Test(arguments: TestRecords.engines)
    func `a village in which families live does not end into nothing, and no part takes a household that is not there`(_ engine: Engine)
        async throws
    {
        try await Self.records(engine) { records in
            let (village, households) = try #require(
                try await records.database.read { transaction in
                    try transaction.first(
                        """
                        SELECT village_id, count(*) FROM household_stay WHERE valid_until IS NULL AND village_id IN (
                               SELECT village_id FROM household WHERE commune_id = \(records.keys["m-20035-binh-dien"]!))
                         GROUP BY village_id ORDER BY 2 DESC LIMIT 1
                        """
                    ) { (try $0.key(0) as Area.ID, try $0.int(1)) }
                })
            let key = try #require(try await records.database.read { try $0.areaKeys() }.first { $0.value == village }?.key)
            let refusal = ApplyAreaAct.Refusal.stillInhabited(unit: village, households: households)
            let ending = Self.act([Self.line(.abolish, key)])
            await #expect(throws: refusal) { _ = try await records.desk.preview([ending]) }
            await #expect(throws: refusal) { _ = try await records.desk.performAsSystem(ApplyAreaAct(ending)) }
            let dividing = Self.act([
                Self.line(.establish, "moi") { ($0.name, $0.kind, $0.parent) = ("Thôn Mới", .hamlet, "20035") },
                Self.line(.divide, key) { ($0.into, $0.households) = ("moi", ["H9999999"]) },
                Self.line(.divide, key) { ($0.into, $0.takesRest) = (key, true) },
            ])
            await #expect(throws: ApplyAreaAct.Refusal.unknownHouseholds(unit: village, codes: ["H9999999"])) {
                _ = try await records.desk.preview([dividing])
            }
        }
    }

    @Test(arguments: TestRecords.engines)
    func `merge two communes: households, scopes and words of search come after, and back again`(_ engine: Engine) async throws {
        try await Self.records(engine) { records in
            let officer = try await records.officer("kimtra", .communeOfficer, in: "m-20017-kim-tra")
            let before = (try await commune(records, "m-20017-kim-tra"), try await commune(records, "m-20035-binh-dien"))
            let province = records.keys["tinh-thua-thien-hue"]!
            let total = try await records.form("7.2", province, 2026).lines.last?.cells
            #expect(before.0 > 0 && before.1 > 0)
            let preview = try await records.desk.preview([Self.merger])[0]
            #expect(preview.households > 0 && preview.officers.map(\.name) == ["kimtra"])
            #expect(preview.officers.first?.to.map(\.name) == ["Phường Kim Điền"])
            #expect(try await commune(records, "m-20017-kim-tra") == before.0)

            let output = try await records.desk.performAsSystem(ApplyAreaAct(Self.merger))
            #expect(output.households == before.0 + before.1)
            let keys = try await records.database.read { try $0.areaKeys() }
            let new = keys["moi"]!
            let scope = records.scope(officer)
            #expect(scope.communes == [new])
            let seen = try await records.database.read { transaction in
                try transaction.first("SELECT count(*) FROM household WHERE commune_id = \(new)") { try $0.int(0) } ?? 0
            }
            #expect(seen == before.0 + before.1)
            let strayWords = try await records.database.read { transaction in
                try transaction.first(
                    """
                    SELECT count(*) FROM name_word JOIN household ON household.id = household_id
                     WHERE name_word.village_id <> household.village_id
                    """
                ) { try $0.int(0) }
            }
            #expect(strayWords == 0)
            #expect(try await records.form("7.2", province, 2026).lines.last?.cells == total)
            #expect(try await records.database.read { try EventLog.firstBroken(in: $0) } == nil)

            let back = try await records.desk.performAsSystem(UndoAreaAct(act: output.act, reason: "nhập nhầm số nghị quyết"))
            #expect(back == before.0 + before.1)
            #expect(try await commune(records, "m-20017-kim-tra") == before.0)
            #expect(try await commune(records, "m-20035-binh-dien") == before.1)
            #expect(
                records.shelves.areas.versions(of: new).isEmpty && records.shelves.areas.successors(of: keys["m-20017-kim-tra"]!).isEmpty)
            #expect(try await records.form("7.2", province, 2026).lines.last?.cells == total)
            let kept = try await records.database.read { try $0.areaAct(output.act) }
            #expect(kept?.undoneReason == "nhập nhầm số nghị quyết")
            // The same act again, with the same key for its new unit.
            #expect(try await records.desk.performAsSystem(ApplyAreaAct(Self.merger)).households == before.0 + before.1)
        }
    }

    @Test(arguments: TestRecords.engines)
    func `divide a village by households, and a village that ends`(_ engine: Engine) async throws {
        try await Self.records(engine) { records in
            let village = records.keys["v-20035-1"]!
            func codes(in village: Area.ID) async throws -> [String] {
                try await records.database.read { transaction in
                    try transaction.rows(
                        "SELECT code FROM household WHERE village_id = \(village) AND status = 'active' ORDER BY code"
                    ) { try $0.text(0) }
                }
            }
            let all = try await codes(in: village)
            let listed = Array(all.prefix(2))
            let written = Self.act([
                Self.line(.establish, "v-moi") { ($0.name, $0.kind, $0.parent) = ("Thôn Mới", .hamlet, "20035") },
                Self.line(.divide, "v-20035-1") { ($0.into, $0.households) = ("v-moi", listed) },
                Self.line(.divide, "v-20035-1") { ($0.into, $0.takesRest) = ("v-20035-1", true) },
                Self.line(.merge, "v-20035-2") { $0.into = "v-20035-1" },
            ])
            let second = try await codes(in: records.keys["v-20035-2"]!)
            let output = try await records.desk.performAsSystem(ApplyAreaAct(written))
            let new = try await records.database.read { try $0.areaKeys() }["v-moi"]!
            #expect(try await codes(in: new) == listed)
            #expect(try await codes(in: village) == (all.dropFirst(2) + second).sorted())
            let stays = try await records.database.read { transaction in
                try transaction.rows(
                    """
                    SELECT valid_from, reason FROM household_stay JOIN household ON household.id = household_id
                     WHERE code = \(listed[0]) ORDER BY valid_from
                    """
                ) { (try $0.day(0), try $0.text(1)) }
            }
            #expect(stays.last?.0 == Self.next && stays.last?.1 == "unitChanged")
            _ = try await records.desk.performAsSystem(UndoAreaAct(act: output.act, reason: "sai danh sách"))
            #expect(try await codes(in: village) == all)
            #expect(try await codes(in: records.keys["v-20035-2"]!) == second)
            let left = try await records.database.read { transaction in
                try transaction.first("SELECT count(*) FROM household_stay WHERE reason = 'unitChanged'") { try $0.int(0) }
            }
            #expect(left == 0)
        }
    }

    @Test(arguments: TestRecords.engines)
    func `an act ahead of its day waits, and is followed when the day has come`(_ engine: Engine) async throws {
        try await Self.records(engine) { records in
            var ahead = Self.merger
            ahead.effectiveOn = CalendarDate(iso: "2026-12-01")!
            let before = try await commune(records, "m-20017-kim-tra")
            let output = try await records.desk.performAsSystem(ApplyAreaAct(ahead))
            #expect(output.households == 0)
            #expect(try await commune(records, "m-20017-kim-tra") == before)
            #expect(try await records.desk.performAsSystem(FollowAreaActs()) == 0)
            let later = Desk(
                database: records.database, shelves: records.shelves, randomness: SeededRandomness(seed: 9),
                clock: { TestRecords.now.adding(seconds: 10 * 86_400) })
            #expect(try await later.performAsSystem(FollowAreaActs()) > before)
            #expect(try await commune(records, "m-20017-kim-tra") == 0)
            let empty = try await records.database.read { transaction in
                try transaction.first("SELECT count(*) FROM household_count WHERE households = 0") { try $0.int(0) }
            }
            #expect(empty == 0)
            #expect(try await later.performAsSystem(FollowAreaActs()) == 0)
        }
    }

    @Test(arguments: TestRecords.engines)
    func `refuse to end a unit before its last decision, to undo under later acts, and without a reason`(_ engine: Engine) async throws {
        try await Self.records(engine) { records in
            var early = Self.merger
            early.effectiveOn = CalendarDate(iso: "2025-08-01")!
            await #expect { try await records.desk.performAsSystem(ApplyAreaAct(early)) } throws: {
                if case ApplyAreaAct.Refusal.decidedSince = $0 { true } else { false }
            }
            let acts = try await records.database.read { try $0.areaActs() }
            let merger = acts.first { $0.textKey == "nq-1675-2025" }!
            await #expect { try await records.desk.performAsSystem(UndoAreaAct(act: merger.id, reason: "thử")) } throws: {
                if case UndoAreaAct.Refusal.changedSince = $0 { true } else { false }
            }
            await #expect(throws: UndoAreaAct.Refusal.reasonMissing) {
                try await records.desk.performAsSystem(UndoAreaAct(act: merger.id, reason: "  "))
            }
            // The villages' names were changed on top of it: that act first, then the merger itself.
            let names = acts.first { $0.textKey == "demonstration-2025" }!
            _ = try await records.desk.performAsSystem(UndoAreaAct(act: names.id, reason: "thử"))
            _ = try await records.desk.performAsSystem(UndoAreaAct(act: merger.id, reason: "thử"))
            let town = records.keys["d-480-huong-tra"]!
            #expect(records.shelves.areas.children(of: town, on: TestRecords.today).count == 9)
            #expect(try await commune(records, "c-19996-tu-ha") > 0)
            #expect(try await commune(records, "m-19996-huong-tra") == 0)
        }
    }

    @Test(arguments: TestRecords.engines)
    func `only an administrator of the whole province may act`(_ engine: Engine) async throws {
        try await Self.records(engine) { records in
            let commune = try await records.officer("canbo", .communeOfficer, in: "m-20017-kim-tra")
            await #expect(throws: DeskError.notPermitted(.changeAreas)) {
                try await records.desk.perform(ApplyAreaAct(Self.merger), as: commune)
            }
            let local = try await records.officer("quantrixa", .administrator, in: "m-20017-kim-tra")
            await #expect(throws: DeskError.outsideArea) { try await records.desk.perform(ApplyAreaAct(Self.merger), as: local) }
            let whole = try await records.officer("quantritinh", .administrator, in: "tinh-thua-thien-hue")
            #expect(try await records.desk.perform(ApplyAreaAct(Self.merger), as: whole).households > 0)
        }
    }
}
