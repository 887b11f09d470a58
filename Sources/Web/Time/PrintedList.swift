import Access
import Core
import Database
import HTTPTypes
import Law
import Markup
import Operations
import Registry
import Store
import Words

/// The list as a page to be printed; a long one in parts that the officer chooses, by place or by number.
enum PrintedListRoutes {
    /// So many lines are one print: some 150 sheets.
    static let most = 5_000

    static func page(_ visit: Visit) async throws -> Answer {
        let form = HouseholdListForm(visit, always: true)
        guard let view = form.time.view else { return try await PastListRoutes.page(visit, form) }
        let reading = PastReading(visit, form, view, for: .viewHouseholds)
        let part = (try? NumberParsing.count(visit.query["phan"], upTo: 100_000)).map { max(1, Int($0)) }
        let (past, counts) = try await visit.site.database.read { transaction in
            let past = try reading.part(in: transaction) { totals in
                if part == nil, totals.households > most { return (0, 0) }
                return (most, ((part ?? 1) - 1) * most)
            }.part
            let isChoice = part == nil && past.list.totals.households > most
            return (past, isChoice ? try reading.counts(in: transaction) : [:])
        }
        if !counts.isEmpty { return .page(PrintChoice(visit: visit, form: form, past: past, counts: counts).html) }
        if past.rows.isEmpty, let part, part > 1 { throw PageError.notFound }
        let list = PrintedList(
            past: past, first: ((part ?? 1) - 1) * most + 1, place: place(form, past), codeLists: visit.site.law.codeLists)
        return .page(list.html)
    }

    /// The village or the commune that the list is narrowed to, else the one unit that holds all of its places.
    private static func place(_ form: HouseholdListForm, _ past: PastListPart) -> String {
        let (areas, map) = (past.areas, past.view.map)
        if let unit = form.filter.village ?? form.filter.commune {
            let path = areas.path(to: unit, on: map)
            return path.suffix(form.filter.village == nil ? 1 : 2).reversed().map(\.name).joined(separator: ", ")
        }
        for level in [AreaLevel.commune, .district, .province] {
            let units = Set(past.choices.map { areas.ancestor(of: $0.area, at: level, on: map) })
            if units.count == 1, let unit = units.first!, let version = areas.version(of: unit, on: map) { return version.name }
        }
        return ""
    }
}

/// Which part of a long list is to be printed.
struct PrintChoice {
    let visit: Visit
    let form: HouseholdListForm
    let past: PastListPart
    /// Households by the village of the map.
    let counts: [Area.ID: Int]

    var html: HTML {
        visit.page(
            TimeWords.printTitle, crumbs: [(HouseholdWords.listTitle, past.fixedAddress(form, SitePath.households))],
            """
            <h1>\(TimeWords.printTitle)</h1><p class="lead">\(TimeWords.printLead(past.list.totals.households, each: PrintedListRoutes.most))</p>\
            <p>\(past.sentence)</p><h2>\(TimeWords.printByPlace)</h2><ul class="columns">\(places.map { place in
                "<li><a href=\"\(address(place.isCommune ? "xa" : "thon", place.unit.area.description))\">\(place.unit.name)</a>: \(HouseholdWords.households(place.households))</li>" as HTML
            })</ul><h2>\(TimeWords.printByPart)</h2><ul class="columns">\(parts.map { part in
                "<li><a href=\"\(address("phan", String(part.number)))\">\(TimeWords.printPart(part.number, from: part.lines.lowerBound, to: part.lines.upperBound))</a></li>" as HTML
            })</ul>
            """)
    }

    private func address(_ field: String, _ value: String) -> String {
        past.fixedAddress(form, SitePath.printedList, [field: value])
    }

    private var parts: [(number: Int, lines: ClosedRange<Int>)] {
        let (count, most) = (past.list.totals.households, PrintedListRoutes.most)
        return stride(from: 1, through: count, by: most).map { ($0 / most + 1, $0...min($0 + most - 1, count)) }
    }

    /// Villages of one commune; communes where there are several.
    private var places: [(unit: AreaVersion, isCommune: Bool, households: Int)] {
        let (areas, map) = (past.areas, past.view.map)
        var communes: [Area.ID: Int] = [:]
        for (village, count) in counts { communes[areas.ancestor(of: village, at: .commune, on: map) ?? village, default: 0] += count }
        let isWide = communes.count > 1
        return (isWide ? communes : counts).compactMap { unit, count in areas.version(of: unit, on: map).map { ($0, isWide, count) } }
            .sorted { $0.0.precedes($1.0) }
    }
}

/// The list as it lies on paper: nothing of the visitor, nothing of the hour.
struct PrintedList {
    let past: PastListPart
    /// The number of the first line.
    var first = 1
    let place: String
    let codeLists: CodeLists

    private var last: Int { first + past.list.states.count - 1 }

    var html: HTML {
        """
        <!DOCTYPE html>
        <html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">\
        <title>\(HouseholdWords.listTitle)</title><link rel="stylesheet" href="\(Assets.stylesheetPath)"><link rel="icon" href="data:,">\
        </head><body class="printed"><main><h1>\(HouseholdWords.listTitle)</h1>\("<p class=\"place\">\(place)</p>", when: !place.isEmpty)<p>\(past.sentence)</p>\
        <p><strong>\(HouseholdWords.counts(households: past.list.totals.households, persons: past.list.totals.persons))</strong></p>\
        \("<p>\(TimeWords.unplaced(past.list.unplaced))</p>", when: past.list.unplaced > 0)\
        \("<p>\(TimeWords.printed(from: first, to: last))</p>", when: past.list.states.count < past.list.totals.households)\
        <table class="stack printed-list"><thead><tr>\(headings.map { "<th scope=\"col\">\($0)</th>" as HTML })</tr></thead><tbody>\(zip(first..., past.rows).map(line))</tbody></table>\
        <p class="print-only">\(TimeWords.signature)<br>\(TimeWords.signatureHint)</p></main></body></html>
        """
    }

    private var headings: [String] {
        [
            TimeWords.number, HouseholdWords.name(.code), HouseholdWords.name(HouseholdWords.Column.head), HouseholdWords.name(.village),
            HouseholdWords.commune,
            HouseholdWords.name(.persons), HouseholdWords.name(.povertyClass), HouseholdWords.name(.since), HouseholdWords.name(.ethnicity),
            HouseholdWords.name(.flags),
        ]
    }

    private func line(_ number: Int, _ row: HouseholdRow) -> HTML {
        let commune = past.areas.shownCommune(of: row.household.village, from: past.view)?.name ?? ""
        let ethnicity = row.ethnicity.flatMap { codeLists.ethnicGroup($0)?.name } ?? ""
        let cells: [(column: String, text: String, style: String)] = [
            (TimeWords.number, String(number), "n"), (HouseholdWords.name(.code), row.household.code, "whole"),
            (HouseholdWords.name(.village), past.villageName(row.household.village), ""), (HouseholdWords.commune, commune, "whole"),
            (HouseholdWords.name(.persons), String(row.persons), "n"),
            (HouseholdWords.name(.povertyClass), HouseholdWords.name(row.povertyClass), "whole"),
            (HouseholdWords.name(.since), row.classSince?.vietnamese ?? "", "whole"), (HouseholdWords.name(.ethnicity), ethnicity, "whole"),
            (HouseholdWords.name(.flags), HouseholdWords.names(of: row.flags).joined(separator: ", "), ""),
        ]
        let head: HTML = "<th scope=\"row\">\(row.headName)</th>"
        return "<tr>\(cells.prefix(2).map(cell))\(head)\(cells.dropFirst(2).map(cell))</tr>"
    }

    private func cell(_ cell: (column: String, text: String, style: String)) -> HTML {
        "<td data-label=\"\(cell.column)\"\(" class=\"\(cell.style)\"", when: !cell.style.isEmpty)>\(cell.text)</td>"
    }
}
