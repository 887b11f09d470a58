import Access
import Core
import Database
import Foundation
import HTTPTypes
import Law
import Operations
import Registry
import Store
import Words

enum ReviewRoutes {
    static let all: [Route] = [
        .get("\(SitePath.households)/:ho/phieu/moi", .permission(.submitReviewSheet)) { try await blank($0) },
        .post("\(SitePath.households)/:ho/phieu/moi", .permission(.submitReviewSheet)) { try await submit($0) },
        .get("\(SitePath.households)/:ho/phieu/:phieu", .permission(.viewHouseholds)) { try await stored($0) },
        .get("\(SitePath.households)/:ho/phieu/:phieu/giai-thich", .permission(.viewHouseholds)) { try await forFamily($0) },
    ]

    private static func blank(_ visit: Visit) async throws -> Answer {
        let (row, draft) = try await read(visit)
        var form = ReviewSheetForm(on: visit.today)
        var banner: String?
        if let draft, let pairs = try? JSONDecoder().decode([[String]].self, from: Data(draft.fields.utf8)) {
            form = ReviewSheetForm(FormFields(pairs.filter { $0.count == 2 }.map { (name: $0[0], value: $0[1]) }))
            banner = "\(ReviewWords.draftLoaded) \(draft.savedAt.clock) \(draft.savedAt.day.vietnamese)."
        }
        return .page(page(visit, row, form, banner: banner).html)
    }

    private static func submit(_ visit: Visit) async throws -> Answer {
        let (row, _) = try await read(visit)
        let form = ReviewSheetForm(visit.form)
        if visit.form["viec"] == "nhap" {
            try await saveDraft(form, of: row, visit)
            return .page(page(visit, row, form, banner: ReviewWords.draftSaved).html)
        }
        // Numbers of indicators are those of the standard with which the sheet was begun: under another they are looked at first.
        var shown = page(visit, row, form)
        let isOther = shown.begun?.id != shown.standard?.id
        let (sheet, problems) = shown.form.sheet(context(shown))
        shown.questions = try await unlikely(sheet, on: shown)
        shown.problems = problems
        let version = Int(visit.form["phien-ban"]) ?? 0
        var replaced: ReviewSheet.ID?
        if problems.isEmpty, let sheet, let standard = shown.standard {
            let former = try await visit.site.database.read {
                try $0.formerSheet(of: sheet.household, on: sheet.reviewedOn, under: standard)
            }
            shown.ask(of: sheet, besides: version == row.household.version ? former : nil)
            replaced = former.flatMap { $0.isReplaced ? $0.stored.sheet.id : nil }
        }
        let ticked = Set(visit.form.all(SheetQuestion.confirmation))
        shown.problems += shown.questions.filter { !ticked.contains($0.key) }.map(\.problem)
        guard !isOther, shown.problems.isEmpty, let sheet else { return .page(shown.html, status: .unprocessableContent) }
        do {
            let receipt = try await visit.site.desk.perform(
                SubmitReviewSheet(sheet, householdVersion: version, replacing: replaced, confirmed: shown.questions.map(\.key)),
                as: try visit.signedIn, request: visit.requestKey)
            return .seeOther(SitePath.sheet(row.household.id, receipt.sheet) + "?da-luu=1")
        } catch let error where error as? StoreError == .changedMeanwhile || error is SheetRefusal {
            try await saveDraft(form, of: row, visit)
            return .page(page(visit, row, form, banner: ReviewWords.changed).html, status: .conflict)
        } catch let refusal as HouseholdRefusal {
            // The household joined another or moved away meanwhile: what was typed is kept as a draft.
            try await saveDraft(form, of: row, visit)
            let banner = refusal.problems.map { EntryProblemWords.sentence($0, who: row.headName) }.joined(separator: " ")
            return .page(page(visit, row, form, banner: banner).html, status: .unprocessableContent)
        }
    }

    /// Answers that the members on the day of the sheet do not bear out.
    private static func unlikely(_ sheet: ReviewSheet?, on page: ReviewSheetPage) async throws -> [SheetQuestion] {
        guard let sheet, let standard = page.standard else { return [] }
        let people = try await page.visit.site.database.read { transaction in
            try transaction.members(of: sheet.household).filter { $0.membership.leftOn.map { $0 > sheet.reviewedOn } ?? true }
        }.map(\.person)
        let size = UnlikelyAnswer.size(otherThan: people.count, in: sheet, page.table)
        return UnlikelyAnswer.all(in: sheet, of: people, under: standard, page.table).map { answer in
            let question = answer == .sizeDiffers ? size.map { "b1-\($0.id)" } : nil
            return SheetQuestion(answer, at: question ?? answer.number(in: standard).map { "cs-\($0)" } ?? "ghi-chu")
        }
    }

    private static func stored(_ visit: Visit) async throws -> Answer {
        let household: Household.ID = try visit.key("ho")
        let id: ReviewSheet.ID = try visit.key("phieu")
        let scope = visit.scope(for: .viewHouseholds)
        let page = try await visit.site.database.read { transaction -> StoredSheetPage in
            guard let row = try transaction.household(household, within: scope), let stored = try transaction.sheet(id),
                stored.sheet.household == household
            else { throw PageError.notFound }
            return StoredSheetPage(
                visit: visit, row: row, stored: stored, classifications: try transaction.classifications(of: id),
                table: (try? visit.site.shelves.law.national(on: stored.sheet.reviewedOn)).flatMap { table(for: $0.id, visit) },
                isJustSaved: visit.query["da-luu"] == "1")
        }
        return .page(page.html)
    }

    private static func forFamily(_ visit: Visit) async throws -> Answer {
        let (household, id): (Household.ID, ReviewSheet.ID) = (try visit.key("ho"), try visit.key("phieu"))
        let (scope, today) = (visit.scope(for: .viewHouseholds), visit.today)
        let page = try await visit.site.database.read { transaction -> FamilyPage in
            guard let row = try transaction.household(household, within: scope), let stored = try transaction.sheet(id),
                stored.sheet.household == household
            else { throw PageError.notFound }
            let events = try transaction.events(about: household, limit: 20)
            let standard = try? visit.site.shelves.law.national(on: stored.sheet.reviewedOn)
            let recognitions = try transaction.recognitions(of: household)
            return FamilyPage(
                visit: visit, row: row, stored: stored, classifications: try transaction.classifications(of: id),
                table: standard.flatMap { table(for: $0.id, visit) },
                recognition: recognitions.first { $0.validFrom <= today && $0.validUntil.map { $0 >= today } ?? true },
                events: events,
                officerNames: try transaction.officerNames(Array(Set(events.compactMap(\.officer) + [stored.officer].compactMap { $0 }))),
                posting: try transaction.posting(of: household, in: row.commune, on: today))
        }
        return .page(page.html)
    }

    private static func read(_ visit: Visit) async throws -> (HouseholdRow, (fields: String, savedAt: Instant)?) {
        let id: Household.ID = try visit.key("ho")
        let (scope, officer) = (visit.scope(for: .submitReviewSheet), try visit.signedIn)
        return try await visit.site.database.read { transaction in
            guard let row = try transaction.household(id, within: scope) else { throw PageError.notFound }
            return (row, try transaction.sheetDraft(of: officer.id, for: id))
        }
    }

    private static func saveDraft(_ form: ReviewSheetForm, of row: HouseholdRow, _ visit: Visit) async throws {
        let fields = String(decoding: try JSONEncoder().encode(form.draft), as: UTF8.self)
        _ = try await visit.site.desk.perform(SaveSheetDraft(household: row.household.id, fields: fields), as: try visit.signedIn)
    }

    private static func context(_ page: ReviewSheetPage) -> ReviewSheetForm.Context {
        let (areas, law, household) = (page.visit.areas, page.visit.site.shelves.law, page.row.household)
        return ReviewSheetForm.Context(
            household: household.id, residence: { day in areas.residence(of: household.village, reviewedOn: day, under: law) },
            today: page.visit.today, law: law, standard: page.standard, table: page.table)
    }

    private static func page(
        _ visit: Visit, _ row: HouseholdRow, _ form: ReviewSheetForm, banner: String? = nil
    ) -> ReviewSheetPage {
        let begun = form.standardID.flatMap { visit.site.shelves.law.standard(id: $0) }
        let standard = standard(of: form, begun: begun, visit)
        return ReviewSheetPage(
            visit: visit, row: row, form: standard.map { form.translated(from: begun, to: $0) } ?? form, standard: standard,
            table: standard.flatMap { table(for: $0.id, visit) }, begun: begun ?? standard, banner: banner)
    }

    /// The national standard of the day that is typed; where there is none, that with which the sheet was begun, or that of today.
    private static func standard(of form: ReviewSheetForm, begun: PovertyStandard?, _ visit: Visit) -> PovertyStandard? {
        let law = visit.site.shelves.law
        if case .day(let typed)? = try? DateParsing.date(form.fields["ngay"]), let standard = try? law.national(on: typed) {
            return standard
        }
        return begun ?? (try? law.national(on: visit.today))
    }

    /// The loaded table of points; the made-up one only where everything is made up.
    private static func table(for standard: String, _ visit: Visit) -> ScoreTable? {
        visit.site.shelves.law.scoreTable(for: standard).flatMap { $0.confidence == .invented && !visit.site.isDemonstration ? nil : $0 }
    }
}

extension Visit {
    /// The officer of a page that needs one.
    var signedIn: Officer {
        get throws {
            guard let officer else { throw PageError.badRequest }
            return officer
        }
    }
}
