import Core

/// Which multidimensional measure is to be computed from a file of households or people, as somebody writes it down.
public struct MeasureSpec: Hashable, Sendable {
    public struct Indicator: Hashable, Sendable {
        public var id: String
        public var title: String
        public var column: String
        /// Of all; the weights of all indicators add up to 1.
        public var weight: Fraction
    }

    /// What becomes of a row that does not tell an indicator.
    public enum Missing: String, Hashable, Sendable, CaseIterable {
        case drop
        case notDeprived = "not-deprived"
        case deprived
    }

    public var id: String
    public var title: String
    public var indicators: [Indicator]
    /// From which score on somebody is poor, above 0 and at most 1.
    public var cutoffs: [Fraction]
    public var subgroups: [String]
    public var missing: Missing
    /// Columns of the weight of a row, and of the persons in it by which it is multiplied.
    public var weight: String?
    public var size: String?
    /// Columns of the design of a sample; none for a register, of which no error is told.
    public var place: String?
    public var stratum: String?
    public var confidence: Double

    public var isSample: Bool { place != nil || stratum != nil }

    public var columns: [String] { indicators.map(\.column) + subgroups + [weight, size, place, stratum].compactMap { $0 } }

    public init(file: String, text: String) throws(LawProblem) {
        let reader = try YAMLReader.file(text, named: file)
        (id, title) = (try reader.text("id"), try reader.text("title"))
        indicators = []
        var (sum, seen) = (Fraction.zero, Set<String>())
        for indicator in try reader.readers("indicators") {
            let id = try indicator.text("id")
            guard seen.insert(id).inserted else { throw indicator.problem("id", .wrongValue(id)) }
            let weight = try indicator.share("weight")
            indicators.append(
                Indicator(
                    id: id, title: try indicator.textOrNil("title") ?? id, column: try indicator.textOrNil("column") ?? id, weight: weight))
            guard let next = sum.adding(weight) else { throw indicator.problem("weight", .wrongValue(weight.text)) }
            sum = next
            try indicator.finish()
        }
        guard sum == .one, indicators.count <= 32 else { throw reader.problem("indicators", .wrongValue("\(sum.text)")) }
        cutoffs = []
        for text in try reader.textsOrNone("cutoffs") {
            guard let cutoff = Fraction(share: text) else { throw reader.problem("cutoffs", .wrongValue(text)) }
            cutoffs.append(cutoff)
        }
        if cutoffs.isEmpty { throw reader.problem("cutoffs", .missing) }
        subgroups = try reader.textsOrNone("subgroups")
        missing = reader.has("missing") ? try reader.choice("missing") : .drop
        (weight, size) = (try reader.textOrNil("weight"), try reader.textOrNil("size"))
        (place, stratum) = (try reader.textOrNil("psu"), try reader.textOrNil("strata"))
        let level = try reader.textOrNil("confidence") ?? "0.95"
        guard let confidence = Double(level), confidence > 0, confidence < 1 else { throw reader.problem("confidence", .wrongValue(level)) }
        self.confidence = confidence
        try reader.finish()
    }

    /// The weights as whole numbers over one denominator.
    public var wholeWeights: [Int64]? {
        var common: Int128 = 1
        for indicator in indicators {
            guard let step = Fraction(indicator.weight.denominator, over: common) else { return nil }
            let (next, overflow) = common.multipliedReportingOverflow(by: step.numerator)
            if overflow { return nil }
            common = next
        }
        var whole: [Int64] = []
        for indicator in indicators {
            guard let weight = Int64(exactly: indicator.weight.numerator * (common / indicator.weight.denominator)) else { return nil }
            whole.append(weight)
        }
        return whole
    }
}

extension Fraction {
    /// A share above 0 and at most 1: "1/3", "0.25" or "33 %" written as "33/100".
    fileprivate init?(share text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { $0.trimmed }
        guard let above = Fraction(decimal: parts.first ?? "") else { return nil }
        var value = above
        if parts.count == 2 {
            guard let below = Fraction(decimal: parts[1]), let inverse = Fraction(below.denominator, over: below.numerator),
                let divided = above.multiplied(by: inverse)
            else { return nil }
            value = divided
        } else if parts.count != 1 {
            return nil
        }
        guard value > .zero, value <= .one else { return nil }
        self = value
    }
}

extension Substring {
    fileprivate var trimmed: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}

extension YAMLReader {
    fileprivate func share(_ key: String) throws(LawProblem) -> Fraction {
        let text = try text(key)
        guard let value = Fraction(share: text) else { throw problem(key, .wrongValue(text)) }
        return value
    }
}
