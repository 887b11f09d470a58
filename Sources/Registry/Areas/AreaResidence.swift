import Core
import Law

extension AreaHistory {
    /// Whether `area` counted as urban or rural on `day`: its own word, else that of the commune it belonged to.
    public func residence(of area: Area.ID, on day: CalendarDate) -> Residence? {
        version(of: area, on: day)?.residence
            ?? ancestor(of: area, at: .commune, on: day).flatMap { version(of: $0, on: day)?.residence }
    }

    /// Whether `area` counts as urban or rural in a review on `day`: by the map of that day, or as the rule for years of change says.
    public func residence(of area: Area.ID, reviewedOn day: CalendarDate, under law: RuleBook) -> Residence? {
        residenceRule(of: area, on: day, under: law).flatMap { residence(of: area, on: $0.deciding(for: day)) }
            ?? residence(of: area, on: day)
    }

    /// The rule that decided about a review on `day`; `nil` where urban or rural did not change in that year.
    public func residenceRule(for area: Area.ID, changedInYearOf day: CalendarDate, under law: RuleBook) -> ResidenceRule? {
        guard let start = CalendarDate(year: day.year, month: 1, day: 1), let end = CalendarDate(year: day.year, month: 12, day: 31),
            let (first, last) = residence(of: area, on: start).flatMap({ first in residence(of: area, on: end).map { (first, $0) } }),
            first != last
        else { return nil }
        return residenceRule(of: area, on: day, under: law)
    }

    private func residenceRule(of area: Area.ID, on day: CalendarDate, under law: RuleBook) -> ResidenceRule? {
        let province = ancestor(of: area, at: .province, on: day).flatMap { version(of: $0, on: day)?.code }
        return law.residenceRule(on: day, province: province)
    }
}
