import Core
import Testing

/// Numbers in brackets are those of `docs/bad-inputs.md`.
@Suite struct `Bad personal numbers` {
    @Test func `[83] of eleven digits are proposed with the zero`() {
        #expect(throws: PersonalNumber.Problem.lostZero(proposal: "046165001234")) { try PersonalNumber("46165001234") }
    }

    /// The zero may not be what is lost: a proposal is taken by whoever reads it, so it has to fit.
    @Test func `[83] of eleven digits are proposed only if they fit place, century, sex and birth`() {
        #expect(throws: PersonalNumber.Problem.lostZero(proposal: "046165001234")) {
            try PersonalNumber("46165001234", sex: .female, born: .year(1965))
        }
        for (text, sex, year) in [
            ("04616690010", Sex.female, 1969), ("46165001234", .male, 1965), ("46165001234", .female, 1956), ("47165001234", .female, 1965),
        ] {
            #expect(throws: PersonalNumber.Problem.wrongLength(11)) { try PersonalNumber(text, sex: sex, born: .year(year)) }
        }
        #expect(throws: PersonalNumber.Problem.wrongLength(11)) { try PersonalNumber("04616690010") }
        #expect(throws: PersonalNumber.Problem.notDigits) { try PersonalNumber("O46l65OO1234", sex: .male) }
    }

    @Test(arguments: [
        "046081001234.0", "'046081001234", "046 081 001 234", "046.081.001.234", "046-081-001234", "\u{A0}046081001234\u{200B}",
    ])
    func `[84] that passed through a spreadsheet are recovered`(_ text: String) throws {
        #expect(try PersonalNumber(text).digits == "046081001234")
    }

    @Test(arguments: ["4.6081E+10", "4,6081E+10", "4.6081e+10"])
    func `[84] whose digits Excel lost are not invented`(_ text: String) {
        #expect(throws: PersonalNumber.Problem.digitsLost) { try PersonalNumber(text) }
    }

    @Test func `[85] of wrong length or with letters are flagged`() {
        #expect(throws: PersonalNumber.Problem.wrongLength(13)) { try PersonalNumber("0461650012345") }
        #expect(throws: PersonalNumber.Problem.lookAlike(proposal: "046165001234")) { try PersonalNumber("O46l65OO1234") }
        for text in ["04616500123a", "０４６１６５００１２３４", "٠٤٦١٦٥٠٠١٢٣٤", "046165001234\u{0}", "không có"] {
            #expect(throws: PersonalNumber.Problem.notDigits) { try PersonalNumber(text) }
        }
    }

    @Test func `[86] that disagree with sex or year are warned of`() throws {
        let number = try PersonalNumber("046165001234")
        #expect(number.warnings(sex: .male, born: .year(1966)) == [.sexDiffers, .birthYearDiffers])
        #expect(number.warnings(sex: .female, born: .year(1965)).isEmpty)
        #expect(number.warnings(sex: nil, born: nil).isEmpty)
    }

    @Test func `[88] of the former card are known as such`() throws {
        #expect(try PersonalNumber("191234567").warnings(sex: .male, born: nil) == [.formerCard])
    }

    @Test(arguments: ["000000000000", "111111111111", "123456789012", "123456789", "999999999"])
    func `[89] that nobody has are unlikely`(_ text: String) {
        #expect(throws: PersonalNumber.Problem.unlikely) { try PersonalNumber(text) }
    }
}
