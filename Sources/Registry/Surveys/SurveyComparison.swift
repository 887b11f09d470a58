import Core
import Law

/// Two surveys laid beside each other, question by question: what changed, and how sure that is.
///
/// The two samples are taken as drawn apart from each other. Where many households are in both, the real error is smaller.
public struct SurveyComparison: Sendable {
    public struct Line: Hashable, Sendable {
        public var earlier: SurveyResults.Line
        public var later: SurveyResults.Line
        /// Later less earlier; `nil` where one of them is hidden.
        public var difference: Double?
        public var standardError: Double?
        /// Of the difference, at 95 %.
        public var interval: ClosedRange<Double>?

        /// True where the interval leaves out 0; `nil` where no error is told.
        public var isClear: Bool? { interval.map { !$0.contains(0) } }
    }

    public let lines: [Line]
    /// Questions that stand in both, but not with the same meaning: they are not compared.
    public let changed: [Questionnaire.Question]
    /// Questions of one of the two only.
    public let alone: [Questionnaire.Question]

    public init(_ earlier: (SurveyResults, Questionnaire), _ later: (SurveyResults, Questionnaire)) {
        let pairs = later.1.questions.compactMap { question in earlier.1.question(question.code).map { (old: $0, new: question) } }
        changed = pairs.filter { !$0.old.means($0.new) }.map(\.new)
        let shared = Set(pairs.filter { $0.old.means($0.new) }.map(\.new.code))
        let both = Set(pairs.map(\.new.code))
        alone = (earlier.1.questions + later.1.questions).filter { !both.contains($0.code) }
        let before = Dictionary(earlier.0.lines.map { (Key($0), $0) }, uniquingKeysWith: { first, _ in first })
        lines = later.0.lines.compactMap { line in
            guard shared.contains(line.question), let old = before[Key(line)] else { return nil }
            var pair = Line(earlier: old, later: line)
            guard let first = old.value, let second = line.value else { return pair }
            pair.difference = second - first
            guard let one = old.standardError, let other = line.standardError else { return pair }
            let error = (one * one + other * other).squareRoot()
            pair.standardError = error
            pair.interval = second - first - Self.quantile * error...second - first + Self.quantile * error
            return pair
        }
    }

    /// Of the normal distribution, for 95 %.
    private static let quantile = 1.959964

    private struct Key: Hashable {
        var question: String
        var option: String?
        var grouping: SurveyResults.Grouping?
        var group: String

        init(_ line: SurveyResults.Line) {
            (question, option, grouping, group) = (line.question, line.option, line.grouping, line.group)
        }
    }
}
