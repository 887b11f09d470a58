import Testing
import Words

/// Amounts as they are read aloud and as tables round them.
@Suite struct MoneyWordsTests {
    @Test(arguments: [
        (0, "Không đồng"), (1, "Một đồng"), (15, "Mười lăm đồng"), (21, "Hai mươi mốt đồng"), (24, "Hai mươi tư đồng"),
        (101, "Một trăm linh một đồng"), (110, "Một trăm mười đồng"), (115_000, "Một trăm mười lăm nghìn đồng"),
        (1_005_000, "Một triệu không trăm linh năm nghìn đồng"), (1_000_050, "Một triệu không trăm năm mươi đồng"),
        (125_400_000, "Một trăm hai mươi lăm triệu bốn trăm nghìn đồng"), (2_000_000_000, "Hai tỷ đồng"),
        (3_000_000_001, "Ba tỷ không trăm linh một đồng"), (75_000_000_000_000, "Bảy mươi lăm nghìn tỷ đồng"),
        (1_234_567_891, "Một tỷ hai trăm ba mươi tư triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi mốt đồng"),
        (-500_000, "Âm năm trăm nghìn đồng"),
    ])
    func `is read as on a voucher`(_ amount: Int64, _ words: String) { #expect(MoneyWords.spelled(amount) == words) }

    @Test func `is rounded half away from zero, and never twice`() {
        #expect(MoneyWords.amount(1_249_999, in: .million) == "1,2")
        #expect(MoneyWords.amount(1_250_000, in: .million) == "1,3")
        #expect(MoneyWords.amount(-1_250_000, in: .million) == "−1,3")
        #expect(MoneyWords.amount(1_234_567_000, in: .million) == "1.234,6")
        #expect(MoneyWords.amount(1_234_567_000, in: .billion) == "1,235")
        #expect(MoneyWords.amount(500_000, in: .billion) == "0,001")
        #expect(MoneyWords.amount(1_234_567, in: .dong) == "1.234.567")
        #expect(MoneyWords.amount(0, in: .billion) == "0,000")
    }
}
