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
        .get(SitePath.forms, .permission(.viewForms)) { .page(FormStartPage(visit: $0, units: FormChoice.units($0)).html) },
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
        .get("\(SitePath.forms)/hai-ban-do", .permission(.viewForms)) { try await maps($0) },
        .get(SitePath.tileMap, .permission(.viewForms)) { visit in
            try await form(visit) { made in
                // The map reads form 7.1, whatever form was chosen before.
                guard made.table.definition.number == TileMapPage.form else {
                    var address = FormAddress(made.table, visit)
                    address.form = TileMapPage.form
                    return .seeOther(address.path("ban-do"))
                }
                let keys = try await visit.site.database.read { try $0.areaKeys() }
                return .page(TileMapPage(visit: visit, table: made.table, keys: keys).html)
            }
        },
        .get("\(SitePath.forms)/ho", .permission(.viewHouseholds)) { try await figure($0) },
        .get("\(SitePath.forms)/chua-quyet-dinh", .permission(.viewHouseholds)) { try await withoutDecision($0) },
    ]

    private static func name(_ table: FormTable, _ kind: String) -> String {
        let map = table.map == table.closing ? "" : "-dia-gioi-\(table.map.iso)"
        let isYearEnd = (table.closing.month, table.closing.day) == (12, 31)
        return "bieu-\(table.definition.number)-\(isYearEnd ? String(table.year) : table.closing.iso)\(map).\(kind)"
    }

    /// Makes the form of the address and hands it on; what cannot be made comes back to the page of choices with the reason.
    private static func form(_ visit: Visit, _ body: (FormChoice.Made) async throws -> Answer) async throws -> Answer {
        try await answer(visit) {
            let choice = try FormChoice(visit)
            let day = try FormChoice.day("ranh-gioi", visit) ?? choice.home(visit)
            return try await body(try await choice.made(on: try choice.map(on: day, visit), visit))
        }
    }

    private static func answer(_ visit: Visit, _ body: () async throws -> Answer) async throws -> Answer {
        do {
            return try await body()
        } catch let refusal as FormChoice.Refusal {
            let page = FormStartPage(visit: visit, units: FormChoice.units(visit), problems: [(refusal.field, refusal.sentence)])
            return .page(page.html, status: .unprocessableContent)
        }
    }

    private static func figure(_ visit: Visit) async throws -> Answer {
        try await form(visit) { made in
            guard let column = made.table.columns.first(where: { $0.id == visit.query["cot"] }),
                let part = FigureKey.part(visit.query["dong"], in: made.table.rows)
            else { throw PageError.notFound }
            let split = FormTable.Split(rawValue: visit.query["phan-to"])
            let counted = try made.compiler.counted(column: column.id, part: part, split: split)
            let counts = Dictionary(counted.map { ($0.household, $0.count) }, uniquingKeysWith: +)
            let day = made.compiler.day(ofColumn: column.id)
            return .page(
                FigurePage(
                    visit: visit, table: made.table,
                    what: "\(FormWords.name(part, made.table.rows).name) · \(FormWords.label(column))", day: day,
                    countsPersons: made.compiler.countsPersons(column: column.id, split: split),
                    rows: try await households(counts.keys.sorted(), on: day, visit), counts: counts,
                    back: FormAddress(made.table, visit).path("lap")
                ).html)
        }
    }

    /// The households that stand in the form by lists of which no decision is on record.
    private static func withoutDecision(_ visit: Visit) async throws -> Answer {
        try await form(visit) { made in
            let (ids, day) = (made.register.withoutDecision, made.table.closing)
            return .page(
                FigurePage(
                    visit: visit, table: made.table, title: FormWords.withoutDecisionTitle, what: FormWords.withoutDecisionTitle, day: day,
                    countsPersons: false, rows: try await households(ids, on: day, visit),
                    counts: Dictionary(uniqueKeysWithValues: ids.map { ($0, 1) }), back: FormAddress(made.table, visit).path("lap")
                ).html)
        }
    }

    /// The first thousand of those that the officer may see, as they were on `day`.
    private static func households(_ ids: [Household.ID], on day: CalendarDate, _ visit: Visit) async throws -> [HouseholdRow] {
        let seen = try await households(ids, visit)
        let (villages, view) = (Set(visit.areas.villages), Viewpoint(day: day, map: day))
        let states = try await visit.site.database.read { transaction in
            try transaction.states(
                HouseholdFilter(), found: seen.map(\.household.id), in: villages, from: view, limit: seen.count, offset: 0)
        }
        let communes = Dictionary(seen.map { ($0.household.id, $0.commune) }, uniquingKeysWith: { first, _ in first })
        return states.compactMap { state in communes[state.household].map { HouseholdRow(state, on: day, commune: $0) } }
    }

    /// The first thousand of those that the officer may see.
    private static func households(_ ids: [Household.ID], _ visit: Visit) async throws -> [HouseholdRow] {
        let scope = visit.scope(for: .viewHouseholds)
        guard !ids.isEmpty, !scope.isEmpty else { return [] }
        return try await visit.site.database.read { try $0.households(behindFigure: Array(ids.prefix(1_000)), within: scope) }
    }

    /// The same ground on the boundaries of two days: those before and after the last change of the unit, unless others are asked for.
    private static func maps(_ visit: Visit) async throws -> Answer {
        try await answer(visit) {
            let choice = try FormChoice(visit)
            // Where nothing ever changed, the days of the figures.
            let change = visit.areas.lastChange(of: choice.area, before: visit.today)
            let days = [
                try FormChoice.day("ranh-gioi", visit) ?? change?.adding(days: -1) ?? choice.days.opening,
                try FormChoice.day("ranh-gioi-2", visit) ?? change ?? choice.days.closing,
            ]
            var sides: [FormMapsPage.Side] = []
            for day in days {
                let map = try choice.territory(on: day, visit)
                let made = try await choice.made(on: map, visit)
                sides.append(FormMapsPage.Side(made: made, map: map, unplaced: try await households(made.register.unplaced, visit)))
            }
            return .page(FormMapsPage(visit: visit, sides: sides).html)
        }
    }
}
