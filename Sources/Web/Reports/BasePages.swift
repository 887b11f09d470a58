import Access
import Core
import Database
import HTTPTypes
import Law
import Markup
import Monitoring
import Operations
import Registry
import Store
import Words

/// The page on which a commune supplies its resident households, of itself and of each village, over three years.
enum BasePages {
    static let routes: [Route] = [
        .get(SitePath.bases, .permission(.recordPopulationBase)) { visit in
            .page(page(visit, visit.query, try await form(visit, visit.query, typed: FormFields())))
        },
        .post(SitePath.bases, .permission(.recordPopulationBase)) { try await record($0) },
    ]

    private static let yearsShown = 3

    private static func units(_ visit: Visit) -> [AreaVersion] {
        visit.scope(for: .recordPopulationBase).communes.compactMap { visit.areas.version(of: $0, on: visit.today) }
            .sorted { $0.precedes($1) }
    }

    /// The commune that is asked for, else the first.
    private static func unit(_ visit: Visit, _ asked: FormFields) -> AreaVersion? {
        let units = units(visit)
        return units.first { $0.area.description == asked["don-vi"] } ?? units.first
    }

    /// The last of the years: none of before the first form, none of the future.
    private static func year(_ visit: Visit, _ asked: FormFields) -> Int? {
        guard !asked["nam"].cleanedLine.isEmpty else { return visit.today.year }
        return (try? NumberParsing.count(asked["nam"], upTo: Int64(visit.today.year))).flatMap {
            FigureMap.days(ofYear: Int($0), today: visit.today) == nil ? nil : Int($0)
        }
    }

    private static func form(_ visit: Visit, _ asked: FormFields, typed: FormFields) async throws -> BaseForm {
        guard let unit = unit(visit, asked) else { return BaseForm([], in: visit.areas, known: [], fields: typed) }
        let last = year(visit, asked) ?? visit.today.year
        let years = (last - yearsShown + 1...last).reversed().compactMap { year in
            FigureMap.days(ofYear: year, today: visit.today).map {
                BaseLines(of: unit.area, year: year, on: $0.closing, in: visit.areas, today: visit.today)
            }
        }
        let known = try await visit.site.database.read { transaction in
            try years.flatMap { try transaction.populationBases(of: $0.groups.flatMap(\.all).map(\.area), year: $0.year) }
        }
        return BaseForm(years, in: visit.areas, known: known, fields: typed)
    }

    private static func record(_ visit: Visit) async throws -> Answer {
        var form = try await form(visit, visit.form, typed: visit.form)
        let bases = form.read()
        var problems = form.problems
        let unit = units(visit).first { $0.area.description == visit.form["don-vi"] }
        if unit == nil { problems.insert(("don-vi", ImportWords.unitMissing), at: 0) }
        if year(visit, visit.form) == nil { problems.insert(("nam", FormWords.yearUnreadable), at: 0) }
        guard problems.isEmpty, let unit else {
            return .page(page(visit, visit.form, form, problems: problems), status: .unprocessableContent)
        }
        let count = try await visit.site.desk.perform(
            RecordPopulationBases(bases, of: unit.area), as: try visit.signedIn, request: visit.requestKey)
        let year = year(visit, visit.form) ?? visit.today.year
        return .seeOther("\(SitePath.bases)?don-vi=\(unit.area)&nam=\(year)&da-luu=\(count)")
    }

    // MARK: the page

    private static func page(
        _ visit: Visit, _ asked: FormFields, _ form: BaseForm, problems: [(field: String, sentence: String)] = []
    ) -> HTML {
        let unit = unit(visit, asked)
        let problems =
            problems.isEmpty && year(visit, asked) == nil ? [("nam", FormWords.yearUnreadable)] : problems
        func state(_ name: String, _ label: String, hint: String = "", value: String) -> FieldState {
            FieldState(
                name: name, label: label, value: asked.has(name) ? asked[name] : value, hint: hint,
                problem: problems.first { $0.field == name }?.sentence)
        }
        let saved = Int(visit.query["da-luu"]).map { "<div class=\"banner\" role=\"status\"><p>\(BaseWords.saved($0))</p></div>" as HTML }
        return visit.page(
            BaseWords.title, crumbs: [(FormWords.title, SitePath.forms)], problems: problems,
            """
            \(saved ?? .empty)<h1>\(BaseWords.title)</h1><p class="lead">\(BaseWords.lead)</p>\
            \(unit.map { missing($0, form) } ?? .empty)\
            <form method="get" action="\(SitePath.bases)" class="card" novalidate><div class="filters">\
            \(Control.select(state("don-vi", BaseWords.unit, value: unit?.area.description ?? ""), units(visit).map { ($0.area.description, $0.name) }))\
            \(Control.text(state("nam", BaseWords.lastYear, hint: BaseWords.lastYearHint, value: String(visit.today.year)), width: .tiny, isNumeric: true))</div>\
            <div class="actions">\(Control.button(BaseWords.show, isPrimary: false))</div></form>\
            <form method="post" action="\(SitePath.bases)" novalidate>\(visit.formGuard)\
            \(unit.map { visit.draft(of: "\(SitePath.bases)?don-vi=\($0.area)&nam=\(year(visit, asked) ?? visit.today.year)") } ?? .empty)\
            <input type="hidden" name="don-vi" value="\(asked.has("don-vi") ? asked["don-vi"] : unit?.area.description ?? "")">\
            <input type="hidden" name="nam" value="\(asked["nam"])">\
            <p class="hint">\(BaseWords.optional)</p>\(form.years.enumerated().map { index, lines in
                year(lines, form, problems, isOpen: index == 0 || !form.missing(lines).isEmpty)
            })\(EntryGrid.keys)<div class="actions">\(Control.button(BaseWords.save))</div></form>
            """)
    }

    /// What is not on record of each year, and who must supply it.
    private static func missing(_ unit: AreaVersion, _ form: BaseForm) -> HTML {
        let sentences = form.years.map { lines -> String in
            let missing = form.missing(lines)
            if missing.isEmpty { return BaseWords.complete(lines.year) }
            if missing.count == lines.groups.flatMap(\.all).count { return BaseWords.missingAll(lines.year, unit.name) }
            return BaseWords.missing(lines.year, lines.groups.flatMap { named($0, missing) })
        }
        let lacks = form.years.contains { !form.missing($0).isEmpty }
        return """
            <section class="card\(" warn", when: lacks)"><h2>\(BaseWords.missing)</h2><ul>\(sentences.map { "<li>\($0)</li>" as HTML })</ul>\
            \("<p>\(BaseWords.supplier(unit.name))</p>", when: lacks)</section>
            """
    }

    /// What lacks of a commune: its villages together where none is given, since villages of several communes share names.
    private static func named(_ group: BaseLines.Group, _ missing: [AreaVersion]) -> [String] {
        let villages = group.villages.filter(missing.contains)
        let own = missing.contains(group.commune) ? [group.commune.name] : []
        if villages.isEmpty { return own }
        if villages.count == group.villages.count { return own + [BaseWords.allVillages(of: group.commune.name)] }
        return own + [BaseWords.villages(villages.map(\.name), of: group.commune.name)]
    }

    private static func year(
        _ lines: BaseLines, _ form: BaseForm, _ problems: [(field: String, sentence: String)], isOpen: Bool
    ) -> HTML {
        func problem(_ name: String) -> String? { problems.first { $0.field == name }?.sentence }
        let isWrong = problems.contains { $0.field.contains("-\(lines.year)") }
        let source = BaseForm.source(lines.year)
        let field = FieldState(
            name: source, label: BaseWords.source(lines.year), value: form.fields[source], hint: BaseWords.sourceHint,
            problem: problem(source))
        let columns = BaseForm.Column.allCases
        func row(_ line: AreaVersion, isWhole: Bool) -> HTML {
            let name = isWhole ? BaseWords.whole(line.name) : line.name
            let cells = columns.map { column -> HTML in
                let id = BaseForm.name(column, lines.year, line.area)
                return GridCell.text(
                    FieldState(
                        name: id, label: BaseWords.label(column.name, name, lines.year), value: form.value(column, line, lines),
                        problem: problem(id)), heading: column.name, isNumeric: true)
            }
            let recorded = form.known(line, lines).map { $0.source == PopulationBase.madeUp ? BaseWords.madeUp : $0.source } ?? ""
            return """
                <tr\(" class=\"total\"", when: isWhole)><th scope="row">\(name)</th>\(cells)<td data-label="\(BaseWords.recordedSource)">\(recorded)</td></tr>
                """
        }
        let grid = EntryGrid(
            id: "nam-\(lines.year)", style: "stack bases",
            content: """
                <thead><tr><th scope="col">\(BaseWords.line)</th>\
                \(columns.map { "<th scope=\"col\">\($0.name)</th>" as HTML })<th scope="col">\(BaseWords.recordedSource)</th></tr></thead><tbody>\(lines.groups.map { group in
                    row(group.commune, isWhole: true) + group.villages.map { row($0, isWhole: false) }.joined()
                })</tbody>
                """
        ).html
        return """
            <details class="card"\(" open", when: isOpen || isWrong)><summary><strong>\(BaseWords.year(lines.year))</strong> · \(FormWords.onMap(lines.day))</summary>\
            \(Control.text(field))\(grid)</details>
            """
    }
}
