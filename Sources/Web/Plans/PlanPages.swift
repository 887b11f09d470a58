import Access
import Core
import Database
import HTTPTypes
import Law
import Markup
import Operations
import Programme
import Registry
import Store
import Words

/// The plans of the officer's area, and one of them clause by clause: targets, projects, agencies, and what it leaves open.
enum PlanPages {
    static let routes: [Route] = [
        .get(SitePath.plans, .permission(.viewProgramme)) { try await list($0) },
        .get("\(SitePath.plans)/:kh", .permission(.viewProgramme)) { .page(try await page($0, [])) },
        .post("\(SitePath.plans)/:kh/tra-loi", .permission(.managePlans)) { try await answer($0) },
    ]

    private static func list(_ visit: Visit) async throws -> Answer {
        let plans = try await visit.plans()
        if plans.isEmpty { return .page(visit.noPlan(PlanWords.menu, SitePath.plans)) }
        var books: [PlanBook] = []
        for plan in plans { books.append(try await visit.planBook(plan.id)) }
        let table = scrolling(
            PlanWords.plans,
            """
            <table class="stack"><thead><tr><th scope="col">\(PlanWords.plans)</th><th scope="col">\(RoundPageWords.unit)</th>\
            <th scope="col" class="n">\(DutyWords.title)</th><th scope="col" class="n">\(DutyWords.late)</th><th scope="col" class="n">\(PlanWords.questions)</th></tr></thead><tbody>\(books.map { row($0, visit) })</tbody></table>
            """)
        return .page(
            visit.page(PlanWords.menu, "\(visit.programmeTabs(books.first, SitePath.plans))<h1>\(PlanWords.menu)</h1>\(table)"))
    }

    private static func row(_ book: PlanBook, _ visit: Visit) -> HTML {
        """
        <tr><th scope="row"><a href="\(SitePath.plan(book.loaded.id))">\(book.plan.title)</a></th>\
        <td data-label="\(RoundPageWords.unit)">\(visit.name(of: book.loaded.area))</td>\
        <td class="n" data-label="\(DutyWords.title)"><a href="\(SitePath.duties)?ke-hoach=\(book.loaded.id.description)">\(NumberWords.grouped(book.duties.count))</a></td>\
        <td class="n" data-label="\(DutyWords.late)"><a href="\(SitePath.duties)?ke-hoach=\(book.loaded.id.description)&xem=qua-han">\(NumberWords.grouped(book.overdue(on: book.today).count))</a></td>\
        <td class="n" data-label="\(PlanWords.questions)">\(book.loaded.openQuestions.count)</td></tr>
        """
    }

    private static func page(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        let book = try await visit.planBook(visit.key("kh"))
        let plan = book.plan
        let programme = visit.site.shelves.law.programme(id: plan.programme)
        let isManager = visit.may(.manageOfficers)
        let today = visit.today
        let manned = isManager ? try await visit.site.database.read { try $0.agenciesWithOfficers(on: today) } : []
        return visit.page(
            plan.title, crumbs: [(PlanWords.menu, SitePath.plans)], problems: problems,
            """
            \(visit.savedBanner())\(visit.programmeTabs(book, ""))<h1>\(plan.title)</h1><p class="lead">\(plan.issuer). \(PlanWords.year(plan.year)). \(programme?.title ?? "")</p>\
            \(questions(book, visit, problems))<h2>\(PlanWords.targets)</h2>\(targets(book))\
            <h2>\(PlanWords.projects)</h2>\(projects(book, programme, visit))\
            <section class="card"><h2>\(PlanWords.agencies)</h2><ul>\(book.agencies.map { agency in
                "<li><a href=\"\(SitePath.duties)?ke-hoach=\(book.loaded.id.description)&co-quan=\(agency.id.description)\">\(book.name(agency.id))</a> <span class=\"cite\">(\(plan.agency(agency.function)?.clause ?? ""))</span>\(" · <a href=\"\(SitePath.accounts)\">\(AccountWords.withoutAccount)</a>", when: isManager && agency.function != .commune && !manned.contains(agency.id))</li>" as HTML
            })</ul></section>\
            <section class="card"><h2>\(PlanWords.reminders)</h2><p class="hint">\(PlanWords.remindersNote)</p><ul>\(plan.reminders.map { "<li>\(PlanWords.rung($0))</li>" as HTML })</ul></section>\
            <section class="card"><h2>\(PlanWords.grounds)</h2><ul>\(plan.grounds.map { "<li>\($0)</li>" as HTML })</ul>\
            <details><summary>\(PlanWords.clauses)</summary><dl class="facts">\(plan.clauses.map { "<dt>\($0.code)</dt><dd>\($0.text)</dd>" as HTML })</dl></details></section>
            """)
    }

    private static func targets(_ book: PlanBook) -> HTML {
        scrolling(
            PlanWords.targets,
            """
            <table class="stack"><thead><tr><th scope="col">\(PlanWords.target)</th><th scope="col">\(PlanWords.goal)</th><th scope="col">\(PlanWords.clause)</th></tr></thead><tbody>\(book.plan.targets.map {
                "<tr><th scope=\"row\"><a href=\"\(SitePath.target($0.code, of: book.loaded.id))\">\($0.title)</a></th><td data-label=\"\(PlanWords.goal)\">\(PlanWords.goal($0))</td><td data-label=\"\(PlanWords.clause)\">\($0.clause)</td></tr>" as HTML
            })</tbody></table>
            """)
    }

    /// Every project of the programme in its order, also those that the plan does not use.
    private static func projects(_ book: PlanBook, _ programme: NationalProgramme?, _ visit: Visit) -> HTML {
        guard let programme else { return .empty }
        if let missing = programme.missing { return "<div class=\"card\"><p>\(PlanWords.missing(missing))</p></div>" }
        return scrolling(
            PlanWords.projects,
            """
            <table class="stack"><thead><tr><th scope="col">\(PlanWords.project)</th><th scope="col">\(PlanWords.lead)</th><th scope="col">\(PlanWords.cooperating)</th>\
            <th scope="col">\(PlanWords.clause)</th></tr></thead><tbody>\(programme.projects.map { row($0, book, programme, visit) })</tbody></table>
            """)
    }

    private static func row(
        _ project: NationalProgramme.Project, _ book: PlanBook, _ programme: NationalProgramme, _ visit: Visit
    ) -> HTML {
        let used = book.plan.projects.first { $0.code == project.code }
        let isParent = programme.projects.contains { $0.parent == project.code }
        let confidence: HTML =
            project.confidence.carriesDecisions ? .empty : " <span class=\"tag\">\(LawWords.confidence(project.confidence))</span>"
        let name: HTML = "<th scope=\"row\">\(project.code) · \(project.title)\(confidence)</th>"
        guard let used else {
            let isCarriedOut = isParent && book.plan.projects.contains { $0.code.hasPrefix(project.code + ".") }
            return "<tr>\(name)<td colspan=\"3\">\(isCarriedOut ? "" : PlanWords.notUsed)</td></tr>"
        }
        let lead = book.loaded.lead(of: used).map(PlanWords.name) ?? PlanWords.openLead
        return """
            <tr>\(name)<td data-label="\(PlanWords.lead)">\(lead)</td><td data-label="\(PlanWords.cooperating)">\(used.cooperating.map(PlanWords.name).joined(separator: "; "))</td>\
            <td data-label="\(PlanWords.clause)">\(used.clause)</td></tr>
            """
    }

    // MARK: what the plan leaves open

    private static func questions(_ book: PlanBook, _ visit: Visit, _ problems: Visit.Problems) -> HTML {
        guard !book.plan.questions.isEmpty else { return .empty }
        return """
            <section class="card\(" warn", when: !book.loaded.openQuestions.isEmpty)"><h2>\(PlanWords.questions)</h2><p class="hint">\(PlanWords.questionsLead)</p>\
            \(book.plan.questions.map { question($0, book, visit, problems) })</section>
            """
    }

    private static func question(
        _ question: ProgrammePlan.Question, _ book: PlanBook, _ visit: Visit, _ problems: Visit.Problems
    ) -> HTML {
        let said = book.loaded.answer(to: question.id).map { answer in
            "\(PlanWords.answered): \(text(answer.value, of: question)) (\(answer.document), \(answer.at.day.vietnamese))"
        }
        let isHere = visit.form["cau-hoi"] == question.id
        let entry = Entry(visit: visit, fields: isHere ? visit.form : FormFields(), problems: isHere ? problems : [])
        let field: HTML =
            switch question.kind {
            case .agency:
                Control.select(
                    entry.state("gia-tri", PlanWords.answer),
                    [("", EntryWords.choose)] + book.plan.agencies.map { ($0.function.rawValue, PlanWords.name($0.function)) })
            case .dayOfMonth: Control.text(entry.state("gia-tri", PlanWords.answer, hint: PlanWords.dayHint), width: .tiny, isNumeric: true)
            }
        let form: HTML =
            visit.may(.managePlans)
            ? """
            <details\(" open", when: isHere && !problems.isEmpty)><summary>\(PlanWords.answer)</summary><form method="post" action="\(SitePath.plan(book.loaded.id))/tra-loi" novalidate>\(visit.formGuard)\
            \(Control.hidden("cau-hoi", question.id))\(field)\(Control.text(entry.state("van-ban", PlanWords.document)))<div class="actions">\(Control.button(PlanWords.answer, isPrimary: false))</div></form></details>
            """
            : said == nil ? "<p class=\"hint\">\(PlanWords.waitsForAdministrator)</p>" : .empty
        return "<h3>\(question.clause): \(question.text)</h3>\(said.map { "<p>\($0)</p>" as HTML } ?? .empty)\(form)"
    }

    private static func text(_ value: String, of question: ProgrammePlan.Question) -> String {
        question.kind == .agency ? Agency.Function(rawValue: value).map(PlanWords.name) ?? value : PlanWords.day(value)
    }

    private static func answer(_ visit: Visit) async throws -> Answer {
        let id: LoadedPlan.ID = try visit.key("kh")
        var entry = Entry(visit: visit, fields: visit.form)
        let document = entry.line("van-ban", limit: 200, RoundWords.sentence(.textUnreadable), &entry.problems)
        guard entry.problems.isEmpty else { return visit.again(try await page(visit, entry.problems)) }
        return try await visit.carryOut(
            AnswerPlanQuestion(plan: id, question: visit.form["cau-hoi"], value: visit.form["gia-tri"].cleanedLine, document: document),
            again: { try await page(visit, $0) }
        ) { _ in SitePath.plan(id) + "?da-luu=1" }
    }
}
