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
        .post("\(SitePath.households)/:ho/phieu/tinh", .permission(.submitReviewSheet)) { try await reckon($0) },
        .get("\(SitePath.households)/:ho/phieu/:phieu", .permission(.viewHouseholds)) { try await stored($0) },
        .get("\(SitePath.households)/:ho/phieu/:phieu/sua", .permission(.submitReviewSheet)) { try await correction($0) },
        .post("\(SitePath.households)/:ho/phieu/:phieu/sua", .permission(.submitReviewSheet)) { try await correct($0) },
        .get("\(SitePath.households)/:ho/phieu/:phieu/giai-thich", .permission(.viewHouseholds)) { try await forFamily($0) },
    ]

    private static func blank(_ visit: Visit) async throws -> Answer {
        let (row, draft) = try await read(visit)
        return .page(page(visit, row, draft.map { ReviewSheetForm($0) } ?? ReviewSheetForm(on: visit.today), banner: banner(draft)).html)
    }

    private static func submit(_ visit: Visit) async throws -> Answer {
        let (row, _) = try await read(visit)
        let form = ReviewSheetForm(visit.form)
        if visit.form["viec"] == "nhap" {
            try await saveDraft(form, of: row, correcting: nil, visit)
            return .page(page(visit, row, form, banner: ReviewWords.draftSaved).html)
        }
        return try await take(page(visit, row, form))
    }

    /// What the sheet gives as far as it is filled in; nothing is kept.
    private static func reckon(_ visit: Visit) async throws -> Answer {
        let (row, _) = try await read(visit)
        let page = page(visit, row, ReviewSheetForm(visit.form))
        guard let standard = page.standard, let sheet = page.form.sheet(context(page)).sheet else { return .nothing }
        let blank = standard.indicators.count { page.form.fields["cs-\($0.number)"].isEmpty }
        let left = blank + (page.table?.questions ?? []).count { page.form.fields["b1-\($0.id)"].isEmpty }
        let said = ReviewWords.soFar(
            points: sheet.incomePoints ?? page.form.points(of: page.table),
            deprived: standard.indicators.count { sheet.deprivations[$0.number] == .deprived },
            possible: standard.classification(of: sheet.assessment).possible, left: left)
        return .data(Array(try JSONEncoder().encode(["said": said])), type: "application/json")
    }

    private static func banner(_ draft: SheetDrafts.Draft?) -> String? {
        draft.map { "\(ReviewWords.draftLoaded) \($0.savedAt.clock) \($0.savedAt.day.vietnamese)." }
    }

    // MARK: a sheet that was taken in is put right

    private static func correction(_ visit: Visit) async throws -> Answer {
        let (row, stored, draft) = try await readToCorrect(visit)
        guard stored.stands else { return .seeOther(SitePath.sheet(row.household.id, stored.sheet.id)) }
        let standard = try? visit.site.shelves.law.national(on: stored.sheet.reviewedOn)
        let form =
            draft.map { ReviewSheetForm($0) }
            ?? ReviewSheetForm(stored.sheet, standard: standard, standard.flatMap { table(for: $0.id, visit) })
        var shown = page(visit, row, form, banner: banner(draft))
        shown.corrected = stored
        return .page(shown.html)
    }

    private static func correct(_ visit: Visit) async throws -> Answer {
        let (row, stored, _) = try await readToCorrect(visit)
        var shown = page(visit, row, ReviewSheetForm(visit.form))
        shown.corrected = stored
        if visit.form["viec"] == "nhap" {
            try await saveDraft(shown.form, of: row, correcting: stored.sheet.id, visit)
            shown.banner = ReviewWords.draftSaved
            return .page(shown.html)
        }
        return try await take(shown)
    }

    private static func readToCorrect(_ visit: Visit) async throws -> (HouseholdRow, StoredSheet, SheetDrafts.Draft?) {
        let (household, id): (Household.ID, ReviewSheet.ID) = (try visit.key("ho"), try visit.key("phieu"))
        let (scope, officer) = (visit.scope(for: .submitReviewSheet), try visit.signedIn)
        return try await visit.site.database.read { transaction in
            guard let row = try transaction.household(household, within: scope), let stored = try transaction.sheet(id),
                stored.sheet.household == household
            else { throw PageError.notFound }
            return (row, stored, try transaction.draft(of: officer.id, for: household, correcting: id))
        }
    }

    // MARK: what was typed becomes a sheet

    private static func take(_ page: ReviewSheetPage) async throws -> Answer {
        var shown = page
        let (visit, row, corrected) = (page.visit, page.row, page.corrected)
        // Numbers of indicators are those of the standard with which the sheet was begun: under another they are looked at first.
        let isOther = shown.begun?.id != shown.standard?.id
        let (sheet, problems) = shown.form.sheet(context(shown))
        shown.questions = try await unlikely(sheet, on: shown)
        shown.problems = problems
        if let corrected {
            if visit.form["ly-do"].cleanedLine.isEmpty { shown.problems.append(("ly-do", SheetChangeWords.reasonMissing)) }
            if let sheet, sheet.holdsSame(as: corrected.sheet) { shown.problems.append(("ngay", SheetChangeWords.nothingCorrected)) }
        }
        var replaced: ReviewSheet.ID?
        if problems.isEmpty, let sheet { replaced = try await ask(of: sheet, on: &shown) }
        let ticked = Set(visit.form.all(SheetQuestion.confirmation))
        shown.problems += shown.questions.filter { !ticked.contains($0.key) }.map(\.problem)
        guard !isOther, shown.problems.isEmpty, let sheet else { return .page(shown.html, status: .unprocessableContent) }
        do {
            let id = try await perform(sheet, shown, replacing: replaced)
            return .seeOther(SitePath.sheet(row.household.id, id) + "?da-luu=\(corrected == nil ? "1" : "sua")")
        } catch StoreError.changedMeanwhile {
            return try await again(page, banner: ReviewWords.changed, status: .conflict)
        } catch let refusal as SheetRefusal {
            return try await again(page, banner: refusal.sentence, status: .conflict)
        } catch let refusal as HouseholdRefusal {
            // The household joined another or moved away meanwhile.
            let banner = refusal.problems.map { EntryProblemWords.sentence($0, who: row.headName) }.joined(separator: " ")
            return try await again(page, banner: banner, status: .unprocessableContent)
        }
    }

    private static func perform(
        _ sheet: ReviewSheet, _ page: ReviewSheetPage, replacing replaced: ReviewSheet.ID?
    ) async throws -> ReviewSheet.ID {
        let (visit, confirmed) = (page.visit, page.questions.map(\.key))
        let (desk, officer) = (visit.site.desk, try visit.signedIn)
        guard let corrected = page.corrected?.sheet.id else {
            return try await desk.perform(
                SubmitReviewSheet(sheet, householdVersion: visit.householdVersion, replacing: replaced, confirmed: confirmed),
                as: officer, request: visit.requestKey
            ).sheet
        }
        return try await desk.perform(
            CorrectReviewSheet(
                sheet, correcting: corrected, reason: visit.form["ly-do"], householdVersion: visit.householdVersion, replacing: replaced,
                confirmed: confirmed), as: officer, request: visit.requestKey
        ).sheet
    }

    /// The page once more; what was typed is kept as a draft.
    private static func again(_ page: ReviewSheetPage, banner: String, status: HTTPResponse.Status) async throws -> Answer {
        var page = page
        let form = ReviewSheetForm(page.visit.form)
        try await saveDraft(form, of: page.row, correcting: page.corrected?.sheet.id, page.visit)
        page.banner = banner
        return .page(page.html, status: status)
    }

    /// Asks what is to be asked of a sheet that can be read.
    ///
    /// - Returns: the sheet of the same day whose place it would take.
    private static func ask(of sheet: ReviewSheet, on page: inout ReviewSheetPage) async throws -> ReviewSheet.ID? {
        guard let standard = page.standard else { return nil }
        let (visit, corrected) = (page.visit, page.corrected?.sheet)
        let (former, possible) = try await visit.site.database.read { transaction in
            (
                try transaction.formerSheet(of: sheet.household, on: sheet.reviewedOn, under: standard, besides: corrected?.id),
                try corrected.map { try visit.possible(of: $0, in: transaction) }
            )
        }
        // Of an older page the sheet of the same day may be the one that this very request has brought.
        let isAsked = visit.householdVersion == page.row.household.version && (corrected == nil || former?.isReplaced ?? false)
        page.ask(of: sheet, besides: isAsked ? former : nil, correcting: possible)
        return former.flatMap { $0.isReplaced ? $0.stored.sheet.id : nil }
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
            let history = try transaction.sheetHistory(of: household)
            let names = try transaction.officerNames(Array(Set(history.changes.compactMap(\.officer))))
            return StoredSheetPage(
                visit: visit, row: row, stored: stored, classifications: try transaction.classifications(of: id),
                table: (try? visit.site.shelves.law.national(on: stored.sheet.reviewedOn)).flatMap { table(for: $0.id, visit) },
                standing: SheetStandingPart(
                    visit: visit, row: row, stored: stored, history: history,
                    decision: try transaction.decision(restingOn: id, of: household), officerNames: names))
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

    private static func read(_ visit: Visit) async throws -> (HouseholdRow, SheetDrafts.Draft?) {
        let id: Household.ID = try visit.key("ho")
        let (scope, officer) = (visit.scope(for: .submitReviewSheet), try visit.signedIn)
        return try await visit.site.database.read { transaction in
            guard let row = try transaction.household(id, within: scope) else { throw PageError.notFound }
            return (row, try transaction.draft(of: officer.id, for: id))
        }
    }

    private static func saveDraft(
        _ form: ReviewSheetForm, of row: HouseholdRow, correcting sheet: ReviewSheet.ID?, _ visit: Visit
    ) async throws {
        _ = try await visit.site.desk.perform(
            SaveSheetDraft(household: row.household.id, correcting: sheet, fields: form.draft), as: try visit.signedIn)
    }

    static func context(_ page: ReviewSheetPage) -> ReviewSheetForm.Context {
        let (areas, law, household) = (page.visit.areas, page.visit.site.shelves.law, page.row.household)
        return ReviewSheetForm.Context(
            household: household.id, residence: { day in areas.residence(of: household.village, reviewedOn: day, under: law) },
            today: page.visit.today, law: law, standard: page.standard, table: page.table)
    }

    static func page(
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
    static func table(for standard: String, _ visit: Visit) -> ScoreTable? {
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
