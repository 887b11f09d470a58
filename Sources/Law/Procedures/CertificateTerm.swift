import Core

/// How long the certificate of a recognized household holds.
public enum CertificateTerm: String, Hashable, Sendable, Codable {
    /// As long as the household is recognized as what it says.
    case whileRecognized = "while-recognized"
    /// So too, and no longer than the year in which it was issued.
    case calendarYear = "calendar-year"

    /// The last day of one that was issued on `day`; `nil` where none is known beforehand.
    public func lastDay(issuedOn day: CalendarDate) -> CalendarDate? {
        self == .calendarYear ? CalendarDate(year: day.year, month: 12, day: 31) : nil
    }
}
