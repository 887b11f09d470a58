import Access
import Core
import Database
import Documents
import HTTPTypes
import Jobs
import Law
import Markup
import Monitoring
import Operations
import Programme
import Registry
import Store
import Words

/// The desk of monthly reports: who has handed in, what it adds up to; and one report with its versions.
enum ProgressReportPages {
    static let routes: [Route] = [
        .get(SitePath.progressReports, .permission(.viewProgramme)) { try await desk($0) },
        .get("\(SitePath.progressReports)/tong-hop.docx", .permission(.viewProgramme)) { try await consolidated($0, .docx) },
        .get("\(SitePath.progressReports)/tong-hop.pdf", .permission(.viewProgramme)) { try await consolidated($0, .pdf) },
        .get("\(SitePath.progressReports)/:nv", .permission(.viewProgramme)) { .page(try await page($0, [])) },
        .post("\(SitePath.progressReports)/:nv", .permission(.doDuties)) { try await save($0) },
        .post("\(SitePath.progressReports)/:nv/rut", .permission(.doDuties)) { try await withdraw($0) },
        .post("\(SitePath.progressReports)/:nv/tra-loi", .permission(.runProgramme)) { try await answer($0) },
        .get("\(SitePath.progressReports)/:nv/bao-cao.docx", .permission(.viewProgramme)) { try await file($0, .docx) },
        .get("\(SitePath.progressReports)/:nv/bao-cao.pdf", .permission(.viewProgramme)) { try await file($0, .pdf) },
    ]

    // MARK: desk

    /// The month of the address, else the last one whose data are complete and that the plan has.
    private static func month(_ visit: Visit, _ plan: ProgrammePlan?) -> ReportingMonth? {
        if let asked = ReportingMonth(iso: visit.query["thang"]) { return asked }
        guard let plan else { return nil }
        let day = min(visit.today, plan.until)
        let running = ReportingMonth(of: day)
        let complete = running.data.upperBound < visit.today || visit.today > plan.until ? running : running.previous
        return complete.year < plan.year ? ReportingMonth(year: plan.year, month: 1) : complete
    }

    private static func desk(_ visit: Visit) async throws -> Answer {
        guard let first = try await visit.planBook(), let month = month(visit, first.plan) else {
            return .page(visit.noPlan(ProgressReportWords.title, SitePath.progressReports))
        }
        let (book, sum) = try await consolidation(first.loaded.id, month, visit)
        let query = "?ke-hoach=\(book.loaded.id)&thang=\(month.iso)"
        let months: HTML = """
            <ul class="chips">\(book.loaded.months.map { other in
                "<li><a href=\"\(SitePath.progressReports)?ke-hoach=\(book.loaded.id.description)&thang=\(other.iso)\"\(" aria-current=\"true\"", when: other == month)>\(ProgressReportWords.month) \(other.month)</a></li>" as HTML
            })</ul>
            """
        let isWide = sum.lines.count > 1
        return .page(
            visit.page(
                ProgressReportWords.title(month),
                """
                \(visit.programmeTabs(book, SitePath.progressReports))<h1>\(ProgressReportWords.title(month))</h1><p class="lead">\(ProgressReportWords.lead)</p>\(months)\
                <p class="hint">\(ProgressReportWords.period(month))</p>\(sum.lines.isEmpty ? "<div class=\"card\"><p>\(ProgressReportWords.noReports)</p></div>" : status(sum, book))\
                \(sums(sum, book), when: isWide)\
                \("<p class=\"actions\"><a class=\"plain\" href=\"\(SitePath.progressReports)/tong-hop.docx\(query)\">\(ProgressReportWords.consolidation): \(ProgressReportWords.word)</a><a class=\"plain\" href=\"\(SitePath.progressReports)/tong-hop.pdf\(query)\">\(ProgressReportWords.consolidation): \(ProgressReportWords.pdf)</a></p>", when: isWide)
                """))
    }

    private static func consolidation(
        _ plan: LoadedPlan.ID, _ month: ReportingMonth, _ visit: Visit
    ) async throws -> (book: PlanBook, sum: Consolidation) {
        let (officer, areas, law, today) = (try visit.signedIn, visit.areas, visit.site.shelves.law, visit.today)
        return try await visit.site.database.read { transaction in
            let book = try PlanBook(plan, for: officer, in: transaction, areas, law, today: today, contentsOf: month)
            return (book, try ReportFigures(book, areas, law).consolidation(of: month, in: transaction))
        }
    }

    private static func status(_ sum: Consolidation, _ book: PlanBook) -> HTML {
        let handedIn = sum.lines.count - sum.missing.count
        return """
            <p><strong>\(ProgressReportWords.handedIn(handedIn, of: sum.lines.count))</strong></p>\
            \(scrolling(
                ProgressReportWords.title,
                """
                <table class="stack"><thead><tr><th scope="col">\(PlanWords.agency)</th><th scope="col">\(DutyWords.due)</th><th scope="col">\(DutyWords.standing)</th>\
                <th scope="col">\(ProgressReportWords.state)</th></tr></thead><tbody>\(sum.lines.map { line in
                    let latest = book.reports[line.duty.id]?.latest
                    let changed = line.changed.map { ProgressReportWords.changed($0.kind, reported: $0.reported, now: $0.now) }
                    return """
                        <tr><th scope="row"><a href="\(SitePath.report(line.duty.id))">\(book.name(line.agency))</a></th><td class="nowrap" data-label="\(DutyWords.due)">\(line.duty.dueOn?.vietnamese ?? DutyWords.noDue)</td>\
                        <td data-label="\(DutyWords.standing)">\(StandingTag.html(book.standing(line.duty)))</td>\
                        <td data-label="\(ProgressReportWords.state)">\(latest.map { ProgressReportWords.name($0.state) } ?? ProgressReportWords.missing)\(changed.isEmpty ? "" : ". " + changed.joined(separator: "; "))</td></tr>
                        """ as HTML
                })</tbody></table>
                """ as HTML))
            """
    }

    private static func sums(_ sum: Consolidation, _ book: PlanBook) -> HTML {
        let names = Dictionary(uniqueKeysWithValues: sum.lines.map { ($0.agency, book.name($0.agency)) })
        return """
            <h2>\(ProgressReportWords.sums)</h2>\
            \(scrolling(
                ProgressReportWords.sums,
                """
                <table class="stack wide"><thead><tr><th scope="col">\(ProgressReportWords.figure)</th><th scope="col" class="n">\(ProgressReportWords.reported)</th>\
                <th scope="col" class="n">\(ProgressReportWords.records)</th><th scope="col">\(ProgressReportWords.differs)</th></tr></thead><tbody>\(ReportFigure.Kind.allCases.map { kind in
                    """
                    <tr><th scope="row">\(ProgressReportWords.name(kind))</th><td class="n" data-label="\(ProgressReportWords.reported)">\(sum.reported(kind).map { NumberWords.grouped($0) } ?? "")</td>\
                    <td class="n" data-label="\(ProgressReportWords.records)">\(sum.now(kind).map { NumberWords.grouped($0) } ?? "")</td>\
                    <td data-label="\(ProgressReportWords.differs)">\(ProgressReportWords.reasons(sum, kind, names))</td></tr>
                    """ as HTML
                })</tbody></table>
                """ as HTML))
            """
    }

    // MARK: one report

    private static func page(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        let (book, duty) = try await visit.duty()
        guard [.plan, .monthlyReport].contains(book.kind(duty)) else { throw PageError.notFound }
        let (areas, law) = (visit.areas, visit.site.shelves.law)
        let (versions, figures, asked) = try await visit.site.database.read { transaction in
            (
                try transaction.reports(of: duty.id), try ReportFigures(book, areas, law).figures(of: duty, in: transaction),
                try book.asked(by: duty, TargetDesk(book, areas, law), in: transaction)
            )
        }
        let isOwn = book.own.contains(duty.agency) && visit.may(.doDuties)
        let latest = versions.latest
        let before = try await earlier(duty, book, visit)
        let entry = Entry(visit: visit, fields: visit.form, problems: problems)
        let writes = isOwn && !(latest?.counts ?? false)
        let shownFigures = latest?.counts ?? false ? latest?.content.figures ?? [] : figures
        let title = title(duty, book)
        return visit.page(
            title,
            crumbs: [
                (
                    ProgressReportWords.menu,
                    "\(SitePath.progressReports)?ke-hoach=\(book.loaded.id)" + (duty.month.map { "&thang=\($0.iso)" } ?? "")
                )
            ], problems: problems,
            """
            \(visit.savedBanner())<h1>\(title)</h1><p class="lead">\(book.name(duty.agency))</p><p>\(StandingTag.html(book.standing(duty)))\(duty.dueOn.map { " \(DutyWords.due) \($0.vietnamese)" } ?? "")</p>\
            \(duty.month.map { "<p class=\"hint\">\(ProgressReportWords.period($0))</p>" as HTML } ?? .empty)\
            \(table(shownFigures, before: before), when: !shownFigures.isEmpty)\
            \(writes ? form(entry, latest, duty, book, asked) : ownTargets(latest?.content, asked, book, nil) + text(latest, book, duty))\
            \(answers(entry, latest, duty, book))\(files(duty), when: latest != nil)\(history(versions))
            """)
    }

    private static func title(_ duty: Duty, _ book: PlanBook) -> String {
        duty.month.map { ProgressReportWords.title($0) } ?? ProgressReportWords.planTitle
    }

    /// What the same agency reported for the month before; `nil` where nothing stands.
    private static func earlier(_ duty: Duty, _ book: PlanBook, _ visit: Visit) async throws -> ProgressReport.Content? {
        guard let month = duty.month, let previous = book.reportDuty(of: duty.agency, month.previous) else { return nil }
        return try await visit.site.database.read { try $0.reports(of: previous.id).standing?.content }
    }

    private static func table(_ figures: [ReportFigure], before: ProgressReport.Content?) -> HTML {
        scrolling(
            ProgressReportWords.sums,
            """
            <table><thead><tr><th scope="col">\(ProgressReportWords.figure)</th><th scope="col" class="n">\(ProgressReportWords.previous)</th><th scope="col" class="n">\(ProgressReportWords.thisPeriod)</th>\
            <th scope="col" class="n">\(ProgressReportWords.change)</th></tr></thead><tbody>\(figures.map { figure in
                let earlier = before?.figure(figure.kind)?.value
                return """
                    <tr><th scope="row">\(ProgressReportWords.name(figure.kind))</th><td class="n">\(earlier.map { NumberWords.grouped($0) } ?? "")</td><td class="n">\(NumberWords.grouped(figure.value))</td>\
                    <td class="n">\(earlier.map { ProgressReportWords.signed(figure.value - $0) } ?? "")</td></tr>
                    """ as HTML
            })</tbody></table>
            """)
    }

    /// The projects that an agency leads or helps with.
    private static func projects(_ agency: Agency.ID, _ book: PlanBook) -> [ProgrammePlan.Project] {
        guard let function = book.agency(agency)?.function else { return [] }
        return book.plan.projects.filter { book.loaded.lead(of: $0) == function || $0.cooperating.contains(function) }
    }

    private typealias Asked = [(target: ProgrammePlan.Target, share: TargetShare)]

    /// What a commune sets itself towards the targets that were handed down to it; as fields where it is written.
    private static func ownTargets(_ content: ProgressReport.Content?, _ asked: Asked, _ book: PlanBook, _ entry: Entry?) -> HTML {
        guard !asked.isEmpty else { return .empty }
        let table = scrolling(
            TargetWords.ownTitle,
            """
            <table class="stack"><thead><tr><th scope="col">\(PlanWords.target)</th><th scope="col">\(TargetWords.goalOfPlan)</th><th scope="col" class="n">\(TargetWords.given)</th>\
            <th scope="col" class="n">\(TargetWords.ownValue)</th></tr></thead><tbody>\(asked.map { target, share in
                let own = content?.targets?[target.code]
                let cell: HTML
                if let entry {
                    let heading = TargetWords.heading(TargetWords.ownValue, target)
                    var state = entry.state(TargetPages.field(ofTarget: target.code), "\(heading): \(target.title)")
                    if entry.visit.method != "POST" {
                        state.value = (own ?? share.value).map { TargetWords.typed($0, target.measure) } ?? ""
                    }
                    cell = GridCell.text(state, heading: heading, isNumeric: true)
                } else {
                    cell = "<td class=\"n\" data-label=\"\(TargetWords.ownValue)\">\(own.map { TargetWords.value($0, target) } ?? "")</td>"
                }
                return """
                    <tr><th scope="row"><a href="\(SitePath.target(target.code, of: book.loaded.id))">\(target.title)</a></th><td data-label="\(TargetWords.goalOfPlan)">\(PlanWords.goal(target))</td>\
                    <td class="n" data-label="\(TargetWords.given)">\(share.value.map { TargetWords.value($0, target) } ?? "") <span class="cite">(\(share.document))</span></td>\(cell)</tr>
                    """ as HTML
            })</tbody></table>
            """ as HTML)
        return "<h2>\(TargetWords.ownTitle)</h2>\("<p class=\"hint\">\(TargetWords.ownLead)</p>", when: entry != nil)\(table)"
    }

    private static func form(_ entry: Entry, _ latest: ProgressReport?, _ duty: Duty, _ book: PlanBook, _ asked: Asked) -> HTML {
        let content = latest?.content ?? .init()
        func state(_ name: String, _ label: String, _ kept: String) -> FieldState {
            var state = entry.state(name, label)
            if entry.visit.method != "POST" { state.value = kept }
            return state
        }
        let kind = book.kind(duty)
        return """
            <form method="post" action="\(SitePath.report(duty.id))" class="card" novalidate>\(entry.visit.formGuard)\(entry.visit.draft())\
            \("<p class=\"hint\">\(ProgressReportWords.figuresLead)</p>", when: kind == .monthlyReport)\(ownTargets(content, asked, book, entry))\
            \(ProgressReport.Section.allCases.map { section in
                Control.paragraph(state(field(section), ProgressReportWords.name(section, of: kind), content[section]), rows: section == .results ? 6 : 3)
                    + (section == .results
                        ? projects(duty.agency, book).map { project in
                            Control.paragraph(
                                state(field(project), book.plan.clause(project.clause), content.projects[project.code] ?? ""), rows: 2)
                        }.joined() : .empty)
            })\(Control.text(state("nguoi-ky", ProgressReportWords.signer, content.signer)))\
            <div class="actions">\(Control.button(ProgressReportWords.submit, name: "viec", value: "gui"))\(Control.button(ProgressReportWords.save, isPrimary: false, name: "viec", value: "luu"))</div></form>
            """
    }

    private static func field(_ section: ProgressReport.Section) -> String {
        switch section {
        case .results: "noi-dung-ghi"
        case .difficulties: "kho-khan"
        case .proposals: "kien-nghi"
        case .next: "ky-toi"
        }
    }

    /// No name of a field has a full stop.
    private static func field(_ project: ProgrammePlan.Project) -> String {
        "du-an-\(project.code.replacing(".", with: "-"))"
    }

    private static func text(_ report: ProgressReport?, _ book: PlanBook, _ duty: Duty) -> HTML {
        guard let report else { return "<div class=\"card\"><p>\(ProgressReportWords.notWritten)</p></div>" }
        let said = ProgressReport.Section.allCases.filter { !report.content[$0].isEmpty }
        let projects = report.content.projects.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
        return """
            <section class="card">\(said.map { section in
                "<h2>\(ProgressReportWords.name(section, of: book.kind(duty)))</h2>\(report.content[section].split(separator: "\n").map { "<p>\(String($0))</p>" as HTML })" as HTML
            })\(projects.map { "<h3>\($0.key)</h3><p>\($0.value)</p>" as HTML })<p>\(ProgressReportWords.signer): \(report.content.signer)</p></section>
            """
    }

    private static func answers(_ entry: Entry, _ latest: ProgressReport?, _ duty: Duty, _ book: PlanBook) -> HTML {
        guard let latest, latest.counts else { return .empty }
        let isOwn = book.own.contains(duty.agency) && entry.visit.may(.doDuties)
        let withdrawing: HTML = """
            <details><summary>\(ProgressReportWords.withdraw)</summary><form method="post" action="\(SitePath.report(duty.id))/rut" novalidate>\(entry.visit.formGuard)\
            \(Control.text(entry.state("ly-do", ProgressReportWords.withdrawReason)))<div class="actions">\(Control.button(ProgressReportWords.withdraw, isPrimary: false))</div></form></details>
            """
        let answering: HTML = """
            <form method="post" action="\(SitePath.report(duty.id))/tra-loi" class="card" novalidate>\(entry.visit.formGuard)\(Control.text(entry.state("tra-lai", ProgressReportWords.note)))\
            <div class="actions">\(latest.state == .submitted ? Control.button(ProgressReportWords.accept, name: "viec", value: "nhan") : .empty)\
            \(Control.button(ProgressReportWords.giveBack, isPrimary: false, name: "viec", value: "tra"))</div></form>
            """
        return "\(withdrawing, when: isOwn && latest.state == .submitted)\(answering, when: entry.visit.may(.runProgramme))"
    }

    private static func files(_ duty: Duty) -> HTML {
        """
        <p class="actions"><a class="plain" href="\(SitePath.report(duty.id))/bao-cao.docx">\(ProgressReportWords.word)</a>\
        <a class="plain" href="\(SitePath.report(duty.id))/bao-cao.pdf">\(ProgressReportWords.pdf)</a><span class="hint">\(ProgressReportWords.formNotFound)</span></p>
        """
    }

    private static func history(_ versions: [ProgressReport]) -> HTML {
        guard !versions.isEmpty else { return .empty }
        return """
            <h2>\(ProgressReportWords.versions)</h2><ul>\(versions.reversed().map { version in
                """
                <li><strong>\(ProgressReportWords.version) \(version.number): \(ProgressReportWords.name(version.state))</strong>\(version.author.isEmpty ? "" : ", " + version.author)\
                <ul>\(version.steps.map { step in "<li>\(step.on.vietnamese) · \(ProgressReportWords.name(step.kind))\(step.note.isEmpty ? "" : ": " + step.note)\(step.author.isEmpty ? "" : " – " + step.author)</li>" as HTML })</ul></li>
                """ as HTML
            })</ul>
            """
    }

    private static func save(_ visit: Visit) async throws -> Answer {
        let (book, duty) = try await visit.duty()
        var entry = Entry(visit: visit, fields: visit.form)
        let unreadable = RoundWords.sentence(.textUnreadable)
        var texts: [String: String] = [:]
        for section in ProgressReport.Section.allCases {
            texts[section.rawValue] = entry.paragraphs(field(section), unreadable, &entry.problems)
        }
        var said: [String: String] = [:]
        for project in projects(duty.agency, book) {
            said[project.code] = entry.paragraphs(field(project), unreadable, &entry.problems)
        }
        var targets: [String: Int] = [:]
        for target in book.plan.targets where book.kind(duty) == .plan {
            let name = TargetPages.field(ofTarget: target.code)
            switch TargetPages.number(visit.form[name], target.measure) {
            case .success(let value): targets[target.code] = value
            case .failure: entry.problems.append((name, target.measure == .rate ? TargetWords.rateWrong : TargetWords.numberWrong))
            }
        }
        let signer = entry.line("nguoi-ky", limit: 120, unreadable, &entry.problems)
        guard entry.problems.isEmpty else { return visit.again(try await page(visit, entry.problems)) }
        return try await visit.carryOut(
            SaveProgressReport(
                duty: duty.id, texts: texts, projects: said, targets: targets, signer: signer, submits: visit.form["viec"] == "gui"),
            again: { try await page(visit, $0) }
        ) { _ in SitePath.report(duty.id) + "?da-luu=1" }
    }

    private static func withdraw(_ visit: Visit) async throws -> Answer {
        let id: Duty.ID = try visit.key("nv")
        var entry = Entry(visit: visit, fields: visit.form)
        let reason = entry.line("ly-do", limit: 300, RoundWords.sentence(.textUnreadable), &entry.problems)
        guard entry.problems.isEmpty else { return visit.again(try await page(visit, entry.problems)) }
        return try await visit.carryOut(
            WithdrawProgressReport(duty: id, reason: reason), again: { try await page(visit, $0) }
        ) { _ in SitePath.report(id) + "?da-luu=1" }
    }

    private static func answer(_ visit: Visit) async throws -> Answer {
        let id: Duty.ID = try visit.key("nv")
        var entry = Entry(visit: visit, fields: visit.form)
        let note = entry.line("tra-lai", limit: 500, RoundWords.sentence(.textUnreadable), &entry.problems)
        guard entry.problems.isEmpty else { return visit.again(try await page(visit, entry.problems)) }
        return try await visit.carryOut(
            AnswerProgressReport(duty: id, accepts: visit.form["viec"] == "nhan", note: note),
            again: { problems in try await page(visit, problems.map { ($0.field == "ly-do" ? "tra-lai" : $0.field, $0.sentence) }) }
        ) { _ in SitePath.report(id) + "?da-luu=1" }
    }

    // MARK: documents

    private static func file(_ visit: Visit, _ format: DocumentFile.Format) async throws -> Answer {
        let (book, duty) = try await visit.duty()
        let (areas, law) = (visit.areas, visit.site.shelves.law)
        let document = try await visit.site.database.read { try ProgressReportPaper(book, areas, law).document(of: duty, in: $0) }
        return try await DocumentFile.answer(document, format, visit)
    }

    private static func consolidated(_ visit: Visit, _ format: DocumentFile.Format) async throws -> Answer {
        guard let first = try await visit.planBook(), let month = month(visit, first.plan) else { throw PageError.notFound }
        let (book, sum) = try await consolidation(first.loaded.id, month, visit)
        return try await DocumentFile.answer(
            ProgressReportPaper(book, visit.areas, visit.site.shelves.law).document(sum), format, visit)
    }
}
