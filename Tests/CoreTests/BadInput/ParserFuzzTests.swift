import Core
import Testing

/// Seeded, so that a failure can be repeated; whatever is typed, the parsers answer and do not trap.
@Suite struct `Texts of any kind` {
    private struct Dice {
        var state: UInt64

        mutating func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
    }

    private static let good = [
        "1.234.567", "1,5 triệu", "03/02/1965", "?/5/1960", "1965", "046165001234", "4.6E+10", "Nguyễn Văn Đức", "K'Tuyn", "NguyÔn V¨n §øc",
        "Nguyeãn Vaên Ñöùc", "Nguyá»…n VÄƒn Ä á»©c", "Thôn 10", "9223372036854775807",
    ]

    private static func mutated(_ dice: inout Dice) -> String {
        if dice.below(4) == 0 {
            let bytes = (0..<dice.below(40)).map { _ in UInt8(dice.below(256)) }
            return dice.below(2) == 0 ? String(decoding: bytes, as: UTF8.self) : LegacyEncoding.shown(bytes)
        }
        var scalars = Array(good[dice.below(good.count)].unicodeScalars)
        let strange: [Unicode.Scalar] = [
            "\u{0}", "\u{301}", "\u{323}", "\u{200B}", "\u{FEFF}", "\u{202E}", "\u{AD}", "\u{10FFFF}", "\u{E000}", "\u{FFFD}", ".", ",",
            " ", "-", "+", "e", "E",
            "/", "9", "0", "'", "\n", "\u{A0}", "đ", "Ǆ", "ﬁ", "１", "\u{1F600}",
        ]
        for _ in 0...dice.below(5) {
            let index = dice.below(scalars.count + 1)
            switch dice.below(4) {
            case 0: if index < scalars.count { scalars.remove(at: index) }
            case 1: scalars.insert(contentsOf: Array(repeating: strange[dice.below(strange.count)], count: 1 + dice.below(30)), at: index)
            case 2: if index < scalars.count { scalars[index] = strange[dice.below(strange.count)] }
            default: scalars += scalars.prefix(200)
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    @Test(arguments: 1...8) func `are read or refused, and what is kept keeps its form`(_ seed: UInt64) {
        var dice = Dice(state: seed)
        for _ in 0..<4_000 {
            let text = Self.mutated(&dice)
            _ = try? NumberParsing.count(text)
            _ = try? NumberParsing.thousandths(text)
            if let dong = try? NumberParsing.dong(text) { #expect(dong.amount >= 0, "\(text)") }
            if let date = try? DateParsing.date(text) {
                #expect((1850...2200).contains(date.year) && PartialDate(iso: date.iso) == date, "\(text)")
                #expect((try? DateParsing.date(date.vietnamese)) == date, "\(text)")
            }
            if let name = try? PersonName(text) {
                #expect(
                    (try? PersonName(name.text)) == name && name.text.nfc.unicodeScalars.elementsEqual(name.text.unicodeScalars), "\(text)")
                #expect(!name.text.unicodeScalars.contains { $0.value < 32 })
            }
            if let number = try? PersonalNumber(text) {
                #expect([9, 12].contains(number.digits.utf8.count) && Int(number.digits) != nil, "\(text)")
            }
            let decoded = LegacyReader().read(text).text
            for every in LegacyEncoding.allCases { _ = every.decode(text) }
            #expect(decoded.searchKey.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 32 })
            #expect(text.nfc.searchKey == text.searchKey || text.unicodeScalars.count > 1)
            for key in [text.vietnameseSortKey, text.personSortKey, text.naturalSortKey] { #expect(key.count < 10_000_000) }
            _ = (text.spellingKey, text.cleanedParagraphs, text.mixesScripts, text.containsEmoji, PersonalNumber.masked(text))
            _ = (CalendarDate(iso: text), PartialDate(iso: text), Identifier<Int>(text))
            _ = try? DateParsing.excelSerial(Double(bitPattern: UInt64(dice.below(1 << 30)) << 34), epoch1904: dice.below(2) == 0)
        }
    }
}
