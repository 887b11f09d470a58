import Access
import Core
import Jobs
import Markup
import Operations
import Registry
import Store
import Words

/// A batch that was taken in, with the way back.
struct ImportBatchPage {
    let visit: Visit
    let batch: ImportBatch
    let summary: ImportSummary?
    let unit: String
    let officer: String
    /// What it did to figures of years that were over.
    let shifts: [YearShift]
    /// The check of the file, where the officer made it and it is still kept: the way to what was not taken in.
    let check: Job.ID?
    /// What keeps it from being taken back.
    var later: [LaterWork] = []
    var problems: [(field: String, sentence: String)] = []

    var html: HTML {
        visit.page(
            batch.fileName, crumbs: [(ImportWords.title, SitePath.imports)], problems: problems,
            """
            <h1>\(batch.fileName)</h1><div class="banner" role="status"><p>\(batch.undoneAt == nil ? ImportWords.done : ImportWords.undone)</p></div>\
            <section class="card"><dl class="facts"><dt>\(ImportWords.file)</dt><dd>\(batch.fileName)</dd><dt>\(ImportWords.unit)</dt><dd>\(unit)</dd>\
            <dt>\(ImportWords.asOf)</dt><dd>\(batch.asOf.vietnamese)</dd><dt>\(ImportWords.who)</dt><dd>\(officer)</dd>\
            <dt>\(ImportWords.when)</dt><dd>\(batch.appliedAt.clock) \(batch.appliedAt.day.vietnamese)</dd>\(counts)\(reason)\(past)\(undone)</dl></section>\
            \("<p class=\"actions\"><a class=\"primary\" href=\"\(SitePath.households)?lan=\(batch.id.description)\">\(ImportWords.batchHouseholds)</a></p>", when: batch.undoneAt == nil)\
            \(check.map { "<p><a href=\"\(SitePath.imports)/\($0.description)\">\((summary?.refused ?? 0) > 0 ? ImportWords.rest : ImportWords.restMissing)</a></p>" as HTML } ?? .empty, when: (summary?.refused ?? 0) + missing > 0)\
            \(standing, when: !later.isEmpty)\(undo, when: batch.undoneAt == nil && visit.may(.undoImport))
            """)
    }

    private var counts: HTML {
        guard let summary else { return .empty }
        let facts =
            [
                (ImportWords.people, summary.rows), (ImportWords.newHouseholds, summary.add),
                (ImportWords.changedHouseholds, summary.change),
            ] + (summary.corrected.flatMap { $0 == 0 ? nil : [(ImportWords.corrected, $0)] } ?? []) + [
                (ImportWords.sameHouseholds, summary.same),
                summary.refused.map { (ImportWords.refusedHouseholds, $0) } ?? (ImportWords.refusedNotices, summary.errors),
            ] + (missing == 0 ? [] : [(ImportWords.missingHouseholds, missing)])
        return facts.map { "<dt>\($0.0)</dt><dd>\(NumberWords.grouped($0.1))</dd>" as HTML }.joined()
    }

    private var missing: Int { summary?.missing ?? 0 }

    private var reason: HTML { batch.reason.isEmpty ? .empty : "<dt>\(ImportWords.reason)</dt><dd>\(batch.reason)</dd>" }

    private var past: HTML {
        guard !shifts.isEmpty else { return .empty }
        return """
            <dt>\(YearShiftWords.done)</dt>\(shifts.map {
                "<dd>\(YearShiftWords.sentence($0, visit.areas.lastKnown(of: $0.commune, on: visit.today)?.name ?? "", isDone: true))</dd>" as HTML
            })
            """
    }

    private var undone: HTML {
        guard let moment = batch.undoneAt else { return .empty }
        return """
            <dt>\(ImportWords.undoneWhen)</dt><dd>\(moment.clock) \(moment.day.vietnamese)</dd><dt>\(ImportWords.undoReason)</dt><dd>\(batch.undoneReason ?? "")</dd>
            """
    }

    /// What has to be taken back first; or what cannot be, so that the batch stays.
    private var standing: HTML {
        let fixed = later.filter { !$0.canBeTakenBack }
        let (title, advice, works) =
            fixed.isEmpty
            ? (LaterWorkWords.first, LaterWorkWords.inOrder, later) : (LaterWorkWords.fixed, LaterWorkWords.keep, fixed)
        return """
            <section class="card warn"><h2>\(title)</h2><p>\(advice)</p><ol>\(works.map { "<li>\(line($0))</li>" as HTML })</ol></section>
            """
    }

    private func line(_ work: LaterWork) -> HTML {
        let path: String? =
            switch work.kind {
            case .list(let batch, _): "\(SitePath.imports)/lan/\(batch.description)"
            case .act(let act): SitePath.act(act)
            case .sheet(let sheet): work.households.first.map { SitePath.sheet($0.id, sheet) }
            case .other: nil
            }
        let file: String? = if case .list(_, let file) = work.kind { file } else { nil }
        let sentence = LaterWorkWords.sentence(
            EventWords.sentence(work.operation), file: file, clock: work.at.clock, day: work.at.day)
        let households = work.households.prefix(Self.named).map { household in
            "<a href=\"\(SitePath.household(household.id))\">\(household.code) \(household.head)</a>" as HTML
        }
        let more = work.households.count - households.count
        return """
            \(path.map { "<a href=\"\($0)\">\(sentence)</a>" as HTML } ?? HTML(text: sentence)): \(households.enumerated().map { "\(", ", when: $0 > 0)\($1)" as HTML })\
            \(" \(LaterWorkWords.more(more))", when: more > 0)
            """
    }

    private static let named = 20

    private var undo: HTML {
        """
        <form method="post" action="\(SitePath.imports)/lan/\(batch.id.description)/hoan-tac" class="card" novalidate>\(visit.formGuard)\
        \(Control.text(FieldState(name: "ly-do", label: ImportWords.undoReason, value: visit.form["ly-do"], problem: problems.first?.sentence)))\
        <div class="actions">\(Control.button(ImportWords.undo, isPrimary: false))</div></form>
        """
    }
}
