import Core
import Foundation
import Law
import Statistics

/// Multidimensional measures of a file, as scripts read them: one line for each subgroup, cutoff, measure and indicator.
public struct MeasureReport: Encodable, Sendable {
    public enum Measure: String, Encodable, Sendable {
        /// The share of the whole that the subgroup is.
        case share
        /// Who lacks the indicator, poor or not.
        case headcount
        /// Who is poor.
        case incidence = "H"
        /// The mean score of the poor.
        case intensity = "A"
        /// H × A.
        case adjusted = "M0"
        /// Who is poor and lacks the indicator.
        case censored
        /// The part of M0 that comes from the indicator.
        case contribution
    }

    public struct Line: Encodable, Sendable {
        /// Empty for the whole.
        public var group: String
        public var level: String
        /// Empty where no cutoff is asked for.
        public var cutoff: String
        public var measure: Measure
        public var indicator: String
        /// `nil` where nobody is poor.
        public var value: Double?
        public var standardError: Double?
        public var lower: Double?
        public var upper: Double?
        public var rows: Int
    }

    public var id: String
    public var title: String
    /// Of the text of the spec.
    public var fingerprint: String
    public var rows: Int
    /// Rows left out because an indicator is not known.
    public var dropped: Int
    /// Of a sample.
    public var places: Int?
    public var strata: Int?
    public var degrees: Int?
    /// Strata with a single place: no error is told then.
    public var lonelyStrata: [String]
    public var lines: [Line]

    public init(_ path: String, _ spec: MeasureSpec, fingerprint: String) throws {
        guard let weights = spec.wholeWeights else { throw MeasureProblem.weightsTooFine }
        let measure = AlkireFoster(weights: weights)
        let table = try MeasureTable(path, spec)
        (id, title) = (spec.id, spec.title)
        self.fingerprint = fingerprint
        (rows, dropped) = (table.lacking.count, table.dropped)
        let design = spec.isSample ? SurveyDesign(weights: table.weights, places: table.places, strata: table.strata) : nil
        (places, strata, degrees) = (design.map { _ in table.strata.count }, design?.strataCount, design?.degrees)
        lonelyStrata = (design?.lonelyStrata ?? []).map { table.strataNames[$0] }
        let scores = table.lacking.map(measure.score)
        var lines = Self.lines(
            Domain(isIn: table.isKept, table: table, scores: scores, measure: measure, design: design, confidence: spec.confidence),
            group: "", level: "", spec)
        for (variable, names) in table.names.enumerated() {
            for (index, name) in names.enumerated().sorted(by: {
                $0.element.naturalSortKey.lexicographicallyPrecedes($1.element.naturalSortKey)
            }) {
                let isIn = table.isKept.indices.map { table.isKept[$0] && table.levels[variable][$0] == Int32(index) }
                lines += Self.lines(
                    Domain(isIn: isIn, table: table, scores: scores, measure: measure, design: design, confidence: spec.confidence),
                    group: spec.subgroups[variable], level: name, spec)
            }
        }
        self.lines = lines
    }

    private static func lines(_ domain: Domain, group: String, level: String, _ spec: MeasureSpec) -> [Line] {
        let count = domain.isIn.count { $0 }
        var lines: [Line] = []
        func add(_ kind: Measure, _ indicator: String, _ cutoff: String, _ estimate: SurveyDesign.Estimate?) {
            lines.append(
                Line(
                    group: group, level: level, cutoff: cutoff, measure: kind, indicator: indicator, value: estimate?.value,
                    standardError: estimate?.standardError, lower: estimate?.interval?.lowerBound, upper: estimate?.interval?.upperBound,
                    rows: count))
        }
        if !group.isEmpty { add(.share, "", "", domain.share()) }
        for (bit, indicator) in spec.indicators.enumerated() { add(.headcount, indicator.id, "", domain.headcount(bit)) }
        for cutoff in spec.cutoffs {
            let poor = domain.poor(cutoff)
            add(.incidence, "", cutoff.text, domain.incidence(poor))
            add(.intensity, "", cutoff.text, domain.intensity(poor))
            add(.adjusted, "", cutoff.text, domain.adjusted(poor))
            for (bit, indicator) in spec.indicators.enumerated() {
                add(.censored, indicator.id, cutoff.text, domain.censored(bit, poor))
                add(.contribution, indicator.id, cutoff.text, domain.contribution(bit, poor))
            }
        }
        return lines
    }

    public var csv: Data {
        func number(_ value: Double?) -> String { value.map { String($0) } ?? "" }
        var text = "group,level,cutoff,measure,indicator,value,standard_error,lower,upper,rows\n"
        for line in lines {
            let fields = [
                line.group, line.level, line.cutoff, line.measure.rawValue, line.indicator, number(line.value),
                number(line.standardError), number(line.lower), number(line.upper), String(line.rows),
            ]
            text += fields.map(CSVText.field).joined(separator: ",") + "\n"
        }
        return Data(text.utf8)
    }
}

/// The rows of one subgroup, with the ratios that are the measures.
private struct Domain {
    let isIn: [Bool]
    let table: MeasureTable
    let scores: [Int64]
    let measure: AlkireFoster
    let design: SurveyDesign?
    let confidence: Double

    func poor(_ cutoff: Fraction) -> [Bool] {
        let (part, of) = (Int64(cutoff.numerator), Int64(cutoff.denominator))
        return scores.indices.map { isIn[$0] && measure.isPoor(scores[$0], cutoff: part, of: of) }
    }

    func share() -> SurveyDesign.Estimate? { ratio({ isIn[$0] ? 1 : 0 }, over: { table.isKept[$0] ? 1 : 0 }) }

    func headcount(_ bit: Int) -> SurveyDesign.Estimate? { ratio({ isIn[$0] ? lacks($0, bit) : 0 }, over: inside) }

    func incidence(_ poor: [Bool]) -> SurveyDesign.Estimate? { ratio({ poor[$0] ? 1 : 0 }, over: inside) }

    func intensity(_ poor: [Bool]) -> SurveyDesign.Estimate? { ratio({ poor[$0] ? score($0) : 0 }, over: { poor[$0] ? 1 : 0 }) }

    func adjusted(_ poor: [Bool]) -> SurveyDesign.Estimate? { ratio({ poor[$0] ? score($0) : 0 }, over: inside) }

    func censored(_ bit: Int, _ poor: [Bool]) -> SurveyDesign.Estimate? { ratio({ poor[$0] ? lacks($0, bit) : 0 }, over: inside) }

    func contribution(_ bit: Int, _ poor: [Bool]) -> SurveyDesign.Estimate? {
        let weight = Double(measure.weights[bit]) / Double(measure.whole)
        return ratio({ poor[$0] ? weight * lacks($0, bit) : 0 }, over: { poor[$0] ? score($0) : 0 })
    }

    private func inside(_ row: Int) -> Double { isIn[row] ? 1 : 0 }

    private func lacks(_ row: Int, _ bit: Int) -> Double { table.lacking[row] >> UInt32(bit) & 1 == 1 ? 1 : 0 }

    private func score(_ row: Int) -> Double { Double(scores[row]) / Double(measure.whole) }

    /// With its error where the rows are a sample; of a register there is none.
    private func ratio(_ above: (Int) -> Double, over below: (Int) -> Double) -> SurveyDesign.Estimate? {
        if let design { return design.ratio(above, over: below, confidence: confidence) }
        var (sumAbove, sumBelow) = (0.0, 0.0)
        for row in isIn.indices {
            sumAbove += table.weights[row] * above(row)
            sumBelow += table.weights[row] * below(row)
        }
        return sumBelow == 0 ? nil : .init(value: sumAbove / sumBelow, standardError: nil, interval: nil)
    }
}
