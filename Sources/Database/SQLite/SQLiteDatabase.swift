import Core
import Foundation
import GRDB
import GRDBSQLite

/// The embedded engine: one file, one process, one writer that alone checkpoints, readers that cannot write.
///
/// SQLite before 3.51.3 can lose commits when two connections write and checkpoint at the same moment; a lock file and a
/// single writing connection make that moment impossible.
final class SQLiteDatabase: Database {
    let engine = Engine.sqlite
    private let pool: DatabasePool
    private let gate = Gate()
    private let lock: FileLock
    private let brief: BriefReaders

    /// "GNGH": tells our files from others'.
    static let applicationID: Int32 = 0x474E_4748

    init(path: String, readers: Int) throws {
        try Self.prepareFile(path)
        lock = try FileLock(path: path + ".lock")
        var configuration = Configuration()
        configuration.maximumReaderCount = readers
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { db in
            let owner = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
            let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
            guard owner == Self.applicationID || (owner == 0 && tables == 0) else { throw DatabaseError.notOurs(path) }
            for pragma in [
                "synchronous = FULL", "trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0",
                "temp_store = MEMORY", "cache_size = -8000",
            ] {
                try db.execute(sql: "PRAGMA \(pragma)")
            }
            if db.configuration.readonly {
                try db.execute(sql: "PRAGMA query_only = ON")
            } else {
                if owner == 0 { try db.execute(sql: "PRAGMA application_id = \(Self.applicationID)") }
                try db.execute(sql: "PRAGMA secure_delete = ON")
                // Bulk loads touch pages of large indexes in random order.
                try db.execute(sql: "PRAGMA cache_size = -64000")
                try db.execute(sql: "PRAGMA journal_size_limit = 67108864")
            }
        }
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            brief = try BriefReaders(path: path, configuration: configuration)
        } catch {
            throw Self.translated(error)
        }
    }

    /// Makes the file if there is none, readable by its owner alone: it holds what families told about themselves.
    private static func prepareFile(_ path: String) throws {
        func refuse(_ code: Int32) -> DatabaseError { .cannotOpen(path: path, reason: String(cString: strerror(code))) }
        let folder = (path as NSString).deletingLastPathComponent
        if !folder.isEmpty, !FileManager.default.fileExists(atPath: folder) {
            do {
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            } catch { throw refuse(errno == 0 ? EACCES : errno) }
        }
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o600)
        guard descriptor >= 0 else { throw refuse(errno) }
        defer { Foundation.close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw refuse(EINVAL) }
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> T) async throws -> T {
        try gate.enter()
        defer { gate.leave() }
        do {
            return try await pool.read { try body(SQLiteTransaction($0)) }
        } catch {
            throw Self.translated(error)
        }
    }

    func readBriefly<T: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> T) async throws -> T {
        try gate.enter()
        defer { gate.leave() }
        do {
            if let result = try brief.read({ try body(SQLiteTransaction($0)) }) { return result }
        } catch {
            throw Self.translated(error)
        }
        return try await read(body)
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> T) async throws -> T {
        try gate.enter()
        defer { gate.leave() }
        do {
            return try await pool.write { try body(SQLiteTransaction($0)) }
        } catch {
            throw Self.translated(error)
        }
    }

    func report() async throws -> [(name: String, value: String)] {
        try gate.enter()
        defer { gate.leave() }
        return try await pool.read { db in
            func value(_ sql: String) throws -> String { try String.fetchOne(db, sql: sql) ?? "" }
            return [
                ("SQLite", try value("SELECT sqlite_version()")),
                ("journal_mode", try value("PRAGMA journal_mode")),
                ("synchronous", try value("PRAGMA synchronous")),
                ("quick_check", try value("PRAGMA quick_check(1)")),
                ("foreign_key_check", try GRDB.Row.fetchOne(db, sql: "PRAGMA foreign_key_check") == nil ? "ok" : "broken"),
            ]
        }
    }

    func close() async {
        await gate.close()
        brief.close()
        try? pool.close()
        lock.release()
    }

    static func translated(_ error: any Error) -> any Error {
        guard let error = error as? GRDB.DatabaseError else { return error }
        let message = error.message ?? ""
        return switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY: DatabaseError.unique(message)
        case .SQLITE_CONSTRAINT_FOREIGNKEY: DatabaseError.foreignKey(message)
        case .SQLITE_CONSTRAINT_CHECK: DatabaseError.check(message)
        case .SQLITE_CONSTRAINT_NOTNULL: DatabaseError.notNull(message)
        case .SQLITE_BUSY: DatabaseError.busy
        default:
            switch error.resultCode {
            case .SQLITE_IOERR: DatabaseError.outcomeUnknown(message)
            case .SQLITE_NOTADB: DatabaseError.notOurs(message)
            default: DatabaseError.other("\(error.resultCode): \(message)")
            }
        }
    }
}
