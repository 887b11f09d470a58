import Access
import Core
import Database
import Exchange
import Foundation
import Law
import Logging
import Operations
import Store

/// Does what was queued: each job once, three tries at most, with its progress to be looked at while it runs.
///
/// A job is claimed for a time; when the process dies, another claims it again after that. Changes go through the desk under
/// the key of the job, so that a second try finds the first one's answer.
public actor Worker {
    let desk: Desk
    let law: LawFolder
    private let logger: Logger
    private nonisolated let board = ProgressBoard()
    private var running: [Job.ID: Task<Void, Never>] = [:]
    private var looking: Task<Void, Never>?
    private var looksAgain = false

    private static let leaseSeconds: Int64 = 1_800
    private static let tries = 3
    /// Results and files are kept for 30 days.
    private static let keptSeconds: Int64 = 30 * 86_400
    private static let draftSeconds: Int64 = 7 * 86_400

    public init(desk: Desk, law: LawFolder, logger: Logger = Logger(label: "giamngheo.jobs")) {
        self.desk = desk
        self.law = law
        self.logger = logger
    }

    /// Begins a job unless it runs already.
    public func start(_ id: Job.ID) {
        guard running[id] == nil else { return }
        board[id] = Progress(.waiting)
        running[id] = Task { await self.run(id) }
    }

    /// Begins a job and waits for its end, but no longer than about `limit`. Looking again and again, because waiting for a task
    /// cannot be broken off.
    public func start(_ id: Job.ID, waitingUpTo limit: Duration) async {
        start(id)
        var waited = Duration.zero
        while running[id] != nil, waited < limit {
            try? await Task.sleep(for: Self.look)
            waited += Self.look
        }
    }

    private static let look = Duration.milliseconds(20)

    /// Takes up what an earlier process left, and forgets what is long done.
    public func recover() async throws {
        let now = desk.now
        let open = try await desk.database.write { transaction in
            // The embedded engine has one process: whoever was working on a job is gone.
            if transaction.engine == .sqlite { try transaction.releaseJobs() }
            try transaction.forgetJobs(finishedBefore: now.adding(seconds: -Self.keptSeconds))
            try transaction.forgetFormDrafts(savedBefore: now.adding(seconds: -Self.draftSeconds))
            try transaction.forgetSelections(madeBefore: now.adding(seconds: -Self.draftSeconds))
            return try transaction.openJobs(at: now)
        }
        for id in open { start(id) }
        lookForDuplicates()
    }

    /// Looks in the background for people who may be one, among those whom something happened to; asked again meanwhile, once more after
    /// that. Costs next to nothing where nothing happened.
    ///
    /// - Parameter all: everybody, whatever happened.
    public func lookForDuplicates(all: Bool = false) {
        guard looking == nil else {
            looksAgain = true
            return
        }
        looking = Task {
            var everybody = all
            repeat {
                looksAgain = false
                do {
                    try await DuplicateFinder.look(in: desk.database, all: everybody, at: desk.now)
                } catch DatabaseError.closed {
                    break
                } catch {
                    logger.error("duplicates: \(error)")
                }
                everybody = false
            } while looksAgain
            looking = nil
        }
    }

    /// The same, waiting for its end, but no longer than about `limit`.
    public func lookForDuplicates(all: Bool = false, waitingUpTo limit: Duration) async {
        lookForDuplicates(all: all)
        var waited = Duration.zero
        while looking != nil, waited < limit {
            try? await Task.sleep(for: Self.look)
            waited += Self.look
        }
    }

    /// `nil` when this process does not work on the job.
    public nonisolated func progress(of id: Job.ID) -> Progress? { board[id] }

    private func run(_ id: Job.ID) async {
        do {
            let now = desk.now
            let claimed = try await desk.database.write { transaction -> (StoredJob, Officer?)? in
                guard let job = try transaction.claimJob(id, at: now, until: now.adding(seconds: Self.leaseSeconds)) else { return nil }
                return (job, try job.officer.flatMap { try transaction.officer($0) })
            }
            if let (job, officer) = claimed {
                let (state, result) = await outcome(of: job, officer)
                let end = desk.now
                try await desk.database.write { try $0.finishJob(id, state: state, result: result, at: end) }
                lookForDuplicates()
            }
        } catch DatabaseError.closed {
            // The program is ending; the next one takes the job up again.
        } catch {
            logger.error("job \(id): \(error)")
        }
        running[id] = nil
        board[id] = nil
    }

    private func outcome(of job: StoredJob, _ officer: Officer?) async -> (Job.State, String) {
        guard job.attempts <= Self.tries else { return (.failed, JobFailure.givenUp.stored) }
        do {
            guard let officer else { throw JobFailure.refused }
            let board = board
            let tell: @Sendable (Progress) -> Void = { board[job.id] = $0 }
            if job.kind == AreaActWork.jobKind {
                let work = try AreaActWork(payload: job.payload)
                return (.done, try await AreaActJobs(desk: desk).perform(work, job: job.id, as: officer, tell).stored)
            }
            if job.kind == CertificateWork.jobKind {
                let work = try CertificateWork(payload: job.payload)
                return (.done, try await CertificateJobs(desk: desk, law: law).perform(work, as: officer, tell).stored)
            }
            guard let kind = ListWork.Kind(rawValue: job.kind) else { throw JobFailure.refused }
            let work = try ListWork(payload: job.payload)
            switch kind {
            case .check: return (.done, try await ListJobs(self).check(work, as: officer, tell).stored)
            case .takeIn: return (.done, try await ListJobs(self).takeIn(work, job: job.id, as: officer, tell).stored)
            }
        } catch let problem as WorkbookProblem {
            return (.failed, JobFailure.workbook(problem).stored)
        } catch is DeskError {
            return (.failed, JobFailure.refused.stored)
        } catch let failure as JobFailure {
            return (.failed, failure.stored)
        } catch {
            let code = String(desk.randomness.bytes(3).hexadecimal)
            logger.error("\(code) job \(job.id) \(job.kind): \(error)")
            return (.failed, JobFailure.fault(code: code).stored)
        }
    }
}
