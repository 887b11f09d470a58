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

extension SitePath {
    static let inspections = "/kiem-tra"
    static let newInspection = "\(inspections)/moi"

    static func inspection(_ id: Inspection.ID) -> String { "\(inspections)/\(id)" }
}

/// The desk of inspections: whom somebody looks at, how far that is, and what is not remedied.
enum InspectionListPages {
    static let routes: [Route] = [
        .get(SitePath.inspections, .permission(.viewProgramme)) { try await list($0) }
    ]

    private enum Choice: String, CaseIterable {
        case all = "tat-ca"
        case going = "dang-lam"
        case late = "qua-han"
        case over = "da-dong"

        var label: String {
            switch self {
            case .all: InspectionWords.all
            case .going: InspectionWords.going
            case .late: InspectionWords.late
            case .over: InspectionWords.over
            }
        }

        func takes(_ inspection: Inspection, _ late: Set<Inspection.ID>, _ today: CalendarDate) -> Bool {
            switch self {
            case .all: true
            case .going: [.planned, .running, .concluded].contains(inspection.state(on: today))
            case .late: late.contains(inspection.id)
            case .over: [.closed, .cancelled].contains(inspection.state(on: today))
            }
        }
    }

    private static func list(_ visit: Visit) async throws -> Answer {
        guard let book = try await visit.planBook() else { return .page(visit.noPlan(InspectionWords.title, SitePath.inspections)) }
        let late = book.lateInspections(on: book.today)
        let lateIDs = Set(late.map(\.inspection.id))
        let choice = Choice(rawValue: visit.query["xem"]) ?? .all
        let shown = book.inspections.filter { choice.takes($0, lateIDs, book.today) }
        let choices: HTML = """
            <ul class="chips">\(Choice.allCases.map { other in
                "<li><a href=\"\(SitePath.inspections)?ke-hoach=\(book.loaded.id.description)&xem=\(other.rawValue)\"\(" aria-current=\"true\"", when: other == choice)>\(other.label) (\(book.inspections.count { other.takes($0, lateIDs, book.today) }))</a></li>" as HTML
            })</ul>
            """
        return .page(
            visit.page(
                InspectionWords.title,
                """
                \(visit.programmeTabs(book, SitePath.inspections))<h1>\(InspectionWords.title)</h1><p class="lead">\(InspectionWords.lead)</p>\
                \("<p class=\"actions\"><a class=\"primary\" href=\"\(SitePath.newInspection)?ke-hoach=\(book.loaded.id.description)\">\(InspectionWords.new)</a></p>", when: visit.mayInspect(book))\
                \(choices)\(shown.isEmpty ? "<div class=\"card\"><p>\(InspectionWords.none)</p></div>" : table(shown, book))\
                \(InspectionParts.late(late, book), when: !late.isEmpty)
                """))
    }

    private static func table(_ inspections: [Inspection], _ book: PlanBook) -> HTML {
        scrolling(
            InspectionWords.title,
            """
            <table class="stack"><thead><tr><th scope="col">\(InspectionWords.name)</th><th scope="col">\(InspectionWords.inspector)</th><th scope="col">\(InspectionWords.subject)</th>\
            <th scope="col">\(InspectionWords.days)</th><th scope="col">\(InspectionWords.state)</th><th scope="col" class="n">\(InspectionWords.remediesShort)</th></tr></thead><tbody>\(inspections.map { inspection in
                """
                <tr><th scope="row"><a href="\(SitePath.inspection(inspection.id))">\(inspection.title)</a><div class="cite">\(InspectionWords.name(inspection.kind))</div></th>\
                <td data-label="\(InspectionWords.inspector)">\(InspectionParts.inspector(inspection, book))</td><td data-label="\(InspectionWords.subject)">\(book.name(inspection.subject))</td>\
                <td data-label="\(InspectionWords.days)">\(inspection.startsOn.vietnamese) – \(inspection.endsOn.vietnamese)</td><td data-label="\(InspectionWords.state)">\(InspectionParts.tag(inspection.state(on: book.today)))</td>\
                <td class="n" data-label="\(InspectionWords.remediesShort)">\(inspection.openFindings(on: book.today).count)</td></tr>
                """ as HTML
            })</tbody></table>
            """)
    }
}

/// What several pages show of inspections.
enum InspectionParts {
    /// The board of the community under whoever set it up, else the agency.
    static func inspector(_ inspection: Inspection, _ book: PlanBook) -> String {
        inspection.kind == .community ? inspection.board : book.name(inspection.inspector)
    }

    static func tag(_ state: Inspection.State) -> HTML {
        let look = state == .concluded ? "strength2" : "strength1"
        return "<span class=\"tag \(look)\">\(InspectionWords.name(state))</span>"
    }

    static func what(_ late: PlanBook.LateInspection) -> String {
        late.finding.map { InspectionWords.remedyOf($0.number, late.inspection.title) } ?? InspectionWords.reportOf(late.inspection.title)
    }

    static func path(_ late: PlanBook.LateInspection) -> String {
        SitePath.inspection(late.inspection.id) + (late.finding.map { "#phat-hien-\($0.number)" } ?? "")
    }

    /// Who is late with a remedy or a report of an inspection.
    static func late(_ late: [PlanBook.LateInspection], _ book: PlanBook) -> HTML {
        """
        <h2>\(InspectionWords.lateTitle)</h2>\
        \(scrolling(
            InspectionWords.lateTitle,
            """
            <table class="stack"><thead><tr><th scope="col">\(DutyWords.unit)</th><th scope="col">\(DutyWords.duty)</th><th scope="col">\(DutyWords.due)</th>\
            <th scope="col">\(DutyWords.standing)</th></tr></thead><tbody>\(late.map { line in
                """
                <tr><th scope="row">\(book.name(line.agency))</th><td data-label="\(DutyWords.duty)"><a href="\(path(line))">\(what(line))</a></td>\
                <td class="nowrap" data-label="\(DutyWords.due)">\(line.dueOn.vietnamese)</td><td data-label="\(DutyWords.standing)">\(StandingTag.html(.overdue(days: line.days)))</td></tr>
                """ as HTML
            })</tbody></table>
            """ as HTML))
        """
    }
}

extension Visit {
    /// The agencies for which the officer may inspect.
    func inspecting(_ book: PlanBook) -> [Agency] {
        may(.doDuties) ? book.agencies.filter { book.own.contains($0.id) && $0.function != .commune } : []
    }

    func mayInspect(_ book: PlanBook) -> Bool { !inspecting(book).isEmpty }

    /// The inspection of the address with its plan.
    func inspection() async throws -> (book: PlanBook, inspection: Inspection) {
        let id: Inspection.ID = try key("kt")
        guard let plan = try await site.database.read({ try $0.planOfInspection(id) }) else { throw PageError.notFound }
        let book = try await planBook(plan)
        guard let inspection = book.inspections.first(where: { $0.id == id }) else { throw PageError.notFound }
        return (book, inspection)
    }
}

extension InspectionLack {
    /// The field at which it is shown.
    var field: String {
        switch self {
        case .titleMissing: "ten"
        case .inspectorWrong: "ben-kiem-tra"
        case .subjectMissing, .ownSubject: "don-vi"
        case .projectUnknown: "du-an"
        case .documentMissing: "van-ban"
        case .boardMissing: "ten-ban"
        case .headMissing, .boardTooSmall, .tooManyPeople, .tooManyDeputies: "tv-1-ten"
        case .sideMissing: "tv-1-dai-dien"
        case .itemsMissing: "danh-muc"
        case .daysReversed: "den-ngay"
        case .dayInFuture, .dayBefore: "ngay"
        case .textMissing, .reasonMissing: "noi-dung-ghi"
        case .evidenceMissing: "van-ban"
        case .householdUnknown: "ma-ho"
        case .referenceUnknown: "nhiem-vu"
        case .ownerMissing: "co-quan"
        case .dueMissing: "han"
        default: "noi-dung"
        }
    }
}
