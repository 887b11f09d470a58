import Core
import Foundation
import Law
import Statistics

/// What the interviews of a survey say of all households that it stands for: shares and means with the error of the sample.
public struct SurveyResults: Sendable {
    /// By what the households are told apart.
    public enum Grouping: String, Hashable, Sendable, CaseIterable {
        case village, ethnicity, sex, povertyClass = "class"
    }

    /// A household of the sample, as it was when it was drawn.
    public struct Row: Sendable {
        public var household: Household.ID
        public var draw: SurveySample.Draw
        /// Where it is counted on the map of the results; `nil` where nobody can say.
        public var village: Area.ID?
        public var ethnicity: String?
        public var headSex: Sex?
        public var povertyClass: PovertyClass?
        /// Another one was drawn in its place.
        public var isReplaced: Bool
        /// It came in for another one.
        public var isReplacement: Bool
        public var response: SurveyResponse?

        public init(
            household: Household.ID, draw: SurveySample.Draw, village: Area.ID?, ethnicity: String?, headSex: Sex?,
            povertyClass: PovertyClass?, isReplaced: Bool = false, isReplacement: Bool = false, response: SurveyResponse?
        ) {
            self.household = household
            self.draw = draw
            self.village = village
            self.ethnicity = ethnicity
            self.headSex = headSex
            self.povertyClass = povertyClass
            self.isReplaced = isReplaced
            self.isReplacement = isReplacement
            self.response = response
        }

        /// The group of the household; empty where it is not known.
        public func key(_ grouping: Grouping) -> String {
            switch grouping {
            case .village: village?.description ?? ""
            case .ethnicity: ethnicity ?? ""
            case .sex: headSex.map { String($0.rawValue) } ?? ""
            case .povertyClass: povertyClass?.rawValue ?? ""
            }
        }
    }

    public struct Line: Hashable, Sendable {
        public var question: String
        /// The option whose share it is; `nil` for the mean of numbers.
        public var option: String?
        /// `nil` for all households.
        public var grouping: Grouping?
        public var group: String
        /// How many answered, households or persons.
        public var answers: Int
        /// A share from 0 to 1 or a mean; `nil` where too few answered, or somebody could be found out through the others.
        public var value: Double?
        /// `nil` where the sample does not tell it.
        public var standardError: Double?
        public var interval: ClosedRange<Double>?
        public var isHidden: Bool
    }

    public let lines: [Line]
    /// Counts of the households that were to be asked, by what came of it; `nil` where nobody came yet.
    public let outcomes: [SurveyResponse.Outcome?: Int]
    /// Interviews of those who belong to the survey, of all of them; `nil` where there are none.
    public let responseRate: Ratio?
    /// Strata with fewer than two places were put together with others, so that an error can be told.
    public let mergedStrata: Int

    public init(_ rows: [Row], _ questionnaire: Questionnaire, by groupings: [Grouping]) {
        let standing = rows.filter { !$0.isReplaced }
        outcomes = Dictionary(grouping: standing, by: { $0.response?.outcome }).mapValues(\.count)
        let eligible = standing.filter { $0.response?.outcome.isEligible ?? true }
        let answered = eligible.filter { $0.response?.outcome == .done }
        responseRate = eligible.isEmpty ? nil : Ratio(answered.count, of: eligible.count)
        let (design, merged) = Self.design(answered, eligible)
        mergedStrata = answered.isEmpty ? 0 : merged
        let table = Table(answered, questionnaire)
        var lines: [Line] = []
        for question in questionnaire.questions {
            let options: [String?] = question.choices.isEmpty ? [nil] : question.choices.map(Optional.some)
            // Of yes and no, one tells the other.
            for option in question.kind == .yesNo ? [Questionnaire.yes] : options {
                if case .text = question.kind { continue }
                lines.append(table.line(question, option, nil, "", design, questionnaire.smallest))
                for grouping in groupings {
                    let keys = Set(answered.map { $0.key(grouping) }).sorted()
                    let own = keys.map { table.line(question, option, grouping, $0, design, questionnaire.smallest) }
                    lines += Self.hidden(own)
                }
            }
        }
        self.lines = lines
    }

    /// Where a single group is hidden, another is hidden with it: from the whole and the others it could be worked out.
    private static func hidden(_ lines: [Line]) -> [Line] {
        guard lines.count(where: { $0.isHidden && $0.answers > 0 }) == 1,
            let next = lines.indices.filter({ !lines[$0].isHidden }).min(by: { lines[$0].answers < lines[$1].answers })
        else { return lines }
        var lines = lines
        (lines[next].value, lines[next].standardError, lines[next].interval, lines[next].isHidden) = (nil, nil, nil, true)
        return lines
    }

    /// The design of those who answered: who did not is stood for by the others of the stratum.
    private static func design(_ answered: [Row], _ eligible: [Row]) -> (SurveyDesign, merged: Int) {
        func place(_ row: Row) -> Area.ID? { row.draw.place }
        var groups: [[Area.ID]] = []
        var merged = 0
        let strata = Set(eligible.map(\.draw.stratum)).sorted()
        func places(_ own: [Area.ID]) -> Int {
            let rows = answered.filter { own.contains($0.draw.stratum) }
            return Set(rows.compactMap(place)).count + rows.count { $0.draw.place == nil }
        }
        var open: [Area.ID] = []
        for stratum in strata {
            open.append(stratum)
            guard places(open) >= 2 else { continue }
            merged += open.count - 1
            groups.append(open)
            open = []
        }
        if !open.isEmpty {
            merged += groups.isEmpty ? open.count - 1 : open.count
            if groups.isEmpty { groups.append(open) } else { groups[groups.count - 1] += open }
        }
        let index = Dictionary(
            groups.enumerated().flatMap { group in group.element.map { ($0, group.offset) } }, uniquingKeysWith: { first, _ in first })
        var (wanted, got) = (Array(repeating: 0.0, count: groups.count), Array(repeating: 0.0, count: groups.count))
        for row in eligible { wanted[index[row.draw.stratum]!] += row.draw.weight }
        for row in answered { got[index[row.draw.stratum]!] += row.draw.weight }
        var (weights, rowPlaces, placeStrata): ([Double], [Int32], [Int32]) = ([], [], [])
        var known: [Area.ID: Int32] = [:]
        for row in answered {
            let stratum = index[row.draw.stratum]!
            weights.append(row.draw.weight * wanted[stratum] / got[stratum])
            let number = row.draw.place.flatMap { known[$0] } ?? Int32(placeStrata.count)
            if number == placeStrata.count { placeStrata.append(Int32(stratum)) }
            if let village = row.draw.place { known[village] = number }
            rowPlaces.append(number)
        }
        let fractions = groups.indices.map { group -> Double in
            let own = answered.filter { index[$0.draw.stratum] == group }
            return own.contains { $0.draw.place != nil } || wanted[group] == 0 ? 0 : min(1, Double(own.count) / wanted[group])
        }
        return (SurveyDesign(weights: weights, places: rowPlaces, strata: placeStrata, fractions: fractions), merged)
    }
}

/// The answers of those who answered, by question.
private struct Table {
    let rows: [SurveyResults.Row]
    private var values: [String: [[SurveyAnswer.Value]]] = [:]

    init(_ rows: [SurveyResults.Row], _ questionnaire: Questionnaire) {
        self.rows = rows
        for question in questionnaire.questions { values[question.code] = Array(repeating: [], count: rows.count) }
        for (index, row) in rows.enumerated() {
            for answer in row.response?.answers ?? [] { values[answer.question]?[index].append(answer.value) }
        }
    }

    func line(
        _ question: Questionnaire.Question, _ option: String?, _ grouping: SurveyResults.Grouping?, _ group: String, _ design: SurveyDesign,
        _ smallest: Int
    ) -> SurveyResults.Line {
        let own = values[question.code] ?? []
        let isIn = rows.map { row in grouping.map { row.key($0) == group } ?? true }
        let answers = own.indices.reduce(0) { $0 + (isIn[$1] ? own[$1].count : 0) }
        var line = SurveyResults.Line(
            question: question.code, option: option, grouping: grouping, group: group, answers: answers, value: nil, standardError: nil,
            interval: nil, isHidden: answers < smallest)
        guard !line.isHidden else { return line }
        func sum(_ index: Int) -> Double {
            own[index].reduce(0) { sum, value in
                switch value {
                case .choice(let code): sum + (code == option ? 1 : 0)
                case .number(let number): sum + Double(number) / 1_000
                case .text: sum
                }
            }
        }
        let estimate = design.ratio(
            { isIn[$0] ? sum($0) : 0 }, over: { isIn[$0] ? Double(own[$0].count) : 0 }, confidence: 0.95)
        line.value = estimate?.value
        line.standardError = estimate?.standardError
        line.interval = option == nil ? mean(estimate, design) : estimate?.interval
        return line
    }

    private func mean(_ estimate: SurveyDesign.Estimate?, _ design: SurveyDesign) -> ClosedRange<Double>? {
        guard let estimate, let error = estimate.standardError, let t = StudentT.quantile(0.975, degrees: design.degrees) else {
            return nil
        }
        return estimate.value - t * error...estimate.value + t * error
    }
}
