import Core
import Testing

@Suite struct `Days and keys` {
    @Test func `run through four centuries without a gap`() throws {
        let first = try #require(CalendarDate(iso: "1900-01-01"))
        var day = first
        for offset in 0..<150_000 {
            #expect(day.dayNumber == first.dayNumber + offset)
            let next = day.adding(days: 1)
            guard next > day, CalendarDate(iso: next.iso) == next else {
                Issue.record("\(day) → \(next)")
                return
            }
            day = next
        }
    }

    @Test func `count full years on the birthday, not before`() throws {
        let born = try #require(CalendarDate(iso: "2008-02-29"))
        #expect(born.fullYears(until: try #require(CalendarDate(iso: "2024-02-28"))) == 15)
        #expect(born.fullYears(until: try #require(CalendarDate(iso: "2024-02-29"))) == 16)
        #expect(born.adding(months: 12).iso == "2009-02-28")
    }

    @Test func `keep their order and text`() throws {
        let key = Identifier<Int>(milliseconds: 1_700_000_000_000, random: (1, 2))
        let later = Identifier<Int>(milliseconds: 1_700_000_000_001, random: (0, 0))
        #expect(key < later)
        #expect(Identifier<Int>(key.description) == key)
        #expect(Identifier<Int>(bytes: key.bytes) == key)
        #expect(Identifier<Int>("not a key") == nil)
    }

    @Test func `print a rate from its counts, and none without a base`() throws {
        #expect(Ratio(473, of: 20_820)?.hundredthsOfPercent == 227)
        #expect(Ratio(1, of: 0) == nil)
        #expect(try #require(Ratio(5, of: 4)).exceedsWhole)
    }
}
