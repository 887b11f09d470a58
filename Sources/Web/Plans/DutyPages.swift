import Access
import Core
import Database
import HTTPTypes
import Law
import Markup
import Monitoring
import Operations
import Programme
import Registry
import Store
import Words

/// The desk of duties: whose, until when, done or not; and one duty with what was noted about it.
enum DutyPages {
    static let routes: [Route] = [
        .get(SitePath.duties, .permission(.viewProgramme)) { try await desk($0) },
        .get(SitePath.reminders, .permission(.runProgramme)) { .page(try await reminders($0, [])) },
        .post(SitePath.reminders, .permission(.runProgramme)) { try await remind($0) },
        .get("\(SitePath.duties)/:nv", .permission(.viewProgramme)) { .page(try await page($0, [])) },
        .post("\(SitePath.duties)/:nv/ghi", .permission(.doDuties)) { try await note($0) },
        .post("\(SitePath.duties)/:nv/theo-doi", .permission(.runProgramme)) { try await follow($0) },
    ]

    // MARK: desk

    private enum Choice: String, CaseIterable {
        case mine = "cua-toi"
        case late = "qua-han"
        case soon = "sap-den-han"
        case open = "chua-xong"
        case done = "da-xong"
        case all = "tat-ca"

        var label: String {
            switch self {
            case .mine: DutyWords.mine
            case .late: DutyWords.late
            case .soon: DutyWords.soon
            case .open: DutyWords.open
            case .done: DutyWords.done
            case .all: DutyWords.all
            }
        }

        func takes(_ duty: Duty, _ book: PlanBook, on day: CalendarDate) -> Bool {
            let standing = book.standing(duty, on: day)
            switch self {
            case .mine: return book.own.contains(duty.agency)
            case .late: return standing.isOverdue
            case .soon: if case .open(let left) = standing { return left <= 10 } else { return false }
            case .open: return !standing.isDone
            case .done: return standing.isDone
            case .all: return true
            }
        }
    }

    private static func desk(_ visit: Visit) async throws -> Answer {
        guard let book = try await visit.planBook() else { return .page(visit.noPlan(DutyWords.title, SitePath.duties)) }
        // Whoever sees all acts for one of them: their own duties are one choice among the others.
        let actsForSome = !book.own.isEmpty && book.own.count < book.agencies.count
        let choice = Choice(rawValue: visit.query["xem"]) ?? (actsForSome || book.agencies.count > 3 ? .late : .open)
        let agency = Agency.ID(visit.query["co-quan"])
        // As it stood at the end of a day gone by.
        let day = CalendarDate(iso: visit.query["ngay"]).map { min($0, visit.today) } ?? visit.today
        let own = book.duties.filter { agency == nil || $0.agency == agency }
        let shown = own.filter { choice.takes($0, book, on: day) }.sorted {
            ($0.dueOn ?? book.plan.until, $0.code, $0.agency) < ($1.dueOn ?? book.plan.until, $1.code, $1.agency)
        }
        let late = book.lateInspections(on: day).filter { agency == nil || $0.agency == agency }
        // Who is late with a remedy is late like who is late with a duty.
        func count(_ choice: Choice) -> Int { own.count { choice.takes($0, book, on: day) } + (choice == .late ? late.count : 0) }
        func path(_ choice: Choice) -> String {
            "\(SitePath.duties)?ke-hoach=\(book.loaded.id)&xem=\(choice.rawValue)" + (agency.map { "&co-quan=\($0)" } ?? "")
                + (day == visit.today ? "" : "&ngay=\(day.iso)")
        }
        let choices: HTML = """
            <ul class="chips">\(Choice.allCases.filter { $0 != .mine || actsForSome }.map { other in
                "<li><a href=\"\(path(other))\"\(" aria-current=\"true\"", when: other == choice)>\(other.label) (\(count(other)))</a></li>" as HTML
            })</ul>
            """
        let reminders = visit.may(.runProgramme) ? (try? book.remindersDue().count + book.remedyRemindersDue().count) ?? 0 : 0
        let untied = try await untied(visit, book)
        return .page(
            visit.page(
                DutyWords.title,
                """
                \(visit.programmeTabs(book, SitePath.duties))<h1>\(DutyWords.title)\(agency.map { ": " + book.name($0) } ?? "")</h1><p class="lead">\(DutyWords.lead(day == visit.today ? nil : day))</p>\(untied)\
                \("<p class=\"actions\"><a class=\"primary\" href=\"\(SitePath.reminders)?ke-hoach=\(book.loaded.id.description)\">\(DutyWords.reminders) (\(reminders))</a></p>", when: visit.may(.runProgramme))\
                \(choices)\(shown.isEmpty && !(choice == .late && !late.isEmpty) ? "<div class=\"card\"><p>\(DutyWords.nothing)</p></div>" : shown.isEmpty ? .empty : table(shown, book, on: day))\(InspectionParts.late(late, book), when: choice == .late && !late.isEmpty)
                """))
    }

    /// Whom to ask, for whoever is to do duties and acts for no agency.
    private static func untied(_ visit: Visit, _ book: PlanBook) async throws -> HTML {
        guard book.own.isEmpty, visit.may(.doDuties) else { return .empty }
        let accounts = try await visit.site.database.read { try $0.accounts() }
        let administrators = accounts.filter { account in
            !account.isBlocked
                && account.assignments.contains { role in
                    role.role == .administrator && role.holds(on: visit.today)
                        && AreaScope(of: role.area, in: visit.areas, on: visit.today).communes.isSuperset(
                            of: AreaScope(of: book.loaded.area, in: visit.areas, on: visit.today).communes)
                }
        }
        return """
            <div class="banner warn"><p>\(AccountWords.untied(askFor: administrators.prefix(3).map { "\($0.name) (\($0.login))" }))</p></div>
            """
    }

    private static func table(_ duties: [Duty], _ book: PlanBook, on day: CalendarDate) -> HTML {
        scrolling(
            DutyWords.title,
            """
            <table class="stack"><caption>\(DutyWords.count(duties.count))</caption><thead><tr><th scope="col">\(DutyWords.duty)</th><th scope="col">\(DutyWords.unit)</th><th scope="col">\(DutyWords.due)</th>\
            <th scope="col">\(DutyWords.standing)</th><th scope="col">\(PlanWords.clause)</th></tr></thead><tbody>\(duties.map { duty in
                """
                <tr><th scope="row"><a href="\(SitePath.duty(duty.id))">\(name(duty, book))</a></th><td data-label="\(DutyWords.unit)">\(book.name(duty.agency))</td>\
                <td class="nowrap" data-label="\(DutyWords.due)">\(duty.dueOn?.vietnamese ?? DutyWords.noDue)</td><td data-label="\(DutyWords.standing)">\(StandingTag.html(book.standing(duty, on: day)))</td>\
                <td data-label="\(PlanWords.clause)">\(book.loaded.duty(duty.code)?.clause ?? "")</td></tr>
                """ as HTML
            })</tbody></table>
            """)
    }

    static func name(_ duty: Duty, _ book: PlanBook) -> String {
        book.title(duty) + (duty.month.map { " \(DutyWords.month($0))" } ?? "")
    }

    // MARK: one duty

    static func page(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        let (book, duty) = try await visit.duty()
        let definition = book.loaded.duty(duty.code)
        let isReport = [.plan, .monthlyReport].contains(book.kind(duty))
        let isOwn = book.own.contains(duty.agency) && visit.may(.doDuties)
        let entry = Entry(visit: visit, fields: visit.form, problems: problems)
        let facts: [(String, String)] = [
            (DutyWords.unit, book.name(duty.agency)), (DutyWords.due, duty.dueOn?.vietnamese ?? DutyWords.noDue),
            (DutyWords.rule, definition?.rule ?? ""), (DutyWords.product, definition?.product ?? ""),
            (PlanWords.cooperating, (definition?.cooperating ?? []).map(PlanWords.name).joined(separator: "; ")),
            (PlanWords.clause, definition.map { "\($0.clause). \(book.plan.clause($0.clause))" } ?? ""),
        ]
        return visit.page(
            name(duty, book), crumbs: [(DutyWords.title, "\(SitePath.duties)?ke-hoach=\(book.loaded.id)")], problems: problems,
            """
            \(visit.savedBanner())<h1>\(name(duty, book))</h1><p>\(StandingTag.html(book.standing(duty)))</p>\
            <div class="card"><dl class="facts">\(facts.filter { !$0.1.isEmpty }.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>" as HTML })</dl></div>\
            \("<p class=\"actions\"><a class=\"primary\" href=\"\(SitePath.report(duty.id))\">\(isOwn ? DutyWords.writeReport : DutyWords.openReport)</a></p>", when: isReport)\
            \(noteForm(entry, duty, isReport: isReport), when: isOwn)\(followForm(entry, duty, book, isReport: isReport), when: visit.may(.runProgramme))\
            \(history(book.notes[duty.id] ?? []))
            """)
    }

    private static func noteForm(_ entry: Entry, _ duty: Duty, isReport: Bool) -> HTML {
        var day = entry.state("ngay", DutyWords.day, hint: ReviewWords.dayHint)
        if day.value.isEmpty { day.value = entry.visit.today.vietnamese }
        let kinds: [DutyNote.Kind] = isReport ? [.progress, .comment] : [.progress, .done, .comment]
        return """
            <section class="card"><h2>\(DutyWords.note)</h2><form method="post" action="\(SitePath.duty(duty.id))/ghi" novalidate>\(entry.visit.formGuard)\
            \(Control.select(entry.state("loai", DutyWords.kind), kinds.map { ($0.rawValue, DutyWords.name($0)) }))\(Control.text(day, width: .short, isNumeric: true))\
            \(Control.text(entry.state("phan-tram", DutyWords.percent), width: .tiny, isNumeric: true))\(Control.paragraph(entry.state("noi-dung-ghi", DutyWords.text)))\
            \(Control.text(entry.state("san-pham", DutyWords.evidence, hint: isReport ? "" : DutyWords.evidenceHint)))<div class="actions">\(Control.button(DutyWords.save))</div></form></section>
            """
    }

    private static func followForm(_ entry: Entry, _ duty: Duty, _ book: PlanBook, isReport: Bool) -> HTML {
        let reopens = book.standing(duty).isDone && !isReport
        return """
            <section class="card"><h2>\(reopens ? DutyWords.reopen : DutyWords.comment)</h2><form method="post" action="\(SitePath.duty(duty.id))/theo-doi" novalidate>\(entry.visit.formGuard)\
            \(Control.hidden("viec", reopens ? "mo-lai" : "nhan-xet"))\(Control.text(entry.state("ly-do", reopens ? DutyWords.reopenReason : DutyWords.comment)))\
            <div class="actions">\(Control.button(reopens ? DutyWords.reopen : DutyWords.save, isPrimary: false))</div></form></section>
            """
    }

    private static func history(_ notes: [DutyNote]) -> HTML {
        guard !notes.isEmpty else { return "<h2>\(DutyWords.history)</h2><p>\(DutyWords.noHistory)</p>" }
        return """
            <h2>\(DutyWords.history)</h2><ol class="reasons">\(notes.reversed().map { note in
                let percent = note.percent.map { ", \($0) %" } ?? ""
                return "<li>\(note.on.vietnamese) · <strong>\(DutyWords.name(note.kind))\(percent)</strong>: \(note.text)\(note.evidence.isEmpty ? "" : " (\(note.evidence))")\(note.author.isEmpty ? "" : " – \(note.author)")</li>" as HTML
            })</ol>
            """
    }

    private static func note(_ visit: Visit) async throws -> Answer {
        let id: Duty.ID = try visit.key("nv")
        var entry = Entry(visit: visit, fields: visit.form)
        let unreadable = RoundWords.sentence(.textUnreadable)
        let day = entry.day("ngay", &entry.problems)
        let text = entry.paragraphs("noi-dung-ghi", unreadable, &entry.problems)
        let evidence = entry.line("san-pham", limit: 300, unreadable, &entry.problems)
        let typed = visit.form["phan-tram"].cleanedLine
        let percent = typed.isEmpty ? nil : Int(typed) ?? -1
        guard let kind = DutyNote.Kind(rawValue: visit.form["loai"]), [.progress, .done, .comment].contains(kind) else {
            throw PageError.badRequest
        }
        guard entry.problems.isEmpty, let day else { return visit.again(try await page(visit, entry.problems)) }
        return try await visit.carryOut(
            NoteDuty(duty: id, kind: kind, on: day, percent: percent, text: text, evidence: evidence),
            again: { try await page(visit, $0) }
        ) { _ in SitePath.duty(id) + "?da-luu=1" }
    }

    private static func follow(_ visit: Visit) async throws -> Answer {
        let id: Duty.ID = try visit.key("nv")
        var entry = Entry(visit: visit, fields: visit.form)
        let text = entry.line("ly-do", limit: 500, RoundWords.sentence(.textUnreadable), &entry.problems)
        guard entry.problems.isEmpty else { return visit.again(try await page(visit, entry.problems)) }
        let act: FollowDuty.Act = visit.form["viec"] == "mo-lai" ? .reopen(reason: text) : .comment(text)
        return try await visit.carryOut(
            FollowDuty(duty: id, act), again: { problems in try await page(visit, problems.map { ("ly-do", $0.sentence) }) }
        ) { _ in SitePath.duty(id) + "?da-luu=1" }
    }

    // MARK: reminders

    private static func reminders(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        guard let book = try await visit.planBook() else { return visit.noPlan(DutyWords.reminders, SitePath.duties) }
        let (due, remedies) = (try book.remindersDue(), try book.remedyRemindersDue())
        let list: HTML =
            due.isEmpty && remedies.isEmpty
            ? "<div class=\"card\"><p>\(DutyWords.noReminders)</p></div>"
            : """
            \(due.map { reminder in
                let text = self.text(reminder, book)
                return """
                <section class="card"><h2><a href="\(SitePath.duty(reminder.duty.id))">\(book.name(reminder.duty.agency)): \(name(reminder.duty, book))</a></h2>\
                <p>\(StandingTag.html(book.standing(reminder.duty))) \(DutyWords.recipient): \(PlanWords.name(reminder.rung.recipient))</p>\
                <blockquote>\(text)</blockquote><form method="post" action="\(SitePath.reminders)">\(visit.formGuard)\(Control.hidden("ke-hoach", book.loaded.id.description))\(Control.hidden("nv", reminder.duty.id.description))\
                <div class="actions">\(Control.button(DutyWords.reminded, isPrimary: false))</div></form></section>
                """ as HTML
            })\(remedies.map { reminder in
                """
                <section class="card"><h2><a href="\(SitePath.inspection(reminder.inspection.id))#phat-hien-\(reminder.finding.number)">\(book.name(reminder.recommendation.owner)): \(InspectionWords.remedyOf(reminder.finding.number, reminder.inspection.title))</a></h2>\
                <p>\(StandingTag.html(reminder.finding.standing(on: book.today))) \(DutyWords.recipient): \(PlanWords.name(reminder.rung.recipient))</p>\
                <blockquote>\(self.text(reminder, book))</blockquote><form method="post" action="\(SitePath.reminders)">\(visit.formGuard)\(Control.hidden("ke-hoach", book.loaded.id.description))\(Control.hidden("ph", reminder.finding.id.description))\
                <div class="actions">\(Control.button(DutyWords.reminded, isPrimary: false))</div></form></section>
                """ as HTML
            })
            """
        return visit.page(
            DutyWords.reminders, crumbs: [(DutyWords.title, "\(SitePath.duties)?ke-hoach=\(book.loaded.id)")], problems: problems,
            "\(visit.savedBanner())<h1>\(DutyWords.reminders)</h1><p class=\"lead\">\(DutyWords.remindersLead)</p>\(list)")
    }

    private static func text(_ reminder: PlanBook.DueReminder, _ book: PlanBook) -> String {
        DutyWords.reminder(
            to: reminder.rung.recipient, agency: book.name(reminder.duty.agency), title: book.title(reminder.duty),
            month: reminder.duty.month, due: reminder.duty.dueOn ?? book.today, today: book.today,
            clause: book.loaded.duty(reminder.duty.code)?.clause ?? "", plan: book.plan.title)
    }

    private static func text(_ reminder: PlanBook.DueRemedyReminder, _ book: PlanBook) -> String {
        InspectionWords.reminder(
            to: reminder.rung.recipient, agency: book.name(reminder.recommendation.owner), number: reminder.finding.number,
            title: reminder.inspection.title, asked: reminder.recommendation.text, due: reminder.recommendation.dueOn, today: book.today)
    }

    private static func remind(_ visit: Visit) async throws -> Answer {
        guard let book = try await visit.planBook() else { throw PageError.badRequest }
        let back = "\(SitePath.reminders)?ke-hoach=\(book.loaded.id)&da-luu=1"
        if let id = Finding.ID(visit.form["ph"]) {
            guard let reminder = try book.remedyRemindersDue().first(where: { $0.finding.id == id }) else { return .seeOther(back) }
            return try await visit.inspect(
                RemindRemedy(id, text: text(reminder, book)), again: { try await reminders(visit, $0) }
            ) { _ in back }
        }
        guard let id = Duty.ID(visit.form["nv"]) else { throw PageError.badRequest }
        guard let reminder = try book.remindersDue().first(where: { $0.duty.id == id }) else { return .seeOther(back) }
        return try await visit.carryOut(
            FollowDuty(duty: id, .remind(text: text(reminder, book))), again: { try await reminders(visit, $0) }
        ) { _ in back }
    }
}
