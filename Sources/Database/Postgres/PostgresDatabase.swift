import CPostgres
import Core
import Foundation

/// The engine of a province and above. Each connection is confined to a thread of its own.
final class PostgresDatabase: Database {
    let engine = Engine.postgres
    private let pool: PostgresPool
    private let gate = Gate()

    init(address: String, connections: Int) throws {
        pool = PostgresPool(address: try PostgresAddress(address), size: max(connections, 2))
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> T) async throws -> T {
        try gate.enter()
        defer { gate.leave() }
        return try await pool.run { connection in
            try connection.transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", body)
        }
    }

    func readBriefly<T: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> T) async throws -> T {
        try await read(body)
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> T) async throws -> T {
        try gate.enter()
        defer { gate.leave() }
        for attempt in 1... {
            do {
                return try await pool.run { connection in
                    try connection.transaction("BEGIN ISOLATION LEVEL SERIALIZABLE", body)
                }
            } catch PostgresFailure.serialization {
                guard attempt < 12 else { throw DatabaseError.busy }
                // Apart from each other by chance, so that the same two do not meet again.
                let bound = min(10 << attempt, 400)
                try await Task.sleep(for: .milliseconds(Int.random(in: 1...bound)))
            }
        }
        throw DatabaseError.busy
    }

    func report() async throws -> [(name: String, value: String)] {
        try await read { transaction in
            try transaction.rows(
                """
                SELECT name, setting FROM pg_settings
                 WHERE name IN ('server_version', 'fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums')
                 ORDER BY name
                """
            ) { (try $0.text(0), try $0.text(1)) }
        }
    }

    func close() async {
        await gate.close()
        await pool.close()
    }
}

/// A server address with the schema in which our tables are.
struct PostgresAddress: Sendable {
    let connection: String
    let schema: String?

    init(_ text: String) throws {
        guard var components = URLComponents(string: text) else { throw DatabaseError.other("unreadable address") }
        let items = components.queryItems ?? []
        schema = items.first { $0.name == "schema" }?.value
        if let schema, !schema.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }) {
            throw DatabaseError.other("a schema name has small letters, digits and _")
        }
        let rest = items.filter { $0.name != "schema" }
        components.queryItems = rest.isEmpty ? nil : rest
        connection = components.string ?? text
    }
}

/// A few connections, each with its thread; whoever asks while all are busy waits in line.
actor PostgresPool {
    private let address: PostgresAddress
    private let size: Int
    private var idle: [PostgresWorker] = []
    private var made = 0
    private var waiting: [CheckedContinuation<PostgresWorker, Never>] = []

    init(address: PostgresAddress, size: Int) {
        self.address = address
        self.size = size
    }

    func run<T: Sendable>(_ work: @escaping @Sendable (PostgresConnection) throws -> T) async throws -> T {
        let worker = await take()
        defer { give(worker) }
        return try await worker.run(work)
    }

    private func take() async -> PostgresWorker {
        if let worker = idle.popLast() { return worker }
        if made < size {
            made += 1
            return PostgresWorker(address: address)
        }
        return await withCheckedContinuation { waiting.append($0) }
    }

    private func give(_ worker: PostgresWorker) {
        if waiting.isEmpty { idle.append(worker) } else { waiting.removeFirst().resume(returning: worker) }
    }

    func close() {
        for worker in idle { worker.stop() }
        made -= idle.count
        idle = []
    }
}

/// A thread that owns one connection and does one piece of work after another.
///
/// `@unchecked Sendable`: `queue` and `isStopped` are touched only under `condition`; the connection only on the thread.
final class PostgresWorker: @unchecked Sendable {
    private let condition = NSCondition()
    private var queue: [(PostgresSlot) -> Void] = []
    private var isStopped = false

    init(address: PostgresAddress) {
        let thread = Thread { [self] in
            let slot = PostgresSlot(address: address)
            while let work = next() { work(slot) }
            slot.connection?.close()
        }
        thread.stackSize = 4 << 20
        thread.start()
    }

    func run<T: Sendable>(_ work: @escaping @Sendable (PostgresConnection) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            condition.lock()
            queue.append { slot in continuation.resume(with: Result { try work(slot.open()) }) }
            condition.signal()
            condition.unlock()
        }
    }

    func stop() {
        condition.lock()
        isStopped = true
        condition.signal()
        condition.unlock()
    }

    private func next() -> ((PostgresSlot) -> Void)? {
        condition.lock()
        defer { condition.unlock() }
        while queue.isEmpty {
            if isStopped { return nil }
            condition.wait()
        }
        return queue.removeFirst()
    }
}

/// The connection of a worker, opened when first needed and again after it broke.
final class PostgresSlot {
    private let address: PostgresAddress
    private(set) var connection: PostgresConnection?

    init(address: PostgresAddress) { self.address = address }

    func open() throws -> PostgresConnection {
        if let connection, connection.isAlive { return connection }
        connection?.close()
        let fresh = try PostgresConnection(address: address)
        connection = fresh
        return fresh
    }
}
