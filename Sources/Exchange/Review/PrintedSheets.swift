import Law
import Registry
import Words

/// Review sheets to be carried to the households of a round: what is known of each is filled in, the answers are blank. No personal number
/// stands on them.
public struct PrintedSheets: Encodable, Sendable {
    public struct Sheet: Encodable, Sendable {
        var code: String
        var household: String
        var head: String
        var commune: String
        var place: String
        var reviewer: String
        /// Name, relation, sex, day of birth.
        var members: [[String]]
        /// The code that a telephone reads, as SVG.
        var mark: String

        /// - Parameters:
        ///   - address: where a telephone opens the sheet for a code; `nil` where the program is not reached from outside.
        public init(
            code: SheetCode, household: String, head: String, commune: String, place: String, reviewer: String, members: [[String]],
            address: String?
        ) {
            self.code = code.text
            self.household = household
            self.head = head
            self.commune = commune
            self.place = place
            self.reviewer = reviewer
            self.members = members
            mark = QRCode(address.map { "\($0)/\(code.text)" } ?? code.text)?.svg ?? ""
        }
    }

    private struct Question: Encodable {
        var label: String
        var options: [String]
    }

    public let sheets: [Sheet]
    private let round: String
    private let questions: [Question]
    private let indicators: [String]
    private let causes: [String]
    private let warning: String
    /// For members who are not on record.
    private let blankRows = 3
    private let words = PrintedSheetWords()

    /// - Parameter table: the items of sheet B1 with their points; without it the total alone is written.
    public init(_ sheets: [Sheet], of round: ReviewRound, under standard: PovertyStandard, _ table: ScoreTable?, causes: [String]) {
        self.sheets = sheets
        self.round = RoundWords.title(round)
        questions = (table?.questions ?? []).map { question in
            Question(label: question.label, options: question.options.map { "\($0.label) (\($0.points))" })
        }
        indicators = standard.indicators.map { "\($0.number). \($0.name)" }
        self.causes = causes
        warning = table.map { $0.isInvented ? ReviewWords.invented : "" } ?? PrintedSheetWords.tableMissing
    }

    /// - Throws: `PDFPress.Problem`.
    public func pdf(_ press: PDFPress) async throws -> [UInt8] {
        try await press.pdf(template: PackageResources.review_sheet_typ, data: self)
    }
}
