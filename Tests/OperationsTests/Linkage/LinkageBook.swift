import Access
import Core
import Database
import Operations
import Registry
import Store
import TestSupport
import Testing

extension CommuneBook {
    /// A household that is registered whatever the registry knows of people like these.
    func register(_ people: [MemberFacts], since day: String = "2026-02-01", in village: Area.ID? = nil) async throws -> Household.ID {
        try await perform(
            RegisterHousehold(village: village ?? self.village, address: "", registeredOn: Self.day(day), people: people))
    }

    func look() async throws { try await DuplicateFinder.look(in: records.database, at: TestRecords.now) }

    func pairs(_ state: PersonPair.State = .open, as other: Officer? = nil) async throws -> [StoredPair] {
        let scope = records.scope(other ?? officer)
        return try await records.database.read { try $0.pairs(state, within: scope, limit: 100) }
    }

    func person(_ name: String, of household: Household.ID) async throws -> Person.ID {
        try #require(try await look(household).present.first { $0.person.name == name }).person.id
    }

    func versions(_ households: Household.ID...) async throws -> [Household.ID: Int] {
        var versions: [Household.ID: Int] = [:]
        for household in households { versions[household] = try await version(household) }
        return versions
    }

    func undoMerge(_ household: Household.ID) async throws {
        let last = try #require(try await acts(of: household).first { $0.undoneAt == nil })
        _ = try await perform(UndoMerge(act: last.id, reason: "nhầm người"))
    }
}
