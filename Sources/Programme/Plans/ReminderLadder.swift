import Core
import Law

extension ProgrammePlan {
    /// The rungs of the ladder that a duty with the deadline has reached on a day, the nearest to now last.
    ///
    /// - Throws: `NoCalendar` for a year whose holidays are not loaded.
    public func remindersReached(
        dueOn: CalendarDate, on day: CalendarDate, _ calendar: WorkingCalendar
    ) throws -> [(rung: Reminder, day: CalendarDate)] {
        try reminders.compactMap { rung in
            let reached = try calendar.day(rung.days, workingDaysFrom: dueOn)
            return reached <= day ? (rung, reached) : nil
        }
    }
}

extension WorkingCalendar {
    /// The working day so many working days after a day, before it where negative; the day itself for 0.
    public func day(_ count: Int, workingDaysFrom day: CalendarDate) throws -> CalendarDate {
        var (current, rest) = (day, abs(count))
        let step = count < 0 ? -1 : 1
        while rest > 0 {
            current = current.adding(days: step)
            if try isWorkingDay(current) { rest -= 1 }
        }
        return current
    }
}
