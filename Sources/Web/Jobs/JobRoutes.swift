import Access
import Core
import Database
import Foundation
import HTTPTypes
import Jobs
import Markup
import Operations
import Store
import Words

/// Work that goes on: its progress, then the way to what came of it. Only whoever asked for it can look.
enum JobRoutes {
    static let all: [Route] = [
        .get("\(SitePath.jobs)/:viec", .signedIn) { visit in
            let job = try await visit.job()
            switch job.state {
            case .queued, .running: return .page(JobPage(visit: visit, job: job).html)
            case .failed: return .page(JobFailedPage(visit: visit, job: job).html, status: .unprocessableContent)
            case .done: return .seeOther(SitePath.result(of: job))
            }
        }
    ]

    /// Where a form sends its officer after it queued `job`: to the result when that is quickly there, else to its progress.
    static func answer(_ job: Job.ID, _ visit: Visit) async throws -> Answer {
        await visit.site.worker.start(job, waitingUpTo: .milliseconds(1_500))
        guard let stored = try await visit.site.database.read({ try $0.job(job) }), stored.state == .done else {
            return .seeOther(SitePath.job(job))
        }
        return .seeOther(SitePath.result(of: stored))
    }
}

extension Visit {
    /// The job of the address, if it is the officer's own.
    func job() async throws -> StoredJob {
        let (id, officer): (Job.ID, _) = (try key("viec"), try signedIn)
        guard let job = try await site.database.read({ try $0.job(id) }), job.officer == officer.id else { throw PageError.notFound }
        return job
    }
}

extension SitePath {
    static let jobs = "/viec"

    static func job(_ id: Job.ID) -> String { "\(jobs)/\(id)" }

    /// Where to look at what came of a finished job.
    static func result(of job: StoredJob) -> String {
        if job.kind == AreaActWork.jobKind { return (try? AreaActsDone(stored: job.result)).map { areaAct($0.act) } ?? areaActs }
        if job.kind == CertificateWork.jobKind { return certificatesPrinted(job.id) }
        switch ListWork.Kind(rawValue: job.kind) {
        case .check: return "\(imports)/\(job.id)"
        case .takeIn:
            let taken = try? JSONDecoder().decode(ListTakenIn.self, from: Data(job.result.utf8))
            return taken?.batch.map { "\(imports)/lan/\($0)" } ?? imports
        case nil: return "/"
        }
    }
}
