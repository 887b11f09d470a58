import Core

/// A month of reports. Its data run from the 15th of the month before to the 14th; tables of money go by the calendar.
///
/// - Source: Nghị định 09/2019/NĐ-CP, Điều 12 khoản 1.
public struct ReportingMonth: Hashable, Sendable, Codable, Comparable {
    public let year: Int
    public let month: Int

    /// - Returns: `nil` for a month that there is not.
    public init?(year: Int, month: Int) {
        guard (1...12).contains(month), (1...9999).contains(year) else { return nil }
        self.year = year
        self.month = month
    }

    /// "2023-03".
    public init?(iso text: some StringProtocol) {
        guard let first = CalendarDate(iso: "\(text)-01") else { return nil }
        self.init(year: first.year, month: first.month)
    }

    /// The month whose calendar has the day.
    public init(of day: CalendarDate) {
        year = day.year
        month = day.month
    }

    public var iso: String { String(CalendarDate(year: year, month: month, day: 1)!.iso.prefix(7)) }

    /// The month as a number, 202303.
    public var packed: Int { year * 100 + month }

    public init?(packed: Int) { self.init(year: packed / 100, month: packed % 100) }

    public var calendar: ClosedRange<CalendarDate> {
        let first = CalendarDate(year: year, month: month, day: 1)!
        return first...CalendarDate(year: year, month: month, day: CalendarDate.days(inMonth: month, of: year))!
    }

    /// The days whose data belong to the report.
    public var data: ClosedRange<CalendarDate> {
        let cutOff = CalendarDate(year: year, month: month, day: 14)!
        return cutOff.adding(months: -1).adding(days: 1)...cutOff
    }

    public var previous: ReportingMonth { ReportingMonth(of: calendar.lowerBound.adding(days: -1)) }

    public var next: ReportingMonth { ReportingMonth(of: calendar.upperBound.adding(days: 1)) }

    public static func < (left: ReportingMonth, right: ReportingMonth) -> Bool { left.packed < right.packed }
}
