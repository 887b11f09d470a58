import Core

/// On which days offices of the State work: the weekend, days off, and days of a weekend that are worked instead.
///
/// - Source: the yearly notices on Tết, public holidays and days exchanged; see `law/calendars`.
public struct WorkingCalendar: Hashable, Sendable {
    /// A holiday of one year with the days that it takes and the days that are worked for it.
    public struct Holiday: Hashable, Sendable {
        public let name: String
        public let daysOff: [CalendarDate]
        public let daysWorked: [CalendarDate]
        public let citation: Citation
        public let confidence: Confidence
    }

    /// The last day of a limit, and how well the holidays on the way to it are known.
    public struct CountedDay: Hashable, Sendable {
        public let day: CalendarDate
        /// False where a day off or a day worked on the way was not read in a text.
        public let isVerified: Bool
    }

    /// 1 for Monday … 7 for Sunday.
    public let weekend: Set<Int>
    public let holidays: [Int: [Holiday]]
    private let exceptions: [CalendarDate: (isWorked: Bool, isVerified: Bool)]

    public init(weekend: Set<Int> = [6, 7], holidays: [Int: [Holiday]] = [:]) {
        self.weekend = weekend
        self.holidays = holidays
        var exceptions: [CalendarDate: (isWorked: Bool, isVerified: Bool)] = [:]
        for holiday in holidays.values.joined() {
            for day in holiday.daysOff { exceptions[day] = (false, holiday.confidence.carriesDecisions) }
            for day in holiday.daysWorked { exceptions[day] = (true, holiday.confidence.carriesDecisions) }
        }
        self.exceptions = exceptions
    }

    /// - Throws: `NoCalendar` for a year whose holidays are not loaded: no day of it is taken for a working day by guess.
    public func isWorkingDay(_ day: CalendarDate) throws -> Bool {
        guard holidays[day.year] != nil else { throw NoCalendar(year: day.year) }
        return exceptions[day]?.isWorked ?? !weekend.contains(day.weekday)
    }

    /// The last day of `limit` that begins with something done on `day`. That day itself does not count; calendar days that end on a day
    /// off end on the next working day.
    ///
    /// - Source: Bộ luật Dân sự, Điều 147 khoản 2 and Điều 148 khoản 5.
    public func lastDay(of limit: TimeLimit, from day: CalendarDate) throws -> CountedDay {
        var (current, rest, isVerified) = (day, limit.days, true)
        if limit.unit == .calendar {
            current = day.adding(days: limit.days)
            while try !isWorkingDay(current) {
                isVerified = isVerified && exceptions[current]?.isVerified ?? true
                current = current.adding(days: 1)
            }
            return CountedDay(day: current, isVerified: isVerified)
        }
        while rest > 0 {
            current = current.adding(days: 1)
            isVerified = isVerified && exceptions[current]?.isVerified ?? true
            if try isWorkingDay(current) { rest -= 1 }
        }
        return CountedDay(day: current, isVerified: isVerified)
    }

    public static func == (left: WorkingCalendar, right: WorkingCalendar) -> Bool {
        left.weekend == right.weekend && left.holidays == right.holidays
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(weekend)
        hasher.combine(holidays)
    }
}

/// The holidays of the year are not loaded.
public struct NoCalendar: Error, Hashable, Sendable {
    public let year: Int
}
