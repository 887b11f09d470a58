import Core
import Law
import Registry

/// The indicators of a unit on a day, as a whole and by line of its map, with the households behind each.
public struct IndicatorRegister: Sendable {
    /// From the end of the year before to the day.
    public let register: RegisterYear
    /// The bases of the year before.
    private let earlier: RegisterYear
    /// By the unit of the line or of the whole; the last one of each that was entered up to the day.
    private let entries: [Area.ID: [IndicatorEntry]]

    /// - Parameters:
    ///   - earlier: of the year before, of which only the bases count.
    ///   - entries: in the order in which they hold.
    public init(_ register: RegisterYear, earlier: RegisterYear, entries: [Area.ID: [IndicatorEntry]]) {
        self.register = register
        self.earlier = earlier
        self.entries = entries
    }

    public var day: CalendarDate { register.closing }

    /// The households behind a figure of the register, of one line or of all; empty for what was entered.
    public func households(_ indicator: Indicator, row: Int? = nil) -> [Registry.Household.ID] {
        register.households.filter { counts($0, in: indicator, row) }.map(\.id)
    }

    public func value(_ indicator: Indicator, row: Int? = nil) -> IndicatorValue {
        guard indicator.isOfRegister else { return entered(indicator, row) }
        let part: FormTable.Part = row.map { .row($0) } ?? .all
        let count = register.households.count { counts($0, in: indicator, row) }
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
        let poorBefore = register.households.count { $0.open == .poor && (row == nil || $0.openRow == row) }
        let before = IndicatorValue.rate(
            .poorRate, poorBefore, of: earlier.base(of: part)?.households, orElse: .base(year: earlier.year))
        switch (before.amount, now.amount) {
        case (.rate(let before), .rate(let now)):
            return IndicatorValue(.poorRateFall, .points(before.hundredthsOfPercent - now.hundredthsOfPercent))
        case (.missing(let lack), _), (_, .missing(let lack)): return IndicatorValue(.poorRateFall, .missing(lack))
        default: return IndicatorValue(.poorRateFall, .missing(.notEntered))
        }
    }

    private func counts(_ household: RegisterYear.Household, in indicator: Indicator, _ row: Int?) -> Bool {
        func isHere(_ place: Int?) -> Bool { place != nil && (row == nil || place == row) }
        let (before, now) = (household.open, household.close)
        switch indicator {
        case .poor, .poorRate, .poorRateFall: return now == .poor && isHere(household.closeRow)
        case .nearPoor, .nearPoorRate: return now == .nearPoor && isHere(household.closeRow)
        case .minorityPoorRate: return now == .poor && isHere(household.closeRow) && household.flags.contains(.ethnicMinority)
        case .poorWithMerit: return now == .poor && isHere(household.closeRow) && household.flags.contains(.meritorious)
        case .becamePoor: return now == .poor && before != .poor && isHere(household.closeRow)
        case .leftPoor:
            return before == .poor && household.closeClass != .poor && household.closeClass != .nearPoor && household.closeClass != nil
                && isHere(household.closeRow ?? household.openRow)
        default: return false
        }
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
