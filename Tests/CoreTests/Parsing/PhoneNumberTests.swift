import Core
import Testing

@Suite struct `A telephone number` {
    @Test(arguments: [
        ("0912345678", "+84912345678", "0912 345 678"), ("0912.345.678", "+84912345678", "0912 345 678"),
        ("091 234 5678", "+84912345678", "0912 345 678"), ("+84 912 345 678", "+84912345678", "0912 345 678"),
        ("84912345678", "+84912345678", "0912 345 678"), ("0084912345678", "+84912345678", "0912 345 678"),
        ("+84 (0)912 345 678", "+84912345678", "0912 345 678"), ("'0912345678", "+84912345678", "0912 345 678"),
        ("0912-345-678", "+84912345678", "0912 345 678"), ("0845123456", "+84845123456", "0845 123 456"),
        ("0169 123 4567", "+84391234567", "0391 234 567"), ("01201234567", "+84701234567", "0701 234 567"),
        ("+84 169 123 4567", "+84391234567", "0391 234 567"), ("0199.123.4567", "+84591234567", "0591 234 567"),
        ("0234 3823456", "+842343823456", "0234 382 3456"), ("(0234) 3 823 456", "+842343823456", "0234 382 3456"),
        ("024 3825 3456", "+842438253456", "024 3825 3456"),
    ])
    func `is read as people write it, stored one way and shown one way`(_ typed: String, _ stored: String, _ shown: String) throws {
        let number = try PhoneNumber(typed)
        #expect(number.e164 == stored)
        #expect(number.shown == shown)
        #expect(PhoneNumber(e164: stored) == number)
        #expect(try PhoneNumber(shown) == number)
    }

    @Test(arguments: [("905123456", "0905 123 456"), ("1691234567", "0391 234 567"), ("2343823456", "0234 382 3456")])
    func `without its zero is proposed and never guessed`(_ typed: String, _ proposal: String) {
        do throws(PhoneNumber.Problem) {
            _ = try PhoneNumber(typed)
            Issue.record("taken as it was")
        } catch {
            guard case .lostZero(let number) = error else { return #expect(error == .empty) }
            #expect(number.shown == proposal)
        }
    }

    @Test(arguments: [
        "0912345678/0987654321", "0912345678; 0987654321", "0912345678 0987654321", "0912 345 678 - 0987 654 321",
        "0912345678 hoặc 0987654321", "0912345678, 02343823456", "09123456780987654321", "+84912345678 +84987654321",
    ])
    func `does not hide a second one in the same cell`(_ typed: String) {
        #expect(throws: PhoneNumber.Problem.severalNumbers) { try PhoneNumber(typed) }
    }

    @Test func `is refused with what is wrong with it`() {
        #expect(throws: PhoneNumber.Problem.empty) { try PhoneNumber(" \u{FEFF}") }
        for typed in ["không có", "09x2345678", "０９１２３４５６７８", "0912345678 (vợ)", "1e9", "-", "+", String(repeating: "9", count: 500), "٣"] {
            #expect(throws: PhoneNumber.Problem.self, "\(typed)") { try PhoneNumber(typed) }
        }
        #expect(throws: PhoneNumber.Problem.wrongLength(9)) { try PhoneNumber("091234567") }
        #expect(throws: PhoneNumber.Problem.unknownPrefix("061")) { try PhoneNumber("0612345678") }
        #expect(throws: PhoneNumber.Problem.unknownPrefix("0160")) { try PhoneNumber("01601234567") }
        #expect(throws: PhoneNumber.Problem.unknownPrefix("120")) { try PhoneNumber("+1 202 555 0123") }
    }

    @Test func `survives any text of its own alphabet`() {
        var state: UInt64 = 42
        let alphabet = Array("0123456789 +84.-()/;,ăx'")
        for _ in 0..<20_000 {
            var text = ""
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            for _ in 0..<Int(state >> 59) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text.append(alphabet[Int((state >> 33) % UInt64(alphabet.count))])
            }
            if let number = try? PhoneNumber(text) { #expect(PhoneNumber(e164: number.e164) == number) }
        }
    }
}
