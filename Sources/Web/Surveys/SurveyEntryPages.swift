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

/// What one household of a survey answered, or why it did not.
enum SurveyEntryPages {
    private static let path = "\(SitePath.surveys)/:ks/ho/:ho"

    static let routes: [Route] = [
        .get(path, .permission(.viewHouseholds)) { visit in .page(try await found(visit).page(nil)) },
        .post(path, .permission(.submitReviewSheet)) { try await found($0).enter() },
        .post("\(path)/thay", .permission(.runRounds)) { try await replace($0) },
    ]

    static func found(_ visit: Visit) async throws -> SurveyInterview {
        let (book, id): (SurveyBook, Household.ID) = (try await visit.surveyBook(), try visit.key("ho"))
        guard let row = book.rows.first(where: { $0.household == id }) else { throw PageError.notFound }
        let members = try await visit.site.database.read { try $0.members(of: id) }
        return SurveyInterview(visit: visit, book: book, row: row, members: members)
    }

    private static func replace(_ visit: Visit) async throws -> Answer {
        let (survey, household): (Survey.ID, Household.ID) = (try visit.key("ks"), try visit.key("ho"))
        return try await visit.surveyAct(
            ReplaceHousehold(survey, household),
            again: { problems in try await found(visit.withoutFields).page(nil, problems: problems) }
        ) { next in SitePath.surveyHousehold(survey, next) + "?da-luu=1" }
    }
}

/// The interview with a household as a page and as a form.
struct SurveyInterview {
    let visit: Visit
    let book: SurveyBook
    let row: SurveyRow
    let members: [Member]

    private var survey: Survey { book.survey }
    private var questionnaire: Questionnaire { survey.questionnaire }
    private var path: String { SitePath.surveyHousehold(survey.id, row.household) }
    private var response: SurveyResponse? { book.responses[row.household] }

    /// The people of the household on the day that is typed, today where none is.
    private func people(_ fields: FormFields) -> [Member] {
        let day = try? DateParsing.date(fields["ngay"])
        let on: CalendarDate = if case .day(let day)? = day { day } else { visit.today }
        return members.present(on: on).sorted(by: PrintedSheetPages.precedes)
    }

    private func field(_ question: Questionnaire.Question, _ person: Person.ID?) -> String {
        "h-\(question.code)" + (person.map { "-\($0)" } ?? "")
    }

    // MARK: page

    /// - Parameter typed: what was sent; `nil` shows what is on record.
    func page(_ typed: FormFields?, problems: Visit.Problems = []) -> HTML {
        let fields = typed ?? recorded
        let entry = Entry(visit: visit, fields: fields, problems: problems)
        let isOpen =
            survey.state == .collecting && !book.replaced.contains(row.household) && visit.may(.submitReviewSheet, in: row.village)
        let people = people(fields)
        let form = entry.form(
            title: "\(row.headName) · \(row.code)", lead: "\(survey.title), \(SurveyWords.name(survey.stage).lowercased())", action: path,
            version: nil, cancel: SitePath.survey(survey.id), offersDraft: typed == nil && response == nil,
            """
            <section class="card">\(Control.text(entry.state("ngay", SurveyWords.day, hint: ReviewWords.dayHint), width: .short, isNumeric: true))\
            \(Control.choice(entry.state("ket-qua", SurveyWords.outcome), SurveyResponse.Outcome.allCases.map { ($0.rawValue, SurveyWords.name($0)) }))\
            \(Control.paragraph(entry.state("ghi-chu", SurveyWords.note, hint: SurveyWords.noteHint), rows: 2))</section>\
            <section class="card"><h2>\(SurveyWords.ofHousehold)</h2>\(questionnaire.questions(of: .household).map { control($0, entry) })</section>\
            \(grid(people, entry), when: !questionnaire.questions(of: .person).isEmpty && !people.isEmpty)
            """, buttons: Control.button(EntryWords.save))
        return visit.page(
            row.headName, crumbs: visit.surveyCrumbs(survey), problems: problems,
            """
            \(visit.savedBanner())\(isOpen ? form : closed(people))\(replacement, when: mayReplace)\
            <p><a href="\(SitePath.household(row.household))">\(LinkageWords.openHousehold(row.code))</a></p>
            """)
    }

    private func control(_ question: Questionnaire.Question, _ entry: Entry) -> HTML {
        let state = entry.state(field(question, nil), question.text, hint: SurveyWords.hint(question, of: questionnaire))
        switch question.kind {
        case .yesNo, .one:
            return Control.choice(state, choices(question))
        case .number: return Control.text(state, width: .short, isNumeric: true)
        case .text: return Control.paragraph(state, rows: 2)
        }
    }

    private func choices(_ question: Questionnaire.Question) -> [(value: String, label: String)] {
        question.choices.map { ($0, SurveyWords.text($0, question)) }
            + (question.isRequired && question.condition == nil ? [] : [("", SurveyWords.notAnswered)])
    }

    private func grid(_ people: [Member], _ entry: Entry) -> HTML {
        let questions = questionnaire.questions(of: .person)
        let grid = EntryGrid(
            id: "khao-sat", style: "stack bases",
            content: """
                <caption class="visually-hidden">\(SurveyWords.ofPersons)</caption><thead><tr><th scope="col">\(SurveyWords.person)</th>\(questions.map {
                    "<th scope=\"col\">\($0.text)</th>" as HTML
                })</tr></thead><tbody>\(people.map { member in
                    "<tr><th scope=\"row\">\(member.person.name)</th>\(questions.map { cell($0, member, entry) })</tr>" as HTML
                })</tbody>
                """)
        return
            "<section class=\"card\"><h2>\(SurveyWords.ofPersons)</h2>\(scrolling(SurveyWords.ofPersons, grid.html))\(EntryGrid.keys)</section>"
    }

    private func cell(_ question: Questionnaire.Question, _ member: Member, _ entry: Entry) -> HTML {
        let state = entry.state(field(question, member.person.id), "\(question.text): \(member.person.name)")
        if question.choices.isEmpty { return GridCell.text(state, heading: question.text, isNumeric: question.kind != .text) }
        let choices = question.choices.map { ($0, SurveyWords.text($0, question)) }
        return GridCell.select(state, heading: question.text, [("", SurveyWords.notAnswered)] + choices)
    }

    /// For whoever may look and not write, and after the survey is closed.
    private func closed(_ people: [Member]) -> HTML {
        let names = Dictionary(members.map { ($0.person.id, $0.person.name) }, uniquingKeysWith: { first, _ in first })
        let lines = (response?.answers ?? []).map { answer -> HTML in
            let question = questionnaire.question(answer.question)
            let value =
                switch answer.value {
                case .choice(let code): question.map { SurveyWords.text(code, $0) } ?? code
                case .number(let number): SurveyWords.number(number)
                case .text(let text): text
                }
            return "<dt>\(question?.text ?? answer.question)\(answer.person.map { " (\(names[$0] ?? ""))" } ?? "")</dt><dd>\(value)</dd>"
        }
        return """
            <h1>\(row.headName) · \(row.code)</h1><p class="lead">\(survey.title), \(SurveyWords.name(survey.stage).lowercased())</p>\
            <section class="card"><dl class="facts"><dt>\(SurveyWords.outcome)</dt><dd>\(SurveyWords.name(response?.outcome))\(response.map { ", \($0.interviewedOn.vietnamese)" } ?? "")</dd>\
            \("<dt>\(SurveyWords.note)</dt><dd>\(response?.note ?? "")</dd>", when: !(response?.note ?? "").isEmpty)\(lines)</dl>\
            \("<p>\(SurveyWords.replacedMark)</p>", when: book.replaced.contains(row.household))</section>
            """
    }

    private var mayReplace: Bool {
        survey.state == .collecting && survey.sample?.plan.replacement == .next && !book.replaced.contains(row.household)
            && response.map { $0.outcome != .done } ?? false && visit.may(.runRounds, in: row.village)
    }

    private var replacement: HTML {
        """
        <section class="card"><h2>\(SurveyWords.replace)</h2><p class="hint">\(SurveyWords.replaceHint)</p><form method="post" action="\(path)/thay">\(visit.withoutFields.formGuard)\
        <div class="actions">\(Control.button(SurveyWords.replace, isPrimary: false))</div></form></section>
        """
    }

    /// What is on record as it is typed.
    private var recorded: FormFields {
        guard let response else {
            return FormFields([("ngay", visit.today.vietnamese), ("ket-qua", SurveyResponse.Outcome.done.rawValue)])
        }
        var fields = FormFields([
            ("ngay", response.interviewedOn.vietnamese), ("ket-qua", response.outcome.rawValue), ("ghi-chu", response.note),
        ])
        for answer in response.answers {
            guard let question = questionnaire.question(answer.question) else { continue }
            let text =
                switch answer.value {
                case .choice(let code): code
                case .number(let number): SurveyWords.number(number)
                case .text(let text): text
                }
            fields.add(field(question, answer.person), text)
        }
        return fields
    }

    // MARK: entry

    func enter() async throws -> Answer {
        guard let outcome = SurveyResponse.Outcome(rawValue: visit.form["ket-qua"]) else { throw PageError.badRequest }
        var entry = Entry(visit: visit, fields: visit.form)
        let day = entry.day("ngay", &entry.problems)
        let note = entry.paragraphs("ghi-chu", SurveyWords.sentence(.textUnreadable), &entry.problems)
        let answers = outcome == .done ? answers(&entry.problems) : []
        guard entry.problems.isEmpty, let day else { return visit.again(page(visit.form, problems: entry.problems)) }
        return try await visit.surveyAct(
            EnterInterview(survey.id, row.household, outcome, on: day, answers: answers, note: note),
            again: { page(visit.form, problems: $0) }, problems: told
        ) { _ in SitePath.survey(survey.id) + "?da-luu=1" }
    }

    private func answers(_ problems: inout Visit.Problems) -> [SurveyAnswer] {
        let people = people(visit.form)
        var answers: [SurveyAnswer] = []
        for question in questionnaire.questions {
            for member in question.whom == .household ? [nil] : people.map(Optional.some) {
                let name = field(question, member?.person.id)
                let typed = visit.form[name]
                guard !typed.cleanedLine.isEmpty else { continue }
                var value: SurveyAnswer.Value?
                switch question.kind {
                case .yesNo, .one: value = .choice(typed)
                case .number:
                    value = (try? NumberParsing.thousandths(typed)).map { .number($0) }
                    if value == nil {
                        problems.append((name, SurveyWords.numberUnreadable(question.text + (member.map { " (\($0.person.name))" } ?? ""))))
                    }
                case .text:
                    value = (try? typed.acceptedParagraphs(limit: 1_000)).map { .text($0) }
                    if value == nil { problems.append((name, SurveyWords.sentence(.textUnreadable))) }
                }
                if let value { answers.append(SurveyAnswer(question: question.code, person: member?.person.id, value: value)) }
            }
        }
        return answers
    }

    /// The problems of answers, each at its field.
    private func told(_ lack: SurveyLack) -> Visit.Problems {
        if case .reasonMissing = lack { return [("ghi-chu", SurveyWords.noteHint)] }
        guard case .answers(let problems) = lack else { return [(lack.field, SurveyWords.sentence(lack))] }
        return problems.map { problem in
            let who = problem.person.flatMap { person in members.first { $0.person.id == person }?.person.name } ?? ""
            let name = questionnaire.question(problem.question).map { field($0, problem.person) } ?? "noi-dung"
            return (name, SurveyWords.sentence(problem, questionnaire, who: who))
        }
    }
}
