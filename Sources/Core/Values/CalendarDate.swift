/// A day of the civil (proleptic Gregorian) calendar, with no hour and no time zone.
///
/// Facts of the registry (birth, review, decision) are days; only the log of events knows hours. Years run from 1 to 9999.
public struct CalendarDate: Hashable, Sendable {
    public let year: Int
    public let month: Int
    public let day: Int

    /// The day, or `nil` when the calendar has no such day (30/02, month 13, year 0).
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(inMonth: month, of: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day written as `yyyy-MM-dd`, exactly ten ASCII characters; anything else is `nil`.
    public init?(iso text: some StringProtocol) {
        var text = String(text)
        let parsed: (Int, Int, Int)? = text.withUTF8 { bytes in
            guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
            func number(_ range: Range<Int>) -> Int? {
                var value = 0
                for index in range {
                    guard (48...57).contains(bytes[index]) else { return nil }
                    value = value * 10 + Int(bytes[index] - 48)
                }
                return value
            }
            guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
            return (year, month, day)
        }
        guard let (year, month, day) = parsed else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day that lies `dayNumber` days after 01/01/1970; `nil` outside years 1…9999.
    public init?(dayNumber: Int) {
        guard (-719_162...2_932_896).contains(dayNumber) else { return nil }
        let shifted = dayNumber + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        self.month = month
        self.day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    }

    /// The day of the number yyyyMMdd.
    public init?(packed number: Int) { self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100) }

    /// The day as the number yyyyMMdd, which orders as days do.
    public var packed: Int { year * 10_000 + month * 100 + day }

    /// Days since 01/01/1970, negative before it.
    public var dayNumber: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// `yyyy-MM-dd`, as in files and addresses.
    public var iso: String { Self.joined((year, 4), (month, 2), (day, 2), by: UInt8(ascii: "-")) }

    /// `dd/MM/yyyy`, as a person reads it.
    public var vietnamese: String { Self.joined((day, 2), (month, 2), (year, 4), by: UInt8(ascii: "/")) }

    /// 1 for Monday … 7 for Sunday.
    public var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 + 1 }

    /// The day `count` days later (earlier when negative); stops at the ends of the calendar.
    public func adding(days count: Int) -> CalendarDate {
        let (sum, overflow) = dayNumber.addingReportingOverflow(count)
        let bounded = overflow ? (count > 0 ? 2_932_896 : -719_162) : min(max(sum, -719_162), 2_932_896)
        return CalendarDate(dayNumber: bounded)!
    }

    /// The same day `count` months later, or the last day of that month where it is shorter (31/01 + 1 month = 28/02);
    /// stops at the ends of the calendar.
    public func adding(months count: Int) -> CalendarDate {
        let months = min(max((year - 1) * 12 + month - 1 + min(max(count, -120_000), 120_000), 0), 9999 * 12 - 1)
        let (newYear, newMonth) = (months / 12 + 1, months % 12 + 1)
        return CalendarDate(
            year: newYear, month: newMonth, day: min(day, Self.days(inMonth: newMonth, of: newYear)))!
    }

    /// Full years from this day to `other`, as an age is counted; negative when `other` is earlier.
    public func fullYears(until other: CalendarDate) -> Int {
        let years = other.year - year
        return (other.month, other.day) < (month, day) ? years - 1 : years
    }

    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Numbers of a fixed width with a sign between: ten bytes, written in place, because lists are full of days.
    private static func joined(_ parts: (number: Int, width: Int)..., by separator: UInt8) -> String {
        String(unsafeUninitializedCapacity: 10) { buffer in
            var end = 0
            for part in parts {
                if end > 0 {
                    buffer[end] = separator
                    end += 1
                }
                var rest = part.number
                for place in (end..<end + part.width).reversed() {
                    buffer[place] = UInt8(48 + rest % 10)
                    rest /= 10
                }
                end += part.width
            }
            return end
        }
    }

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension CalendarDate: Comparable {
    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension CalendarDate: CustomStringConvertible {
    public var description: String { iso }
}

extension CalendarDate: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let date = CalendarDate(iso: text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a day: \(text)"))
        }
        self = date
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso)
    }
}
