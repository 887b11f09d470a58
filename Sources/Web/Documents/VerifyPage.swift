import Core
import Database
import HTTPTypes
import Jobs
import Markup
import Registry
import Store
import Words

extension SitePath {
    static let verify = CertificatePaper.verifyPath
}

/// Whether the certificate with a code holds, for anybody who has the paper in hand: one of two answers and nothing else. A code that
/// nobody was given has the answer of one that holds no more.
enum VerifyPage {
    static let routes: [Route] = [
        .get(SitePath.verify, .nobody) { try await page($0, $0.query["ma"]) },
        .get("\(SitePath.verify)/:ma", .nobody) { try await page($0, $0.parameters["ma"] ?? "") },
    ]

    private static func page(_ visit: Visit, _ typed: String) async throws -> Answer {
        let (isAsked, today) = (!typed.isEmpty, visit.today)
        var (isValid, problem): (Bool, String?) = (false, nil)
        if isAsked {
            let found = try await visit.lookingUp(
                { try await visit.site.database.readBriefly { try $0.isValidCertificate(typed, on: today) } }, isRight: \.self)
            switch found {
            case .success(let found): isValid = found
            case .failure(let wait): problem = ShellWords.tooManyCodes(seconds: wait.seconds)
            }
        }
        let field = FieldState(name: "ma", label: CertificateWords.code, value: isAsked ? typed : "", problem: problem)
        return .page(
            visit.page(
                CertificateWords.verifyTitle, problems: problem.map { [("ma", $0)] } ?? [],
                """
                <h1>\(CertificateWords.verifyTitle)</h1><p class="lead">\(CertificateWords.verifyLead)</p>\
                \(answer(isValid), when: isAsked && problem == nil)<form method="get" action="\(SitePath.verify)" class="card">\(Control.text(field, width: .short))\
                <div class="actions">\(Control.button(CertificateWords.verify))</div></form>
                """), status: problem == nil ? .ok : .tooManyRequests)
    }

    private static func answer(_ isValid: Bool) -> HTML {
        """
        <div class="banner\(isValid ? "" : " warn")" role="status"><p><strong>\(isValid ? CertificateWords.isValid : CertificateWords.isNotValid)</strong></p>\
        <p>\(isValid ? CertificateWords.validHint : CertificateWords.notValidHint)</p></div>
        """
    }
}
