import Access
import Core
import Database
import Operations
import Registry
import Store
import TestSupport
import Testing

@Suite struct `Managing accounts` {
    private static let commune = "m-20035-binh-dien"

    private func operate(
        _ engine: Engine, _ body: (TestRecords, _ admin: Officer, _ lan: Officer) async throws -> Void
    ) async throws {
        try await withRecords(engine) { records in
            let province = try #require(records.shelves.areas.roots(on: TestRecords.today).first { $0.code == "46" })
            let role = RoleAssignment(role: .administrator, area: province.area, validFrom: CalendarDate(iso: "2020-01-01")!)
            let id = try await records.desk.performAsSystem(
                AddOfficer(
                    login: Login("quantri"), fullName: "Quản trị", passwordHash: PasswordHash(of: "mat-khau-cua-toi")!, assignments: [role])
            )
            let admin = Officer(id: id, login: "quantri", name: "Quản trị", assignments: [role])
            let lan = try await records.officer("lan", .communeOfficer, in: Self.commune)
            try await body(records, admin, lan)
        }
    }

    private func account(_ id: Officer.ID, _ records: TestRecords) async throws -> Account {
        try await records.database.read { try #require(try $0.account(id)) }
    }

    @Test(arguments: TestRecords.engines) func `a blocked account is out at once and cannot come in until it is opened`(
        _ engine: Engine
    ) async throws {
        try await operate(engine) { records, admin, lan in
            let (_, secret) = try await records.sessions.signIn(login: "lan", password: "mat-khau-cua-toi", at: TestRecords.now)
            #expect(try await account(lan.id, records).lastSignIn == TestRecords.now)
            _ = try await records.desk.perform(BlockAccount(lan.id), as: admin)
            #expect(try await records.sessions.officer(secret: secret, at: TestRecords.now) == nil)
            await #expect(throws: SignInError.wrongNameOrPassword) {
                try await records.sessions.signIn(login: "lan", password: "mat-khau-cua-toi", at: TestRecords.now)
            }
            await #expect(throws: AccountRefusal.blocked) { try await records.desk.perform(BlockAccount(lan.id), as: admin) }
            _ = try await records.desk.perform(UnblockAccount(lan.id), as: admin)
            #expect(try await records.sessions.officer(secret: secret, at: TestRecords.now) == nil)
            _ = try await records.sessions.signIn(login: "lan", password: "mat-khau-cua-toi", at: TestRecords.now)
            let told = try await records.database.read { try $0.events(about: lan.id, limit: 9).map(\.operation) }
            #expect(told == ["UnblockAccount", "BlockAccount", "AddOfficer"])
        }
    }

    @Test(arguments: TestRecords.engines) func `the last administrator of an area stays, and nobody changes their own account`(
        _ engine: Engine
    ) async throws {
        try await operate(engine) { records, admin, lan in
            await #expect(throws: AccountRefusal.ownAccount) { try await records.desk.perform(BlockAccount(admin.id), as: admin) }
            await #expect(throws: AccountRefusal.lastAdministrator) { try await records.desk.performAsSystem(BlockAccount(admin.id)) }
            let own = admin.assignments[0]
            await #expect(throws: AccountRefusal.lastAdministrator) {
                try await records.desk.performAsSystem(EndRole(own, of: admin.id, until: TestRecords.today))
            }
            let local = RoleAssignment(role: .administrator, area: records.keys[Self.commune]!, validFrom: TestRecords.today)
            _ = try await records.desk.perform(AddRole(local, to: lan.id), as: admin)
            // Who manages one commune does not stand in for the province.
            await #expect(throws: AccountRefusal.lastAdministrator) { try await records.desk.performAsSystem(BlockAccount(admin.id)) }
            let wide = RoleAssignment(role: .administrator, area: own.area, validFrom: TestRecords.today)
            _ = try await records.desk.perform(AddRole(wide, to: lan.id), as: admin)
            _ = try await records.desk.performAsSystem(BlockAccount(admin.id))
            await #expect(throws: DeskError.notPermitted(.manageOfficers)) {
                try await records.desk.perform(BlockAccount(lan.id), as: admin)
            }
        }
    }

    @Test(arguments: TestRecords.engines) func `a role holds between its days and ends by date`(_ engine: Engine) async throws {
        try await operate(engine) { records, admin, lan in
            let today = TestRecords.today
            let role = RoleAssignment(
                role: .leader, area: records.keys[Self.commune]!, validFrom: today.adding(days: 7), validUntil: today.adding(days: 30))
            _ = try await records.desk.perform(AddRole(role, to: lan.id), as: admin)
            let now = try await records.database.read { try #require(try $0.officer(lan.id)) }
            #expect(!now.may(.decideRounds, on: today) && now.may(.decideRounds, on: today.adding(days: 7)))
            #expect(!now.may(.decideRounds, on: today.adding(days: 31)))
            await #expect(throws: AccountRefusal.roleTwice) { try await records.desk.perform(AddRole(role, to: lan.id), as: admin) }
            var reversed = role
            reversed.validUntil = today
            await #expect(throws: AccountRefusal.daysReversed) { try await records.desk.perform(AddRole(reversed, to: lan.id), as: admin) }
            let held = lan.assignments[0]
            await #expect(throws: AccountRefusal.dayGone) {
                try await records.desk.perform(EndRole(held, of: lan.id, until: today.adding(days: -2)), as: admin)
            }
            _ = try await records.desk.perform(EndRole(held, of: lan.id, until: today.adding(days: -1)), as: admin)
            #expect(try await records.database.read { try $0.officer(lan.id) }?.may(.viewHouseholds, on: today) == false)
            await #expect(throws: AccountRefusal.noSuchRole) {
                try await records.desk.perform(EndRole(held, of: lan.id, until: today), as: admin)
            }
        }
    }

    @Test(arguments: TestRecords.engines) func `whoever manages one commune gets at no account that does more`(_ engine: Engine)
        async throws
    {
        try await operate(engine) { records, admin, lan in
            let local = try await records.officer("dia.phuong", .administrator, in: Self.commune)
            await #expect(throws: DeskError.outsideArea) { try await records.desk.perform(BlockAccount(admin.id), as: local) }
            let wide = RoleAssignment(role: .consolidatingOfficer, area: admin.assignments[0].area, validFrom: TestRecords.today)
            await #expect(throws: DeskError.outsideArea) { try await records.desk.perform(AddRole(wide, to: lan.id), as: local) }
            await #expect(throws: DeskError.outsideArea) {
                try await records.desk.perform(
                    AddOfficer(
                        login: Login("moi"), fullName: "Mới", passwordHash: PasswordHash(stored: ""),
                        assignments: [local.assignments[0], wide]),
                    as: local)
            }
            _ = try await records.desk.perform(AddRole(wide, to: lan.id), as: admin)
            // Now lan can do more than the commune: her password is out of reach too, whichever role came last.
            let hash = try #require(PasswordHash(of: "mat-khau-moi"))
            await #expect(throws: DeskError.outsideArea) {
                try await records.desk.perform(ChangePassword(login: Login("lan"), passwordHash: hash), as: local)
            }
            await #expect(throws: DeskError.notPermitted(.manageOfficers)) {
                try await records.desk.perform(BlockAccount(local.id), as: lan)
            }
        }
    }

    @Test(arguments: TestRecords.engines) func `a given password is replaced by one of one's own, which nobody else's visit survives`(
        _ engine: Engine
    ) async throws {
        try await operate(engine) { records, admin, lan in
            let hash = try #require(PasswordHash(of: "mot-lan-thoi"))
            _ = try await records.desk.perform(ChangePassword(login: Login("lan"), passwordHash: hash, isTemporary: true), as: admin)
            let (given, secret) = try await records.sessions.signIn(login: "lan", password: "mot-lan-thoi", at: TestRecords.now)
            let (_, elsewhere) = try await records.sessions.signIn(login: "lan", password: "mot-lan-thoi", at: TestRecords.now)
            #expect(given.hasTemporaryPassword)
            func own(_ old: String, _ new: String, _ again: String) async throws {
                let change = try await records.sessions.ownPassword(
                    of: given, from: old, to: new, again: again, secret: secret, at: TestRecords.now)
                _ = try await records.desk.perform(change, as: given)
            }
            await #expect(throws: OwnPassword.Refusal.wrong) { try await own("sai", "mật khẩu của Lan", "mật khẩu của Lan") }
            await #expect(throws: OwnPassword.Refusal.tooShort) { try await own("mot-lan-thoi", "ngắn", "ngắn") }
            await #expect(throws: OwnPassword.Refusal.differs) { try await own("mot-lan-thoi", "mật khẩu của Lan", "mật khẩu của Lam") }
            await #expect(throws: OwnPassword.Refusal.same) { try await own("mot-lan-thoi", "mot-lan-thoi", "mot-lan-thoi") }
            try await own("mot-lan-thoi", "mật khẩu của Lan", "mật khẩu của Lan")
            #expect(try await records.sessions.officer(secret: secret, at: TestRecords.now)?.hasTemporaryPassword == false)
            #expect(try await records.sessions.officer(secret: elsewhere, at: TestRecords.now) == nil)
            _ = try await records.sessions.signIn(login: "lan", password: "mật khẩu của Lan", at: TestRecords.now)
        }
    }
}
