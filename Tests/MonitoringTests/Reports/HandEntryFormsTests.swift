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

@Suite struct `Forms after changes by hand` {
    private static let commune = "m-20035-binh-dien"

    private func form(_ number: String, _ records: TestRecords) async throws -> FormTable {
        try await records.form(number, records.keys[Self.commune]!, 2026)
    }

    /// Columns 4, 8 and 9 of the persons of the whole unit.
    private func persons(_ records: TestRecords, _ number: String) async throws -> [Int] {
        let table = try await form(number, records)
        return ["4", "8", "9"].map { table.cell($0, .all, .persons)?.count ?? -1 }
    }

    @Test(arguments: TestRecords.engines) func `close after births, deaths and moves, and count each in its column`(_ engine: Engine)
        async throws
    {
        try await withRecords(engine, households: 300) { records in
            let officer = try await records.officer("can-bo", .communeOfficer, in: Self.commune)
            var filter = HouseholdFilter()
            filter.classes = [.poor]
            let poor = try await records.database.read { [filter] in
                try $0.households(filter, found: nil, within: records.scope(officer), limit: 200, offset: 0)
            }
            let opening = CalendarDate(iso: "2025-12-31")!
            /// Poor at both ends, in one place all the year, of a size.
            func pick(_ index: Int, persons: ClosedRange<Int>) throws -> HouseholdRow {
                try #require(
                    poor.filter { persons.contains($0.persons) && $0.classSince.map { $0 <= opening } ?? false }.dropFirst(index).first)
            }
            let (parents, widow, mover, single) = (
                try pick(0, persons: 3...9), try pick(1, persons: 3...9), try pick(2, persons: 3...9), try pick(0, persons: 1...1)
            )
            let before = try await persons(records, "7.2")
            func members(_ row: HouseholdRow) async throws -> [Member] {
                try await records.database.read { try $0.members(of: row.household.id).filter { $0.membership.leftOn == nil } }
            }
            let day = CalendarDate(iso: "2026-11-10")!
            _ = try await records.desk.perform(
                AddMember(
                    household: parents.household.id, householdVersion: parents.household.version,
                    person: MemberFacts(name: try PersonName("Bé Mới"), relation: .child, born: .day(day)), joinedOn: day, reason: .born),
                as: officer)
            #expect(try await persons(records, "7.2") == [before[0], before[1] + 1, before[2] + 1])

            let family = try await members(widow)
            _ = try await records.desk.perform(
                EndMembership(
                    household: widow.household.id, householdVersion: widow.household.version, membership: family[0].membership.id,
                    reason: .died, leftOn: day, successor: family[1].membership.id), as: officer)
            #expect(try await persons(records, "7.2") == [before[0] + 1, before[1] + 1, before[2]])

            // A household that moves within the commune goes out of one village and into the other with all its people.
            let villages = records.shelves.areas.children(of: records.keys[Self.commune]!, on: TestRecords.today).map(\.area)
            let target = try #require(villages.first { $0 != mover.household.village })
            _ = try await records.desk.perform(
                CorrectHousehold(
                    household: mover.household.id, householdVersion: mover.household.version, address: mover.household.address,
                    placement: .moved(to: target, on: day), reason: "Chuyển nhà"), as: officer)
            #expect(try await persons(records, "7.2") == [before[0] + 1 + mover.persons, before[1] + 1 + mover.persons, before[2]])

            // The last member of a household dies: household and person leave.
            _ = try await records.desk.perform(
                EndMembership(
                    household: single.household.id, householdVersion: single.household.version,
                    membership: try await members(single)[0].membership.id, reason: .died, leftOn: day), as: officer)
            #expect(try await persons(records, "7.2") == [before[0] + 2 + mover.persons, before[1] + 1 + mover.persons, before[2] - 1])
            _ = try await form("7.3", records)
            let stale = try await records.database.read { try $0.householdsWithStaleCounts() }
            #expect(stale == 0)
        }
    }
}
