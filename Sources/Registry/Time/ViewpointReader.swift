import Core

/// Reads the three dates by which a list, a household or an export is asked for; the same for addresses and commands.
public struct ViewpointReader {
    public enum Date: Int, Sendable { case day, map, knownAt }

    /// Why a date cannot be taken.
    public enum Problem: Hashable, Sendable {
        case unreadable, noSuchDay, partial, twoDigitYear
        case dayInFuture(today: CalendarDate)
        case momentUnreadable
        case momentInFuture
        /// There are no units on record for the day.
        case noMap(CalendarDate)
    }

    public private(set) var problems: [(date: Date, problem: Problem)] = []
    private let now: Instant
    private let areas: AreaHistory

    public init(now: Instant, areas: AreaHistory) {
        self.now = now
        self.areas = areas
    }

    /// Blank texts: today; the map of the day; all that is known now. A moment alone asks for its own day.
    ///
    /// - Returns: `nil` where a date cannot be taken; `problems` says why.
    public mutating func read(day dayText: String, map mapText: String, knownAt knownText: String) -> Viewpoint? {
        let knownAt = moment(knownText)
        var day = day(dayText, .day)
        if let asked = day, asked > now.day {
            problems.append((.day, .dayInFuture(today: now.day)))
            day = nil
        }
        let map = self.day(mapText, .map)
        guard problems.isEmpty else { return nil }
        let data = day ?? knownAt?.day ?? now.day
        let view = Viewpoint(day: data, map: map ?? data, knownAt: knownAt)
        if areas.roots(on: view.map).isEmpty {
            problems.append((map == nil ? .day : .map, .noMap(view.map)))
            return nil
        }
        return view
    }

    private mutating func day(_ text: String, _ date: Date) -> CalendarDate? {
        guard !text.isEmpty else { return nil }
        do throws(DateProblem) {
            if case .day(let day) = try DateParsing.date(text) { return day }
            problems.append((date, .partial))
        } catch {
            problems.append((date, Self.problem(error)))
        }
        return nil
    }

    /// A day means its end; of today, what is known now.
    private mutating func moment(_ text: String) -> Instant? {
        guard !text.isEmpty else { return nil }
        let moment: Instant
        if let day = try? DateParsing.date(text), case .day(let day) = day {
            moment = day == now.day ? now : day.end
        } else {
            do throws(DateProblem) { moment = try MomentParsing.moment(text) } catch {
                problems.append((.knownAt, error == .noSuchDay ? .noSuchDay : .momentUnreadable))
                return nil
            }
        }
        // Records may stand a moment ahead of a clock that was put back.
        guard moment <= now.adding(seconds: 60) else {
            problems.append((.knownAt, .momentInFuture))
            return nil
        }
        return moment
    }

    private static func problem(_ problem: DateProblem) -> Problem {
        switch problem {
        case .empty, .unreadable: .unreadable
        case .noSuchDay: .noSuchDay
        case .twoDigitYear: .twoDigitYear
        }
    }
}
