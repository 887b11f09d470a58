import Law
import Registry
import Words

/// Sheets of a survey to be carried to the households of the sample: what is known of each is filled in, the answers are blank. No personal
/// number stands on them.
public struct SurveySheets: Encodable, Sendable {
    public struct Sheet: Encodable, Sendable {
        var code: String
        var household: String
        var head: String
        var commune: String
        var place: String
        var interviewer: String
        /// Name, relation, year of birth.
        var members: [[String]]
        /// The code that a telephone reads, as SVG.
        var mark: String

        /// - Parameters:
        ///   - address: where a telephone opens the sheet for a code; `nil` where the program is not reached from outside.
        public init(
            code: SurveyCode, household: String, head: String, commune: String, place: String, interviewer: String, members: [[String]],
            address: String?
        ) {
            self.code = code.text
            self.household = household
            self.head = head
            self.commune = commune
            self.place = place
            self.interviewer = interviewer
            self.members = members
            mark = QRCode(address.map { "\($0)/\(code.text)" } ?? code.text)?.svg ?? ""
        }
    }

    private struct Question: Encodable {
        var label: String
        var hint: String
        /// What is ticked; empty where something is written.
        var options: [String]
        var unit: String
        var isText: Bool
    }

    public let sheets: [Sheet]
    private let survey: String
    private let questions: [Question]
    /// Each with its legend.
    private let personQuestions: [String]
    private let outcomes: [String]
    /// For members who are not on record.
    private let blankRows = 2
    private let words = SurveyPaperWords()

    public init(_ sheets: [Sheet], of survey: Survey) {
        self.sheets = sheets
        self.survey = "\(survey.title) (\(SurveyWords.name(survey.stage).lowercased()), \(survey.year))"
        let all = survey.questionnaire
        questions = all.questions(of: .household).map { question in
            let unit = if case .number(let unit, _, _) = question.kind { unit } else { "" }
            return Question(
                label: question.text, hint: SurveyWords.hint(question, of: all),
                options: question.choices.map { SurveyWords.text($0, question) }, unit: unit, isText: question.kind == .text)
        }
        personQuestions = all.questions(of: .person).map { question in
            let legend = question.choices.enumerated().map { "\($0.offset + 1) \(SurveyWords.text($0.element, question))" }
            let unit: [String] = if case .number(let unit, _, _) = question.kind { [unit] } else { legend }
            return question.text + (unit.isEmpty ? "" : " (\(unit.joined(separator: ", ")))")
        }
        outcomes = SurveyResponse.Outcome.allCases.map { SurveyWords.name($0) }
    }

    /// - Throws: `PDFPress.Problem`.
    public func pdf(_ press: PDFPress) async throws -> [UInt8] {
        try await press.pdf(template: PackageResources.survey_sheet_typ, data: self)
    }
}
