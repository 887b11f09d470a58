import Access
import Core
import Database
import HTTPTypes
import Law
import Markup
import Operations
import Programme
import Registry
import Store
import Words

extension SitePath {
    static let plans = "/chuong-trinh"
    static let duties = "/nhiem-vu"
    static let reminders = "\(duties)/can-nhac"
    static let progressReports = "/bao-cao-thang"
    static let obstacles = "/vuong-mac"
    static let newObstacle = "\(obstacles)/moi"

    static func plan(_ id: LoadedPlan.ID) -> String { "\(plans)/\(id)" }
    static func target(_ code: String, of id: LoadedPlan.ID) -> String { "\(plans)/\(id)/chi-tieu/\(code)" }
    static func duty(_ id: Duty.ID) -> String { "\(duties)/\(id)" }
    static func report(_ id: Duty.ID) -> String { "\(progressReports)/\(id)" }
}

extension Visit {
    typealias PlanLine = (id: LoadedPlan.ID, code: String, area: Area.ID, year: Int)

    /// The plans in which somebody of the officer's area has duties, or for whom the officer acts: the newest first.
    func plans() async throws -> [PlanLine] {
        let scope = scope(for: .viewProgramme)
        let (areas, today) = (areas, today)
        return try await site.database.read { transaction in
            let touched = try transaction.planAreas().filter { place in
                areas.presentUnits(of: place, on: today).contains { unit in
                    scope.communes.contains(unit.area) || !scope.communes.isDisjoint(with: areas.communes(of: unit.area, on: today))
                }
            }
            return try transaction.plans(touching: Set(touched))
        }
    }

    /// The plan that is asked for by the address, else the newest; `nil` where there is none.
    func askedPlan() async throws -> LoadedPlan.ID? {
        let known = try await plans()
        let asked = method == "POST" ? form["ke-hoach"] : query["ke-hoach"]
        guard let line = asked.isEmpty ? known.first : known.first(where: { $0.id.description == asked }) else {
            if asked.isEmpty { return nil }
            throw PageError.notFound
        }
        return line.id
    }

    func planBook(contentsOf month: ReportingMonth? = nil) async throws -> PlanBook? {
        guard let plan = try await askedPlan() else { return nil }
        return try await planBook(plan, contentsOf: month)
    }

    func planBook(_ id: LoadedPlan.ID, contentsOf month: ReportingMonth? = nil) async throws -> PlanBook {
        let (officer, areas, law, today) = (try signedIn, areas, site.shelves.law, today)
        return try await site.database.read {
            try PlanBook(id, for: officer, in: $0, areas, law, today: today, contentsOf: month)
        }
    }

    /// The duty of the address with its plan.
    func duty() async throws -> (book: PlanBook, duty: Duty) {
        let id: Duty.ID = try key("nv")
        guard let known = try await site.database.read({ try $0.duty(id) }) else { throw PageError.notFound }
        let book = try await planBook(known.plan)
        guard let duty = book.duties.first(where: { $0.id == id }) else { throw PageError.notFound }
        return (book, duty)
    }

    /// Performs `operation` and leads on; what lacks becomes the page again, with all that was typed.
    func carryOut<O: Operation>(
        _ operation: O, again: (Problems) async throws -> HTML, next: (O.Output) -> String
    ) async throws -> Answer {
        do {
            return .seeOther(next(try await site.desk.perform(operation, as: try signedIn, request: requestKey)))
        } catch let refusal as PlanRefusal {
            return .page(try await again(refusal.lacks.map { ($0.field, PlanWords.sentence($0)) }), status: .unprocessableContent)
        }
    }

    /// The ways between the pages of the programme, and which of several plans is shown.
    func programmeTabs(_ book: PlanBook?, _ here: String) -> HTML {
        let suffix = book.map { "?ke-hoach=\($0.loaded.id)" } ?? ""
        let tabs = [
            (SitePath.chair, ChairWords.title), (SitePath.plans, PlanWords.plans), (SitePath.indicators, IndicatorWords.title),
            (SitePath.duties, DutyWords.title), (SitePath.progressReports, ProgressReportWords.menu),
            (SitePath.obstacles, ObstacleWords.title), (SitePath.inspections, InspectionWords.title),
        ]
        return """
            <ul class="chips">\(tabs.map { tab in
                "<li><a href=\"\(tab.0 == SitePath.plans ? tab.0 : tab.0 + suffix)\"\(" aria-current=\"page\"", when: tab.0 == here)>\(tab.1)</a></li>" as HTML
            })</ul>
            """
    }

    /// What is said where no plan was loaded.
    func noPlan(_ title: String, _ here: String) -> HTML {
        page(
            title,
            "\(programmeTabs(nil, here))<h1>\(title)</h1><div class=\"card\"><p>\(PlanWords.none)</p><p class=\"hint\">\(PlanWords.noneHint)</p></div>"
        )
    }
}

extension PlanLack {
    /// The field at which it is shown.
    var field: String {
        switch self {
        case .documentMissing: "van-ban"
        case .answerWrong: "gia-tri"
        case .textMissing: "noi-dung-ghi"
        case .titleMissing: "ten"
        case .evidenceMissing: "san-pham"
        case .percentWrong: "phan-tram"
        case .dayInFuture: "ngay"
        case .reasonMissing: "ly-do"
        case .signerMissing: "nguoi-ky"
        case .agencyMissing: "co-quan"
        case .projectUnknown: "du-an"
        case .sourceMissing: "nguon"
        case .baseMissing: "mau-so"
        case .overWhole: "tu-so"
        case .shareTooLarge(let area, _): TargetPages.field(of: area)
        case .ownTargetMissing(let code): TargetPages.field(ofTarget: code)
        default: "noi-dung"
        }
    }
}

/// How a duty stands, with a mark that is not colour alone.
enum StandingTag {
    static func html(_ standing: Duty.Standing) -> HTML {
        let look =
            switch standing {
            case .overdue: "strength3"
            case .open(let left) where left <= 3: "strength2"
            case .done, .open, .openEnded: "strength1"
            }
        return "<span class=\"tag \(look)\">\(DutyWords.standing(standing))</span>"
    }
}
