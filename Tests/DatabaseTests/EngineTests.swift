import Core
import Database
import TestSupport
import Testing

@Suite struct `Both engines` {
    private static let table = Migration(
        number: 1, name: "thing",
        text:
            "CREATE TABLE thing (id {key} PRIMARY KEY, name {text} NOT NULL UNIQUE, amount {integer} CHECK (amount >= 0), data {bytes}) {strict};"
    )

    private func with(_ engine: Engine, _ body: (any Database) async throws -> Void) async throws {
        let (database, _) = try await TestRecords.emptyDatabase(engine)
        _ = try await database.migrate([Self.table], at: TestRecords.now)
        try await body(database)
        await database.close()
    }

    private static let key = Identifier<Migration>(high: 1, low: 2)

    private static func values(of number: Int) -> [SQLValue] {
        let key = Identifier<Migration>(high: 7, low: UInt64(number))
        let amount: SQLValue = number % 3 == 0 ? .null : .integer(Int64(number) << 33)
        return [key.sqlValue, .text("Đỗ \(number)"), amount, .blob([0, UInt8(number & 255)])]
    }

    @Test(arguments: TestRecords.engines) func `keep text as it is, whatever SQL stands in it`(_ engine: Engine) async throws {
        try await with(engine) { database in
            let name = "' OR 1=1-- ; DROP TABLE thing; % _ \\ Đỗ Thị Ặc"
            _ = try await database.write { transaction in
                try transaction.execute(
                    "INSERT INTO thing (id, name, amount, data) VALUES (\(Self.key), \(name), \(5), \([0, 255, 1] as [UInt8]))")
            }
            let found = try await database.read { transaction in
                try transaction.first("SELECT name, amount, data, id FROM thing WHERE name = \(name)") {
                    (try $0.text(0), try $0.int(1), try $0.bytes(2), try $0.key(3) as Identifier<Migration>)
                }
            }
            #expect(found?.0 == name)
            #expect(found?.1 == 5)
            #expect(found?.2 == [0, 255, 1])
            #expect(found?.3 == Self.key)
        }
    }

    @Test(arguments: TestRecords.engines) func `stream many rows with the values that a query gives`(_ engine: Engine) async throws {
        try await with(engine) { database in
            try await database.write { transaction in
                try transaction.insert(into: "thing", columns: ["id", "name", "amount", "data"], rows: (0..<6_000).map(Self.values))
            }
            let query: SQL = "SELECT id, name, amount, data, count(*) OVER (), amount > 5 FROM thing ORDER BY id"
            @Sendable func values(_ row: Row) throws -> [String] {
                let id: Identifier<Migration> = try row.key(0)
                return [
                    id.description, try row.text(1), "\(try row.int64OrNil(2) ?? -1)", "\(try row.bytes(3))", "\(try row.int(4))",
                    "\(row.isNull(5) ? false : try row.bool(5))",
                ]
            }
            let (whole, streamed) = try await database.read { transaction in
                var streamed: [[String]] = []
                try transaction.stream(query) { streamed.append(try values($0)) }
                return (try transaction.rows(query, values), streamed)
            }
            #expect(streamed.count == 6_000)
            #expect(streamed == whole)
        }
    }

    @Test(arguments: TestRecords.engines) func `keep all of a transaction or nothing`(_ engine: Engine) async throws {
        struct Stop: Error {}
        try await with(engine) { database in
            await #expect(throws: Stop.self) {
                _ = try await database.write { transaction in
                    try transaction.execute("INSERT INTO thing (id, name) VALUES (\(Self.key), 'one')")
                    throw Stop()
                }
            }
            let count = try await database.read { try $0.first("SELECT count(*) FROM thing") { try $0.int(0) } }
            #expect(count == 0)
        }
    }

    @Test(arguments: TestRecords.engines) func `name the rule that was broken`(_ engine: Engine) async throws {
        try await with(engine) { database in
            try await database.write { try $0.insert(into: "thing", columns: ["id", "name"], rows: [[Self.key.sqlValue, .text("one")]]) }
            func refusal(_ sql: SQL) async -> DatabaseError? {
                do {
                    try await database.write { _ = try $0.execute(sql) }
                    return nil
                } catch { return error as? DatabaseError }
            }
            let other = Identifier<Migration>(high: 3, low: 4)
            if case .unique = await refusal("INSERT INTO thing (id, name) VALUES (\(other), 'one')") {} else { Issue.record("unique") }
            if case .check = await refusal("INSERT INTO thing (id, name, amount) VALUES (\(other), 'two', -1)") {
            } else {
                Issue.record("check")
            }
            if case .notNull = await refusal("INSERT INTO thing (id) VALUES (\(other))") {} else { Issue.record("not null") }
        }
    }

    @Test(arguments: TestRecords.engines) func `refuse an edited migration and records of a newer program`(_ engine: Engine) async throws {
        try await with(engine) { database in
            let again = try await database.migrate([Self.table], at: TestRecords.now)
            #expect(again.isEmpty)
            let edited = Migration(number: 1, name: "thing", text: "CREATE TABLE thing (id {key} PRIMARY KEY) {strict};")
            await #expect(throws: DatabaseError.editedMigration(number: 1)) { try await database.migrate([edited], at: TestRecords.now) }
            await #expect(throws: DatabaseError.newerThanProgram(migration: 1)) { try await database.migrate([], at: TestRecords.now) }
        }
    }

    @Test(arguments: TestRecords.engines) func `order keys as bytes and put nothing first or last as told`(_ engine: Engine) async throws {
        try await with(engine) { database in
            _ = try await database.write { transaction in
                try transaction.insert(
                    into: "thing", columns: ["id", "name", "amount", "data"],
                    rows: [("Ân", 1), ("An", 2), ("Đỗ", nil)].enumerated().map { index, item in
                        [
                            Identifier<Migration>(high: 9, low: UInt64(index)).sqlValue, .text(item.0), item.1.sqlValue,
                            .blob(item.0.vietnameseSortKey),
                        ]
                    })
            }
            let names = try await database.read { try $0.rows("SELECT name FROM thing ORDER BY data") { try $0.text(0) } }
            #expect(names == ["An", "Ân", "Đỗ"])
            let amounts = try await database.read {
                try $0.rows("SELECT amount FROM thing ORDER BY amount NULLS FIRST") { try $0.intOrNil(0) }
            }
            #expect(amounts == [nil, 1, 2])
        }
    }
}
