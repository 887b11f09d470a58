import Access
import Core
import Database
import HTTPTypes
import Markup
import Operations
import Store
import Words

/// The filters that an officer keeps of the list of households.
enum SavedFilters {
    private static let path = "\(SitePath.households)/bo-loc"
    private static let field = "ten-bo-loc"

    static let routes: [Route] = [
        .post(path, .permission(.viewHouseholds)) { try await save($0) },
        .post("\(path)/xoa", .permission(.viewHouseholds)) { visit in
            let (officer, name) = (try visit.signedIn.id, visit.form[field])
            try await visit.site.database.write { try $0.dropFilter(named: name, of: officer) }
            return .seeOther(SitePath.households)
        },
    ]

    /// Those that are kept, and the way to keep the present one.
    static func part(_ saved: [SavedFilter], _ form: HouseholdListForm, _ visit: Visit) -> HTML {
        let links = saved.map { filter -> HTML in
            """
            <li><a href="\(SitePath.households)?\(filter.query)">\(filter.name)</a> <form method="post" action="\(path)/xoa">\(visit.withoutFields.formGuard)\(Control.hidden(field, filter.name))\
            <button class="plain" aria-label="\(SavedFilterWords.delete(filter.name))">\(SavedFilterWords.deleteShort)</button></form></li>
            """
        }
        let canSave = form.hasFilter && !form.kept.isEmpty && form.selection == nil
        guard canSave || !saved.isEmpty else { return .empty }
        let state = FieldState(name: field, label: SavedFilterWords.name, hint: SavedFilterWords.hint)
        let keep: HTML = """
            <form method="post" action="\(path)" novalidate>\(visit.withoutFields.formGuard)\(Control.hidden("dia-chi", form.kept))\(Control.text(state, width: .short))\
            <div class="actions">\(Control.button(SavedFilterWords.save, isPrimary: false))</div></form>
            """
        return """
            <details class="card no-print"><summary>\(SavedFilterWords.title) (\(saved.count))</summary>\("<ul>\(links)</ul>", when: !saved.isEmpty)\(keep, when: canSave)</details>
            """
    }

    private static func save(_ visit: Visit) async throws -> Answer {
        let (officer, now) = (try visit.signedIn.id, visit.now)
        // What is kept is read as a list before: nothing but an address of it can be.
        guard let fields = FormFields(urlEncoded: Array(visit.form["dia-chi"].utf8)), visit.form["dia-chi"].utf8.count <= 2_000 else {
            throw PageError.badRequest
        }
        let form = HouseholdListForm(fields, visit)
        let back = form.address()
        func refused(_ sentence: String) -> Answer {
            visit.again(
                visit.page(
                    SavedFilterWords.title, crumbs: [(HouseholdWords.listTitle, back)], problems: [(field, sentence)],
                    """
                    <h1>\(SavedFilterWords.title)</h1><form method="post" action="\(path)" class="card" novalidate>\(visit.withoutFields.formGuard)\(Control.hidden("dia-chi", form.kept))\
                    \(Control.text(FieldState(name: field, label: SavedFilterWords.name, value: visit.form[field], hint: SavedFilterWords.hint, problem: sentence), width: .short))\
                    <div class="actions">\(Control.button(SavedFilterWords.save))<a href="\(back)">\(ShellWords.cancel)</a></div></form>
                    """))
        }
        guard form.hasFilter, !form.kept.isEmpty else { return refused(SavedFilterWords.nothing) }
        guard let name = try? visit.form[field].acceptedLine(limit: 60), !name.isEmpty else { return refused(SavedFilterWords.nameMissing) }
        let filter = SavedFilter(name: name, query: form.kept)
        guard try await visit.site.database.write({ try $0.keep(filter, of: officer, at: now) }) else {
            return refused(SavedFilterWords.full)
        }
        return .seeOther(back)
    }
}

extension HouseholdListForm {
    /// What of the address is kept: neither the page nor what belongs to one sitting.
    var kept: String { String(address(["lan": nil, HouseholdPicking.field: nil]).drop { $0 != "?" }.dropFirst()) }
}
