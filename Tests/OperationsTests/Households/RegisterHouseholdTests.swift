import Access
import Core
import Database
import Operations
import Registry
import Store
import TestSupport
import Testing

@Suite struct `Registering a household by hand` {
    @Test(arguments: TestRecords.engines) func `puts it on record with its people, counts, code, words and event`(_ engine: Engine)
        async throws
    {
        try await withBook(engine, households: 40) { book in
            let before = try await book.records.database.read { try $0.highestHouseholdNumber() }
            let household = try await book.family(["046080000011", "046182000012"])
            let (row, members, _) = try await book.look(household)
            #expect(row.household.code == Household.code(number: before + 1))
            #expect(row.headName == "Nguyễn Văn Tèo" && row.persons == 3 && row.ethnicity == "kinh" && row.household.address == "Xóm 2")
            #expect(row.flags == .child)
            #expect(members.map(\.membership.joinedOn.iso) == ["2026-02-01", "2026-02-01", "2026-02-01"])
            #expect(try await book.found("man ho") == [household])
            let event = try await book.lastEvent(about: household)
            #expect(event.operation == "RegisterHousehold" && event.officer == book.officer.id)
            #expect(!event.detail.contains("046080000011") && !event.detail.contains("046182000012"))
            let stays = try await book.records.database.read { try $0.stays(of: household) }
            #expect(stays.map(\.reason) == [.registered] && stays[0].village == book.village)
        }
    }

    @Test(arguments: TestRecords.engines) func `is refused outside the area, without the right, and on days that cannot be`(
        _ engine: Engine
    )
        async throws
    {
        try await withBook(engine) { book in
            let person = try CommuneBook.facts("Nguyễn Văn Tèo")
            func operation(_ area: String, on day: String = "2026-11-24") -> RegisterHousehold {
                RegisterHousehold(
                    village: book.records.keys[area]!, address: "", registeredOn: CommuneBook.day(day), people: [person])
            }
            await #expect(throws: DeskError.outsideArea) {
                try await book.records.desk.perform(operation("m-19996-huong-tra"), as: book.officer)
            }
            for role in [Role.villageHead, .leader, .consolidatingOfficer, .administrator] {
                let other = try await book.records.officer(role.rawValue.lowercased(), role, in: "tinh-thua-thien-hue")
                await #expect(throws: DeskError.notPermitted(.editHousehold)) {
                    try await book.records.desk.perform(operation("v-20035-1"), as: other)
                }
            }
            #expect(try await book.problems(operation("v-20035-1", on: "2026-11-25")) == [.dayInFuture])
            #expect(try await book.problems(operation(CommuneBook.commune)) == [.villageOutside])
            #expect(
                try await book.problems(
                    RegisterHousehold(village: book.village, address: "", registeredOn: CommuneBook.day("2026-11-24"), people: []))
                    == [.headMissing])
            try await book.expectOrder(after: "refusals")
        }
    }

    @Test(arguments: TestRecords.engines) func `refuses a number that somebody has, and shows of them what the officer may see`(
        _ engine: Engine
    ) async throws {
        try await withBook(engine, households: 60) { book in
            let own = try await book.family(["046080000011", nil])
            let code = try await book.look(own).row.household.code
            func problems(_ number: String, name: String = "Trần Văn Ổi") async throws -> [HouseholdProblem] {
                try await book.problems(
                    RegisterHousehold(
                        village: book.village, address: "", registeredOn: TestRecords.today,
                        people: [try CommuneBook.facts(name, number: number)]))
            }
            #expect(try await problems("046080000011") == [.numberElsewhere(position: 0, household: code)])
            let scope = AreaScope(communes: [book.records.keys["m-19996-huong-tra"]!])
            let stranger = try await book.records.database.read { transaction in
                try transaction.presentMembers(within: scope).values.flatMap { $0 }.first { $0.person.personalNumber != nil }
            }
            let number = try #require(stranger?.person.personalNumber)
            #expect(try await problems(number) == [.numberElsewhere(position: 0, household: nil)])
        }
    }

    @Test(arguments: TestRecords.engines) func `asks about what is unlikely and writes down that it was looked at`(_ engine: Engine)
        async throws
    {
        try await withBook(engine) { book in
            var operation = RegisterHousehold(
                village: book.village, address: "", registeredOn: TestRecords.today,
                people: [
                    try CommuneBook.facts("Nguyễn Văn Tèo", sex: .female, born: "1980", number: "046081000011"),
                    try CommuneBook.facts("Nguyễn Văn Tí", .child, born: "1979"),
                ])
            let asked = try await book.problems(operation)
            #expect(
                asked.compactMap(\.confirmation) == ["numberSexDiffers-0", "numberYearDiffers-0", "parentYounger-1"])
            operation.confirmed = Set(asked.compactMap(\.confirmation).dropLast())
            #expect(try await book.problems(operation).compactMap(\.confirmation) == ["parentYounger-1"])
            operation.confirmed = Set(asked.compactMap(\.confirmation))
            let household = try await book.perform(operation)
            #expect(try await book.lastEvent(about: household).detail.contains("numberSexDiffers-0 numberYearDiffers-0 parentYounger-1"))
        }
    }

    @Test(arguments: TestRecords.engines) func `is a movement into the unit when the household came from elsewhere`(_ engine: Engine)
        async throws
    {
        try await withBook(engine) { book in
            let household = try await book.perform(
                RegisterHousehold(
                    village: book.village, address: "", registeredOn: CommuneBook.day("2026-05-01"), isMovedIn: true,
                    people: [try CommuneBook.facts("Nguyễn Văn Tèo")]))
            let stays = try await book.records.database.read { try $0.stays(of: household) }
            #expect(stays.map(\.reason) == [.movedIn])
        }
    }
}
