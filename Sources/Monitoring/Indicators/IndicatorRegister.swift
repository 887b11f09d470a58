import Core
import Law
import Registry

/// The indicators of a unit on a day, as a whole and by line of its map, with the households behind each.
public struct IndicatorRegister: Sendable {
    /// From the end of the year before to the day.
    public let register: RegisterYear
    /// The bases of the year before.
    let earlier: RegisterYear
    /// By the unit of the line or of the whole; the last one of each that was entered up to the day.
    private let entries: [Area.ID: [IndicatorEntry]]
    /// Households of each line by indicator of the register.
    private let counts: [Indicator: [Int]]
    /// Poor households of each line at the end of the year before.
    let poorBefore: [Int]

    /// - Parameters:
    ///   - earlier: of the year before, of which only the bases count.
    ///   - entries: in the order in which they hold.
    public init(_ register: RegisterYear, earlier: RegisterYear, entries: [Area.ID: [IndicatorEntry]]) {
        self.register = register
        self.earlier = earlier
        self.entries = entries
        func byLine(_ line: (RegisterYear.Household) -> Int?) -> [Int] {
            var counts = [Int](repeating: 0, count: register.rows.count)
            for household in register.households {
                if let line = line(household) { counts[line] += 1 }
            }
            return counts
        }
        counts = Dictionary(
            uniqueKeysWithValues: Indicator.allCases.filter(\.isOfRegister).map { indicator in
                (indicator, byLine { Self.line(of: $0, in: indicator) })
            })
        poorBefore = byLine { $0.open == .poor ? $0.openRow : nil }
    }

    public var day: CalendarDate { register.closing }

    /// The households behind a figure of the register, of one line or of all; empty for what was entered.
    public func households(_ indicator: Indicator, row: Int? = nil) -> [Registry.Household.ID] {
        register.households.filter { household in
            Self.line(of: household, in: indicator).map { row == nil || $0 == row } ?? false
        }.map(\.id)
    }

    public func value(_ indicator: Indicator, row: Int? = nil) -> IndicatorValue {
        guard let counts = counts[indicator] else { return entered(indicator, row) }
        let part: FormTable.Part = row.map { .row($0) } ?? .all
        let count = Self.count(counts, row)
        let lack = IndicatorValue.Lack.base(year: register.year)
        switch indicator {
        case .poorRate, .nearPoorRate: return .rate(indicator, count, of: register.base(of: part)?.households, orElse: lack)
        case .minorityPoorRate: return .rate(indicator, count, of: register.base(of: part)?.minorityHouseholds, orElse: lack)
        case .poorRateFall: return fall(part, row)
        default: return IndicatorValue(indicator, .count(count), numerator: count)
        }
    }

    /// Rates are compared as they are printed, in hundredths, so that the difference is that of the printed rates.
    private func fall(_ part: FormTable.Part, _ row: Int?) -> IndicatorValue {
        let now = value(.poorRate, row: row)
        let before = IndicatorValue.rate(
            .poorRate, Self.count(poorBefore, row), of: earlier.base(of: part)?.households, orElse: .base(year: earlier.year))
        switch (before.amount, now.amount) {
        case (.rate(let before), .rate(let now)):
            return IndicatorValue(.poorRateFall, .points(before.hundredthsOfPercent - now.hundredthsOfPercent))
        case (.missing(let lack), _), (_, .missing(let lack)): return IndicatorValue(.poorRateFall, .missing(lack))
        default: return IndicatorValue(.poorRateFall, .missing(.notEntered))
        }
    }

    private static func count(_ counts: [Int], _ row: Int?) -> Int { row.map { counts[$0] } ?? counts.reduce(0, +) }

    /// The line on which a household counts in a figure of the register; `nil` where it does not.
    private static func line(of household: RegisterYear.Household, in indicator: Indicator) -> Int? {
        let (before, now) = (household.open, household.close)
        let counts =
            switch indicator {
            case .poor, .poorRate, .poorRateFall: now == .poor
            case .nearPoor, .nearPoorRate: now == .nearPoor
            case .minorityPoorRate: now == .poor && household.flags.contains(.ethnicMinority)
            case .poorWithMerit: now == .poor && household.flags.contains(.meritorious)
            case .becamePoor: now == .poor && before != .poor
            case .leftPoor:
                before == .poor && household.closeClass != .poor && household.closeClass != .nearPoor && household.closeClass != nil
            case .nearPoorRateOfProvince, .loans, .training, .models, .stunting, .telecom, .officersTrained: false
            }
        return counts ? household.closeRow ?? household.openRow : nil
    }

    /// What was entered for the unit itself; else the sum of its lines, where every line has it.
    private func entered(_ indicator: Indicator, _ row: Int?) -> IndicatorValue {
        func last(_ area: Area.ID) -> IndicatorEntry? { entries[area]?.last { $0.indicator == indicator && $0.on <= day } }
        let parts: [IndicatorEntry]
        if let own = last(row.map { register.rows[$0].area } ?? register.unit) {
            parts = [own]
        } else {
            let lines = row == nil ? register.rows.compactMap { last($0.area) } : []
            guard !lines.isEmpty, lines.count == register.rows.count else { return IndicatorValue(indicator, .missing(.notEntered)) }
            parts = lines
        }
        let numerator = parts.reduce(0) { $0 + $1.numerator }
        guard indicator.kind == .rate else { return IndicatorValue(indicator, .count(numerator), numerator: numerator) }
        return .rate(indicator, numerator, of: parts.reduce(0) { $0 + ($1.denominator ?? 0) }, orElse: .notEntered)
    }
}
