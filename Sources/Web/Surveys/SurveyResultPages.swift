import Access
import Core
import Database
import Exchange
import HTTPTypes
import Jobs
import Law
import Markup
import Operations
import Registry
import Store
import Words

/// What a survey says, alone or beside an earlier one, as a page and as a workbook.
enum SurveyResultPages {
    private static let path = "\(SitePath.surveys)/:ks/ket-qua"

    static let routes: [Route] = [
        .get(path, .permission(.viewForms)) { .page(try await page($0)) },
        .get("\(path).xlsx", .permission(.exportList)) { try await workbook($0) },
    ]

    /// What is asked for by the address.
    private struct Asked {
        var book: SurveyBook
        var earlier: SurveyBook?
        /// Those that it may be laid beside.
        var others: [Survey]
        var grouping: SurveyResults.Grouping?
        var results: SurveyResults
        var comparison: SurveyComparison?
        var notes: [String]
    }

    private static func asked(_ visit: Visit) async throws -> Asked {
        let book = try await visit.surveyBook(.viewForms)
        guard book.survey.sample != nil, book.survey.state != .cancelled else { throw PageError.notFound }
        let (scope, areas, today) = (visit.scope(for: .viewForms), visit.areas, visit.today)
        let others = try await visit.site.database.read { try SurveyBook.surveys(within: scope, in: $0, areas, today: today) }
            .filter { $0.id != book.survey.id && $0.startsOn <= book.survey.startsOn && $0.sample != nil && $0.state != .cancelled }
        let earlier = others.first { $0.id.description == visit.query["so-voi"] }
        let before: SurveyBook? = if let earlier { try await visit.surveyBook(earlier.id, .viewForms) } else { nil }
        let results = book.results()
        return Asked(
            book: book, earlier: before, others: others, grouping: SurveyResults.Grouping(rawValue: visit.query["nhom-theo"]),
            results: results,
            comparison: before.map { SurveyComparison(($0.results(), $0.survey.questionnaire), (results, book.survey.questionnaire)) },
            notes: SurveyNotes.notes(of: book, before, results, visit.areas, visit.site.shelves.law))
    }

    private static func groupName(_ visit: Visit) -> @Sendable (SurveyResults.Grouping, String) -> String {
        SurveyNotes.groupName(visit.areas, visit.today, visit.site.law.codeLists)
    }

    // MARK: page

    private static func page(_ visit: Visit) async throws -> HTML {
        let asked = try await asked(visit)
        let (survey, results) = (asked.book.survey, asked.results)
        let groupings =
            [("", SurveyResultWords.notGrouped)] + SurveyResults.Grouping.allCases.map { ($0.rawValue, SurveyResultWords.name($0)) }
        let others =
            [("", SurveyResultWords.notCompared)]
            + asked.others.map { ($0.id.description, "\($0.title) (\(SurveyWords.name($0.stage).lowercased()), \($0.year))") }
        let outcomes = ([nil] + SurveyResponse.Outcome.allCases.map(Optional.some)).filter { results.outcomes[$0] != nil }
        return visit.page(
            SurveyResultWords.title, crumbs: visit.surveyCrumbs(survey),
            """
            <h1>\(SurveyResultWords.title): \(survey.title)</h1><p class="lead">\(SurveyResultWords.lead)</p>\
            <form method="get" action="\(SitePath.surveyResults(survey.id))" class="card">\
            \(Control.select(FieldState(name: "nhom-theo", label: SurveyResultWords.by, value: asked.grouping?.rawValue ?? ""), groupings))\
            \(Control.select(FieldState(name: "so-voi", label: SurveyResultWords.compare, value: asked.earlier?.survey.id.description ?? ""), others))\
            <div class="actions">\(Control.button(SurveyResultWords.show, isPrimary: false))\
            \("<a href=\"\(SitePath.surveyResults(survey.id)).xlsx\(asked.earlier.map { "?so-voi=\($0.survey.id)" } ?? "")\">\(SurveyResultWords.workbook)</a>", when: visit.may(.exportList))</div></form>\
            <section class="card"><dl class="facts"><dt>\(SurveyResultWords.responseRate)</dt><dd>\(results.responseRate.map { "\(NumberWords.percent($0))% (\($0.numerator)/\($0.denominator))" } ?? "")</dd>\
            \(outcomes.map { "<dt>\(SurveyWords.name($0))</dt><dd>\(results.outcomes[$0] ?? 0)</dd>" as HTML })</dl><ul>\(asked.notes.map { "<li>\($0)</li>" as HTML })</ul></section>\
            \(asked.comparison.map { compared($0, asked, visit) } ?? table(asked, visit))
            """)
    }

    private static func isShown(_ line: SurveyResults.Line, _ asked: Asked) -> Bool {
        line.grouping == nil || line.grouping == asked.grouping
    }

    private static func label(_ line: SurveyResults.Line, _ asked: Asked, _ name: (SurveyResults.Grouping, String) -> String) -> String {
        line.grouping.map { name($0, line.group) } ?? SurveyResultWords.all
    }

    private static func table(_ asked: Asked, _ visit: Visit) -> HTML {
        let (questionnaire, name) = (asked.book.survey.questionnaire, groupName(visit))
        let heads = [SurveyResultWords.answers, SurveyResultWords.value, SurveyResultWords.error, SurveyResultWords.interval]
        return sections(asked) { question in
            scrolling(
                question.text,
                """
                <table class="stack"><thead><tr><th scope="col">\(SurveyResultWords.answer)</th><th scope="col">\(SurveyResultWords.group)</th>\(heads.map { "<th scope=\"col\" class=\"n\">\($0)</th>" as HTML })</tr></thead><tbody>\(asked.results.lines.filter { $0.question == question.code && isShown($0, asked) }.map { line in
                    let isShare = line.option != nil
                    let cells = [
                        NumberWords.grouped(line.answers), line.isHidden ? SurveyResultWords.hidden : SurveyResultWords.value(line.value, isShare: isShare),
                        SurveyResultWords.value(line.standardError, isShare: isShare), SurveyResultWords.interval(line.interval, isShare: isShare),
                    ]
                    return "<tr><th scope=\"row\">\(SurveyResultWords.option(line, questionnaire))</th><td data-label=\"\(SurveyResultWords.group)\">\(label(line, asked, name))</td>\(zip(cells, heads).map { "<td class=\"n\" data-label=\"\($1)\">\($0)</td>" as HTML })</tr>" as HTML
                })</tbody></table>
                """)
        }
    }

    private static func compared(_ comparison: SurveyComparison, _ asked: Asked, _ visit: Visit) -> HTML {
        let (questionnaire, name) = (asked.book.survey.questionnaire, groupName(visit))
        let heads = [
            SurveyResultWords.before, SurveyResultWords.after, SurveyResultWords.difference, SurveyResultWords.error,
            SurveyResultWords.interval,
        ]
        return sections(asked) { question in
            let lines = comparison.lines.filter { $0.later.question == question.code && isShown($0.later, asked) }
            guard !lines.isEmpty else { return "<p>\(SurveyResultWords.notCompared)</p>" }
            return scrolling(
                question.text,
                """
                <table class="stack"><thead><tr><th scope="col">\(SurveyResultWords.answer)</th><th scope="col">\(SurveyResultWords.group)</th>\(heads.map { "<th scope=\"col\" class=\"n\">\($0)</th>" as HTML })<th scope="col">\(SurveyResultWords.verdict)</th></tr></thead><tbody>\(lines.map { line in
                    let isShare = line.later.option != nil
                    func side(_ line: SurveyResults.Line) -> String {
                        line.isHidden ? SurveyResultWords.hidden : SurveyResultWords.value(line.value, isShare: isShare)
                    }
                    let cells = [
                        side(line.earlier), side(line.later), SurveyResultWords.value(line.difference, isShare: isShare),
                        SurveyResultWords.value(line.standardError, isShare: isShare), SurveyResultWords.interval(line.interval, isShare: isShare),
                    ]
                    return "<tr><th scope=\"row\">\(SurveyResultWords.option(line.later, questionnaire))</th><td data-label=\"\(SurveyResultWords.group)\">\(label(line.later, asked, name))</td>\(zip(cells, heads).map { "<td class=\"n\" data-label=\"\($1)\">\($0)</td>" as HTML })<td data-label=\"\(SurveyResultWords.verdict)\">\(SurveyResultWords.verdict(line.isClear))</td></tr>" as HTML
                })</tbody></table>
                """)
        }
    }

    /// One part for each question of which there are figures.
    private static func sections(_ asked: Asked, _ body: (Questionnaire.Question) -> HTML) -> HTML {
        asked.book.survey.questionnaire.questions.filter { $0.kind != .text }.map { question in
            "<h2>\(question.text)</h2>\(body(question))" as HTML
        }.joined()
    }

    // MARK: workbook

    private static func workbook(_ visit: Visit) async throws -> Answer {
        let asked = try await asked(visit)
        let candidates = try await visit.site.database.read { try $0.surveyCandidates(of: asked.book.survey.id) }
        let drawn = Dictionary(asked.book.whole.map { ($0.household, $0.draw) }, uniquingKeysWith: { first, _ in first })
        // Who could be drawn is told of the officer's own area alone.
        let scope = visit.scope(for: .exportList)
        let file = SurveyFile(
            asked.book.survey, asked.results, asked.comparison, notes: asked.notes,
            candidates: candidates.filter {
                scope.coversAll(of: $0.candidate.village, in: visit.areas, known: visit.areas, on: visit.today)
            }
            .map { row in
                SurveyFile.Candidate(
                    village: visit.name(of: row.candidate.village), code: row.candidate.code,
                    isDrawn: drawn[row.candidate.household] != nil, weight: drawn[row.candidate.household]?.weight)
            }, groupName: groupName(visit))
        let bytes = try await Workbench.run {
            try Workbench.withTemporaryFile { path in
                try file.write(to: path)
                return try Workbench.contents(path)
            }
        }
        return .file(bytes, type: FileType.workbook, name: "ket-qua-khao-sat-\(visit.today.iso).xlsx")
    }
}
