import Access
import Core
import Exchange
import Law
import Markup
import Monitoring
import Operations
import Registry
import Store
import Words

/// One form on the boundaries of two days: totals beside one another, both tables, and what could be put on neither.
struct FormMapsPage {
    /// The form on one of the maps.
    struct Side: Sendable {
        let made: FormChoice.Made
        let map: FigureMap
        /// Those of the households without a line that the officer may see.
        let unplaced: [HouseholdRow]

        /// Households with a line on the first or the last day of the figures.
        var placed: Set<Household.ID> { Set(made.register.households.map(\.id)) }
    }

    let visit: Visit
    let sides: [Side]

    private var table: FormTable { sides[0].made.table }

    var html: HTML {
        visit.page(
            "\(MapWords.title) · \(table.definition.heading)",
            crumbs: [(FormWords.title, SitePath.forms), (table.definition.heading, FormAddress(sides[1].made.table, visit).path("lap"))],
            """
            <h1>\(MapWords.title)</h1><p class="lead">\(MapWords.lead)</p>\(choice)\
            <p><strong>\(table.definition.heading). \(table.definition.title). \(sides[1].made.paper.subtitle)</strong></p>\
            \(agreement)\(totals)\("<p class=\"hint\">\(MapWords.movement)</p>", when: ["7.2", "7.3"].contains(table.definition.number))\
            \(sides.map(section))
            """)
    }

    private var choice: HTML {
        func state(_ name: String, _ label: String, _ side: Side) -> FieldState {
            FieldState(name: name, label: label, value: visit.query[name].isEmpty ? side.map.day.vietnamese : visit.query[name])
        }
        return """
            <form method="get" action="\(SitePath.forms)/hai-ban-do" class="card no-print" novalidate>\
            \(Control.hidden("bieu", table.definition.number))\(Control.hidden("don-vi", visit.query["don-vi"]))\(Control.hidden("nam", String(table.year)))\(Control.hidden("ngay", visit.query["ngay"]))\
            \(Control.text(state("ranh-gioi", MapWords.first, sides[0]), width: .short))\
            \(Control.text(state("ranh-gioi-2", MapWords.second, sides[1]), width: .short))\
            <div class="actions">\(Control.button(MapWords.show))</div></form>
            """
    }

    /// Whether both maps count the same households, one by one.
    private var agreement: HTML {
        let (first, second) = (sides[0].placed, sides[1].placed)
        var sentences = first == second ? [MapWords.same(first.count)] : []
        for (own, other, side) in [(first, second, sides[0]), (second, first, sides[1])] where !own.isSubset(of: other) {
            sentences.append(MapWords.only(own.subtracting(other).count, side.map.day))
        }
        for side in sides where !side.made.register.unplaced.isEmpty {
            sentences.append(MapWords.unplacedCount(side.made.register.unplaced.count, side.map.day))
        }
        return """
            <div class="banner\(" warn", when: first != second)" role="status">\(sentences.map { "<p>\($0)</p>" as HTML })</div>
            """
    }

    /// The totals of every column of counts, map beside map.
    private var totals: HTML {
        let splits = table.lines.filter { $0.part == .all }.map(\.split)
        func cell(_ side: Side, _ id: String, _ split: FormTable.Split?) -> String {
            side.made.table.cell(id, .all, split)?.count.map(NumberWords.grouped) ?? ""
        }
        let columns = table.columns.filter { column in
            splits.contains { split in !sides.allSatisfy { cell($0, column.id, split).isEmpty } }
        }
        return """
            <h2>\(MapWords.totals)</h2><div class="scroll" tabindex="0" role="region" aria-label="\(MapWords.totals)"><table class="form-table"><thead>\
            <tr><th scope="col"\(splits == [nil] ? HTML.empty : " rowspan=\"2\"")>\(MapWords.column)</th>\(splits.map { split in
                split.map { "<th scope=\"colgroup\" colspan=\"2\">\(FormWords.name($0))</th>" as HTML } ?? self.days
            })</tr>\("<tr>\(splits.map { _ in self.days })</tr>", when: splits != [nil])</thead><tbody>\(columns.map { column in
                """
                <tr><th scope="row">\(column.number). \(FormWords.label(column))</th>\(splits.map { split in
                    let values = self.sides.map { cell($0, column.id, split) }
                    return """
                        <td class="n">\(values[0])</td><td class="n">\("<strong>\(MapWords.differs)</strong> ", when: values[0] != values[1])\(values[1])</td>
                        """ as HTML
                })</tr>
                """ as HTML
            })</tbody></table></div>
            """
    }

    private var days: HTML { sides.map { "<th scope=\"col\">\(MapWords.onMap($0.map.day))</th>" as HTML }.joined() }

    private func section(_ side: Side) -> HTML {
        let address = FormAddress(side.made.table, visit)
        return """
            <h2>\(MapWords.onMap(side.map.day))</h2>\
            \(FormGrid(visit: visit, paper: side.made.paper, label: MapWords.onMap(side.map.day)).html)\
            \("<ul class=\"hint\">\(side.made.paper.notes.map { "<li>\($0)</li>" as HTML })</ul>", when: !side.made.paper.notes.isEmpty)\
            <p class="no-print"><a href="\(address.path("lap"))">\(MapWords.open)</a></p>\
            \(unplaced(side))
            """
    }

    /// What has no line on the map: households of which nobody can say where they lived, and villages that lie in the unit in part.
    private func unplaced(_ side: Side) -> HTML {
        let count = side.made.register.unplaced.count
        let list: HTML = "<ul>\(side.unplaced.map(household))</ul>"
        return """
            \("<h3>\(MapWords.unplaced)</h3><p>\(MapWords.unplacedCount(count, side.map.day))</p>\(list)", when: count > 0)\
            \("<p>\(MapWords.parts): \(side.map.parts.map(\.name).joined(separator: ", ")).</p>", when: !side.map.parts.isEmpty)
            """
    }

    private func household(_ row: HouseholdRow) -> HTML {
        let village = visit.areas.lastKnown(of: row.household.village, on: visit.today)?.name ?? ""
        return "<li><a href=\"\(SitePath.household(row.household.id))\">\(row.headName)</a> · \(row.household.code) · \(village)</li>"
    }
}
