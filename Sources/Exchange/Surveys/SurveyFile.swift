import Core
import Foundation
import Law
import Registry
import Words

/// The results of a survey as a workbook, alone or beside an earlier one, with the list from which the sample was drawn. No name stands in it.
public struct SurveyFile: Sendable {
    public struct Candidate: Sendable {
        public var village: String
        public var code: String
        public var isDrawn: Bool
        public var weight: Double?

        public init(village: String, code: String, isDrawn: Bool, weight: Double?) {
            self.village = village
            self.code = code
            self.isDrawn = isDrawn
            self.weight = weight
        }
    }

    public let survey: Survey
    public let results: SurveyResults
    public let comparison: SurveyComparison?
    /// What has to be said of the figures.
    public let notes: [String]
    public let candidates: [Candidate]
    private let groupName: @Sendable (SurveyResults.Grouping, String) -> String

    public init(
        _ survey: Survey, _ results: SurveyResults, _ comparison: SurveyComparison?, notes: [String], candidates: [Candidate],
        groupName: @escaping @Sendable (SurveyResults.Grouping, String) -> String
    ) {
        self.survey = survey
        self.results = results
        self.comparison = comparison
        self.notes = notes
        self.candidates = candidates
        self.groupName = groupName
    }

    private func labels(_ line: SurveyResults.Line) -> [String] {
        [
            survey.questionnaire.question(line.question)?.text ?? line.question, SurveyResultWords.option(line, survey.questionnaire),
            line.grouping.map(SurveyResultWords.name) ?? SurveyResultWords.all, line.grouping.map { groupName($0, line.group) } ?? "",
        ]
    }

    /// Shares in percent, means as they are.
    private func number(_ value: Double?, _ line: SurveyResults.Line) -> XLSXValue {
        value.map { .decimal(line.option == nil ? $0 : $0 * 100) } ?? .blank
    }

    public func write(to path: String) throws {
        let writer = try XLSXTableWriter(path: path)
        let title = "\(survey.title) (\(SurveyWords.name(survey.stage).lowercased()), \(survey.year))"
        let labels = [SurveyResultWords.question, SurveyResultWords.answer, SurveyResultWords.by, SurveyResultWords.group]
        let figures = [
            SurveyResultWords.answers, SurveyResultWords.value, SurveyResultWords.error, SurveyResultWords.lower, SurveyResultWords.upper,
        ]
        let widths: [Double] = [46, 26, 24, 26]
        begin(SurveyResultWords.title, title, labels + figures, widths + [12, 12, 12, 12, 12], writer)
        for (row, line) in results.lines.enumerated() {
            write(self.labels(line), row, writer)
            writer.write(.number(line.answers), row: first + row, column: 4, look: .number)
            let numbers = [line.value, line.standardError, line.interval?.lowerBound, line.interval?.upperBound]
            for (column, value) in numbers.enumerated() {
                writer.write(number(value, line), row: first + row, column: 5 + column, look: .rate)
            }
        }
        if let comparison {
            let heads = [
                SurveyResultWords.before, SurveyResultWords.after, SurveyResultWords.difference, SurveyResultWords.error,
                SurveyResultWords.lower, SurveyResultWords.upper,
            ]
            begin(
                SurveyResultWords.difference, title, labels + heads + [SurveyResultWords.verdict],
                widths + [12, 12, 12, 12, 12, 12, 28], writer)
            for (row, line) in comparison.lines.enumerated() {
                write(self.labels(line.later), row, writer)
                let numbers = [
                    line.earlier.value, line.later.value, line.difference, line.standardError, line.interval?.lowerBound,
                    line.interval?.upperBound,
                ]
                for (column, value) in numbers.enumerated() {
                    writer.write(number(value, line.later), row: first + row, column: 4 + column, look: .rate)
                }
                writer.write(.text(SurveyResultWords.verdict(line.isClear)), row: first + row, column: 10, look: .label)
            }
        }
        begin(SurveyWords.note, title, [SurveyWords.note], [120], writer)
        for (row, note) in notes.enumerated() { writer.write(.text(note), row: first + row, column: 0, look: .label) }
        begin(
            SurveyResultWords.frame, title, [HouseholdWords.village, HouseholdWords.code, SampleWords.isDrawn, SurveyWords.weight],
            [26, 18, 12, 14], writer)
        for (row, candidate) in candidates.enumerated() {
            write([candidate.village, candidate.code, candidate.isDrawn ? "x" : ""], row, writer)
            writer.write(candidate.weight.map { .decimal($0) } ?? .blank, row: first + row, column: 3, look: .rate)
        }
        try writer.close()
    }

    private var headingRow: Int { 2 }
    private var first: Int { 3 }

    private func write(_ texts: [String], _ row: Int, _ writer: XLSXTableWriter) {
        for (column, text) in texts.enumerated() { writer.write(.text(text), row: first + row, column: column, look: .label) }
    }

    private func begin(_ title: String, _ subject: String, _ headings: [String], _ widths: [Double], _ writer: XLSXTableWriter) {
        writer.beginSheet(title)
        for (column, width) in widths.enumerated() { writer.setWidth(width, of: column...column) }
        writer.freeze(row: first, column: 1)
        writer.printOnA4(repeatingRows: headingRow...headingRow)
        writer.setHeight(32, of: headingRow)
        writer.write(.text(title), row: 0, column: 0, look: .title)
        writer.write(.text(subject), row: 1, column: 0, look: .slanted)
        for (column, text) in headings.enumerated() { writer.write(.text(text), row: headingRow, column: column, look: .heading) }
    }
}
