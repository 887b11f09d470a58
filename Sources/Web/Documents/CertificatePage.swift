import Access
import Core
import Database
import Documents
import HTTPTypes
import Jobs
import Markup
import Operations
import Registry
import Store
import Words

/// One certificate: what it says, whether it holds, each time it was printed; printing, revoking and issuing it anew.
enum CertificatePage {
    static let routes: [Route] = [
        .get("\(SitePath.certificates)/:gcn", .permission(.viewDocuments)) { .page(try await page($0, [])) },
        .post("\(SitePath.certificates)/:gcn/in", .permission(.keepDocuments)) { try await print($0) },
        .post("\(SitePath.certificates)/:gcn/thu-hoi", .permission(.keepDocuments)) { try await revoke($0) },
        .post("\(SitePath.certificates)/:gcn/cap-lai", .permission(.keepDocuments)) { try await reissue($0) },
    ]

    private static func read(_ visit: Visit) async throws -> CertificateRow {
        let id: Certificate.ID = try visit.key("gcn")
        let scope = visit.scope(for: .viewDocuments)
        guard let row = try await visit.site.database.read({ try $0.certificate(id) }),
            scope.contains(village: row.village, commune: row.commune)
        else { throw PageError.notFound }
        return row
    }

    private static func page(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        let row = try await read(visit)
        let certificate = row.certificate
        let (recognitions, prints, former) = try await visit.site.database.read { transaction in
            (
                try transaction.recognitions(of: certificate.household), try transaction.prints(of: certificate.id),
                try certificate.replaces.flatMap { try transaction.certificate($0)?.certificate }
            )
        }
        let state = certificate.state(on: visit.today, recognitions: recognitions)
        let mayKeep = visit.may(.keepDocuments, in: row.commune) && certificate.revocation == nil
        let entry = Entry(visit: visit, fields: visit.form, problems: problems)
        return visit.page(
            certificate.reference,
            crumbs: [(RegisterWords.title, SitePath.documents), (CertificateWords.title, SitePath.certificates)], problems: problems,
            """
            \(visit.savedBanner())<h1>\(DocumentWords.kind(.certificates).name) \(certificate.reference)</h1>\
            <div class="banner\(state == .valid ? "" : " warn")"><p><strong>\(CertificateWords.name(state))</strong>\(certificate.revocation.map { ". \($0.note)" } ?? "")</p></div>\
            <section class="card"><dl class="facts"><dt>\(CertificateWords.holder)</dt><dd><a href="\(SitePath.household(certificate.household))">\(certificate.face.headName) · \(row.householdCode)</a>, \(visit.name(of: row.village))</dd>\
            <dt>\(CertificateWords.povertyClass)</dt><dd>\(ClassTag.html(certificate.povertyClass))</dd>\
            <dt>\(CertificateWords.decision)</dt><dd>\(certificate.decisionNumber), \(certificate.decisionOn.vietnamese)</dd>\
            <dt>\(CertificateWords.validFrom)</dt><dd>\(certificate.validFrom.vietnamese)</dd>\
            \(certificate.validUntil.map { "<dt>\(CertificateWords.validUntil)</dt><dd>\($0.vietnamese)</dd>" as HTML } ?? .empty)\
            <dt>\(CertificateWords.signedOn)</dt><dd>\(certificate.signedOn.vietnamese), \(certificate.signer)</dd>\
            <dt>\(CertificateWords.code)</dt><dd><a href="\(SitePath.verify)/\(certificate.code)">\(certificate.code)</a></dd>\
            <dt>\(RegisterWords.title)</dt><dd><a href="\(SitePath.document(certificate.document))">\(CertificateWords.issue)</a></dd>\
            \(former.map { "<dt>\(CertificateWords.replaces)</dt><dd><a href=\"\(SitePath.certificate($0.id))\">\($0.reference)</a></dd>" as HTML } ?? .empty)</dl></section>\
            <section class="card"><h2>\(CertificateWords.prints)</h2>\(printList(prints))\(printForm(entry, certificate, hasPrints: !prints.isEmpty), when: mayKeep)</section>\
            \(reissueForm(entry, certificate), when: mayKeep && state == .valid)\(revokeForm(entry, certificate), when: mayKeep)\(CertificatePages.term(visit))
            """)
    }

    private static func printList(_ prints: [CertificatePrint]) -> HTML {
        prints.isEmpty
            ? "<p>\(CertificateWords.notPrinted)</p>"
            : "<ol class=\"reasons\">\(prints.map { "<li>\($0.at.clock) \($0.at.day.vietnamese), \($0.officer)\($0.reason.isEmpty ? "" : ": " + $0.reason)</li>" as HTML })</ol>"
    }

    private static func printForm(_ entry: Entry, _ certificate: Certificate, hasPrints: Bool) -> HTML {
        """
        <form method="post" action="\(SitePath.certificate(certificate.id))/in" novalidate>\(entry.visit.formGuard)\
        \(Control.text(entry.state("ly-do", CertificateWords.printReason, hint: CertificateWords.printReasonHint)), when: hasPrints)\
        <div class="actions">\(Control.button("\(CertificateWords.print) PDF", name: "tep", value: "pdf"))\(Control.button(DocumentWords.word, isPrimary: false, name: "tep", value: "docx"))</div></form>
        """
    }

    private static func revokeForm(_ entry: Entry, _ certificate: Certificate) -> HTML {
        var day = entry.state("ngay-thu-hoi", CertificateWords.revokedOn, hint: ReviewWords.dayHint)
        if day.value.isEmpty { day.value = entry.visit.today.vietnamese }
        return """
            <details\(" open", when: entry.fields.has("ngay-thu-hoi"))><summary>\(CertificateWords.revoke)</summary><form method="post" action="\(SitePath.certificate(certificate.id))/thu-hoi" class="card" novalidate>\(entry.visit.formGuard)<p class="hint">\(CertificateWords.revokeLead)</p>\
            \(Control.text(day, width: .short, isNumeric: true))\(Control.text(entry.state("ly-do-thu-hoi", CertificateWords.reason)))\
            <div class="actions">\(Control.button(CertificateWords.revoke, isPrimary: false))</div></form></details>
            """
    }

    private static func reissueForm(_ entry: Entry, _ certificate: Certificate) -> HTML {
        var day = entry.state("ngay", CertificateWords.signedOn, hint: ReviewWords.dayHint)
        if day.value.isEmpty { day.value = entry.visit.today.vietnamese }
        let reasons: [Certificate.Revocation.Reason] = [.lost, .corrected]
        return """
            <details\(" open", when: entry.fields.has("vi"))><summary>\(CertificateWords.reissue)</summary><form method="post" action="\(SitePath.certificate(certificate.id))/cap-lai" class="card" novalidate>\(entry.visit.formGuard)<p class="hint">\(CertificateWords.reissueLead)</p>\
            \(Control.select(entry.state("vi", CertificateWords.why), reasons.map { ($0.rawValue, CertificateWords.name($0)) }))\(Control.text(entry.state("ly-do-cap-lai", CertificateWords.reason)))\
            \(Control.text(day, width: .short, isNumeric: true))\(Control.text(entry.state("nguoi-ky", CertificateWords.signer)))\
            <div class="actions">\(Control.button(CertificateWords.reissue, isPrimary: false))</div></form></details>
            """
    }

    private static func print(_ visit: Visit) async throws -> Answer {
        let row = try await read(visit)
        let format = CertificateWork.Format(rawValue: visit.form["tep"]) ?? .pdf
        return try await CertificatePages.print(.one(row.certificate.id), format, visit) { try await page(visit, $0) }
    }

    /// Problems of a form whose fields have names of their own on this page.
    private static func named(_ problems: Visit.Problems, _ names: [String: String]) -> Visit.Problems {
        problems.map { (names[$0.field] ?? $0.field, $0.sentence) }
    }

    private static func revoke(_ visit: Visit) async throws -> Answer {
        let id = try await read(visit).certificate.id
        var entry = Entry(visit: visit, fields: visit.form)
        let day = entry.day("ngay-thu-hoi", &entry.problems)
        let note = entry.line("ly-do-thu-hoi", limit: 300, RoundWords.sentence(.textUnreadable), &entry.problems)
        guard entry.problems.isEmpty, let day else { return visit.again(try await page(visit, entry.problems)) }
        return try await visit.act(
            RevokeCertificate(id, on: day, note: note),
            again: { try await page(visit, named($0, ["ly-do": "ly-do-thu-hoi", "ngay": "ngay-thu-hoi"])) }
        ) { _ in SitePath.certificate(id) + "?da-luu=1" }
    }

    private static func reissue(_ visit: Visit) async throws -> Answer {
        let id = try await read(visit).certificate.id
        var entry = Entry(visit: visit, fields: visit.form)
        let unreadable = RoundWords.sentence(.textUnreadable)
        let day = entry.day("ngay", &entry.problems)
        let note = entry.line("ly-do-cap-lai", limit: 300, unreadable, &entry.problems)
        let signer = entry.line("nguoi-ky", limit: 120, unreadable, &entry.problems)
        let reason = Certificate.Revocation.Reason(rawValue: visit.form["vi"]) ?? .other
        guard entry.problems.isEmpty, let day else { return visit.again(try await page(visit, entry.problems)) }
        return try await visit.act(
            ReissueCertificate(
                id, reason: reason, note: note, symbol: DocumentWords.symbol(.certificates), signedOn: day, signer: signer),
            again: { try await page(visit, named($0, ["ly-do": "ly-do-cap-lai"])) }
        ) { SitePath.certificate($0) + "?da-luu=1" }
    }
}
