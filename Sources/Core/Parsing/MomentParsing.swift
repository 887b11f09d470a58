/// Reads and writes moments as addresses and commands carry them: the time of Vietnam, without a zone.
public enum MomentParsing {
    /// `24/11/2026 17:05`, `2026-11-24T17:05`, `2026-11-24T17:05:09`, `2026-11-24T17:05:09.123`; a blank may stand for the `T`.
    ///
    /// - Throws: `.unreadable` for anything else (a zone, 24:00, a leap second), `.noSuchDay` for a day that there is not.
    public static func moment(_ text: String) throws(DateProblem) -> Instant {
        let trimmed = text.cleanedLine
        guard !trimmed.isEmpty else { throw .empty }
        let halves = trimmed.split(omittingEmptySubsequences: false) { $0 == "T" || $0 == " " }
        guard halves.count == 2, halves[0].utf8.count == 10 else { throw .unreadable }
        var day = CalendarDate(iso: halves[0])
        if day == nil { day = try vietnamese(halves[0]) }
        guard let day else {
            throw halves[0].utf8.allSatisfy({ (48...57).contains($0) || $0 == 45 }) ? .noSuchDay : .unreadable
        }
        guard (1850...2200).contains(day.year), let milliseconds = timeOfDay(halves[1]) else { throw .unreadable }
        return day.beginning.adding(milliseconds: milliseconds)
    }

    /// A day as people write it; `nil` where it is written otherwise.
    private static func vietnamese(_ text: Substring) throws(DateProblem) -> CalendarDate? {
        guard text.contains("/"), case .day(let day) = try DateParsing.date(String(text)) else { return nil }
        return day
    }

    private static func timeOfDay(_ text: Substring) -> Int64? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let hour = number(parts[0], digits: 2, below: 24),
            let minute = number(parts[1], digits: 2, below: 60)
        else { return nil }
        guard parts.count == 3 else { return Int64(hour * 3_600 + minute * 60) * 1_000 }
        let seconds = parts[2].split(separator: ".", omittingEmptySubsequences: false)
        guard seconds.count <= 2, let second = number(seconds[0], digits: 2, below: 60) else { return nil }
        guard let fraction = seconds.count == 2 ? number(seconds[1], digits: 3, below: 1_000) : 0 else { return nil }
        return Int64(hour * 3_600 + minute * 60 + second) * 1_000 + Int64(fraction)
    }

    private static func number(_ text: Substring, digits: Int, below limit: Int) -> Int? {
        guard text.utf8.count == digits, text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text), number < limit else {
            return nil
        }
        return number
    }
}

extension CalendarDate {
    /// Midnight in Vietnam, with which the day begins.
    public var beginning: Instant { Instant(milliseconds: Int64(dayNumber) * 86_400_000 - Instant.vietnamOffset) }

    /// The last millisecond of the day.
    public var end: Instant { beginning.adding(milliseconds: 86_399_999) }
}

extension Instant {
    public func adding(milliseconds count: Int64) -> Instant { Instant(milliseconds: milliseconds + count) }

    /// `2026-11-24T17:05:09.123` in Vietnam, as `MomentParsing` reads it.
    public var local: String {
        let rest = Int(milliseconds - day.beginning.milliseconds)
        func two(_ number: Int) -> String { CalendarDate.padded(number, 2) }
        return
            "\(day.iso)T\(two(rest / 3_600_000)):\(two(rest / 60_000 % 60)):\(two(rest / 1_000 % 60)).\(CalendarDate.padded(rest % 1_000, 3))"
    }

    /// `17:05:09 24/11/2026`, as a person reads it.
    public var vietnamese: String {
        let text = local
        return "\(text.dropFirst(11).prefix(8)) \(day.vietnamese)"
    }
}
