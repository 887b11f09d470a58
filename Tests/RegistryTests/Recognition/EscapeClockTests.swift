import Core
import Law
import Registry
import TestSupport
import Testing

@Suite struct `Clocks of newly escaped households` {
    private static func recognitions(_ steps: [(String, PovertyClass)]) -> [Recognition] {
        steps.enumerated().map { index, step in
            let from = CalendarDate(iso: step.0)!
            let until = index + 1 < steps.count ? CalendarDate(iso: steps[index + 1].0)!.adding(days: -1) : nil
            return Recognition(
                id: Identifier(high: 1, low: UInt64(index)), household: Identifier(high: 2, low: 2), standard: "S2022",
                povertyClass: step.1, validFrom: from, validUntil: until, decisionNumber: "", decisionOn: from)
        }
    }

    private static func clocks(
        _ steps: [(String, PovertyClass)], province: String? = "46"
    ) throws -> [NewlyEscapedRule.Clock: EscapeClock] {
        let rules = try LawFolder.load(TestFolder.law).ruleBook.newlyEscapedRules(on: CalendarDate(iso: "2026-11-24")!, province: province)
        return Dictionary(
            uniqueKeysWithValues: EscapeClock.clocks(of: recognitions(steps), under: rules).map { ($0.rule.clock, $0) })
    }

    private static func day(_ iso: String) -> CalendarDate { CalendarDate(iso: iso)! }

    @Test func `run apart: out of poverty, out of both lists, out of both at once`() throws {
        let stepwise = try Self.clocks([("2022-12-20", .poor), ("2023-12-20", .nearPoor), ("2024-12-20", .notPoor)])
        #expect(stepwise[.programme]?.start == Self.day("2023-12-20") && stepwise[.programme]?.end == Self.day("2026-12-19"))
        #expect(stepwise[.policyBank]?.start == Self.day("2024-12-20") && stepwise[.policyBank]?.end == Self.day("2027-12-19"))
        #expect(stepwise[.local] == nil)
        let atOnce = try Self.clocks([("2022-12-20", .poor), ("2024-12-20", .averageLiving)])
        #expect(Set(atOnce.keys) == [.programme, .policyBank, .local])
        #expect(atOnce.values.allSatisfy { $0.start == Self.day("2024-12-20") })
        let nearPoor = try Self.clocks([("2022-12-20", .nearPoor), ("2024-12-20", .notPoor)])
        #expect(Set(nearPoor.keys) == [.policyBank])
        #expect(try Self.clocks([("2022-12-20", .poor), ("2024-12-20", .notPoor)], province: "48")[.local] == nil)
        #expect(try Self.clocks([("2024-12-20", .notPoor)]).isEmpty)
    }

    @Test func `stop when the household is on a list again, and begin anew at the next escape`() throws {
        let fallen = try Self.clocks([("2022-12-20", .poor), ("2024-12-20", .notPoor), ("2025-12-20", .nearPoor)])
        #expect(fallen[.policyBank]?.stoppedOn == Self.day("2025-12-20") && fallen[.local]?.stoppedOn == Self.day("2025-12-20"))
        #expect(fallen[.programme]?.stoppedOn == nil && fallen[.programme]?.isRunning(on: Self.day("2026-11-24")) == true)
        #expect(fallen[.policyBank]?.isRunning(on: Self.day("2025-12-19")) == true)
        #expect(fallen[.policyBank]?.isRunning(on: Self.day("2025-12-20")) == false)
        let again = try Self.clocks([
            ("2021-12-20", .poor), ("2022-12-20", .notPoor), ("2023-12-20", .poor), ("2025-12-20", .notPoor),
        ])
        #expect(again[.programme]?.start == Self.day("2025-12-20") && again[.programme]?.stoppedOn == nil)
    }

    @Test(arguments: [
        ("2024-02-29", "2027-02-27"), ("2023-01-31", "2026-01-30"), ("2023-03-01", "2026-02-28"), ("2022-12-31", "2025-12-30"),
    ])
    func `end on the day before the same day of the month`(_ start: String, _ end: String) throws {
        #expect(try Self.clocks([("2021-12-20", .poor), (start, .notPoor)])[.programme]?.end == Self.day(end))
    }
}
