import Access
import Core
import Law
import Markup
import Registry
import Store
import Words

/// The list of households: filters in the address, columns, order, sums of the whole list.
struct HouseholdListPage {
    let visit: Visit
    let form: HouseholdListForm
    let rows: [HouseholdRow]
    /// Where the search found few: those whose names are a slip of the keyboard away.
    var near: [HouseholdRow] = []
    let totals: HouseholdTotals
    /// The batch that the list is narrowed to.
    var batch: ImportBatch?
    let isCut: Bool
    /// The places that the officer may choose from.
    let places: [AreaVersion]
    /// Where the list is one of a day gone by.
    var past: PastListPart?
    /// Where households are being picked.
    var picking: HouseholdPicking?
    /// What the officer keeps; not told of a day gone by.
    var saved: [SavedFilter]?

    var html: HTML {
        visit.page(
            HouseholdWords.listTitle, problems: form.time.problems,
            """
            <h1>\(HouseholdWords.listTitle)</h1>\(past?.banner(form) ?? .empty)\
            \(actions, when: past == nil)\(filters)\(chips)\(saved.map { SavedFilters.part($0, form, visit) } ?? .empty)\
            <p><strong>\(HouseholdWords.counts(households: totals.households, persons: totals.persons))</strong></p>\(exports, when: !rows.isEmpty)\
            \("<div class=\"banner warn\"><p>\(HouseholdWords.tooMany)</p></div>", when: isCut)\
            \("<div class=\"banner warn\"><p>\(HouseholdWords.ignored)</p></div>", when: form.hasIgnored)\
            \(rows.isEmpty ? nothing : list)\(pages, when: picking == nil)\(nearPart, when: !near.isEmpty)
            """)
    }

    private var list: HTML {
        let blank: HTML = "<td></td>"
        let table = table(
            rows, HouseholdWords.listTitle, sums: "<tfoot><tr>\(blank, when: picking != nil)\(columns.map(sum))</tr></tfoot>",
            picks: picking)
        return picking?.around(table, households: totals.households, pages: shownPages) ?? table
    }

    private var actions: HTML {
        """
        <p class="actions">\("<a class=\"plain\" href=\"\(SitePath.newHousehold)\">\(EntryWords.register)</a>", when: visit.may(.editHousehold))\
        \(HouseholdPicking.start(form, visit), when: visit.may(.editHousehold) && picking == nil && !rows.isEmpty)\
        <a class="plain" href="\(SitePath.acts)">\(HouseholdActWords.title)</a>\
        <a class="plain" href="\(SitePath.duplicates)">\(LinkageWords.title)</a>\
        <a class="plain" href="\(SitePath.newlyEscaped)">\(EscapeWords.title): \(EscapeWords.endingSoon.lowercased())</a></p>
        """
    }

    private var exports: HTML {
        if let past { return past.exports(form, mayExport: visit.may(.exportList)) }
        let excel: HTML = "<a class=\"plain\" href=\"\(form.address(path: SitePath.households + ".xlsx"))\">\(HouseholdWords.excel)</a>"
        return """
            <p class="actions"><a class="plain" href="\(form.address(path: SitePath.printedList))">\(TimeWords.print)</a>\
            \(excel, when: visit.may(.exportList))</p>
            """
    }

    /// On which map the places stand.
    private var place: ListPlace {
        ListPlace(
            places, village: form.filter.village, commune: form.filter.commune, in: past?.areas ?? visit.areas,
            on: past?.view.map ?? visit.today)
    }

    /// Those that were chosen; else the usual ones, with the commune where there are several.
    private var columns: [HouseholdWords.Column] {
        guard !form.hasChosenColumns, place.isWide, let village = form.columns.firstIndex(of: .village) else { return form.columns }
        var columns = form.columns
        columns.insert(.commune, at: village + 1)
        return columns
    }

    private var nothing: HTML {
        if !form.time.problems.isEmpty { return .empty }
        return form.hasFilter
            ? "<div class=\"card\"><p>\(HouseholdWords.noMatch) <a href=\"\(form.unfiltered)\">\(HouseholdWords.clear)</a></p></div>"
            : "<div class=\"card\"><p>\(past == nil ? HouseholdWords.empty : TimeWords.empty)</p></div>"
    }

    private var filters: HTML {
        let groups = visit.site.law.codeLists.ethnicGroups
        return """
            <form method="get" action="\(SitePath.households)" class="card no-print">\(form.selection.map { Control.hidden(HouseholdPicking.field, $0.description) } ?? .empty)\(form.filter.batch.map { Control.hidden("lan", $0.description) } ?? .empty)<div class="filters">\
            \(Control.text(FieldState(name: "tim", label: HouseholdWords.search, value: form.filter.text, hint: HouseholdWords.searchHint)))\
            \(Control.select(FieldState(name: "thon", label: HouseholdWords.village, value: form.filter.village?.description ?? ""), [("", HouseholdWords.all)] + places.map { ($0.area.description, $0.name) }))\
            \(Control.select(FieldState(name: "dan-toc", label: HouseholdWords.ethnicity, value: form.filter.ethnicity ?? ""), [("", HouseholdWords.all)] + groups.map { ($0.id, $0.name) }))</div>\
            <fieldset class="field"><legend>\(HouseholdWords.povertyClass)</legend><div class="choices">\(PovertyClass.allCases.map {
                Control.tick(name: "loai", value: $0.rawValue, label: LawWords.name($0), isTicked: form.filter.classes.contains($0))
            })\(Control.tick(name: "loai", value: HouseholdListForm.unclassified, label: HouseholdWords.notClassified, isTicked: form.filter.isUnclassified))</div></fieldset>\
            <details\(" open", when: !form.filter.flags.isEmpty)><summary>\(HouseholdWords.filters)</summary>\
            <fieldset class="field"><legend>\(HouseholdWords.flags)</legend><div class="choices">\(HouseholdWords.flagNames.map {
                Control.tick(name: "dac-diem", value: $0.key, label: $0.name, isTicked: form.filter.flags.contains($0.flag))
            })</div></fieldset>\
            <fieldset class="field"><legend>\(HouseholdWords.columns)</legend><div class="choices">\(HouseholdWords.Column.allCases.filter { $0 != .head }.map {
                Control.tick(name: "cot", value: $0.rawValue, label: HouseholdWords.name($0), isTicked: form.columns.contains($0))
            })</div></fieldset>\
            \(Control.select(FieldState(name: "sap-xep", label: HouseholdWords.sortedBy, value: form.filter.order.rawValue), HouseholdFilter.Order.allCases.map { ($0.rawValue, HouseholdWords.name(column($0))) }))\
            \(Control.select(FieldState(name: "dong", label: HouseholdWords.rows, value: String(form.rows)), HouseholdListForm.rowChoices.map { (String($0), String($0)) }))</details>\
            \(TimeParts.fields(form.time))\
            <div class="actions">\(Control.button(HouseholdWords.apply))\
            <button type="button" class="plain" hidden data-find="1" data-off="\(SavedFilterWords.keyOff)" data-on="\(SavedFilterWords.keyOn)"></button></div></form>\(Asset.find.script)
            """
    }

    private var chips: HTML {
        guard form.hasFilter else { return .empty }
        let ofBatch: HTML =
            batch.map {
                "<li><a href=\"\(form.address(["lan": nil]))\">\(HouseholdWords.ofBatch($0.fileName, $0.appliedAt.day.vietnamese)) ×</a></li>"
            } ?? .empty
        return "<ul class=\"chips\">\(ofBatch)<li><a href=\"\(form.unfiltered)\">\(HouseholdWords.clear) ×</a></li></ul>"
    }

    private var nearPart: HTML {
        "<h2>\(HouseholdWords.near)</h2><p class=\"hint\">\(HouseholdWords.nearHint)</p>\(table(near, HouseholdWords.near, sums: .empty))"
    }

    private func table(_ rows: [HouseholdRow], _ title: String, sums: HTML, picks: HouseholdPicking? = nil) -> HTML {
        let (columns, names) = (columns, names)
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(title)"><table class="stack">\
            <caption class="visually-hidden">\(title)</caption><thead><tr>\("<th scope=\"col\">\(ManyHouseholdsWords.ticks)</th>", when: picks != nil)\(columns.map { heading($0, names[$0]) })</tr></thead><tbody>\(rows.map { row in
                "<tr>\(picks?.cell(row) ?? .empty)\(columns.map { cell($0, row) })</tr>" as HTML
            })</tbody>\(sums)</table></div>
            """
    }

    /// Columns of units are headed by what the units are on the map.
    private var names: [HouseholdWords.Column: String] {
        let place = place
        guard let map = past?.view.map else { return [.village: place.villageHeading, .commune: place.communeHeading] }
        return [.village: place.villageHeading, .commune: HouseholdWords.heading(place.communeHeading, onMap: map)]
    }

    private func column(_ order: HouseholdFilter.Order) -> HouseholdWords.Column {
        switch order {
        case .name: .head
        case .persons: .persons
        case .code: .code
        case .classSince: .since
        }
    }

    private func heading(_ column: HouseholdWords.Column, _ unitName: String?) -> HTML {
        let name = unitName ?? HouseholdWords.name(column)
        let order = HouseholdFilter.Order.allCases.first { self.column($0) == column }
        let isNumber: HTML = column == .persons ? " class=\"n\"" : ""
        guard let order else { return "<th scope=\"col\"\(isNumber)>\(name)</th>" }
        let isHere = form.filter.order == order
        let address = form.address(["sap-xep": order.rawValue, "giam": isHere && !form.filter.descending ? "1" : nil])
        let direction = form.filter.descending ? "descending" : "ascending"
        return """
            <th scope="col"\(isNumber)\(" aria-sort=\"\(direction)\"", when: isHere)>\
            <a href="\(address)">\(name)\(isHere ? (form.filter.descending ? " ▼" : " ▲") : "")</a></th>
            """
    }

    private func cell(_ column: HouseholdWords.Column, _ row: HouseholdRow) -> HTML {
        func cell(_ content: HTML, style: HTML = .empty) -> HTML {
            "<td data-label=\"\(HouseholdWords.name(column))\"\(style)>\(content)</td>"
        }
        return switch column {
        case .code: cell("\(row.household.code)")
        case .head:
            "<th scope=\"row\"><a href=\"\(past?.household(row.household.id) ?? SitePath.household(row.household.id))\">\(row.headName)</a></th>"
        case .village:
            cell(
                "\(past?.villageName(row.household.village) ?? visit.areas.lastKnown(of: row.household.village, on: visit.today)?.name ?? "")",
                style: " class=\"place\"")
        case .commune:
            cell("\(past?.communeName(row.household.village) ?? visit.areas.lastKnown(of: row.commune, on: visit.today)?.name ?? "")")
        case .persons: cell("\(row.persons)", style: " class=\"n\"")
        case .povertyClass: cell(ClassTag.html(row.povertyClass))
        case .since: cell("\(row.classSince?.vietnamese ?? "")")
        case .ethnicity: cell("\(row.ethnicity.flatMap { visit.site.law.codeLists.ethnicGroup($0)?.name } ?? "")")
        case .flags: cell("\(HouseholdWords.names(of: row.flags).joined(separator: ", "))")
        case .address: cell("\(row.household.address)")
        }
    }

    private func sum(_ column: HouseholdWords.Column) -> HTML {
        switch column {
        case .head: "<th scope=\"row\">\(HouseholdWords.total): \(NumberWords.grouped(totals.households))</th>"
        case .persons: "<td class=\"n\" data-label=\"\(HouseholdWords.name(.persons))\">\(NumberWords.grouped(totals.persons))</td>"
        default: "<td></td>"
        }
    }

    private var shownPages: [Int] {
        let last = max(1, (totals.households + form.rows - 1) / form.rows)
        return Set([1, last] + (max(1, form.page - 2)...max(1, min(last, form.page + 2)))).filter { $0 >= 1 && $0 <= last }.sorted()
    }

    private var pages: HTML {
        guard shownPages.count > 1 else { return .empty }
        return """
            <nav aria-label="\(PageWords.pages)"><ul class="pages">\(shownPages.map { number in
                number == form.page
                    ? "<li><span aria-current=\"page\">\(number)</span></li>" as HTML
                    : "<li><a href=\"\(form.address(["trang": String(number)]))\" aria-label=\"\(PageWords.page(number))\">\(number)</a></li>"
            })</ul></nav>
            """
    }
}

/// A class as a coloured word; the word says it, the colour only helps.
enum ClassTag {
    static func html(_ povertyClass: PovertyClass?) -> HTML {
        "<span class=\"tag \(povertyClass?.rawValue ?? "none")\">\(HouseholdWords.name(povertyClass))</span>"
    }
}
