import Access
import Core
import Database
import Law
import Operations
import Registry
import Store
import TestSupport
import Testing

/// Acts on households that are taken back after their villages were reorganised.
@Suite struct `Taking an act back after the units have changed` {
    /// The villages of the commune: where the household lived, where it went, and a third one.
    private func villages(_ book: CommuneBook) throws -> (home: Area.ID, away: Area.ID, third: Area.ID) {
        let others = book.records.shelves.areas.villages(of: [book.records.keys[CommuneBook.commune]!], on: TestRecords.today)
            .map(\.area).filter { $0 != book.village }
        return (book.village, try #require(others.first), try #require(others.dropFirst().first))
    }

    private func move(_ household: Household.ID, to village: Area.ID, _ book: CommuneBook) async throws {
        let version = try await book.version(household)
        try await book.perform(
            MoveHousehold(
                household: household, householdVersion: version, to: village, on: CommuneBook.day("2026-06-01"), reason: "ghi nhầm"))
    }

    private func change(_ lines: [WrittenAreaAct.Line], _ book: CommuneBook) async throws -> AreaAct.ID {
        let act = WrittenAreaAct(
            key: "", effectiveOn: TestRecords.today, document: "12/NQ-HĐND", source: "test", confidence: "INVENTED", lines: lines)
        return try await book.records.desk.performAsSystem(ApplyAreaAct(act)).act
    }

    private func line(
        _ clause: WrittenAreaAct.Clause, _ unit: String, _ change: (inout WrittenAreaAct.Line) -> Void
    ) -> WrittenAreaAct.Line {
        var line = WrittenAreaAct.Line(clause: clause, unit: unit)
        change(&line)
        return line
    }

    private func key(_ area: Area.ID, _ book: CommuneBook) -> String { book.records.keys.first { $0.value == area }!.key }

    private func stays(_ household: Household.ID, _ book: CommuneBook) async throws -> [HouseholdStay] {
        try await book.records.database.read { try $0.stays(of: household) }
    }

    @Test(arguments: TestRecords.engines)
    func `puts a household into the village that followed its own, and leaves the act on units undoable`(
        _ engine: Engine
    ) async throws {
        try await withBook(engine) { book in
            let (home, away, third) = try villages(book)
            let household = try await book.listed()
            let before = try await book.image([household])
            try await move(household, to: away, book)
            // Both end: where it lived and where it was sent.
            let merger = try await change([home, away].map { unit in line(.merge, key(unit, book)) { $0.into = key(third, book) } }, book)
            try await book.undo(household)
            let stays = try await stays(household, book)
            #expect(stays.map(\.village) == [home, third] && stays.map(\.reason) == [.registered, .unitChanged])
            #expect(stays[0].validUntil == TestRecords.today.adding(days: -1) && stays[1].validUntil == nil)
            let row = try await book.look(household).row
            #expect(row.household.village == third && row.povertyClass == .poor)
            #expect(try await book.found("nguyen van teo") == [household])
            _ = try await book.records.desk.performAsSystem(UndoAreaAct(act: merger, reason: "ban hành nhầm"))
            #expect(try await book.image([household]) == before)
        }
    }

    @Test(arguments: TestRecords.engines) func `asks in which part of a divided village the household lives, and takes the answer`(
        _ engine: Engine
    ) async throws {
        try await withBook(engine) { book in
            let (home, away, _) = try villages(book)
            let household = try await book.listed()
            try await move(household, to: away, book)
            let founding = line(.establish, "v-moi") { ($0.name, $0.kind, $0.parent) = ("Thôn Mới", .hamlet, "20035") }
            let own = key(home, book)
            // It names another household, and not this one.
            let named = try await book.look(try await book.single()).row.household.code
            let division = try await change(
                [
                    founding, line(.divide, own) { ($0.into, $0.households) = ("v-moi", [named]) },
                    line(.divide, own) { ($0.into, $0.takesRest) = (own, true) },
                ],
                book)
            let new = try #require(try await book.records.database.read { try $0.areaKeys() }["v-moi"])
            let act = try #require(try await book.acts(of: household).first { $0.kind == .moved })
            await #expect(throws: UndoHouseholdAct.Refusal.villageDivided(home, choices: [new, home])) {
                try await book.records.desk.perform(UndoHouseholdAct(act: act.id, reason: "nhầm"), as: book.officer)
            }
            // Another village of the commune is no answer.
            await #expect(throws: UndoHouseholdAct.Refusal.villageDivided(home, choices: [new, home])) {
                try await book.records.desk.perform(UndoHouseholdAct(act: act.id, reason: "nhầm", village: away), as: book.officer)
            }
            try await book.perform(UndoHouseholdAct(act: act.id, reason: "nhầm", village: new))
            #expect(try await stays(household, book).map(\.village) == [home, new])
            #expect(try await book.look(household).row.household.village == new)
            _ = try await book.records.desk.performAsSystem(UndoAreaAct(act: division, reason: "ban hành nhầm"))
            #expect(try await stays(household, book).map(\.village) == [home])
        }
    }

    @Test(arguments: TestRecords.engines) func `follows the resolution where it names the household, and asks nothing`(_ engine: Engine)
        async throws
    {
        try await withBook(engine) { book in
            let (home, away, _) = try villages(book)
            let household = try await book.listed()
            let code = try await book.look(household).row.household.code
            try await move(household, to: away, book)
            let founding = line(.establish, "v-moi") { ($0.name, $0.kind, $0.parent) = ("Thôn Mới", .hamlet, "20035") }
            let own = key(home, book)
            _ = try await change(
                [
                    founding, line(.divide, own) { ($0.into, $0.households) = ("v-moi", [code]) },
                    line(.divide, own) { ($0.into, $0.takesRest) = (own, true) },
                ],
                book)
            let new = try #require(try await book.records.database.read { try $0.areaKeys() }["v-moi"])
            try await book.undo(household)
            #expect(try await stays(household, book).map(\.village) == [home, new])
        }
    }

    @Test(arguments: TestRecords.engines) func `takes a split back whose new household came after a merger of villages`(_ engine: Engine)
        async throws
    {
        try await withBook(engine) { book in
            let (home, _, third) = try villages(book)
            let household = try await book.listed()
            let figures = try await book.movement()
            let (wife, child) = (
                try await book.membership("Hồ Thị Mận", of: household), try await book.membership("Nguyễn Văn Tí", of: household)
            )
            let new = try await book.perform(
                SplitHousehold(
                    household: household, householdVersion: try await book.version(household), leaving: [wife, child], head: wife,
                    village: home, address: "", on: CommuneBook.day("2026-06-01"), reason: "ly hôn"))
            let merger = try await change([line(.merge, key(home, book)) { $0.into = key(third, book) }], book)
            try await book.undo(new)
            #expect(try await book.image([new]) == ["\(new) none"])
            let row = try await book.look(household).row
            #expect(row.persons == 3 && row.household.village == third)
            #expect(try await book.movement() == figures)
            _ = try await book.records.desk.performAsSystem(UndoAreaAct(act: merger, reason: "ban hành nhầm"))
            #expect(try await book.look(household).row.household.village == home)
            let broken = try await book.records.database.read { try EventLog.firstBroken(in: $0) }
            #expect(broken == nil)
        }
    }
}
