import Core
import Testing

/// Numbers in brackets are those of `docs/bad-inputs.md`.
@Suite struct `Bad dates` {
    @Test(arguments: [
        "30/02/2023", "31/04/2023", "29/02/2023", "29/02/1900", "29/02/2100", "32/01/2023", "01/13/2023", "31/02", "31022023",
    ])
    func `[69] that the calendar does not have are refused, never moved`(_ text: String) {
        #expect(throws: DateProblem.self) { try DateParsing.date(text) }
    }

    @Test(arguments: ["29/02/2000", "29/02/2024", "31/12/1999"])
    func `[69] beside the edge are taken`(_ text: String) throws {
        #expect(try DateParsing.date(text).vietnamese == text)
    }

    @Test func `[70] with two digits of the year are asked with both centuries`() throws {
        let candidates = [try #require(CalendarDate(iso: "1923-02-01")), try #require(CalendarDate(iso: "2023-02-01"))]
        #expect(throws: DateProblem.twoDigitYear(candidates: candidates)) { try DateParsing.date("01/02/23") }
        #expect(throws: DateProblem.noSuchDay) { try DateParsing.date("30/02/23") }
        #expect(throws: DateProblem.twoDigitYear(candidates: [CalendarDate(iso: "2000-02-29")!])) { try DateParsing.date("29/02/00") }
    }

    @Test(arguments: [("1965", "1965"), ("00/00/1965", "1965"), ("?/5/1960", "1960-05"), ("5/1960", "1960-05"), ("??/??/1960", "1960")])
    func `[72] known in part are kept with the precision they have`(_ text: String, _ iso: String) throws {
        #expect(try DateParsing.date(text).iso == iso)
    }

    @Test func `[72] with a day but no month are refused`() {
        #expect(throws: DateProblem.unreadable) { try DateParsing.date("5/?/1960") }
    }

    @Test func `[73] as serials of Excel are right or refused`() throws {
        #expect(try DateParsing.excelSerial(23_743).iso == "1965-01-01")
        #expect(try DateParsing.excelSerial(23_743.5).iso == "1965-01-01")
        #expect(try DateParsing.excelSerial(22_281, epoch1904: true).iso == "1965-01-01")
        #expect(try DateParsing.excelSerial(0, epoch1904: true).iso == "1904-01-01")
        for serial in [60, 60.5, 0, -1, -23_743, .nan, .infinity, 1e300, -1e300, 2_958_466] as [Double] {
            #expect(throws: DateProblem.self) { try DateParsing.excelSerial(serial) }
        }
        #expect(throws: DateProblem.self) { try DateParsing.excelSerial(1e18, epoch1904: true) }
        #expect(try DateParsing.excelSerial(2_958_465).iso == "9999-12-31")
    }

    @Test(arguments: [
        "mùng 3 tết", "rằm tháng giêng", "hôm nay", "0000", "00/00/0000", "1/1/0", "-5", "1/1/-5", "999999999", "10000", "1/1/10000",
        "1/1/99999",
        "1849", "2201", "1965-02-03T00:00:00Z", "1965-02-03+07", "24:00", "3/2/1965 24:00", "1//1965", "//", "1/2/3/4", "１/２/１９６５",
        "٣/٢/١٩٦٥",
        "1.5", "+1/2/1965", "1965-2-3-4", "\u{0}", "=1/2/1965",
    ])
    func `[75, 78, 79] that are none, out of every century, or hours are refused`(_ text: String) {
        #expect(throws: DateProblem.self) { try DateParsing.date(text) }
    }

    @Test(arguments: [
        ("2024-01-31", 36, "2027-01-31"), ("2024-02-29", 36, "2027-02-28"), ("2024-02-29", 48, "2028-02-29"),
        ("2023-08-31", 18, "2025-02-28"),
        ("2022-12-31", 2, "2023-02-28"), ("2023-03-31", -1, "2023-02-28"), ("9999-12-31", 1, "9999-12-31"),
        ("0001-01-01", -1, "0001-01-01"),
    ])
    func `[77] at the ends of months count months to the last day`(_ from: String, _ months: Int, _ to: String) throws {
        #expect(try #require(CalendarDate(iso: from)).adding(months: months).iso == to)
    }

    @Test func `[77] stop at the ends of the calendar instead of trapping`() throws {
        let day = try #require(CalendarDate(iso: "2024-02-29"))
        #expect(day.adding(months: .max).year == 9999 && day.adding(months: .min).year == 1)
        #expect(day.adding(days: .max).iso == "9999-12-31" && day.adding(days: .min).iso == "0001-01-01")
    }

    @Test func `[80] change at midnight in Vietnam`() {
        let midnight = Instant(milliseconds: Int64(CalendarDate(iso: "2026-10-31")!.dayNumber) * 86_400_000 + 17 * 3_600_000)
        #expect(midnight.day.iso == "2026-11-01" && Instant(milliseconds: midnight.milliseconds - 1).day.iso == "2026-10-31")
        #expect(midnight.clock == "00:00")
    }
}
