import Access
import Core
import Database

/// A signed-in visit; only the digest of its secret is stored.
public struct StoredSession: Sendable {
    public var officer: Officer.ID
    public var createdAt: Instant
    public var lastSeenAt: Instant
}

extension ReadTransaction {
    /// The session that has not been ended; its age is the caller's to judge.
    public func session(digest: [UInt8]) throws -> StoredSession? {
        try first(
            "SELECT officer_id, created_at, last_seen_at FROM session WHERE digest = \(digest) AND ended_at IS NULL"
        ) { row in
            StoredSession(officer: try row.key(0), createdAt: try row.instant(1), lastSeenAt: try row.instant(2))
        }
    }

    /// Failed sign-ins in a row and the moment until which the next is refused.
    public func signInAttempts(loginDigest: [UInt8]) throws -> (failures: Int, lockedUntil: Instant)? {
        try first("SELECT failures, locked_until FROM sign_in_attempt WHERE login_digest = \(loginDigest)") {
            (try $0.int(0), try $0.instant(1))
        }
    }
}

extension WriteTransaction {
    public func insertSession(digest: [UInt8], officer: Officer.ID, at instant: Instant) throws {
        try execute(
            """
            INSERT INTO session (digest, officer_id, created_at, last_seen_at)
            VALUES (\(digest), \(officer), \(instant), \(instant))
            """)
    }

    public func touchSession(digest: [UInt8], at instant: Instant) throws {
        try execute("UPDATE session SET last_seen_at = \(instant) WHERE digest = \(digest) AND ended_at IS NULL")
    }

    public func endSession(digest: [UInt8], at instant: Instant) throws {
        try execute("UPDATE session SET ended_at = \(instant) WHERE digest = \(digest) AND ended_at IS NULL")
    }

    public func endSessions(of officer: Officer.ID, at instant: Instant) throws {
        try execute("UPDATE session SET ended_at = \(instant) WHERE officer_id = \(officer) AND ended_at IS NULL")
    }

    /// Ends every visit of an account but one.
    public func endSessions(of officer: Officer.ID, except digest: [UInt8], at instant: Instant) throws {
        try execute(
            "UPDATE session SET ended_at = \(instant) WHERE officer_id = \(officer) AND digest <> \(digest) AND ended_at IS NULL")
    }

    public func recordSignInFailure(loginDigest: [UInt8], failures: Int, lockedUntil: Instant) throws {
        try execute(
            """
            INSERT INTO sign_in_attempt (login_digest, failures, locked_until)
            VALUES (\(loginDigest), \(failures), \(lockedUntil))
            ON CONFLICT (login_digest) DO UPDATE
               SET failures = excluded.failures, locked_until = excluded.locked_until
            """)
    }

    public func clearSignInFailures(loginDigest: [UInt8]) throws {
        try execute("DELETE FROM sign_in_attempt WHERE login_digest = \(loginDigest)")
    }
}
