import Access
import Core
import Database
import Exchange
import Foundation
import HTTPTypes
import Jobs
import Law
import Operations
import Registry
import Store
import Words

enum ImportRoutes {
    static let all: [Route] =
        [
            .get(SitePath.imports, .permission(.importList)) { try await start($0, problems: []) },
            .post(SitePath.imports, .permission(.importList), limit: 20 << 20) { try await send($0) },
            .get("\(SitePath.imports)/mau.xlsx", .permission(.importList)) { try await template($0) },
            .get("\(SitePath.imports)/:viec", .permission(.importList)) { try await verdict($0) },
            .post("\(SitePath.imports)/:viec", .permission(.importList)) { try await apply($0) },
            .get("\(SitePath.imports)/:viec/ket-qua.xlsx", .permission(.importList)) { try await answer($0) },
            .get("\(SitePath.imports)/lan/:lan", .permission(.importList)) { try await batch($0, problems: []) },
            .post("\(SitePath.imports)/lan/:lan/hoan-tac", .permission(.undoImport)) { try await undo($0) },
        ] + ListCellPage.routes

    private static func units(_ visit: Visit) -> [AreaVersion] {
        let scope = visit.scope(for: .importList)
        return scope.communes.compactMap { visit.areas.version(of: $0, on: visit.today) }.sorted { $0.precedes($1) }
    }

    private static func start(_ visit: Visit, problems: [(field: String, sentence: String)]) async throws -> Answer {
        let units = units(visit)
        let (batches, names, shifts) = try await visit.site.database.read { transaction in
            let batches = try transaction.importBatches(for: units.map(\.area), limit: 10)
            let names = try transaction.officerNames(Array(Set(batches.compactMap(\.officer))))
            return (
                batches, Dictionary(uniqueKeysWithValues: names.map { ($0.key.description, $0.value) }),
                try transaction.shifts(of: batches.map(\.id))
            )
        }
        let page = ImportStartPage(visit: visit, units: units, batches: batches, officers: names, shifts: shifts, problems: problems)
        return .page(page.html, status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    private static func send(_ visit: Visit) async throws -> Answer {
        var problems: [(field: String, sentence: String)] = []
        let file = visit.form.files.first { $0.field == "tep" && !$0.content.isEmpty }
        if file == nil { problems.append(("tep", ImportWords.fileMissing)) }
        let unit = units(visit).first { $0.area.description == visit.form["don-vi"] }
        if unit == nil { problems.append(("don-vi", ImportWords.unitMissing)) }
        var day: CalendarDate?
        switch try? DateParsing.date(visit.form["ngay"]) {
        case .day(let typed)? where typed <= visit.today: day = typed
        case .day?: problems.append(("ngay", ImportWords.dayInFuture))
        default: problems.append(("ngay", ImportWords.dayUnreadable))
        }
        if let day, (try? visit.site.shelves.law.national(on: day)) == nil { problems.append(("ngay", ReviewWords.noStandard)) }
        if let file, problems.isEmpty {
            do {
                _ = try await Workbench.run { try Workbench.withFile(file.content) { try TableFiles.open($0).sheets.count } }
            } catch let problem as WorkbookProblem {
                problems.append(("tep", WorkbookWords.sentence(problem.fault)))
            }
        }
        guard let file, let unit, let day, problems.isEmpty else { return try await start(visit, problems: problems) }
        let name = (try? file.name.acceptedLine(limit: 200)) ?? ""
        let job = try await visit.site.desk.perform(
            KeepUpload(
                unit: unit.area, asOf: day, isSupplement: visit.form["loai"] == "bo-sung", fileName: name.isEmpty ? "tep.xlsx" : name,
                content: file.content),
            as: try visit.signedIn, request: visit.requestKey)
        return try await JobRoutes.answer(job, visit)
    }

    /// A finished check of the officer's own, of a unit that is still theirs.
    static func checked(_ visit: Visit) async throws -> (job: StoredJob, work: ListWork, unit: AreaVersion) {
        let job = try await visit.job()
        guard ListWork.Kind(rawValue: job.kind) == .check, let work = try? ListWork(payload: job.payload),
            let unit = units(visit).first(where: { $0.area == work.unit })
        else { throw PageError.notFound }
        return (job, work, unit)
    }

    private static func verdict(_ visit: Visit, problems: [(field: String, sentence: String)] = []) async throws -> Answer {
        let (job, work, unit) = try await checked(visit)
        guard job.state == .done else { return .seeOther(SitePath.job(job.id)) }
        let verdict = try JSONDecoder().decode(ListVerdict.self, from: Data(job.result.utf8))
        let page = ImportVerdictPage(
            visit: visit, job: job, verdict: verdict, unit: unit.name, asOf: work.asOf, putRight: work.cells ?? [], problems: problems)
        return .page(page.html, status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    private static func apply(_ visit: Visit) async throws -> Answer {
        var (job, work, _) = try await checked(visit)
        if visit.form["viec"] == "kiem-lai" {
            return try await JobRoutes.answer(
                try await visit.site.desk.perform(QueueImport(work, .check), as: try visit.signedIn, request: visit.requestKey), visit)
        }
        if let verdict = try? JSONDecoder().decode(ListVerdict.self, from: Data(job.result.utf8)), !verdict.questions.isEmpty {
            let reason = (try? visit.form["ly-do"].acceptedLine(limit: 300)) ?? ""
            var problems = verdict.questions.filter { visit.form[$0.field] != "1" }.map {
                (field: $0.field + "-1", sentence: $0.tickMissing)
            }
            if reason.isEmpty, verdict.questions.contains(where: \.takesReason) { problems.append(("ly-do", ImportWords.reasonMissing)) }
            guard problems.isEmpty else { return try await self.verdict(visit, problems: problems) }
            (work.reason, work.confirmed) = (reason, Set(verdict.questions))
        }
        return try await JobRoutes.answer(
            try await visit.site.desk.perform(QueueImport(work), as: try visit.signedIn, request: visit.requestKey), visit)
    }

    private static func answer(_ visit: Visit) async throws -> Answer {
        let (job, work, _) = try await checked(visit)
        let file = (try? JSONDecoder().decode(ListVerdict.self, from: Data(job.result.utf8)))?.fileName ?? ""
        let bytes = try await ListJobs(desk: visit.site.desk, law: visit.site.law).answerWorkbook(work, as: try visit.signedIn)
        return .file(bytes, type: FileType.workbook, name: AnswerWorkbook.fileName(for: file))
    }

    private static func template(_ visit: Visit) async throws -> Answer {
        let codeLists = visit.site.law.codeLists
        let bytes = try await Workbench.run {
            try Workbench.withTemporaryFile { path in
                try ListTemplate.write(to: path, codeLists: codeLists)
                return try Workbench.contents(path)
            }
        }
        return .file(bytes, type: FileType.workbook, name: ListWorkbookWords.templateName + ".xlsx")
    }

    private static func batch(
        _ visit: Visit, problems: [(field: String, sentence: String)], later: [LaterWork] = []
    ) async throws -> Answer {
        let id: ImportBatch.ID = try visit.key("lan")
        let officer = try visit.signedIn.id
        let found = try await visit.site.database.read { transaction in
            try transaction.importBatch(id).map { batch in
                (
                    batch: batch, author: try batch.officer.flatMap { try transaction.officerNames([$0])[$0] } ?? "",
                    shifts: try transaction.shifts(of: [id])[id] ?? [], check: try transaction.check(of: batch, by: officer)
                )
            }
        }
        guard let (batch, author, shifts, check) = found, let unit = units(visit).first(where: { $0.area == batch.area }) else {
            throw PageError.notFound
        }
        let summary = try? JSONDecoder().decode(ImportSummary.self, from: Data(batch.summary.utf8))
        return .page(
            ImportBatchPage(
                visit: visit, batch: batch, summary: summary, unit: unit.name, officer: author, shifts: shifts, check: check, later: later,
                problems: problems
            ).html,
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
        } catch UndoImport.Refusal.changedSince(let later) {
            return try await batch(visit, problems: [("ly-do", LaterWorkWords.refused)], later: later)
        } catch UndoImport.Refusal.villageDivided(let village) {
            let name = visit.areas.lastKnown(of: village, on: visit.today)?.name ?? ""
            return try await batch(visit, problems: [("ly-do", ImportWords.villageDivided(name))])
        } catch UndoImport.Refusal.alreadyUndone {
            return .seeOther("\(SitePath.imports)/lan/\(id)")
        }
    }
}

extension ReadTransaction {
    /// The last finished check by `officer` of the very file of a batch; `nil` where it is not kept any more.
    fileprivate func check(of batch: ImportBatch, by officer: Officer.ID) throws -> Job.ID? {
        let uploads = try uploads(withDigest: batch.fileDigest)
        return try jobs(of: officer, limit: 200).first { job in
            job.state == .done && job.kind == ListWork.Kind.check.rawValue
                && (try? ListWork(payload: job.payload)).map { uploads.contains($0.upload) && $0.unit == batch.area } ?? false
        }?.id
    }
}
