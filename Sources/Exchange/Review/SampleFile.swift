import Core
import Foundation
import Law
import Registry
import Words

/// What a sample found, as a workbook for people and as text for programs.
public struct SampleFile: Sendable {
    public struct Household: Sendable {
        public var code: String
        public var head: String
        public var village: String
        public var reviewer: String
        public var comparison: SheetComparison?
        public var standing: SecondSheet.Standing?

        public init(
            code: String, head: String, village: String, reviewer: String, comparison: SheetComparison?, standing: SecondSheet.Standing?
        ) {
            self.code = code
            self.head = head
            self.village = village
            self.reviewer = reviewer
            self.comparison = comparison
            self.standing = standing
        }
    }

    /// Who could have been drawn.
    public struct Candidate: Sendable {
        public var code: String
        public var village: String
        public var seed: String
        public var isDrawn: Bool

        public init(code: String, village: String, seed: String, isDrawn: Bool) {
            self.code = code
            self.village = village
            self.seed = seed
            self.isDrawn = isDrawn
        }
    }

    /// One rate and what it is of.
    public struct Line: Sendable {
        public var group: String
        public var name: String
        public var measure: String
        public var rate: DiscrepancyRate
    }

    public let subject: String
    public let lines: [Line]
    public let households: [Household]
    public let candidates: [Candidate]

    /// - Parameters:
    ///   - villages: in their order, with their names; so the reviewers.
    ///   - indicators: of the standard of the round.
    public init(
        subject: String, _ figures: SampleFigures, villages: [(id: Area.ID, name: String)],
        reviewers: [(id: Identifier<AnySubject>?, name: String)], indicators: [DeprivationIndicator], households: [Household],
        candidates: [Candidate]
    ) {
        self.subject = subject
        func lines(_ group: String, _ name: String, _ line: SampleFigures.Line?) -> [Line] {
            guard let line else { return [] }
            return [
                Line(group: group, name: name, measure: SampleWords.ofClass, rate: line.classes),
                Line(group: group, name: name, measure: SampleWords.ofPoints, rate: line.points),
                Line(group: group, name: name, measure: SampleWords.ofSheet, rate: line.sheets),
            ]
        }
        self.lines =
            lines(SampleWords.all, "", figures.all)
            + villages.flatMap { lines(SampleWords.byVillage, $0.name, figures.villages[$0.id]) }
            + reviewers.flatMap { lines(SampleWords.byReviewer, $0.name, figures.reviewers[$0.id]) }
            + indicators.map { indicator in
                Line(
                    group: SampleWords.byIndicator, name: "\(indicator.number). \(indicator.name)", measure: SampleWords.ofIndicator,
                    rate: figures.indicators[indicator.number] ?? DiscrepancyRate())
            }
        self.households = households
        self.candidates = candidates
    }

    private static let headings = [
        SampleWords.group, SampleWords.name, SampleWords.measure, SampleWords.compared, SampleWords.different, SampleWords.rate,
        SampleWords.lower, SampleWords.upper,
    ]

    private static func percents(_ rate: DiscrepancyRate) -> [Double?] {
        [rate.ratio?.percent, rate.interval.map { $0.lowerBound * 100 }, rate.interval.map { $0.upperBound * 100 }]
    }

    public var csv: [UInt8] {
        var text = "\u{FEFF}" + Self.headings.map(CSVText.field).joined(separator: ",") + "\r\n"
        for line in lines {
            let numbers = [String(line.rate.compared), String(line.rate.different)]
            let rates = Self.percents(line.rate).map { $0.map { String(format: "%.2f", $0) } ?? "" }
            text += ([line.group, line.name, line.measure].map(CSVText.field) + numbers + rates).joined(separator: ",") + "\r\n"
        }
        return Array(text.utf8)
    }

    public func write(to path: String) throws {
        let writer = try XLSXTableWriter(path: path)
        begin(SampleWords.rates, Self.headings, widths: [26, 44, 24, 12, 12, 12, 12, 12], writer)
        for (row, line) in lines.enumerated() {
            for (column, text) in [line.group, line.name, line.measure].enumerated() {
                writer.write(.text(text), row: first + row, column: column, look: .label)
            }
            for (column, number) in [line.rate.compared, line.rate.different].enumerated() {
                writer.write(.number(number), row: first + row, column: 3 + column, look: .number)
            }
            for (column, share) in Self.percents(line.rate).enumerated() {
                writer.write(share.map { .decimal($0) } ?? .blank, row: first + row, column: 5 + column, look: .rate)
            }
        }
        writeHouseholds(writer)
        writeCandidates(writer)
        try writer.close()
    }

    /// Below the title, what it is of, and the heading.
    private var headingRow: Int { 2 }
    private var first: Int { 3 }

    private func begin(_ title: String, _ headings: [String], widths: [Double], _ writer: XLSXTableWriter) {
        writer.beginSheet(title)
        for (column, width) in widths.enumerated() { writer.setWidth(width, of: column...column) }
        writer.freeze(row: first, column: 1)
        writer.printOnA4(repeatingRows: headingRow...headingRow)
        writer.setHeight(32, of: headingRow)
        writer.write(.text("\(SampleWords.title): \(title.lowercased())"), row: 0, column: 0, look: .title)
        writer.write(.text(subject), row: 1, column: 0, look: .slanted)
        for (column, text) in headings.enumerated() { writer.write(.text(text), row: headingRow, column: column, look: .heading) }
    }

    private func writeHouseholds(_ writer: XLSXTableWriter) {
        let headings = [
            HouseholdWords.code, HouseholdWords.name(HouseholdWords.Column.head), HouseholdWords.village, RoundPageWords.reviewer,
            SampleWords.firstClass, SampleWords.secondClass, SampleWords.pointsDifference, SampleWords.differentIndicators,
            SampleWords.state,
        ]
        begin(SampleWords.households, headings, widths: [16, 28, 24, 26, 22, 22, 12, 16, 28], writer)
        for (row, household) in households.enumerated() {
            let comparison = household.comparison
            func classes(_ possible: [PovertyClass]?) -> String {
                possible.map { $0.map(LawWords.name).joined(separator: "; ") } ?? ""
            }
            let texts = [
                household.code, household.head, household.village, household.reviewer, classes(comparison?.firstPossible),
                classes(comparison?.secondPossible),
            ]
            for (column, text) in texts.enumerated() { writer.write(.text(text), row: first + row, column: column, look: .label) }
            writer.write(comparison?.pointsDifference.map { .number($0) } ?? .blank, row: first + row, column: 6, look: .number)
            let indicators = comparison?.differentIndicators.map(String.init).joined(separator: ", ") ?? ""
            writer.write(.text(indicators), row: first + row, column: 7, look: .label)
            writer.write(.text(SampleWords.name(household.standing)), row: first + row, column: 8, look: .label)
        }
    }

    private func writeCandidates(_ writer: XLSXTableWriter) {
        let headings = [HouseholdWords.village, HouseholdWords.code, SampleWords.seed, SampleWords.rank, SampleWords.isDrawn]
        begin(SampleWords.candidates, headings, widths: [24, 18, 20, 70, 12], writer)
        for (row, candidate) in candidates.enumerated() {
            let texts = [
                candidate.village, candidate.code, candidate.seed, Digest(of: "\(candidate.seed)|\(candidate.code)").hex,
                candidate.isDrawn ? "x" : "",
            ]
            for (column, text) in texts.enumerated() { writer.write(.text(text), row: first + row, column: column, look: .label) }
        }
    }
}
