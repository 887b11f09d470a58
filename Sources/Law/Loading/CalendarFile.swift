import Core

/// The holidays of one year as their file states them.
struct YearOfHolidays: Sendable {
    let year: Int
    let holidays: [WorkingCalendar.Holiday]

    init(file: String, text: String, weekend: Set<Int>) throws(LawProblem) {
        let reader = try YAMLReader.file(text, named: file)
        let year = try reader.int("year")
        var holidays: [WorkingCalendar.Holiday] = []
        var seen: Set<CalendarDate> = []
        for reader in try reader.readers("holidays") {
            func days(_ key: String, isOnWeekend: Bool) throws(LawProblem) -> [CalendarDate] {
                var days: [CalendarDate] = []
                for text in try reader.textsOrNone(key) {
                    // A day off on a weekend or a worked Tuesday would change nothing: it is a slip of the pen.
                    guard let day = CalendarDate(iso: text), day.year == year, weekend.contains(day.weekday) == isOnWeekend,
                        seen.insert(day).inserted
                    else { throw reader.problem(key, .wrongValue(text)) }
                    days.append(day)
                }
                return days
            }
            holidays.append(
                WorkingCalendar.Holiday(
                    name: try reader.text("name"), daysOff: try days("off", isOnWeekend: false),
                    daysWorked: try days("worked", isOnWeekend: true), citation: try reader.citation(),
                    confidence: try reader.choice("confidence")))
            try reader.finish()
        }
        guard !holidays.isEmpty else { throw reader.problem("holidays", .missing) }
        try reader.finish()
        (self.year, self.holidays) = (year, holidays)
    }
}

/// Which days of the week are off.
struct Weekly: Sendable {
    let weekend: Set<Int>
    let citation: Citation

    init(file: String, text: String) throws(LawProblem) {
        let reader = try YAMLReader.file(text, named: file)
        let days = try reader.textsOrNone("weekend").compactMap { Int($0) }.filter { (1...7).contains($0) }
        guard !days.isEmpty else { throw reader.problem("weekend", .missing) }
        weekend = Set(days)
        citation = try reader.citation()
        _ = try reader.choice("confidence", of: Confidence.self)
        try reader.finish()
    }
}

/// A worked case of counting a limit.
struct LimitExample: Sendable {
    static let file = "rules/review-procedure/examples.yaml"

    let id: String
    let from: CalendarDate
    let limit: TimeLimit
    let last: CalendarDate
    let decidedBy: Citation

    static func all(text: String) throws(LawProblem) -> [LimitExample] {
        let reader = try YAMLReader.file(text, named: file)
        var examples: [LimitExample] = []
        for reader in try reader.readers("examples") {
            examples.append(
                LimitExample(
                    id: try reader.text("id"), from: try reader.day("from"),
                    limit: TimeLimit(days: try reader.int("days"), unit: try reader.choice("unit"), bound: .atLeast),
                    last: try reader.day("last"), decidedBy: try reader.citation("decidedBy")))
            try reader.finish()
        }
        try reader.finish()
        return examples
    }

    /// What is wrong when the calendar gives another day.
    func problem(under calendar: WorkingCalendar) -> LawProblem? {
        let found = (try? calendar.lastDay(of: limit, from: from))?.day.iso ?? "error"
        guard found != last.iso else { return nil }
        return LawProblem(file: Self.file, key: id, line: nil, reason: .exampleFails(expected: last.iso, found: found))
    }
}
