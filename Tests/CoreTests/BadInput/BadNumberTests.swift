import Core
import Foundation
import Testing

/// Numbers in brackets are those of `docs/bad-inputs.md`.
@Suite struct `Bad numbers` {
    @Test func `[55] with an English decimal point are not guessed`() {
        #expect(throws: NumberProblem.self) { try NumberParsing.dong("1,234.5") }
        #expect(throws: NumberProblem.self) { try NumberParsing.thousandths("1,234.5") }
        #expect(throws: NumberProblem.ambiguous(whole: 1_234, decimal: "1,234")) { try NumberParsing.dong("1,234") }
    }

    @Test func `[56] of one point and three digits are a thousand in money and asked in measures`() throws {
        #expect(try NumberParsing.dong("1.234") == Dong(1_234))
        #expect(throws: NumberProblem.ambiguous(whole: 1_234, decimal: "1,234")) { try NumberParsing.thousandths("1.234") }
        #expect(try NumberParsing.thousandths("1.5") == 1_500)
    }

    @Test(arguments: [
        ("1.5 triệu", Int64(1_500_000)), ("1,5tr", 1_500_000), ("2 tỷ", 2_000_000_000), ("2 tỉ đồng", 2_000_000_000), ("300 ngàn", 300_000),
        ("1.500.000đ", 1_500_000), ("1 500 000 VND", 1_500_000), ("0", 0),
    ])
    func `[57] with words of size are read`(_ text: String, _ amount: Int64) throws {
        #expect(try NumberParsing.dong(text) == Dong(amount))
    }

    static let refused = [
        "１２３", "٣", "Ⅳ", "IV", "²", "1e9", "1E9", "0x10", "0b1", "1_000", "inf", "nan", "NaN", "∞", "--5", "+5", "-1", "−1", "－1", "1.",
        ".5.",
        "1..2", "1.23.456", "1,2,3", "1 2", "một trăm", "5%", "$5", "1\u{0}2", "=1+1", "'", "\"", "1/2",
    ]

    @Test(arguments: refused)
    func `[58, 59, 61] of other digits, signs, exponents and bases are refused`(_ text: String) {
        #expect(throws: NumberProblem.self) { try NumberParsing.count(text) }
        #expect(throws: NumberProblem.self) { try NumberParsing.dong(text) }
    }

    @Test(arguments: ["9223372036854775808", String(repeating: "9", count: 400), "99.999.999.999.999.999.999"])
    func `[60] beyond the range are said to be, and trap nothing`(_ text: String) {
        #expect(throws: NumberProblem.outOfRange) { try NumberParsing.count(text) }
        #expect(throws: NumberProblem.outOfRange) { try NumberParsing.dong(text) }
        #expect(throws: NumberProblem.outOfRange) { try NumberParsing.thousandths("9223372036854775,808") }
        #expect(throws: NumberProblem.outOfRange) { try NumberParsing.dong("9223372036854775807 tỷ") }
        #expect(throws: NumberProblem.outOfRange) { try NumberParsing.count("501", upTo: 500) }
    }

    @Test func `[62, 66] as a base of nothing give no rate, and a part over the whole is seen`() {
        #expect(Ratio(1, of: 0) == nil && Ratio(0, of: 0) == nil && Ratio(-1, of: 5) == nil && Ratio(1, of: -5) == nil)
        #expect(Ratio(101, of: 100)?.exceedsWhole == true)
        #expect(Ratio(.max, of: 1)?.hundredthsOfPercent == .max && Ratio(.max, of: .max)?.hundredthsOfPercent == 10_000)
    }

    @Test func `[63] of money with parts of a đồng are not rounded unseen`() {
        for text in ["1,5", "1.500,5", "0,25 đồng"] { #expect(throws: NumberProblem.self) { try NumberParsing.dong(text) } }
    }

    @Test func `[65] whose sum does not fit are no sum`() {
        #expect(Dong(.max).adding(Dong(1)) == nil)
        #expect(Dong(.max).adding(.zero) == Dong(.max))
    }
}
