import Access
import Core
import Database
import HTTPTypes
import Law
import Markup
import Operations
import Registry
import Store
import Words

/// Applications to be reviewed: the list, a new one at the counter with its slip, the quick screen, and how a family follows its own.
enum ApplicationPages {
    static let routes: [Route] = [
        .get(SitePath.applications, .permission(.viewHouseholds)) { try await list($0) },
        .get(SitePath.newApplication, .permission(.takeApplications)) { .page(try await newPage($0, [])) },
        .post(SitePath.newApplication, .permission(.takeApplications)) { try await take($0) },
        .get("\(SitePath.applications)/:giay", .permission(.viewHouseholds)) { .page(try await page($0, [])) },
        .post("\(SitePath.applications)/:giay", .permission(.runRounds)) { try await screen($0) },
        .get(SitePath.followApplication, .nobody) { try await follow($0) },
    ]

    private static let crumbs = [(title: RoundPageWords.title, path: SitePath.rounds)]

    private static func list(_ visit: Visit) async throws -> Answer {
        let scope = visit.scope(for: .viewHouseholds)
        let found = try await visit.site.database.read { try $0.applications(within: scope, limit: 500) }
        let table: HTML =
            found.isEmpty
            ? "<div class=\"card\"><p>\(RoundPageWords.noApplications)</p></div>"
            : scrolling(
                RoundPageWords.applications,
                """
                <table class="stack"><thead><tr><th scope="col">\(RoundPageWords.head)</th><th scope="col">\(HouseholdWords.village)</th><th scope="col">\(RoundPageWords.form)</th>\
                <th scope="col">\(RoundPageWords.receivedOn)</th><th scope="col">\(RoundPageWords.slip)</th><th scope="col">\(RoundPageWords.state)</th></tr></thead><tbody>\(found.map { application, row in
                    "<tr><th scope=\"row\"><a href=\"\(SitePath.application(application.id))\">\(row.headName) · \(row.household.code)</a></th><td data-label=\"\(HouseholdWords.village)\">\(visit.name(of: row.household.village))</td><td data-label=\"\(RoundPageWords.form)\">\(RoundWords.name(application.form))</td><td data-label=\"\(RoundPageWords.receivedOn)\">\(application.receivedOn.vietnamese)</td><td data-label=\"\(RoundPageWords.slip)\">\(application.slip)</td><td data-label=\"\(RoundPageWords.state)\">\(state(application, row))</td></tr>" as HTML
                })</tbody></table>
                """)
        return .page(
            visit.page(
                RoundPageWords.applications, crumbs: crumbs,
                """
                <h1>\(RoundPageWords.applications)</h1><p class="lead">\(RoundPageWords.applicationsLead)</p>\
                \("<p class=\"actions\"><a class=\"primary\" href=\"\(SitePath.newApplication)\">\(RoundPageWords.newApplication)</a></p>", when: visit.may(.takeApplications))\(table)
                """))
    }

    private static func state(_ application: ReviewApplication, _ row: HouseholdRow) -> String {
        if application.round != nil { return RoundPageWords.inRound }
        return application.needsScreen(isListed: row.povertyClass?.isListed ?? false) || application.screen == .notReviewed
            ? RoundWords.name(application.screen) : RoundPageWords.waiting
    }

    // MARK: at the counter

    private static func newPage(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        let entry = Entry(visit: visit, fields: visit.form, problems: problems)
        let trail = crumbs + [(RoundPageWords.applications, SitePath.applications)]
        guard let row = try await visit.pickedHousehold(.takeApplications) else {
            return visit.page(
                RoundPageWords.newApplication, crumbs: trail, problems: problems,
                "<h1>\(RoundPageWords.newApplication)</h1>\(try await visit.householdPick(SitePath.newApplication, .takeApplications))")
        }
        var day = entry.state("ngay", RoundPageWords.receivedOn, hint: ReviewWords.dayHint)
        if day.value.isEmpty { day.value = visit.today.vietnamese }
        var form = entry.state("mau", RoundPageWords.form)
        if form.value.isEmpty {
            form.value = (row.povertyClass?.isListed ?? false ? ReviewApplication.Form.escape : .review).rawValue
        }
        return visit.page(
            RoundPageWords.newApplication, crumbs: trail, problems: problems,
            entry.form(
                title: RoundPageWords.newApplication,
                lead: "\(row.headName) · \(row.household.code) · \(visit.name(of: row.household.village))", action: SitePath.newApplication,
                version: nil, cancel: SitePath.applications,
                """
                \(Control.hidden("ho", row.household.id.description))<section class="card">\
                \(Control.select(form, ReviewApplication.Form.allCases.map { ($0.rawValue, RoundWords.name($0)) }))\
                <p>\(Control.tick(name: "trung-binh", value: "1", label: RoundPageWords.averageLiving, isTicked: entry.fields.has("trung-binh")))</p>\
                \(Control.select(entry.state("cach-nop", RoundPageWords.channel), ReviewApplication.Channel.allCases.map { ($0.rawValue, RoundWords.name($0)) }))\
                \(Control.text(day, width: .short, isNumeric: true))\(Control.text(entry.state("ly-do", RoundPageWords.wish)))</section>
                """, buttons: Control.button(RoundPageWords.take)))
    }

    private static func take(_ visit: Visit) async throws -> Answer {
        guard let household = Household.ID(visit.form["ho"]), let form = ReviewApplication.Form(rawValue: visit.form["mau"]),
            let channel = ReviewApplication.Channel(rawValue: visit.form["cach-nop"])
        else { throw PageError.badRequest }
        var entry = Entry(visit: visit, fields: visit.form)
        let day = entry.day("ngay", &entry.problems)
        let reason = entry.line("ly-do", limit: 500, RoundWords.sentence(.textUnreadable), &entry.problems)
        guard entry.problems.isEmpty, let day else { return visit.again(try await newPage(visit, entry.problems)) }
        return try await visit.act(
            TakeApplication(
                household: household, form: form, isForAverageLiving: visit.form.has("trung-binh"), channel: channel, receivedOn: day,
                reason: reason), again: { try await newPage(visit, $0) }
        ) { SitePath.application($0) + "?da-luu=1" }
    }

    private static func page(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        let id: ReviewApplication.ID = try visit.key("giay")
        let scope = visit.scope(for: .viewHouseholds)
        let (application, row) = try await visit.site.database.read { transaction in
            guard let application = try transaction.application(id),
                let row = try transaction.household(application.household, within: scope)
            else { throw PageError.notFound }
            return (application, row)
        }
        let entry = Entry(visit: visit, fields: visit.form, problems: problems)
        let isListed = row.povertyClass?.isListed ?? false
        let mayScreen =
            application.needsScreen(isListed: isListed) && application.round == nil && visit.may(.runRounds, in: row.household.village)
        let form: HTML = """
            <form method="post" action="\(SitePath.application(id))" class="card no-print" novalidate>\(visit.formGuard)<h2>\(RoundPageWords.screen)</h2><p class="hint">\(RoundPageWords.screenHint)</p>\
            \(Control.choice(entry.state("phieu-a", RoundPageWords.result), ReviewApplication.Screen.allCases.map { ($0.rawValue, RoundWords.name($0)) }))\
            \(Control.text(entry.state("ly-do", RoundPageWords.reason)))<div class="actions">\(Control.button(RoundPageWords.saveScreen))</div></form>
            """
        return visit.page(
            RoundPageWords.slipTitle, crumbs: crumbs + [(RoundPageWords.applications, SitePath.applications)], problems: problems,
            """
            \(visit.savedBanner())<h1>\(RoundPageWords.slipTitle)</h1><section class="card"><dl class="facts"><dt>\(RoundPageWords.slip)</dt><dd class="figure">\(application.slip)</dd>\
            <dt>\(RoundPageWords.head)</dt><dd><a href="\(SitePath.household(row.household.id))">\(row.headName) · \(row.household.code)</a>, \(visit.name(of: row.household.village))</dd>\
            <dt>\(RoundPageWords.form)</dt><dd>\(RoundWords.name(application.form))\(application.isForAverageLiving ? " – " + RoundPageWords.averageLiving : "")</dd>\
            <dt>\(RoundPageWords.channel)</dt><dd>\(RoundWords.name(application.channel))</dd><dt>\(RoundPageWords.receivedOn)</dt><dd>\(application.receivedOn.vietnamese)</dd>\
            <dt>\(RoundPageWords.wish)</dt><dd>\(application.reason)</dd><dt>\(RoundPageWords.state)</dt><dd>\(state(application, row))\(application.screenReason.isEmpty ? "" : ": " + application.screenReason)</dd></dl>\
            <p>\(RoundPageWords.slipText) <a href="\(SitePath.followApplication)">\(RoundPageWords.follow)</a></p></section>\(form, when: mayScreen)
            """)
    }

    private static func screen(_ visit: Visit) async throws -> Answer {
        let id: ReviewApplication.ID = try visit.key("giay")
        var entry = Entry(visit: visit, fields: visit.form)
        let reason = entry.line("ly-do", limit: 300, RoundWords.sentence(.textUnreadable), &entry.problems)
        let chosen = ReviewApplication.Screen(rawValue: visit.form["phieu-a"])
        if chosen == nil { entry.problems.append(("phieu-a", EntryWords.choose)) }
        guard entry.problems.isEmpty, let chosen else { return visit.again(try await page(visit, entry.problems)) }
        return try await visit.act(
            ScreenApplication(id, screen: chosen, reason: reason), again: { try await page(visit, $0) }
        ) { _ in SitePath.application(id) + "?da-luu=1" }
    }

    // MARK: followed by the family

    /// Open to everybody who has a slip: it tells how far the application has come and nothing about anybody.
    private static func follow(_ visit: Visit) async throws -> Answer {
        let code = visit.query["ma"].cleanedLine.uppercased()
        var (sentence, problem): (String?, String?)
        if !code.isEmpty {
            let found = try await visit.lookingUp({ try await told(visit, code) }, isRight: { $0 != nil })
            switch found {
            case .success(let found): sentence = found ?? RoundPageWords.followNone
            case .failure(let wait): problem = ShellWords.tooManyCodes(seconds: wait.seconds)
            }
        }
        let field = FieldState(name: "ma", label: RoundPageWords.slip, value: visit.query["ma"], problem: problem)
        return .page(
            visit.page(
                RoundPageWords.follow, problems: problem.map { [("ma", $0)] } ?? [],
                """
                <h1>\(RoundPageWords.follow)</h1><p class="lead">\(RoundPageWords.followLead)</p>\
                \("<div class=\"banner\" role=\"status\"><p>\(sentence ?? "")</p></div>", when: sentence != nil)\
                <form method="get" action="\(SitePath.followApplication)" class="card narrow">\(Control.text(field, width: .short))\
                <div class="actions">\(Control.button(RoundPageWords.find))</div></form>
                """), status: problem == nil ? .ok : .tooManyRequests)
    }

    /// How far the application of a slip has come; `nil` where there is none.
    private static func told(_ visit: Visit, _ slip: String) async throws -> String? {
        try await visit.site.database.read { transaction in
            guard let application = try transaction.application(slip: slip) else { return nil }
            guard let round = application.round else {
                return application.screen == .notReviewed ? RoundPageWords.followScreened : RoundPageWords.followWaiting
            }
            let isDecided = try transaction.isDecided(application.household, in: round)
            return isDecided ? RoundPageWords.followDecided : RoundPageWords.followInRound
        }
    }
}
