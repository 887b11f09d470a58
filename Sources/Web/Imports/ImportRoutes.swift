import Access
import Core
import Database
import Exchange
import Foundation
import HTTPTypes
import Law
import Operations
import Registry
import Store
import Words

enum ImportRoutes {
    static let all: [Route] = [
        .get(SitePath.imports, .permission(.importList)) { try await start($0, problems: []) },
        .post(SitePath.imports, .permission(.importList), limit: 20 << 20) { try await send($0) },
        .get("\(SitePath.imports)/:tep", .permission(.importList)) { try await verdict($0) },
        .post("\(SitePath.imports)/:tep", .permission(.importList)) { try await apply($0) },
        .get("\(SitePath.imports)/:tep/ket-qua.xlsx", .permission(.importList)) { try await answer($0) },
        .get("\(SitePath.imports)/lan/:lan", .permission(.importList)) { try await batch($0, problems: []) },
        .post("\(SitePath.imports)/lan/:lan/hoan-tac", .permission(.undoImport)) { try await undo($0) },
    ]

    private static func units(_ visit: Visit) -> [AreaVersion] {
        let scope = visit.scope(for: .importList)
        return scope.communes.compactMap { visit.areas.version(of: $0, on: visit.today) }.sorted { $0.precedes($1) }
    }

    private static func start(_ visit: Visit, problems: [(field: String, sentence: String)]) async throws -> Answer {
        let units = units(visit)
        let (batches, names) = try await visit.site.database.read { transaction in
            let batches = try transaction.importBatches(for: units.map(\.area), limit: 10)
            let names = try transaction.officerNames(Array(Set(batches.compactMap(\.officer))))
            return (batches, Dictionary(uniqueKeysWithValues: names.map { ($0.key.description, $0.value) }))
        }
        let page = ImportStartPage(visit: visit, units: units, batches: batches, officers: names, problems: problems)
        return .page(page.html, status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    private static func send(_ visit: Visit) async throws -> Answer {
        var problems: [(field: String, sentence: String)] = []
        let file = visit.form.files.first { $0.field == "tep" && !$0.content.isEmpty }
        if file == nil { problems.append(("tep", ImportWords.fileMissing)) }
        let unit = units(visit).first { $0.area.description == visit.form["don-vi"] }
        if unit == nil { problems.append(("don-vi", ImportWords.unitMissing)) }
        var day: CalendarDate?
        if case .day(let typed)? = try? DateParsing.date(visit.form["ngay"]), typed <= visit.today {
            day = typed
        } else {
            problems.append(("ngay", ReviewWords.dayUnreadable))
        }
        if let file, problems.isEmpty {
            do {
                _ = try await Workbench.run { try withFile(file.content) { try TableFiles.open($0).sheets.count } }
            } catch let problem as WorkbookProblem {
                problems.append(("tep", WorkbookWords.sentence(problem.fault)))
            }
        }
        guard let file, let unit, let day, problems.isEmpty else { return try await start(visit, problems: problems) }
        let name = (try? file.name.acceptedLine(limit: 200)) ?? ""
        let upload = try await visit.site.desk.perform(
            KeepUpload(unit: unit.area, fileName: name.isEmpty ? "tep.xlsx" : name, content: file.content), as: try visit.signedIn)
        return .seeOther("\(SitePath.imports)/\(upload)?don-vi=\(unit.area)&ngay=\(day.iso)")
    }

    /// A list that was sent, read again from its bytes.
    private struct Sent: Sendable {
        let upload: Upload
        let unit: AreaVersion
        let asOf: CalendarDate
        let list: HouseholdList
    }

    private static func sent(_ visit: Visit) async throws -> Sent {
        let id: Upload.ID = try visit.key("tep")
        let officer = try visit.signedIn
        let fields = visit.query
        guard let unit = units(visit).first(where: { $0.area.description == fields["don-vi"] }),
            let day = CalendarDate(iso: fields["ngay"]),
            let upload = try await visit.site.database.read({ try $0.upload(id, of: officer.id) })
        else { throw PageError.notFound }
        let context = ListWorkbook.Context(
            unit: unit.area, asOf: day, areas: visit.areas, codeLists: visit.site.law.codeLists,
            standard: try visit.site.shelves.law.national(on: day))
        let list = try await Workbench.run { try withFile(upload.content) { try ListWorkbook(context).read($0) } }
        return Sent(upload: upload, unit: unit, asOf: day, list: list)
    }

    private static func plan(_ sent: Sent, _ visit: Visit) async throws -> ImportPlan {
        let scope = visit.areas.registrationScope(of: sent.unit.area, on: visit.today)
        let standard = try visit.site.shelves.law.national(on: sent.asOf)
        return try await visit.site.database.read { try ImportPlan(sent.list, within: scope, asOf: sent.asOf, standard: standard, in: $0) }
    }

    private static func verdict(_ visit: Visit) async throws -> Answer {
        do {
            let sent = try await sent(visit)
            let plan = try await plan(sent, visit)
            let earlier = try await visit.site.database.read { try $0.importBatch(ofFile: sent.upload.digest, area: sent.unit.area) }
            let page = ImportVerdictPage(
                visit: visit, fileName: sent.upload.fileName, path: visit.path, unit: sent.unit.name, asOf: sent.asOf,
                summary: plan.summary,
                refused: plan.count(.refused), notices: plan.notices, wasTakenIn: earlier != nil)
            return .page(page.html)
        } catch let problem as WorkbookProblem {
            return try await start(visit, problems: [("tep", WorkbookWords.sentence(problem.fault))])
        }
    }

    private static func apply(_ visit: Visit) async throws -> Answer {
        let sent = try await sent(visit)
        let outcome = try await visit.site.desk.perform(
            ApplyImport(
                list: sent.list, unit: sent.unit.area, asOf: sent.asOf, fileName: sent.upload.fileName, fileDigest: sent.upload.digest),
            as: try visit.signedIn, request: visit.requestKey)
        guard let batch = outcome.batch else { return .seeOther(SitePath.imports) }
        return .seeOther("\(SitePath.imports)/lan/\(batch)")
    }

    private static func answer(_ visit: Visit) async throws -> Answer {
        let sent = try await sent(visit)
        let plan = try await plan(sent, visit)
        var lanes: [String: [Int: String]] = [:]
        for planned in plan.planned {
            let word =
                switch planned.lane {
                case .add: ImportWords.laneAdd
                case .change: ImportWords.laneChange
                case .same: ImportWords.laneSame
                case .refused: ImportWords.refused
                }
            for person in planned.listed.persons { lanes[planned.listed.sheet, default: [:]][person.row] = word + "." }
        }
        let (notices, lane) = (plan.notices, lanes)
        let bytes = try await Workbench.run {
            try withFile(sent.upload.content) { source in
                try Workbench.withTemporaryFile { target in
                    try AnswerWorkbook.write(from: source, to: target, notices: notices, lane: lane)
                    return try Workbench.contents(target)
                }
            }
        }
        return .file(bytes, type: FileType.workbook, name: "ket-qua.xlsx")
    }

    private static func batch(_ visit: Visit, problems: [(field: String, sentence: String)]) async throws -> Answer {
        let id: ImportBatch.ID = try visit.key("lan")
        let areas = Set(units(visit).map(\.area))
        guard let batch = try await visit.site.database.read({ try $0.importBatch(id) }), areas.contains(batch.area) else {
            throw PageError.notFound
        }
        let summary = try? JSONDecoder().decode(ImportSummary.self, from: Data(batch.summary.utf8))
        return .page(
            ImportBatchPage(visit: visit, batch: batch, summary: summary, problems: problems).html,
            status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    private static func undo(_ visit: Visit) async throws -> Answer {
        let id: ImportBatch.ID = try visit.key("lan")
        guard let reason = try? visit.form["ly-do"].acceptedLine(limit: 500), !reason.isEmpty else {
            return try await batch(visit, problems: [("ly-do", ImportWords.undoReasonMissing)])
        }
        do {
            _ = try await visit.site.desk.perform(UndoImport(batch: id, reason: reason), as: try visit.signedIn, request: visit.requestKey)
            return .seeOther("\(SitePath.imports)/lan/\(id)")
        } catch UndoImport.Refusal.changedSince(let households) {
            return try await batch(visit, problems: [("ly-do", ImportWords.changedSince(households))])
        } catch UndoImport.Refusal.alreadyUndone {
            return .seeOther("\(SitePath.imports)/lan/\(id)")
        }
    }

    private static func withFile<Output>(_ content: [UInt8], _ body: (String) throws -> Output) throws -> Output {
        try Workbench.withTemporaryFile { path in
            _ = FileManager.default.createFile(atPath: path, contents: Data(content), attributes: [.posixPermissions: 0o600])
            return try body(path)
        }
    }
}
