/// Why a date could not be read.
public enum DateProblem: Error, Hashable, Sendable {
    case empty
    case unreadable
    /// A well-formed date that the calendar does not have: 30/02.
    case noSuchDay
    /// A year of two digits; both centuries are offered.
    case twoDigitYear(candidates: [CalendarDate])
}

/// Reads days as people write them, day before month, and says how much of the day is known.
public enum DateParsing {
    /// `3/2/1965`, `03-02-1965`, `03.02.1965`, `03021965`, `1965-02-03`, `02/1965`, `1965`, `00/00/1965`, `?/5/1960`.
    public static func date(_ text: String) throws(DateProblem) -> PartialDate {
        let trimmed = text.cleanedLine
        guard !trimmed.isEmpty else { throw .empty }
        guard trimmed.utf8.count <= 12 else { throw .unreadable }
        let parts = trimmed.split(omittingEmptySubsequences: false) { "/-. ".contains($0) }.map(String.init)
        switch parts.count {
        case 1: return try compact(parts[0])
        case 2: return try monthAndYear(parts)
        case 3: return try dayMonthYear(parts)
        default: throw .unreadable
        }
    }

    /// A day counted as Excel counts: 1 is 01/01/1900, 60 is the 29/02/1900 that never was; with `epoch1904`, 0 is 01/01/1904.
    ///
    /// A fraction is an hour of the day and is dropped; what lies before the count or after 31/12/9999 is unreadable.
    public static func excelSerial(_ serial: Double, epoch1904: Bool = false) throws(DateProblem) -> CalendarDate {
        guard serial.isFinite, serial >= (epoch1904 ? 0 : 1), serial < 2_958_466 else { throw .unreadable }
        let days = Int(serial)
        if epoch1904 { return CalendarDate(year: 1904, month: 1, day: 1)!.adding(days: days) }
        guard days != 60 else { throw .noSuchDay }
        return CalendarDate(year: 1899, month: 12, day: days < 60 ? 31 : 30)!.adding(days: days)
    }

    private static func compact(_ text: String) throws(DateProblem) -> PartialDate {
        guard let number = digits(text) else { throw .unreadable }
        switch text.utf8.count {
        case 4:
            guard (1850...2200).contains(number) else { throw .unreadable }
            return .year(number)
        case 8:
            guard let day = CalendarDate(year: number % 10_000, month: number / 10_000 % 100, day: number / 1_000_000) else {
                throw .noSuchDay
            }
            return .day(day)
        default: throw .unreadable
        }
    }

    private static func monthAndYear(_ parts: [String]) throws(DateProblem) -> PartialDate {
        guard let first = digits(parts[0]), let second = digits(parts[1]) else { throw .unreadable }
        let (month, year) = parts[0].utf8.count == 4 ? (second, first) : (first, second)
        guard (1850...2200).contains(year) else { throw .unreadable }
        guard (1...12).contains(month) else { throw .noSuchDay }
        return .month(year: year, month: month)
    }

    private static func dayMonthYear(_ parts: [String]) throws(DateProblem) -> PartialDate {
        let isISO = parts[0].utf8.count == 4
        let (dayText, monthText, yearText) = isISO ? (parts[2], parts[1], parts[0]) : (parts[0], parts[1], parts[2])
        guard let year = digits(yearText), dayText.utf8.count <= 2, monthText.utf8.count <= 2 else { throw .unreadable }
        let (day, month) = (known(dayText), known(monthText))
        guard day != nil || isUnknown(dayText), month != nil || isUnknown(monthText) else { throw .unreadable }
        if yearText.utf8.count == 2 {
            let candidates = [1900 + year, 2000 + year].compactMap { CalendarDate(year: $0, month: month ?? 1, day: day ?? 1) }
            throw candidates.isEmpty ? .noSuchDay : .twoDigitYear(candidates: candidates)
        }
        guard yearText.utf8.count == 4, (1850...2200).contains(year) else { throw .unreadable }
        switch (day, month) {
        case (let day?, let month?):
            guard let date = CalendarDate(year: year, month: month, day: day) else { throw .noSuchDay }
            return .day(date)
        case (nil, let month?):
            guard (1...12).contains(month) else { throw .noSuchDay }
            return .month(year: year, month: month)
        case (nil, nil): return .year(year)
        case (_?, nil): throw .unreadable
        }
    }

    private static func isUnknown(_ text: String) -> Bool { text == "?" || text == "??" || text == "0" || text == "00" }

    private static func known(_ text: String) -> Int? { isUnknown(text) ? nil : digits(text) }

    private static func digits(_ text: String) -> Int? {
        guard !text.isEmpty, text.utf8.count <= 8, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text)
    }
}
