import Access
import Core
import Database
import HTTPTypes
import Law
import Markup
import Operations
import Registry
import Store
import Words

/// The surveys of the officer's area, and a new one.
enum SurveyListPages {
    static let routes: [Route] = [
        .get(SitePath.surveys, .permission(.viewHouseholds)) { .page(try await list($0)) },
        .get(SitePath.newSurvey, .permission(.openRounds)) { visit in .page(openPage(visit, Entry(visit: visit, fields: blank(visit)))) },
        .post(SitePath.newSurvey, .permission(.openRounds)) { try await open($0) },
        .get("\(SitePath.sampleQuestionnaire)/:ma", .permission(.viewHouseholds)) { visit in
            let id = (visit.parameters["ma"] ?? "").replacing(".yaml", with: "")
            guard let found = visit.site.law.questionnaires.first(where: { $0.id == id }) else { throw PageError.notFound }
            return .file(Array(found.content.utf8), type: "text/yaml; charset=utf-8", name: "\(found.id).yaml")
        },
    ]

    private static func list(_ visit: Visit) async throws -> HTML {
        let (scope, areas, today) = (visit.scope(for: .viewHouseholds), visit.areas, visit.today)
        let books = try await visit.site.database.read { transaction in
            try SurveyBook.surveys(within: scope, in: transaction, areas, today: today)
                .map { try SurveyBook($0.id, within: scope, in: transaction, areas, today: today) }
        }
        let table: HTML =
            books.isEmpty
            ? "<div class=\"card\"><p>\(SurveyWords.none)</p></div>"
            : scrolling(
                SurveyWords.title,
                """
                <table class="stack"><thead><tr><th scope="col">\(SurveyWords.name)</th><th scope="col">\(SurveyWords.stage)</th><th scope="col">\(SurveyWords.unit)</th>\
                <th scope="col">\(SurveyWords.period)</th><th scope="col">\(SurveyWords.state)</th><th scope="col" class="n">\(SurveyWords.sampleSize)</th>\
                <th scope="col" class="n">\(SurveyWords.interviewed)</th></tr></thead><tbody>\(books.map { book in
                    let survey = book.survey
                    return """
                        <tr><th scope="row"><a href="\(SitePath.survey(survey.id))">\(survey.title)</a></th><td data-label="\(SurveyWords.stage)">\(SurveyWords.name(survey.stage))</td>\
                        <td data-label="\(SurveyWords.unit)">\(visit.name(of: survey.unit))</td><td data-label="\(SurveyWords.period)">\(survey.startsOn.vietnamese) – \(survey.endsOn.vietnamese)</td>\
                        <td data-label="\(SurveyWords.state)">\(SurveyWords.name(survey.state))</td><td class="n" data-label="\(SurveyWords.sampleSize)">\(book.whole.count { !$0.isReplaced })</td>\
                        <td class="n" data-label="\(SurveyWords.interviewed)">\(book.whole.count { $0.response?.outcome == .done })</td></tr>
                        """ as HTML
                })</tbody></table>
                """)
        return visit.page(
            SurveyWords.title, crumbs: [(RoundPageWords.title, SitePath.rounds)],
            """
            <h1>\(SurveyWords.title)</h1><p class="lead">\(SurveyWords.lead)</p>\
            \("<p class=\"actions\"><a class=\"primary\" href=\"\(SitePath.newSurvey)\">\(SurveyWords.open)</a></p>", when: visit.may(.openRounds))\(table)
            """)
    }

    // MARK: opening

    private static func blank(_ visit: Visit) -> FormFields {
        FormFields([("tu-ngay", visit.today.vietnamese)])
    }

    private static func openPage(_ visit: Visit, _ entry: Entry) -> HTML {
        let law = visit.site.law
        let programmes = [("", SurveyWords.noProgramme)] + law.ruleBook.programmes.map { ($0.id, $0.title) }
        return visit.page(
            SurveyWords.open, crumbs: visit.surveyCrumbs(), problems: entry.problems,
            """
            <h1>\(SurveyWords.open)</h1><p class="lead">\(SurveyWords.openLead)</p>\
            <form method="post" action="\(SitePath.newSurvey)" enctype="multipart/form-data" novalidate>\(visit.formGuard)<section class="card">\
            \(Control.text(entry.state("ten", SurveyWords.name)))\
            \(Control.select(entry.state("ky", SurveyWords.stage), Survey.Stage.allCases.map { ($0.rawValue, SurveyWords.name($0)) }))\
            \(Control.select(entry.state("don-vi", SurveyWords.unit), RoundListPages.units(visit).map { ($0.area.description, $0.name) }))\
            \(Control.select(entry.state("chuong-trinh", SurveyWords.programme), programmes))\
            \(Control.select(entry.state("khung", SurveyWords.frame), Survey.Frame.allCases.map { ($0.rawValue, SurveyWords.name($0)) }))\
            \(Control.text(entry.state("tu-ngay", SurveyWords.startsOn, hint: ReviewWords.dayHint), width: .short, isNumeric: true))\
            \(Control.text(entry.state("den-ngay", SurveyWords.endsOn, hint: ReviewWords.dayHint), width: .short, isNumeric: true))\
            \(Control.text(entry.state("van-ban", SurveyWords.document, hint: SurveyWords.documentHint)))</section>\
            <section class="card">\(Control.select(entry.state("bo-cau-hoi", SurveyWords.questionnaire), law.questionnaires.map { ($0.id, $0.title) }))\
            <ul>\(law.questionnaires.map { "<li><a href=\"\(SitePath.sampleQuestionnaire)/\($0.id).yaml\">\(SurveyWords.download): \($0.title)</a></li>" as HTML })</ul>\
            \(Control.file(entry.state("tep", SurveyWords.ownFile, hint: SurveyWords.ownFileHint), accept: ".yaml,.yml"))</section>\
            <div class="actions">\(Control.button(SurveyWords.open))<a href="\(SitePath.surveys)">\(ShellWords.cancel)</a></div></form>
            """)
    }

    /// The questions of the file that was sent, else those that were chosen.
    private static func questionnaire(_ visit: Visit, _ entry: inout Entry) -> Questionnaire? {
        if let file = visit.form.files.first(where: { $0.field == "tep" && !$0.content.isEmpty }) {
            do throws(LawProblem) {
                guard let text = String(validating: file.content, as: UTF8.self) else {
                    throw LawProblem(file: file.name, key: "", line: nil, reason: .unreadable("UTF-8"))
                }
                return try Questionnaire(file: file.name, text: text.replacing("\r\n", with: "\n").replacing("\u{FEFF}", with: ""))
            } catch {
                entry.problems.append(("tep", SurveyWords.wrongFile(LawWords.line(error, .vi))))
                return nil
            }
        }
        guard let found = visit.site.law.questionnaires.first(where: { $0.id == visit.form["bo-cau-hoi"] }) else {
            entry.problems.append(("bo-cau-hoi", EntryWords.choose))
            return nil
        }
        return found
    }

    private static func open(_ visit: Visit) async throws -> Answer {
        var entry = Entry(visit: visit, fields: visit.form)
        let unreadable = SurveyWords.sentence(.textUnreadable)
        let title = entry.line("ten", limit: 200, unreadable, &entry.problems)
        let document = entry.line("van-ban", limit: 200, unreadable, &entry.problems)
        let (from, until) = (entry.day("tu-ngay", &entry.problems), entry.day("den-ngay", &entry.problems))
        let asked = questionnaire(visit, &entry)
        guard let unit = Area.ID(visit.form["don-vi"]), let stage = Survey.Stage(rawValue: visit.form["ky"]),
            let frame = Survey.Frame(rawValue: visit.form["khung"])
        else { throw PageError.badRequest }
        let programme = visit.site.law.ruleBook.programmes.first { $0.id == visit.form["chuong-trinh"] }?.id ?? ""
        guard entry.problems.isEmpty, let from, let until, let asked else { return visit.again(openPage(visit, entry)) }
        return try await visit.surveyAct(
            OpenSurvey(
                stage: stage, title: title, unit: unit, programme: programme, frame: frame, startsOn: from, endsOn: until,
                document: document, questionnaire: asked),
            again: { openPage(visit, Entry(visit: visit, fields: visit.form, problems: $0)) }
        ) { SitePath.survey($0) }
    }
}
