import Access
import Core
import Exchange
import Law
import Markup
import Monitoring
import Registry
import Store
import Words

/// The page to choose a form, a unit and a year.
struct FormStartPage {
    let visit: Visit
    let units: [AreaVersion]
    var problems: [(field: String, sentence: String)] = []

    var html: HTML {
        visit.page(
            FormWords.title, problems: problems,
            """
            <h1>\(FormWords.title)</h1><p class="lead">\(FormWords.lead)</p>\
            <form method="get" action="\(SitePath.forms)/lap" class="card" novalidate>\
            \(Control.select(state("bieu", FormWords.form, value: "7.2"), FormCompiler.numbers.compactMap { number in visit.site.law.forms[number].map { (number, "\(number). \($0.title)") } }))\
            \(Control.select(state("don-vi", FormWords.unit, value: units.first?.area.description ?? ""), units.map { ($0.area.description, name($0)) }))\
            \(Control.text(state("nam", FormWords.year, value: String(visit.today.year)), width: .tiny, isNumeric: true))\
            \(Control.text(state("ngay", FormWords.untilDay, value: "", hint: FormWords.untilDayHint), width: .short))\
            \(Control.text(state("ranh-gioi", FormWords.map, value: "", hint: FormWords.mapHint), width: .short))\
            \(Control.select(state("ket-qua", FormWords.stage, value: "", hint: FormWords.stageHint), [("", FormWords.stageFound)] + FormChoice.stages.map { ($0.value, FormWords.name($0.stage)) }))\
            \(Control.text(state("ranh-gioi-2", MapWords.second, value: ""), width: .short), when: visit.query.has("ranh-gioi-2"))\
            <div class="actions">\(Control.button(FormWords.show))<button class="plain" formaction="\(SitePath.forms)/hai-ban-do">\(MapWords.title)</button><button class="plain" formaction="\(SitePath.tileMap)">\(TileMapWords.title)</button></div></form>\
            \("<p><a href=\"\(SitePath.bases)\">\(FormWords.recordBase)</a></p>", when: visit.may(.recordPopulationBase))
            """)
    }

    /// A unit that is no more says until when it was: another may have its name.
    private func name(_ unit: AreaVersion) -> String {
        unit.holds(on: visit.today) ? unit.name : FormWords.former(unit.name, until: unit.validUntil?.vietnamese ?? "")
    }

    private func state(_ name: String, _ label: String, value: String, hint: String = "") -> FieldState {
        FieldState(
            name: name, label: label, value: visit.query.has(name) ? visit.query[name] : value, hint: hint,
            problem: problems.first { $0.field == name }?.sentence)
    }
}

/// A filled form as a page that prints as the paper to be signed; every figure leads to its households.
struct FormPage {
    let visit: Visit
    let paper: FormPaper

    private var table: FormTable { paper.table }
    private var address: FormAddress { FormAddress(table, visit) }

    var html: HTML {
        let ending = PaperParts.ending(
            notes + PaperParts.signatures(paper.signatures), columns: paper.numbers.count)
        return visit.page(
            "\(table.definition.heading) · \(table.unitName) \(table.year)", crumbs: [(FormWords.title, SitePath.forms)],
            """
            <p class="actions"><a class="plain" href="\(address.path("lap.xlsx"))">\(FormWords.excel)</a><a class="plain" href="\(address.path("lap.csv"))">\(FormWords.csv)</a>\
            <a class="plain" href="\(address.path("hai-ban-do"))">\(MapWords.title)</a>\
            \("<a class=\"plain\" href=\"\(address.path("ban-do"))\">\(TileMapWords.title)</a>", when: table.definition.number == TileMapPage.form)\
            <span class="hint">\(FormWords.print)</span></p>\
            <div class="paper"><p class="cite">\(paper.source)</p>\(PaperParts.letterhead(paper.body, placeAndDay: paper.placeAndDay))<h1>\(table.definition.title)</h1><p><strong>\(paper.subtitle)</strong></p>\
            <p class="lead">\(paper.period.replacing("–", with: "–\u{2060}"))</p></div>\
            \(FormGrid(visit: visit, paper: paper, label: table.definition.title, foot: ending.foot).html)\(ending.below)
            """)
    }

    private var notes: HTML {
        guard !paper.notes.isEmpty else { return .empty }
        return "<div class=\"remarks\"><h2>\(FormWords.notes)</h2><ul>\(zip(table.notes, paper.notes).map(note))</ul></div>"
    }

    private func note(_ note: FormTable.Note, _ sentence: String) -> HTML {
        guard case .withoutDecision = note, visit.may(.viewHouseholds) else { return "<li>\(sentence)</li>" }
        return """
            <li>\(sentence) <a class="no-print" href="\(address.path("chua-quyet-dinh"))">\(FormWords.withoutDecisionLink)</a></li>
            """
    }
}

/// Which line of a form a figure stands on, as text of an address.
enum FigureKey {
    static func text(_ part: FormTable.Part, _ table: FormTable) -> String {
        switch part {
        case .row(let index): table.rows[index].area.description
        case .residence(let residence): residence.rawValue
        case .all: "all"
        }
    }

    static func part(_ text: String, in rows: [RegisterYear.Row]) -> FormTable.Part? {
        if text == "all" { return .all }
        if let residence = Residence(rawValue: text) { return .residence(residence) }
        return rows.firstIndex { $0.area.description == text }.map { .row($0) }
    }
}

/// The households behind one figure.
struct FigurePage {
    let visit: Visit
    let table: FormTable
    var title = FormWords.households
    /// Line and column of the figure.
    let what: String
    /// The day on which the households are shown: they may have become others since.
    let day: CalendarDate
    let countsPersons: Bool
    let rows: [HouseholdRow]
    /// What each household adds to the figure.
    let counts: [Household.ID: Int]
    let back: String

    var html: HTML {
        let figure = counts.values.reduce(0, +)
        return visit.page(
            title, crumbs: [(FormWords.title, SitePath.forms), (table.definition.heading, back)],
            """
            <h1>\(title)</h1><p class="lead">\(table.definition.heading) · \(FormWords.heading(table)) · \(what). \(FormWords.onMap(table.map))</p>\
            <p><strong>\(FormWords.figure(figure, ofPersons: countsPersons, households: counts.count))</strong></p><p class="hint">\(FormWords.asOf(day))</p>\
            \("<p class=\"hint\">\(FormWords.elsewhere(counts.count - rows.count))</p>", when: rows.count < counts.count)\
            <div class="scroll" tabindex="0" role="region" aria-label="\(FormWords.households)"><table><thead><tr><th scope="col">\(HouseholdWords.name(.code))</th><th scope="col">\(HouseholdWords.name(HouseholdWords.Column.head))</th><th scope="col">\(HouseholdWords.name(.village))</th><th scope="col" class="n">\(HouseholdWords.name(.persons))</th><th scope="col">\(HouseholdWords.name(.povertyClass))</th>\("<th scope=\"col\" class=\"n\">\(FormWords.counted)</th>", when: countsPersons)</tr></thead><tbody>\(rows.map { row in
                "<tr><td>\(row.household.code)</td><th scope=\"row\"><a href=\"\(SitePath.household(row.household.id))\">\(row.headName)</a></th><td>\(visit.areas.lastKnown(of: row.household.village, on: day)?.name ?? "")</td><td class=\"n\">\(row.persons)</td><td>\(ClassTag.html(row.povertyClass))</td>\("<td class=\"n\">\(counts[row.household.id] ?? 0)</td>", when: countsPersons)</tr>" as HTML
            })</tbody></table></div>
            """)
    }
}
