import Access
import Core
import Database
import HTTPTypes
import Jobs
import Law
import Markup
import Operations
import Registry
import Store
import Words

extension SitePath {
    static let certificates = "/giay-chung-nhan"

    static func certificate(_ id: Certificate.ID) -> String { "\(certificates)/\(id)" }
    static func certificatesPrinted(_ job: Job.ID) -> String { "\(certificates)/in/\(job)" }
}

/// The certificates of the officer's area: who has one, who has none yet, issuing and printing.
enum CertificatePages {
    static let routes: [Route] = [
        .get(SitePath.certificates, .permission(.viewDocuments)) { .page(try await page($0, [])) },
        .post("\(SitePath.certificates)/cap", .permission(.keepDocuments)) { try await issue($0) },
        .post("\(SitePath.certificates)/in", .permission(.keepDocuments)) { try await printAll($0) },
        .get("\(SitePath.certificates)/in/:viec", .permission(.keepDocuments)) { .page(try await printed($0)) },
        .get("\(SitePath.certificates)/in/:viec/tep", .permission(.keepDocuments)) { try await file($0) },
    ]

    /// How many the page shows at once.
    private static let shown = 500

    private static func page(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        let scope = visit.scope(for: .viewDocuments)
        let communes = scope.communes.compactMap { visit.areas.version(of: $0, on: visit.today) }.sorted { $0.precedes($1) }
        guard let first = communes.first else { throw PageError.notFound }
        let fields = visit.method == "POST" ? visit.form : visit.query
        let household = Household.ID(fields["ho"])
        let commune = Area.ID(fields["xa"]).flatMap { id in communes.first { $0.area == id } } ?? first
        let villages = visit.areas.villages(of: [commune.area], on: visit.today)
        let village = Area.ID(fields["thon"]).flatMap { id in villages.first { $0.area == id } }
        let isStanding = fields["giay"] != "moi-giay"
        let filter = CertificateFilter(
            commune: household == nil ? commune.area : nil, village: village?.area, household: household,
            isStanding: isStanding && household == nil)
        let (law, today) = (visit.site.shelves.law, visit.today)
        let (rows, states, lacking) = try await visit.site.database.read { transaction in
            let rows = try transaction.certificates(filter, within: scope)
            let part = Array(rows.prefix(shown))
            var states: [Certificate.ID: Certificate.State] = [:]
            for row in part {
                states[row.certificate.id] = row.certificate.state(
                    on: today, recognitions: try transaction.recognitions(of: row.certificate.household))
            }
            let standard = try law.national(on: today).id
            return (
                rows, states,
                try transaction.uncertified(in: commune.area, village: village?.area, household: nil, standard: standard).count
            )
        }
        let entry = Entry(visit: visit, fields: visit.form, problems: problems)
        let order = Dictionary(uniqueKeysWithValues: villages.enumerated().map { ($1.area, $0) })
        let listed = rows.prefix(shown).enumerated().sorted {
            (order[$0.element.village] ?? 0, $0.offset) < (order[$1.element.village] ?? 0, $1.offset)
        }.map(\.element)
        let mayKeep = visit.may(.keepDocuments, in: commune.area) && household == nil
        return visit.page(
            CertificateWords.title, crumbs: [(RegisterWords.title, SitePath.documents)], problems: problems,
            """
            \(visit.savedBanner())<h1>\(CertificateWords.title)</h1><p class="lead">\(CertificateWords.lead)</p>\
            \(household == nil ? filterForm(communes, villages, commune.area, village?.area, isStanding) : .empty)\
            \("<p><strong>\(CertificateWords.uncertified(lacking))</strong></p>", when: household == nil)\
            \(issueForm(entry, commune.area, village?.area), when: mayKeep && lacking > 0)\
            \(printForm(entry, commune.area, village?.area), when: mayKeep && rows.contains { $0.certificate.revocation == nil })\
            <p><strong>\(CertificateWords.count(rows.count))</strong></p>\
            \(rows.isEmpty ? "<div class=\"card\"><p>\(CertificateWords.none)</p></div>" : table(listed, states, visit))\(term(visit))
            """)
    }

    private static func filterForm(
        _ communes: [AreaVersion], _ villages: [AreaVersion], _ commune: Area.ID, _ village: Area.ID?, _ isStanding: Bool
    ) -> HTML {
        let choice = FieldState(name: "giay", label: CertificateWords.state, value: isStanding ? "" : "moi-giay")
        let place = FieldState(name: "thon", label: HouseholdWords.village, value: village?.description ?? "")
        let whole = FieldState(name: "xa", label: HouseholdWords.commune, value: commune.description)
        return """
            <form method="get" action="\(SitePath.certificates)" class="card filters">\
            \(communes.count > 1 ? Control.select(whole, communes.map { ($0.area.description, $0.name) }) : .empty)\
            \(Control.select(place, [("", CertificateWords.wholeCommune)] + villages.map { ($0.area.description, $0.name) }))\
            \(Control.select(choice, [("", CertificateWords.standing), ("moi-giay", CertificateWords.everything)]))\
            <div class="actions">\(Control.button(RegisterWords.show, isPrimary: false))</div></form>
            """
    }

    private static func place(_ commune: Area.ID, _ village: Area.ID?) -> HTML {
        Control.hidden("xa", commune.description) + Control.hidden("thon", village?.description ?? "")
    }

    private static func issueForm(_ entry: Entry, _ commune: Area.ID, _ village: Area.ID?) -> HTML {
        var day = entry.state("ngay", CertificateWords.signedOn, hint: ReviewWords.dayHint)
        if day.value.isEmpty { day.value = entry.visit.today.vietnamese }
        return """
            <form method="post" action="\(SitePath.certificates)/cap" class="card" novalidate>\(entry.visit.formGuard)\(place(commune, village))<h2>\(CertificateWords.issue)</h2><p class="hint">\(CertificateWords.issueLead)</p>\
            \(Control.text(day, width: .short, isNumeric: true))\(Control.text(entry.state("nguoi-ky", CertificateWords.signer)))\
            <div class="actions">\(Control.button(CertificateWords.issue))</div></form>
            """
    }

    private static func printForm(_ entry: Entry, _ commune: Area.ID, _ village: Area.ID?) -> HTML {
        """
        <form method="post" action="\(SitePath.certificates)/in" class="card" novalidate>\(entry.visit.formGuard)\(place(commune, village))<h2>\(CertificateWords.printBatch)</h2><p class="hint">\(CertificateWords.printLead) \(CertificateWords.numberOpen)</p>\
        \(Control.text(entry.state("ly-do", CertificateWords.printReason, hint: CertificateWords.printReasonHint)))\
        <div class="actions">\(Control.button("\(CertificateWords.print) PDF", isPrimary: false))</div></form>
        """
    }

    private static func table(_ rows: [CertificateRow], _ states: [Certificate.ID: Certificate.State], _ visit: Visit) -> HTML {
        scrolling(
            CertificateWords.title,
            """
            <table class="stack"><thead><tr><th scope="col">\(CertificateWords.reference)</th><th scope="col">\(CertificateWords.holder)</th><th scope="col">\(HouseholdWords.village)</th>\
            <th scope="col">\(CertificateWords.povertyClass)</th><th scope="col">\(CertificateWords.signedOn)</th><th scope="col">\(CertificateWords.state)</th></tr></thead><tbody>\(rows.map { row in
                let certificate = row.certificate
                return """
                    <tr><th scope="row"><a href="\(SitePath.certificate(certificate.id))">\(certificate.reference)</a></th><td data-label="\(CertificateWords.holder)">\(certificate.face.headName) · \(row.householdCode)</td>\
                    <td data-label="\(HouseholdWords.village)">\(visit.name(of: row.village))</td><td data-label="\(CertificateWords.povertyClass)">\(ClassTag.html(certificate.povertyClass))</td>\
                    <td data-label="\(CertificateWords.signedOn)">\(certificate.signedOn.vietnamese)</td><td data-label="\(CertificateWords.state)">\(states[certificate.id].map(CertificateWords.name) ?? "")</td></tr>
                    """ as HTML
            })</tbody></table>
            """)
    }

    /// What the law says of how long a certificate holds, and how well that is known.
    static func term(_ visit: Visit) -> HTML {
        let term = (try? visit.site.shelves.law.procedures(on: visit.today))?.certificate
        let sentence: HTML =
            term.map { term in
                "<p class=\"hint\">\(CertificateWords.termMark): \(CertificateWords.name(term.value)). <span class=\"cite\">\(LawWords.citation(term.citation, in: visit.site.law.documents))\(term.confidence == .verified ? "" : " – " + LawWords.confidence(term.confidence))</span></p>"
            } ?? .empty
        return "\(sentence)<p class=\"hint\">\(CertificateWords.formNotFound)</p>"
    }

    private static func issue(_ visit: Visit) async throws -> Answer {
        guard let commune = Area.ID(visit.form["xa"]) else { throw PageError.badRequest }
        var entry = Entry(visit: visit, fields: visit.form)
        let day = entry.day("ngay", &entry.problems)
        let signer = entry.line("nguoi-ky", limit: 120, RoundWords.sentence(.textUnreadable), &entry.problems)
        guard entry.problems.isEmpty, let day else { return visit.again(try await page(visit, entry.problems)) }
        let village = Area.ID(visit.form["thon"])
        return try await visit.act(
            IssueCertificates(
                commune: commune, village: village, symbol: DocumentWords.symbol(.certificates), signedOn: day, signer: signer),
            again: { try await page(visit, $0) }
        ) { _ in "\(SitePath.certificates)?xa=\(commune)&thon=\(village?.description ?? "")&da-luu=1" }
    }

    private static func printAll(_ visit: Visit) async throws -> Answer {
        guard let commune = Area.ID(visit.form["xa"]) else { throw PageError.badRequest }
        return try await print(.all(commune: commune, village: Area.ID(visit.form["thon"])), .pdf, visit) { try await page(visit, $0) }
    }

    /// Queues the file and leads to it.
    static func print(
        _ selection: PrintCertificates.Selection, _ format: CertificateWork.Format, _ visit: Visit,
        again: (Visit.Problems) async throws -> HTML
    ) async throws -> Answer {
        var entry = Entry(visit: visit, fields: visit.form)
        let reason = entry.line("ly-do", limit: 300, RoundWords.sentence(.textUnreadable), &entry.problems)
        guard entry.problems.isEmpty else { return visit.again(try await again(entry.problems)) }
        do {
            let job = try await visit.site.desk.perform(
                PrintCertificates(selection, reason: reason, format: format), as: try visit.signedIn, request: visit.requestKey)
            return try await JobRoutes.answer(job, visit)
        } catch let refusal as RoundRefusal {
            return visit.again(try await again(refusal.lacks.map { ($0.field, RoundWords.sentence($0)) }))
        }
    }

    private static func result(_ visit: Visit) async throws -> CertificatesPrinted {
        let job = try await visit.job()
        guard job.kind == CertificateWork.jobKind, let printed = CertificatesPrinted(stored: job.result) else { throw PageError.notFound }
        return printed
    }

    private static func printed(_ visit: Visit) async throws -> HTML {
        let printed = try await result(visit)
        let job: Job.ID = try visit.key("viec")
        let more = printed.pages.map { $0 - printed.certificates } ?? 0
        return visit.page(
            CertificateWords.printed, crumbs: [(RegisterWords.title, SitePath.documents), (CertificateWords.title, SitePath.certificates)],
            """
            <h1>\(CertificateWords.printed)</h1><section class="card">\
            <p>\(printed.pages.map { CertificateWords.printedLine(certificates: printed.certificates, pages: $0) } ?? CertificateWords.count(printed.certificates))</p>\
            \("<div class=\"banner warn\"><p>\(CertificateWords.longer(more))</p></div>", when: more > 0)\
            <p class="actions"><a class="primary" href="\(SitePath.certificatesPrinted(job))/tep">\(CertificateWords.download)</a></p></section>
            """)
    }

    private static func file(_ visit: Visit) async throws -> Answer {
        let (printed, officer) = (try await result(visit), try visit.signedIn)
        guard let upload = try await visit.site.database.read({ try $0.upload(printed.upload, of: officer.id) }) else {
            throw PageError.notFound
        }
        return .file(upload.content, type: upload.fileName.hasSuffix(".pdf") ? FileType.pdf : FileType.document, name: upload.fileName)
    }
}
