import Access
import Core
import Database
import Exchange
import Law
import Operations
import Registry
import Store
import Words

/// The jobs about a list that was sent: to check it, to take it in, to write its answer.
public struct ListJobs: Sendable {
    private let desk: Desk
    private let law: LawFolder

    public init(desk: Desk, law: LawFolder) {
        self.desk = desk
        self.law = law
    }

    init(_ worker: isolated Worker) { self.init(desk: worker.desk, law: worker.law) }

    func check(_ work: ListWork, as officer: Officer, _ tell: @escaping @Sendable (Progress) -> Void) async throws -> ListVerdict {
        let (upload, list) = try await read(work, as: officer, tell)
        tell(Progress(.comparing, done: 0, total: list.households.count))
        let plan = try await plan(list, work)
        let earlier = try await desk.database.read { try $0.importBatch(ofFile: upload.digest, area: work.unit) }
        return ListVerdict(of: plan, naming: law.codeLists, fileName: upload.fileName, wasTakenIn: earlier != nil)
    }

    func takeIn(
        _ work: ListWork, job: Job.ID, as officer: Officer, _ tell: @escaping @Sendable (Progress) -> Void
    ) async throws -> ListTakenIn {
        let (upload, list) = try await read(work, as: officer, tell)
        tell(Progress(.comparing, done: 0, total: list.households.count))
        do {
            let outcome = try await desk.perform(
                ApplyImport(
                    list: list, unit: work.unit, asOf: work.asOf, fileName: upload.fileName, fileDigest: upload.digest,
                    reason: work.reason ?? "", confirmed: work.confirmed ?? [], isSupplement: work.isSupplement ?? false,
                    putRight: work.cells ?? []
                ) { done, total in
                    tell(Progress(.takingIn, done: done, total: total))
                }, as: officer, request: RequestKey(key: job.description, digest: upload.digest))
            return ListTakenIn(batch: outcome.batch)
        } catch ApplyImport.Refusal.unconfirmed(let shifts, let corrected) {
            let sentences = shifts.map { sentence($0) } + (corrected == 0 ? [] : [ImportWords.corrections(corrected)])
            throw JobFailure.refusal(ImportWords.unconfirmed(sentences))
        } catch ApplyImport.Refusal.withoutHead(let household) {
            throw JobFailure.refusal(ImportWords.withoutHead(household))
        }
    }

    private func sentence(_ shift: YearShift) -> String {
        YearShiftWords.sentence(shift, desk.shelves.areas.lastKnown(of: shift.commune, on: desk.now.day)?.name ?? "")
    }

    /// The file again with a column that says what was found in each line.
    public func answerWorkbook(_ work: ListWork, as officer: Officer) async throws -> [UInt8] {
        let (upload, list) = try await read(work, as: officer) { _ in }
        let plan = try await plan(list, work)
        var lanes: [String: [Int: String]] = [:]
        for planned in plan.planned {
            for person in planned.listed.persons { lanes[planned.listed.sheet, default: [:]][person.row] = planned.lane.word + "." }
        }
        let (notices, lane) = (plan.notices, lanes)
        return try await Workbench.run {
            try Workbench.withFile(upload.content) { source in
                try Workbench.withTemporaryFile { target in
                    try AnswerWorkbook.write(
                        from: source, to: target, putRight: work.cells ?? [], notices: notices, lane: lane)
                    return try Workbench.contents(target)
                }
            }
        }
    }

    /// One household of a list as it was read, with what was found in its lines.
    public struct Line: Sendable {
        public var fileName: String
        public var listed: ListedHousehold
        public var existing: Household.ID?
        public var notices: [ListNotice]
    }

    /// The household that the line at `row` belongs to; `nil` where there is none.
    public func household(_ work: ListWork, sheet: String, row: Int, as officer: Officer) async throws -> Line? {
        let (upload, list) = try await read(work, as: officer) { _ in }
        let plan = try await plan(list, work)
        let planned = plan.planned.first { planned in
            planned.listed.sheet == sheet && (planned.listed.row == row || planned.listed.persons.contains { $0.row == row })
        }
        guard let planned else { return nil }
        let rows = Set([planned.listed.row] + planned.listed.persons.map(\.row))
        return Line(
            fileName: upload.fileName, listed: planned.listed, existing: planned.existing?.household.id,
            notices: plan.notices.filter { $0.sheet == sheet && rows.contains($0.row) })
    }

    private func read(
        _ work: ListWork, as officer: Officer, _ tell: @escaping @Sendable (Progress) -> Void
    ) async throws -> (upload: Upload, list: HouseholdList) {
        guard let upload = try await desk.database.read({ try $0.upload(work.upload, of: officer.id) }) else { throw JobFailure.refused }
        let context = ListWorkbook.Context(
            unit: work.unit, asOf: work.asOf, today: desk.now.day, areas: desk.shelves.areas, codeLists: law.codeLists,
            standard: try desk.shelves.law.national(on: work.asOf), law: desk.shelves.law)
        tell(Progress(.reading))
        let list = try await Workbench.run {
            try Workbench.withFile(upload.content) { path in
                try ListWorkbook(context).read(path, putRight: work.cells ?? []) { tell(Progress(.reading, done: $0)) }
            }
        }
        return (upload, list)
    }

    private func plan(_ list: HouseholdList, _ work: ListWork) async throws -> ImportPlan {
        let scope = desk.shelves.areas.registrationScope(of: work.unit, on: desk.now.day)
        let standard = try desk.shelves.law.national(on: work.asOf)
        let (areas, law, today) = (desk.shelves.areas, desk.shelves.law, desk.now.day)
        return try await desk.database.read { transaction in
            var plan = try ImportPlan(
                list, within: scope, in: areas, asOf: work.asOf, standard: standard, isSupplement: work.isSupplement ?? false, transaction)
            try plan.lookForKnown(within: scope, in: areas, on: today, transaction)
            try plan.lookForShifts(asOf: work.asOf, standard: standard.id, law: law, in: areas, on: today, transaction)
            return plan
        }
    }
}

extension ImportPlan.Lane {
    /// What happens with a household, as the answer workbook says it.
    fileprivate var word: String {
        switch self {
        case .add: ImportWords.laneAdd
        case .change: ImportWords.laneChange
        case .same: ImportWords.laneSame
        case .refused: ImportWords.refused
        }
    }
}
