import Core
import Database
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
    static func open(_ options: StoreOptions, readers: Int = 4) async throws -> House {
        let law = try LawFolder.load(options.lawOptions.folder)
        let database = try await openDatabase(options.location, readers: readers)
        _ = try await database.migrate(migrations, at: Clock.now())
        let areas = try await database.read { try $0.areaHistory() }
        let shelves = Shelves(areas: areas, law: law.ruleBook)
        let randomness = SystemRandomness()
        return House(
            database: database, shelves: shelves,
            desk: Desk(database: database, shelves: shelves, randomness: randomness, clock: Clock.now),
            sessions: Sessions(database: database, randomness: randomness), law: law)
    }

    func reloadAreas() async throws {
        shelves.replace(areas: try await database.read { try $0.areaHistory() })
    }
}
