/// A moment of the log, in milliseconds since 01/01/1970 00:00 UTC.
///
/// Only the executable reads the clock; everything else is given the moment it acts at.
public struct Instant: Hashable, Sendable, Codable {
    public let milliseconds: Int64

    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Vietnam keeps UTC+7 all year, so no time-zone table is needed.
    static let vietnamOffset: Int64 = 7 * 3_600_000

    /// The civil day in Vietnam at this moment.
    public var day: CalendarDate {
        let local = milliseconds + Self.vietnamOffset
        return CalendarDate(dayNumber: Int((local >= 0 ? local : local - 86_399_999) / 86_400_000)) ?? CalendarDate(dayNumber: 0)!
    }

    /// The beginning of an office day in Vietnam.
    public init(morningOf day: CalendarDate) {
        milliseconds = Int64(day.dayNumber) * 86_400_000 + 7 * 3_600_000 - Self.vietnamOffset
    }

    /// `HH:mm` in Vietnam.
    public var clock: String {
        let minutes = Int((((milliseconds + Self.vietnamOffset) % 86_400_000 + 86_400_000) % 86_400_000) / 60_000)
        return "\(CalendarDate.padded(minutes / 60, 2)):\(CalendarDate.padded(minutes % 60, 2))"
    }

    public func adding(seconds: Int64) -> Instant { Instant(milliseconds: milliseconds + seconds * 1_000) }
}

extension Instant: Comparable {
    public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }
}
