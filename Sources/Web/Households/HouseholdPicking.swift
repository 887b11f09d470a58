import Access
import Core
import Database
import HTTPTypes
import Markup
import Operations
import Registry
import Store
import Words

extension SitePath {
    static let picking = "\(households)/chon"

    static func changeMany(_ selection: HouseholdSelection.ID) -> String { "\(households)/sua-nhieu/\(selection)" }
}

/// Picking households over the pages of a list. What is ticked is kept on the server, so that it outlives the page.
struct HouseholdPicking {
    static let routes: [Route] = [.post(SitePath.picking, .permission(.editHousehold)) { try await pick($0) }]

    /// The field of an address that says with which selection the list is shown.
    static let field = "chon"
    static let tick = "danh-dau"
    static let onPage = "tren-trang"
    static let page = "trang-"

    let selection: HouseholdSelection
    let form: HouseholdListForm
    let visit: Visit

    /// The way into picking, with a selection of its own.
    static func start(_ form: HouseholdListForm, _ visit: Visit) -> HTML {
        let id: HouseholdSelection.ID = visit.site.desk.randomness.identifier(at: visit.now)
        return "<a class=\"plain\" href=\"\(form.address([field: id.description]))\">\(ManyHouseholdsWords.start)</a>"
    }

    func cell(_ row: HouseholdRow) -> HTML {
        let id = row.household.id
        return """
            <td class="pick"><input type="checkbox" name="\(Self.tick)" value="\(id.description)" aria-label="\(ManyHouseholdsWords.tick(row.headName))"\(" checked", when: selection.households.contains(id))>\
            \(Control.hidden(Self.onPage, id.description))</td>
            """
    }

    /// The form around the table of the page.
    func around(_ table: HTML, households: Int, pages: [Int]) -> HTML {
        let number = visit.query["loi"]
        let problem: String? =
            switch number {
            case "chua-chon": ManyHouseholdsWords.nothingPicked
            case "qua-nhieu": ManyHouseholdsWords.tooMany(HouseholdSelection.limit)
            default: nil
            }
        return """
            \("<div class=\"banner warn\" role=\"alert\"><p>\(problem ?? "")</p></div>", when: problem != nil)\
            <form method="post" action="\(SitePath.picking)" class="picking" novalidate>\(visit.formGuard)\(Control.hidden(Self.field, selection.id.description))\
            \(Control.hidden("danh-sach", form.query))<p role="status"><strong>\(ManyHouseholdsWords.picked(selection.households.count))</strong> \(ManyHouseholdsWords.pickLead)</p>\(table)\
            <div class="actions">\(Control.button(ManyHouseholdsWords.change, name: "viec", value: "sua"))\
            \(Control.button(ManyHouseholdsWords.keep, isPrimary: false, name: "viec", value: "giu"))\
            \(Control.button(ManyHouseholdsWords.all(households), isPrimary: false, name: "viec", value: "tat-ca"))\
            \(Control.button(ManyHouseholdsWords.none, isPrimary: false, name: "viec", value: "bo"), when: !selection.households.isEmpty)\
            <a href="\(form.address([Self.field: nil, "loi": nil]))">\(ManyHouseholdsWords.stop)</a></div>\
            \("<div class=\"chips\" role=\"group\" aria-label=\"\(PageWords.pages)\">\(pages.map { Control.button(PageWords.page($0), isPrimary: false, name: "viec", value: "\(Self.page)\($0)") })</div>", when: pages.count > 1)</form>
            """
    }

    private static func pick(_ visit: Visit) async throws -> Answer {
        guard let id = HouseholdSelection.ID(visit.form[field]), let query = FormFields(urlEncoded: Array(visit.form["danh-sach"].utf8))
        else { throw PageError.badRequest }
        let (officer, now, action) = (try visit.signedIn.id, visit.now, visit.form["viec"])
        let form = HouseholdListForm(query, visit)
        let scope = visit.scope(for: .editHousehold)
        let onPage = visit.form.all(onPage).compactMap { Household.ID($0) }
        let ticked = visit.form.all(tick).compactMap { Household.ID($0) }
        let outcome = try await visit.site.database.write { transaction -> (count: Int, isTooMany: Bool) in
            guard try transaction.isSelectionOfNobodyElse(id, officer) else { throw PageError.notFound }
            var selection = try transaction.selection(id, of: officer) ?? HouseholdSelection(id: id)
            selection.households.subtract(onPage)
            selection.households.formUnion(ticked)
            if action == "bo" { selection.households = [] }
            if action == "tat-ca" {
                let found = try FoundHouseholds(form.filter.text, within: scope, in: transaction)
                let rows = try transaction.households(
                    form.filter, found: found.ids, within: scope, limit: HouseholdSelection.limit + 1, offset: 0)
                selection.households.formUnion(rows.map(\.household.id))
            }
            guard selection.households.count <= HouseholdSelection.limit else { return (selection.households.count, true) }
            try transaction.keep(selection, of: officer, at: now)
            return (selection.households.count, false)
        }
        var changes: [String: String?] = [field: id.description, "loi": nil]
        if outcome.isTooMany {
            changes["loi"] = "qua-nhieu"
        } else if action == "sua" {
            if outcome.count > 0 { return .seeOther(SitePath.changeMany(id)) }
            changes["loi"] = "chua-chon"
        } else if action.hasPrefix(page) {
            changes["trang"] = String(action.dropFirst(page.count))
        } else if form.page > 1 {
            changes["trang"] = String(form.page)
        }
        return .seeOther(form.address(changes))
    }
}
