import Core
import Testing

@Suite struct `Moments of addresses` {
    @Test(arguments: [
        "2026-11-24T17:05", "24/11/2026 17:05", "24/11/2026T17:05:00", "2026-11-24T17:05:00", "2026-11-24 17:05:00.000",
        "  2026-11-24T17:05 ",
    ])
    func `are read as the time of Vietnam`(_ text: String) throws {
        let moment = try MomentParsing.moment(text)
        #expect(moment.day.iso == "2026-11-24" && moment.clock == "17:05" && moment.local == "2026-11-24T17:05:00.000")
    }

    @Test func `come back as they were written`() throws {
        for milliseconds in stride(from: Int64(-90_000_000_123), to: 4_000_000_000_000, by: 97_531_246_811) {
            let moment = Instant(milliseconds: milliseconds)
            #expect(try MomentParsing.moment(moment.local) == moment)
        }
        let day = CalendarDate(iso: "2024-02-29")!
        #expect(day.beginning.local == "2024-02-29T00:00:00.000" && day.end.local == "2024-02-29T23:59:59.999")
        #expect(day.end.day == day && day.end.adding(milliseconds: 1).day.iso == "2024-03-01")
    }

    @Test(arguments: [
        "", "2026-11-24", "2026-11-24T24:00", "2026-11-24T23:60", "2026-11-24T23:59:60", "2026-11-24T17:05Z", "2026-11-24T17:05+07:00",
        "2026-11-24T17:05:00,5", "2026-11-24T17:5", "24/11/26 17:05", "31/02/2026 17:05", "2026-11-24T", "T17:05", "2026-11-24TT17:05",
        "0000-01-01T00:00",
        "9999-99-99T00:00", "2026-11-24T17:05:00.1234", "２０２６-11-24T17:05", "2026-02-30T00:00", "+2026-1-24T17:05", "-026-11-24T17:05",
    ]) func `[78, 79] are refused with a zone, at 24:00, in a leap second, or on no day`(_ text: String) {
        #expect(throws: DateProblem.self) { try MomentParsing.moment(text) }
    }
}
