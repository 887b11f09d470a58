import Access
import Core
import Database
import Exchange
import Foundation
import Jobs
import Law
import Operations
import Registry
import Store
import Words

/// The list of the page as the workbook that communes send: it can be edited and taken in again.
enum HouseholdExport {
    static let limit = 100_000

    static let route = Route.get(SitePath.households + ".xlsx", .permission(.exportList)) { visit in
        let form = HouseholdListForm(visit)
        if form.time.isAsked { return try await PastExport.workbook(visit, form) }
        let scope = visit.scope(for: .exportList)
        let households = try await visit.site.database.read { transaction in
            let found = try FoundHouseholds(form.filter.text, within: scope, in: transaction)
            let rows = try transaction.households(form.filter, found: found.ids, within: scope, limit: limit, offset: 0)
            let each = try? visit.site.shelves.law.national(on: visit.today).pointsEach?.value
            return try exported(rows, visit.areas, within: scope, on: visit.today, pointsEach: each, in: transaction)
        }
        let (codeLists, today, unit) = (visit.site.law.codeLists, visit.today, unit(of: scope, visit))
        let facts = [
            (ListWorkbookWords.listTitle, HouseholdWords.listTitle), (ListWorkbookWords.filter, form.address()),
            (ListWorkbookWords.count, String(households.count)), (ListWorkbookWords.madeBy, visit.officer?.name ?? ""),
            (ListWorkbookWords.madeAt, "\(visit.now.clock) \(visit.today.vietnamese)"),
        ]
        let bytes = try await Workbench.run {
            try Workbench.withTemporaryFile { path in
                let export = try ListExport(path: path, codeLists: codeLists, asOf: today, unit: unit)
                for household in households { export.add(household) }
                try export.close(facts: facts)
                return try Workbench.contents(path)
            }
        }
        return .file(bytes, type: FileType.workbook, name: "danh-sach-ho-\(visit.today.iso).xlsx")
    }

    /// The one unit that holds all of the scope.
    static func unit(of scope: AreaScope, _ visit: Visit) -> String {
        let places = scope.communes.union(scope.villages)
        for level in AreaLevel.allCases.reversed() {
            let units = Set(places.map { visit.areas.ancestor(of: $0, at: level, on: visit.today) })
            if units.count == 1, let unit = units.first!, let version = visit.areas.version(of: unit, on: visit.today) {
                return version.name
            }
        }
        return ""
    }

    static func exported(
        _ rows: [HouseholdRow], _ areas: AreaHistory, within scope: AreaScope, on day: CalendarDate, pointsEach: Int?,
        in transaction: any ReadTransaction
    ) throws -> [ExportedHousehold] {
        var exported: [ExportedHousehold] = []
        for start in stride(from: 0, to: rows.count, by: 2_000) {
            let part = Array(rows[start..<min(start + 2_000, rows.count)])
            let members = try transaction.presentMembers(of: part.map(\.household.id))
            let recognitions = try transaction.presentRecognitions(of: part.map(\.household.id))
            let totals = try transaction.reviewTotals(within: scope, of: part.map(\.household.id), upTo: day, pointsEach: pointsEach)
            for row in part {
                let commune = areas.version(of: row.commune, on: day)
                let recognition = recognitions[row.household.id]?.first {
                    $0.povertyClass == row.povertyClass && $0.validFrom == row.classSince
                }
                exported.append(
                    ExportedHousehold(
                        code: row.household.code, communeCode: commune?.code ?? "", communeName: commune?.name ?? "",
                        villageName: areas.lastKnown(of: row.household.village, on: day)?.name ?? "", povertyClass: row.povertyClass,
                        decisionNumber: recognition?.decisionNumber ?? "", decisionOn: recognition?.decisionOn,
                        hasNoLabourCapacity: row.flags.contains(.noLabourCapacity), isMinority: row.flags.contains(.ethnicMinority),
                        isMeritorious: row.flags.contains(.meritorious),
                        totals: totals[row.household.id] ?? ReviewTotals(), members: members[row.household.id] ?? []))
            }
        }
        return exported
    }
}

enum FileType {
    static let workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    static let csv = "text/csv; charset=utf-8"
    static let document = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    static let pdf = "application/pdf"
}
