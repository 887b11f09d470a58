import Core

/// Which day decides whether a household counts as urban or rural, where its commune became a ward, or the other way, in the year
/// of the review. No law says it: the answer of the authority is a setting with its document.
public struct ResidenceRule: Hashable, Sendable {
    public enum Moment: String, Hashable, Sendable {
        case reviewDay = "review-day"
        case yearStart = "year-start"
        case yearEnd = "year-end"
    }

    public let appliesFrom: CalendarDate
    /// The code of the province whose answer it is; `nil` for the whole country.
    public let province: String?
    public let countsOn: Moment
    public let citation: Citation
    public let confidence: Confidence

    public init(appliesFrom: CalendarDate, province: String?, countsOn: Moment, citation: Citation, confidence: Confidence) {
        self.appliesFrom = appliesFrom
        self.province = province
        self.countsOn = countsOn
        self.citation = citation
        self.confidence = confidence
    }

    /// The day whose map decides for a review on `day`.
    public func deciding(for day: CalendarDate) -> CalendarDate {
        switch countsOn {
        case .reviewDay: day
        case .yearStart: CalendarDate(year: day.year, month: 1, day: 1) ?? day
        case .yearEnd: CalendarDate(year: day.year, month: 12, day: 31) ?? day
        }
    }
}

extension RuleBook {
    /// The rule for a review on `day`: a province's own before that of the country.
    public func residenceRule(on day: CalendarDate, province: String?) -> ResidenceRule? {
        let fitting = residenceRules.filter { $0.appliesFrom <= day }
        return fitting.last { $0.province != nil && $0.province == province } ?? fitting.last { $0.province == nil }
    }
}
