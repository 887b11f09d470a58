import Access
import Core
import Database
import Operations
import Registry
import Store
import TestSupport
import Testing

@Suite struct `Whoever is written down` {
    @Test(arguments: TestRecords.engines) func `is asked about when the registry may know them, and not a second time`(_ engine: Engine)
        async throws
    {
        try await withBook(engine) { book in
            let home = try await book.family()
            let people = [try CommuneBook.facts("NGUYỄN VĂN TÈO", sex: .male, born: "1980-02-03")]
            var operation = RegisterHousehold(
                village: book.village, address: "", registeredOn: CommuneBook.day("2026-03-01"), people: people)
            let problems = try await book.problems(operation)
            guard case .likelySame(0, let known)? = problems.first, problems.count == 1 else {
                Issue.record("\(problems)")
                return
            }
            #expect(known.place?.household == home && known.place?.head == "Nguyễn Văn Tèo" && known.isPresent && !known.canBeTaken)
            #expect(known.likeness.strength == .likely && known.likeness.evidence == [.name(.same), .sameBirthDay, .sameVillage])
            operation.confirmed = [known.anotherKey(0)]
            let new = try await book.perform(operation)
            #expect(try await book.pairs(.different).count == 1)
            try await book.look()
            #expect(try await book.pairs().isEmpty)
            // With the household that was begun the answer goes too.
            try await book.undo(new)
            #expect(try await book.pairs(.different).isEmpty)
        }
    }

    @Test(arguments: TestRecords.engines) func `is taken as who they are when they left their household`(_ engine: Engine) async throws {
        try await withBook(engine) { book in
            let home = try await book.family()
            let child = try await book.membership("Nguyễn Văn Tí", of: home)
            let person = try await book.person("Nguyễn Văn Tí", of: home)
            try await book.perform(
                EndMembership(
                    household: home, householdVersion: try await book.version(home), membership: child, reason: .movedAway,
                    leftOn: CommuneBook.day("2026-05-01")))
            let aunt = try await book.single("Lê Thị Đào", since: "2026-01-01")
            var operation = AddMember(
                household: aunt, householdVersion: try await book.version(aunt),
                person: try CommuneBook.facts("Nguyễn Văn Tí", .other, sex: .male, born: "2015-06-07"),
                joinedOn: CommuneBook.day("2026-05-01"),
                reason: .movedIn)
            guard case .likelySame(_, let known)? = try await book.problems(operation).first else {
                Issue.record("not asked")
                return
            }
            #expect(known.canBeTaken && known.person == person)
            operation.confirmed = [known.sameKey(0)]
            try await book.perform(operation)
            #expect(try await book.person("Nguyễn Văn Tí", of: aunt) == person)
            #expect(try await book.pairs(.different).isEmpty)
        }
    }

    @Test(arguments: TestRecords.engines) func `of somebody of another commune nothing is told but where`(_ engine: Engine) async throws {
        try await withBook(engine) { book in
            _ = try await book.family()
            let other = try await book.records.officer("nguoi-khac", .communeOfficer, in: "m-19996-huong-tra")
            let village = try #require(
                book.records.shelves.areas.villages(of: [book.records.keys["m-19996-huong-tra"]!], on: TestRecords.today).first
            ).area
            let operation = RegisterHousehold(
                village: village, address: "", registeredOn: CommuneBook.day("2026-03-01"),
                people: [
                    try CommuneBook.facts("Nguyễn Văn Tèo", sex: .male, born: "1980-02-03"),
                    try CommuneBook.facts("Hồ Thị Mận", .spouse, sex: .female, born: "1982"),
                ])
            do {
                _ = try await book.records.desk.perform(operation, as: other)
                Issue.record("not asked")
            } catch let refusal as HouseholdRefusal {
                let known = refusal.problems.compactMap { problem in if case .likelySame(_, let known) = problem { known } else { nil } }
                #expect(known.count == 2 && known.allSatisfy { $0.place == nil && $0.unit == "Xã Bình Điền" && !$0.canBeTaken })
            }
        }
    }
}
