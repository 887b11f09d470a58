import Access
import Core
import Markup
import Registry
import Store
import Words

/// The accounts of an area: who does what, where, until when.
struct AccountListPage {
    let visit: Visit
    /// In the area of whoever asks, by login.
    let accounts: [Account]

    private static let most = 200

    var html: HTML {
        let shown = filtered
        let text = FieldState(name: "tim", label: AccountWords.find, value: visit.query["tim"], hint: AccountWords.findHint)
        let role = FieldState(name: "chuc-nang", label: AccountWords.role, value: visit.query["chuc-nang"])
        let state = FieldState(name: "tinh-trang", label: AccountWords.state, value: visit.query["tinh-trang"])
        return visit.page(
            AccountWords.title,
            """
            <h1>\(AccountWords.title)</h1><p class="lead">\(AccountWords.lead)</p>\
            <p class="actions"><a class="primary" href="\(SitePath.newAccount)">\(AccountWords.new)</a></p>\
            <form method="get" action="\(SitePath.accounts)" class="card">\(Control.text(text, width: .long))\
            \(Control.select(role, [("", AccountWords.all)] + Role.allCases.map { ($0.rawValue, AccessWords.name($0)) }))\
            \(Control.select(state, [("", AccountWords.all), ("dung", AccountWords.active), ("khoa", AccountWords.blocked)]))\
            <div class="actions">\(Control.button(AccountWords.show, isPrimary: false))</div></form>\
            <p>\(AccountWords.count(min(shown.count, Self.most), of: shown.count))</p>\(shown.isEmpty ? "<p>\(AccountWords.nobody)</p>" : table(Array(shown.prefix(Self.most))))
            """)
    }

    private var filtered: [Account] {
        let wanted = visit.query["tim"].searchKey.split(separator: " ")
        let role = Role(rawValue: visit.query["chuc-nang"])
        let state = visit.query["tinh-trang"]
        return accounts.filter { account in
            let key = " " + account.name.searchKey + " " + account.login.searchKey
            return wanted.allSatisfy { key.contains(" " + $0) }
                && (role.map { role in account.assignments.contains { $0.role == role && $0.holds(on: visit.today) } } ?? true)
                && (state == "khoa" ? account.isBlocked : state == "dung" ? !account.isBlocked : true)
        }
    }

    private func table(_ accounts: [Account]) -> HTML {
        let heads = [AccountWords.name, AccountWords.login, AccountWords.roles, AccountWords.state, AccountWords.lastSignIn]
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(AccountWords.title)"><table class="stack"><thead><tr>\(heads.map { "<th scope=\"col\">\($0)</th>" as HTML })</tr></thead><tbody>\(accounts.map { account in
                """
                <tr><th scope="row"><a href="\(SitePath.account(account.id))">\(account.name)</a></th>\
                <td data-label="\(AccountWords.login)">\(account.login)</td>\
                <td data-label="\(AccountWords.roles)">\(AccountPart.roles(account, visit))</td>\
                <td data-label="\(AccountWords.state)">\(AccountPart.state(account, visit))</td>\
                <td data-label="\(AccountWords.lastSignIn)">\(AccountPart.lastSignIn(account))</td></tr>
                """ as HTML
            })</tbody></table></div>
            """
    }
}

/// What pages say of an account.
enum AccountPart {
    static func state(_ account: Account, _ visit: Visit) -> String {
        if let moment = account.blockedAt { return AccountWords.blockedSince(moment.day.vietnamese) }
        let isIdle = !account.assignments.contains { $0.holds(on: visit.today) }
        return (isIdle ? AccountWords.withoutRole : AccountWords.active)
            + (account.hasTemporaryPassword ? ", \(AccountWords.temporary)" : "")
    }

    static func lastSignIn(_ account: Account) -> String {
        account.lastSignIn.map { "\($0.clock) \($0.day.vietnamese)" } ?? AccountWords.never
    }

    /// The roles that hold today or will, each with its area.
    static func roles(_ account: Account, _ visit: Visit) -> HTML {
        let standing = account.assignments.filter { $0.validUntil.map { $0 >= visit.today } ?? true }
        guard !standing.isEmpty else { return "–" }
        return standing.map { "<div>\(AccessWords.name($0.role)), \(place($0.area, visit))\(days($0, visit))</div>" as HTML }.joined()
    }

    static func place(_ area: Area.ID, _ visit: Visit) -> String {
        guard let version = visit.areas.lastKnown(of: area, on: visit.today) else { return "" }
        guard version.level == .village, let parent = version.parent.flatMap({ visit.areas.lastKnown(of: $0, on: visit.today) }) else {
            return version.name
        }
        return "\(version.name), \(parent.name)"
    }

    private static func days(_ role: RoleAssignment, _ visit: Visit) -> String {
        var days: [String] = []
        if role.validFrom > visit.today { days.append("\(AccountWords.from.lowercased()) \(role.validFrom.vietnamese)") }
        if let until = role.validUntil { days.append("\(AccountWords.until.lowercased()) \(until.vietnamese)") }
        return days.isEmpty ? "" : " (\(days.joined(separator: ", ")))"
    }
}

/// One account with all that can be done to it.
struct AccountPage {
    let visit: Visit
    let account: Account
    let agencies: AccountAgencies
    let events: [StoredEvent]
    let officerNames: [String: String]
    var problems: [(field: String, sentence: String)] = []
    /// A password made a moment ago, shown on this answer alone.
    var password: String?

    private var isOwn: Bool { visit.officer?.id == account.id }

    var html: HTML {
        visit.page(
            account.name, crumbs: [(AccountWords.title, SitePath.accounts)], problems: problems,
            """
            \(banner)<h1>\(account.name)</h1>\
            <section class="card"><dl class="facts"><dt>\(AccountWords.login)</dt><dd>\(account.login)</dd>\
            <dt>\(AccountWords.state)</dt><dd>\(AccountPart.state(account, visit))</dd>\
            <dt>\(AccountWords.lastSignIn)</dt><dd>\(AccountPart.lastSignIn(account))</dd>\
            <dt>\(AccountWords.createdAt)</dt><dd>\(account.createdAt.day.vietnamese)</dd></dl></section>\
            \("<div class=\"banner\"><p>\(AccountWords.own)</p></div>", when: isOwn)\
            <h2>\(AccountWords.roles)</h2>\(roles)\
            \(adding, when: !isOwn && !account.isBlocked)\(AccountAgencyPart(visit: visit, account: account, agencies: agencies, problems: problems).html, when: !isOwn)\(passwordPart, when: !account.isBlocked)\(blocking, when: !isOwn)\
            \(HouseholdTimeline(visit: visit, events: events, officerNames: officerNames).html)
            """)
    }

    private var banner: HTML {
        if let password {
            return """
                <div class="banner warn" role="status"><p><strong>\(AccountWords.passwordTitle)</strong></p>\
                <p>\(AccountWords.login): <strong>\(account.login)</strong></p><p>\(SignInWords.password): <strong class="secret">\(password)</strong></p>\
                <p>\(AccountWords.passwordLead)</p></div>
                """
        }
        return AccountWords.saved(visit.query["da-luu"]).map { "<div class=\"banner\" role=\"status\"><p>\($0)</p></div>" } ?? .empty
    }

    private var roles: HTML {
        guard !account.assignments.isEmpty else { return "<p>\(AccountWords.noRole)</p>" }
        let heads = [AccountWords.role, AccountWords.area, AccountWords.from, AccountWords.until, AccountWords.endRole]
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(AccountWords.roles)"><table class="stack"><thead><tr>\(heads.map { "<th scope=\"col\">\($0)</th>" as HTML })</tr></thead><tbody>\(account.assignments.enumerated().map { index, role in
                """
                <tr><th scope="row">\(AccessWords.name(role.role))</th><td data-label="\(AccountWords.area)">\(AccountPart.place(role.area, visit))</td>\
                <td data-label="\(AccountWords.from)">\(role.validFrom.vietnamese)</td>\
                <td data-label="\(AccountWords.until)">\(role.validUntil?.vietnamese ?? AccountWords.now)</td><td>\(ending(role, index))</td></tr>
                """ as HTML
            })</tbody></table></div>
            """
    }

    private func ending(_ role: RoleAssignment, _ index: Int) -> HTML {
        guard !isOwn, role.validUntil.map({ $0 >= visit.today }) ?? true else { return .empty }
        let name = "thoi-\(index)"
        let problem = problems.first { $0.field == name }?.sentence
        let field = FieldState(
            name: name, label: AccountWords.until, value: visit.form.has(name) ? visit.form[name] : visit.today.vietnamese,
            hint: AccountWords.endHint, problem: problem)
        return """
            <details class="menu"\(" open", when: problem != nil)><summary aria-label="\(AccountWords.endRole): \(AccessWords.name(role.role)), \(AccountPart.place(role.area, visit))">\(AccountWords.endRole)</summary>\
            <form method="post" action="\(SitePath.account(account.id))/thoi-chuc-nang" novalidate>\(visit.formGuard)\(Control.hidden("so", String(index)))\
            \(Control.hidden("chuc-nang-cu", role.role.rawValue))\(Control.hidden("don-vi-cu", role.area.description))\(Control.hidden("tu-ngay-cu", role.validFrom.iso))\
            \(Control.text(field, width: .short))\(Control.button(AccountWords.endRole, isPrimary: false))</form></details>
            """
    }

    private var adding: HTML {
        let isWrong = problems.contains { ["chuc-nang", "don-vi", "thon", "tu-ngay", "den-ngay"].contains($0.field) }
        return """
            <details class="card"\(" open", when: isWrong)><summary>\(AccountWords.addRole)</summary>\
            <form method="post" action="\(SitePath.account(account.id))/chuc-nang" novalidate>\(visit.formGuard)\
            \(RoleFields(visit: visit).html(problems))<div class="actions">\(Control.button(AccountWords.addRole))</div></form></details>
            """
    }

    private var passwordPart: HTML {
        """
        <details class="card"><summary>\(AccountWords.reset)</summary><p>\(AccountWords.resetLead)</p>\
        <form method="post" action="\(SitePath.account(account.id))/mat-khau">\(visit.formGuard)\
        <div class="actions">\(Control.button(AccountWords.reset))</div></form></details>
        """
    }

    private var blocking: HTML {
        guard !account.isBlocked else {
            return """
                <form method="post" action="\(SitePath.account(account.id))/mo-khoa" class="card">\(visit.formGuard)\
                <div class="actions">\(Control.button(AccountWords.unblock))</div></form>
                """
        }
        let problem = problems.first { $0.field == "chac-chan" }?.sentence
        return """
            <details class="card"\(" open", when: problem != nil)><summary>\(AccountWords.block)</summary><p>\(AccountWords.blockLead)</p>\
            <form method="post" action="\(SitePath.account(account.id))/khoa" novalidate>\(visit.formGuard)\
            <div id="chac-chan">\(problem.map { "<p class=\"problem\">\($0)</p>" as HTML } ?? .empty)\
            \(Control.tick(name: "chac-chan", value: "1", label: AccountWords.blockTick, isTicked: false))</div>\
            <div class="actions">\(Control.button(AccountWords.block))</div></form></details>
            """
    }
}

extension SitePath {
    static let accounts = "/tai-khoan"
    static let newAccount = "/tai-khoan/moi"
    static let ownPassword = "/mat-khau"

    static func account(_ id: Officer.ID) -> String { "\(accounts)/\(id)" }
}
