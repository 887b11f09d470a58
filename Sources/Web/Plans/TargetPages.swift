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

/// A target of a plan by commune: handed down, planned by the communes themselves, reached; and what it comes to together.
enum TargetPages {
    static let routes: [Route] = [
        .get("\(SitePath.plans)/:kh/chi-tieu/:ct", .permission(.viewProgramme)) { .page(try await page($0, [])) },
        .post("\(SitePath.plans)/:kh/chi-tieu/:ct", .permission(.runProgramme)) { try await handDown($0) },
    ]

    static func field(of area: Area.ID) -> String { "giao-\(area)" }

    static func field(ofTarget code: String) -> String { "chi-tieu-\(code)" }

    private static func read(_ visit: Visit) async throws -> (book: PlanBook, found: TargetDesk.Breakdown) {
        let book = try await visit.planBook(visit.key("kh"))
        guard let target = book.plan.targets.first(where: { $0.code == visit.parameters["ct"] }) else { throw PageError.notFound }
        let desk = TargetDesk(book, visit.areas, visit.site.shelves.law)
        return (book, try await visit.site.database.read { try desk.breakdown(of: target, in: $0) })
    }

    private static func page(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        let (book, found) = try await read(visit)
        let target = found.target.target
        let seesAll = book.agencies.count == book.loaded.agencies.count
        let own = Set(book.agencies.filter { $0.function == .commune }.map(\.area))
        let communes = visit.areas
        // Of a commune that others have become part of, whoever administers it sees the line.
        let lines = found.target.lines.filter { line in
            let area = found.rows[line.row].area
            return seesAll || own.contains(area)
                || own.contains { communes.presentUnits(of: $0, on: found.day).contains { $0.area == area } }
        }
        let hands = seesAll && visit.may(.runProgramme)
        let entry = Entry(visit: visit, fields: visit.form, problems: problems)
        let others: HTML = """
            <ul class="chips">\(book.plan.targets.map { other in
                "<li><a href=\"\(SitePath.target(other.code, of: book.loaded.id))\"\(" aria-current=\"true\"", when: other.code == target.code)>\(other.title)</a></li>" as HTML
            })</ul>
            """
        let content = table(lines, found, seesAll: seesAll, entry: hands ? entry : nil)
        let proposes = hands && found.target.proposal != nil && found.target.lines.allSatisfy { $0.given == nil }
        return visit.page(
            "\(TargetWords.title): \(target.title)",
            crumbs: [(PlanWords.menu, SitePath.plans), (book.plan.title, SitePath.plan(book.loaded.id))], problems: problems,
            """
            \(visit.savedBanner())<h1>\(target.title)</h1><p class="lead">\(target.clause). \(TargetWords.goalOfPlan): \(PlanWords.goal(target)). \(TargetWords.lead(target))</p>\
            \(others)\(found.target.needed.map { seesAll ? "<p><strong>\(TargetWords.needed($0, target))</strong></p>" as HTML : .empty } ?? .empty)\
            <p class="hint">\(IndicatorWords.day) \(found.day.vietnamese).\(" \(TargetWords.proposed)", when: proposes)</p>\
            \(hands
                ? """
                <form method="post" action="\(SitePath.target(target.code, of: book.loaded.id))" novalidate>\(visit.formGuard)\(visit.draft())\(content)\(EntryGrid.keys)\
                \(Control.text(entry.state("van-ban", TargetWords.document)))<div class="actions">\(Control.button(TargetWords.save))</div></form>
                """ as HTML : content)
            """)
    }

    private static func table(
        _ lines: [TargetBreakdown.Line], _ found: TargetDesk.Breakdown, seesAll: Bool, entry: Entry?
    ) -> HTML {
        let target = found.target.target
        let countsPoor = target.measure == .fewerPoor
        let given = TargetWords.heading(TargetWords.given, target)
        func text(_ value: Int?) -> String { value.map { TargetWords.value($0, target) } ?? "" }
        let content: HTML = """
            <thead><tr><th scope="col">\(TargetWords.unit)</th>\("<th scope=\"col\" class=\"n\">\(TargetWords.opening)</th>", when: countsPoor)\
            <th scope="col" class="n">\(given)</th><th scope="col" class="n">\(TargetWords.own)</th><th scope="col" class="n">\(TargetWords.now)</th>\
            <th scope="col">\(TargetWords.gap)</th></tr></thead><tbody>\(lines.map { line in
                let row = found.rows[line.row]
                let cell: HTML =
                    if let entry {
                        GridCell.text(field(line, row, found, entry), heading: given, isNumeric: true)
                    } else {
                        "<td class=\"n\" data-label=\"\(given)\">\(text(line.given))</td>"
                    }
                return """
                    <tr><th scope="row">\(row.name)</th>\("<td class=\"n\" data-label=\"\(TargetWords.opening)\">\(NumberWords.grouped(line.opening))</td>", when: countsPoor)\(cell)\
                    <td class="n" data-label="\(TargetWords.own)">\(text(line.own))</td><td class="n" data-label="\(TargetWords.now)">\(text(line.now))</td>\
                    <td data-label="\(TargetWords.gap)">\(TargetWords.shortBy(line, target))</td></tr>
                    """ as HTML
            })</tbody>\(seesAll ? foot(found.target, countsPoor) : .empty)
            """
        if entry != nil { return EntryGrid(id: "giao", style: "stack bases", content: content).html }
        return scrolling(TargetWords.byCommune, "<table class=\"stack\">\(content)</table>")
    }

    private static func foot(_ found: TargetBreakdown, _ countsPoor: Bool) -> HTML {
        """
        <tfoot><tr><th scope="row">\(TargetWords.sum)</th>\("<td class=\"n\" data-label=\"\(TargetWords.opening)\">\(NumberWords.grouped(found.lines.reduce(0) { $0 + $1.opening }))</td>", when: countsPoor)\
        <td data-label="\(TargetWords.given)">\(TargetWords.sum(found.given, found.target))</td><td data-label="\(TargetWords.own)">\(TargetWords.sum(found.own, found.target))</td>\
        <td></td><td></td></tr></tfoot>
        """
    }

    /// What was typed, else what holds, else what is proposed where nothing was handed down yet.
    private static func field(
        _ line: TargetBreakdown.Line, _ row: RegisterYear.Row, _ found: TargetDesk.Breakdown, _ entry: Entry
    ) -> FieldState {
        let target = found.target.target
        var state = entry.state(field(of: row.area), "\(TargetWords.given), \(row.name)")
        if entry.visit.method != "POST" {
            let isFirst = found.target.lines.allSatisfy { $0.given == nil }
            let value = line.given ?? (isFirst ? found.target.proposal?[line.row] : nil)
            state.value = value.map { TargetWords.typed($0, target.measure) } ?? ""
        }
        return state
    }

    private static func handDown(_ visit: Visit) async throws -> Answer {
        let (book, found) = try await read(visit)
        let target = found.target.target
        var entry = Entry(visit: visit, fields: visit.form)
        var shares: [Area.ID: Int?] = [:]
        for row in found.rows {
            let name = field(of: row.area)
            guard visit.form.pairs.contains(where: { $0.name == name }) else { continue }
            switch number(visit.form[name], target.measure) {
            case .success(let value): shares[row.area] = .some(value)
            case .failure: entry.problems.append((name, target.measure == .rate ? TargetWords.rateWrong : TargetWords.numberWrong))
            }
        }
        let document = entry.line("van-ban", limit: 200, RoundWords.sentence(.textUnreadable), &entry.problems)
        guard entry.problems.isEmpty else { return visit.again(try await page(visit, entry.problems)) }
        return try await visit.carryOut(
            HandDownTargets(plan: book.loaded.id, target: target.code, shares: shares, document: document),
            again: { try await page(visit, $0) }
        ) { _ in SitePath.target(target.code, of: book.loaded.id) + "?da-luu=1" }
    }

    /// Units of the measure as they are typed; `nil` for nothing.
    static func number(_ text: String, _ measure: TargetShare.Measure) -> Result<Int?, NumberProblem> {
        guard !text.cleanedLine.isEmpty else { return .success(nil) }
        do throws(NumberProblem) {
            guard measure == .rate else { return .success(Int(try NumberParsing.count(text, upTo: Int64(measure.limit)))) }
            let thousandths = try NumberParsing.thousandths(text.replacing("%", with: ""))
            guard (0...100_000).contains(thousandths), thousandths % 10 == 0 else { throw .notANumber }
            return .success(Int(thousandths / 10))
        } catch {
            return .failure(error)
        }
    }
}
