import Access
import Core
import Database
import Store

/// Why nobody was signed in. Unknown name and wrong password are one answer, and take the same time.
public enum SignInError: Error, Hashable, Sendable {
    case wrongNameOrPassword
    case waitUntil(Instant)
    case busy
}

/// Opens, finds and ends sessions. Not an `Operation`: there is no officer yet whose right could be checked.
public struct Sessions: Sendable {
    let database: any Database
    let hashing: HashingQueue
    let randomness: any Randomness

    public init(database: any Database, randomness: any Randomness, hashing: HashingQueue = HashingQueue()) {
        self.database = database
        self.randomness = randomness
        self.hashing = hashing
    }

    /// A session unused for so long has ended.
    public static let idleSeconds: Int64 = 30 * 60
    /// A session ends at this age whatever its use.
    public static let absoluteSeconds: Int64 = 12 * 3_600

    /// Checks name and password and opens a session.
    ///
    /// Five failures in a row make the next try wait 30 seconds, doubling up to 15 minutes; an account is never locked for good.
    /// - Returns: the secret for the cookie; only its digest is stored.
    public func signIn(login: String, password: String, at now: Instant) async throws -> (officer: Officer, secret: String) {
        let login = Login(login)
        let loginDigest = Digest(of: login.text).bytes
        let (credential, attempts) = try await database.read {
            (try $0.credential(login: login.text), try $0.signInAttempts(loginDigest: loginDigest))
        }
        if let attempts, attempts.lockedUntil > now { throw SignInError.waitUntil(attempts.lockedUntil) }
        let hash = credential.map { PasswordHash(stored: $0.passwordHash) } ?? Self.nobodysHash
        let matches = try await hashing.run { hash.matches(password) }
        guard matches, let credential, !credential.isDisabled else {
            let failures = (attempts?.failures ?? 0) + 1
            try await database.write {
                try $0.recordSignInFailure(
                    loginDigest: loginDigest, failures: failures, lockedUntil: now.adding(seconds: Self.wait(after: failures)))
            }
            throw SignInError.wrongNameOrPassword
        }
        let secret = randomness.bytes(32).hexadecimal
        let digest = Digest(of: secret).bytes
        let officer = try await database.write { transaction in
            guard let officer = try transaction.officer(credential.officer) else { throw SignInError.wrongNameOrPassword }
            try transaction.clearSignInFailures(loginDigest: loginDigest)
            try transaction.insertSession(digest: digest, officer: officer.id, at: now)
            return officer
        }
        return (officer, secret)
    }

    /// So many failures in a row make the next try wait.
    public static let freeFailures = 5

    /// Seconds until the next try is looked at.
    public static func wait(after failures: Int) -> Int64 {
        failures < freeFailures ? 0 : min(30 << Int64(min(failures - freeFailures, 5)), 900)
    }

    /// The officer whose session `secret` opens at `now`; `nil` when it has ended, is too old, or the account was disabled.
    public func officer(secret: String, at now: Instant) async throws -> Officer? {
        guard secret.utf8.count == 64 else { return nil }
        let digest = Digest(of: secret).bytes
        let found = try await database.readBriefly { transaction -> (StoredSession, Officer)? in
            guard let session = try transaction.session(digest: digest),
                let officer = try transaction.officer(session.officer)
            else { return nil }
            return (session, officer)
        }
        guard let (session, officer) = found, session.lastSeenAt.adding(seconds: Self.idleSeconds) > now,
            session.createdAt.adding(seconds: Self.absoluteSeconds) > now
        else { return nil }
        // Written once a minute at most, and not waited for: a page must neither cost a commit nor stand behind a long import.
        if session.lastSeenAt.adding(seconds: 60) < now {
            Task { [database] in try? await database.write { try $0.touchSession(digest: digest, at: now) } }
        }
        return officer
    }

    public func signOut(secret: String, at now: Instant) async throws {
        let digest = Digest(of: secret).bytes
        try await database.write { try $0.endSession(digest: digest, at: now) }
    }

    /// Verified against when the account does not exist, so that the answer takes as long.
    private static let nobodysHash = PasswordHash(of: "nobody has this password") ?? PasswordHash(stored: "")
}

/// A login as it is compared: NFC, small letters, no surrounding or invisible characters.
public struct Login: Hashable, Sendable {
    public let text: String

    public init(_ text: String) {
        self.text = String(text.cleanedLine.lowercased().filter { !$0.isWhitespace })
    }

    /// Letters a–z, digits, dot and hyphen; 3 to 40. Look-alike letters of other scripts are thereby refused.
    public var isAcceptable: Bool {
        (3...40).contains(text.utf8.count)
            && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 46 }
    }
}
