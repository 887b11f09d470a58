import Access
import Core
import Database
import Registry
import Store

/// Passwords that the program makes up, and what those must be that people think of.
public enum OwnPassword {
    /// The least number of letters of a password that somebody thinks of.
    public static let least = 10

    public enum Refusal: Error, Hashable, Sendable {
        case wrong
        case tooShort
        case differs
        /// The one that somebody else has seen.
        case same
    }

    /// Twelve letters and digits without look-alikes, in three groups: about 59 bits.
    public static func random(_ randomness: any Randomness) -> String {
        let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
        let picked = (0..<12).map { _ in letters[Int(randomness.bits() % UInt64(letters.count))] }
        return stride(from: 0, to: 12, by: 4).map { String(picked[$0..<$0 + 4]) }.joined(separator: "-")
    }
}

/// Puts a password of the officer's own in the place of the one before. Other visits of the account end; the one that asks goes on.
public struct ChangeOwnPassword: Operation {
    public static let name = "ChangeOwnPassword"
    /// What every role has.
    public static let permission = Permission.viewAreas

    let officer: Officer
    let passwordHash: PasswordHash
    /// Of the visit that asks.
    let sessionDigest: [UInt8]

    public struct Output: Codable, Sendable {}

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let role = officer.assignments(granting: Self.permission, on: context.today).first else { throw DeskError.outsideArea }
        return role.area
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Output> {
        try transaction.clearSignInFailures(loginDigest: Digest(of: officer.login).bytes)
        try transaction.changePassword(of: officer.id, to: passwordHash.text, isTemporary: false)
        try transaction.endSessions(of: officer.id, except: sessionDigest, at: context.now)
        return Performed(Output(), subjects: [officer.id.subject], detail: ["login": officer.login])
    }
}

extension Sessions {
    /// Hashes on the threads that sign-in uses.
    ///
    /// - Throws: `SignInError.busy` when too many are waiting or memory is short.
    public func hash(_ password: String) async throws -> PasswordHash {
        guard let hash = try await hashing.run({ PasswordHash(of: password) }) else { throw SignInError.busy }
        return hash
    }

    /// The change of the officer's own password, ready for the desk, once the one before was given rightly.
    ///
    /// - Parameter secret: of the visit that asks.
    /// - Throws: `OwnPassword.Refusal`, `SignInError`.
    public func ownPassword(
        of officer: Officer, from old: String, to new: String, again: String, secret: String, at now: Instant
    ) async throws -> ChangeOwnPassword {
        let loginDigest = Digest(of: officer.login).bytes
        let (credential, attempts) = try await database.read {
            (try $0.credential(login: officer.login), try $0.signInAttempts(loginDigest: loginDigest))
        }
        // Whoever finds a computer left open must not guess faster here than at the door.
        if let attempts, attempts.lockedUntil > now { throw SignInError.waitUntil(attempts.lockedUntil) }
        guard let credential, !credential.isDisabled else { throw OwnPassword.Refusal.wrong }
        let stored = PasswordHash(stored: credential.passwordHash)
        guard try await hashing.run({ stored.matches(old) }) else {
            let failures = (attempts?.failures ?? 0) + 1
            try await database.write {
                try $0.recordSignInFailure(
                    loginDigest: loginDigest, failures: failures, lockedUntil: now.adding(seconds: Self.wait(after: failures)))
            }
            throw OwnPassword.Refusal.wrong
        }
        guard new.count >= OwnPassword.least, new.utf8.count <= 1_000 else { throw OwnPassword.Refusal.tooShort }
        guard new.nfc == again.nfc else { throw OwnPassword.Refusal.differs }
        guard new.nfc != old.nfc else { throw OwnPassword.Refusal.same }
        return ChangeOwnPassword(officer: officer, passwordHash: try await hash(new), sessionDigest: Digest(of: secret).bytes)
    }
}
