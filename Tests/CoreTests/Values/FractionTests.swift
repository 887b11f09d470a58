import Core
import Testing

@Suite struct FractionTests {
    @Test func `decimals are read and written exactly`() {
        #expect(Fraction(decimal: "1.25")?.text == "5/4")
        #expect(Fraction(decimal: "-0.50")?.text == "-1/2")
        #expect(Fraction(decimal: "007")?.text == "7")
        for text in ["", ".", "1.", ".5", "1,5", "1.2.3", "1e3", "+1", "½", "1.1234567890123"] { #expect(Fraction(decimal: text) == nil) }
        #expect(Fraction(1, over: 3)?.decimal(4) == "0.3333")
        #expect(Fraction(-5, over: 2)?.decimal(4) == "-2.5" && Fraction(-5, over: 2)?.floor == -3)
        #expect(Fraction(1, over: 1_000)?.decimal(2) == "0")
    }

    @Test func `sums, products and order are exact, and what does not fit is nil`() {
        let (third, half) = (Fraction(1, over: 3)!, Fraction(1, over: 2)!)
        #expect(third.adding(half) == Fraction(5, over: 6) && third.multiplied(by: half) == Fraction(1, over: 6))
        #expect(third < half && Fraction(-1) < .zero)
        #expect(Fraction(.max).adding(.one) == nil && Fraction(.max).multiplied(by: Fraction(2)) == nil)
        #expect(Fraction(1, over: 0) == nil)
        #expect(Fraction(.max) > Fraction(.max - 1, over: 1)!)
    }
}
