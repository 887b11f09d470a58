import Core
import Database
import Foundation
import Store

/// The only place that asks what time it is: our own time, or that of records for training, which live on another day.
struct Clock: Sendable {
    /// In milliseconds, how far it is ahead of our own time.
    private let shift: Int64

    private init(shift: Int64) { self.shift = shift }

    static let ours = Clock(shift: 0)

    /// The clock by which `database` lives.
    static func of(_ database: any Database) async throws -> Clock {
        Clock(shift: try await database.read { try $0.practiceShift() } ?? 0)
    }

    /// Lets the records of `database` live from now on as if it were the morning of `day`.
    static func set(to day: CalendarDate, in database: any Database) async throws {
        let shift = Instant(morningOf: day).milliseconds - ours.now().milliseconds
        try await database.write { try $0.setPracticeShift(shift) }
    }

    func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000 + shift)
    }
}
