import Access
import Core
import Law
import Markup
import Operations
import Registry
import Store
import Words

/// A village or a commune in a round: the steps with what lacks for the next, its households, and the acts that the officer may do here.
struct RoundUnitPage {
    let visit: Visit
    let samples: SampleBook
    let unit: AreaVersion
    let situation: RoundSituation
    let officers: [Officer.ID: String]
    /// Who may be given households of the unit.
    let reviewers: [(id: Officer.ID, name: String)]
    var entry: Entry
    /// What was found when a household is looked for to be put in.
    var found: [HouseholdRow]?

    /// What the choice of a reviewer says for households that are given to nobody.
    static let takenBack = "bo"

    private var book: RoundBook { samples.book }
    private var path: String { SitePath.roundUnit(book.round.id, unit.area) }
    private var isCommune: Bool { unit.level == .commune }
    private var mayEnter: Bool { visit.may(.submitReviewSheet) && !book.rows(in: unit.area).isEmpty }
    private var mayRun: Bool { visit.may(.runRounds, in: unit.area) }

    var html: HTML {
        var crumbs = [(title: RoundPageWords.title, path: SitePath.rounds), (RoundWords.title(book.round), SitePath.round(book.round.id))]
        if !isCommune, let commune = visit.areas.ancestor(of: unit.area, at: .commune, on: visit.today) {
            crumbs.append((visit.name(of: commune), SitePath.roundUnit(book.round.id, commune)))
        }
        return visit.page(
            unit.name, crumbs: crumbs, problems: entry.problems,
            """
            \(visit.savedBanner())<h1>\(unit.name)</h1><p class="lead">\(RoundWords.title(book.round)) · \(book.round.startsOn.vietnamese) – \(book.round.endsOn.vietnamese)</p>\
            \(nextPart)\(SecondSheetPages.toLookAt(samples.open(in: unit.area), in: book.round.id, visit))\(progressPart, when: isCommune)\(casesPart)\(PrintedSheetPages.printForm(book, unit, reviewers, visit), when: mayEnter && situation.reached < .decision)\(addPart, when: mayRun && situation.reached < .decision)\
            \(backPart, when: mayRun && situation.reached > .prepared && situation.reached < .decision)\(ReopeningPart.html(book, unit.area, situation, entry), when: isCommune)\(historyPart)
            """)
    }

    // MARK: the next step

    private var nextPart: HTML {
        guard let next = situation.next else {
            return """
                <section class="card"><h2>\(RoundPageWords.nextStep)</h2><p>\(RoundPageWords.allDone)</p>\
                \(linksOfCommune, when: isCommune)</section>
                """
        }
        let day = max(visit.today, situation.lastDay ?? visit.today)
        let lacks = situation.lacks(for: next.step, on: day, today: day, document: "-")
        return """
            <section class="card" id="buoc"><h2>\(RoundPageWords.nextStep): \(RoundWords.name(next.step))</h2><dl class="facts">\
            <dt>\(RoundPageWords.stage)</dt><dd>\(RoundListPages.stage(unit.area, book, visit))</dd>\
            <dt>\(RoundPageWords.who)</dt><dd>\(next.actors.map(RoundWords.name).joined(separator: "; "))</dd>\
            <dt>\(RoundPageWords.output)</dt><dd>\(next.output)</dd>\
            <dt>\(RoundPageWords.article)</dt><dd class="cite">\(LawWords.citation(next.citation, in: visit.site.law.documents))\(confidence(next.confidence))</dd>\
            \(limitFacts(next.step))</dl>\
            \("<p>\(RoundPageWords.nothingLacks)</p>", when: lacks.isEmpty)\
            \("<h3>\(RoundPageWords.lacks)</h3><ul>\(lacks.map { "<li>\(RoundWords.sentence($0))</li>" as HTML })</ul>", when: !lacks.isEmpty)\
            \(way(of: next.step))\(linksOfCommune, when: isCommune)\(passOverPart(next.step))</section>
            """
    }

    private func confidence(_ confidence: Confidence) -> String {
        confidence == .verified ? "" : " – " + LawWords.confidence(confidence)
    }

    private func limitFacts(_ step: ReviewStep) -> HTML {
        let limits: [ReviewProcedure.Limit] =
            switch step {
            case .posting: [.posting]
            case .objections: [.recheck, .reposting]
            case .opinion: [.opinion]
            case .decision: [.whole]
            default: []
            }
        return limits.compactMap { limit -> HTML? in
            book.limit(limit).map { "<dt>\(RoundWords.name(limit))</dt><dd>\(RoundWords.limit($0))\(due(limit))</dd>" }
        }.joined()
    }

    /// The day on which a limit ends that has begun.
    private func due(_ limit: ReviewProcedure.Limit) -> String {
        let start: CalendarDate? =
            switch limit {
            case .whole: book.round.startsOn
            case .opinion: book.progress.history(of: unit.area).last { $0.step == .opinionAsked }?.on
            default: nil
            }
        guard let start, let last = try? book.lastDay(of: limit, from: start) else { return "" }
        return " (\(last.day.vietnamese)\(last.isVerified ? "" : " " + RoundPageWords.calendarUnread))"
    }

    private func way(of step: ReviewStep) -> HTML {
        switch step {
        case .meeting:
            link(SitePath.meeting(book.round.id, unit.area), RoundPageWords.meeting, .holdMeetings)
        case .posting:
            link(SitePath.posting(book.round.id, unit.area), RoundPageWords.posting, .runRounds)
        case .decision:
            link(SitePath.decision(book.round.id, unit.area), RoundPageWords.decision, .viewHouseholds)
        case .certificates:
            """
            <p class="actions"><a class="plain" href="\(SitePath.certificates)?xa=\(unit.area.description)">\(CertificateWords.title)</a></p>\
            \(mayRun ? finishForm(step) : waiting(.runRounds))
            """
        case .official: visit.may(.closeRounds, in: unit.area) ? finishForm(step) : waiting(.closeRounds)
        default: mayRun ? finishForm(step) : waiting(.runRounds)
        }
    }

    private func link(_ path: String, _ title: String, _ permission: Permission) -> HTML {
        visit.may(permission, in: unit.area)
            ? "<p class=\"actions\"><a class=\"primary\" href=\"\(path)\">\(title)</a></p>" : waiting(permission)
    }

    private func waiting(_ permission: Permission) -> HTML {
        "<p class=\"hint\">\(RoundPageWords.waitsFor) “\(AccessWords.name(permission))”.</p>"
    }

    private var linksOfCommune: HTML {
        let isPosted = situation.reached >= .posting
        return """
            <p class="actions">\("<a class=\"plain\" href=\"\(SitePath.posting(book.round.id, unit.area))\">\(RoundPageWords.printPosting)</a>", when: isPosted)\
            <a class="plain" href="\(SitePath.objections(book.round.id))">\(RoundPageWords.objections)</a>\
            <a class="plain" href="\(SitePath.sample(book.round.id, unit.area))">\(SampleWords.title)</a>\
            <a class="plain" href="\(SitePath.decision(book.round.id, unit.area))">\(RoundPageWords.decision)</a></p>
            """
    }

    private func finishForm(_ step: ReviewStep) -> HTML {
        var state = entry.state("ngay", RoundPageWords.day, hint: ReviewWords.dayHint)
        if state.value.isEmpty { state.value = visit.today.vietnamese }
        return """
            <form method="post" action="\(path)/buoc" novalidate>\(visit.formGuard)\(Control.hidden("buoc", step.rawValue))\
            \(Control.text(state, width: .short, isNumeric: true))\
            \(Control.text(entry.state("van-ban", RoundPageWords.document)), when: step >= .opinionAsked)\
            <div class="actions">\(Control.button("\(RoundPageWords.finish): \(RoundWords.name(step))"))</div></form>
            """
    }

    private func passOverPart(_ step: ReviewStep) -> HTML {
        guard visit.may(.decideRounds, in: unit.area), PassOverStep.mayPass(step) else { return .empty }
        return """
            <details><summary>\(RoundPageWords.passOver)</summary><p class="hint">\(RoundPageWords.passOverHint)</p>\
            <form method="post" action="\(path)/bo-qua" novalidate>\(visit.formGuard)\(Control.hidden("buoc", step.rawValue))\
            \(Control.text(entry.state("van-ban", RoundPageWords.document)))\(Control.text(entry.state("ly-do", RoundPageWords.reason)))\
            <div class="actions">\(Control.button("\(RoundPageWords.passOver): \(RoundWords.name(step))", isPrimary: false))</div></form></details>
            """
    }

    // MARK: progress

    private var progressPart: HTML {
        let villages = book.villages(of: unit.area)
        let reviewers = Dictionary(grouping: book.rows(in: unit.area), by: \.reviewer)
            .map { (name: $0.key.map { officers[$0] ?? "" } ?? RoundPageWords.unassigned, rows: $0.value) }
            .sorted { $0.name.naturalSortKey.lexicographicallyPrecedes($1.name.naturalSortKey) }
        guard !villages.isEmpty else { return .empty }
        return """
            <h2>\(RoundPageWords.byVillage)</h2>\(villagesForm, when: mayRun && situation.villagesBehind > 0)\(scrolling(RoundPageWords.byVillage, """
            <table class="stack"><thead><tr><th scope="col">\(HouseholdWords.village)</th>\(CaseCounts.heads)<th scope="col">\(RoundPageWords.stage)</th></tr></thead><tbody>\(villages.map { village in
                "<tr><th scope=\"row\"><a href=\"\(SitePath.roundUnit(book.round.id, village.area))\">\(village.name)</a></th>\(CaseCounts(book.rows(in: village.area), in: book).cells)<td data-label=\"\(RoundPageWords.stage)\">\(RoundListPages.stage(village.area, book, visit))</td></tr>" as HTML
            })</tbody></table>
            """))<h2>\(RoundPageWords.byReviewer)</h2>\(scrolling(RoundPageWords.byReviewer, """
            <table class="stack"><thead><tr><th scope="col">\(RoundPageWords.reviewer)</th>\(CaseCounts.heads)</tr></thead><tbody>\(reviewers.map { reviewer in
                "<tr><th scope=\"row\">\(reviewer.name)</th>\(CaseCounts(reviewer.rows, in: book).cells)</tr>" as HTML
            })</tbody></table>
            """))
            """
    }

    /// A step finished at once in every village where nothing lacks for it.
    private var villagesForm: HTML {
        let steps = book.procedure.steps.filter { $0.place == .village && $0.step != .meeting }.map(\.step)
        var day = entry.state("ngay-thon", RoundPageWords.day, hint: ReviewWords.dayHint)
        if day.value.isEmpty { day.value = visit.today.vietnamese }
        return """
            <form method="post" action="\(path)/buoc-thon" class="card" novalidate>\(visit.formGuard)<h3>\(RoundPageWords.finishVillages)</h3><p class="hint">\(RoundPageWords.finishVillagesHint)</p>\
            <div class="filters">\(Control.select(entry.state("buoc-thon", RoundPageWords.nextStep), steps.map { ($0.rawValue, RoundWords.name($0)) }))\
            \(Control.text(day, width: .short, isNumeric: true))</div><div class="actions">\(Control.button(RoundPageWords.finishVillages, isPrimary: false))</div></form>
            """
    }

    // MARK: households

    private var casesPart: HTML {
        let rows = book.rows(in: unit.area)
        let mayAssign = mayRun && situation.reached < .decision && !rows.isEmpty
        let list: HTML =
            rows.isEmpty
            ? "<div class=\"card\"><p>\(RoundPageWords.noCases)</p></div>"
            : scrolling(
                RoundPageWords.list,
                """
                <table class="stack"><thead><tr>\("<th scope=\"col\">\(RoundPageWords.choose)</th>", when: mayAssign)<th scope="col">\(RoundPageWords.head)</th><th scope="col">\(HouseholdWords.village)</th>\
                <th scope="col">\(RoundPageWords.presentClass)</th><th scope="col">\(RoundPageWords.state)</th><th scope="col">\(RoundPageWords.foundClass)</th>\
                <th scope="col">\(RoundPageWords.reviewer)</th><th scope="col">\(RoundPageWords.file)</th></tr></thead><tbody>\(rows.map { line($0, mayAssign) })</tbody></table>
                """)
        guard mayAssign else { return "<h2>\(RoundPageWords.list) (\(rows.count))</h2>\(list)" }
        let options =
            [("", EntryWords.choose)] + reviewers.map { ($0.id.description, $0.name) } + [(Self.takenBack, RoundPageWords.nobody)]
        return """
            <h2>\(RoundPageWords.list) (\(rows.count))</h2><form method="post" action="\(path)/phan-cong" novalidate>\(visit.formGuard)\(list)\
            <section class="card"><h3>\(RoundPageWords.assign)</h3><p class="hint">\(RoundPageWords.assignHint)</p>\
            \(Control.select(entry.state("giao-cho", RoundPageWords.assignTo), options))\
            <div class="actions">\(Control.button(RoundPageWords.assign, isPrimary: false))</div></section></form>
            """
    }

    private func line(_ row: CaseRow, _ mayAssign: Bool) -> HTML {
        let state = book.state(row)
        let found = row.decision.map { $0.decidedClass } ?? state.povertyClass
        let (household, id) = (row.facts.household, row.facts.id)
        let maySubmit =
            visit.may(.submitReviewSheet, in: row.facts.village) && !row.facts.isDecided && state != .gone
        let tick: HTML = """
            <td data-label="\(RoundPageWords.choose)"><label class="choice"><input type="checkbox" name="ca-\(id.description)" value="1"><span class="visually-hidden">\(row.headName) · \(row.code)</span></label></td>
            """
        return """
            <tr>\(tick, when: mayAssign)<th scope="row"><a href="\(SitePath.household(household))">\(row.headName) · \(row.code)</a></th>\
            <td data-label="\(HouseholdWords.village)">\(visit.name(of: row.facts.village))</td>\
            <td data-label="\(RoundPageWords.presentClass)">\(ClassTag.html(row.decision.map { $0.formerClass } ?? row.facts.formerClass))</td>\
            <td data-label="\(RoundPageWords.state)">\(RoundWords.name(state))</td><td data-label="\(RoundPageWords.foundClass)">\(found.map { ClassTag.html($0) } ?? .empty)</td>\
            <td data-label="\(RoundPageWords.reviewer)">\(row.reviewer.flatMap { officers[$0] } ?? "")</td>\
            <td data-label="\(RoundPageWords.file)"><a href="\(SitePath.reviewCase(book.round.id, id))">\(RoundPageWords.file)</a>\
            \(" · <a href=\"\(SitePath.newSheet(household))\">\(RoundPageWords.enterSheet)</a>", when: maySubmit)</td></tr>
            """
    }

    private var addPart: HTML {
        let search = FieldState(name: "tim", label: RoundPageWords.find, value: visit.query["tim"], hint: RoundPageWords.addHint)
        return """
            <section class="card"><h2>\(RoundPageWords.drawUp)</h2>\
            \("<p class=\"hint\">\(RoundPageWords.drawUpHint)</p><form method=\"post\" action=\"\(path)/danh-sach\">\(visit.formGuard)<div class=\"actions\">\(Control.button(RoundPageWords.drawUp))</div></form>", when: isCommune)\
            <h3>\(RoundPageWords.addHousehold)</h3><form method="get" action="\(path)">\(Control.text(search))\
            <div class="actions">\(Control.button(RoundPageWords.find, isPrimary: false))</div></form>\(foundPart)</section>
            """
    }

    private var foundPart: HTML {
        guard let found else { return .empty }
        guard !found.isEmpty else { return "<p>\(RoundPageWords.noHouseholdFound)</p>" }
        return """
            <form method="post" action="\(path)/bo-sung" novalidate>\(visit.formGuard)\
            \(Control.choice(FieldState(name: "ho", label: RoundPageWords.addHousehold, value: visit.form["ho"]), found.map {
                ($0.household.id.description, "\($0.headName) · \($0.household.code) · \(visit.name(of: $0.household.village))")
            }))\(Control.text(entry.state("ly-do", RoundPageWords.reason)))<div class="actions">\(Control.button(RoundPageWords.addHousehold))</div></form>
            """
    }

    // MARK: history

    private var backPart: HTML {
        let steps =
            [ReviewStep.prepared] + book.procedure.steps.filter { $0.place == situation.place && $0.step < situation.reached }.map(\.step)
        return """
            <section class="card"><details\(" open", when: entry.problems.contains { $0.field == "ly-do" })><summary>\(RoundPageWords.setBack)</summary><p class="hint">\(RoundPageWords.setBackHint)</p>\
            <form method="post" action="\(path)/lam-lai" novalidate>\(visit.formGuard)\
            \(Control.select(FieldState(name: "den-buoc", label: RoundPageWords.backTo), steps.reversed().map { ($0.rawValue, RoundWords.name($0)) }))\
            \(Control.text(FieldState(name: "ly-do-lam-lai", label: RoundPageWords.reason, value: visit.form["ly-do-lam-lai"])))\
            <div class="actions">\(Control.button(RoundPageWords.setBack, isPrimary: false))</div></form></details></section>
            """
    }

    private var historyPart: HTML {
        let lineage = book.progress.lineage(of: unit.area)
        let own = book.steps.filter { lineage.contains($0.step.area) }
        guard !own.isEmpty else { return .empty }
        return """
            <section class="card"><h2>\(RoundPageWords.history)</h2><ol class="reasons">\(own.map { entry in
                let step = entry.step
                let place = step.area == unit.area ? "" : visit.name(of: step.area) + ": "
                let rest = [step.document, RoundWords.reason(step, belowAgreement: RecordMeeting.belowAgreement), entry.officer.flatMap { officers[$0] } ?? ""]
                    .filter { !$0.isEmpty }.map { " · " + $0 }.joined()
                return "<li>\(step.on.vietnamese) – \(place)\(RoundWords.name(step.step)): \(RoundWords.name(step.kind).lowercased())\(rest)</li>" as HTML
            })</ol></section>
            """
    }
}
