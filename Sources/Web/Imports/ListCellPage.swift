import Access
import Core
import Foundation
import HTTPTypes
import Jobs
import Markup
import Operations
import Registry
import Store
import Words

/// The page on which one cell of a list that was checked is put right, and the list checked again.
struct ListCellPage {
    let visit: Visit
    let job: StoredJob
    /// What was found at the cell.
    let notices: [ListNotice]
    var problem: String?

    /// The page of the cell of a notice; `nil` where it is about no cell.
    static func address(_ notice: ListNotice, of job: Job.ID) -> String? {
        guard notice.row > 0, !notice.column.isEmpty else { return nil }
        let fields = FormFields([("trang-tinh", notice.sheet), ("o", "\(notice.column)\(notice.row)")])
        return "\(SitePath.imports)/\(job.description)/o?\(fields.urlEncoded)"
    }

    /// The lines of the household that say the same, each with the cell.
    var rows: [Int] { Array(Set(notices.flatMap { [$0.row] + ($0.also ?? []) })).sorted() }

    private var place: String { ImportWords.place(sheet: notices[0].sheet, row: notices[0].row, column: notices[0].column) }

    var html: HTML {
        let problems = problem.map { [(field: "o-moi", sentence: $0)] } ?? []
        return visit.page(
            ListCellWords.title, crumbs: [(ImportWords.title, SitePath.imports), (ImportWords.verdict, SitePath.result(of: job))],
            problems: problems,
            """
            <h1>\(ListCellWords.title)</h1><p class="lead">\(place)</p><p>\(ListCellWords.lead)</p>\
            <section class="card"><h2>\(ListCellWords.mistakes)</h2><ul>\(notices.map { "<li>\(ImportWords.sentence($0))</li>" as HTML })</ul></section>\
            <form method="post" class="card" action="\(Self.address(notices[0], of: job.id) ?? "")" novalidate>\(visit.formGuard)\
            \(Control.text(FieldState(name: "o-moi", label: ListCellWords.text, value: visit.form["o-moi"], hint: ListCellWords.rows(rows), problem: problem)))\
            <div class="actions">\(Control.button(ListCellWords.save))<a class="plain" href="\(SitePath.result(of: job))">\(ShellWords.cancel)</a></div></form>
            """)
    }
}

extension ListCellPage {
    static let routes: [Route] = [
        .get("\(SitePath.imports)/:viec/o", .permission(.importList)) { .page(try await page($0).html) },
        .post("\(SitePath.imports)/:viec/o", .permission(.importList)) { try await save($0) },
    ]

    private static func page(_ visit: Visit) async throws -> ListCellPage {
        let (job, _, _) = try await ImportRoutes.checked(visit)
        let verdict = try JSONDecoder().decode(ListVerdict.self, from: Data(job.result.utf8))
        let (sheet, cell) = (visit.query["trang-tinh"], visit.query["o"])
        let notices = verdict.groups.flatMap(\.notices).filter { $0.sheet == sheet && "\($0.column)\($0.row)" == cell && $0.row > 0 }
        guard !notices.isEmpty, !notices[0].column.isEmpty else { throw PageError.notFound }
        return ListCellPage(visit: visit, job: job, notices: notices)
    }

    private static func save(_ visit: Visit) async throws -> Answer {
        var page = try await page(visit)
        let (_, work, _) = try await ImportRoutes.checked(visit)
        do throws(TextProblem) {
            let text = try visit.form["o-moi"].acceptedLine(limit: 200)
            if text.isEmpty { page.problem = ListCellWords.textMissing }
        } catch { page.problem = ListCellWords.textUnacceptable }
        guard page.problem == nil, let text = try? visit.form["o-moi"].acceptedLine(limit: 200) else {
            return .page(page.html, status: .unprocessableContent)
        }
        let (sheet, column) = (page.notices[0].sheet, page.notices[0].column)
        let new = page.rows.map { ListedCell(sheet: sheet, row: $0, column: column, text: text) }
        var changed = work
        changed.cells =
            (work.cells ?? []).filter { old in !new.contains { ($0.sheet, $0.row, $0.column) == (old.sheet, old.row, old.column) } } + new
        return try await JobRoutes.answer(
            try await visit.site.desk.perform(QueueImport(changed, .check), as: try visit.signedIn, request: visit.requestKey), visit)
    }
}
