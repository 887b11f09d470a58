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

/// A sheet is withdrawn, or a withdrawn one brought back: each page says first what comes of it.
enum SheetChangeRoutes {
    static let all: [Route] = [
        .get("\(SitePath.households)/:ho/phieu/:phieu/rut", .permission(.submitReviewSheet)) { .page(try await page($0, .withdraw)) },
        .post("\(SitePath.households)/:ho/phieu/:phieu/rut", .permission(.submitReviewSheet)) { try await change($0, .withdraw) },
        .get("\(SitePath.households)/:ho/phieu/:phieu/bo-rut", .permission(.submitReviewSheet)) { .page(try await page($0, .restore)) },
        .post("\(SitePath.households)/:ho/phieu/:phieu/bo-rut", .permission(.submitReviewSheet)) { try await change($0, .restore) },
    ]

    private enum Way: String {
        case withdraw = "rut"
        case restore = "bo-rut"
    }

    private static func page(_ visit: Visit, _ way: Way, problem: String? = nil) async throws -> HTML {
        let (household, id): (Household.ID, ReviewSheet.ID) = (try visit.key("ho"), try visit.key("phieu"))
        let scope = visit.scope(for: .submitReviewSheet)
        let (row, stored, outcome) = try await visit.site.database.read { transaction -> (HouseholdRow, StoredSheet, [String]) in
            guard let row = try transaction.household(household, within: scope) else { throw PageError.notFound }
            let history = try transaction.sheetHistory(of: household)
            guard let stored = history.sheets.first(where: { $0.sheet.id == id }) else { throw PageError.notFound }
            return (row, stored, try sentences(on: way, stored, history) { try visit.possible(of: $0, in: transaction) })
        }
        let day = stored.sheet.reviewedOn
        let entry = Entry(visit: visit, fields: visit.form, problems: problem.map { [("ly-do", $0)] } ?? [])
        let title = way == .withdraw ? SheetChangeWords.withdraw(day) : SheetChangeWords.restore(day)
        return visit.page(
            title,
            crumbs: [
                (HouseholdWords.listTitle, SitePath.households), (row.headName, SitePath.household(household)),
                ("\(ReviewWords.title) \(day.vietnamese)", SitePath.sheet(household, id)),
            ], problems: entry.problems,
            entry.form(
                title: "\(title) · \(row.headName)", action: "\(SitePath.sheet(household, id))/\(way.rawValue)",
                version: row.household.version, cancel: SitePath.sheet(household, id),
                """
                <section class="card"><ul>\(outcome.map { "<li>\($0)</li>" as HTML })</ul>\
                \(Control.text(entry.state("ly-do", way == .withdraw ? SheetChangeWords.withdrawReason : SheetChangeWords.restoreReason)))</section>
                """,
                buttons: Control.button(
                    way == .withdraw ? SheetChangeWords.withdraw : SheetChangeWords.restore, name: "viec", value: "luu")))
    }

    /// What comes of it, in sentences.
    private static func sentences(
        on way: Way, _ stored: StoredSheet, _ history: SheetHistory, _ possible: (ReviewSheet) throws -> [PovertyClass]
    ) throws -> [String] {
        let sheet = stored.sheet
        guard way == .withdraw else {
            return [SheetChangeWords.countsAgain(sheet.reviewedOn, try possible(sheet)), SheetChangeWords.classStays]
        }
        let returning = Set(history.returning(with: sheet.id).map(\.sheet.id))
        let next = history.sheets.first { ($0.stands || returning.contains($0.sheet.id)) && $0.sheet.id != sheet.id }?.sheet
        return [
            SheetChangeWords.noLongerCounts(try possible(sheet)),
            try next.map { SheetChangeWords.countsAgain($0.reviewedOn, try possible($0)) } ?? SheetChangeWords.noneLeft,
            SheetChangeWords.canBeUndone, SheetChangeWords.classStays,
        ]
    }

    private static func change(_ visit: Visit, _ way: Way) async throws -> Answer {
        let (household, id): (Household.ID, ReviewSheet.ID) = (try visit.key("ho"), try visit.key("phieu"))
        let (reason, version) = (visit.form["ly-do"], visit.householdVersion)
        let (desk, officer, key) = (visit.site.desk, try visit.signedIn, visit.requestKey)
        do {
            switch way {
            case .withdraw:
                _ = try await desk.perform(
                    WithdrawReviewSheet(id, of: household, reason: reason, householdVersion: version), as: officer, request: key)
            case .restore:
                _ = try await desk.perform(
                    RestoreReviewSheet(id, of: household, reason: reason, householdVersion: version), as: officer, request: key)
            }
            return .seeOther("\(SitePath.sheet(household, id))?da-luu=\(way.rawValue)")
        } catch let refusal as SheetRefusal {
            return .page(try await page(visit, way, problem: refusal.sentence), status: .unprocessableContent)
        } catch StoreError.changedMeanwhile {
            return .page(try await page(visit, way, problem: EntryWords.changedMeanwhile), status: .conflict)
        } catch let refusal as HouseholdRefusal {
            let problem = refusal.problems.map { EntryProblemWords.sentence($0, who: "") }.joined(separator: " ")
            return .page(try await page(visit, way, problem: problem), status: .unprocessableContent)
        }
    }
}

extension Visit {
    /// The classes that a stored sheet leaves possible under the national standard of its day.
    func possible(of sheet: ReviewSheet, in transaction: any ReadTransaction) throws -> [PovertyClass] {
        guard let standard = try? site.shelves.law.national(on: sheet.reviewedOn) else { return [] }
        return try transaction.classifications(of: sheet.id).last { $0.standard == standard.id }?.possible ?? []
    }
}

extension SheetRefusal {
    var sentence: String {
        switch self {
        case .otherOfDay: SheetChangeWords.otherOfDay
        case .decided(let decision): SheetChangeWords.decided(number: decision.number, on: decision.signedOn)
        case .standsNoMore: SheetChangeWords.standsNoMore
        case .reasonMissing: SheetChangeWords.reasonMissing
        }
    }
}
