import Access
import Core
import HTTPTypes
import Markup
import Operations
import Words

/// Where everybody puts a password of their own in the place of the one before; whoever was given one comes here first.
enum OwnPasswordPages {
    static let routes: [Route] = [
        .get(SitePath.ownPassword, .signedIn) { page($0) },
        .post(SitePath.ownPassword, .signedIn) { try await change($0) },
    ]

    private static func page(_ visit: Visit, _ problems: [(field: String, sentence: String)] = []) -> Answer {
        func field(_ name: String, _ label: String, _ hint: String = "", autocomplete: String) -> HTML {
            let state = FieldState(name: name, label: label, hint: hint, problem: problems.first { $0.field == name }?.sentence)
            return Control.text(state, width: .long, type: .password, autocomplete: autocomplete)
        }
        let isNew = visit.officer?.hasTemporaryPassword ?? false
        let isChanged = visit.query["da-luu"] == "1"
        return .page(
            visit.page(
                AccountWords.ownTitle, problems: problems,
                """
                \("<div class=\"banner\" role=\"status\"><p>\(AccountWords.changed)</p></div>", when: isChanged)\
                <h1>\(AccountWords.ownTitle)</h1><p class="lead">\(isNew ? AccountWords.mustChange : AccountWords.ownLead)</p>\
                <form method="post" action="\(SitePath.ownPassword)" class="card narrow" novalidate>\(visit.formGuard)\
                \(field("cu", AccountWords.old, autocomplete: "current-password"))\
                \(field("moi", AccountWords.fresh, AccountWords.freshHint, autocomplete: "new-password"))\
                \(field("lai", AccountWords.again, autocomplete: "new-password"))\
                <div class="actions">\(Control.button(AccountWords.change))</div></form>
                """), status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    private static func change(_ visit: Visit) async throws -> Answer {
        let officer = try visit.signedIn
        guard let secret = visit.sessionSecret else { throw PageError.badRequest }
        do {
            let operation = try await visit.site.sessions.ownPassword(
                of: officer, from: visit.form["cu"], to: visit.form["moi"], again: visit.form["lai"], secret: secret, at: visit.now)
            _ = try await visit.site.desk.perform(operation, as: officer)
            return .seeOther(officer.hasTemporaryPassword ? "/" : "\(SitePath.ownPassword)?da-luu=1")
        } catch OwnPassword.Refusal.wrong {
            return page(visit, [("cu", AccountWords.wrong)])
        } catch OwnPassword.Refusal.tooShort {
            return page(visit, [("moi", AccountWords.tooShort)])
        } catch OwnPassword.Refusal.differs {
            return page(visit, [("lai", AccountWords.differs)])
        } catch OwnPassword.Refusal.same {
            return page(visit, [("moi", AccountWords.same)])
        } catch SignInError.waitUntil(let moment) {
            let seconds = Int((moment.milliseconds - visit.now.milliseconds + 999) / 1_000)
            return page(visit, [("cu", SignInWords.wait(seconds: seconds))])
        } catch SignInError.busy {
            return page(visit, [("cu", SignInWords.busy)])
        }
    }
}
