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

/// The procedure as it is loaded, its limits with how well each is known, and their confirmation by an administrator.
enum LimitPages {
    static let routes: [Route] = [
        .get(SitePath.limits, .permission(.viewStandards)) { .page(try await page($0, [])) },
        .post(SitePath.limits, .permission(.confirmLaw)) { try await confirm($0) },
    ]

    private static func page(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        let confirmations = try await visit.site.database.read { try $0.limitConfirmations() }
        let entry = Entry(visit: visit, fields: visit.form, problems: problems)
        let snapshots = visit.site.shelves.law.procedures.sorted { $0.appliesFrom > $1.appliesFrom }
        return visit.page(
            RoundPageWords.limits, crumbs: [(RoundPageWords.title, SitePath.rounds)], problems: problems,
            """
            \(visit.savedBanner())<h1>\(RoundPageWords.limits)</h1><p class="lead">\(RoundPageWords.limitsLead)</p>\
            \(form(entry, snapshots, visit), when: visit.may(.confirmLaw))\(snapshots.map { section($0, confirmations, visit) })
            """)
    }

    private static func key(_ snapshot: ReviewProcedures, _ kind: ReviewKind, _ limit: ReviewProcedure.Limit) -> String {
        "\(snapshot.id)|\(kind.rawValue)|\(limit.rawValue)"
    }

    private static func label(_ snapshot: ReviewProcedures, _ kind: ReviewKind, _ limit: ReviewProcedure.Limit) -> String {
        "\(RoundWords.name(kind)) – \(RoundWords.name(limit)) (\(snapshot.appliesFrom.vietnamese))"
    }

    private static func form(_ entry: Entry, _ snapshots: [ReviewProcedures], _ visit: Visit) -> HTML {
        let options = snapshots.flatMap { snapshot in
            ReviewKind.allCases.flatMap { kind in
                ReviewProcedure.Limit.allCases.filter { snapshot[kind].limits.keys.contains($0) }
                    .map { (key(snapshot, kind, $0), label(snapshot, kind, $0)) }
            }
        }
        return """
            <form method="post" action="\(SitePath.limits)" class="card" novalidate>\(visit.formGuard)<h2>\(RoundPageWords.confirm)</h2>\
            \(Control.select(entry.state("thoi-han", RoundPageWords.limitName), options))\(Control.text(entry.state("so-ngay", RoundPageWords.days), width: .tiny, isNumeric: true))\
            \(Control.select(entry.state("loai-ngay", RoundPageWords.daysUnit), TimeLimit.Unit.allCases.map { ($0.rawValue, RoundWords.name($0)) }))\
            \(Control.text(entry.state("van-ban", RoundPageWords.document)))<div class="actions">\(Control.button(RoundPageWords.confirm))</div></form>
            """
    }

    private static func section(_ snapshot: ReviewProcedures, _ confirmations: [LimitConfirmation], _ visit: Visit) -> HTML {
        """
        <h2>\(RoundPageWords.appliesFrom) \(snapshot.appliesFrom.vietnamese)\(snapshot.appliesTo.map { " \(RoundPageWords.appliesTo) \($0.vietnamese)" } ?? "")</h2>\
        \(ReviewKind.allCases.map { kind in
            let procedure = snapshot[kind]
            let limits = ReviewProcedure.Limit.allCases.compactMap { limit in
                EffectiveLimit(limit, of: procedure, in: snapshot.id, confirmations: confirmations).map { (limit, $0) }
            }
            return """
                <section class="card"><h3>\(RoundWords.name(kind))</h3><p class="cite">\(LawWords.citation(procedure.opening.citation, in: visit.site.law.documents))</p>\
                <dl class="facts">\(limits.map { "<dt>\(RoundWords.name($0.0))</dt><dd>\(RoundWords.limit($0.1))</dd>" as HTML })</dl><details><summary>\(RoundPageWords.steps)</summary><ol class="reasons">\(procedure.steps.map { step in
                    "<li>\(RoundWords.name(step.step)): \(step.actors.map(RoundWords.name).joined(separator: "; ")). <span class=\"cite\">\(LawWords.citation(step.citation, in: visit.site.law.documents))</span></li>" as HTML
                })</ol></details></section>
                """ as HTML
        })
        """
    }

    private static func confirm(_ visit: Visit) async throws -> Answer {
        var entry = Entry(visit: visit, fields: visit.form)
        let parts = visit.form["thoi-han"].split(separator: "|").map(String.init)
        guard parts.count == 3, let kind = ReviewKind(rawValue: parts[1]), let limit = ReviewProcedure.Limit(rawValue: parts[2]),
            let unit = TimeLimit.Unit(rawValue: visit.form["loai-ngay"]),
            let root = visit.officer?.assignments(granting: .confirmLaw, on: visit.today).first?.area
        else { throw PageError.badRequest }
        let days = try? NumberParsing.count(visit.form["so-ngay"], upTo: 365)
        if days ?? 0 < 1 { entry.problems.append(("so-ngay", RoundWords.daysUnreadable)) }
        let document = entry.line("van-ban", limit: 200, RoundWords.sentence(.textUnreadable), &entry.problems)
        guard entry.problems.isEmpty, let days else { return visit.again(try await page(visit, entry.problems)) }
        return try await visit.act(
            ConfirmLimit(procedures: parts[0], kind: kind, limit: limit, days: Int(days), unit: unit, document: document, root: root),
            again: { try await page(visit, $0) }
        ) { _ in SitePath.limits + "?da-luu=1" }
    }
}
