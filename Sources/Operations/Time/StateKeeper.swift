import Core
import Database
import Registry
import Store

/// Keeps the states of households in step with what is on record of them: called as every transaction that may change a
/// household ends. What was known before is ended, never overwritten.
public enum StateKeeper {
    /// So many households are held at once.
    private static let held = 2_000

    /// Derives the states of every household that this transaction touched, or of the first `limit` that are due.
    ///
    /// - Returns: the households whose states became others.
    @discardableResult
    static func settle(in transaction: any WriteTransaction, at now: Instant, limit: Int = .max) throws -> Int {
        var due = try transaction.householdsWithDueStates(limit: held)
        var rest = limit
        guard !due.isEmpty else { return 0 }
        let moment = try transaction.advanceRecordClock(to: now)
        var changed = 0
        while let last = due.last {
            let known = try transaction.presentStates(of: due)
            let facts = try transaction.facts(of: due)
            let knownNames = try transaction.pastNames(of: due)
            var names: [Household.ID: Set<PastName>] = [:]
            var (ended, begun): ([RecordedState], [HouseholdState]) = ([], [])
            var touched: [Household.ID] = []
            for household in due {
                let pastNames = facts[household]?.pastNames ?? []
                if pastNames != knownNames[household] ?? [] { names[household] = pastNames }
                let difference = Difference(from: known[household] ?? [], to: facts[household]?.states() ?? [])
                guard !difference.isEmpty else { continue }
                ended += difference.ended
                begun += difference.begun
                touched.append(household)
            }
            try transaction.endStates(ended, at: moment)
            try transaction.insertStates(begun, at: moment)
            try transaction.insertRecordings(of: touched, at: moment)
            try transaction.replacePastNames(with: names)
            try transaction.removeDueStates(upTo: last)
            changed += touched.count
            rest -= due.count
            due = due.count < held || rest <= 0 ? [] : try transaction.householdsWithDueStates(limit: held)
        }
        return changed
    }

    /// Derives what a migration left due, some thousand households to a transaction.
    public static func settle(_ database: any Database, at now: Instant) async throws {
        while try await !database.read({ try $0.householdsWithDueStates(limit: 1) }).isEmpty {
            try await database.write { _ = try settle(in: $0, at: now, limit: 20_000) }
        }
    }

    /// Households whose states or past names on record are not those that their dated facts give, of all households that there are.
    public static func staleHouseholds(in transaction: any ReadTransaction) throws -> Int {
        var (stale, last): (Int, Household.ID?) = (0, nil)
        while true {
            let households = try transaction.households(after: last, limit: held)
            guard let end = households.last else { return stale }
            let (known, facts) = (try transaction.presentStates(of: households), try transaction.facts(of: households))
            let names = try transaction.pastNames(of: households)
            stale += households.count {
                !Difference(from: known[$0] ?? [], to: facts[$0]?.states() ?? []).isEmpty || names[$0] ?? [] != facts[$0]?.pastNames ?? []
            }
            last = end
        }
    }

    /// What is to be written so that `known` becomes `states`.
    private struct Difference {
        var ended: [RecordedState]
        var begun: [HouseholdState]

        var isEmpty: Bool { ended.isEmpty && begun.isEmpty }

        init(from known: [RecordedState], to states: [HouseholdState]) {
            let present = Dictionary(known.map { ($0.state.validFrom, $0.state) }, uniquingKeysWith: { $1 })
            let wanted = Dictionary(states.map { ($0.validFrom, $0) }, uniquingKeysWith: { $1 })
            ended = known.filter { wanted[$0.state.validFrom] != $0.state }
            begun = states.filter { present[$0.validFrom] != $0 }
        }
    }
}
