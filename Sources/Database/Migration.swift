import Core

/// One step of the schema, written once for both engines.
///
/// `{key} {integer} {text} {bytes} {strict}` stand for the engine's types; lines after `-- sqlite:` or `-- postgres:` up
/// to `-- both:` are for one engine alone.
public struct Migration: Sendable {
    public let number: Int
    public let name: String
    let text: String

    public init(number: Int, name: String, text: String) {
        self.number = number
        self.name = name
        self.text = text
    }

    var digest: [UInt8] { Digest(of: text).bytes }

    func script(for engine: Engine) -> String {
        var kept: [Substring] = []
        var isKept = true
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            switch line {
            case "-- sqlite:": isKept = engine == .sqlite
            case "-- postgres:": isKept = engine == .postgres
            case "-- both:": isKept = true
            default: if isKept { kept.append(line) }
            }
        }
        return Self.types(of: engine).reduce(kept.joined(separator: "\n")) { script, type in
            script.replacing(type.token, with: type.word)
        }
    }

    private static func types(of engine: Engine) -> [(token: String, word: String)] {
        switch engine {
        case .sqlite:
            [("{key}", "BLOB"), ("{integer}", "INTEGER"), ("{text}", "TEXT"), ("{bytes}", "BLOB"), ("{strict}", "STRICT")]
        case .postgres:
            [
                ("{key}", "uuid"), ("{integer}", "BIGINT"), ("{text}", "TEXT COLLATE \"C\""), ("{bytes}", "bytea"),
                ("{strict}", ""),
            ]
        }
    }
}

extension Database {
    /// Applies the migrations that are missing, each in a transaction of its own.
    ///
    /// - Returns: the numbers applied now.
    /// - Throws: `DatabaseError.newerThanProgram`, `.editedMigration`, and what a statement fails with.
    public func migrate(_ migrations: [Migration], at now: Instant) async throws -> [Int] {
        try await write { transaction in
            try transaction.runScript(
                Migration(
                    number: 0, name: "",
                    text: """
                        CREATE TABLE IF NOT EXISTS schema_migration (
                            number {integer} PRIMARY KEY, name {text} NOT NULL, digest {bytes} NOT NULL,
                            applied_at {integer} NOT NULL
                        ) {strict};
                        """
                ).script(for: transaction.engine))
        }
        let applied = try await appliedMigrations()
        let known = Dictionary(uniqueKeysWithValues: migrations.map { ($0.number, $0.digest) })
        for old in applied {
            guard let digest = known[old.number] else { throw DatabaseError.newerThanProgram(migration: old.number) }
            guard digest == old.digest else { throw DatabaseError.editedMigration(number: old.number) }
        }
        let present = Set(applied.map(\.number))
        let missing = migrations.filter { !present.contains($0.number) }
        for migration in missing {
            try await write { transaction in
                try transaction.runScript(migration.script(for: transaction.engine))
                try transaction.execute(
                    """
                    INSERT INTO schema_migration (number, name, digest, applied_at)
                    VALUES (\(migration.number), \(migration.name), \(migration.digest), \(now))
                    """)
            }
        }
        return missing.map(\.number)
    }

    /// Number and digest of every migration that has been applied, in order.
    public func appliedMigrations() async throws -> [(number: Int, digest: [UInt8])] {
        try await read { transaction in
            try transaction.rows("SELECT number, digest FROM schema_migration ORDER BY number") {
                (try $0.int(0), try $0.bytes(1))
            }
        }
    }
}
