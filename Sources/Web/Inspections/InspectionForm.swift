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

/// An inspection before its work begins: whom and what first, then days, team and the checklist that is suggested for them.
enum InspectionForm {
    static let routes: [Route] = [
        .get(SitePath.newInspection, .permission(.doDuties)) { .page(try await begin($0)) },
        .post(SitePath.newInspection, .permission(.doDuties)) { try await save($0, anew: nil) },
        .get("\(SitePath.inspections)/:kt/sua", .permission(.doDuties)) { visit in
            let (book, inspection) = try await visit.inspection()
            return .page(form(visit, book, inspection, []))
        },
        .post("\(SitePath.inspections)/:kt/sua", .permission(.doDuties)) { visit in
            try await save(visit, anew: try await visit.inspection().inspection)
        },
    ]

    /// Lines of the team that a form has.
    private static let places = 1...9

    private static func crumbs(_ book: PlanBook) -> [(title: String, path: String)] {
        [(InspectionWords.title, "\(SitePath.inspections)?ke-hoach=\(book.loaded.id)")]
    }

    /// Whom and about what; with these the checklist can be suggested.
    private static func begin(_ visit: Visit) async throws -> HTML {
        guard let book = try await visit.planBook() else { return visit.noPlan(InspectionWords.new, SitePath.inspections) }
        guard visit.mayInspect(book) else { throw PageError.forbidden(.doDuties) }
        if Agency.ID(visit.query["don-vi"]).flatMap({ book.agency($0) }) != nil { return form(visit, book, nil, []) }
        let entry = Entry(visit: visit, fields: visit.query)
        return visit.page(
            InspectionWords.new, crumbs: crumbs(book),
            """
            <h1>\(InspectionWords.new)</h1><p class="lead">\(InspectionWords.suggestLead)</p>\
            <form method="get" action="\(SitePath.newInspection)" class="card">\(Control.hidden("ke-hoach", book.loaded.id.description))\
            \(Control.select(entry.state("loai", InspectionWords.kind), Inspection.Kind.allCases.map { ($0.rawValue, InspectionWords.name($0)) }))\
            \(Control.select(entry.state("don-vi", InspectionWords.subject), subjects(visit, book).map { ($0.id.description, book.name($0.id)) }))\
            \(Control.select(entry.state("du-an", InspectionWords.project), projects(book)))\
            <div class="actions">\(Control.button(InspectionWords.suggest))<a href="\(SitePath.inspections)">\(ShellWords.cancel)</a></div></form>
            """)
    }

    private static func subjects(_ visit: Visit, _ book: PlanBook) -> [Agency] {
        let own = visit.inspecting(book)
        // Communes first: they carry most of the plan out.
        return book.agencies.filter { agency in own.count != 1 || agency.id != own[0].id }
            .sorted { ($0.function == .commune ? 0 : 1) < ($1.function == .commune ? 0 : 1) }
    }

    private static func projects(_ book: PlanBook) -> [(value: String, label: String)] {
        [("", InspectionWords.whole)] + book.plan.projects.map { ($0.code, "\($0.code) · \(book.plan.clause($0.clause))") }
    }

    // MARK: the form

    private static func form(_ visit: Visit, _ book: PlanBook, _ known: Inspection?, _ problems: Visit.Problems) -> HTML {
        let isSent = visit.method == "POST"
        let entry = Entry(visit: visit, fields: isSent ? visit.form : kept(known, visit, book), problems: problems)
        let title = known == nil ? InspectionWords.new : InspectionWords.change
        let isCommunity = entry.fields["loai"] == Inspection.Kind.community.rawValue
        let day = { (name: String, label: String, hint: String) in
            Control.text(entry.state(name, label, hint: hint), width: .short, isNumeric: true)
        }
        let inspecting = visit.inspecting(book).filter { ($0.function == .front) == isCommunity || !isCommunity }
        return visit.page(
            title, crumbs: crumbs(book), problems: problems,
            """
            <h1>\(title)</h1><form method="post" action="\(known.map { SitePath.inspection($0.id) + "/sua" } ?? SitePath.newInspection)" novalidate>\(visit.formGuard)\
            \(Control.hidden("ke-hoach", book.loaded.id.description))<section class="card">\
            \(Control.select(entry.state("loai", InspectionWords.kind), Inspection.Kind.allCases.map { ($0.rawValue, InspectionWords.name($0)) }))\
            \(Control.select(entry.state("ben-kiem-tra", InspectionWords.inspector), inspecting.map { ($0.id.description, book.name($0.id)) }))\
            \(Control.text(entry.state("ten-ban", InspectionWords.board, hint: InspectionWords.boardHint)))\
            \(Control.select(entry.state("don-vi", InspectionWords.subject), subjects(visit, book).map { ($0.id.description, book.name($0.id)) }))\
            \(Control.select(entry.state("du-an", InspectionWords.project), projects(book)))\
            \(Control.text(entry.state("ten", InspectionWords.name)))\(Control.paragraph(entry.state("noi-dung-ghi", InspectionWords.scope)))\
            \(Control.text(entry.state("van-ban", InspectionWords.document)))\(day("tu-ngay", InspectionWords.startsOn, ReviewWords.dayHint))\
            \(day("den-ngay", InspectionWords.endsOn, ""))\(day("ngay-bao", InspectionWords.notifiedOn, InspectionWords.notifiedHint))</section>\
            <section class="card"><h2>\(InspectionWords.team)</h2><p class="hint">\(InspectionWords.teamLead)</p>\(team(entry))</section>\
            <section class="card"><h2>\(InspectionWords.checklist)</h2>\(Control.paragraph(entry.state("danh-muc", InspectionWords.checklist, hint: InspectionWords.checklistHint), rows: 14))</section>\
            <div class="actions">\(Control.button(EntryWords.save))<a href="\(known.map { SitePath.inspection($0.id) } ?? SitePath.inspections)">\(ShellWords.cancel)</a></div></form>
            """)
    }

    /// What the form shows before anything was typed: what is on record, or what is suggested.
    private static func kept(_ known: Inspection?, _ visit: Visit, _ book: PlanBook) -> FormFields {
        var fields = FormFields()
        guard let known else {
            for name in ["loai", "don-vi", "du-an"] { fields.add(name, visit.query[name]) }
            if let subject = Agency.ID(visit.query["don-vi"]).flatMap({ book.agency($0) }) {
                fields.add("danh-muc", text(InspectionWords.checklist(of: subject, project: visit.query["du-an"], in: book.loaded)))
            }
            fields.add("tv-1-vai-tro", Inspection.Member.Part.head.rawValue)
            for place in places.dropFirst() { fields.add("tv-\(place)-vai-tro", Inspection.Member.Part.member.rawValue) }
            return fields
        }
        let own: [(String, String)] = [
            ("loai", known.kind.rawValue), ("ben-kiem-tra", known.inspector.description), ("ten-ban", known.board),
            ("don-vi", known.subject.description), ("du-an", known.project), ("ten", known.title), ("noi-dung-ghi", known.scope),
            ("van-ban", known.document), ("tu-ngay", known.startsOn.vietnamese), ("den-ngay", known.endsOn.vietnamese),
            ("ngay-bao", known.notifiedOn?.vietnamese ?? ""), ("danh-muc", text(known.items)),
        ]
        for (name, value) in own { fields.add(name, value) }
        for place in places {
            let member = known.members.indices.contains(place - 1) ? known.members[place - 1] : nil
            fields.add("tv-\(place)-ten", member?.name ?? "")
            fields.add("tv-\(place)-chuc-vu", member?.post ?? "")
            fields.add("tv-\(place)-vai-tro", (member?.part ?? .member).rawValue)
            fields.add("tv-\(place)-dai-dien", member?.side?.rawValue ?? "")
        }
        return fields
    }

    private static func text(_ items: [Inspection.Item]) -> String {
        items.map { $0.citation.isEmpty ? $0.text : "\($0.text) | \($0.citation)" }.joined(separator: "\n")
    }

    private static func team(_ entry: Entry) -> HTML {
        let heads = [InspectionWords.memberName, InspectionWords.memberPost, InspectionWords.memberPart, InspectionWords.memberSide]
        let parts = Inspection.Member.Part.allCases.map { ($0.rawValue, InspectionWords.name($0)) }
        let sides = [("", "–")] + Inspection.Member.Side.allCases.map { ($0.rawValue, InspectionWords.name($0)) }
        return scrolling(
            InspectionWords.team,
            """
            <table class="stack"><thead><tr>\(heads.map { "<th scope=\"col\">\($0)</th>" as HTML })</tr></thead><tbody>\(places.map { place in
                func state(_ name: String, _ label: String) -> FieldState { entry.state("tv-\(place)-\(name)", "\(label) \(place)") }
                return """
                    <tr>\(GridCell.text(state("ten", heads[0]), heading: heads[0]))\(GridCell.text(state("chuc-vu", heads[1]), heading: heads[1]))\
                    \(GridCell.select(state("vai-tro", heads[2]), heading: heads[2], parts))\(GridCell.select(state("dai-dien", heads[3]), heading: heads[3], sides))</tr>
                    """ as HTML
            })</tbody></table>
            """)
    }

    // MARK: what was typed

    private static func save(_ visit: Visit, anew known: Inspection?) async throws -> Answer {
        let book: PlanBook
        if let known {
            book = try await visit.planBook(known.plan)
        } else {
            guard let found = try await visit.planBook() else { throw PageError.badRequest }
            book = found
        }
        var entry = Entry(visit: visit, fields: visit.form)
        guard let kind = Inspection.Kind(rawValue: visit.form["loai"]), let inspector = Agency.ID(visit.form["ben-kiem-tra"]),
            let subject = Agency.ID(visit.form["don-vi"])
        else {
            return visit.again(form(visit, book, known, [("ben-kiem-tra", InspectionWords.sentence(.inspectorWrong))]))
        }
        let unreadable = RoundWords.sentence(.textUnreadable)
        let title = entry.line("ten", limit: 200, unreadable, &entry.problems)
        let board = entry.line("ten-ban", limit: 200, unreadable, &entry.problems)
        let document = entry.line("van-ban", limit: 200, unreadable, &entry.problems)
        let scope = entry.paragraphs("noi-dung-ghi", unreadable, &entry.problems)
        let (starts, ends) = (entry.day("tu-ngay", &entry.problems), entry.day("den-ngay", &entry.problems))
        let notified = visit.form["ngay-bao"].cleanedLine.isEmpty ? nil : entry.day("ngay-bao", &entry.problems)
        let items = items(&entry)
        let members = members(&entry, isCommunity: kind == .community)
        guard entry.problems.isEmpty, let starts, let ends else { return visit.again(form(visit, book, known, entry.problems)) }
        let content = PlanInspection.Content(
            kind: kind, inspector: inspector, board: board, subject: subject, project: visit.form["du-an"], title: title, scope: scope,
            document: document, startsOn: starts, endsOn: ends, notifiedOn: notified, members: members, items: items)
        return try await visit.inspect(
            PlanInspection(content, in: book.loaded.id, anew: known?.id), again: { form(visit, book, known, $0) }
        ) { SitePath.inspection($0) + "?da-luu=1" }
    }

    private static func items(_ entry: inout Entry) -> [Inspection.Item] {
        guard let text = try? entry.fields["danh-muc"].acceptedParagraphs(limit: 8_000) else {
            entry.problems.append(("danh-muc", RoundWords.sentence(.textUnreadable)))
            return []
        }
        return text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false).map { String($0).cleanedLine }
            return parts[0].isEmpty ? nil : Inspection.Item(text: parts[0], citation: parts.count > 1 ? parts[1] : "")
        }
    }

    private static func members(_ entry: inout Entry, isCommunity: Bool) -> [Inspection.Member] {
        let unreadable = RoundWords.sentence(.textUnreadable)
        return places.compactMap { place in
            let name = entry.line("tv-\(place)-ten", limit: 100, unreadable, &entry.problems)
            let post = entry.line("tv-\(place)-chuc-vu", limit: 150, unreadable, &entry.problems)
            guard !name.isEmpty else { return nil }
            return Inspection.Member(
                name: name, post: post, part: Inspection.Member.Part(rawValue: entry.fields["tv-\(place)-vai-tro"]) ?? .member,
                side: isCommunity ? Inspection.Member.Side(rawValue: entry.fields["tv-\(place)-dai-dien"]) : nil)
        }
    }
}

extension Visit {
    /// Performs `operation` and leads on; what lacks becomes the page again, with all that was typed.
    func inspect<O: Operation>(
        _ operation: O, again: (Problems) async throws -> HTML, next: (O.Output) -> String
    ) async throws -> Answer {
        do {
            return .seeOther(next(try await site.desk.perform(operation, as: try signedIn, request: requestKey)))
        } catch let refusal as InspectionRefusal {
            return .page(
                try await again(refusal.lacks.map { ($0.field, InspectionWords.sentence($0)) }), status: .unprocessableContent)
        }
    }
}
