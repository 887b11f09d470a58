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
    static let surveys = "/khao-sat"
    static let newSurvey = "\(surveys)/moi"
    static let sampleQuestionnaire = "\(surveys)/bo-cau-hoi"

    static func survey(_ id: Survey.ID) -> String { "\(surveys)/\(id)" }
    static func surveyHousehold(_ id: Survey.ID, _ household: Household.ID) -> String { "\(survey(id))/ho/\(household)" }
    static func surveyResults(_ id: Survey.ID) -> String { "\(survey(id))/ket-qua" }
}

extension Visit {
    /// The survey of the address, as far as the officer may see by `permission`.
    func surveyBook(_ permission: Permission = .viewHouseholds) async throws -> SurveyBook {
        try await surveyBook(try key("ks"), permission)
    }

    func surveyBook(_ id: Survey.ID, _ permission: Permission) async throws -> SurveyBook {
        let (scope, areas, today) = (scope(for: permission), areas, today)
        return try await site.database.read { try SurveyBook(id, within: scope, in: $0, areas, today: today) }
    }

    /// True where the officer has the right in all communes of the survey.
    func may(_ permission: Permission, inAllOf book: SurveyBook) -> Bool {
        may(permission) && !book.communes.isEmpty && book.communes.isSubset(of: scope(for: permission).communes)
    }

    /// Performs `operation` and leads on; what lacks becomes the page again, with all that was typed.
    func surveyAct<O: Operation>(
        _ operation: O, again: (Problems) async throws -> HTML,
        problems: (SurveyLack) -> Problems = { [($0.field, SurveyWords.sentence($0))] },
        next: (O.Output) -> String
    ) async throws -> Answer {
        do {
            return .seeOther(next(try await site.desk.perform(operation, as: try signedIn, request: requestKey)))
        } catch let refusal as SurveyRefusal {
            return .page(try await again(refusal.lacks.flatMap(problems)), status: .unprocessableContent)
        }
    }

    func surveyCrumbs(_ survey: Survey? = nil) -> [(title: String, path: String)] {
        [(RoundPageWords.title, SitePath.rounds), (SurveyWords.title, SitePath.surveys)]
            + (survey.map { [($0.title, SitePath.survey($0.id))] } ?? [])
    }
}

extension SurveyLack {
    /// The field at which it is shown.
    var field: String {
        switch self {
        case .titleMissing: "ten"
        case .documentMissing: "van-ban"
        case .reasonMissing, .households: "ly-do"
        case .daysReversed: "den-ngay"
        case .unitUnknown: "don-vi"
        case .sizeWrong, .strataLeftOut: "co-mau"
        case .perVillageWrong: "moi-thon"
        case .interviewerNotHere: "nguoi"
        case .dayInFuture, .dayBefore: "ngay"
        default: "noi-dung"
        }
    }
}
