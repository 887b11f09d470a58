import Access
import Core
import Jobs
import Law
import Markup
import Operations
import Registry
import Store
import Words

/// The page to send a list, with the batches of late.
struct ImportStartPage {
    let visit: Visit
    let units: [AreaVersion]
    let batches: [ImportBatch]
    let officers: [String: String]
    /// What batches did to figures of years that were over.
    let shifts: [ImportBatch.ID: [YearShift]]
    var problems: [(field: String, sentence: String)] = []

    var html: HTML {
        visit.page(
            ImportWords.title, problems: problems,
            """
            <h1>\(ImportWords.title)</h1><p class="lead">\(ImportWords.lead)</p>\
            <p><a href="\(SitePath.imports)/mau.xlsx">\(ImportWords.template)</a> <span class="hint">\(ImportWords.templateHint)</span></p>\
            <form method="post" action="\(SitePath.imports)" enctype="multipart/form-data" class="card" novalidate>\(visit.formGuard)\
            \(Control.file(state("tep", ImportWords.file), accept: ".xlsx,.csv"))\
            \(Control.select(state("don-vi", ImportWords.unit), units.map { ($0.area.description, $0.name) }))\
            \(Control.select(state("loai", ImportWords.kind, hint: ImportWords.kindHint), ImportWords.kinds.map { (value: $0.0, label: $0.1) }))\
            \(Control.text(state("ngay", ImportWords.asOf, hint: ReviewWords.dayHint, value: visit.today.vietnamese), width: .short))\
            <div class="actions">\(Control.button(ImportWords.check))</div></form>\(recent)
            """)
    }

    private func state(_ name: String, _ label: String, hint: String = "", value: String = "") -> FieldState {
        FieldState(
            name: name, label: label, value: visit.form.has(name) ? visit.form[name] : value, hint: hint,
            problem: problems.first { $0.field == name }?.sentence)
    }

    private func result(_ batch: ImportBatch) -> String {
        guard batch.undoneAt == nil else { return ImportWords.undone }
        return shifts[batch.id].map { "\(ImportWords.done) \(YearShiftWords.years($0))" } ?? ImportWords.done
    }

    private var recent: HTML {
        guard !batches.isEmpty else { return .empty }
        return """
            <h2>\(ImportWords.recent)</h2><div class="scroll" tabindex="0" role="region" aria-label="\(ImportWords.recent)"><table><thead><tr><th scope="col">\(ImportWords.file)</th><th scope="col">\(ImportWords.when)</th><th scope="col">\(ImportWords.who)</th><th scope="col">\(ImportWords.result)</th></tr></thead><tbody>\(batches.map { batch in
                "<tr><th scope=\"row\"><a href=\"\(SitePath.imports)/lan/\(batch.id.description)\">\(batch.fileName)</a></th><td>\(batch.appliedAt.clock) \(batch.appliedAt.day.vietnamese)</td><td>\(batch.officer.flatMap { officers[$0.description] } ?? "")</td><td>\(result(batch))</td></tr>" as HTML
            })</tbody></table></div>
            """
    }
}

/// What a list would change, lane by lane and repair by repair.
struct ImportVerdictPage {
    let visit: Visit
    let job: StoredJob
    let verdict: ListVerdict
    let unit: String
    let asOf: CalendarDate
    /// Cells that stand otherwise than in the file.
    let putRight: [ListedCell]
    var problems: [(field: String, sentence: String)] = []

    private var summary: ImportSummary { verdict.summary }
    private var missing: Int { summary.missing ?? 0 }
    private var path: String { SitePath.result(of: job) }

    var html: HTML {
        visit.page(
            ImportWords.verdict, crumbs: [(ImportWords.title, SitePath.imports)], problems: problems,
            """
            <h1>\(ImportWords.verdict)</h1><p class="lead">\(verdict.fileName) · \(unit) · \(asOf.vietnamese)</p>\
            <p>\(ImportWords.counts(rows: summary.rows, households: summary.households))\(job.finishedAt.map { " " + ImportWords.checkedAt($0.clock, $0.day.vietnamese) } ?? "")</p>\
            \(registered)\(cells)\
            \("<div class=\"banner\"><p>\(ImportWords.sameFile)</p></div>", when: verdict.wasTakenIn)\
            <div class="cards">\(card(ImportWords.add, summary.add))\(card(ImportWords.change, summary.change))\(card(ImportWords.corrected, summary.corrected ?? 0), when: (summary.corrected ?? 0) > 0)\(card(ImportWords.same, summary.same))\(card(ImportWords.refused, verdict.refused))</div>\
            \(actions)\(contents)\
            <h2 id="phai-sua">\(ImportWords.errors)</h2>\(repairs(areErrors: true))\
            \(additions)\(changes)\
            <h2 id="xem-lai">\(ImportWords.warnings)</h2>\(repairs(areErrors: false))
            """)
    }

    /// What stands below, with how many places each.
    private var contents: HTML {
        func places(_ areErrors: Bool) -> Int { verdict.groups.filter { $0.code.isError == areErrors }.map(\.count).reduce(0, +) }
        let parts = [
            ("phai-sua", ImportWords.errors, places(true)),
            ("them", ListedChangeWords.additions, verdict.additions == nil ? 0 : summary.add),
            ("sua", ListedChangeWords.title, verdict.changes == nil ? 0 : summary.change), ("xem-lai", ImportWords.warnings, places(false)),
        ]
        return """
            <nav aria-label="\(ImportWords.contents)"><ul>\(parts.filter { $0.2 > 0 }.map {
                "<li><a href=\"#\($0.0)\">\($0.1)</a>: \(NumberWords.grouped($0.2))</li>" as HTML
            })</ul></nav>
            """
    }

    /// So many lines stand open; more are folded under what they are about.
    private static let unfolded = 20

    private func card(_ title: String, _ count: Int) -> HTML {
        "<section class=\"card\"><h2>\(title)</h2><p class=\"figure\">\(NumberWords.grouped(count))</p></section>"
    }

    /// Said after a household was registered from a line of this list.
    private var registered: HTML {
        guard let household = Household.ID(visit.query["da-dang-ky"]) else { return .empty }
        return """
            <div class="banner" role="status"><p>\(ImportWords.registered) <a href="\(SitePath.household(household))">\(ImportWords.registeredSee)</a></p>\
            <p>\(ImportWords.registeredNext)</p></div>
            """
    }

    private var cells: HTML {
        guard !putRight.isEmpty else { return .empty }
        return """
            <section class="card"><h2>\(ListCellWords.done)</h2><ul>\(putRight.map {
                "<li>\(ImportWords.place(sheet: $0.sheet, row: $0.row, column: $0.column)): <b>\(ListCellWords.shown($0.text))</b></li>" as HTML
            })</ul></section>
            """
    }

    private var actions: HTML {
        let hasWork = summary.add + summary.change > 0
        return """
            \("<p>\(missing > 0 ? ImportWords.nothingButMissing : ImportWords.nothingToDo)</p>", when: !hasWork && verdict.refused == 0)\
            \(toldMissing, when: !hasWork && missing > 0)\
            <form method="post" action="\(path)" novalidate>\(visit.formGuard)\(questions, when: hasWork && !verdict.questions.isEmpty)<div class="actions">\
            \(Control.button(ImportWords.apply), when: hasWork)\
            \(Control.button(ImportWords.checkAgain, isPrimary: false, name: "viec", value: "kiem-lai"))\
            <a class="plain" href="\(path)/ket-qua.xlsx">\(ImportWords.answerFile)</a></div></form>
            """
    }

    /// What has to be ticked and reasoned before such a list is taken in.
    private var questions: HTML {
        """
        <fieldset class="card warn"><legend>\(EntryWords.check)</legend>\(verdict.questions.map { question in
            "\(told(question))\(tick(question))" as HTML
        })\(Control.text(FieldState(name: "ly-do", label: ImportWords.reason, value: visit.form["ly-do"], problem: problem("ly-do"))), when: verdict.questions.contains(where: \.takesReason))</fieldset>
        """
    }

    private func told(_ question: ImportQuestion) -> HTML {
        switch question {
        case .fewHouseholds: "<p>\(ImportWords.unlikely(verdict.listedNow ?? 0, registered: verdict.registered ?? 0))</p>\(toldMissing)"
        case .missingHouseholds: toldMissing
        case .pastYears: "\((verdict.shifts ?? []).map(told))<p>\(YearShiftWords.advice)</p>"
        case .corrections: "<p>\(ImportWords.corrections(summary.corrected ?? 0))</p>"
        case .newHouseholds: "<p>\(ListedChangeWords.additionsAsked((verdict.additions ?? []).count { $0.near != nil }))</p>"
        }
    }

    private var toldMissing: HTML {
        let villages = verdict.missingVillages ?? []
        return """
            <p><strong>\(ImportWords.missing(missing))</strong></p>\
            \("<ul>\(villages.map { "<li>\(ImportWords.missing(in: $0))</li>" as HTML })</ul>", when: !villages.isEmpty)\
            <p>\(ImportWords.missingAdvice)</p>
            """ as HTML
    }

    /// Which figures of a year become others, and by which households.
    private func told(_ shift: YearShift) -> HTML {
        let sentence = YearShiftWords.sentence(shift, visit.areas.lastKnown(of: shift.commune, on: visit.today)?.name ?? "")
        guard let movers = shift.movers, !movers.isEmpty else { return "<p>\(sentence)</p>" }
        let more = (shift.moverCount ?? movers.count) - movers.count
        return """
            <p>\(sentence)</p><p>\(YearShiftWords.movers(shift.year))</p><ul>\(movers.map { mover in
                "<li>\(YearShiftWords.place(mover)): \(link(mover)) – \(YearShiftWords.change(mover))</li>" as HTML
            })\("<li>\(YearShiftWords.moreMovers(more))</li>", when: more > 0)</ul>
            """
    }

    private func link(_ mover: YearShift.Mover) -> HTML {
        let name = YearShiftWords.name(mover)
        return mover.id.map { "<a href=\"\(SitePath.household($0))\">\(name)</a>" } ?? HTML(text: name)
    }

    private func tick(_ question: ImportQuestion) -> HTML {
        let problem = problem(question.field + "-1")
        return """
            \("<p class=\"problem\" id=\"\(question.field)-1-problem\">\(problem ?? "")</p>", when: problem != nil)\
            <p>\(Control.tick(name: question.field, value: "1", label: question.tick, isTicked: visit.form.has(question.field)))</p>
            """
    }

    private func problem(_ field: String) -> String? { problems.first { $0.field == field }?.sentence }

    /// Which households would come anew.
    private var additions: HTML {
        guard let additions = verdict.additions, !additions.isEmpty else { return .empty }
        return """
            <details class="card" id="them"\(" open", when: additions.count <= Self.unfolded)><summary><strong>\(ListedChangeWords.additions)</strong> – \(NumberWords.grouped(summary.add))</summary><p class="hint">\(ListedChangeWords.additionsLead)</p>\
            <div class="scroll" tabindex="0" role="region" aria-label="\(ListedChangeWords.additions)"><table class="stack"><thead><tr><th scope="col">\(ImportWords.place)</th><th scope="col">\(HouseholdWords.name(HouseholdWords.Column.head))</th><th scope="col">\(HouseholdWords.born)</th><th scope="col">\(HouseholdWords.village)</th><th scope="col" class="n">\(HouseholdWords.name(.persons))</th><th scope="col">\(HouseholdWords.povertyClass)</th><th scope="col">\(ListedChangeWords.nearest)</th></tr></thead><tbody>\(additions.map { addition in
                "<tr><td>\(ImportWords.place(sheet: addition.sheet, row: addition.row, column: ""))</td><th scope=\"row\">\(addition.head)</th><td class=\"nowrap\" data-label=\"\(HouseholdWords.born)\">\(addition.born)</td><td data-label=\"\(HouseholdWords.village)\">\(addition.village)</td><td class=\"n\" data-label=\"\(HouseholdWords.name(.persons))\">\(addition.persons)</td><td>\(ClassTag.html(PovertyClass(rawValue: addition.povertyClass)))</td><td data-label=\"\(ListedChangeWords.nearest)\">\(addition.near.map { "\(ListedChangeWords.near($0)) \(ClassTag.html(PovertyClass(rawValue: $0.povertyClass)))" as HTML } ?? .empty)</td></tr>" as HTML
            })</tbody></table></div>\("<p>\(ImportWords.more)</p>", when: summary.add > additions.count)</details>
            """
    }

    /// Which households would be changed, and what of them.
    private var changes: HTML {
        guard let changes = verdict.changes, !changes.isEmpty else { return .empty }
        return """
            <details class="card" id="sua"\(" open", when: changes.count <= Self.unfolded)><summary><strong>\(ListedChangeWords.title)</strong> – \(NumberWords.grouped(summary.change))</summary>\
            <div class="scroll" tabindex="0" role="region" aria-label="\(ListedChangeWords.title)"><table><thead><tr><th scope="col">\(ImportWords.place)</th><th scope="col">\(EntryWords.household)</th><th scope="col">\(ListedChangeWords.fields)</th></tr></thead><tbody>\(changes.map { change in
                "<tr><td>\(ImportWords.place(sheet: change.sheet, row: change.row, column: ""))</td><th scope=\"row\">\(change.head) (\(change.code))</th><td>\(change.fields.map { "<div>\(ListedChangeWords.sentence($0))</div>" as HTML })</td></tr>" as HTML
            })</tbody></table></div>\("<p>\(ImportWords.more)</p>", when: summary.change > changes.count)</details>
            """
    }

    /// The notices by what has to be done about them, the most harmful first.
    private func repairs(areErrors: Bool) -> HTML {
        let groups = verdict.groups.filter { $0.code.isError == areErrors }
        guard !groups.isEmpty else { return "<p>\(ImportWords.none)</p>" }
        let repairs = Dictionary(grouping: groups, by: { ImportWords.group($0.code) })
            .map { (title: $0.key, count: $0.value.map(\.count).reduce(0, +), notices: $0.value.flatMap(\.notices)) }
            .sorted { (ImportWords.rank(ofGroup: $0.title), $0.title) < (ImportWords.rank(ofGroup: $1.title), $1.title) }
        return repairs.map { repair in
            """
            <details class="card"\(" open", when: repair.count <= (areErrors ? Self.unfolded : Self.unfolded / 4))><summary><strong>\(repair.title)</strong> – \(ImportWords.lines(repair.count))</summary>\
            <div class="scroll" tabindex="0" role="region" aria-label="\(areErrors ? ImportWords.errors : ImportWords.warnings): \(repair.title)"><table><thead><tr><th scope="col">\(ImportWords.place)</th><th scope="col">\(ImportWords.problem)</th><th scope="col" class="nowrap">\(ImportWords.byHand)</th></tr></thead><tbody>\(repair.notices.map {
                "<tr><td class=\"place\">\(ImportWords.place(sheet: $0.sheet, row: $0.row, column: $0.column))</td><td>\(ImportWords.sentence($0))</td>\(byHand($0))</tr>" as HTML
            })</tbody></table></div>\("<p>\(ImportWords.more)</p>", when: repair.count > repair.notices.count)</details>
            """ as HTML
        }.joined()
    }
}

extension ImportVerdictPage {
    /// The ways to the form of one household, filled from the line, and to the cell.
    private func byHand(_ notice: ListNotice) -> HTML {
        let form = visit.may(.editHousehold) ? HouseholdFromList.address(notice, of: job.id) : nil
        let cell = ListCellPage.address(notice, of: job.id)
        func link(_ address: String, _ word: String, column: String) -> HTML {
            let place = ImportWords.place(sheet: notice.sheet, row: notice.row, column: column)
            return "<a class=\"nowrap\" href=\"\(address)\" aria-label=\"\(word): \(place)\">\(word)</a>"
        }
        return """
            <td>\(form.map { link($0, ImportWords.repair, column: "") } ?? .empty)\(" ", when: form != nil && cell != nil)\
            \(cell.map { link($0, ListCellWords.link, column: notice.column) } ?? .empty)</td>
            """
    }
}

extension ImportQuestion {
    /// The field of its tick.
    var field: String {
        switch self {
        case .fewHouseholds: "it-ho"
        case .missingHouseholds: "thieu-ho"
        case .pastYears: "nam-truoc"
        case .corrections: "dinh-chinh"
        case .newHouseholds: "ho-moi"
        }
    }

    fileprivate var tick: String {
        switch self {
        case .fewHouseholds: ImportWords.unlikelyTick
        case .missingHouseholds: ImportWords.missingTick
        case .pastYears: YearShiftWords.tick
        case .corrections: ImportWords.correctionsTick
        case .newHouseholds: ListedChangeWords.additionsTick
        }
    }

    var tickMissing: String {
        switch self {
        case .fewHouseholds: ImportWords.unlikelyTickMissing
        case .missingHouseholds: ImportWords.missingTickMissing
        case .pastYears: YearShiftWords.tickMissing
        case .corrections: ImportWords.correctionsTickMissing
        case .newHouseholds: ListedChangeWords.additionsTickMissing
        }
    }
}
