import Access
import Core
import Database
import Operations
import Registry
import Store
import TestSupport
import Testing

/// Who is found by name on a day gone by.
@Suite struct `Searching by name on a day gone by` {
    private func found(_ text: String, on day: String, _ book: CommuneBook, as other: Officer? = nil) async throws -> [Household.ID] {
        let officer = other ?? book.officer
        let (scope, areas, day) = (book.records.scope(officer), book.records.shelves.areas, CommuneBook.day(day))
        let view = Viewpoint(day: day, map: day)
        let words = text.searchKey.split(separator: " ").map(String.init)
        return try await book.records.database.read { transaction in
            let place = PastScope(scope, from: view, in: areas, known: areas, today: TestRecords.today)
            let present = try transaction.householdsNamed(words, within: scope, limit: 200)
            let ids = try transaction.householdsNamed(words, on: day, among: present, orOnceIn: place.villages, limit: 200).households
            return try transaction.states(HouseholdFilter(), found: ids, in: place.villages, from: view, limit: 50, offset: 0)
                .map(\.household)
        }
    }

    @Test(arguments: TestRecords.engines) func `finds who has died since, and nobody on days on which they did not belong`(_ engine: Engine)
        async throws
    {
        try await withBook(engine) { book in
            let household = try await book.listed()
            let (dead, wife) = (
                try await book.membership("Nguyễn Văn Tèo", of: household), try await book.membership("Hồ Thị Mận", of: household)
            )
            try await book.perform(
                EndMembership(
                    household: household, householdVersion: try await book.version(household), membership: dead, reason: .died,
                    leftOn: CommuneBook.day("2026-06-01"), successor: wife))
            #expect(try await book.found("teo nguyen") == [])
            for words in ["teo nguyen", "Nguyễn Văn Tèo", "nguyen te"] {
                #expect(try await found(words, on: "2026-05-31", book) == [household], "\(words)")
                #expect(try await found(words, on: "2026-06-01", book) == [], "\(words)")
                #expect(try await found(words, on: "2025-07-31", book) == [], "\(words)")
            }
            #expect(try await found("ho man", on: "2026-05-31", book) == [household])
            try await book.undo(household)
            #expect(try await found("teo nguyen", on: "2026-06-01", book) == [household])
            let stale = try await book.records.database.read { try StateKeeper.staleHouseholds(in: $0) }
            #expect(stale == 0)
        }
    }

    @Test(arguments: TestRecords.engines) func `finds a household where it lived, by the officers of that place and of that day`(
        _ engine: Engine
    ) async throws {
        try await withBook(engine) { book in
            let household = try await book.listed()
            let other = "m-19996-huong-tra"
            let receiver = try await book.records.officer("ben-nhan", .communeOfficer, in: other)
            let village = try #require(
                book.records.shelves.areas.villages(of: [book.records.keys[other]!], on: TestRecords.today).first?.area)
            try await book.perform(
                MoveHousehold(
                    household: household, householdVersion: try await book.version(household), to: village,
                    on: CommuneBook.day("2026-06-01"), reason: "chuyển"))
            // Of the commune that it left: of days on which it lived there.
            #expect(try await found("teo nguyen", on: "2026-05-31", book) == [household])
            #expect(try await found("teo nguyen", on: "2026-06-01", book) == [])
            // Of the commune to which it came: since it came.
            #expect(try await found("teo nguyen", on: "2026-05-31", book, as: receiver) == [])
            #expect(try await found("teo nguyen", on: "2026-06-01", book, as: receiver) == [household])
            let stranger = try await book.records.officer("nguoi-la", .communeOfficer, in: "m-20017-kim-tra")
            for day in ["2026-05-31", "2026-06-01"] {
                #expect(try await found("teo nguyen", on: day, book, as: stranger) == [])
            }
        }
    }

    @Test(arguments: TestRecords.engines) func `finds the people of a household that joined another, and of one that left`(_ engine: Engine)
        async throws
    {
        try await withBook(engine) { book in
            let (household, free) = (try await book.listed(), try await book.single())
            let day = CommuneBook.day("2026-06-01")
            try await book.perform(
                MergeHouseholds(
                    household: free, householdVersion: 1, into: household, receivingVersion: try await book.version(household),
                    relations: [try await book.membership("Lê Thị Đào", of: free): .parent], on: day, reason: "về ở với con"))
            #expect(try await found("le dao", on: "2026-05-31", book) == [free])
            #expect(try await found("le dao", on: "2026-06-01", book) == [household])
            try await book.perform(
                SendHouseholdAway(
                    household: household, householdVersion: try await book.version(household), on: CommuneBook.day("2026-07-01"),
                    destination: "", reason: "đi làm ăn xa"))
            #expect(try await found("teo nguyen", on: "2026-06-30", book) == [household])
            #expect(try await found("teo nguyen", on: "2026-07-01", book) == [])
        }
    }
}
