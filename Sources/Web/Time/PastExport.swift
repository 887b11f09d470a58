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

/// The list of a day gone by as a workbook and as comma-separated text: the same bytes whenever the same moment is asked for.
enum PastExport {
    static let routes: [Route] = [
        .get(SitePath.households + ".csv", .permission(.exportList)) { try await csv($0) },
        .get(SitePath.printedList, .permission(.viewHouseholds)) { try await PrintedListRoutes.page($0) },
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
}
