import Access
import Core
import HTTPTypes
import Markup
import Operations
import Registry
import Words

/// The frame of every page: who, where, the parts of the work, and what is the matter.
struct Shell: Sendable {
    let site: Site
    let officer: Officer?
    let now: Instant
    let path: String

    init(site: Site, officer: Officer?, now: Instant, path: String) {
        self.site = site
        self.officer = officer
        self.now = now
        self.path = path
    }

    init(_ visit: Visit) {
        self.init(site: visit.site, officer: visit.officer, now: visit.now, path: visit.path)
    }

    /// - Parameter token: the token of the session, for the button that signs out.
    func page(
        _ title: String, crumbs: [(title: String, path: String)] = [], token: String = "", hasProblems: Bool = false,
        refreshing seconds: Int? = nil, _ content: HTML
    ) -> HTML {
        """
        <!DOCTYPE html>
        <html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">\
        <title>\(hasProblems ? ShellWords.problemPrefix : "")\(title) · \(ShellWords.product)</title>\
        \(seconds.map { "<meta http-equiv=\"refresh\" content=\"\($0)\">" as HTML } ?? .empty)\
        <link rel="stylesheet" href="\(Asset.stylesheet.path)"><link rel="icon" href="data:,"></head><body>\
        <a class="skip" href="#noi-dung">\(ShellWords.skip)</a>\
        <header class="site"><div class="inner"><a class="name" href="/">\(ShellWords.product)</a>\(who(token))</div></header>\
        \(menu, when: officer != nil)\
        \("<aside class=\"strip\">\(ShellWords.demonstration)\(site.isPractice ? " " + ShellWords.practice(now.day) : "")</aside>", when: site.isDemonstration)\
        <main id="noi-dung">\(trail(crumbs, title), when: !crumbs.isEmpty)\(content)</main>\
        <footer class="site"><p>\(ShellWords.help)</p></footer></body></html>
        """
    }

    func error(_ status: HTTPResponse.Status, _ message: ShellWords.Message) -> Answer {
        .page(page(message.title, "<h1>\(message.title)</h1><p>\(message.sentence)</p>"), status: status)
    }

    private func who(_ token: String) -> HTML {
        guard let officer else { return .empty }
        return """
            <div class="who"><span>\(officer.name)</span>\("<a href=\"\(SitePath.ownPassword)\">\(AccountWords.ownTitle)</a>", when: !token.isEmpty)\
            \("<form method=\"post\" action=\"/dang-xuat\">\(Control.hidden("ma-bieu-mau", token))<button>\(ShellWords.signOut)</button></form>", when: !token.isEmpty)</div>
            """
    }

    private var menu: HTML {
        let items: [(Permission?, String, String)] = [
            (nil, "/", ShellWords.work), (.viewHouseholds, SitePath.households, ShellWords.households),
            (.viewHouseholds, SitePath.rounds, RoundPageWords.menu), (.viewDocuments, SitePath.documents, RegisterWords.menu),
            (.viewProgramme, SitePath.plans, PlanWords.menu), (.viewFunds, SitePath.funds, FundPageWords.menu),
            (.importList, SitePath.imports, ShellWords.imports),
            (.viewForms, SitePath.forms, ShellWords.forms),
            (.viewAreas, SitePath.areas, ShellWords.areas), (.viewStandards, SitePath.standards, ShellWords.standards),
            (.manageOfficers, SitePath.accounts, AccountWords.title),
        ]
        let shown = items.filter { item in item.0.map { officer?.may($0, on: now.day) ?? false } ?? true }
        return """
            <nav class="site" aria-label="\(ShellWords.mainMenu)"><ul>\(shown.map { item in
                let isHere = item.1 == "/" ? path == "/" : SitePath.prefixes(of: item.1).contains { path.hasPrefix($0) }
                return "<li><a href=\"\(item.1)\"\(" aria-current=\"page\"", when: isHere)>\(item.2)</a></li>" as HTML
            })</ul></nav>
            """
    }

    private func trail(_ crumbs: [(title: String, path: String)], _ title: String) -> HTML {
        """
        <nav class="crumbs" aria-label="\(ShellWords.breadcrumbs)"><ol>\(crumbs.map {
            "<li><a href=\"\($0.path)\">\($0.title)</a></li>" as HTML
        })<li aria-current="page">\(title)</li></ol></nav>
        """
    }
}

extension Visit {
    /// A page of this visit in the frame of the site.
    func page(
        _ title: String, crumbs: [(title: String, path: String)] = [], problems: [(field: String, sentence: String)] = [],
        refreshing seconds: Int? = nil, _ content: HTML
    ) -> HTML {
        Shell(self).page(
            title, crumbs: crumbs, token: token, hasProblems: !problems.isEmpty, refreshing: seconds,
            Control.problemSummary(title: ShellWords.problemSummary, problems) + content)
    }

    /// The hidden fields of every form: token and idempotency key.
    var formGuard: HTML {
        let key: Identifier<Visit> = site.desk.randomness.identifier(at: now)
        return Control.hidden("ma-bieu-mau", token) + Control.hidden("khoa", form["khoa"].isEmpty ? key.description : form["khoa"])
    }
}
