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

/// Objections of a round: all of them, a new one, and the answer.
enum ObjectionPages {
    private static let base = "\(SitePath.rounds)/:dot/khieu-nai"

    static let routes: [Route] = [
        .get(base, .permission(.viewHouseholds)) { try await list($0) },
        .get("\(base)/moi", .permission(.takeApplications)) { .page(try await newPage($0, [])) },
        .post("\(base)/moi", .permission(.takeApplications)) { try await raise($0) },
        .get("\(base)/:kn", .permission(.viewHouseholds)) { .page(try await page($0, [])) },
        .post("\(base)/:kn", .permission(.runRounds)) { try await answer($0) },
    ]

    private static func crumbs(_ book: RoundBook, andList: Bool) -> [(title: String, path: String)] {
        [(RoundPageWords.title, SitePath.rounds), (RoundWords.title(book.round), SitePath.round(book.round.id))]
            + (andList ? [(RoundPageWords.objections, SitePath.objections(book.round.id))] : [])
    }

    private static func list(_ visit: Visit) async throws -> Answer {
        let book = try await visit.roundBook()
        let kinds = Objection.Kind.allCases.map { kind in (kind, book.objections.filter { $0.objection.kind == kind }.map(\.objection)) }
        let counted = kinds.filter { !$0.1.isEmpty }.map { kind, all -> HTML in
            "<li>\(RoundWords.name(kind)): \(all.count); \(RoundWords.name(Objection.Result.upheld).lowercased()) \(all.count { $0.result == .upheld }), \(RoundWords.name(Objection.Result.rejected).lowercased()) \(all.count { $0.result == .rejected }), \(RoundWords.name(Objection.Result?.none).lowercased()) \(all.count(where: \.isOpen))</li>"
        }
        let table: HTML =
            book.objections.isEmpty
            ? "<div class=\"card\"><p>\(RoundPageWords.noObjections)</p></div>"
            : scrolling(
                RoundPageWords.objections,
                """
                <table class="stack"><thead><tr><th scope="col">\(RoundPageWords.householdOfObjection)</th><th scope="col">\(HouseholdWords.village)</th><th scope="col">\(RoundPageWords.objectionKind)</th>\
                <th scope="col">\(RoundPageWords.receivedOn)</th><th scope="col">\(RoundPageWords.recheckDue)</th><th scope="col">\(RoundPageWords.result)</th></tr></thead><tbody>\(book.objections.map { objection, row in
                    "<tr><th scope=\"row\"><a href=\"\(SitePath.objection(book.round.id, objection.id))\">\(row.headName) · \(row.household.code)</a></th><td data-label=\"\(HouseholdWords.village)\">\(visit.name(of: row.household.village))</td><td data-label=\"\(RoundPageWords.objectionKind)\">\(RoundWords.name(objection.kind))</td><td data-label=\"\(RoundPageWords.receivedOn)\">\(objection.receivedOn.vietnamese)</td><td data-label=\"\(RoundPageWords.recheckDue)\">\(due(objection, book))</td><td data-label=\"\(RoundPageWords.result)\">\(RoundWords.name(objection.result))</td></tr>" as HTML
                })</tbody></table>
                """)
        return .page(
            visit.page(
                RoundPageWords.objections, crumbs: crumbs(book, andList: false),
                """
                \(visit.savedBanner())<h1>\(RoundPageWords.objections)</h1><p class="lead">\(RoundWords.title(book.round))</p>\
                \("<p class=\"actions\"><a class=\"primary\" href=\"\(SitePath.objections(book.round.id))/moi\">\(RoundPageWords.newObjection)</a></p>", when: visit.may(.takeApplications))\
                \("<section class=\"card\"><ul>\(counted)</ul></section>", when: !counted.isEmpty)\(table)
                """))
    }

    /// The last day of the re-check, where a limit may be counted; else what is known of it.
    private static func due(_ objection: Objection, _ book: RoundBook) -> String {
        guard let last = try? book.lastDay(of: .recheck, from: objection.receivedOn) else {
            return book.limit(.recheck).map(RoundWords.limit) ?? ""
        }
        return last.day.vietnamese + (last.isVerified ? "" : " " + RoundPageWords.calendarUnread)
    }

    // MARK: a new one

    private static func newPage(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        let book = try await visit.roundBook()
        let path = SitePath.objections(book.round.id) + "/moi"
        let entry = Entry(visit: visit, fields: visit.form, problems: problems)
        guard let row = try await visit.pickedHousehold(.takeApplications) else {
            return visit.page(
                RoundPageWords.newObjection, crumbs: crumbs(book, andList: true), problems: problems,
                "<h1>\(RoundPageWords.newObjection)</h1>\(try await visit.householdPick(path, .takeApplications))")
        }
        var day = entry.state("ngay", RoundPageWords.receivedOn, hint: ReviewWords.dayHint)
        if day.value.isEmpty { day.value = visit.today.vietnamese }
        return visit.page(
            RoundPageWords.newObjection, crumbs: crumbs(book, andList: true), problems: problems,
            entry.form(
                title: RoundPageWords.newObjection,
                lead: "\(row.headName) · \(row.household.code) · \(visit.name(of: row.household.village))",
                action: path, version: nil, cancel: SitePath.objections(book.round.id),
                """
                \(Control.hidden("ho", row.household.id.description))<section class="card">\
                \(Control.select(entry.state("noi-dung-kn", RoundPageWords.objectionKind), Objection.Kind.allCases.map { ($0.rawValue, RoundWords.name($0)) }))\
                \(Control.text(entry.state("nguoi-kn", RoundPageWords.raisedBy, hint: RoundPageWords.raisedByHint)))\(Control.text(entry.state("lien-he", RoundPageWords.contact)))\
                \(Control.text(day, width: .short, isNumeric: true))\(Control.paragraph(entry.state("cu-the", RoundPageWords.statement)))\
                \(Control.text(entry.state("chung-cu", RoundPageWords.evidence)))</section>
                """))
    }

    private static func raise(_ visit: Visit) async throws -> Answer {
        let round: ReviewRound.ID = try visit.key("dot")
        guard let household = Household.ID(visit.form["ho"]), let kind = Objection.Kind(rawValue: visit.form["noi-dung-kn"]) else {
            throw PageError.badRequest
        }
        var entry = Entry(visit: visit, fields: visit.form)
        let unreadable = RoundWords.sentence(.textUnreadable)
        let raisedBy = entry.line("nguoi-kn", limit: 120, unreadable, &entry.problems)
        let contact = entry.line("lien-he", limit: 120, unreadable, &entry.problems)
        let evidence = entry.line("chung-cu", limit: 300, unreadable, &entry.problems)
        let day = entry.day("ngay", &entry.problems)
        let statement = entry.paragraphs("cu-the", unreadable, &entry.problems)
        if statement.isEmpty, !entry.problems.contains(where: { $0.field == "cu-the" }) { entry.problems.append(("cu-the", unreadable)) }
        guard entry.problems.isEmpty, let day else { return visit.again(try await newPage(visit, entry.problems)) }
        return try await visit.act(
            RaiseObjection(
                round: round, household: household, kind: kind, raisedBy: raisedBy, contact: contact, receivedOn: day, statement: statement,
                evidence: evidence), again: { try await newPage(visit, $0) }
        ) { SitePath.objection(round, $0) + "?da-luu=1" }
    }

    // MARK: one

    static func page(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        let book = try await visit.roundBook()
        let id: Objection.ID = try visit.key("kn")
        guard let (objection, row) = book.objections.first(where: { $0.objection.id == id }) else { throw PageError.notFound }
        let entry = Entry(visit: visit, fields: visit.form, problems: problems)
        let mayAnswer = objection.isOpen && visit.may(.runRounds, in: row.household.village)
        var day = entry.state("ngay", RoundPageWords.answeredOn, hint: ReviewWords.dayHint)
        if day.value.isEmpty { day.value = visit.today.vietnamese }
        let isAppeal = book.appeal(objection) != nil
        let correction = try await CorrectionPages.part(objection, row, in: book, visit, problems)
        let form: HTML = """
            <form method="post" action="\(SitePath.objection(book.round.id, id))" class="card" novalidate>\(visit.formGuard)<h2>\(isAppeal ? CorrectionWords.rejectTitle : RoundPageWords.saveAnswer)</h2>\("<p class=\"hint\">\(RoundPageWords.upheldHint)</p>", when: !isAppeal)\
            \(Control.choice(entry.state("ket-luan", RoundPageWords.result), Objection.Result.allCases.map { ($0.rawValue, RoundWords.name($0)) }))\
            \(Control.paragraph(entry.state("tra-loi", RoundPageWords.answer)))\(Control.text(day, width: .short, isNumeric: true))\
            <div class="actions">\(Control.button(RoundPageWords.saveAnswer))</div></form>
            """
        let answered: HTML = """
            <dt>\(RoundPageWords.answer)</dt><dd>\(objection.answer)</dd><dt>\(RoundPageWords.answeredOn)</dt><dd>\(objection.answeredOn?.vietnamese ?? "") \(IssuePages.link(.objection, id.of(AnySubject.self), book.round.id, visit))</dd>
            """
        return visit.page(
            RoundWords.name(objection.kind), crumbs: crumbs(book, andList: true), problems: problems,
            """
            \(visit.savedBanner())<h1>\(RoundPageWords.objections): \(RoundWords.name(objection.kind))</h1><section class="card"><dl class="facts">\
            <dt>\(RoundPageWords.householdOfObjection)</dt><dd><a href="\(SitePath.household(row.household.id))">\(row.headName) · \(row.household.code)</a>, \(visit.name(of: row.household.village))</dd>\
            <dt>\(RoundPageWords.raisedBy)</dt><dd>\(objection.raisedBy)</dd><dt>\(RoundPageWords.contact)</dt><dd>\(objection.contact)</dd>\
            <dt>\(RoundPageWords.receivedOn)</dt><dd>\(objection.receivedOn.vietnamese)</dd><dt>\(RoundPageWords.statement)</dt><dd>\(objection.statement)</dd>\
            <dt>\(RoundPageWords.evidence)</dt><dd>\(objection.evidence)</dd><dt>\(RoundPageWords.recheckDue)</dt><dd>\(due(objection, book))</dd>\
            <dt>\(RoundPageWords.result)</dt><dd>\(RoundWords.name(objection.result))</dd>\(answered, when: !objection.isOpen)</dl></section>\(correction)\(form, when: mayAnswer)
            """)
    }

    private static func answer(_ visit: Visit) async throws -> Answer {
        let (round, id): (ReviewRound.ID, Objection.ID) = (try visit.key("dot"), try visit.key("kn"))
        var entry = Entry(visit: visit, fields: visit.form)
        let result = Objection.Result(rawValue: visit.form["ket-luan"])
        if result == nil { entry.problems.append(("ket-luan", EntryWords.choose)) }
        let day = entry.day("ngay", &entry.problems)
        let text = entry.paragraphs("tra-loi", RoundWords.sentence(.textUnreadable), &entry.problems)
        guard entry.problems.isEmpty, let result, let day else { return visit.again(try await page(visit, entry.problems)) }
        return try await visit.act(
            AnswerObjection(id, result: result, answer: text, answeredOn: day), again: { try await page(visit, $0) }
        ) { _ in SitePath.objection(round, id) + "?da-luu=1" }
    }
}

extension Visit {
    /// The household that the address or the form names, where the officer has the right.
    func pickedHousehold(_ permission: Permission) async throws -> HouseholdRow? {
        guard let id = Household.ID(form["ho"]) ?? Household.ID(query["ho"]) else { return nil }
        let scope = scope(for: permission)
        return try await site.database.read { try $0.household(id, within: scope) }
    }

    /// A search by which a household is chosen for the page at `path`.
    func householdPick(_ path: String, _ permission: Permission) async throws -> HTML {
        let (text, scope) = (query["tim"].cleanedLine, scope(for: permission))
        let found = try await site.database.read { transaction -> [HouseholdRow] in
            guard !text.isEmpty else { return [] }
            var filter = HouseholdFilter()
            filter.text = text
            let ids = try FoundHouseholds(text, within: scope, in: transaction).ids
            return try transaction.households(filter, found: ids, within: scope, limit: 50, offset: 0)
        }
        let list: HTML = """
            <ul>\(found.map { "<li><a href=\"\(path)?ho=\($0.household.id.description)\">\($0.headName) · \($0.household.code)</a>, \(name(of: $0.household.village))</li>" as HTML })</ul>
            """
        let state = FieldState(name: "tim", label: RoundPageWords.find, value: query["tim"], hint: RoundPageWords.addHint)
        return """
            <form method="get" action="\(path)" class="card">\(Control.text(state))<div class="actions">\(Control.button(RoundPageWords.find))</div></form>\
            \("<section class=\"card\">\(found.isEmpty ? "<p>\(RoundPageWords.noHouseholdFound) <a href=\"\(SitePath.newHousehold)\">\(EntryWords.register)</a></p>" : list)</section>", when: !text.isEmpty)
            """
    }
}
