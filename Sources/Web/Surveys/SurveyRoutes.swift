import Access
import Core
import Database
import Exchange
import HTTPTypes
import Jobs
import Law
import Markup
import Operations
import Registry
import Store
import Words

/// What is done about one survey, and its sheets on paper.
enum SurveyRoutes {
    private static let path = "\(SitePath.surveys)/:ks"

    static let all: [Route] = [
        .get(path, .permission(.viewHouseholds)) { try await SurveyPage.read($0, []).page },
        .post("\(path)/mau", .permission(.openRounds)) { try await draw($0) },
        .post("\(path)/giao", .permission(.runRounds)) { try await assign($0) },
        .post("\(path)/buoc", .permission(.openRounds)) { try await carryOn($0) },
        .get("\(path)/phieu.pdf", .permission(.submitReviewSheet)) { try await file($0) },
    ]

    /// So many sheets in one file at most; a file of them takes some seconds.
    private static let limit = 400

    private static func again(_ visit: Visit) -> (Visit.Problems) async throws -> HTML {
        { try await SurveyPage.read(visit, $0).html }
    }

    private static func draw(_ visit: Visit) async throws -> Answer {
        let id: Survey.ID = try visit.key("ks")
        guard let method = SurveySample.Method(rawValue: visit.form["cach-rut"]),
            let strata = SurveySample.Strata(rawValue: visit.form["chia-theo"]),
            let replacement = SurveySample.Replacement(rawValue: visit.form["thay-the"])
        else { throw PageError.badRequest }
        var problems: Visit.Problems = []
        let size = try? NumberParsing.count(visit.form["co-mau"], upTo: 1_000_000)
        let perVillage = try? NumberParsing.count(visit.form["moi-thon"], upTo: 100_000)
        if size == nil { problems.append(("co-mau", SurveyWords.numberUnreadable(SurveyWords.size))) }
        if perVillage == nil { problems.append(("moi-thon", SurveyWords.numberUnreadable(SurveyWords.perVillage))) }
        guard let size, let perVillage else { return visit.again(try await again(visit)(problems)) }
        let plan = SurveySample.Plan(
            method: method, strata: strata, size: Int(size), perVillage: Int(perVillage), replacement: replacement)
        return try await visit.surveyAct(DrawSurveySample(id, plan), again: again(visit)) { _ in SitePath.survey(id) + "?da-luu=1" }
    }

    private static func assign(_ visit: Visit) async throws -> Answer {
        let id: Survey.ID = try visit.key("ks")
        guard let unit = Area.ID(visit.form["don-vi"]) else { throw PageError.badRequest }
        let chosen = visit.form["nguoi"]
        let interviewer = Officer.ID(chosen)
        guard chosen.isEmpty || interviewer != nil else { throw PageError.badRequest }
        return try await visit.surveyAct(
            AssignSurvey(id, unit: unit, interviewer: interviewer), again: again(visit)
        ) { _ in SitePath.survey(id) + "?da-luu=1" }
    }

    private static func carryOn(_ visit: Visit) async throws -> Answer {
        let id: Survey.ID = try visit.key("ks")
        guard let kind = Survey.StepKind(rawValue: visit.form["viec"]) else { throw PageError.badRequest }
        let field = "ly-do-\(kind.rawValue)"
        var entry = Entry(visit: visit, fields: visit.form)
        let reason = entry.line(field, limit: 500, SurveyWords.sentence(.textUnreadable), &entry.problems)
        guard entry.problems.isEmpty else { return visit.again(try await again(visit)(entry.problems)) }
        return try await visit.surveyAct(
            CarrySurveyOn(id, kind, reason: reason), again: again(visit), problems: { [(field, SurveyWords.sentence($0))] }
        ) { _ in SitePath.survey(id) + "?da-luu=1" }
    }

    // MARK: paper

    private static func file(_ visit: Visit) async throws -> Answer {
        let book = try await visit.surveyBook(.submitReviewSheet)
        let rows = book.toVisit
        guard !rows.isEmpty else { return told(PrintedSheetWords.none, book, visit) }
        guard rows.count <= limit else { return told(PrintedSheetWords.tooMany(rows.count, limit: limit), book, visit) }
        let (members, names) = try await visit.site.database.read { transaction in
            (
                try transaction.presentMembers(of: rows.map(\.household)),
                try transaction.officerNames(Set(rows.compactMap(\.interviewer)).sorted())
            )
        }
        let address = CertificatePaper.publicAddress.map { ($0.hasSuffix("/") ? String($0.dropLast()) : $0) + SitePath.sheetByCode }
        let sheets = rows.map { row in
            let village = visit.name(of: row.village)
            return SurveySheets.Sheet(
                code: SurveyCode(household: row.code, survey: book.survey), household: row.code, head: row.headName,
                commune: PaperWords.committee(of: visit.name(of: row.commune)),
                place: row.address.isEmpty ? village : "\(row.address), \(village)",
                interviewer: row.interviewer.flatMap { names[$0] } ?? "",
                members: (members[row.household] ?? []).sorted(by: PrintedSheetPages.precedes).map { member in
                    [
                        member.person.name, HouseholdWords.name(member.membership.relation),
                        member.person.born.map { String($0.earliest.year) } ?? "",
                    ]
                }, address: address)
        }
        do {
            let bytes = try await SurveySheets(sheets, of: book.survey).pdf(try PDFPress())
            return .file(bytes, type: FileType.pdf, name: "phieu-khao-sat-\(visit.today.iso).pdf")
        } catch is PDFPress.Problem {
            return told(PrintedSheetWords.noPDF, book, visit, status: .serviceUnavailable)
        }
    }

    private static func told(
        _ sentence: String, _ book: SurveyBook, _ visit: Visit, status: HTTPResponse.Status = .unprocessableContent
    ) -> Answer {
        .page(
            visit.page(
                PrintedSheetWords.print, crumbs: visit.surveyCrumbs(book.survey),
                "<h1>\(PrintedSheetWords.print)</h1><p class=\"lead\">\(sentence)</p>"), status: status)
    }
}

extension SurveyPage {
    var page: Answer { .page(html) }
}
