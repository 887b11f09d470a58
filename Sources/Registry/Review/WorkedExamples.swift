import Core
import Law

extension StandardExample {
    /// What the example says is known of the household.
    func assessment(indicators: Int) -> Assessment? {
        guard let parsed = try? Deprivations.parse(Array(deprivations.utf8), indicators: indicators) else { return nil }
        return Assessment(
            reviewedOn: reviewedOn, residence: residence, incomePoints: incomePoints, monthlyIncomePerPerson: monthlyIncome,
            deprivations: Deprivations(deprived: parsed.deprived, unknown: parsed.unknown))
    }

    /// The class that `standard` gives, as the example writes it; `nil` when the example cannot be read.
    public func found(under standard: PovertyStandard) -> String? {
        guard let assessment = assessment(indicators: standard.indicators.count) else { return nil }
        return standard.classification(of: assessment).povertyClass?.rawValue ?? "cannot_say"
    }
}

extension LawFolder {
    /// The worked examples that do not come out: rules with one are not used.
    public var failingExamples: [LawProblem] {
        examples.compactMap { example in
            let found = ruleBook.standard(id: example.standard).flatMap(example.found) ?? "error"
            guard found != example.expected else { return nil }
            return LawProblem(
                file: "rules/poverty-standard/examples.yaml", key: example.id, line: nil,
                reason: .exampleFails(expected: example.expected, found: found))
        }
    }
}
