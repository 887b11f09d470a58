import Access
import Core
import Database
import Exchange
import HTTPTypes
import Jobs
import Law
import Markup
import Monitoring
import Operations
import Registry
import Store
import Words

enum FormRoutes {
    static let all: [Route] = [
        .get(SitePath.forms, .permission(.viewForms)) { .page(FormStartPage(visit: $0, units: units($0)).html) },
        .get("\(SitePath.forms)/lap", .permission(.viewForms)) { visit in
            try await form(visit) { .page(FormPage(visit: visit, paper: $0.paper).html) }
        },
        .get("\(SitePath.forms)/lap.xlsx", .permission(.viewForms)) { visit in
            try await form(visit) { made in
                let (table, paper) = (made.table, made.paper)
                let bytes = try await Workbench.run {
                    try Workbench.withTemporaryFile { path in
                        try FormWorkbook.write(paper, to: path)
                        return try Workbench.contents(path)
                    }
                }
                return .file(bytes, type: FileType.workbook, name: name(table, "xlsx"))
            }
        },
        .get("\(SitePath.forms)/lap.csv", .permission(.viewForms)) { visit in
            try await form(visit) { .file(FormWorkbook.csv($0.table), type: "text/csv; charset=utf-8", name: name($0.table, "csv")) }
        },
        .get("\(SitePath.forms)/ho", .permission(.viewHouseholds)) { try await figure($0) },
    ]

    private struct Made: Sendable {
        let compiler: FormCompiler
        let paper: FormPaper

        var table: FormTable { paper.table }
    }

    private static func name(_ table: FormTable, _ kind: String) -> String { "bieu-\(table.definition.number)-\(table.year).\(kind)" }

    /// Units that the officer may make forms of: their communes and the units that these were before, and the province.
    private static func units(_ visit: Visit) -> [AreaVersion] {
        let scope = visit.scope(for: .viewForms)
        let communes = scope.communes.compactMap { visit.areas.version(of: $0, on: visit.today) }
        let former = formerUnits(scope, visit)
        let provinces = Set(scope.communes.compactMap { visit.areas.ancestor(of: $0, at: .province, on: visit.today) })
            .compactMap { visit.areas.version(of: $0, on: visit.today) }
            .filter { province in
                visit.areas.descendants(of: province.area, at: .commune, on: visit.today).allSatisfy { scope.communes.contains($0.area) }
            }
        let ordered = communes.sorted { $0.precedes($1) }
        return provinces + ordered + former.sorted { $0.precedes($1) }
    }

    /// Communes and districts that have ended and whose whole territory lies in the scope today.
    private static func formerUnits(_ scope: AreaScope, _ visit: Visit) -> [AreaVersion] {
        visit.areas.ended(before: visit.today).filter { unit in
            guard unit.level == .district || unit.level == .commune else { return false }
            let present = visit.areas.presentUnits(of: unit.area, on: visit.today)
            return !present.isEmpty && present.allSatisfy { scope.communes.contains($0.area) }
        }
    }

    /// Makes the form of the address and hands it on; what cannot be made comes back to the page of choices with the reason.
    private static func form(_ visit: Visit, _ body: (Made) async throws -> Answer) async throws -> Answer {
        func refuse(_ field: String, _ sentence: String) -> Answer {
            .page(FormStartPage(visit: visit, units: units(visit), problems: [(field, sentence)]).html, status: .unprocessableContent)
        }
        guard let definition = visit.site.law.forms[visit.query["bieu"]] else {
            return refuse("bieu", FormWords.problem(.unknownForm(visit.query["bieu"])))
        }
        guard let year = (try? NumberParsing.count(visit.query["nam"], upTo: Int64(visit.today.year))).map({ Int($0) }), year >= 2000,
            let days = FigureMap.days(ofYear: year, today: visit.today)
        else { return refuse("nam", FormWords.yearUnreadable) }
        var day = days.closing
        if !visit.query["ranh-gioi"].cleanedLine.isEmpty {
            guard case .day(let asked)? = try? DateParsing.date(visit.query["ranh-gioi"]) else {
                return refuse("ranh-gioi", FormWords.mapUnreadable)
            }
            day = asked
        }
        guard let area = units(visit).first(where: { $0.area.description == visit.query["don-vi"] })?.area else {
            return refuse("don-vi", FormWords.unitUnknown)
        }
        guard let unit = visit.areas.version(of: area, on: day) else {
            let present = visit.areas.presentUnits(of: area, on: day).map(\.name)
            return refuse("don-vi", FormWords.unitNotOnMap(visit.areas.lastKnown(of: area, on: day)?.name ?? "", day, present: present))
        }
        guard let standard = try? visit.site.shelves.law.national(on: days.closing) else { return refuse("nam", FormWords.noRules) }
        let map = FigureMap(of: unit, on: day, in: visit.areas)
        let register = try await visit.site.database.read {
            try $0.registerYear(
                year, opening: days.opening, closing: days.closing, standard: standard.id, on: map,
                parts: RegisterYear.Parts(ofForm: definition.number))
        }
        let compiler = FormCompiler(register, form: definition, codeLists: visit.site.law.codeLists)
        let table: FormTable
        do throws(FormProblem) { table = try compiler.table() } catch { return refuse("don-vi", FormWords.problem(error)) }
        return try await body(Made(compiler: compiler, paper: FormPaper(table, documents: visit.site.law.documents)))
    }

    private static func figure(_ visit: Visit) async throws -> Answer {
        try await form(visit) { made in
            guard let column = made.table.columns.first(where: { $0.id == visit.query["cot"] }),
                let part = FigureKey.part(visit.query["dong"], in: made.table.rows)
            else { throw PageError.notFound }
            let ids = try made.compiler.households(column: column.id, part: part, split: FormTable.Split(rawValue: visit.query["phan-to"]))
            let scope = visit.scope(for: .viewHouseholds)
            let unique = Array(Set(ids)).sorted()
            let rows = try await visit.site.database.read { try $0.households(behindFigure: Array(unique.prefix(1_000)), within: scope) }
            let query = "bieu=\(made.table.definition.number)&don-vi=\(visit.query["don-vi"])&nam=\(made.table.year)"
            return .page(
                FigurePage(
                    visit: visit, table: made.table, column: column, line: FormWords.name(part, made.table.rows).name, rows: rows,
                    count: unique.count, back: "\(SitePath.forms)/lap?\(query)"
                ).html)
        }
    }
}
