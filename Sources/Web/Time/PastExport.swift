import Access
import Core
import Database
import Exchange
import Jobs
import Law
import Markup
import Operations
import Registry
import Store
import Words

/// The list of a day gone by as a workbook, as comma-separated text, and as a page to be printed: the same bytes whenever the same
/// moment is asked for.
enum PastExport {
    /// More would be no page to print.
    static let printed = 5_000

    static let routes: [Route] = [
        .get(SitePath.households + ".csv", .permission(.exportList)) { try await csv($0) },
        .get(SitePath.printedList, .permission(.viewHouseholds)) { try await print($0) },
    ]

    static func workbook(_ visit: Visit, _ form: HouseholdListForm) async throws -> Answer {
        guard let (file, address) = try await file(visit, form) else { return try await PastListRoutes.page(visit, form) }
        let codeLists = visit.site.law.codeLists
        let bytes = try await Workbench.run {
            try Workbench.withTemporaryFile { path in
                try file.writeWorkbook(to: path, filter: address, codeLists: codeLists)
                return try Workbench.contents(path)
            }
        }
        return .file(bytes, type: FileType.workbook, name: file.name("xlsx"))
    }

    private static func csv(_ visit: Visit) async throws -> Answer {
        let form = HouseholdListForm(visit, always: true)
        guard let (file, _) = try await file(visit, form) else { return try await PastListRoutes.page(visit, form) }
        let codeLists = visit.site.law.codeLists
        let bytes = try await Workbench.run { file.csv(codeLists: codeLists) }
        return .file(bytes, type: "text/csv; charset=utf-8", name: file.name("csv"))
    }

    private static func file(_ visit: Visit, _ form: HouseholdListForm) async throws -> (PastListFile, address: String)? {
        guard let view = form.time.view else { return nil }
        let (reading, law) = (PastReading(visit, form, view, for: .exportList), visit.site.shelves.law)
        let pointsEach = try? law.national(on: view.day).pointsEach?.value
        let (file, past) = try await visit.site.database.read { transaction in
            let (past, _) = try reading.part(in: transaction) { _ in (HouseholdExport.limit, 0) }
            return (try PastListFile(past.list, from: view, past.areas, pointsEach: pointsEach, in: transaction), past)
        }
        return (file, past.fixedAddress(form, SitePath.households))
    }

    private static func print(_ visit: Visit) async throws -> Answer {
        let form = HouseholdListForm(visit, always: true)
        guard let view = form.time.view else { return try await PastListRoutes.page(visit, form) }
        let reading = PastReading(visit, form, view, for: .viewHouseholds)
        let past = try await visit.site.database.read { try reading.part(in: $0) { _ in (printed, 0) }.part }
        return .page(PrintedList(past: past, codeLists: visit.site.law.codeLists).html)
    }
}

/// The list as it lies on paper: nothing of the visitor, nothing of the hour.
struct PrintedList {
    let past: PastListPart
    let codeLists: CodeLists

    var html: HTML {
        """
        <!DOCTYPE html>
        <html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">\
        <title>\(HouseholdWords.listTitle)</title><link rel="stylesheet" href="\(Assets.stylesheetPath)"><link rel="icon" href="data:,">\
        </head><body><main><h1>\(HouseholdWords.listTitle)</h1><p>\(past.sentence)</p>\
        <p><strong>\(HouseholdWords.counts(households: past.list.totals.households, persons: past.list.totals.persons))</strong></p>\
        \("<p>\(TimeWords.unplaced(past.list.unplaced))</p>", when: past.list.unplaced > 0)\
        \("<p>\(TimeWords.cut(to: past.list.states.count))</p>", when: past.list.states.count < past.list.totals.households)\
        <table><thead><tr>\(headings.map { "<th scope=\"col\">\($0)</th>" as HTML })</tr></thead><tbody>\(zip(1..., past.rows).map(line))</tbody></table>\
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
        """
        <tr><td class="n">\(number)</td><td>\(row.household.code)</td><th scope="row">\(row.headName)</th>\
        <td>\(past.villageName(row.household.village))</td><td>\(past.areas.shownCommune(of: row.household.village, from: past.view)?.name ?? "")</td>\
        <td class="n">\(row.persons)</td><td>\(HouseholdWords.name(row.povertyClass))</td><td>\(row.classSince?.vietnamese ?? "")</td>\
        <td>\(row.ethnicity.flatMap { codeLists.ethnicGroup($0)?.name } ?? "")</td><td>\(HouseholdWords.names(of: row.flags).joined(separator: ", "))</td></tr>
        """
    }
}
