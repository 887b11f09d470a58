import Core

/// What the results of a programme are measured by: a closed set. A figure of the register is computed from named households; the others are
/// entered with their source.
public enum Indicator: String, Hashable, Sendable, Codable, CaseIterable {
    case poor
    case nearPoor = "near-poor"
    /// Poor households of a hundred resident households.
    case poorRate = "poor-rate"
    case nearPoorRate = "near-poor-rate"
    /// The poor rate at the end of the year before, less that of the day: percentage points.
    case poorRateFall = "poor-rate-fall"
    /// Poor households of ethnic minorities of a hundred resident households of ethnic minorities.
    case minorityPoorRate = "minority-poor-rate"
    /// Poor households with a person of merit to the revolution.
    case poorWithMerit = "poor-with-merit"
    /// Poor on the day and not at the end of the year before.
    case becamePoor = "became-poor"
    /// Poor at the end of the year before, neither poor nor near-poor on the day.
    case leftPoor = "left-poor"
    case nearPoorRateOfProvince = "near-poor-rate-of-province"
    case loans = "loans-of-those-who-ask"
    case training = "training-of-those-who-ask"
    case models
    case stunting
    case telecom = "telecom-of-those-who-ask"
    case officersTrained = "officers-trained"

    public enum Kind: Hashable, Sendable {
        case count, rate
        /// A difference of two rates.
        case points
    }

    public var kind: Kind {
        switch self {
        case .poor, .nearPoor, .poorWithMerit, .becamePoor, .leftPoor, .models: .count
        case .poorRateFall: .points
        case .poorRate, .nearPoorRate, .minorityPoorRate, .nearPoorRateOfProvince, .loans, .training, .stunting, .telecom,
            .officersTrained:
            .rate
        }
    }

    /// Nobody enters it: the register says.
    public var isOfRegister: Bool {
        switch self {
        case .poor, .nearPoor, .poorRate, .nearPoorRate, .poorRateFall, .minorityPoorRate, .poorWithMerit, .becamePoor, .leftPoor: true
        case .nearPoorRateOfProvince, .loans, .training, .models, .stunting, .telecom, .officersTrained: false
        }
    }
}

/// What an indicator is for a unit on a day, with what it is made of.
public struct IndicatorValue: Hashable, Sendable {
    /// Why there is no value.
    public enum Lack: Hashable, Sendable {
        /// Nobody supplied the resident households of the year.
        case base(year: Int)
        /// Nobody entered it.
        case notEntered
        /// The base is zero.
        case emptyBase
        /// More than the whole: one of the two numbers is wrong.
        case overWhole
    }

    public enum Amount: Hashable, Sendable {
        case count(Int)
        case rate(Ratio)
        /// Hundredths of a percentage point.
        case points(Int)
        case missing(Lack)
    }

    public var indicator: Indicator
    public var amount: Amount
    public var numerator: Int?
    public var denominator: Int?

    public init(_ indicator: Indicator, _ amount: Amount, numerator: Int? = nil, denominator: Int? = nil) {
        self.indicator = indicator
        self.amount = amount
        self.numerator = numerator
        self.denominator = denominator
    }

    /// A rate from its two numbers: over the whole, or of nothing, it is none.
    static func rate(_ indicator: Indicator, _ numerator: Int, of denominator: Int?, orElse lack: Lack) -> IndicatorValue {
        let amount: Amount
        if let denominator {
            if denominator == 0 {
                amount = .missing(.emptyBase)
            } else if let ratio = Ratio(numerator, of: denominator), !ratio.exceedsWhole {
                amount = .rate(ratio)
            } else {
                amount = .missing(.overWhole)
            }
        } else {
            amount = .missing(lack)
        }
        return IndicatorValue(indicator, amount, numerator: numerator, denominator: denominator)
    }

    /// Hundredths of a percent or of a percentage point, or whole numbers in hundredths; `nil` where it is missing.
    public var hundredths: Int? {
        switch amount {
        case .count(let count): count * 100
        case .rate(let ratio): ratio.hundredthsOfPercent
        case .points(let points): points
        case .missing: nil
        }
    }
}

/// A value of an indicator that somebody entered with its source.
public struct IndicatorEntry: Hashable, Sendable {
    public var indicator: Indicator
    public var on: CalendarDate
    public var numerator: Int
    /// `nil` for a count.
    public var denominator: Int?
    public var source: String
    public var at: Instant

    public init(indicator: Indicator, on day: CalendarDate, numerator: Int, denominator: Int?, source: String, at: Instant) {
        self.indicator = indicator
        on = day
        self.numerator = numerator
        self.denominator = denominator
        self.source = source
        self.at = at
    }
}
