import Access
import Core
import Database
import Foundation
import Operations
import TestSupport
import Testing

@Suite struct `Signing in` {
    @Test(arguments: TestRecords.engines) func `takes composed and decomposed passwords for one, and any case of the login`(
        _ engine: Engine
    ) async throws {
        try await withRecords(engine) { records in
            _ = try await records.officer("lan.tran", .communeOfficer, in: "m-20035-binh-dien", password: "Mật khẩu của Lan")
            let (officer, secret) = try await records.sessions.signIn(
                login: " LAN.Tran", password: "Mật khẩu của Lan".decomposedStringWithCanonicalMapping, at: TestRecords.now)
            #expect(officer.login == "lan.tran")
            #expect(try await records.sessions.officer(secret: secret, at: TestRecords.now)?.id == officer.id)
            let late = TestRecords.now.adding(seconds: Sessions.idleSeconds + 1)
            #expect(try await records.sessions.officer(secret: secret, at: late) == nil)
            try await records.sessions.signOut(secret: secret, at: TestRecords.now)
            #expect(try await records.sessions.officer(secret: secret, at: TestRecords.now) == nil)
        }
    }

    @Test(arguments: TestRecords.engines) func `makes the guesser wait, whether or not the account exists`(_ engine: Engine) async throws {
        try await withRecords(engine) { records in
            _ = try await records.officer("lan", .communeOfficer, in: "m-20035-binh-dien")
            for login in ["lan", "khong-co"] {
                for _ in 0..<5 {
                    await #expect(throws: SignInError.wrongNameOrPassword) {
                        try await records.sessions.signIn(login: login, password: "sai", at: TestRecords.now)
                    }
                }
                await #expect(throws: SignInError.waitUntil(TestRecords.now.adding(seconds: 30))) {
                    try await records.sessions.signIn(login: login, password: "mat-khau-cua-toi", at: TestRecords.now)
                }
            }
            let later = TestRecords.now.adding(seconds: 31)
            _ = try await records.sessions.signIn(login: "lan", password: "mat-khau-cua-toi", at: later)
        }
    }

    @Test(arguments: TestRecords.engines) func `ends with a new password, which also ends the waiting`(_ engine: Engine) async throws {
        try await withRecords(engine) { records in
            _ = try await records.officer("lan", .communeOfficer, in: "m-20035-binh-dien")
            let (_, secret) = try await records.sessions.signIn(login: "lan", password: "mat-khau-cua-toi", at: TestRecords.now)
            for _ in 0..<5 { _ = try? await records.sessions.signIn(login: "lan", password: "sai", at: TestRecords.now) }
            let hash = try #require(PasswordHash(of: "mat-khau-moi"))
            _ = try await records.desk.performAsSystem(ChangePassword(login: Login("Lan"), passwordHash: hash))
            #expect(try await records.sessions.officer(secret: secret, at: TestRecords.now) == nil)
            await #expect(throws: SignInError.wrongNameOrPassword) {
                try await records.sessions.signIn(login: "lan", password: "mat-khau-cua-toi", at: TestRecords.now)
            }
            _ = try await records.sessions.signIn(login: "lan", password: "mat-khau-moi", at: TestRecords.now)
            await #expect(throws: ChangePassword.Refusal.noSuchAccount) {
                try await records.desk.performAsSystem(ChangePassword(login: Login("khong-co"), passwordHash: hash))
            }
        }
    }

    @Test(arguments: ["10 kB", "zz", ""]) func `knows no session but its own`(_ secret: String) async throws {
        try await withRecords(.sqlite) { records in
            let secret = secret == "10 kB" ? String(repeating: "a", count: 10_240) : secret
            let officer = try await records.sessions.officer(secret: secret, at: TestRecords.now)
            #expect(officer == nil)
        }
    }
}
