import Access
import ArgumentParser
import Core
import Database
import Exchange
import Foundation
import Jobs
import Law
import Operations
import Registry
import Store
import Words

/// What a survey says, alone or beside an earlier one.
struct SurveyResultsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "results", SurveyHelpWords.results, example: "giamngheo survey results --survey 0190… --by sex --compare 0190… --json")
    @Option(help: .says(SurveyHelpWords.key)) var survey: String
    @Option(help: .says(SurveyHelpWords.by)) var by: String?
    @Option(help: .says(SurveyHelpWords.compare)) var compare: String?
    @Option(help: .says(SurveyHelpWords.output)) var output: String?
    @OptionGroup var store: StoreOptions
    @OptionGroup var talk: TalkOptions

    func run() async throws {
        let house = try await House.openExisting(store)
        let key = try TypedValue.value(survey, talk) { Survey.ID($0) }
        let other = try compare.map { try TypedValue.value($0, talk) { Survey.ID($0) } }
        let grouping = try by.map { try TypedValue.value($0, talk) { SurveyResults.Grouping(rawValue: $0) } }
        let (scope, areas, today) = (house.wholeScope, house.shelves.areas, house.desk.now.day)
        let (book, earlier, candidates) = try await house.database.read { transaction in
            (
                try SurveyBook(key, within: scope, in: transaction, areas, today: today),
                try other.map { try SurveyBook($0, within: scope, in: transaction, areas, today: today) },
                try transaction.surveyCandidates(of: key)
            )
        }
        let groupings = grouping.map { [$0] } ?? SurveyResults.Grouping.allCases
        let results = book.results(by: groupings)
        let comparison = earlier.map {
            SurveyComparison(($0.results(by: groupings), $0.survey.questionnaire), (results, book.survey.questionnaire))
        }
        let notes = SurveyNotes.notes(of: book, earlier, results, areas, house.law.ruleBook)
        if let output {
            _ = try TypedValue.value(output, talk) { $0.hasSuffix(".xlsx") ? $0 : nil }
            let drawn = Dictionary(book.whole.map { ($0.household, $0.draw) }, uniquingKeysWith: { first, _ in first })
            try SurveyFile(
                book.survey, results, comparison, notes: notes,
                candidates: candidates.map { row in
                    SurveyFile.Candidate(
                        village: areas.lastKnown(of: row.candidate.village, on: today)?.name ?? "", code: row.candidate.code,
                        isDrawn: drawn[row.candidate.household] != nil, weight: drawn[row.candidate.household]?.weight)
                }, groupName: SurveyNotes.groupName(areas, today, house.law.codeLists)
            ).write(to: output)
            if talk.json { return try Output.json(["file": output]) }
            return Output.result(SurveyHelpWords.written(output, talk.language))
        }
        let name = SurveyNotes.groupName(areas, today, house.law.codeLists)
        let lines = results.lines.map { line in
            ResultLine(
                line, book.survey.questionnaire, line.grouping.map { name($0, line.group) } ?? "",
                comparison?.lines.first { $0.later == line })
        }
        if talk.json { return try Output.json(lines) }
        for line in lines { Output.result(line.text) }
        for note in notes { Output.talk(note) }
    }
}

/// One figure of a survey, as a document: shares from 0 to 1, means in their unit; nothing where it is hidden.
private struct ResultLine: Encodable {
    var question: String
    var option: String?
    var grouping: String?
    var group: String
    var answers: Int
    var value: Double?
    var standardError: Double?
    var lower: Double?
    var upper: Double?
    var hidden: Bool
    var earlier: Double?
    var difference: Double?
    var differenceError: Double?
    private var label: String

    init(_ line: SurveyResults.Line, _ questionnaire: Questionnaire, _ group: String, _ comparison: SurveyComparison.Line?) {
        (question, option, grouping, self.group) = (line.question, line.option, line.grouping?.rawValue, group)
        (answers, value, standardError, hidden) = (line.answers, line.value, line.standardError, line.isHidden)
        (lower, upper) = (line.interval?.lowerBound, line.interval?.upperBound)
        (earlier, difference, differenceError) = (comparison?.earlier.value, comparison?.difference, comparison?.standardError)
        label = "\(questionnaire.question(line.question)?.text ?? line.question) · \(SurveyResultWords.option(line, questionnaire))"
    }

    private enum CodingKeys: String, CodingKey {
        case question, option, grouping, group, answers, value, standardError, lower, upper, hidden, earlier, difference, differenceError
    }

    var text: String {
        func number(_ value: Double?) -> String { SurveyResultWords.value(value, isShare: option != nil) }
        let told = hidden ? SurveyResultWords.hidden : "\(number(value)) ± \(number(standardError))"
        let change = difference.map { "  (\(number(earlier)) → \(number(value)): \(number($0)) ± \(number(differenceError)))" } ?? ""
        return "\(label)\(group.isEmpty ? "" : " · \(group)"): \(told), n = \(answers)\(change)"
    }
}
