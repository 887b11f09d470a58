import Access
import Core
import Database
import Exchange
import Foundation
import HTTPTypes
import Jobs
import Law
import Markup
import Operations
import Registry
import Store
import Words

/// Acts on units: every one on record, a new one written or sent, looked at and carried out, and one taken back.
enum AreaActRoutes {
    static let all: [Route] = [
        .get(SitePath.areaActs, .permission(.viewAreas)) { try await list($0) },
        .get(SitePath.newAreaAct, .permission(.changeAreas)) { entry($0) },
        .get("\(SitePath.newAreaAct)/mau.csv", .permission(.changeAreas)) { try template($0) },
        .post(SitePath.newAreaAct, .permission(.changeAreas), limit: 4 << 20) { try await look($0) },
        .post("\(SitePath.areaActs)/ap-dung", .permission(.changeAreas), limit: 8 << 20) { try await apply($0) },
        .get("\(SitePath.areaActs)/:nghi-quyet", .permission(.viewAreas)) { try await show($0, problems: []) },
        .post("\(SitePath.areaActs)/:nghi-quyet/hoan-tac", .permission(.changeAreas)) { try await undo($0) },
    ]

    private static func list(_ visit: Visit) async throws -> Answer {
        let acts = try await visit.site.database.read { try $0.areaActs() }
        return .page(AreaActListPage(visit: visit, acts: acts).html)
    }

    private static func entry(
        _ visit: Visit, problems: [(field: String, sentence: String)] = [], written: WrittenAreaAct? = nil
    ) -> Answer {
        let form = AreaActForm(visit: visit, problems: problems, written: written)
        return .page(
            visit.page(
                AreaActPageWords.new, crumbs: AreaActListPage.crumbs(andSelf: true), problems: problems,
                "<h1>\(AreaActPageWords.new)</h1><p class=\"lead\">\(AreaActPageWords.lead)</p>\(form.html)"),
            status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    private static func template(_ visit: Visit) throws -> Answer {
        .file(AreaFolder.actTemplate, type: FileType.csv, name: "nghi-quyet-sap-xep.csv")
    }

    /// Reads what was sent and shows what it would change.
    private static func look(_ visit: Visit) async throws -> Answer {
        switch visit.form["viec"] {
        case "them": return entry(visit)
        case "sua":
            guard let acts = AreaActForm.decode(visit.form["nghi-quyet"]), acts.count == 1 else { throw PageError.badRequest }
            return entry(visit, written: acts[0])
        case "tep":
            guard let file = visit.form.files.first(where: { $0.field == "tep" && !$0.content.isEmpty }) else {
                return entry(visit, problems: [("tep", AreaActPageWords.fileMissing)])
            }
            do {
                let acts = try await Workbench.run { try Workbench.withFile(file.content) { try AreaFolder.file($0).acts } }
                guard !acts.isEmpty else { return entry(visit, problems: [("tep", AreaActPageWords.fileHasNoActs)]) }
                return try await preview(visit, acts, field: "tep")
            } catch AreaFolder.Problem.unreadable {
                return entry(visit, problems: [("tep", AreaActWords.unreadable(file.name, line: nil, column: ""))])
            } catch AreaFolder.Problem.wrongValue(_, let line, let column) {
                return entry(visit, problems: [("tep", AreaActWords.unreadable(file.name, line: line, column: column))])
            }
        default:
            let (act, problems) = AreaActForm.read(visit.form)
            guard let act else { return entry(visit, problems: problems) }
            return try await preview(visit, [act], field: "cac-dong")
        }
    }

    /// - Parameter field: where a refusal is shown.
    private static func preview(_ visit: Visit, _ acts: [WrittenAreaAct], field: String) async throws -> Answer {
        do {
            let previews = try await visit.site.desk.preview(acts, as: try visit.signedIn)
            return .page(AreaActPreviewPage(visit: visit, previews: previews, content: try AreaActForm.encode(acts)).html)
        } catch {
            guard let sentence = AreaRefusal.sentence(error, in: visit.areas) else { throw error }
            return entry(visit, problems: [(field, sentence)])
        }
    }

    private static func apply(_ visit: Visit) async throws -> Answer {
        guard let acts = AreaActForm.decode(visit.form["nghi-quyet"]), !acts.isEmpty else { throw PageError.badRequest }
        do {
            let job = try await visit.site.desk.perform(
                QueueAreaActs(.apply(acts)), as: try visit.signedIn, request: visit.requestKey)
            return try await JobRoutes.answer(job, visit)
        } catch {
            guard let sentence = AreaRefusal.sentence(error, in: visit.areas) else { throw error }
            return entry(visit, problems: [("cac-dong", sentence)], written: acts.count == 1 ? acts[0] : nil)
        }
    }

    private static func show(_ visit: Visit, problems: [(field: String, sentence: String)]) async throws -> Answer {
        let id: AreaAct.ID = try visit.key("nghi-quyet")
        let page = try await visit.site.database.read { transaction -> AreaActPage in
            guard let act = try transaction.areaAct(id) else { throw PageError.notFound }
            let officer = try act.officer.flatMap { try transaction.officerNames([$0])[$0] }
            let changes = try transaction.areaChanges(of: id)
            let living = try transaction.population(ofVillages: changes.map(\.area)).values
            return AreaActPage(
                visit: visit, act: act, officer: officer, changes: changes, households: living.map(\.households).reduce(0, +),
                persons: living.map(\.persons).reduce(0, +), problems: problems)
        }
        return .page(page.html, status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    private static func undo(_ visit: Visit) async throws -> Answer {
        let id: AreaAct.ID = try visit.key("nghi-quyet")
        guard let reason = try? visit.form["ly-do"].acceptedLine(limit: 500), !reason.isEmpty else {
            return try await show(visit, problems: [("ly-do", AreaActWords.reasonMissing())])
        }
        do {
            let job = try await visit.site.desk.perform(
                QueueAreaActs(.undo(id, reason: reason)), as: try visit.signedIn, request: visit.requestKey)
            return try await JobRoutes.answer(job, visit)
        } catch {
            guard let sentence = AreaRefusal.sentence(error, in: visit.areas) else { throw error }
            return try await show(visit, problems: [("ly-do", sentence)])
        }
    }
}

extension SitePath {
    static let areaActs = "/sap-xep-don-vi"
    static let newAreaAct = "/sap-xep-don-vi/moi"

    static func areaAct(_ id: AreaAct.ID) -> String { "\(areaActs)/\(id)" }
}
