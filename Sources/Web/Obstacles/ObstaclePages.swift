import Access
import Core
import Database
import HTTPTypes
import Law
import Markup
import Monitoring
import Operations
import Programme
import Registry
import Store
import Words

/// What stands in the way: the list, a new one, and one with its steps.
enum ObstaclePages {
    static let routes: [Route] = [
        .get(SitePath.obstacles, .permission(.viewProgramme)) { try await list($0) },
        .get(SitePath.newObstacle, .permission(.doDuties)) { .page(try await newPage($0, [])) },
        .post(SitePath.newObstacle, .permission(.doDuties)) { try await raise($0) },
        .get("\(SitePath.obstacles)/:vm", .permission(.viewProgramme)) { .page(try await page($0, [])) },
        .post("\(SitePath.obstacles)/:vm", .permission(.viewProgramme)) { try await act($0) },
    ]

    static func path(_ id: Obstacle.ID) -> String { "\(SitePath.obstacles)/\(id)" }

    private static func list(_ visit: Visit) async throws -> Answer {
        guard let book = try await visit.planBook() else { return .page(visit.noPlan(ObstacleWords.title, SitePath.obstacles)) }
        let today = book.today
        let table: HTML =
            book.obstacles.isEmpty
            ? "<div class=\"card\"><p>\(ObstacleWords.none)</p></div>"
            : scrolling(
                ObstacleWords.title,
                """
                <table class="stack"><thead><tr><th scope="col">\(ObstacleWords.title)</th><th scope="col">\(ObstacleWords.agency)</th><th scope="col">\(ObstacleWords.project)</th>\
                <th scope="col">\(ObstacleWords.raisedOn)</th><th scope="col">\(ObstacleWords.state)</th><th scope="col" class="n">\(ObstacleWords.waiting)</th></tr></thead><tbody>\(book.obstacles.map { obstacle in
                    let end = obstacle.isOpen(on: today) ? today : obstacle.answeredOn ?? today
                    let turn = obstacle.turn(on: today).map { " (\(book.name($0)))" } ?? ""
                    return """
                        <tr><th scope="row"><a href="\(path(obstacle.id))">\(obstacle.title)</a></th><td data-label="\(ObstacleWords.agency)">\(book.name(obstacle.agency))</td>\
                        <td data-label="\(ObstacleWords.project)">\(obstacle.project.isEmpty ? ObstacleWords.whole : obstacle.project)</td>\
                        <td class="nowrap" data-label="\(ObstacleWords.raisedOn)">\(obstacle.raisedOn.vietnamese)</td><td data-label="\(ObstacleWords.state)">\(ObstacleWords.name(obstacle.state(on: today)))\(turn)</td>\
                        <td class="n" data-label="\(ObstacleWords.waiting)">\(end.dayNumber - obstacle.raisedOn.dayNumber)</td></tr>
                        """ as HTML
                })</tbody></table>
                """)
        return .page(
            visit.page(
                ObstacleWords.title,
                """
                \(visit.programmeTabs(book, SitePath.obstacles))<h1>\(ObstacleWords.title)</h1><p class="lead">\(ObstacleWords.lead)</p>\
                \("<p class=\"actions\"><a class=\"primary\" href=\"\(SitePath.newObstacle)?ke-hoach=\(book.loaded.id.description)\">\(ObstacleWords.raise)</a></p>", when: !book.own.isEmpty && visit.may(.doDuties))\(table)
                """))
    }

    private static func newPage(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        guard let book = try await visit.planBook() else { return visit.noPlan(ObstacleWords.raise, SitePath.obstacles) }
        let entry = Entry(visit: visit, fields: visit.form, problems: problems)
        let own = book.agencies.filter { book.own.contains($0.id) }
        return visit.page(
            ObstacleWords.raise, crumbs: [(ObstacleWords.title, "\(SitePath.obstacles)?ke-hoach=\(book.loaded.id)")], problems: problems,
            """
            <h1>\(ObstacleWords.raise)</h1><form method="post" action="\(SitePath.newObstacle)" class="card" novalidate>\(visit.formGuard)\(visit.draft())\(Control.hidden("ke-hoach", book.loaded.id.description))\
            \(Control.select(entry.state("cua", ObstacleWords.agency), own.map { ($0.id.description, book.name($0.id)) }))\
            \(Control.text(entry.state("ten", ObstacleWords.name)))\(Control.paragraph(entry.state("noi-dung-ghi", ObstacleWords.text)))\
            \(Control.select(entry.state("du-an", ObstacleWords.project), [("", ObstacleWords.whole)] + book.plan.projects.map { ($0.code, "\($0.code) · \(book.plan.clause($0.clause))") }))\
            <div class="actions">\(Control.button(ObstacleWords.raise))</div></form>
            """)
    }

    private static func raise(_ visit: Visit) async throws -> Answer {
        guard let book = try await visit.planBook(), let agency = Agency.ID(visit.form["cua"]) else { throw PageError.badRequest }
        var entry = Entry(visit: visit, fields: visit.form)
        let unreadable = RoundWords.sentence(.textUnreadable)
        let title = entry.line("ten", limit: 200, unreadable, &entry.problems)
        let text = entry.paragraphs("noi-dung-ghi", unreadable, &entry.problems)
        guard entry.problems.isEmpty else { return visit.again(try await newPage(visit, entry.problems)) }
        return try await visit.carryOut(
            RaiseObstacle(plan: book.loaded.id, agency: agency, project: visit.form["du-an"], title: title, text: text),
            again: { try await newPage(visit, $0) }
        ) { path($0) + "?da-luu=1" }
    }

    private static func page(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        let id: Obstacle.ID = try visit.key("vm")
        guard let plan = try await visit.site.database.read({ try $0.planOfObstacle(id) }) else { throw PageError.notFound }
        let book = try await visit.planBook(plan)
        guard let obstacle = book.obstacles.first(where: { $0.id == id }) else { throw PageError.notFound }
        let facts = [
            (ObstacleWords.agency, book.name(obstacle.agency)),
            (ObstacleWords.project, obstacle.project.isEmpty ? ObstacleWords.whole : obstacle.project),
            (ObstacleWords.raisedOn, obstacle.raisedOn.vietnamese + (obstacle.author.isEmpty ? "" : " – \(obstacle.author)")),
            (ObstacleWords.state, ObstacleWords.name(obstacle.state(on: book.today))),
            (ObstacleWords.turn, obstacle.turn(on: book.today).map { book.name($0) } ?? ""),
        ]
        return visit.page(
            obstacle.title, crumbs: [(ObstacleWords.title, "\(SitePath.obstacles)?ke-hoach=\(book.loaded.id)")], problems: problems,
            """
            \(visit.savedBanner())<h1>\(obstacle.title)</h1><div class="card"><dl class="facts">\(facts.filter { !$0.1.isEmpty }.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>" as HTML })</dl>\
            \(obstacle.text.split(separator: "\n").map { "<p>\(String($0))</p>" as HTML })</div>\(form(Entry(visit: visit, fields: visit.form, problems: problems), obstacle, book))\
            \("<h2>\(ObstacleWords.steps)</h2><ol class=\"reasons\">\(obstacle.steps.map { line($0, book) })</ol>", when: !obstacle.steps.isEmpty)
            """)
    }

    private static func line(_ step: Obstacle.Step, _ book: PlanBook) -> HTML {
        let to = step.agency.map { " → \(book.name($0))" } ?? ""
        return """
            <li>\(step.on.vietnamese) · <strong>\(ObstacleWords.name(step.kind))\(to)</strong>: \(step.text)\(step.document.isEmpty ? "" : " (\(step.document))")\(step.author.isEmpty ? "" : " – \(step.author)")</li>
            """
    }

    /// What this officer may do where the obstacle stands.
    private static func kinds(_ visit: Visit, _ obstacle: Obstacle, _ book: PlanBook) -> [Obstacle.StepKind] {
        let answers = visit.may(.answerObstacles)
        let isTheirTurn = obstacle.turn(on: book.today).map(book.own.contains) ?? false
        let isOwn = book.own.contains(obstacle.agency)
        return [Obstacle.StepKind.routed, .answered, .escalated, .closed, .reopened].filter { kind in
            guard obstacle.allows(kind, on: book.today) else { return false }
            switch kind {
            case .routed, .escalated: return answers
            case .answered: return answers || isTheirTurn
            case .closed, .reopened: return answers || isOwn
            }
        }
    }

    private static func form(_ entry: Entry, _ obstacle: Obstacle, _ book: PlanBook) -> HTML {
        let kinds = kinds(entry.visit, obstacle, book)
        guard !kinds.isEmpty else { return .empty }
        return """
            <section class="card"><h2>\(ObstacleWords.act)</h2><form method="post" action="\(path(obstacle.id))" novalidate>\(entry.visit.formGuard)\
            \(Control.select(entry.state("viec", ObstacleWords.kind), kinds.map { ($0.rawValue, ObstacleWords.name($0)) }))\
            \(kinds.contains(.routed) ? Control.select(entry.state("co-quan", ObstacleWords.to), [("", EntryWords.choose)] + book.agencies.map { ($0.id.description, book.name($0.id)) }) : .empty)\
            \(Control.paragraph(entry.state("noi-dung-ghi", ObstacleWords.stepText)))\(Control.text(entry.state("van-ban", ObstacleWords.document)))\
            <div class="actions">\(Control.button(ObstacleWords.save))</div></form></section>
            """
    }

    private static func act(_ visit: Visit) async throws -> Answer {
        let id: Obstacle.ID = try visit.key("vm")
        guard let kind = Obstacle.StepKind(rawValue: visit.form["viec"]) else { throw PageError.badRequest }
        var entry = Entry(visit: visit, fields: visit.form)
        let unreadable = RoundWords.sentence(.textUnreadable)
        let text = entry.paragraphs("noi-dung-ghi", unreadable, &entry.problems)
        let document = entry.line("van-ban", limit: 200, unreadable, &entry.problems)
        guard entry.problems.isEmpty else { return visit.again(try await page(visit, entry.problems)) }
        return try await visit.carryOut(
            AnswerObstacle(obstacle: id, kind: kind, agency: Agency.ID(visit.form["co-quan"]), text: text, document: document),
            again: { try await page(visit, $0) }
        ) { _ in path(id) + "?da-luu=1" }
    }
}
