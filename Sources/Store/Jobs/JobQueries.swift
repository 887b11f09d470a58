import Access
import Core
import Database

/// A piece of work that a worker does after the request has been answered.
public enum Job {
    public typealias ID = Identifier<Job>

    public enum State: String, Hashable, Sendable {
        case queued, running, done, failed
    }
}

/// A job as a page shows it.
public struct StoredJob: Hashable, Sendable {
    public var id: Job.ID
    public var kind: String
    public var payload: String
    public var officer: Officer.ID?
    public var state: Job.State
    public var attempts: Int
    /// Items done and in all; the total is 0 while it is not known.
    public var done: Int
    public var total: Int
    /// What came out, as JSON; a code of the failure when it failed.
    public var result: String
    public var createdAt: Instant
    public var finishedAt: Instant?

    static let columns: SQL = """
        id, kind, payload, officer_id, state, attempts, done, total, result, created_at, finished_at
        """

    init(_ row: Row) throws {
        let text = try row.text(4)
        guard let state = Job.State(rawValue: text) else { throw StoreError.unreadable("job.state \(text)") }
        id = try row.key(0)
        kind = try row.text(1)
        payload = try row.text(2)
        officer = try row.keyOrNil(3)
        self.state = state
        attempts = try row.int(5)
        done = try row.int(6)
        total = try row.int(7)
        result = try row.text(8)
        createdAt = try row.instant(9)
        finishedAt = try row.isNull(10) ? nil : row.instant(10)
    }
}

extension ReadTransaction {
    public func job(_ id: Job.ID) throws -> StoredJob? {
        try first("SELECT \(sql: StoredJob.columns) FROM job WHERE id = \(id)", StoredJob.init)
    }

    public func jobs(of officer: Officer.ID, limit: Int) throws -> [StoredJob] {
        try rows(
            """
            SELECT \(sql: StoredJob.columns) FROM job WHERE officer_id = \(officer)
             ORDER BY created_at DESC, id DESC LIMIT \(limit)
            """, StoredJob.init)
    }

    /// Jobs that nobody works on, the oldest first: queued, or left running by a worker whose lease ran out.
    public func openJobs(at instant: Instant) throws -> [Job.ID] {
        try rows(
            """
            SELECT id FROM job WHERE state = 'queued' OR (state = 'running' AND lease_until < \(instant)) ORDER BY created_at, id LIMIT 1000
            """
        ) { try $0.key(0) }
    }
}

extension WriteTransaction {
    public func enqueueJob(id: Job.ID, kind: String, payload: String, officer: Officer.ID?, at instant: Instant) throws {
        try execute(
            """
            INSERT INTO job (id, kind, payload, officer_id, state, created_at)
            VALUES (\(id), \(kind), \(payload), \(officer), 'queued', \(instant))
            """)
    }

    /// Takes the job for a worker whose lease runs until `lease`.
    ///
    /// - Returns: `nil` when it is done, or another worker has it.
    public func claimJob(_ id: Job.ID, at instant: Instant, until lease: Instant) throws -> StoredJob? {
        let claimed = try execute(
            """
            UPDATE job SET state = 'running', attempts = attempts + 1, lease_until = \(lease)
             WHERE id = \(id) AND (state = 'queued' OR (state = 'running' AND lease_until < \(instant)))
            """)
        return claimed == 1 ? try job(id) : nil
    }

    /// Frees what a process that is gone was working on; only where this process alone can have the records open.
    public func releaseJobs() throws { try execute("UPDATE job SET state = 'queued' WHERE state = 'running'") }

    /// Forgets finished jobs and the files behind them.
    public func forgetJobs(finishedBefore instant: Instant) throws {
        try execute("DELETE FROM job WHERE finished_at < \(instant)")
        try execute("DELETE FROM upload WHERE at < \(instant)")
    }

    public func finishJob(_ id: Job.ID, state: Job.State, result: String, at instant: Instant) throws {
        try execute(
            """
            UPDATE job SET state = \(state.rawValue), result = \(result), finished_at = \(instant) WHERE id = \(id)
            """)
    }
}
