import Access
import Core
import HTTPTypes
import Markup
import Operations
import Words

/// Signing in and out. What was typed when a session ended goes through sign-in as hidden fields and comes back.
enum SignInPages {
    static let routes: [Route] = [
        .get(SitePath.signIn, .nobody) { page($0, login: "", problem: nil) },
        .post(SitePath.signIn, .nobody) { try await signIn($0) },
        .post(SitePath.signOut, .signedIn) { visit in
            if let secret = visit.sessionSecret { try await visit.site.sessions.signOut(secret: secret, at: visit.now) }
            return .seeOther(SitePath.signIn, cookie: SessionCookie.ended(isLoopback: visit.site.isLoopback))
        },
    ]

    /// The answer to anybody who is not signed in: the page to sign in, which leads back.
    static func ask(_ visit: Visit) -> Answer {
        if visit.method == "POST" { return page(visit, login: "", problem: nil, status: true) }
        return .seeOther(visit.path == "/" ? SitePath.signIn : "\(SitePath.signIn)?tiep=\(visit.path)")
    }

    private static func signIn(_ visit: Visit) async throws -> Answer {
        let (login, password) = (visit.form["ten"], visit.form["mat-khau"])
        do {
            let (_, secret) = try await visit.site.sessions.signIn(login: login, password: password, at: visit.now)
            let cookie = SessionCookie.value(secret, isLoopback: visit.site.isLoopback)
            let carried = carriedFields(visit)
            guard !carried.isEmpty else { return .seeOther(target(visit), cookie: cookie) }
            return .pageWithCookie(resumePage(visit, secret: secret, carried), cookie: cookie)
        } catch SignInError.wrongNameOrPassword {
            return page(visit, login: login, problem: SignInWords.wrong, status: true)
        } catch SignInError.waitUntil(let moment) {
            let seconds = Int((moment.milliseconds - visit.now.milliseconds + 999) / 1_000)
            return page(visit, login: login, problem: SignInWords.wait(seconds: seconds), status: true)
        } catch SignInError.busy {
            return page(visit, login: login, problem: SignInWords.busy, status: true)
        }
    }

    private static func page(_ visit: Visit, login: String, problem: String?, status isRefusal: Bool = false) -> Answer {
        let carried = visit.path == SitePath.signIn ? carriedFields(visit) : visit.form.pairs.filter { $0.name != "ma-bieu-mau" }
        let isKept = !carried.isEmpty
        let target = visit.path == SitePath.signIn ? target(visit) : visit.path
        let problems = problem.map { [(field: "ten", sentence: $0)] } ?? []
        let html = Shell(site: visit.site, officer: nil, now: visit.now, path: visit.path).page(
            SignInWords.title, hasProblems: problem != nil,
            """
            \(Control.problemSummary(title: ShellWords.problemSummary, problems))\
            <h1>\(SignInWords.title)</h1>\
            \("<div class=\"banner warn\"><p>\(SignInWords.kept)</p></div>", when: isKept)\
            <form method="post" action="\(SitePath.signIn)" class="card narrow" novalidate>\
            \(Control.hidden("tiep", target))\(carried.map { Control.hidden("giu." + $0.name, $0.value) })\
            \(Control.text(FieldState(name: "ten", label: SignInWords.login, value: login, problem: problem), width: .long, autocomplete: "username"))\
            \(Control.text(FieldState(name: "mat-khau", label: SignInWords.password), width: .long, type: .password, autocomplete: "current-password"))\
            <div class="actions">\(Control.button(SignInWords.button))</div></form>
            """)
        return .page(html, status: isKept && problem == nil ? .unauthorized : isRefusal ? .unprocessableContent : .ok)
    }

    /// After sign-in with kept fields: one button sends them again, now with the token of the new session.
    private static func resumePage(_ visit: Visit, secret: String, _ carried: [(name: String, value: String)]) -> HTML {
        let token = Digest(of: visit.site.secret + Array(secret.utf8)).bytes.hexadecimal
        return Shell(site: visit.site, officer: nil, now: visit.now, path: visit.path).page(
            SignInWords.resumeTitle,
            """
            <h1>\(SignInWords.resumeTitle)</h1><div class="banner"><p>\(SignInWords.resume)</p></div>\
            <form method="post" action="\(target(visit))">\(Control.hidden("ma-bieu-mau", token))\
            \(carried.map { Control.hidden($0.name, $0.value) })\
            <div class="actions">\(Control.button(SignInWords.resumeButton))</div></form>
            """)
    }

    private static func carriedFields(_ visit: Visit) -> [(name: String, value: String)] {
        visit.form.pairs.filter { $0.name.hasPrefix("giu.") }.map { (String($0.name.dropFirst(4)), $0.value) }
    }

    /// Where to go after signing in: only a path of this site.
    private static func target(_ visit: Visit) -> String {
        let wanted = visit.form.has("tiep") ? visit.form["tiep"] : visit.query["tiep"]
        let isOurs = wanted.hasPrefix("/") && !wanted.hasPrefix("//") && wanted.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != 92 }
        return isOurs ? wanted : "/"
    }
}
