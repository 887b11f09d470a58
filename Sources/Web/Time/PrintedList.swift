import Access
import Core
import Database
import Exchange
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
        let list = PrintedList(past: past, form: form, first: ((part ?? 1) - 1) * most + 1, codeLists: visit.site.law.codeLists)
        return .page(list.html)
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

/// The list as the paper that is signed: nothing of the visitor, nothing of the hour.
struct PrintedList {
    let past: PastListPart
    let form: HouseholdListForm
    /// The number of the first line.
    var first = 1
    let codeLists: CodeLists

    private var last: Int { first + past.list.states.count - 1 }
    private var isWhole: Bool { past.list.states.count == past.list.totals.households }
    private var title: String { TimeWords.listTitle(form.filter.isUnclassified ? [] : form.filter.classes) }

    private var place: ListPlace {
        ListPlace(past.choices, village: form.filter.village, commune: form.filter.commune, in: past.areas, on: past.view.map)
    }

    /// So many of the last lines stay with the total and the signatures.
    private static let kept = 3

    var html: HTML {
        let (place, rows) = (place, Array(zip(first..., past.rows)))
        let columns = columns(place)
        let body = { (rows: ArraySlice<(Int, HouseholdRow)>) in rows.map { line($0.0, $0.1, columns, place) } }
        let ending = PaperParts.ending(
            PaperParts.signatures(FormPaper.Signature.ofCommittee(preparer: TimeWords.listPreparer)), columns: columns.count)
        let cut = max(0, rows.count - Self.kept)
        return """
            <!DOCTYPE html>
            <html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">\
            <title>\(title)</title><link rel="stylesheet" href="\(Asset.stylesheet.path)"><link rel="icon" href="data:,">\
            </head><body class="printed"><main>\
            <p class="actions"><a href="\(past.fixedAddress(form, SitePath.households, ["phan": nil]))">\(TimeWords.toList)</a><span class="hint">\(FormWords.print)</span></p>\
            <div class="paper">\(PaperParts.letterhead(place.body, placeAndDay: PaperWords.placeAndDay(place.unit?.name ?? "……………")))\
            <h1>\(title)</h1>\("<p class=\"place\">\(place.name)</p>", when: !place.name.isEmpty)<p>\(past.sentence)</p></div>\
            <p><strong>\(HouseholdWords.counts(households: past.list.totals.households, persons: past.list.totals.persons)).</strong>\(classes)</p>\
            \("<p>\(TimeWords.unplaced(past.list.unplaced))</p>", when: past.list.unplaced > 0)\
            \("<p>\(TimeWords.printed(from: first, to: last))</p>", when: !isWhole)\
            <table class="stack printed-list"><thead><tr>\(columns.map { "<th scope=\"col\">\(heading($0, place))</th>" as HTML })</tr></thead>\
            \("<tbody>\(body(rows[..<cut]))</tbody>", when: cut > 0)<tbody class="end">\(body(rows[cut...]))\(totals(columns))</tbody>\(ending.foot)</table>\
            \(ending.below)</main></body></html>
            """
    }

    /// How many households of each class, where the whole list is printed and holds several.
    private var classes: String {
        guard isWhole else { return "" }
        let counts = Dictionary(grouping: past.list.states, by: \.povertyClass).mapValues(\.count)
        let ordered = (PovertyClass.allCases.map(Optional.init) + [nil]).compactMap { povertyClass in
            counts[povertyClass].map { (povertyClass: povertyClass, households: $0) }
        }
        return ordered.count > 1 ? " " + TimeWords.ofThem(ordered) : ""
    }

    private enum Column { case number, code, head, village, commune, persons, povertyClass, since, ethnicity, flags }

    private func columns(_ place: ListPlace) -> [Column] {
        [.number, .code, .head] + (place.village == nil ? [.village] : []) + (place.isWide ? [.commune] : [])
            + [.persons, .povertyClass, .since, .ethnicity, .flags]
    }

    private func heading(_ column: Column, _ place: ListPlace) -> String {
        switch column {
        case .number: TimeWords.number
        case .code: HouseholdWords.name(.code)
        case .head: HouseholdWords.name(HouseholdWords.Column.head)
        case .village: place.villageHeading
        case .commune: place.communeHeading
        case .persons: HouseholdWords.name(.persons)
        case .povertyClass: HouseholdWords.name(.povertyClass)
        case .since: HouseholdWords.name(.since)
        case .ethnicity: HouseholdWords.name(.ethnicity)
        case .flags: HouseholdWords.name(.flags)
        }
    }

    private func line(_ number: Int, _ row: HouseholdRow, _ columns: [Column], _ place: ListPlace) -> HTML {
        func text(_ column: Column) -> (text: String, style: String) {
            switch column {
            case .number: (String(number), "n")
            case .code: (row.household.code, "whole")
            case .head: (row.headName, "")
            case .village: (past.villageName(row.household.village), "")
            case .commune: (past.communeName(row.household.village), "whole")
            case .persons: (String(row.persons), "n")
            case .povertyClass: (HouseholdWords.name(row.povertyClass), "whole")
            case .since: (row.classSince?.vietnamese ?? "", "whole")
            case .ethnicity: (row.ethnicity.flatMap { codeLists.ethnicGroup($0)?.name } ?? "", "whole")
            case .flags: (HouseholdWords.names(of: row.flags).joined(separator: ", "), "")
            }
        }
        let cells = columns.map { column -> HTML in
            let (text, style) = text(column)
            if column == .head { return "<th scope=\"row\">\(text)</th>" }
            return "<td data-label=\"\(heading(column, place))\"\(" class=\"\(style)\"", when: !style.isEmpty)>\(text)</td>"
        }
        return "<tr>\(cells)</tr>"
    }

    /// The total of the lines printed, and of the whole list where this is a part of it.
    private func totals(_ columns: [Column]) -> HTML {
        let (own, all) = (past.list.states, past.list.totals)
        let persons = own.reduce(0) { $0 + $1.persons }
        let ownTotal = total(isWhole ? TimeWords.printedTotal(own.count) : TimeWords.partTotal(own.count), persons, columns)
        return isWhole ? ownTotal : ownTotal + total(TimeWords.wholeTotal(all.households), all.persons, columns)
    }

    private func total(_ label: String, _ persons: Int, _ columns: [Column]) -> HTML {
        let before = columns.firstIndex(of: .persons) ?? 0
        return """
            <tr class="total"><th scope="row" colspan="\(before)">\(label)</th>\
            <td class="n" data-label="\(HouseholdWords.name(.persons))">\(NumberWords.grouped(persons))</td>\
            <td colspan="\(columns.count - before - 1)"></td></tr>
            """
    }
}
