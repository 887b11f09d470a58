import Core
import Testing

@Suite struct `Numbers, dates and papers as people write them` {
    @Test(arguments: [
        ("3/2/1965", "1965-02-03"), ("03021965", "1965-02-03"), ("1965-02-03", "1965-02-03"), ("02/1965", "1965-02"),
        ("1965", "1965"), ("00/00/1965", "1965"), ("?/5/1960", "1960-05"), (" 29/02/2024 ", "2024-02-29"),
    ])
    func `reads a date with the precision it has`(_ text: String, _ iso: String) throws {
        #expect(try DateParsing.date(text).iso == iso)
    }

    @Test(arguments: ["30/02/2020", "29/02/2023", "32/01/1990", "12/13/1990", "mai", "1/1/65", "99999999999", ""])
    func `refuses a day that does not exist or can be read in two ways`(_ text: String) {
        #expect(throws: DateProblem.self) { try DateParsing.date(text) }
    }

    @Test func `counts days as Excel counts them`() throws {
        #expect(try DateParsing.excelSerial(1) == CalendarDate(iso: "1900-01-01"))
        #expect(try DateParsing.excelSerial(59) == CalendarDate(iso: "1900-02-28"))
        #expect(try DateParsing.excelSerial(61) == CalendarDate(iso: "1900-03-01"))
        #expect(try DateParsing.excelSerial(45_000.75) == CalendarDate(iso: "2023-03-15"))
        #expect(throws: DateProblem.self) { try DateParsing.excelSerial(60) }
        #expect(throws: DateProblem.self) { try DateParsing.excelSerial(.nan) }
    }

    @Test func `reads amounts with Vietnamese separators and words`() throws {
        #expect(try NumberParsing.dong("1.500.000") == Dong(1_500_000))
        #expect(try NumberParsing.dong("1,5 triệu") == Dong(1_500_000))
        #expect(try NumberParsing.dong("300 nghìn đồng") == Dong(300_000))
        for text in ["1,234", "1e6", "-5", "1.2.3", "٣٤٥", "1.500,5"] {
            #expect(throws: NumberProblem.self) { try NumberParsing.dong(text) }
        }
    }

    @Test func `refuses signs, exponents and wrong groups in counts`() throws {
        #expect(try NumberParsing.count("1.204") == 1_204)
        for text in ["+5", "-1", "1e3", "0x10", "12.34", "inf", "9999999999999999999999"] {
            #expect(throws: NumberProblem.self) { try NumberParsing.count(text) }
        }
    }

    @Test func `checks a personal number by its parts`() throws {
        let number = try PersonalNumber("046165001234")
        #expect(number.stated?.sex == .female)
        #expect(number.stated?.year == 1965)
        #expect(number.warnings(sex: .male, born: .year(1966)) == [.sexDiffers, .birthYearDiffers])
        #expect(throws: PersonalNumber.Problem.lostZero(proposal: "046165001234")) { try PersonalNumber("46165001234") }
        #expect(throws: PersonalNumber.Problem.digitsLost) { try PersonalNumber("4.6165E+10") }
        #expect(throws: PersonalNumber.Problem.unlikely) { try PersonalNumber("000000000000") }
        #expect(PersonalNumber.masked("046165001234") == "0461••••1234")
    }

    @Test func `takes names of any length and refuses what only fills the box`() throws {
        #expect(try PersonName("  Hồ   Thị  Đào ").text == "Hồ Thị Đào")
        #expect(try PersonName("K'Tuyn").text == "K'Tuyn")
        for text in ["-", "N/A", "không", "12345", "Аnh"] {
            #expect(throws: PersonName.Problem.self) { try PersonName(text) }
        }
    }
}
