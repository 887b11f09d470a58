import Core
import Law
import Registry
import TestSupport
import Testing

@Suite struct `Classification under the national standards` {
    private let law = LawFolder(readingAll: TestFolder.law)

    private func possible(
        _ day: String, _ residence: Residence, points: Int? = nil, income: Int64? = nil, _ deprivations: String
    ) throws -> [PovertyClass] {
        let standard = try law.ruleBook.national(on: try #require(CalendarDate(iso: day)))
        let (deprived, unknown) = try Deprivations.parse(Array(deprivations.utf8), indicators: standard.indicators.count)
        return standard.classification(
            of: Assessment(
                reviewedOn: CalendarDate(iso: day)!, residence: residence, incomePoints: points,
                monthlyIncomePerPerson: income.map { Dong($0) },
                deprivations: Deprivations(deprived: deprived, unknown: unknown))
        ).possible
    }

    @Test func `gives every worked example its class`() {
        #expect(law.examples.count >= 50)
        #expect(law.failingExamples.isEmpty)
    }

    @Test func `[186] takes a household exactly at a line as within it, one point or one dong over it as beyond`() throws {
        #expect(try possible("2022-06-01", .rural, points: 140, "1;2;3") == [.poor])
        #expect(try possible("2022-06-01", .rural, points: 141, "1;2;3") == [.notPoor])
        #expect(try possible("2022-06-01", .urban, points: 175, "1;2") == [.nearPoor])
        #expect(try possible("2022-06-01", .rural, income: 1_500_000, "1;2;3") == [.poor])
        #expect(try possible("2022-06-01", .rural, income: 1_500_001, "1;2;3") == [.averageLiving])
    }

    @Test func `never counts a missing answer as zero`() throws {
        #expect(try possible("2022-06-01", .rural, points: 100, "1;2;7?") == [.poor, .nearPoor])
        #expect(try possible("2022-06-01", .rural, points: 100, "1;2;3;7?") == [.poor])
        #expect(try possible("2022-06-01", .rural, points: 100, "1;7?") == [.nearPoor])
        #expect(try possible("2022-06-01", .rural, "") == [.nearPoor, .averageLiving, .notPoor])
    }

    @Test(arguments: ["1;;2", "13", "1;1?", "a", "0", "?;?"])
    func `refuses deprivations that cannot be read`(_ text: String) {
        #expect(throws: DeprivationProblem.self) { try Deprivations.parse(Array(text.utf8), indicators: 12) }
    }

    @Test func `gives every step with its article`() throws {
        let standard = try law.ruleBook.national(on: CalendarDate(iso: "2023-10-01")!)
        let classification = standard.classification(
            of: Assessment(
                reviewedOn: CalendarDate(iso: "2023-10-01")!, residence: .rural, incomePoints: 120, monthlyIncomePerPerson: nil,
                deprivations: Deprivations(deprived: 0b111)))
        #expect(classification.reasons.map(\.step) == [.pointsWithin, .deprivationsEnough])
        #expect(classification.reasons.map(\.source) == ["tt-07-2021-tt-bldtbxh#diem-a-b", "nd-07-2021-nd-cp#dieu-3"])
        #expect(classification.fingerprint == standard.fingerprint)
    }
}
