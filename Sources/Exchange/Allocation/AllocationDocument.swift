import Core
import Finance
import Foundation
import Law
import Statistics

/// Money shared out, as scripts read it: one line for each scenario and unit, and of each unit every step to its share.
public struct AllocationDocument: Encodable, Sendable {
    public struct Step: Encodable, Sendable {
        public var criterion: String
        public var title: String
        public var part: String
        public var quantity: String
        public var coefficient: String
        public var value: String
        public var isMultiplier: Bool
        public var source: String?
        public var confidence: String?
    }

    public struct Line: Encodable, Sendable {
        public var code: String
        public var name: String
        /// An exact number: a whole one or a fraction.
        public var coefficient: String
        /// Đồng.
        public var fixed: Int64
        public var quota: String
        /// The quota as a decimal number, cut after four places.
        public var quotaDecimal: String
        public var cut: Int64
        public var rank: Int?
        public var bound: String?
        public var amount: Int64
        public var steps: [Step]
    }

    public struct Scenario: Encodable, Sendable {
        public var id: String
        public var title: String
        public var amount: Int64
        public var unit: Int64
        public var method: String
        public var sum: Int64
        public var lines: [Line]
    }

    public var id: String
    public var title: String
    public var rule: String
    /// Of the case and the rule, so that the same text is known again.
    public var fingerprint: String
    public var tieRule: String
    public var scenarios: [Scenario]

    /// - Parameter fingerprint: the digest of the text of the case and of the rules.
    public init(_ allocation: AllocationCase, _ results: [Allocation], fingerprint: String) {
        (id, title, rule) = (allocation.id, allocation.title, allocation.rule.id)
        self.fingerprint = fingerprint
        tieRule = "remainder, coefficient, code"
        scenarios = results.map { result in
            Scenario(
                id: result.scenario.id, title: result.scenario.title, amount: Int64(result.scenario.amount),
                unit: Int64(result.scenario.unit), method: result.scenario.method, sum: Int64(result.sum),
                lines: result.shares.map(Line.init))
        }
    }

    public var csv: Data {
        var text = "scenario,code,name,coefficient,fixed,quota,cut,rank,bound,amount\n"
        for scenario in scenarios {
            for line in scenario.lines {
                let fields = [
                    scenario.id, line.code, line.name, line.coefficient, String(line.fixed), line.quotaDecimal, String(line.cut),
                    line.rank.map(String.init) ?? "", line.bound ?? "", String(line.amount),
                ]
                text += fields.map(CSVText.field).joined(separator: ",") + "\n"
            }
        }
        return Data(text.utf8)
    }
}

extension AllocationDocument.Line {
    init(_ share: Allocation.Share) {
        (code, name, coefficient) = (share.code, share.name, share.coefficient.text)
        (fixed, quota, quotaDecimal) = (Int64(share.fixed), share.quota.text, share.quota.decimal(4))
        (cut, rank, bound, amount) = (Int64(share.cut), share.rank, share.bound?.rawValue, Int64(share.amount))
        steps = share.steps.map { step in
            AllocationDocument.Step(
                criterion: step.criterion, title: step.title, part: step.part, quantity: step.quantity.text,
                coefficient: step.coefficient.text, value: step.value.text, isMultiplier: step.isMultiplier, source: step.citation?.text,
                confidence: step.confidence?.rawValue)
        }
    }
}
