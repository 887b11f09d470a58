import Core
import Database
import Exchange
import Foundation
import Jobs
import Law
import Operations
import Registry
import Store

/// Everything put together: the records, the law, the desk. Made once by each command that needs it.
struct House {
    let database: any Database
    let shelves: Shelves
    let desk: Desk
    let sessions: Sessions
    let law: LawFolder

    /// Opens the records, applies the migrations that are missing, and loads units and law.
    ///
    /// - Parameter practiceDay: the day on which records that are begun now are to live, for training.
    static func open(_ options: StoreOptions, readers: Int = 4, practiceDay: CalendarDate? = nil) async throws -> House {
        let database = try await openDatabase(options.location, readers: readers)
        _ = try await database.migrate(migrations, at: Clock.ours.now())
        if let practiceDay {
            guard try await database.read({ try $0.areaKeys().isEmpty && $0.hasNoHouseholds() }) else {
                throw Demonstration.Refusal.notEmpty
            }
            try await Clock.set(to: practiceDay, in: database)
        }
        let house = try await assemble(database, options)
        try await Daybreak(desk: house.desk).look()
        return house
    }

    /// Opens records that somebody began before: a command that asks or changes something does not begin empty ones unasked.
    static func openExisting(_ options: StoreOptions) async throws -> House {
        if case .sqlite(let path) = options.location, !FileManager.default.fileExists(atPath: path) { throw NoRecords(path: path) }
        let house = try await open(options)
        if house.shelves.areas.isEmpty { throw NoRecords(path: nil) }
        return house
    }

    /// Puts the house together over records that are migrated.
    static func assemble(_ database: any Database, _ options: StoreOptions) async throws -> House {
        let law = try LawFolder.load(options.lawOptions.folder)
        let clock = try await Clock.of(database)
        let shelves = Shelves(areas: AreaHistory(versions: [], successions: []), law: law.ruleBook)
        try await shelves.refresh(from: database)
        try await StateKeeper.settle(database, at: clock.now())
        let randomness = SystemRandomness()
        return House(
            database: database, shelves: shelves,
            desk: Desk(database: database, shelves: shelves, randomness: randomness, clock: clock.now),
            sessions: Sessions(database: database, randomness: randomness), law: law)
    }

    /// Puts the units and acts of a data file on record.
    @discardableResult func loadAreas(_ file: AreaFile) async throws -> LoadAreas.Output {
        let (now, randomness) = (desk.now, desk.randomness)
        let output = try await database.write { try LoadAreas(file).perform(in: $0, at: now, randomness: randomness) }
        try await shelves.refresh(from: database)
        return output
    }

    /// The unit that has `code` on `day`.
    func unit(code: String, on day: CalendarDate) throws -> AreaVersion { try Self.unit(code: code, on: day, in: shelves.areas) }

    static func unit(code: String, on day: CalendarDate, in areas: AreaHistory) throws -> AreaVersion {
        switch areas.lookup(code: code, on: day) {
        case .found(let version): return version
        case .obsolete(_, let successors): throw UnknownUnit(code: code, present: successors.map { "\($0.code ?? "") \($0.name)" })
        case .ambiguous(let versions): throw UnknownUnit(code: code, present: versions.map { "\($0.code ?? "") \($0.name)" })
        case .unknown: throw UnknownUnit(code: code, present: [])
        }
    }

    /// How many households have states by date that their dated facts do not give.
    func staleStates() async throws -> Int {
        try await database.read { try StateKeeper.staleHouseholds(in: $0) }
    }

    /// How many households carry derived columns that their members and recognitions do not give.
    func staleHouseholds() async throws -> Int {
        try await database.read { try $0.householdsWithStaleCounts() }
    }
}

/// There are no records where a command looks for them.
struct NoRecords: Error {
    /// The file that is missing; `nil` where records are there and have no units yet.
    let path: String?
}

/// A code that no unit has on the day asked for.
struct UnknownUnit: Error {
    let code: String
    /// The units that may have been meant.
    let present: [String]
}
