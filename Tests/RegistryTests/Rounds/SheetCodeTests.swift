import Core
import Law
import Testing

@testable import Registry

@Suite struct `Code of a printed sheet` {
    private func code(_ household: String, _ kind: ReviewKind = .yearly, month: Int? = nil) -> SheetCode {
        let day = CalendarDate(iso: "2026-09-01")!
        return SheetCode(
            household: household,
            round: ReviewRound(
                id: ReviewRound.ID(high: 1, low: 1), kind: kind, year: 2026, month: month, unit: Area.ID(high: 1, low: 2), startsOn: day,
                endsOn: day, document: "", procedures: "", fingerprint: "", openedAt: Instant(milliseconds: 0)))
    }

    @Test func `is read again as it was printed, whatever the case, the blanks and the dash`() throws {
        for (household, kind, month) in [("H0000065", ReviewKind.yearly, nil), ("20035-012", .regular, 3), ("A", .averageLiving, 12)] {
            let printed = code(household, kind, month: month)
            let typed = [printed.text, printed.text.lowercased(), " \(printed.text) ", printed.text.replacing("-", with: " – ")]
            for text in typed { #expect(try SheetCode(text) == printed) }
        }
        #expect(code("H0000065").text.hasPrefix("H0000065-N26") && code("H1", .regular, month: 3).text.hasPrefix("H1-T2603"))
    }

    @Test func `is worked out as the standard says`() {
        // ISO/IEC 7064 MOD 37,36 of A12425GABC1234002 is M: the Global Release Identifier of the standard's own example.
        #expect(SheetCode.check("A12425GABC1234002") == "M")
    }

    @Test func `finds every wrong character and every two in the wrong order`() {
        let printed = Array(code("H0000165", .regular, month: 12).text)
        for place in printed.indices where printed[place] != "-" {
            for other in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" where other != printed[place] {
                var wrong = printed
                wrong[place] = other
                #expect(throws: SheetCode.Problem.self) { try SheetCode(String(wrong)) }
            }
            guard place + 1 < printed.count, printed[place + 1] != "-", printed[place + 1] != printed[place] else { continue }
            var swapped = printed
            swapped.swapAt(place, place + 1)
            #expect(throws: SheetCode.Problem.self) { try SheetCode(String(swapped)) }
        }
    }

    @Test func `other texts are not taken for one`() {
        for text in [
            "", "-", "H0000065", "H0000065-", "-N26K", "H1-X26K", "H1-N2K", "H1-N26", "H1-Nab1K", String(repeating: "9", count: 80),
        ] {
            #expect(throws: SheetCode.Problem.self) { try SheetCode(text) }
        }
    }
}
