import Access
import Core
import Database
import Registry
import Store
import TestSupport
import Testing

@testable import Operations

@Suite("Many households changed together") struct CorrectHouseholdsTests {
    @Test(arguments: TestRecords.engines) func `changes all that were looked at or none, and is taken back whole`(_ engine: Engine)
        async throws
    {
        try await withBook(engine) { book in
            let (one, two) = (try await book.family(), try await book.family())
            let three = try await book.family()
            let (other, scope) = (book.records.keys["v-20035-2"]!, AreaScope(communes: [book.records.keys[CommuneBook.commune]!]))
            try await book.perform(CorrectHousehold(household: three, householdVersion: 1, address: "Xóm 7"))
            func change(_ address: String?, _ placement: CorrectHousehold.Placement = .unchanged, _ reason: String = "đặt tên xóm")
                -> CorrectHouseholds
            {
                CorrectHouseholds(households: [one, two, three], address: address, placement: placement, reason: reason)
            }
            func check(_ operation: CorrectHouseholds) async throws -> CorrectHouseholds.Check {
                try await book.records.database.read { try operation.check(in: $0, within: scope) }
            }
            #expect(try await book.problems(change("Xóm 7", .unchanged, "")) == [.reasonMissing])
            #expect(try await book.problems(change(nil)) == [.nothingChanged])
            let early = try await check(change(nil, .moved(to: other, on: CommuneBook.day("2000-01-01"))))
            #expect(early.changing.isEmpty && early.staying.count == 3)

            let renaming = try await check(change("Xóm 7"))
            #expect(Set(renaming.changing.map(\.household.id)) == [one, two] && renaming.staying.map(\.obstacle) == [.same])
            // Somebody else is quicker: what was looked at is no more, and nothing is done.
            try await book.perform(CorrectHousehold(household: two, householdVersion: 1, address: "Xóm 8"))
            var stale = change("Xóm 7")
            stale.looked = renaming.fingerprint
            await #expect(throws: StoreError.changedMeanwhile) { try await book.perform(stale) }
            try await book.undo(two)

            let start = try await book.image([one, two, three])
            var moving = change("Xóm 7", .moved(to: other, on: CommuneBook.day("2026-08-01")))
            moving.looked = try await check(moving).fingerprint
            try await book.perform(moving)
            for household in [one, two, three] {
                let row = try await book.look(household).row.household
                #expect(row.village == other && row.address == "Xóm 7")
            }
            let act = try #require(try await book.acts(of: two).first { $0.kind == .correctedTogether && $0.undoneAt == nil })
            #expect(try await book.records.database.read { try $0.householdsChanged(by: act.id) } == 3)
            // One undo for all: asked for at any of them.
            try await book.undo(three)
            #expect(try await book.image([one, two, three]) == start)
        }
    }

    @Test(arguments: TestRecords.engines) func `a selection is its officer's alone and holds who can be changed`(_ engine: Engine)
        async throws
    {
        try await withBook(engine) { book in
            let household = try await book.family()
            let stranger = try await book.records.officer("nguoi-la", .communeOfficer, in: "m-19996-huong-tra")
            let selection = HouseholdSelection(id: Identifier(high: 1, low: 2), households: [household])
            try await book.records.database.write { try $0.keep(selection, of: book.officer.id, at: Instant(milliseconds: 5)) }
            let (own, foreign, isFree) = try await book.records.database.read { transaction in
                (
                    try transaction.selection(selection.id, of: book.officer.id), try transaction.selection(selection.id, of: stranger.id),
                    try transaction.isSelectionOfNobodyElse(selection.id, stranger.id)
                )
            }
            #expect(own == selection && foreign == nil && !isFree)
            // Whoever has no right there changes nothing, whatever they send.
            let change = CorrectHouseholds(households: [household], address: "Xóm 9", placement: .unchanged, reason: "x")
            await #expect(throws: StoreError.notFound) { try await book.records.desk.perform(change, as: stranger) }
            try await book.records.database.write { try $0.forgetSelections(madeBefore: Instant(milliseconds: 6)) }
            #expect(try await book.records.database.read { try $0.selection(selection.id, of: book.officer.id) } == nil)
        }
    }
}
