import Core
import Law

/// How a target of a plan stands by the value of its indicator.
public enum TargetStanding: Hashable, Sendable {
    case reached
    /// Short by so much, in hundredths of the unit of the target.
    case short(by: Int)
    /// The plan names no number: the value alone is shown.
    case noGoal
    case missing(IndicatorValue.Lack)

    /// - Parameter other: the value that the target is to stay below, where it names one.
    public init(_ target: ProgrammePlan.Target, _ value: IndicatorValue, below other: IndicatorValue?) {
        if case .missing(let lack) = value.amount {
            self = .missing(lack)
            return
        }
        guard let hundredths = value.hundredths else {
            self = .noGoal
            return
        }
        self.init(target, hundredths: hundredths, below: other?.hundredths)
    }

    /// - Parameters:
    ///   - hundredths: of the unit of the target.
    ///   - other: what it is to stay below, where the target names such a value.
    public init(_ target: ProgrammePlan.Target, hundredths: Int, below other: Int?) {
        guard target.hasGoal else {
            self = .noGoal
            return
        }
        if target.below != nil {
            guard let limit = other else {
                self = .missing(.notEntered)
                return
            }
            self = hundredths < limit ? .reached : .short(by: hundredths - limit + 1)
        } else if let from = target.from.map(Self.hundredths) {
            // From a lower end on it is reached: more of it is better.
            self = hundredths >= from ? .reached : .short(by: from - hundredths)
        } else {
            let limit = Self.hundredths(target.to!)
            self = hundredths <= limit ? .reached : .short(by: hundredths - limit)
        }
    }

    private static func hundredths(_ value: Fraction) -> Int { Int((value.multiplied(by: Fraction(100)) ?? .zero).floor) }
}
