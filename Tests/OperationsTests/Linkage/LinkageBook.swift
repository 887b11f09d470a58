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
        try await registerAnyway(
            RegisterHousehold(village: village ?? self.village, address: "", registeredOn: Self.day(day), people: people))
    }

    /// Registers people who seem to be known, as nobody in particular: what stands before an officer was asked, as after a list.
    func registerAnyway(_ operation: RegisterHousehold) async throws -> Household.ID {
        do { return try await perform(operation) } catch let refusal as HouseholdRefusal {
            let keys = refusal.problems.compactMap { problem in if case .likelySame = problem { problem.confirmation } else { nil } }
            guard keys.count == refusal.problems.count else { throw refusal }
            var operation = operation
            operation.confirmed.formUnion(keys)
            let household = try await perform(operation)
            for stored in try await pairs(.different) { try await perform(DecidePair(stored.pair, .open, reason: "")) }
            return household
        }
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
