import Access
import Core
import Database
import Law
import Operations
import Registry
import Store
import TestSupport
import Testing

@Suite struct `A member who goes to another household` {
    private func transfer(
        _ name: String, from household: Household.ID, to receiving: Household.ID, as relation: Relation = .other,
        successor: String? = nil, on day: String = "2026-10-01", reason: String = "về ở với mẹ", _ book: CommuneBook
    ) async throws -> TransferMember {
        let next: Membership.ID? = if let successor { try await book.membership(successor, of: household) } else { nil }
        return TransferMember(
            household: household, householdVersion: try await book.version(household),
            membership: try await book.membership(name, of: household), into: receiving,
            receivingVersion: try await book.version(receiving), relation: relation, successor: next, on: CommuneBook.day(day),
            reason: reason)
    }

    @Test(arguments: TestRecords.engines) func `leaves there and comes here in one act, found here, and is back after the undo`(
        _ engine: Engine
    ) async throws {
        try await withBook(engine) { book in
            let (family, single) = (try await book.listed(), try await book.single())
            let before = try await book.image([family, single])
            let operation = try await transfer("Hồ Thị Mận", from: family, to: single, as: .child, book)
            let preview = try await book.records.desk.preview(operation, as: book.officer)
            #expect(preview.sides.map(\.after.persons) == [2, 2] && preview.sides.map { $0.before?.persons } == [3, 1])
            #expect(try await book.image([family, single]) == before)
            let person = try await book.member("Hồ Thị Mận", of: family).person.id
            try await book.perform(operation)
            let (there, here) = (try await book.look(family), try await book.look(single))
            #expect(there.present.count == 2 && here.present.contains { $0.person.id == person && $0.membership.relation == .child })
            #expect(there.row.povertyClass == .poor)
            #expect(try await book.found("ho thi man") == [single])
            let event = try await book.lastEvent(about: single)
            #expect(event.operation == "TransferMember" && event.detail.contains("Hồ Thị Mận"))
            try await book.undo(family)
            #expect(try await book.image([family, single]) == before)
            #expect(try await book.found("ho thi man") == [family])
        }
    }

    @Test(arguments: TestRecords.engines) func `a head goes when another is named, and with the last member the household ends`(
        _ engine: Engine
    ) async throws {
        try await withBook(engine) { book in
            let (family, single) = (try await book.family(since: "2025-08-01"), try await book.single())
            let headless = try await transfer("Nguyễn Văn Tèo", from: family, to: single, book)
            #expect(try await book.problems(headless).contains(.headNotNamed))
            try await book.perform(try await transfer("Nguyễn Văn Tèo", from: family, to: single, successor: "Hồ Thị Mận", book))
            #expect(try await book.look(family).row.headName == "Hồ Thị Mận")
            let before = try await book.image([family, single])
            let other = try await book.single("Trần Thị Lựu")
            try await book.perform(try await transfer("Trần Thị Lựu", from: other, to: single, book))
            #expect(try await book.look(other).row.household.status == .dissolved)
            try await book.undo(other)
            #expect(try await book.look(other).row.household.status == .active)
            #expect(try await book.image([family, single]) == before)
        }
    }

    @Test(arguments: TestRecords.engines) func `is refused without a reason, before its day, as a second head, and from beyond the area`(
        _ engine: Engine
    ) async throws {
        try await withBook(engine) { book in
            let (family, single) = (try await book.family(since: "2025-08-01"), try await book.single())
            #expect(try await book.problems(transfer("Nguyễn Văn Tí", from: family, to: single, reason: "", book)) == [.reasonMissing])
            #expect(try await book.problems(transfer("Nguyễn Văn Tí", from: family, to: single, as: .head, book)).contains(.headTwice))
            let early = try await transfer("Nguyễn Văn Tí", from: family, to: single, on: "2025-08-01", book)
            #expect(try await book.problems(early) == [.dayTooEarly(first: CommuneBook.day("2025-08-02"))])
            let late = try await transfer("Nguyễn Văn Tí", from: family, to: single, on: "2027-01-01", book)
            #expect(try await book.problems(late).contains(.dayInFuture))
            let stranger = try await book.records.officer("nguoi-la", .communeOfficer, in: "m-20017-kim-tra")
            let operation = try await transfer("Nguyễn Văn Tí", from: family, to: single, book)
            await #expect(throws: DeskError.outsideArea) { try await book.records.desk.perform(operation, as: stranger) }
        }
    }
}
