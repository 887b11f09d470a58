import Access
import Core
import Law
import Markup
import Registry
import Store
import Words

/// The search that comes before every registration, and whom it found.
struct HouseholdSearchPage {
    let entry: Entry
    /// `nil` before anything was searched.
    var found: [(row: HouseholdRow, members: [Member])]?
    var isCut = false
    /// The number belongs to somebody outside the scope: that much is told, and nothing of them.
    var isElsewhere = false

    private var visit: Visit { entry.visit }

    var html: HTML {
        visit.page(
            EntryWords.register, crumbs: [(HouseholdWords.listTitle, SitePath.households)], problems: entry.problems,
            """
            <h1>\(EntryWords.register)</h1><form method="post" action="\(SitePath.newHousehold)" class="card" novalidate><h2>\(EntryWords.searchFirst)</h2><p class="hint">\(EntryWords.searchLead)</p>\(visit.formGuard)\
            \(Control.text(entry.state("tim", HouseholdWords.fullName, hint: HouseholdWords.searchHint)))\
            \(Control.text(entry.state("tim-so", EntryWords.personalNumber), width: .short, isNumeric: true))\
            <div class="actions">\(Control.button(found == nil ? EntryWords.search : EntryWords.searchAgain, isPrimary: found == nil, name: "viec", value: "tim"))\
            <a href="\(SitePath.households)">\(ShellWords.cancel)</a></div></form>\(results)
            """)
    }

    private var results: HTML {
        guard let found else { return .empty }
        let warning: HTML = isElsewhere ? "<div class=\"banner warn\"><p>\(EntryWords.foundElsewhere)</p></div>" : .empty
        return """
            \(warning)<h2>\(EntryWords.found)</h2>\(found.isEmpty ? "<p>\(EntryWords.foundNobody)</p>" : table(found))\
            \("<p>\(EntryWords.foundMore)</p>", when: isCut)\
            <form method="post" action="\(SitePath.newHousehold)">\(visit.formGuard)\(Control.hidden("tim", entry.fields["tim"]))\
            \(Control.hidden("tim-so", entry.fields["tim-so"]))<div class="actions">\
            \(Control.button(EntryWords.notListed, name: "viec", value: "mo"))</div></form>
            """
    }

    private func table(_ found: [(row: HouseholdRow, members: [Member])]) -> HTML {
        """
        <div class="scroll" tabindex="0" role="region" aria-label="\(EntryWords.found)"><table class="stack"><thead><tr>\
        <th scope="col">\(HouseholdWords.name(HouseholdWords.Column.head))</th><th scope="col">\(HouseholdWords.name(.code))</th><th scope="col">\(HouseholdWords.village)</th>\
        <th scope="col">\(EntryWords.matching)</th><th scope="col">\(HouseholdWords.povertyClass)</th></tr></thead><tbody>\(found.map { row, members in
            "<tr><th scope=\"row\"><a href=\"\(SitePath.household(row.household.id))\">\(row.headName)</a></th><td data-label=\"\(HouseholdWords.name(.code))\">\(row.household.code)</td><td data-label=\"\(HouseholdWords.village)\">\(visit.areas.lastKnown(of: row.household.village, on: visit.today)?.name ?? "")</td><td data-label=\"\(EntryWords.matching)\">\(members.map { "<div>\($0.person.name)\($0.person.born.map { ", " + $0.vietnamese } ?? "")</div>" as HTML })</td><td>\(ClassTag.html(row.povertyClass))</td></tr>" as HTML
        })</tbody></table></div>
        """
    }
}

/// The form of a new household: the place, and its people in rows, the head first.
struct NewHouseholdPage {
    let form: NewHouseholdForm

    private var entry: Entry { form.entry }
    private var visit: Visit { entry.visit }
    private var isFromList: Bool { entry.fields.has("tu") }
    private var title: String { isFromList ? EntryWords.registerFromList : EntryWords.register }

    var html: HTML {
        visit.page(
            title, crumbs: [(HouseholdWords.listTitle, SitePath.households)], problems: entry.problems,
            entry.form(
                title: title, action: SitePath.newHousehold, version: nil, cancel: SitePath.households,
                offersDraft: visit.form["viec"] == "mo",
                """
                \(Control.hidden("tim", entry.fields["tim"]))\(Control.hidden("tim-so", entry.fields["tim-so"]))\(Control.hidden("so-dong", String(form.rows)))\
                \(fromList)\
                <section class="card"><h2>\(EntryWords.household)</h2><div class="filters">\
                \(Control.select(entry.state("thon", EntryWords.village), entry.villages()))\
                \(Control.text(entry.state("dia-chi", EntryWords.address, hint: EntryWords.addressHint)))</div>\
                \(Control.choice(entry.state("vi-sao", EntryWords.why), [("dang-o", EntryWords.wasMissing), ("chuyen-den", EntryWords.movedIn)]))\
                \(Control.text(entry.state("ngay", EntryWords.livesSince, hint: isFromList ? EntryWords.sinceFromList : ReviewWords.dayHint), width: .short, isNumeric: true))</section>\
                <section class="card"><h2>\(EntryWords.people)</h2><p class="hint">\(EntryWords.peopleHint)</p>\(people)\(EntryGrid.keys)\
                \(Control.button(EntryWords.moreRows, isPrimary: false, name: "viec", value: "them-dong"), when: form.rows < NewHouseholdForm.mostRows)</section>
                """,
                buttons: Control.button(EntryWords.register, name: "viec", value: "luu")))
    }

    /// Where the form was filled from a list: what it does not take stays said when it comes back with problems.
    private var fromList: HTML {
        guard isFromList else { return .empty }
        let said: HTML = entry.banner == nil ? "<p class=\"hint\">\(EntryWords.listKeeps([]))</p>" : .empty
        return "\(Control.hidden("tu", entry.fields["tu"]))\(said)"
    }

    private static let columns = [
        HouseholdWords.fullName, HouseholdWords.relation, EntryWords.born, EntryWords.sex, EntryWords.ethnicity,
        HouseholdWords.personalNumber, EntryWords.phone, HouseholdWords.flags,
    ]

    private var people: HTML {
        EntryGrid(
            id: "nguoi", style: "stack", growing: ("so-dong", NewHouseholdForm.mostRows),
            content: """
                <caption class="visually-hidden">\(EntryWords.people)</caption><thead><tr>\(Self.columns.map {
                    "<th scope=\"col\">\($0)</th>" as HTML
                })</tr></thead><tbody>\((1...form.rows).map(row))</tbody>
                """
        ).html
    }

    private func row(_ row: Int) -> HTML {
        let person = form.person(row)
        let ethnicities = EntryChoices.ethnicities(visit.site.law.codeLists)
        func state(_ name: PersonFields.Name, _ label: String) -> FieldState { entry.state(person.key(name), EntryWords.row(label, row)) }
        let relation: HTML =
            row == 1
            ? "<td data-label=\"\(Self.columns[1])\" class=\"said\">\(HouseholdWords.name(Relation.head))</td>"
            : GridCell.select(state(.relation, Self.columns[1]), heading: Self.columns[1], EntryChoices.relations)
        return """
            <tr>\(GridCell.text(state(.name, Self.columns[0]), heading: Self.columns[0]))\(relation)\
            \(GridCell.text(state(.born, Self.columns[2]), heading: Self.columns[2], isNumeric: false))\
            \(GridCell.select(state(.sex, Self.columns[3]), heading: Self.columns[3], EntryChoices.sexes))\
            \(GridCell.select(state(.ethnicity, Self.columns[4]), heading: Self.columns[4], ethnicities, also: { visit.site.law.codeLists.ethnicGroup($0)?.aliases ?? [] }))\
            \(GridCell.text(state(.number, Self.columns[5]), heading: Self.columns[5], isNumeric: true))\
            \(GridCell.text(state(.phone, Self.columns[6]), heading: Self.columns[6], isNumeric: true))\
            <td data-label="\(Self.columns[7])">\(tick(.meritorious, EntryWords.meritoriousShort, person))\(tick(.disabled, EntryWords.disabledShort, person))</td></tr>
            """
    }

    private func tick(_ name: PersonFields.Name, _ label: String, _ person: PersonFields) -> HTML {
        Control.tick(name: person.key(name), value: "1", label: label, isTicked: entry.fields.has(person.key(name)))
    }
}
