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

extension SitePath {
    static let rounds = "/ra-soat"
    static let newRound = "\(rounds)/moi"
    static let applications = "\(rounds)/giay-de-nghi"
    static let newApplication = "\(applications)/moi"
    static let limits = "\(rounds)/thoi-han"
    static let simulation = "\(rounds)/mo-phong"
    static let followApplication = "/theo-doi"

    static func application(_ id: ReviewApplication.ID) -> String { "\(applications)/\(id)" }
    static func round(_ id: ReviewRound.ID) -> String { "\(rounds)/\(id)" }
    static func simulation(of id: ReviewRound.ID) -> String { "\(round(id))/mo-phong" }
    static func signals(_ id: ReviewRound.ID) -> String { "\(round(id))/dau-hieu" }
    static func samples(_ id: ReviewRound.ID) -> String { "\(round(id))/kiem-tra" }
    static func sample(_ id: ReviewRound.ID, _ commune: Area.ID) -> String { "\(roundUnit(id, commune))/kiem-tra" }
    static func roundUnit(_ id: ReviewRound.ID, _ area: Area.ID) -> String { "\(round(id))/don-vi/\(area)" }
    static func meeting(_ id: ReviewRound.ID, _ village: Area.ID) -> String { "\(roundUnit(id, village))/hop-dan" }
    static func posting(_ id: ReviewRound.ID, _ commune: Area.ID) -> String { "\(roundUnit(id, commune))/niem-yet" }
    static func decision(_ id: ReviewRound.ID, _ commune: Area.ID) -> String { "\(roundUnit(id, commune))/quyet-dinh" }
    static func decisionDocument(_ id: ReviewRound.ID, _ decision: ReviewDecision.ID) -> String {
        "\(round(id))/quyet-dinh/\(decision)/van-ban"
    }
    static func objections(_ id: ReviewRound.ID) -> String { "\(round(id))/khieu-nai" }
    static func objection(_ id: ReviewRound.ID, _ objection: Objection.ID) -> String { "\(objections(id))/\(objection)" }
    static func reviewCase(_ id: ReviewRound.ID, _ reviewCase: ReviewCase.ID) -> String { "\(round(id))/ho/\(reviewCase)" }
    static func secondSheet(_ id: ReviewRound.ID, _ reviewCase: ReviewCase.ID, _ purpose: SecondSheet.Purpose) -> String {
        "\(self.reviewCase(id, reviewCase))/\(purpose == .verified ? "kiem-tra" : "nhap-lai")"
    }
    static func comparison(_ id: ReviewRound.ID, _ reviewCase: ReviewCase.ID) -> String { "\(self.reviewCase(id, reviewCase))/doi-chieu" }
}

extension Visit {
    typealias Problems = [(field: String, sentence: String)]

    /// The round of the address, as far as the officer may see households.
    func roundBook() async throws -> RoundBook {
        let id: ReviewRound.ID = try key("dot")
        let (scope, areas, law, today) = (scope(for: .viewHouseholds), areas, site.shelves.law, today)
        return try await site.database.read { try RoundBook(id, within: scope, in: $0, areas, law, today: today) }
    }

    /// The samples and second sheets of the round of the address.
    func sampleBook() async throws -> SampleBook {
        let id: ReviewRound.ID = try key("dot")
        let (scope, areas, law, today) = (scope(for: .viewHouseholds), areas, site.shelves.law, today)
        return try await site.database.read { try SampleBook(RoundBook(id, within: scope, in: $0, areas, law, today: today), in: $0) }
    }

    /// The name of a unit on the day of the visit.
    func name(of area: Area.ID) -> String { areas.lastKnown(of: area, on: today)?.name ?? "" }

    /// True when the officer has the right in the whole unit.
    func may(_ permission: Permission, in area: Area.ID) -> Bool {
        guard may(permission) else { return false }
        let scope = scope(for: permission)
        if scope.villages.contains(area) { return true }
        return areas.ancestor(of: area, at: .commune, on: today).map(scope.communes.contains) ?? false
    }

    /// Performs `operation` and leads on; what lacks becomes the page again, with all that was typed.
    func act<O: Operation>(
        _ operation: O, again: (Problems) async throws -> HTML, next: (O.Output) -> String
    ) async throws -> Answer {
        do {
            return .seeOther(next(try await site.desk.perform(operation, as: try signedIn, request: requestKey)))
        } catch let refusal as RoundRefusal {
            return .page(
                try await again(refusal.lacks.map { ($0.field, RoundWords.sentence($0)) }), status: .unprocessableContent)
        }
    }

    /// Shows the page again with problems of the fields.
    func again(_ page: HTML) -> Answer { .page(page, status: .unprocessableContent) }

    func savedBanner() -> HTML {
        "\("<div class=\"banner\" role=\"status\"><p>\(RoundPageWords.saved)</p></div>", when: query["da-luu"] == "1")"
    }
}

extension RoundLack {
    /// The field at which it is shown; the top of the page for what no field answers.
    var field: String {
        switch self {
        case .documentMissing: "van-ban"
        case .reasonMissing: "ly-do"
        case .dayInFuture, .dayBefore: "ngay"
        case .outsideWindow: "tu-ngay"
        case .periodUnknown: "thang"
        case .postingTooShort: "den-ngay"
        case .numberMissing, .numberTaken: "so"
        case .signerMissing: "nguoi-ky"
        case .presentMissing: "du-hop"
        case .answerMissing: "tra-loi"
        case .sampleSize: "co-mau"
        case .drawnAlready: "ly-do"
        case .otherStandard: "ngay"
        default: "noi-dung"
        }
    }
}

extension CaseCounts {
    static var heads: HTML {
        [
            RoundPageWords.households, RoundPageWords.withSheet, RoundPageWords.unclear, RoundPageWords.agreedHouseholds,
            RoundPageWords.decidedHouseholds,
        ].map { "<th scope=\"col\" class=\"n\">\($0)</th>" as HTML }.joined()
    }

    var cells: HTML {
        zip(
            [all, withSheet, unclear, agreed, decided],
            [
                RoundPageWords.households, RoundPageWords.withSheet, RoundPageWords.unclear, RoundPageWords.agreedHouseholds,
                RoundPageWords.decidedHouseholds,
            ]
        ).map { "<td class=\"n\" data-label=\"\($1)\">\($0)</td>" as HTML }.joined()
    }
}

/// A table that scrolls by itself on a narrow screen.
func scrolling(_ label: String, _ table: HTML) -> HTML {
    "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(label)\">\(table)</div>"
}
