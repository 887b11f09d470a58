import Core
import Database
import Registry
import Store

/// Looks for people who may be one and keeps the pairs for officers to decide. What is found follows from what is on record, so nothing
/// goes through the desk and nobody waits for it.
public enum DuplicateFinder {
    /// So many people are compared in one stretch.
    private static let held = 1_000

    /// Looks at everybody whom something happened to since the last look; at everybody, the first time.
    ///
    /// - Parameter all: also those to whom nothing happened.
    /// - Returns: how many people were looked at.
    @discardableResult
    public static func look(in database: any Database, all: Bool = false, at now: Instant) async throws -> Int {
        let (mark, last) = try await database.read { (try $0.linkageMark(), try $0.lastEvent()?.seq ?? 0) }
        var looked = 0
        if let mark, !all {
            guard last > mark else { return 0 }
            let touched = try await database.read { try $0.peopleTouched(after: mark) }
            for start in stride(from: 0, to: touched.count, by: held) {
                try await look(at: Array(touched[start..<min(start + held, touched.count)]), in: database, at: now)
            }
            looked = touched.count
        } else {
            // Keys first: whoever has none yet is met by nobody.
            try await forEachPart(of: database) { people in try await database.write { try $0.insertKeys(of: people) } }
            try await forEachPart(of: database) { people in
                try await look(at: people.map(\.id), in: database, at: now)
                looked += people.count
            }
        }
        try await database.write { try $0.setLinkageMark(last) }
        return looked
    }

    private static func forEachPart(of database: any Database, _ body: ([Person]) async throws -> Void) async throws {
        var end: Person.ID?
        while true {
            let people = try await database.read { [end] in try $0.people(after: end, limit: held) }
            guard let last = people.last else { return }
            try await body(people)
            end = last.id
        }
    }

    private static func look(at people: [Person.ID], in database: any Database, at now: Instant) async throws {
        let (found, gone) = try await database.read { transaction -> ([StoredPair], [PersonPair]) in
            let pairs = try transaction.candidates(for: people)
            let known = try transaction.pairs(of: people)
            let wanted = Set(pairs.flatMap(\.people) + known.flatMap(\.pair.people)).sorted()
            let records = try transaction.personRecords(wanted)
            let found = pairs.union(known.map(\.pair)).compactMap { pair -> StoredPair? in
                guard let one = records[pair.first], let other = records[pair.second], let likeness = PersonLikeness(of: one, and: other),
                    let left = one.household, let right = other.household
                else { return nil }
                return StoredPair(pair: pair, firstHousehold: left, secondHousehold: right, likeness: likeness, foundAt: now)
            }
            let kept = Set(found.map(\.pair))
            let old = Dictionary(known.map { ($0.pair, $0) }, uniquingKeysWith: { $1 })
            // What is as it was is not written again.
            let news = found.filter { new in
                guard let known = old[new.pair] else { return true }
                return (known.firstHousehold, known.secondHousehold, known.strength, known.evidence)
                    != (new.firstHousehold, new.secondHousehold, new.strength, new.evidence)
            }
            return (news, known.filter { ($0.state == .open || $0.state == .later) && !kept.contains($0.pair) }.map(\.pair))
        }
        guard !found.isEmpty || !gone.isEmpty else { return }
        try await database.write { transaction in
            try transaction.keep(found)
            try transaction.forget(gone)
        }
    }
}
