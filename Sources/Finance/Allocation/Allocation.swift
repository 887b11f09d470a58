import Core
import Law
import Statistics

/// Money shared out among units by a rule: every share with the way to it, and a sum that is exact.
public struct Allocation: Sendable {
    /// One step to the coefficient of a unit.
    public struct Step: Sendable, Hashable {
        public var criterion: String
        public var title: String
        /// The part of the unit that is weighed; empty for the unit itself.
        public var part: String
        public var quantity: Fraction
        public var coefficient: Fraction
        /// What it adds; of a multiplier, by what all before is multiplied.
        public var value: Fraction
        public var isMultiplier: Bool
        public var citation: Citation?
        public var confidence: Confidence?
    }

    public struct Share: Sendable {
        public var code: String
        public var name: String
        public var steps: [Step]
        public var coefficient: Fraction
        /// Given before the rest was shared, in đồng.
        public var fixed: Int128
        /// The part of the rest by weight alone, in đồng; of one that is held at a bound, that bound.
        public var quota: Fraction
        /// The quota cut to a whole multiple of the unit of rounding, in đồng.
        public var cut: Int128
        /// The place in the order in which what cutting left over was given, a unit of rounding each.
        public var rank: Int?
        public var bound: Apportionment.Bound?
        /// In đồng, the fixed part within it.
        public var amount: Int128
    }

    public var scenario: AllocationCase.Scenario
    public var shares: [Share]

    public var sum: Int128 { shares.reduce(0) { $0 + $1.amount } }

    /// Shares the money of one scenario out.
    ///
    /// Equal claims on what cutting leaves over go to the larger coefficient, then to the smaller code.
    public init(_ allocation: AllocationCase, _ scenario: AllocationCase.Scenario) throws(AllocationProblem) {
        let fixed = allocation.units.reduce(0 as Int128) { $0 + $1.fixed }
        guard fixed <= scenario.amount else { throw .fixedAboveAmount }
        let units = allocation.units.sorted { $0.code < $1.code }
        var weighed: [(steps: [Step], coefficient: Fraction)] = []
        for unit in units { weighed.append(try Self.weigh(unit, allocation.rule, scenario)) }
        let weights = try Self.overOneDenominator(weighed.map(\.coefficient))
        let given: [Apportionment.Share]
        do throws(Apportionment.Problem) {
            given = try Apportionment.shares(
                of: (scenario.amount - fixed) / scenario.unit,
                among: zip(units, weights).map { unit, weight in
                    .init(weight: weight, floor: unit.floor.map { $0 / scenario.unit }, cap: unit.cap.map { $0 / scenario.unit })
                }, by: Apportionment.Method(rawValue: scenario.method) ?? .hamilton)
        } catch {
            throw .apportionment(error)
        }
        self.scenario = scenario
        shares = []
        for index in units.indices {
            let (unit, share) = (units[index], given[index])
            guard let rest = Fraction(share.remainder, over: share.divisor), let whole = Fraction(share.whole).adding(rest),
                let quota = whole.multiplied(by: Fraction(scenario.unit))
            else { throw .apportionment(.tooLarge) }
            shares.append(
                Share(
                    code: unit.code, name: unit.name, steps: weighed[index].steps, coefficient: weighed[index].coefficient,
                    fixed: unit.fixed, quota: quota, cut: share.whole * scenario.unit, rank: share.rank, bound: share.bound,
                    amount: unit.fixed + share.amount * scenario.unit))
        }
    }

    private static func weigh(
        _ unit: AllocationCase.Unit, _ rule: AllocationRule, _ scenario: AllocationCase.Scenario
    ) throws(AllocationProblem) -> (steps: [Step], coefficient: Fraction) {
        let parts = unit.parts.isEmpty ? [AllocationCase.Part(name: "", quantities: unit.quantities)] : unit.parts
        var steps: [Step] = []
        for part in parts {
            for criterion in rule.criteria {
                steps += try Self.steps(criterion, of: part.name, part.quantities, unit.code, scenario, isMultiplier: false)
            }
        }
        var sum = Fraction.zero
        for step in steps { sum = try whole(sum.adding(step.value)) }
        for criterion in rule.criteria {
            let own = try Self.steps(criterion, of: "", unit.quantities, unit.code, scenario, isMultiplier: true)
            for step in own { sum = try whole(sum.multiplied(by: step.value)) }
            steps += own
        }
        return (steps, sum)
    }

    private static func steps(
        _ criterion: AllocationRule.Criterion, of part: String, _ quantities: AllocationCase.Quantities, _ code: String,
        _ scenario: AllocationCase.Scenario, isMultiplier: Bool
    ) throws(AllocationProblem) -> [Step] {
        func coefficient(_ option: AllocationRule.Option) throws(AllocationProblem) -> Fraction {
            guard let value = scenario.coefficients[option.id] ?? option.coefficient else { throw .coefficientMissing(option.title) }
            return value
        }
        func step(_ title: String, _ quantity: Fraction, _ coefficient: Fraction, _ value: Fraction, _ option: AllocationRule.Option?)
            -> Step
        {
            Step(
                criterion: criterion.id, title: title, part: part, quantity: quantity, coefficient: coefficient, value: value,
                isMultiplier: isMultiplier, citation: option?.citation ?? criterion.citation,
                confidence: option?.confidence ?? criterion.confidence)
        }
        switch criterion.kind {
        case .each(let option) where !isMultiplier:
            guard let quantity = quantities[option.id], quantity > .zero else { return [] }
            let found = try coefficient(option)
            return [step(option.title, quantity, found, try whole(quantity.multiplied(by: found)), option)]
        case .band(let bands) where !isMultiplier:
            guard let quantity = quantities[criterion.id], let band = bands.last(where: { $0.from <= quantity }) else {
                throw .quantityMissing(code, criterion.title)
            }
            return [step(criterion.title, quantity, band.coefficient, band.coefficient, nil)]
        case .highest(let options) where !isMultiplier:
            var best: (option: AllocationRule.Option, coefficient: Fraction)?
            for option in options where quantities[option.id] ?? .zero > .zero {
                guard quantities[option.id] == .one else { throw .countedOption(code, option.title) }
                let found = try coefficient(option)
                if best.map({ $0.coefficient < found }) ?? true { best = (option, found) }
            }
            guard let best else { throw .quantityMissing(code, criterion.title) }
            return [step(best.option.title, .one, best.coefficient, best.coefficient, best.option)]
        case .multiplier(let options) where isMultiplier:
            let applying = options.filter { quantities[$0.id] ?? .zero > .zero }
            if applying.count > 1 { throw .severalMultipliers(code, criterion.title) }
            guard let option = applying.first else { return [] }
            let found = try coefficient(option)
            return [step(option.title, .one, found, found, option)]
        default: return []
        }
    }

    private static func overOneDenominator(_ weights: [Fraction]) throws(AllocationProblem) -> [Int128] {
        var common = Fraction.one
        for weight in weights {
            guard let next = Fraction(weight.denominator, over: common.numerator) else { throw .apportionment(.tooLarge) }
            // Times what of the denominator is not in it yet.
            common = try whole(common.multiplied(by: Fraction(next.numerator)))
        }
        var whole: [Int128] = []
        for weight in weights { whole.append(try self.whole(weight.multiplied(by: common)).numerator) }
        return whole
    }

    private static func whole(_ value: Fraction?) throws(AllocationProblem) -> Fraction {
        guard let value else { throw .apportionment(.tooLarge) }
        return value
    }
}

/// Why money cannot be shared out.
public enum AllocationProblem: Error, Hashable, Sendable {
    /// The rule has no coefficient for it: it was not found, and the case must bring it.
    case coefficientMissing(String)
    /// A unit says nothing of a criterion that needs an answer.
    case quantityMissing(String, String)
    /// What is counted once has a quantity other than 0 and 1: the units below are to be given as parts.
    case countedOption(String, String)
    case severalMultipliers(String, String)
    case fixedAboveAmount
    case apportionment(Apportionment.Problem)
}
