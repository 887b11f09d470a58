import Access
import Core
import Database
import Operations
import Registry
import Store
import TestSupport
import Testing

@Suite("Where a household lives on the ground", .serialized) struct HouseholdPointTests {
    private static let home = GroundPoint(latitude: 16_463_700, longitude: 107_590_900)
    private static let day = CommuneBook.day("2026-11-02")

    private func record(_ household: Household.ID, _ point: GroundPoint = home, reason: String = "", confirmed: Set<String> = [])
        -> RecordHouseholdPoint
    {
        RecordHouseholdPoint(household: household, point: point, measuredOn: Self.day, reason: reason, confirmed: confirmed)
    }

    @Test(arguments: TestRecords.engines) func `is written down, put right and taken away, each row kept with who and why`(_ engine: Engine)
        async throws
    {
        try await withBook(engine) { book in
            let household = try await book.family()
            try await book.perform(record(household))
            let note = try #require(try await book.records.database.read { try $0.pointNote(of: household) })
            #expect(note.measuredOn == Self.day && note.officer == book.officer.name && !note.isOfFormerPlace)
            #expect(try await book.problems(record(household)) == [.nothingChanged, .reasonMissing])
            let other = GroundPoint(latitude: Self.home.latitude + 500, longitude: Self.home.longitude)
            #expect(try await book.problems(record(household, other)) == [.reasonMissing])
            try await book.perform(record(household, other, reason: "Đo lại tại nhà"))
            #expect(try await book.problems(RemoveHouseholdPoint(household: household, reason: "")) == [.reasonMissing])
            try await book.perform(RemoveHouseholdPoint(household: household, reason: "Gia đình không muốn ghi"))
            let rows = try await book.records.database.read { try $0.points(of: household) }
            #expect(rows.map(\.point) == [other, Self.home] && rows.allSatisfy { $0.endedAt != nil })
            #expect(rows.map(\.endReason) == ["Gia đình không muốn ghi", "Đo lại tại nhà"])
            #expect(try await book.records.database.read { try $0.pointNote(of: household) } == nil)
            await #expect(throws: StoreError.notFound) {
                try await book.records.desk.perform(RemoveHouseholdPoint(household: household, reason: "x"), as: book.officer)
            }
        }
    }

    @Test(arguments: TestRecords.engines) func `is asked about when it lies far from the other houses of the village`(_ engine: Engine)
        async throws
    {
        try await withBook(engine) { book in
            let (first, second) = (try await book.family(), try await book.family())
            try await book.perform(record(first))
            let far = GroundPoint(latitude: Self.home.latitude + 100_000, longitude: Self.home.longitude)
            #expect(try await book.problems(record(second, far)) == [.farFromVillage(metres: 11_120)])
            try await book.perform(record(second, far, confirmed: ["farFromVillage"]))
            #expect(try await book.lastEvent(about: second).detail.contains("farFromVillage"))
            // Within three kilometres of the nearest, nothing is asked.
            let third = try await book.family()
            try await book.perform(record(third, GroundPoint(latitude: far.latitude + 20_000, longitude: far.longitude)))
            #expect(
                try await book.problems(record(third, GroundPoint(latitude: 48_858_400, longitude: 2_294_500), reason: "x"))
                    .contains(.pointOutside))
            let future = RecordHouseholdPoint(
                household: third, point: far, measuredOn: TestRecords.today.adding(days: 1), reason: "x")
            #expect(try await book.problems(future) == [.dayInFuture])
        }
    }

    @Test(arguments: TestRecords.engines) func `is shown to who may see it and says what for, and the log has never the place`(
        _ engine: Engine
    ) async throws {
        try await withBook(engine) { book in
            let household = try await book.family()
            let head = try await book.records.officer("thon", .villageHead, in: "v-20035-1")
            try await book.records.desk.perform(record(household), as: head)
            await #expect(throws: DeskError.notPermitted(.revealHouseholdPoint)) {
                try await book.records.desk.perform(RevealHouseholdPoint(household: household, purpose: "Rà soát"), as: head)
            }
            let neighbour = try await book.records.officer("xa-ben", .communeOfficer, in: "m-19996-huong-tra")
            await #expect(throws: DeskError.outsideArea) {
                try await book.records.desk.perform(RevealHouseholdPoint(household: household, purpose: "Rà soát"), as: neighbour)
            }
            await #expect(throws: DeskError.outsideArea) { try await book.records.desk.perform(record(household), as: neighbour) }
            #expect(try await book.problems(RevealHouseholdPoint(household: household, purpose: "")) == [.reasonMissing])
            let seen = try await book.perform(RevealHouseholdPoint(household: household, purpose: "Đến nhà rà soát"))
            #expect(seen.map(\.point) == [Self.home])
            let events = try await book.records.database.read { try $0.events(about: household, limit: 10) }
            #expect(events.prefix(2).map(\.operation) == ["RevealHouseholdPoint", "RecordHouseholdPoint"])
            #expect(events[0].detail.contains("Đến nhà rà soát"))
            #expect(events.allSatisfy { !$0.detail.contains("16.46") && !$0.detail.contains("16463") && !$0.detail.contains("107590") })
        }
    }

    @Test(arguments: TestRecords.engines) func `stays behind when the household moves, and stands in the way of no undoing`(
        _ engine: Engine
    )
        async throws
    {
        try await withBook(engine) { book in
            let household = try await book.family()
            let version = try await book.look(household).row.household.version
            let villages = book.records.shelves.areas.children(of: book.records.keys[CommuneBook.commune]!, on: TestRecords.today)
            let other = try #require(villages.first { $0.area != book.village }).area
            let moved = CorrectHousehold(
                household: household, householdVersion: version, address: "Xóm 2",
                placement: .moved(to: other, on: CommuneBook.day("2026-11-03")), reason: "Chuyển nhà")
            try await book.perform(record(household))
            try await book.perform(moved)
            #expect(try await book.records.database.read { try $0.pointNote(of: household) }?.isOfFormerPlace == true)
            #expect(try await book.records.database.read { try $0.points(in: other, except: book.records.desk.anyHousehold) }.isEmpty)
            try await book.perform(RevealHouseholdPoint(household: household, purpose: "Đến nhà"))
            let act = try #require(try await book.records.database.read { try $0.householdActs(of: [household]).first })
            try await book.perform(UndoHouseholdAct(act: act.id, reason: "Ghi nhầm"))
            #expect(try await book.records.database.read { try $0.pointNote(of: household) }?.isOfFormerPlace == false)
        }
    }
}

extension Desk {
    /// The key of no household.
    fileprivate var anyHousehold: Household.ID { Household.ID(high: 1, low: 2) }
}
