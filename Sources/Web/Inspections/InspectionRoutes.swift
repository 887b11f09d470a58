import Access
import Core
import Database
import Finance
import HTTPTypes
import Jobs
import Law
import Markup
import Monitoring
import Operations
import Programme
import Registry
import Store
import Words

/// What is done about one inspection, and its result as a document.
enum InspectionRoutes {
    static let all: [Route] =
        InspectionListPages.routes + InspectionForm.routes + [
            .get("\(SitePath.inspections)/:kt", .permission(.viewProgramme)) { .page(try await page($0, [])) },
            .get("\(SitePath.inspections)/:kt/ket-luan.docx", .permission(.viewProgramme)) { try await file($0, .docx) },
            .get("\(SitePath.inspections)/:kt/ket-luan.pdf", .permission(.viewProgramme)) { try await file($0, .pdf) },
            .post("\(SitePath.inspections)/:kt/buoc", .permission(.doDuties)) { try await carryOn($0) },
            .post("\(SitePath.inspections)/:kt/danh-muc", .permission(.doDuties)) { try await answer($0) },
            .post("\(SitePath.inspections)/:kt/phat-hien", .permission(.doDuties)) { try await record($0) },
            .post("\(SitePath.inspections)/:kt/phat-hien/:ph", .permission(.doDuties)) { try await remedy($0) },
        ]

    private static func page(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        try await InspectionPage.read(visit, problems).html
    }

    private static func carryOn(_ visit: Visit) async throws -> Answer {
        let id: Inspection.ID = try visit.key("kt")
        guard let kind = Inspection.StepKind(rawValue: visit.form["buoc"]) else { throw PageError.badRequest }
        var entry = Entry(visit: visit, fields: visit.form)
        let unreadable = RoundWords.sentence(.textUnreadable)
        let day = entry.day("ngay-buoc", &entry.problems)
        let text = entry.paragraphs("noi-dung-ghi-buoc", unreadable, &entry.problems)
        let document = entry.line("van-ban-buoc", limit: 200, unreadable, &entry.problems)
        guard entry.problems.isEmpty, let day else { return visit.again(try await page(visit, entry.problems)) }
        return try await visit.inspect(
            CarryInspectionOn(id, kind, on: day, text: text, document: document), again: again(visit, "buoc")
        ) { _ in SitePath.inspection(id) + "?da-luu=1" }
    }

    private static func answer(_ visit: Visit) async throws -> Answer {
        let id: Inspection.ID = try visit.key("kt")
        let count = try await visit.inspection().inspection.items.count
        var entry = Entry(visit: visit, fields: visit.form)
        var answers: [Int: AnswerChecklist.Answer] = [:]
        for number in 1...max(1, count) {
            let note = entry.line("gc-\(number)", limit: 300, RoundWords.sentence(.textUnreadable), &entry.problems)
            answers[number] = .init(outcome: Inspection.Item.Outcome(rawValue: visit.form["kq-\(number)"]), note: note)
        }
        guard entry.problems.isEmpty else { return visit.again(try await page(visit, entry.problems)) }
        return try await visit.inspect(AnswerChecklist(id, answers), again: { try await page(visit, $0) }) { _ in
            SitePath.inspection(id) + "?da-luu=1"
        }
    }

    private static func record(_ visit: Visit) async throws -> Answer {
        let id: Inspection.ID = try visit.key("kt")
        guard let severity = Finding.Severity(rawValue: visit.form["muc-do"]) else { throw PageError.badRequest }
        var entry = Entry(visit: visit, fields: visit.form)
        let unreadable = RoundWords.sentence(.textUnreadable)
        let day = entry.day("ngay", &entry.problems)
        let text = entry.paragraphs("noi-dung-ghi", unreadable, &entry.problems)
        let asked = entry.paragraphs("kien-nghi", unreadable, &entry.problems)
        let due = visit.form["han"].cleanedLine.isEmpty ? nil : entry.day("han", &entry.problems)
        let reference = try await reference(visit, &entry)
        guard entry.problems.isEmpty, let day else { return visit.again(try await page(visit, entry.problems)) }
        return try await visit.inspect(
            RecordFinding(
                id, on: day, severity: severity, text: text, reference: reference, recommendation: asked,
                owner: Agency.ID(visit.form["co-quan"]), dueOn: due), again: { try await page(visit, $0) }
        ) { _ in SitePath.inspection(id) + "?da-luu=1" }
    }

    /// A household before a list, a list before a duty: a finding is about one record.
    private static func reference(_ visit: Visit, _ entry: inout Entry) async throws -> Finding.Reference? {
        let code = visit.form["ma-ho"].cleanedLine
        if !code.isEmpty {
            if let household = try await visit.site.database.read({ try $0.households(withCodes: [code])[code] }) {
                return .household(household.subject)
            }
            entry.problems.append(("ma-ho", InspectionWords.sentence(.householdUnknown)))
            return nil
        }
        if let list = PaymentList.ID(visit.form["danh-sach-chi"]) { return .payments(list.subject) }
        return Duty.ID(visit.form["nhiem-vu"]).map { .duty($0) }
    }

    private static func remedy(_ visit: Visit) async throws -> Answer {
        let (_, inspection) = try await visit.inspection()
        let id: Finding.ID = try visit.key("ph")
        guard let kind = Finding.StepKind(rawValue: visit.form["viec"]), kind != .reminded,
            let finding = inspection.findings.first(where: { $0.id == id })
        else { throw PageError.badRequest }
        let form = "ph-\(finding.number)"
        var entry = Entry(visit: visit, fields: visit.form)
        let unreadable = RoundWords.sentence(.textUnreadable)
        let day = entry.day("ngay-\(form)", &entry.problems)
        let text = entry.line("noi-dung-ghi-\(form)", limit: 500, unreadable, &entry.problems)
        let evidence = entry.line("van-ban-\(form)", limit: 300, unreadable, &entry.problems)
        guard entry.problems.isEmpty, let day else { return visit.again(try await page(visit, entry.problems)) }
        return try await visit.inspect(
            AnswerFinding(id, kind, on: day, text: text, evidence: evidence), again: again(visit, form)
        ) { _ in SitePath.inspection(inspection.id) + "?da-luu=1#phat-hien-\(finding.number)" }
    }

    /// The page again, each problem at the field of the form that was sent.
    private static func again(_ visit: Visit, _ form: String) -> (Visit.Problems) async throws -> HTML {
        { problems in try await page(visit, problems.map { ("\($0.field)-\(form)", $0.sentence) }) }
    }

    private static func file(_ visit: Visit, _ format: DocumentFile.Format) async throws -> Answer {
        let (book, inspection) = try await visit.inspection()
        let areas = visit.areas
        let document = try await visit.site.database.read { try InspectionPaper(book, areas).document(of: inspection, in: $0) }
        return try await DocumentFile.answer(document, format, visit)
    }
}
