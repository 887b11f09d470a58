import Access
import Core
import Database
import HTTPTypes
import Markup
import Operations
import Programme
import Registry
import Store
import Words

/// Accounts of an area: opened, given roles and passwords, blocked, for whoever manages them.
enum AccountRoutes {
    static let all: [Route] = [
        .get(SitePath.accounts, .permission(.manageOfficers)) { try await list($0) },
        .get(SitePath.newAccount, .permission(.manageOfficers)) { blank($0) },
        .post(SitePath.newAccount, .permission(.manageOfficers)) { try await create($0) },
        .get("\(SitePath.accounts)/:tai-khoan", .permission(.manageOfficers)) { .page(try await page($0).html) },
        .post("\(SitePath.accounts)/:tai-khoan/mat-khau", .permission(.manageOfficers)) { try await reset($0) },
        .post("\(SitePath.accounts)/:tai-khoan/khoa", .permission(.manageOfficers)) { try await block($0) },
        .post("\(SitePath.accounts)/:tai-khoan/mo-khoa", .permission(.manageOfficers)) { visit in
            let id: Officer.ID = try visit.key("tai-khoan")
            return try await act(visit, UnblockAccount(id), saved: "mo-khoa", field: "noi-dung")
        },
        .post("\(SitePath.accounts)/:tai-khoan/chuc-nang", .permission(.manageOfficers)) { try await addRole($0) },
        .post("\(SitePath.accounts)/:tai-khoan/thoi-chuc-nang", .permission(.manageOfficers)) { try await endRole($0) },
        .post("\(SitePath.accounts)/:tai-khoan/co-quan", .permission(.manageOfficers)) { try await tie($0) },
        .post("\(SitePath.accounts)/:tai-khoan/thoi-co-quan", .permission(.manageOfficers)) { try await endTie($0) },
    ]

    // MARK: the list and one account

    private static func list(_ visit: Visit) async throws -> Answer {
        let all = try await visit.site.database.read { try $0.accounts() }
        return .page(AccountListPage(visit: visit, accounts: all.filter { isManaged($0, visit) }).html)
    }

    /// Whether the account can do nothing outside the area of the visit.
    private static func isManaged(_ account: Account, _ visit: Visit) -> Bool {
        let scope = visit.scope(for: .manageOfficers)
        func isInside(_ area: Area.ID) -> Bool {
            let own = AreaScope(of: area, in: visit.areas, on: visit.today)
            return !own.isEmpty && own.communes.isSubset(of: scope.communes)
                && own.villages.allSatisfy {
                    scope.contains(village: $0, commune: visit.areas.ancestor(of: $0, at: .commune, on: visit.today))
                }
        }
        let standing = account.assignments.filter { $0.validUntil.map { $0 >= visit.today } ?? true }
        // Whoever has no role any more is found where the last one was.
        return standing.isEmpty ? account.assignments.last.map { isInside($0.area) } ?? false : standing.allSatisfy { isInside($0.area) }
    }

    private static func page(
        _ visit: Visit, problems: [(field: String, sentence: String)] = [], password: String? = nil, of id: Officer.ID? = nil
    ) async throws -> AccountPage {
        let id: Officer.ID = try id ?? visit.key("tai-khoan")
        let (account, agencies, events, names) = try await visit.site.database.read { transaction in
            let events = try transaction.events(about: id, limit: 50)
            let agencies = AccountAgencies(work: try transaction.agencyWork(of: id), departments: try transaction.departments())
            return (try transaction.account(id), agencies, events, try transaction.officerNames(Array(Set(events.compactMap(\.officer)))))
        }
        guard let account, isManaged(account, visit) else { throw PageError.notFound }
        return AccountPage(
            visit: visit, account: account, agencies: agencies, events: events,
            officerNames: Dictionary(uniqueKeysWithValues: names.map { ($0.key.description, $0.value) }), problems: problems,
            password: password)
    }

    // MARK: a new account

    private static func blank(_ visit: Visit, _ problems: [(field: String, sentence: String)] = []) -> Answer {
        func state(_ name: String, _ label: String, _ hint: String = "") -> FieldState {
            FieldState(
                name: name, label: label, value: visit.form[name], hint: hint, problem: problems.first { $0.field == name }?.sentence)
        }
        return .page(
            visit.page(
                AccountWords.new, crumbs: [(AccountWords.title, SitePath.accounts)], problems: problems,
                """
                <h1>\(AccountWords.new)</h1><form method="post" action="\(SitePath.newAccount)" class="card" novalidate>\(visit.formGuard)\
                \(Control.text(state("ho-ten", AccountWords.name), width: .long, autocomplete: "off"))\
                \(Control.text(state("ten", AccountWords.login, AccountWords.loginHint), width: .long, autocomplete: "off"))\
                \(RoleFields(visit: visit).html(problems))\
                <div class="actions">\(Control.button(AccountWords.create))<a href="\(SitePath.accounts)">\(ShellWords.cancel)</a></div></form>
                """), status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    /// The password is shown on the answer itself: a further page would have to be told it.
    private static func create(_ visit: Visit) async throws -> Answer {
        var problems: [(field: String, sentence: String)] = []
        let name = try? visit.form["ho-ten"].acceptedLine(limit: 100)
        if name?.isEmpty ?? true { problems.append(("ho-ten", AccountWords.nameWrong)) }
        let login = Login(visit.form["ten"])
        if !login.isAcceptable { problems.append(("ten", AccountWords.loginWrong)) }
        let (role, wrong) = RoleFields(visit: visit).role()
        problems += wrong
        guard problems.isEmpty, let name, let role else { return blank(visit, problems) }
        let password = OwnPassword.random(visit.site.desk.randomness)
        do {
            let hash = try await visit.site.sessions.hash(password)
            let id = try await visit.site.desk.perform(
                AddOfficer(login: login, fullName: name, passwordHash: hash, assignments: [role], isTemporary: true),
                as: try visit.signedIn)
            return .page(try await page(visit.withoutFields, password: password, of: id).html)
        } catch AddOfficer.Refusal.loginTaken {
            return blank(visit, [("ten", AccountWords.loginTaken)])
        } catch SignInError.busy {
            return blank(visit, [("ten", SignInWords.busy)])
        }
    }

    // MARK: what is done to an account

    private static func reset(_ visit: Visit) async throws -> Answer {
        let shown = try await page(visit)
        let password = OwnPassword.random(visit.site.desk.randomness)
        do {
            let hash = try await visit.site.sessions.hash(password)
            _ = try await visit.site.desk.perform(
                ChangePassword(login: Login(shown.account.login), passwordHash: hash, isTemporary: true), as: try visit.signedIn)
        } catch ChangePassword.Refusal.noSuchAccount {
            return try await refusal(visit, [("noi-dung", AccountWords.sentence(.noSuchAccount))])
        } catch SignInError.busy {
            return try await refusal(visit, [("noi-dung", SignInWords.busy)])
        }
        return .page(try await page(visit, password: password).html)
    }

    private static func block(_ visit: Visit) async throws -> Answer {
        let id: Officer.ID = try visit.key("tai-khoan")
        guard visit.form.has("chac-chan") else { return try await refusal(visit, [("chac-chan", AccountWords.blockTickMissing)]) }
        return try await act(visit, BlockAccount(id), saved: "khoa", field: "chac-chan")
    }

    private static func addRole(_ visit: Visit) async throws -> Answer {
        let id: Officer.ID = try visit.key("tai-khoan")
        let (role, problems) = RoleFields(visit: visit).role()
        guard let role else { return try await refusal(visit, problems) }
        return try await act(visit, AddRole(role, to: id), saved: "them", field: "chuc-nang")
    }

    private static func endRole(_ visit: Visit) async throws -> Answer {
        let id: Officer.ID = try visit.key("tai-khoan")
        guard let index = Int(visit.form["so"]), let role = Role(rawValue: visit.form["chuc-nang-cu"]),
            let area = Area.ID(visit.form["don-vi-cu"]), let from = CalendarDate(iso: visit.form["tu-ngay-cu"])
        else { throw PageError.badRequest }
        let field = "thoi-\(index)"
        guard let until = RoleFields.day(visit.form[field]) else { return try await refusal(visit, [(field, AccountWords.untilWrong)]) }
        let assignment = RoleAssignment(role: role, area: area, validFrom: from)
        return try await act(visit, EndRole(assignment, of: id, until: until), saved: "thoi", field: field)
    }

    private static func tie(_ visit: Visit) async throws -> Answer {
        let id: Officer.ID = try visit.key("tai-khoan")
        let (tie, problems) = AccountAgencyPart.tie(visit)
        guard let tie else { return try await refusal(visit, problems) }
        return try await act(visit, TieAgency(id, to: tie.agency, from: tie.from, until: tie.until), saved: "gan", field: "co-quan")
    }

    private static func endTie(_ visit: Visit) async throws -> Answer {
        let id: Officer.ID = try visit.key("tai-khoan")
        guard let index = Int(visit.form["so"]), let agency = Agency.ID(visit.form["co-quan-cu"]),
            let from = CalendarDate(iso: visit.form["tu-ngay-cu"])
        else { throw PageError.badRequest }
        let field = "thoi-co-quan-\(index)"
        guard let until = RoleFields.day(visit.form[field]) else { return try await refusal(visit, [(field, AccountWords.untilWrong)]) }
        return try await act(visit, EndAgencyTie(id, from: agency, since: from, until: until), saved: "thoi-gan", field: field)
    }

    private static func act(_ visit: Visit, _ operation: some Operation, saved: String, field: String) async throws -> Answer {
        // Only of accounts that the page would show.
        let shown = try await page(visit)
        do {
            _ = try await visit.site.desk.perform(operation, as: try visit.signedIn, request: visit.requestKey)
            return .seeOther("\(SitePath.account(shown.account.id))?da-luu=\(saved)")
        } catch let error as AccountRefusal {
            return try await refusal(visit, [(field, AccountWords.sentence(error.words))])
        }
    }

    private static func refusal(_ visit: Visit, _ problems: [(field: String, sentence: String)]) async throws -> Answer {
        .page(try await page(visit, problems: problems).html, status: .unprocessableContent)
    }
}

extension AccountRefusal {
    public var words: AccountWords.Refusal {
        switch self {
        case .noSuchAccount: .noSuchAccount
        case .ownAccount: .ownAccount
        case .lastAdministrator: .lastAdministrator
        case .blocked: .blocked
        case .notBlocked: .notBlocked
        case .noSuchRole: .noSuchRole
        case .roleTwice: .roleTwice
        case .daysReversed: .daysReversed
        case .dayGone: .dayGone
        case .noSuchAgency: .noSuchAgency
        case .agencyOfCommune: .agencyOfCommune
        case .noRoleForAgency: .noRoleForAgency
        case .agencyTwice: .agencyTwice
        }
    }
}
