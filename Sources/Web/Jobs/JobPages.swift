import Core
import Exchange
import Jobs
import Markup
import Operations
import Store
import Words

/// How far a job is; the page asks again by itself, without scripts.
struct JobPage {
    let visit: Visit
    let job: StoredJob

    private static let refreshSeconds = 2

    var html: HTML {
        let progress = visit.site.worker.progress(of: job.id) ?? Progress(.waiting)
        return visit.page(
            JobWords.title, crumbs: [job.origin], refreshing: Self.refreshSeconds,
            """
            <h1>\(JobWords.title)</h1><section class="card" aria-live="polite"><p><strong>\(sentence(progress))</strong></p>\
            \(bar(progress))<p>\(JobWords.mayLeave)</p>\
            <p class="actions"><a class="plain" href="\(SitePath.job(job.id))">\(JobWords.refresh)</a></p></section>
            """)
    }

    private func sentence(_ progress: Progress) -> String {
        switch progress.phase {
        case .waiting: JobWords.waiting
        case .reading: JobWords.reading(progress.done)
        case .comparing: JobWords.comparing(progress.total)
        case .takingIn: JobWords.takingIn(progress.done, of: progress.total)
        case .printing: JobWords.printing(progress.done, of: progress.total)
        case .followingUnits: JobWords.followingUnits(progress.done, of: progress.total)
        }
    }

    private func bar(_ progress: Progress) -> HTML {
        let isKnown = (progress.phase == .takingIn || progress.phase == .followingUnits) && progress.total > 0
        return """
            <p><progress aria-label="\(JobWords.title)"\(" value=\"\(progress.done)\" max=\"\(progress.total)\"", when: isKnown)></progress></p>
            """
    }
}

/// Why a job came to nothing, and what to do.
struct JobFailedPage {
    let visit: Visit
    let job: StoredJob

    var html: HTML {
        visit.page(
            JobWords.failedTitle, crumbs: [job.origin],
            """
            <h1>\(JobWords.failedTitle)</h1><div class="banner warn" role="alert"><p>\(sentence)</p></div>\
            <p class="actions"><a class="primary" href="\(job.origin.path)">\(job.origin.title)</a></p>
            """)
    }

    private var sentence: String {
        switch JobFailure(stored: job.result) {
        case .workbook(let problem): WorkbookWords.sentence(problem.fault)
        case .refusal(let sentence): sentence
        case .refused: JobWords.refused
        case .givenUp: JobWords.givenUp
        case .fault(let code): JobWords.fault(code: code)
        case nil: JobWords.fault(code: job.id.description)
        }
    }
}

extension StoredJob {
    /// The page from which such work is begun.
    var origin: (title: String, path: String) {
        switch kind {
        case AreaActWork.jobKind: (AreaActPageWords.title, SitePath.areaActs)
        case CertificateWork.jobKind: (CertificateWords.title, SitePath.certificates)
        default: (ImportWords.title, SitePath.imports)
        }
    }
}
