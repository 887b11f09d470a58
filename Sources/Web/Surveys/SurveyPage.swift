import Access
import Core
import Database
import Exchange
import HTTPTypes
import Law
import Markup
import Operations
import Registry
import Store
import Words

/// One survey: its sample, who asks whom, how far that is, and its end.
struct SurveyPage {
    let visit: Visit
    let book: SurveyBook
    /// Those who may be given households.
    let interviewers: [(id: Officer.ID, name: String)]
    let names: [Officer.ID: String]
    /// How many could be drawn, or could have been; and whether the seed gives the same households again.
    let frame: (count: Int, repeats: Bool)
    let problems: Visit.Problems

    static func read(_ visit: Visit, _ problems: Visit.Problems) async throws -> SurveyPage {
        let book = try await visit.surveyBook()
        let communes = book.communes.intersection(visit.scope(for: .viewHouseholds).communes)
        let areas = communes.flatMap { [$0] + visit.areas.children(of: $0, on: visit.today).map(\.area) }
        let (today, survey) = (visit.today, book.survey)
        return try await visit.site.database.read { transaction in
            let candidates =
                survey.sample == nil
                ? try transaction.surveyFrame(survey.frame, within: AreaScope(communes: book.communes))
                : try transaction.surveyCandidates(of: survey.id)
            return SurveyPage(
                visit: visit, book: book,
                interviewers: try transaction.officers(with: [.communeOfficer, .villageHead], in: areas, on: today),
                names: try transaction.officerNames(Set(book.rows.compactMap(\.interviewer)).sorted()),
                frame: (candidates.count, survey.sample == nil || book.repeats(candidates)), problems: problems)
        }
    }

    private var survey: Survey { book.survey }
    private var path: String { SitePath.survey(survey.id) }
    private var entry: Entry { Entry(visit: visit, fields: visit.form, problems: problems) }
    private var runs: Bool { visit.may(.openRounds, inAllOf: book) }

    var html: HTML {
        visit.page(
            survey.title, crumbs: visit.surveyCrumbs(), problems: problems,
            """
            \(visit.savedBanner())<h1>\(survey.title)</h1>\(facts)\(drawForm, when: survey.state == .prepared && runs)\
            \(links, when: survey.sample != nil)\(progress, when: survey.sample != nil)\(list, when: !book.rows.isEmpty)\(questions)\(ends, when: runs)
            """)
    }

    private var facts: HTML {
        let programme = visit.site.law.ruleBook.programmes.first { $0.id == survey.programme }?.title ?? SurveyWords.noProgramme
        return """
            <section class="card"><dl class="facts"><dt>\(SurveyWords.stage)</dt><dd>\(SurveyWords.name(survey.stage))</dd><dt>\(SurveyWords.unit)</dt><dd>\(visit.name(of: survey.unit))</dd>\
            <dt>\(SurveyWords.period)</dt><dd>\(survey.startsOn.vietnamese) – \(survey.endsOn.vietnamese)</dd><dt>\(SurveyWords.document)</dt><dd>\(survey.document)</dd>\
            <dt>\(SurveyWords.programme)</dt><dd>\(programme)</dd><dt>\(SurveyWords.frame)</dt><dd>\(SurveyWords.name(survey.frame))</dd>\
            <dt>\(SurveyWords.state)</dt><dd>\(SurveyWords.name(survey.state))\(survey.steps.last.map { step in " (\(step.at.day.vietnamese)\(step.reason.isEmpty ? "" : ": \(step.reason)"))" } ?? "")</dd>\
            \(survey.sample.map(sampleFacts) ?? .empty)</dl></section>
            """
    }

    private func sampleFacts(_ sample: SurveySample) -> HTML {
        let plan = sample.plan
        let method =
            SurveyWords.name(plan.method)
            + (plan.method == .villages ? " (\(SurveyWords.perVillage.lowercased()): \(plan.perVillage))" : "")
        return """
            <dt>\(SurveyWords.sample)</dt><dd>\(SurveyWords.drawn(book.whole.count { !$0.isReplacement }, of: frame.count)), \(sample.drawnAt.day.vietnamese)</dd>\
            <dt>\(SurveyWords.method)</dt><dd>\(method)</dd><dt>\(SurveyWords.strata)</dt><dd>\(SurveyWords.name(plan.strata))</dd>\
            <dt>\(SurveyWords.replacement)</dt><dd>\(SurveyWords.name(plan.replacement))</dd>\
            <dt>\(SurveyWords.seed)</dt><dd><code>\(sample.seed)</code><br>\(frame.repeats ? SurveyWords.repeats : SurveyWords.repeatsNot)</dd>
            """
    }

    private var drawForm: HTML {
        var perVillage = entry.state("moi-thon", SurveyWords.perVillage, hint: SurveyWords.perVillageHint)
        if perVillage.value.isEmpty { perVillage.value = "10" }
        return """
            <section class="card"><h2>\(SurveyWords.draw)</h2><p class="hint">\(SurveyWords.drawHint) \(SurveyWords.notDrawn(of: frame.count))</p>\
            <form method="post" action="\(path)/mau" novalidate>\(visit.formGuard)\
            \(Control.select(entry.state("cach-rut", SurveyWords.method), SurveySample.Method.allCases.map { ($0.rawValue, SurveyWords.name($0)) }))\
            \(Control.select(entry.state("chia-theo", SurveyWords.strata), SurveySample.Strata.allCases.map { ($0.rawValue, SurveyWords.name($0)) }))\
            \(Control.text(entry.state("co-mau", SurveyWords.size, hint: SurveyWords.sizeHint), width: .tiny, isNumeric: true))\
            \(Control.text(perVillage, width: .tiny, isNumeric: true))\
            \(Control.select(entry.state("thay-the", SurveyWords.replacement), SurveySample.Replacement.allCases.map { ($0.rawValue, SurveyWords.name($0)) }))\
            <div class="actions">\(Control.button(SurveyWords.draw))</div></form></section>
            """
    }

    private var links: HTML {
        """
        <p class="actions">\("<a class=\"primary\" href=\"\(SitePath.surveyResults(survey.id))\">\(SurveyResultWords.title)</a>", when: visit.may(.viewForms) && survey.state != .cancelled)\
        \("<a class=\"plain\" href=\"\(path)/phieu.pdf\">\(PrintedSheetWords.print)</a>", when: visit.may(.submitReviewSheet) && survey.state == .collecting && !book.toVisit.isEmpty)</p>
        """
    }

    private var villages: [AreaVersion] {
        Set(book.rows.map(\.village)).compactMap { visit.areas.lastKnown(of: $0, on: visit.today) }.sorted { $0.precedes($1) }
    }

    private var progress: HTML {
        """
        <h2>\(SurveyWords.byVillage)</h2>\(scrolling(SurveyWords.byVillage, """
        <table class="stack"><thead><tr><th scope="col">\(HouseholdWords.village)</th><th scope="col" class="n">\(SurveyWords.sampleSize)</th><th scope="col" class="n">\(SurveyWords.visited)</th>\
        <th scope="col" class="n">\(SurveyWords.interviewed)</th></tr></thead><tbody>\(villages.map(line))</tbody></table>
        """))\(assign, when: visit.may(.runRounds) && survey.state == .collecting)
        """
    }

    private func line(_ village: AreaVersion) -> HTML {
        let own = book.rows(in: village.area).filter { !book.replaced.contains($0.household) }
        let outcomes = own.compactMap { book.responses[$0.household]?.outcome }
        return """
            <tr><th scope="row">\(village.name)</th><td class="n" data-label="\(SurveyWords.sampleSize)">\(own.count)</td><td class="n" data-label="\(SurveyWords.visited)">\(outcomes.count)</td>\
            <td class="n" data-label="\(SurveyWords.interviewed)">\(outcomes.count { $0 == .done })</td></tr>
            """
    }

    private var assign: HTML {
        let communes = Set(book.rows.map(\.commune)).compactMap { visit.areas.version(of: $0, on: visit.today) }.sorted { $0.precedes($1) }
        let people = [("", SurveyWords.nobody)] + interviewers.map { ($0.id.description, $0.name) }
        return """
            <section class="card"><h2>\(SurveyWords.assign)</h2><p class="hint">\(SurveyWords.assignHint)</p><form method="post" action="\(path)/giao" novalidate>\(visit.formGuard)\
            \(Control.select(entry.state("don-vi", SurveyWords.unit), (communes + villages).map { ($0.area.description, $0.name) }))\
            \(Control.select(entry.state("nguoi", SurveyWords.interviewer), people))\
            <div class="actions">\(Control.button(SurveyWords.assign, isPrimary: false))</div></form></section>
            """
    }

    private var list: HTML {
        """
        <h2>\(SurveyWords.households) (\(book.rows.count))</h2><p class="hint">\(SurveyWords.weight): \(SurveyWords.weightHint.lowercased())</p>\(scrolling(SurveyWords.households, """
        <table class="stack"><thead><tr><th scope="col">\(RoundPageWords.head)</th><th scope="col">\(HouseholdWords.village)</th><th scope="col">\(SurveyWords.interviewer)</th>\
        <th scope="col" class="n">\(SurveyWords.weight)</th><th scope="col">\(SurveyWords.outcome)</th></tr></thead><tbody>\(book.rows.map { row in
            let response = book.responses[row.household]
            let mark = book.replaced.contains(row.household) ? SurveyWords.replacedMark : row.replaces == nil ? "" : SurveyWords.replacementMark
            return """
                <tr><th scope="row"><a href="\(SitePath.surveyHousehold(survey.id, row.household))">\(row.headName) · \(row.code)</a></th><td data-label="\(HouseholdWords.village)">\(visit.name(of: row.village))</td>\
                <td data-label="\(SurveyWords.interviewer)">\(row.interviewer.flatMap { names[$0] } ?? SurveyWords.nobody)</td>\
                <td class="n" data-label="\(SurveyWords.weight)">\(SurveyWords.weight(row.draw.above, row.draw.below))</td>\
                <td data-label="\(SurveyWords.outcome)">\(SurveyWords.name(response?.outcome))\(response.map { ", \($0.interviewedOn.vietnamese)" } ?? "")\(" <span class=\"tag\">\(mark)</span>", when: !mark.isEmpty)</td></tr>
                """ as HTML
        })</tbody></table>
        """))
        """
    }

    private var questions: HTML {
        """
        <section class="card"><details><summary>\(SurveyWords.questions): \(survey.questionnaire.title) (\(survey.questionnaire.questions.count))</summary><ol>\(survey.questionnaire.questions.map { question in
            let parts = [SurveyWords.hint(question, of: survey.questionnaire), question.choices.map { SurveyWords.text($0, question) }.joined(separator: "; ")]
            return "<li>\(question.text)<div class=\"cite\">\(question.code). \(parts.filter { !$0.isEmpty }.joined(separator: ". "))</div></li>" as HTML
        })</ol></details></section>
        """
    }

    /// Closing, opening again, ending without results.
    private var ends: HTML {
        func form(_ kind: Survey.StepKind, _ title: String, _ hint: String) -> HTML {
            """
            <section class="card"><details\(" open", when: !problems.isEmpty && visit.form["viec"] == kind.rawValue)><summary>\(title)</summary><p class="hint">\(hint)</p>\
            <form method="post" action="\(path)/buoc" novalidate>\(visit.formGuard)\(Control.hidden("viec", kind.rawValue))\
            \(Control.text(FieldState(name: "ly-do-\(kind.rawValue)", label: SurveyWords.reason, value: visit.form["ly-do-\(kind.rawValue)"], problem: problems.first { $0.field == "ly-do-\(kind.rawValue)" }?.sentence)))\
            <div class="actions">\(Control.button(title, isPrimary: false))</div></form></details></section>
            """
        }
        return switch survey.state {
        case .prepared: form(.cancelled, SurveyWords.cancel, SurveyWords.cancelHint)
        case .collecting:
            form(.closed, SurveyWords.close, SurveyWords.closeHint) + form(.cancelled, SurveyWords.cancel, SurveyWords.cancelHint)
        case .closed: form(.reopened, SurveyWords.reopen, "")
        case .cancelled: .empty
        }
    }
}
