import Access
import Core
import Database
import Exchange
import Foundation
import Law
import Operations
import Registry
import Store

/// Records of one test: a file or a schema of its own, with the units and, where asked for, some made-up households.
public struct TestRecords: Sendable {
    public let database: any Database
    public let shelves: Shelves
    public let desk: Desk
    public let sessions: Sessions
    public let law: LawFolder
    public let keys: [String: Area.ID]
    private let folder: String?

    /// The moment at which tests happen: 24/11/2026, 17:00 in Vietnam.
    public static let now = Instant(milliseconds: Int64(CalendarDate(iso: "2026-11-24")!.dayNumber) * 86_400_000 + 36_000_000)
    public static let today = CalendarDate(iso: "2026-11-24")!

    /// Both engines where a PostgreSQL for tests is named; SQLite alone otherwise, with a notice.
    public static let engines: [Engine] = {
        if postgres != nil { return Engine.allCases }
        print("GIAMNGHEO_TEST_POSTGRES is not set: the PostgreSQL half of the tests is left out")
        return [.sqlite]
    }()

    private static let postgres = ProcessInfo.processInfo.environment["GIAMNGHEO_TEST_POSTGRES"]

    /// An empty database of the engine, nothing migrated.
    public static func emptyDatabase(_ engine: Engine) async throws -> (database: any Database, folder: String?) {
        switch engine {
        case .sqlite:
            let folder = NSTemporaryDirectory() + "giamngheo-test-" + UUID().uuidString
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            return (try await openDatabase(DatabaseLocation(folder + "/test.db"), readers: 2), folder)
        case .postgres:
            let schema = "t" + UUID().uuidString.lowercased().replacing("-", with: "")
            let address = postgres!
            let admin = try await openDatabase(DatabaseLocation(address), readers: 1)
            try await admin.write { try $0.runScript("CREATE SCHEMA \(schema)") }
            await admin.close()
            return (
                try await openDatabase(DatabaseLocation(address + (address.contains("?") ? "&" : "?") + "schema=\(schema)"), readers: 2),
                nil
            )
        }
    }

    /// - Parameters:
    ///   - households: how many made-up households to load.
    ///   - day: on which the records live, told up to it; `nil` for the day of tests.
    public static func make(_ engine: Engine, households: Int = 0, on day: CalendarDate? = nil) async throws -> TestRecords {
        let (database, folder) = try await emptyDatabase(engine)
        let now = day.map(Instant.init(morningOf:)) ?? now
        _ = try await database.migrate(migrations, at: now)
        let law = try LawFolder.load(TestFolder.law)
        let randomness = SeededRandomness(seed: 7)
        for file in [try AreaFolder.units(law: TestFolder.law), try AreaFolder.demonstrationVillages(law: TestFolder.law)] {
            _ = try await database.write { try LoadAreas(file).perform(in: $0, at: now, randomness: randomness) }
        }
        let keys = try await database.read { try $0.areaKeys() }
        let shelves = Shelves(areas: AreaHistory(versions: [], successions: []), law: law.ruleBook)
        try await shelves.refresh(from: database)
        let desk = Desk(database: database, shelves: shelves, randomness: randomness, clock: { now })
        if households > 0 {
            let file = try Data(contentsOf: URL(fileURLWithPath: TestFolder.law + "/demonstration/names.csv"))
            guard let names = DemonstrationNames(records: CSVText.records([UInt8](file))) else { throw StoreError.notFound }
            try await Demonstration(households: households, seed: 3, names: names, until: day ?? Demonstration.lastDay)
                .load(through: desk) { _ in }
        }
        return TestRecords(
            database: database, shelves: shelves, desk: desk, sessions: Sessions(database: database, randomness: randomness), law: law,
            keys: keys, folder: folder)
    }

    /// An officer with one role in one unit, on record.
    public func officer(_ login: String, _ role: Role, in area: String, password: String = "mat-khau-cua-toi") async throws -> Officer {
        let assignment = RoleAssignment(role: role, area: keys[area]!, validFrom: CalendarDate(iso: "2020-01-01")!)
        let id = try await desk.performAsSystem(
            AddOfficer(login: Login(login), fullName: login, passwordHash: PasswordHash(of: password)!, assignments: [assignment]))
        return Officer(id: id, login: login, name: login, assignments: [assignment])
    }

    public func scope(_ officer: Officer, _ permission: Permission = .viewHouseholds) -> AreaScope {
        AreaScope(of: officer, for: permission, in: shelves.areas, on: Self.today)
    }

    public func close() async {
        await database.close()
        if let folder { try? FileManager.default.removeItem(atPath: folder) }
    }
}

/// Runs a test on records of one engine and clears up after it.
public func withRecords<Output: Sendable>(
    _ engine: Engine, households: Int = 0, on day: CalendarDate? = nil, _ body: (TestRecords) async throws -> Output
) async throws -> Output {
    let records = try await TestRecords.make(engine, households: households, on: day)
    do {
        let output = try await body(records)
        await records.close()
        return output
    } catch {
        await records.close()
        throw error
    }
}
