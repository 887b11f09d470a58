import Access
import Core
import Database
import Finance
import HTTPTypes
import Law
import Markup
import Monitoring
import Operations
import Programme
import Registry
import Store
import Words

/// One inspection with all that was found, and what whoever looks may do with it.
struct InspectionPage {
    let visit: Visit
    let book: PlanBook
    let inspection: Inspection
    /// Of the findings.
    let households: [Household.ID: HouseholdRow]
    /// Of the unit that is inspected, for whoever sees money.
    let lists: [PaymentList]
    let problems: Visit.Problems

    static func read(_ visit: Visit, _ problems: Visit.Problems) async throws -> InspectionPage {
        let (book, inspection) = try await visit.inspection()
        let named = inspection.findings.compactMap { finding -> Household.ID? in
            if case .household(let id) = finding.reference { id.of(Household.self) } else { nil }
        }
        let area = book.agency(inspection.subject)?.area
        let units = area.map { [$0] + visit.areas.communes(of: $0, on: visit.today).sorted() } ?? []
        let seesFunds = visit.may(.viewFunds)
        return try await visit.site.database.read { transaction in
            InspectionPage(
                visit: visit, book: book, inspection: inspection,
                households: named.isEmpty ? [:] : try transaction.householdRows(Array(Set(named))),
                lists: seesFunds ? try transaction.paymentLists(of: units) : [], problems: problems)
        }
    }

    private var state: Inspection.State { inspection.state(on: book.today) }
    private var isInspector: Bool { book.own.contains(inspection.inspector) && visit.may(.doDuties) }
    private var path: String { SitePath.inspection(inspection.id) }
    private var entry: Entry { Entry(visit: visit, fields: visit.form, problems: problems) }
    /// The form that was sent, where what it lacks is shown.
    private var sent: String { visit.form["bieu"] }

    private func entry(of form: String) -> Entry {
        sent == form ? entry : Entry(visit: visit, fields: FormFields(), problems: [])
    }

    var html: HTML {
        visit.page(
            inspection.title, crumbs: [(InspectionWords.title, "\(SitePath.inspections)?ke-hoach=\(book.loaded.id)")], problems: problems,
            """
            \(visit.savedBanner())<h1>\(inspection.title)</h1><p>\(InspectionParts.tag(state))</p>\(facts)\
            \("<p class=\"actions\"><a class=\"plain\" href=\"\(path)/sua\">\(InspectionWords.change)</a></p>", when: isInspector && state == .planned)\
            <h2>\(InspectionWords.team)</h2>\(team)<h2>\(InspectionWords.checklist)</h2>\(isInspector && state == .running ? answering : checklist)\
            <h2>\(InspectionWords.findings)</h2>\(inspection.findings.isEmpty ? "<p>\(InspectionWords.noFindings)</p>" : inspection.findings.map(finding).joined())\
            \(findingForm, when: isInspector && state == .running)\(stepForm, when: isInspector && !state.allowed.isEmpty)\
            \("<p class=\"hint no-print\">\(InspectionWords.onlyInspector)</p>", when: !isInspector)\
            \("<h2>\(InspectionWords.steps)</h2><ol class=\"reasons\">\(inspection.steps.map(step))</ol>", when: !inspection.steps.isEmpty)\
            \("<p class=\"actions\"><a class=\"plain\" href=\"\(path)/ket-luan.docx\">\(InspectionWords.word)</a><a class=\"plain\" href=\"\(path)/ket-luan.pdf\">\(InspectionWords.pdf)</a><span class=\"hint\">\(InspectionWords.formNotFound)</span></p>", when: [.concluded, .closed].contains(state))
            """)
    }

    private var facts: HTML {
        let due = try? inspection.conclusionDue(book.calendar)
        let project = book.plan.projects.first { $0.code == inspection.project }
        let facts: [(String, String)] = [
            (InspectionWords.kind, InspectionWords.name(inspection.kind)),
            (
                InspectionWords.inspector,
                inspection.kind == .community
                    ? "\(inspection.board) (\(book.name(inspection.inspector)))" : book.name(inspection.inspector)
            ),
            (InspectionWords.subject, book.name(inspection.subject)),
            (InspectionWords.project, project.map { "\($0.code) · \(book.plan.clause($0.clause))" } ?? InspectionWords.whole),
            (InspectionWords.document, inspection.document),
            (InspectionWords.days, "\(inspection.startsOn.vietnamese) – \(inspection.endsOn.vietnamese)"),
            (InspectionWords.notifiedOn, inspection.notifiedOn?.vietnamese ?? ""),
            (
                InspectionWords.reportDue,
                inspection.step(.concluded) == nil && state != .cancelled
                    ? due.map { "\($0.vietnamese): \(InspectionWords.reportDueSource)" } ?? "" : ""
            ),
            (InspectionWords.conclusion, inspection.step(.concluded).map { "\($0.on.vietnamese), \($0.document)" } ?? ""),
        ]
        return """
            <div class="card"><dl class="facts">\(facts.filter { !$0.1.isEmpty }.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>" as HTML })</dl>\(paragraphs(inspection.scope))</div>\
            \("<div class=\"banner warn\"><p>\(InspectionWords.shortNotice)</p></div>", when: inspection.isNoticeShort)
            """
    }

    private func paragraphs(_ text: String) -> HTML { text.split(separator: "\n").map { "<p>\(String($0))</p>" as HTML }.joined() }

    private var team: HTML {
        """
        <ul>\(inspection.members.map { member in
            let more = [member.post, member.side.map(InspectionWords.name) ?? ""].filter { !$0.isEmpty }.joined(separator: "; ")
            return "<li><strong>\(member.name)</strong>, \(InspectionWords.name(member.part))\(more.isEmpty ? "" : " (\(more))")</li>" as HTML
        })</ul>
        """
    }

    // MARK: the checklist

    private static let heads = [InspectionWords.item, InspectionWords.citation, InspectionWords.outcome, InspectionWords.note]

    private var checklist: HTML {
        scrolling(
            InspectionWords.checklist,
            """
            <table class="stack"><thead><tr><th scope="col">\(Self.heads[0])</th><th scope="col">\(Self.heads[1])</th><th scope="col">\(Self.heads[2])</th><th scope="col">\(Self.heads[3])</th></tr></thead><tbody>\(inspection.items.enumerated().map { index, item in
                """
                <tr><th scope="row">\(index + 1). \(item.text)</th><td class="cite" data-label="\(Self.heads[1])">\(item.citation)</td>\
                <td data-label="\(Self.heads[2])">\(item.outcome.map(InspectionWords.name) ?? InspectionWords.notLooked)</td><td data-label="\(Self.heads[3])">\(item.note)</td></tr>
                """ as HTML
            })</tbody></table>
            """)
    }

    private var answering: HTML {
        let entry = entry(of: "danh-muc")
        let outcomes = [("", InspectionWords.notLooked)] + Inspection.Item.Outcome.allCases.map { ($0.rawValue, InspectionWords.name($0)) }
        func state(_ name: String, _ label: String, _ kept: String) -> FieldState {
            var state = entry.state(name, label)
            if sent != "danh-muc" { state.value = kept }
            return state
        }
        return """
            <form method="post" action="\(path)/danh-muc" novalidate>\(visit.formGuard)\(Control.hidden("bieu", "danh-muc"))\
            \(scrolling(
                InspectionWords.checklist,
                """
                <table class="stack"><thead><tr><th scope="col">\(Self.heads[0])</th><th scope="col">\(Self.heads[2])</th><th scope="col">\(Self.heads[3])</th></tr></thead><tbody>\(inspection.items.enumerated().map { index, item in
                    """
                    <tr><th scope="row">\(index + 1). \(item.text)<div class="cite">\(item.citation)</div></th>\
                    \(GridCell.select(state("kq-\(index + 1)", "\(Self.heads[2]) \(index + 1)", item.outcome?.rawValue ?? ""), heading: Self.heads[2], outcomes))\
                    \(GridCell.text(state("gc-\(index + 1)", "\(Self.heads[3]) \(index + 1)", item.note), heading: Self.heads[3]))</tr>
                    """ as HTML
                })</tbody></table>
                """ as HTML))<div class="actions">\(Control.button(InspectionWords.saveChecklist))</div></form>
            """
    }

    // MARK: findings

    private func finding(_ finding: Finding) -> HTML {
        let asked = finding.recommendation
        let standing: HTML = asked == nil ? .empty : "\(StandingTag.html(finding.standing(on: book.today))) "
        return """
            <section class="card" id="phat-hien-\(finding.number)"><h3>\(InspectionWords.finding(finding.number)): \(InspectionWords.name(finding.severity))</h3>\
            <p>\(standing)<span class="tag">\(InspectionWords.name(finding.state(on: book.today)))</span></p>\(paragraphs(finding.text))\
            <dl class="facts"><dt>\(InspectionWords.foundOn)</dt><dd>\(finding.foundOn.vietnamese)\(finding.author.isEmpty ? "" : " – \(finding.author)")</dd>\
            \(finding.reference.map { "<dt>\(InspectionWords.reference)</dt><dd>\(reference($0))</dd>" as HTML } ?? .empty)\
            \(asked.map { "<dt>\(InspectionWords.recommendation)</dt><dd>\($0.text)</dd><dt>\(InspectionWords.owner)</dt><dd>\(book.name($0.owner))</dd><dt>\(InspectionWords.dueOn)</dt><dd>\($0.dueOn.vietnamese)</dd>" as HTML } ?? .empty)</dl>\
            \("<ol class=\"reasons\">\(finding.steps.map(line))</ol>", when: !finding.steps.isEmpty)\(remedy(finding))</section>
            """
    }

    /// A record by what names nobody; with the name and the way there for whoever may see families.
    private func reference(_ reference: Finding.Reference) -> HTML {
        switch reference {
        case .household(let id):
            guard let row = households[id.of(Household.self)] else { return .empty }
            let isSeen = visit.scope(for: .viewHouseholds).contains(village: row.household.village, commune: row.commune)
            guard isSeen else { return "\(row.household.code)" }
            return "<a href=\"\(SitePath.household(row.household.id))\">\(row.headName) · \(row.household.code)</a>"
        case .payments(let id):
            guard let list = lists.first(where: { $0.id.subject == id }) else { return "\(InspectionWords.payments)" }
            return "<a href=\"\(SitePath.paymentList(list.id))\">\(list.subject), \(list.document)</a>"
        case .duty(let id):
            guard let duty = book.duties.first(where: { $0.id == id }) else { return "\(InspectionWords.duty)" }
            return "<a href=\"\(SitePath.duty(duty.id))\">\(DutyPages.name(duty, book))</a>"
        }
    }

    private func line(_ step: Finding.Step) -> HTML {
        let to = step.recipient.map { " (\(PlanWords.name($0)))" } ?? ""
        return """
            <li>\(step.on.vietnamese) · <strong>\(InspectionWords.name(step.kind))\(to)</strong>\(step.text.isEmpty ? "" : ": " + step.text)\(step.evidence.isEmpty ? "" : " (\(step.evidence))")\(step.author.isEmpty ? "" : " – \(step.author)")</li>
            """
    }

    /// What this officer may say of the remedy: its owner that it is done, the side that inspects whether it is.
    private func remedy(_ finding: Finding) -> HTML {
        guard let asked = finding.recommendation, [.running, .concluded].contains(state), visit.may(.doDuties) else { return .empty }
        let stands = finding.state(on: book.today)
        let isOwner = book.own.contains(asked.owner) && [.waiting, .returned].contains(stands)
        let looks = isInspector && stands == .remedied
        guard isOwner || looks else { return .empty }
        let form = "ph-\(finding.number)"
        let entry = entry(of: form)
        // Several such forms may stand on a page: their fields carry the number of the finding.
        var day = entry.state("ngay-\(form)", InspectionWords.stepDay, hint: ReviewWords.dayHint)
        if day.value.isEmpty { day.value = visit.today.vietnamese }
        let buttons: HTML =
            isOwner
            ? Control.button(InspectionWords.sayRemedied, name: "viec", value: Finding.StepKind.remedied.rawValue)
            : Control.button(InspectionWords.verify, name: "viec", value: Finding.StepKind.verified.rawValue)
                + Control.button(InspectionWords.reject, isPrimary: false, name: "viec", value: Finding.StepKind.rejected.rawValue)
        return """
            <form method="post" action="\(path)/phat-hien/\(finding.id.description)" class="no-print" novalidate>\(visit.formGuard)\(Control.hidden("bieu", form))\
            \(Control.text(day, width: .short, isNumeric: true))\(Control.text(entry.state("noi-dung-ghi-\(form)", isOwner ? InspectionWords.remedyText : InspectionWords.verifyText)))\
            \(isOwner ? Control.text(entry.state("van-ban-\(form)", InspectionWords.evidence)) : .empty)<div class="actions">\(buttons)</div></form>
            """
    }

    private var findingForm: HTML {
        let entry = entry(of: "moi")
        var day = entry.state("ngay", InspectionWords.foundOn, hint: ReviewWords.dayHint)
        if day.value.isEmpty { day.value = visit.today.vietnamese }
        let duties = book.duties.filter { $0.agency == inspection.subject }
        let owners = book.loaded.agencies.filter { $0.id != inspection.inspector && (book.agencies.map(\.id).contains($0.id)) }
        var owner = entry.state("co-quan", InspectionWords.owner)
        if owner.value.isEmpty { owner.value = inspection.subject.description }
        return """
            <details class="card no-print"\(" open", when: sent == "moi" || inspection.findings.isEmpty)><summary>\(InspectionWords.addFinding)</summary>\
            <form method="post" action="\(path)/phat-hien" novalidate>\(visit.formGuard)\(Control.hidden("bieu", "moi"))\(Control.text(day, width: .short, isNumeric: true))\
            \(Control.select(entry.state("muc-do", InspectionWords.severity), Finding.Severity.allCases.map { ($0.rawValue, InspectionWords.name($0)) }))\
            \(Control.paragraph(entry.state("noi-dung-ghi", InspectionWords.text)))\(Control.text(entry.state("ma-ho", InspectionWords.household, hint: InspectionWords.householdHint), width: .short))\
            \(Control.select(entry.state("nhiem-vu", InspectionWords.duty), [("", "–")] + duties.map { ($0.id.description, DutyPages.name($0, book)) }))\
            \(lists.isEmpty ? .empty : Control.select(entry.state("danh-sach-chi", InspectionWords.payments), [("", "–")] + lists.prefix(100).map { ($0.id.description, "\($0.subject), \($0.document)") }))\
            \(Control.paragraph(entry.state("kien-nghi", InspectionWords.recommendation, hint: InspectionWords.recommendationHint)))\
            \(Control.select(owner, [("", EntryWords.choose)] + owners.map { ($0.id.description, book.name($0.id)) }))\(Control.text(entry.state("han", InspectionWords.dueOn), width: .short, isNumeric: true))\
            <div class="actions">\(Control.button(InspectionWords.addFinding))</div></form></details>
            """
    }

    // MARK: steps

    private func step(_ step: Inspection.Step) -> HTML {
        """
        <li>\(step.on.vietnamese) · <strong>\(InspectionWords.name(step.kind))</strong>\(step.text.isEmpty ? "" : ": " + step.text)\(step.document.isEmpty ? "" : " (\(step.document))")\(step.author.isEmpty ? "" : " – \(step.author)")</li>
        """
    }

    private var stepForm: HTML {
        let entry = entry(of: "buoc")
        var day = entry.state("ngay-buoc", InspectionWords.stepDay, hint: ReviewWords.dayHint)
        if day.value.isEmpty { day.value = visit.today.vietnamese }
        let kinds = Inspection.StepKind.allCases.filter(state.allowed.contains)
        return """
            <section class="card no-print"><h2>\(InspectionWords.act)</h2><form method="post" action="\(path)/buoc" novalidate>\(visit.formGuard)\(Control.hidden("bieu", "buoc"))\
            \(Control.select(FieldState(name: "buoc", label: InspectionWords.act, value: entry.fields["buoc"]), kinds.map { ($0.rawValue, InspectionWords.name($0)) }))\
            \(Control.text(day, width: .short, isNumeric: true))\(Control.paragraph(entry.state("noi-dung-ghi-buoc", InspectionWords.stepText)))\
            \(Control.text(entry.state("van-ban-buoc", InspectionWords.stepDocument)))<div class="actions">\(Control.button(InspectionWords.save))</div></form></section>
            """
    }
}
